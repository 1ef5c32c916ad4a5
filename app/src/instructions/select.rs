//! An instruction in everything that is shown of it, and what a person may do about it. Free of web
//! types.

use std::cmp::Reverse;
use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{Id, InstructionId, Millis, ProgrammeId, TaskId, UnitId};
use shared::model::{
    Answering, Charge, Entity, Instruction, InstructionKind, Kind, Parent, Report, Task, Visibility,
};
use shared::mutation::CreateTask;
use shared::order::sort_by_key;
use shared::policy::{self, Action, Hat};
use shared::rules::{Entities, Memory, TITLE_MAX, task_of};

use super::waiting::{About, about};
use crate::tasks::delivery::Delivery;
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// An instruction as a page shows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Told {
    /// Which.
    pub id: InstructionId,
    /// 催办, not 批示.
    pub is_nudge: bool,
    /// What is wanted.
    pub words: String,
    /// Who gave it, with the delegate who entered it.
    pub who: Who,
    /// Whose it is, by name alone.
    pub owner: String,
    /// When.
    pub at: Millis,
    /// What it is about.
    pub about: About,
    /// By when an answer is wanted.
    pub due: Option<Day>,
    /// How many days that is over, while an answer is still to come.
    pub late: Option<i32>,
    /// Whether the leader stands by it.
    pub is_confirmed: bool,
    /// The units, and when each took it on.
    pub addressees: Vec<Addressee>,
    /// Who has seen it, for those whom that concerns.
    pub seen: Option<Vec<(String, Millis)>>,
    /// What units said, oldest first.
    pub feedback: Vec<Answer>,
    /// The task it became; without a title where this device does not hold it.
    pub task: Option<(TaskId, Option<String>)>,
    /// Who closed it and when, and the remark.
    pub closed: Option<(Who, Millis, String)>,
    /// How far the person's own latest act on it has come.
    pub delivery: Option<Delivery>,
    /// What the person may do.
    pub offers: Offers,
    /// Whether it is to be recorded that this person sees it.
    pub is_news: bool,
}

/// A unit that is addressed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Addressee {
    /// Its name.
    pub unit: String,
    /// Who took it on for it, and when.
    pub acknowledged: Option<(String, Millis)>,
}

/// What a unit said.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Answer {
    /// The unit.
    pub unit: String,
    /// Who for it.
    pub who: String,
    /// On which day.
    pub day: Day,
    /// What.
    pub words: String,
}

/// What a person may do about an instruction.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Offers {
    /// Take it on, for each of these units.
    pub acknowledge: Vec<(UnitId, String)>,
    /// Answer for one of these.
    pub answer: Vec<(UnitId, String)>,
    /// Turn it into a task.
    pub to_task: bool,
    /// Close it.
    pub close: bool,
    /// Confirm it: its leader in person.
    pub confirm: bool,
}

/// Who reads: the viewer, and whether in their own name.
#[derive(Clone, Copy)]
pub struct Reader<'a, 'b> {
    /// The viewer.
    pub viewer: &'b Viewer<'a>,
    /// Not as somebody's delegate.
    pub in_person: bool,
}

/// One instruction.
pub fn told(reader: Reader<'_, '_>, id: InstructionId) -> Option<Told> {
    let entity = reader.viewer.memory.get(id.into())?;
    Some(tell(reader, &entity, Instruction::of(&entity)?))
}

/// What was given on a task or its reports, or on a chain: what is open first, then the newest.
pub fn given_on(reader: Reader<'_, '_>, on: Id) -> Vec<Told> {
    let memory = reader.viewer.memory;
    let mut ids = memory.children(on, Kind::Instruction);
    for report in memory.children(on, Kind::Report) {
        ids.extend(memory.children(report, Kind::Instruction));
    }
    let mut all: Vec<Told> =
        ids.into_iter().filter_map(|id| told(reader, InstructionId(id))).collect();
    sort_by_key(&mut all, |told| (told.closed.is_some(), Reverse(told.at), told.id));
    all
}

