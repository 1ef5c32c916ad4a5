//! A task and the parts it is split into.

use shared::calendar::Day;
use shared::id::{Id, Millis, PersonId, TaskId, UnitId};
use shared::model::{Entity, Kind, Task, Visibility};
use shared::mutation::{CreateTask, Part, SplitTask};

use super::super::desk::{Act, Desk, hours, time};
use super::super::rng::Rng;
use super::super::words::Work;
use super::course::{Birth, Calendar, Course};
use super::crew::Crew;
use super::fate::{Deck, Fate};
use super::life::Life;
use super::titles::{Title, title};
use super::{Ground, Material};
use crate::Error;

/// Of 100 tasks that are long enough, so many are split.
const SPLIT_SHARE: usize = 14;
/// Of 100 tasks, so many are not for everybody's eyes.
const NAMED_SHARE: usize = 3;
/// A task is split only if there is time for the parts.
const SPLIT_DAYS: i32 = 90;

/// Where a family stands.
pub struct Place<'a> {
    /// What it hangs under.
    pub ground: &'a Ground<'a>,
    /// Its place among the tasks there, from 0.
    pub index: usize,
    /// How many tasks may be in it at most.
    pub room: usize,
}

/// One task before it lives.
pub struct Member {
    /// Its id.
    pub id: TaskId,
    /// When it is entered.
    entered: Millis,
    /// What it is called.
    title: String,
    /// 牵头单位
    pub lead: Vec<UnitId>,
    /// 配合单位
    pub support: Vec<UnitId>,
    /// 责任领导
    pub leaders: Vec<PersonId>,
    /// Who acts on it.
    pub crew: Crew,
    /// Its days.
    pub course: Course,
}

/// A task and its parts.
pub struct Family<'a> {
    material: &'a Material<'a>,
    ground: &'a Ground<'a>,
    no: u32,
    work: Work,
    visibility: Visibility,
    whole: Member,
    parts: Vec<Member>,
    split_on: Day,
}

