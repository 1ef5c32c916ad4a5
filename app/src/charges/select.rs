//! A chain, a field or a river in what their pages have in common. Free of web types.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{Id, IndicatorId, ProgrammeId, TaskId};
use shared::model::{
    Charge, Comparator, Entity, Indicator, Kind, Programme, Quantity, Source, Status, Task,
};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::Summary;

use crate::instructions::nudging::{Place, targets};
use crate::tasks::facts::TaskFacts;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// Tasks by status, in the order of the life cycle, the cancelled ones last.
pub type Columns = Vec<(Status, Vec<TaskFacts>)>;

/// How it stands, and what the person may do there.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// Which.
    pub charge: Charge,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The programme's title.
    pub programme_title: String,
    /// The worst light among its tasks.
    pub light: Option<Light>,
    /// The worst task: which, its title, and the first reason.
    pub worst: Option<(TaskId, String, Reason)>,
    /// Tasks that are red or amber.
    pub attention: u32,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
    /// Whether the person may create a task under it.
    pub may_create: bool,
    /// Whether the person may comment.
    pub may_comment: bool,
    /// Whether the person may give an instruction.
    pub may_instruct: bool,
    /// Overdue tasks that the person may hurry along.
    pub to_nudge: usize,
}

/// How `entity` stands, which is a chain, a field or a river.
pub fn overview(viewer: &Viewer<'_>, entity: &Rc<Entity>) -> Option<Overview> {
    let (charge, programme) = (Charge::of(entity)?, entity.programme()?);
    let above = viewer.memory.get(programme.into());
    let found = above.as_deref().and_then(Programme::of);
    let summary = found
        .map(|found| Summary::of(viewer.tasks_of(charge), found, viewer.today))
        .unwrap_or_default();
    let may = |action| policy::can(viewer.memory, viewer.actor, action, entity).is_ok();
    Some(Overview {
        charge,
        programme,
        programme_title: found.map(|found| found.title.clone()).unwrap_or_default(),
        light: summary.light(),
        worst: worst(&summary),
        attention: summary.red + summary.amber,
        tasks: summary.tasks,
        done: summary.done,
        starts: found.map(|found| found.tracked_from).filter(|from| viewer.today < *from),
        // A task hangs under a chain or a field; what is done on a river is the programme's.
        may_create: !matches!(charge, Charge::River(_)) && may(Action::CreateTask),
        may_comment: may(Action::Comment),
        may_instruct: may(Action::Instruct),
        to_nudge: targets(viewer, Place::Charge(charge), None).tasks.len(),
    })
}

/// The worst task of a summary: which, its title, and the first reason.
pub fn worst(summary: &Summary) -> Option<(TaskId, String, Reason)> {
    let (entity, reason) = summary.worst.as_ref()?;
    Task::of(entity).map(|task| (task.id, task.title.clone(), *reason))
}

/// Its tasks by status.
pub fn columns(viewer: &Viewer<'_>, charge: Charge) -> Columns {
    let mut columns: Columns = Status::ALL.into_iter().map(|status| (status, Vec::new())).collect();
    for entity in viewer.tasks_of(charge) {
        let Some(task) = Task::of(&entity) else { continue };
        if let Some((_, rows)) = columns.iter_mut().find(|(status, _)| *status == task.status) {
            rows.push(viewer.facts(&entity, task));
        }
    }
    columns.iter_mut().for_each(|(_, rows)| sort_by_key(rows, TaskFacts::rank));
    columns
}

/// A number to reach.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorFact {
    /// Which.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// How it is held against the target.
    pub comparator: Comparator,
    /// The number; of a span, its lower end. None where the document sets it elsewhere.
    pub target: Option<Quantity>,
    /// Of a span, its upper end.
    pub upper: Option<Quantity>,
    /// Its unit.
    pub unit: String,
    /// By when.
    pub by: Option<Day>,
    /// Where it started.
    pub baseline: Option<Quantity>,
    /// 力争, 左右
    pub soft: bool,
    /// The task whose clause gives it, with its title.
    pub task: Option<(TaskId, String)>,
    /// The clause.
    pub source: Option<Source>,
}

/// An indicator as a row shows it.
pub fn indicator(viewer: &Viewer<'_>, indicator: &Indicator) -> IndicatorFact {
    let task = indicator.task.and_then(|id| {
        let title = names::label(viewer.memory, id.into())?;
        Some((id, title))
    });
    IndicatorFact {
        id: indicator.id,
        title: indicator.title.clone(),
        comparator: indicator.comparator,
        target: indicator.target,
        upper: indicator.upper,
        unit: indicator.unit.clone(),
        by: indicator.by,
        baseline: indicator.baseline,
        soft: indicator.soft,
        task,
        source: indicator.source.clone(),
    }
}

/// The indicators that hang right under `parent`.
pub fn indicators_under(viewer: &Viewer<'_>, parent: Id) -> Vec<IndicatorFact> {
    let ids = viewer.memory.children(parent, Kind::Indicator);
    let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut facts: Vec<IndicatorFact> = found
        .filter_map(|entity| Indicator::of(&entity).map(|found| indicator(viewer, found)))
        .collect();
    sort_by_key(&mut facts, |fact| (fact.by, fact.title.clone()));
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, viewer};

    #[test]
    fn what_stands_under_a_chain_is_counted_and_its_rights_are_told() {
        let done = Task { status: Status::Done, ..task("办结") };
        let county = county([overdue("超五", 5), overdue("超九", 9), done]);
        let chain = county.get(id("枸杞产业链")).unwrap();
        let seen = |who| overview(&viewer(&county, who), &chain).unwrap();
        let chief = seen("甲");
        assert_eq!((chief.tasks, chief.done, chief.attention), (3, 1, 2));
        assert_eq!(chief.worst.map(|(_, title, _)| title).as_deref(), Some("超九"));
        assert!(chief.may_create && chief.may_instruct && chief.to_nudge == 2);
        let reader = seen("农业经办");
        assert!(!reader.may_create && reader.may_comment && reader.to_nudge == 0);
        let columns = columns(&viewer(&county, "甲"), chief.charge);
        let count = |status| columns.iter().find(|(found, _)| *found == status).unwrap().1.len();
        assert_eq!((count(Status::InProgress), count(Status::Done)), (2, 1));
        assert_eq!(overview(&viewer(&county, "甲"), &county.get(id("甲")).unwrap()), None);
    }
}