fn tell(reader: Reader<'_, '_>, entity: &Rc<Entity>, given: &Instruction) -> Told {
    let viewer = reader.viewer;
    let memory = viewer.memory;
    let name = |unit: UnitId| names::label(memory, unit.into()).unwrap_or_default();
    let by = |actor| names::who(memory, actor).name;
    let addressees = given.units.iter().map(|unit| Addressee {
        unit: name(*unit),
        acknowledged: given
            .acknowledged
            .iter()
            .find(|ack| ack.unit == *unit)
            .map(|ack| (by(ack.stamp.by), ack.stamp.at)),
    });
    let feedback = given.feedback.iter().map(|said| Answer {
        unit: name(said.unit),
        who: by(said.stamp.by),
        day: said.day,
        words: said.words.clone(),
    });
    Told {
        id: given.id,
        is_nudge: given.kind == InstructionKind::Nudge,
        words: given.words.clone(),
        who: names::stamped(memory, given.meta.created),
        owner: by(given.by),
        at: given.meta.created.at,
        about: about(memory, given),
        due: given.due,
        late: late(viewer, given),
        is_confirmed: given.confirmed.is_some(),
        addressees: addressees.collect(),
        seen: seen(viewer, entity, given),
        feedback: feedback.collect(),
        task: given.task.map(|task| (task, names::label(memory, task.into()))),
        closed: given.closed.as_ref().map(|closing| {
            let who = names::stamped(memory, closing.stamp);
            (who, closing.stamp.at, closing.words.clone())
        }),
        delivery: viewer.deliveries.of(given.id.into()),
        offers: offers(reader, entity, given),
        is_news: is_news(&reader, given),
    }
}

/// Days over, while a unit has not answered.
fn late(viewer: &Viewer<'_>, given: &Instruction) -> Option<i32> {
    let days = viewer.today.since(given.due?);
    let answered = |unit: &UnitId| given.feedback.iter().any(|said| said.unit == *unit);
    (days > 0 && given.is_open() && !given.units.iter().all(answered)).then_some(days)
}

/// Its owner and the offices follow who has seen it.
fn seen(
    viewer: &Viewer<'_>,
    entity: &Entity,
    given: &Instruction,
) -> Option<Vec<(String, Millis)>> {
    let hats = viewer.hats(entity);
    let follows = hats.contains(&Hat::Owner) || hats.contains(&Hat::Office);
    let sights = given.seen.iter().map(|sight| {
        let who = names::stamped(viewer.memory, sight.stamp);
        (placed(&who), sight.stamp.at)
    });
    (follows && given.confirmed.is_some()).then(|| sights.collect())
}