impl<'a> Family<'a> {
    /// Draws fates, days, names and people.
    pub fn plan(
        material: &'a Material<'a>,
        calendar: &Calendar,
        place: &Place<'a>,
        deck: &mut Deck,
        rng: &mut Rng,
    ) -> Result<Family<'a>, Error> {
        let ground = place.ground;
        let title = title(ground, material.units, place.index)
            .ok_or_else(|| Error::NoWork(ground.source.path.clone()))?;
        let course = calendar.course(deck.deal(rng), Birth::Own, rng);
        let visibility =
            if rng.chance(NAMED_SHARE) { Visibility::Named } else { Visibility::County };
        let (lead, support) = units(ground, &title, rng);
        let entered = time(course.created, hours::ENTRY, rng);
        let whole = Member {
            id: TaskId(Id::timed(entered, rng.bytes())),
            entered,
            title: title.words,
            crew: Crew::of(material.people, &ground.chiefs, &lead, &support, rng),
            lead,
            support,
            leaders: leaders(material, ground, visibility, rng),
            course,
        };
        let split_on = whole.course.begun.plus(rng.between(1, 8));
        let parts = Vec::new();
        let no = place.index as u32 + 1;
        let work = title.work;
        let mut family = Family { material, ground, no, work, visibility, whole, parts, split_on };
        if family.is_long(calendar.today) && rng.chance(SPLIT_SHARE) {
            family.split(calendar, deck, place.room, rng);
        }
        Ok(family)
    }

    /// How many tasks there are in it.
    pub fn len(&self) -> usize {
        1 + self.parts.len()
    }

    /// Whether it goes on, or went on, for long enough to be split.
    fn is_long(&self, today: Day) -> bool {
        let course = &self.whole.course;
        let end = match course.fate {
            Fate::OnTrack | Fate::ReportDue => today,
            Fate::Done => course.last,
            _ => return false,
        };
        end.since(course.begun) >= SPLIT_DAYS
    }

    /// Plans the parts; the whole is due when the last of them is.
    fn split(&mut self, calendar: &Calendar, deck: &mut Deck, room: usize, rng: &mut Rng) {
        let whole_done = self.whole.course.fate == Fate::Done;
        let until = if whole_done { self.whole.course.last.plus(-1) } else { calendar.today };
        let birth = Birth::Part { on: self.split_on, until };
        let entered = time(self.split_on, hours::SPLIT, rng);
        let names = &self.material.words.of(self.work).parts;
        for name in names.iter().take(room.saturating_sub(1)) {
            let fate = if whole_done { Fate::Done } else { deck.deal(rng) };
            let mut course = calendar.course(fate, birth, rng);
            let whole_due = &mut self.whole.course.due;
            if whole_done {
                course.due = course.due.min(*whole_due);
            } else {
                *whole_due = (*whole_due).max(course.due);
            }
            self.parts.push(self.part(name, entered, course, rng));
        }
    }

    /// A part: the lead unit keeps most and hands some on.
    fn part(&self, name: &str, entered: Millis, course: Course, rng: &mut Rng) -> Member {
        let whole = &self.whole;
        let (mut lead, mut support) = (whole.lead.clone(), whole.support.clone());
        let handed_on = !support.is_empty() && rng.chance(40);
        if handed_on {
            lead = vec![support.remove(0)];
        }
        let mut crew = Crew::of(self.material.people, &self.ground.chiefs, &lead, &support, rng);
        if handed_on {
            crew.judge = whole.crew.head;
        }
        Member {
            id: TaskId(Id::timed(entered, rng.bytes())),
            entered,
            title: format!("{}：{name}", whole.title),
            lead,
            support,
            leaders: whole.leaders.clone(),
            crew,
            course,
        }
    }

    /// Lives through the rules; returns the tasks, then their reports and comments by time.
    pub fn live(self, today: Day, rng: &mut Rng) -> Result<Vec<Entity>, Error> {
        let mut acts = self.acts_of_whole(today, rng);
        acts.extend(self.acts_of_parts(today, rng));
        acts.sort_by_key(|act| act.at);
        let mut desk = Desk::on(self.material.county);
        acts.into_iter().try_for_each(|act| desk.act(act))?;
        let mut entities: Vec<Entity> = desk.clear().collect();
        for entity in &mut entities {
            if let Entity::Task(task) = entity {
                self.file(task);
            }
        }
        entities.sort_by_key(|entity| match entity {
            Entity::Task(task) => (Kind::Task, task.meta.created.at, task.no),
            other => (Kind::Comment, other.meta().created.at, 0),
        });
        Ok(entities)
    }

    fn acts_of_whole(&self, today: Day, rng: &mut Rng) -> Vec<Act> {
        let whole = &self.whole;
        let lived = Life::new(whole, self.material.words, self.work, today, rng)
            .live(self.parts.is_empty());
        let create = CreateTask {
            id: whole.id,
            programme: self.material.programme.id,
            parent: self.ground.parent,
            title: whole.title.clone(),
            detail: self.ground.detail.clone(),
            leaders: whole.leaders.clone(),
            lead_units: whole.lead.clone(),
            support_units: lived.support,
            start: whole.course.start,
            due: Some(lived.due),
            visibility: self.visibility,
        };
        // Under the programme itself only its office enters tasks.
        let by_office = rng.chance(70) || self.ground.parent.is_none();
        let actor = if by_office { whole.crew.office } else { whole.crew.head };
        let (at, day) = (whole.entered, whole.course.created);
        let mut acts = vec![Act { at, day, actor, mutation: create.into() }];
        acts.extend(lived.acts);
        acts
    }

    fn acts_of_parts(&self, today: Day, rng: &mut Rng) -> Vec<Act> {
        let Some(first) = self.parts.first() else { return Vec::new() };
        let (mut acts, mut parts) = (Vec::new(), Vec::new());
        for part in &self.parts {
            let lived = Life::new(part, self.material.words, self.work, today, rng).live(true);
            parts.push(Part {
                id: part.id,
                title: part.title.clone(),
                lead_units: part.lead.clone(),
                support_units: lived.support,
                due: Some(lived.due),
            });
            acts.extend(lived.acts);
        }
        let split = SplitTask { task: self.whole.id, parts };
        let (day, actor) = (self.split_on, self.whole.crew.head);
        acts.push(Act { at: first.entered, day, actor, mutation: split.into() });
        acts
    }

    /// Gives a task what no act gives it: its clause, and its number where its siblings are not
    /// at the desk.
    fn file(&self, task: &mut Task) {
        task.source = Some(self.ground.clause(self.no));
        if task.id == self.whole.id {
            task.no = self.no;
        }
    }
}

/// Who leads and who helps with a task of this name.
fn units(ground: &Ground<'_>, title: &Title, rng: &mut Rng) -> (Vec<UnitId>, Vec<UnitId>) {
    let mut lead = ground.lead.clone();
    rng.shuffle(&mut lead);
    if rng.chance(70) {
        lead.truncate(1);
    }
    let mut support = ground.support.clone();
    rng.shuffle(&mut support);
    support.truncate(rng.between(1, 3) as usize);
    support.extend(title.township);
    (lead, support)
}

/// The chiefs; a task that is not for everybody names a chief of other ground, too.
fn leaders(
    material: &Material<'_>,
    ground: &Ground<'_>,
    visibility: Visibility,
    rng: &mut Rng,
) -> Vec<PersonId> {
    let mut leaders = ground.chiefs.clone();
    if visibility == Visibility::Named {
        let other = rng.pick(material.grounds).and_then(|other| other.chiefs.first()).copied();
        leaders.extend(other.filter(|chief| !leaders.contains(chief)));
    }
    leaders
}
