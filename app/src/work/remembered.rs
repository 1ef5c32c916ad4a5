//! What each open task came to when the list was last made. Most acts change one task, and a county
//! has many: only what has changed since is judged anew. Free of web types.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ActorId, Id};
use shared::model::{Entity, Kind, ParentKind, Task};
use shared::rules::Entities;

use super::select::Judged;
use crate::tasks::delivery::Delivery;
use crate::tasks::viewer::Viewer;

/// What rights, lights and names follow from, beside the task and the one it is a part of.
const GROUND: [Kind; 8] = [
    Kind::Programme,
    Kind::Chain,
    Kind::Field,
    Kind::River,
    Kind::Post,
    Kind::Delegate,
    Kind::Unit,
    Kind::Person,
];

/// What a list was made from.
#[derive(Default)]
pub struct Remembered {
    ground: Option<Ground>,
    /// In order of id.
    tasks: Vec<Known>,
}

struct Ground {
    today: Day,
    actor: ActorId,
    entities: Vec<Rc<Entity>>,
}

/// A task as it was judged, and on what.
struct Known {
    task: Rc<Entity>,
    above: Option<Rc<Entity>>,
    delivery: Option<Delivery>,
    judged: Judged,
}

impl Remembered {
    /// What every open task comes to now.
    pub fn renew(&mut self, viewer: &Viewer<'_>) -> impl Iterator<Item = &Judged> {
        if !self.ground.as_ref().is_some_and(|ground| ground.stands(viewer)) {
            self.ground = Some(Ground::of(viewer));
            self.tasks.clear();
        }
        let mut before = std::mem::take(&mut self.tasks).into_iter().peekable();
        let open =
            |entity: &&Rc<Entity>| Task::of(entity).is_some_and(|task| !task.status.is_closed());
        for entity in viewer.memory.all(Kind::Task).filter(open) {
            let id = entity.id();
            while before.next_if(|known| known.task.id() < id).is_some() {}
            let known = before.next_if(|known| known.task.id() == id);
            let above = above(viewer, entity);
            let delivery = viewer.deliveries.of(id);
            let known = known.filter(|known| known.stands(entity, above.as_ref(), delivery));
            self.tasks.push(known.unwrap_or_else(|| Known {
                judged: Judged::of(viewer, entity, false),
                task: entity.clone(),
                above,
                delivery,
            }));
        }
        self.tasks.iter().map(|known| &known.judged)
    }
}

impl Known {
    fn stands(
        &self,
        task: &Rc<Entity>,
        above: Option<&Rc<Entity>>,
        delivery: Option<Delivery>,
    ) -> bool {
        let same_above = match (&self.above, above) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        Rc::ptr_eq(&self.task, task) && same_above && self.delivery == delivery
    }
}

impl Ground {
    fn of(viewer: &Viewer<'_>) -> Ground {
        let entities = ground(viewer).cloned().collect();
        Ground { today: viewer.today, actor: viewer.actor, entities }
    }

    fn stands(&self, viewer: &Viewer<'_>) -> bool {
        let mut now = ground(viewer);
        let same = |known: &Rc<Entity>| now.next().is_some_and(|entity| Rc::ptr_eq(known, entity));
        let same = self.entities.iter().all(same);
        same && now.next().is_none() && (self.today, self.actor) == (viewer.today, viewer.actor)
    }
}

fn ground<'a>(viewer: &Viewer<'a>) -> impl Iterator<Item = &'a Rc<Entity>> + use<'a> {
    let memory = viewer.memory;
    GROUND.into_iter().flat_map(move |kind| memory.all(kind))
}

/// The task that this one is a part of.
fn above(viewer: &Viewer<'_>, entity: &Entity) -> Option<Rc<Entity>> {
    let parent = Task::of(entity)?.parent?;
    let id: Id = (parent.kind == ParentKind::Task).then_some(parent.id)?;
    viewer.memory.get(id)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::TaskId;
    use shared::model::{Parent, Status, Unit};
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, today, viewer};
    use crate::work::select::{MyWork, Narrow, my_work};

    /// The list made from what was remembered is the list made from nothing.
    fn list(county: &Memory, who: &str, before: &mut Remembered) -> MyWork {
        let narrow = Narrow::default();
        let list = my_work(&viewer(county, who), &narrow, before);
        let anew = my_work(&viewer(county, who), &narrow, &mut Remembered::default());
        assert_eq!(list, anew, "for {who}");
        list
    }

    #[test]
    fn what_has_changed_is_judged_anew_and_nothing_else() {
        let mut county = county([task("一"), overdue("二", 3), task("三")]);
        let mut before = Remembered::default();
        let first = list(&county, "园区经办", &mut before);
        let known = |before: &Remembered, title: &str| {
            let found = before.tasks.iter().find(|known| known.task.label() == title);
            found.and_then(|known| known.judged.facts()).map(|facts| &raw const **facts)
        };
        let (two, three) = (known(&before, "二"), known(&before, "三"));
        assert!(two.is_some() && three.is_some());
        county.put(Rc::new(Task { status: Status::Done, ..task("一") }.into()));
        county.put(Rc::new(Task { due: Some(today().plus(1)), ..task("三") }.into()));
        let second = list(&county, "园区经办", &mut before);
        assert_ne!(first, second);
        assert_eq!(known(&before, "一"), None, "it is closed");
        assert_eq!(known(&before, "二"), two, "it was not judged again");
        assert_ne!(known(&before, "三"), three);
    }

    #[test]
    fn names_rights_and_the_whole_task_change_what_its_rows_say() {
        let whole = task("整体");
        let part = Task { parent: Some(Parent::from(whole.id)), charge: None, ..task("部分") };
        let mut county = county([whole.clone(), part, overdue("二", 3)]);
        let mut before = Remembered::default();
        list(&county, "园区经办", &mut before);
        let other = Task { lead_units: Vec::new(), ..whole };
        county.put(Rc::new(other.into()));
        list(&county, "园区经办", &mut before);
        list(&county, "甲", &mut before);
        list(&county, "督查室", &mut before);
        let unit = county.all(Kind::Unit).next().and_then(|unit| Unit::of(unit).cloned()).unwrap();
        county.put(Rc::new(Unit { name: "改名局".into(), ..unit }.into()));
        list(&county, "督查室", &mut before);
        county.put(Rc::new(Task { id: TaskId(id("新的")), ..overdue("新的", 9) }.into()));
        county.remove(id("二"));
        list(&county, "督查室", &mut before);
    }
}