/// Who, after where from: a post without a person has a bare name.
pub fn placed(who: &Who) -> String {
    let parts = [who.place.as_str(), who.name.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Whether the viewer is of an addressee and has not been recorded yet. What a delegate sees is not
/// what the leader has seen.
fn is_news(reader: &Reader<'_, '_>, given: &Instruction) -> bool {
    let viewer = reader.viewer;
    let own = viewer.units();
    reader.in_person
        && given.is_open()
        && given.confirmed.is_some()
        && given.by != viewer.actor
        && given.units.iter().any(|unit| own.contains(unit))
        && !given.seen.iter().any(|sight| sight.stamp.by == viewer.actor)
}

fn offers(reader: Reader<'_, '_>, entity: &Entity, given: &Instruction) -> Offers {
    let viewer = reader.viewer;
    if !given.is_open() {
        return Offers::default();
    }
    let may = |action| policy::can(viewer.memory, viewer.actor, action, entity).is_ok();
    let own = viewer.units();
    let mine = |action| {
        let allowed = given.confirmed.is_some() && may(action);
        let units = given.units.iter().copied();
        let units = units.filter(|unit| allowed && own.contains(unit));
        let named =
            units.map(|unit| (unit, names::label(viewer.memory, unit.into()).unwrap_or_default()));
        named.collect::<Vec<(UnitId, String)>>()
    };
    let waits = |unit: &UnitId| given.unacknowledged().any(|other| other == *unit);
    let owns = may(Action::CloseInstruction);
    let place = place(viewer.memory, given).and_then(|(_, _, id)| viewer.memory.get(id));
    let may_create = place.is_some_and(|place| {
        policy::can(viewer.memory, viewer.actor, Action::CreateTask, &place).is_ok()
    });
    Offers {
        acknowledge: mine(Action::Acknowledge)
            .into_iter()
            .filter(|(unit, _)| waits(unit))
            .collect(),
        answer: mine(Action::AnswerInstruction),
        to_task: given.task.is_none()
            && given.kind == InstructionKind::Directive
            && given.confirmed.is_some()
            && may_create,
        close: owns,
        confirm: owns && given.confirmed.is_none() && reader.in_person,
    }
}

/// Where a task is made that an instruction becomes: the chain or field it is about, or else the
/// programme.
fn place(memory: &Memory, given: &Instruction) -> Option<(ProgrammeId, Option<Parent>, Id)> {
    let charge = match memory.get(given.on).as_deref().and_then(Charge::of) {
        Some(charge) => Some(charge),
        None => task_of(memory, given).as_deref().and_then(Task::of)?.charge,
    };
    let parent = match charge {
        Some(Charge::Chain(chain)) => Some(Parent::from(chain)),
        Some(Charge::Field(field)) => Some(Parent::from(field)),
        Some(Charge::River(_)) | None => None,
    };
    let under = parent.map_or(given.programme.into(), |parent| parent.id);
    Some((given.programme, parent, under))
}

/// The task that an instruction would become, for somebody to look over.
pub fn as_task(memory: &Memory, id: InstructionId, task: TaskId) -> Option<CreateTask> {
    let entity = memory.get(id.into())?;
    let given = Instruction::of(&entity)?;
    let (programme, parent, _) = place(memory, given)?;
    let (title, rest) = title_of(&given.words);
    Some(CreateTask {
        id: task,
        programme,
        parent,
        title,
        detail: rest,
        leaders: Vec::new(),
        lead_units: given.units.clone(),
        support_units: Vec::new(),
        start: None,
        due: given.due,
        visibility: Visibility::County,
    })
}

/// The first line as a title, and the words at length where that does not hold all of them.
fn title_of(words: &str) -> (String, String) {
    let first = words.lines().next().unwrap_or_default().trim();
    let short: String = first.chars().take(TITLE_MAX as usize).collect();
    let title = short.trim_end_matches(['。', '.']).to_owned();
    let whole = words.trim();
    let rest = if whole == first && short == first { "" } else { whole };
    (title, rest.to_owned())
}

/// Whom an instruction on this is likely for: the lead units, and those that support.
pub fn likely_units(memory: &Memory, on: Id) -> (Vec<UnitId>, Vec<UnitId>) {
    let found = memory.get(on);
    let task = match found.as_deref() {
        Some(Entity::Report(Report { task, .. })) => memory.get((*task).into()),
        Some(Entity::Task(_)) => found.clone(),
        _ => None,
    };
    if let Some(task) = task.as_deref().and_then(Task::of) {
        return (task.lead_units.clone(), task.support_units.clone());
    }
    let answering = found.as_deref().and_then(Answering::of);
    answering.map(|found| (found.lead_units, found.support_units)).unwrap_or_default()
}

/// Whether the viewer may give an instruction on a task or a chain.
pub fn may_instruct(viewer: &Viewer<'_>, on: &Entity) -> bool {
    policy::can(viewer.memory, viewer.actor, Action::Instruct, on).is_ok()
}

#[cfg(test)]
mod tests {
    use shared::model::{Closing, Sight};

    use super::*;
    use crate::instructions::sample::{answered, county_with, given, stamp, taken};
    use crate::tasks::sample::{id, task, today, viewer};

    fn seen_as(given: Instruction, who: &str) -> Told {
        let county = county_with([task("事")], [given]);
        let viewer = viewer(&county, who);
        let reader = Reader { viewer: &viewer, in_person: true };
        given_on(reader, id("事")).pop().unwrap()
    }

    /// What somebody may do: sign, answer, make a task, close, confirm.
    fn rights(given: &Instruction, who: &str) -> [bool; 5] {
        let offers = seen_as(given.clone(), who).offers;
        let (sign, answer) = (!offers.acknowledge.is_empty(), !offers.answer.is_empty());
        [sign, answer, offers.to_task, offers.close, offers.confirm]
    }

    #[test]
    fn each_may_do_what_is_theirs() {
        const NOTHING: [bool; 5] = [false; 5];
        let fresh = given("批", "事");
        let unconfirmed = Instruction { confirmed: None, ..fresh.clone() };
        let closing = Closing { words: "好".to_owned(), stamp: stamp("书记", 400) };
        let closed = Instruction { closed: Some(closing), ..fresh.clone() };
        let nudge = Instruction { kind: InstructionKind::Nudge, ..fresh.clone() };
        let table = [
            (&fresh, "园区经办", [true, true, true, false, false]),
            (&taken(fresh.clone(), "园区"), "园区经办", [false, true, true, false, false]),
            (&nudge, "园区经办", [true, true, false, false, false]),
            (&fresh, "书记", [false, false, false, true, false]),
            (&unconfirmed, "书记", [false, false, false, true, true]),
            (&unconfirmed, "园区经办", NOTHING),
            (&fresh, "督查室", [false, false, true, false, false]),
            (&fresh, "农业经办", NOTHING),
            (&fresh, "管理员", NOTHING),
            (&closed, "书记", NOTHING),
            (&closed, "园区经办", NOTHING),
        ];
        for (given, who, may) in table {
            assert_eq!(rights(given, who), may, "{who} {given:?}");
        }
    }

    #[test]
    fn a_delegate_cannot_confirm() {
        let county =
            county_with([task("事")], [Instruction { confirmed: None, ..given("批", "事") }]);
        let viewer = viewer(&county, "书记");
        let told =
            told(Reader { viewer: &viewer, in_person: false }, given("批", "事").id).unwrap();
        assert!(told.offers.close && !told.offers.confirm);
    }

    #[test]
    fn who_has_seen_it_is_for_its_owner_and_the_offices() {
        let mut seen = given("批", "事");
        seen.seen.push(Sight { stamp: stamp("园区经办", 150) });
        let names = |who| {
            seen_as(seen.clone(), who)
                .seen
                .map(|seen| seen.into_iter().map(|(name, _)| name).collect::<Vec<_>>())
        };
        assert_eq!(names("书记"), Some(vec!["园区 经办".to_owned()]));
        assert_eq!(names("督查室"), Some(vec!["园区 经办".to_owned()]));
        assert_eq!(names("园区经办"), None);
        assert!(!seen_as(seen.clone(), "园区经办").is_news, "recorded once");
        assert!(seen_as(given("批", "事"), "园区经办").is_news);
        for other in ["书记", "督查室", "农业经办"] {
            assert!(!seen_as(given("批", "事"), other).is_news, "{other} is not addressed");
        }
        let county = county_with([task("事")], [given("批", "事")]);
        let viewer = viewer(&county, "园区经办");
        let by_delegate = Reader { viewer: &viewer, in_person: false };
        assert!(!told(by_delegate, given("批", "事").id).unwrap().is_news, "not with others' eyes");
    }

    #[test]
    fn a_late_answer_is_late_until_it_comes() {
        let late = Instruction { due: Some(today().plus(-3)), ..given("批", "事") };
        assert_eq!(seen_as(late.clone(), "书记").late, Some(3));
        assert_eq!(seen_as(answered(taken(late.clone(), "园区"), "园区"), "书记").late, None);
        let told = seen_as(taken(late, "园区"), "书记");
        let signed = told.addressees[0].acknowledged.clone().map(|(who, _)| who);
        assert_eq!(signed.as_deref(), Some("经办"));
    }

    #[test]
    fn open_ones_come_first_and_those_on_reports_are_there() {
        let closing = Closing { words: String::new(), stamp: stamp("书记", 400) };
        let closed = Instruction { closed: Some(closing), ..given("旧", "事") };
        let mut newer = given("新", "事");
        newer.meta.created.at = Millis(900);
        let on_chain = given("链", "枸杞产业链");
        let county = county_with([task("事")], [closed, given("早", "事"), newer, on_chain]);
        let viewer = viewer(&county, "书记");
        let reader = Reader { viewer: &viewer, in_person: true };
        let words = |on: &str| -> Vec<String> {
            given_on(reader, id(on)).into_iter().map(|told| told.words).collect()
        };
        assert_eq!(words("事"), ["新", "早", "旧"]);
        assert_eq!(words("枸杞产业链"), ["链"]);
    }

    #[test]
    fn an_instruction_becomes_a_task_of_its_chain_for_its_addressees() {
        let wanted = Instruction {
            due: Some(today()), ..given("请到现场核实。\n三天内。", "事")
        };
        let county = county_with([task("事")], [wanted.clone()]);
        let new = as_task(&county, wanted.id, TaskId(id("新"))).unwrap();
        assert_eq!(new.title, "请到现场核实");
        assert_eq!(new.detail, "请到现场核实。\n三天内。");
        assert_eq!((new.lead_units, new.due), (wanted.units, Some(today())));
        assert_eq!(new.parent.map(|parent| parent.id), Some(id("枸杞产业链")));
        assert_eq!(title_of("一句话。"), ("一句话".to_owned(), String::new()));
        let long = "长".repeat(130);
        let (title, rest) = title_of(&long);
        assert_eq!((title.chars().count(), rest), (120, long));
    }

    #[test]
    fn lead_units_come_first_wherever_it_is_given() {
        let support = vec![UnitId(id("农业农村局"))];
        let county = county_with([Task { support_units: support.clone(), ..task("事") }], []);
        let lead = vec![UnitId(id("园区"))];
        assert_eq!(likely_units(&county, id("事")), (lead.clone(), support));
        assert_eq!(likely_units(&county, id("枸杞产业链")), (lead, Vec::new()));
        assert_eq!(likely_units(&county, id("无")), Default::default());
    }
}
