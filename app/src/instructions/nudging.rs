//! What can be hurried along: open tasks that are past their last day. Free of web types.

use std::collections::BTreeMap;
use std::rc::Rc;

use shared::id::{ProgrammeId, TaskId, UnitId};
use shared::model::{Charge, Entity, Kind, Status, Task};
use shared::order::sort_by_key;
use shared::rules::light::Reason;
use shared::rules::{Entities, NUDGES_MAX};

use super::select::may_instruct;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// What is hurried along together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// One task.
    Task(TaskId),
    /// What is overdue on a chain, a field or a river.
    Charge(Charge),
    /// What is overdue in a programme.
    Programme(ProgrammeId),
}

/// Tasks to hurry along, and the units that lead them.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Targets {
    /// Their programme.
    pub programme: ProgrammeId,
    /// The tasks.
    pub tasks: Vec<TaskId>,
    /// Each unit's name with the number of its tasks, most first.
    pub units: Vec<(String, usize)>,
}

/// What the viewer may hurry along at `place`; of a refused act that is corrected, `only` what it
/// named. More than the rules take at once wait for another time.
pub fn targets(viewer: &Viewer<'_>, place: Place, only: Option<&[TaskId]>) -> Targets {
    let tasks = match place {
        Place::Task(id) => viewer.memory.get(id.into()).into_iter().collect(),
        Place::Charge(charge) => viewer.tasks_of(charge),
        Place::Programme(id) => {
            let all = viewer.memory.all(Kind::Task);
            let of =
                |entity: &&Rc<Entity>| Task::of(entity).is_some_and(|task| task.programme == id);
            all.filter(of).cloned().collect()
        }
    };
    let one = matches!(place, Place::Task(_));
    let mut found = Targets::default();
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    for entity in &tasks {
        let Some(task) = Task::of(entity) else { continue };
        if only.is_some_and(|only| !only.contains(&task.id)) {
            continue;
        }
        let wanted = if one { is_open(task) } else { is_overdue(viewer, task) };
        if !wanted || found.tasks.len() == NUDGES_MAX as usize || !may_instruct(viewer, entity) {
            continue;
        }
        found.programme = task.programme;
        found.tasks.push(task.id);
        task.lead_units.iter().for_each(|unit| *counts.entry(*unit).or_default() += 1);
    }
    let named = counts
        .into_iter()
        .map(|(unit, count)| (names::label(viewer.memory, unit.into()).unwrap_or_default(), count));
    found.units = named.collect();
    sort_by_key(&mut found.units, |(name, count)| (std::cmp::Reverse(*count), name.clone()));
    found
}

/// Whether one task can be hurried along: somebody leads it, and it is still their turn.
pub fn is_open(task: &Task) -> bool {
    let theirs = !task.status.is_closed() && task.status != Status::Submitted;
    theirs && !task.lead_units.is_empty()
}

fn is_overdue(viewer: &Viewer<'_>, task: &Task) -> bool {
    let late = |reason: &Reason| matches!(reason, Reason::Overdue { .. });
    // The day alone rules most tasks out, before their light is worked out.
    let past = task.due.is_some_and(|due| due < viewer.today);
    past && is_open(task)
        && viewer.signal(task).is_some_and(|signal| signal.reasons.iter().any(late))
}

/// Whether the viewer may hurry this task along.
pub fn may_nudge(viewer: &Viewer<'_>, entity: &Entity) -> bool {
    Task::of(entity).is_some_and(is_open) && may_instruct(viewer, entity)
}

#[cfg(test)]
mod tests {
    use shared::id::ChainId;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, viewer};

    #[test]
    fn everything_overdue_and_nothing_else_for_who_may() {
        let all = [
            overdue("超二", 2),
            overdue("超五", 5),
            task("按期"),
            Task { status: Status::Submitted, ..overdue("已交", 3) },
            Task { status: Status::Done, ..overdue("办结", 9) },
            Task { parent: None, charge: None, ..overdue("别处", 1) },
        ];
        let county = county(all);
        let count = |who: &str, place| {
            let found = targets(&viewer(&county, who), place, None);
            (found.tasks.len(), found.units.len())
        };
        let chain = Place::Charge(ChainId(id("枸杞产业链")).into());
        let programme = Place::Programme(ProgrammeId(id("链长制")));
        for (who, place, expected) in [
            ("甲", chain, (2, 1)),
            ("书记", chain, (2, 1)),
            ("督查室", programme, (3, 1)),
            ("甲", programme, (2, 1)),
            ("园区经办", chain, (0, 0)),
            ("书记", Place::Task(TaskId(id("按期"))), (1, 1)),
            ("书记", Place::Task(TaskId(id("已交"))), (0, 0)),
            ("书记", Place::Charge(ChainId(id("玉米产业链")).into()), (0, 0)),
        ] {
            assert_eq!(count(who, place), expected, "{who} {place:?}");
        }
        let only = [TaskId(id("超五")), TaskId(id("办结"))];
        let again = targets(&viewer(&county, "督查室"), programme, Some(&only));
        assert_eq!(again.tasks, [TaskId(id("超五"))], "corrected: what is still to be hurried");
        let found = targets(&viewer(&county, "书记"), chain, None);
        assert_eq!(found.units, [("园区".to_owned(), 2)]);
        assert_eq!(found.programme, ProgrammeId(id("链长制")));
    }

    #[test]
    fn a_batch_holds_what_the_rules_take_at_once() {
        let many = (0..=NUDGES_MAX)
            .map(|number| Task { id: TaskId(id(&number.to_string())), ..overdue("多", 3) });
        let county = county(many);
        let found =
            targets(&viewer(&county, "书记"), Place::Programme(ProgrammeId(id("链长制"))), None);
        assert_eq!(found.tasks.len(), NUDGES_MAX as usize);
    }
}
