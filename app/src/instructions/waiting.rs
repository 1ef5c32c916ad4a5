//! Which instructions wait for a person, as rows. Free of web types.

use std::cmp::Reverse;

use shared::calendar::Day;
use shared::id::{InstructionId, UnitId};
use shared::model::{Charge, Entity, Instruction, InstructionKind, Kind, Task};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::{Entities, Memory, task_of};

use crate::address::of_charge;
use crate::tasks::delivery::Delivery;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// What an instruction waits for. In the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Waits {
    /// The leader's own word: a delegate entered it.
    Confirm,
    /// 签收
    Acknowledge,
    /// 反馈
    Answer,
}

/// An instruction in the facts of a row.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct InstructionRow {
    /// Which.
    pub id: InstructionId,
    /// 催办, not 批示.
    pub is_nudge: bool,
    /// What is wanted.
    pub words: String,
    /// What it waits for from this person, if anything.
    pub waits: Option<Waits>,
    /// Whose it is.
    pub who: String,
    /// The task, chain, field or river it is about.
    pub about: String,
    /// By when an answer is wanted.
    pub due: Option<Day>,
    /// Whether that day is over.
    pub is_late: bool,
    /// How far the person's own latest act on it has come.
    pub delivery: Option<Delivery>,
}

/// What waits for the viewer: to be confirmed, then what is due sooner, then the newest.
pub fn waiting(viewer: &Viewer<'_>) -> Vec<InstructionRow> {
    let own = viewer.units();
    let mut found: Vec<_> = viewer
        .memory
        .all(Kind::Instruction)
        .filter_map(|entity| {
            let given = Instruction::of(entity)?;
            let waits = waits(viewer, entity, given, &own)?;
            let due = given.due.unwrap_or(Day(i32::MAX));
            let order = (waits != Waits::Confirm, due, Reverse(given.meta.created.at), given.id);
            Some((order, row(viewer, given, Some(waits))))
        })
        .collect();
    sort_by_key(&mut found, |(order, _)| *order);
    found.into_iter().map(|(_, row)| row).collect()
}

/// What is open on the tasks of a chain, a field or a river, what is due sooner first. Nudges stay with their tasks.
pub fn open_on_tasks(viewer: &Viewer<'_>, of: Charge) -> Vec<InstructionRow> {
    let own = viewer.units();
    let is_on = |given: &Instruction| {
        if !given.is_open() || given.kind == InstructionKind::Nudge {
            return false;
        }
        let task = task_of(viewer.memory, given);
        task.as_deref().and_then(Task::of).is_some_and(|task| task.charge == Some(of))
    };
    let mut found: Vec<_> = viewer
        .memory
        .all(Kind::Instruction)
        .filter_map(|entity| {
            let given = Instruction::of(entity).filter(|given| is_on(given))?;
            let due = given.due.unwrap_or(Day(i32::MAX));
            let order = (due, Reverse(given.meta.created.at), given.id);
            Some((order, row(viewer, given, waits(viewer, entity, given, &own))))
        })
        .collect();
    sort_by_key(&mut found, |(order, _)| *order);
    found.into_iter().map(|(_, row)| row).collect()
}

/// What it waits for from the viewer, whose units are `own`. A nudge wants to be taken on; what is
/// then done shows in the task's own reports, and a closed task needs no hurrying.
fn waits(
    viewer: &Viewer<'_>,
    entity: &Entity,
    given: &Instruction,
    own: &[UnitId],
) -> Option<Waits> {
    if !given.is_open() {
        return None;
    }
    if given.confirmed.is_none() {
        return (given.by == viewer.actor).then_some(Waits::Confirm);
    }
    let mine: Vec<UnitId> = given.units.iter().copied().filter(|unit| own.contains(unit)).collect();
    if mine.is_empty()
        || policy::can(viewer.memory, viewer.actor, Action::Acknowledge, entity).is_err()
    {
        return None;
    }
    let is_nudge = given.kind == InstructionKind::Nudge;
    if is_nudge && is_settled(viewer.memory, given) {
        return None;
    }
    if given.unacknowledged().any(|unit| mine.contains(&unit)) {
        return Some(Waits::Acknowledge);
    }
    let answered = |unit: &UnitId| given.feedback.iter().any(|said| said.unit == *unit);
    (!is_nudge && !mine.iter().all(answered)).then_some(Waits::Answer)
}

/// Whether the task it is about is closed.
fn is_settled(memory: &Memory, given: &Instruction) -> bool {
    let task = task_of(memory, given);
    task.as_deref().and_then(Task::of).is_some_and(|task| task.status.is_closed())
}

fn row(viewer: &Viewer<'_>, given: &Instruction, waits: Option<Waits>) -> InstructionRow {
    InstructionRow {
        id: given.id,
        is_nudge: given.kind == InstructionKind::Nudge,
        words: given.words.clone(),
        waits,
        who: names::who(viewer.memory, given.by).name,
        about: about(viewer.memory, given).title,
        due: given.due,
        is_late: given.due.is_some_and(|due| due < viewer.today),
        delivery: viewer.deliveries.of(given.id.into()),
    }
}

/// What an instruction is about.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct About {
    /// Its title; empty where this device does not hold it.
    pub title: String,
    /// The address of its page.
    pub address: Option<String>,
    /// Whether it is a report on that.
    pub is_report: bool,
}

/// What `given` is about.
pub fn about(memory: &Memory, given: &Instruction) -> About {
    match memory.get(given.on).as_deref() {
        Some(on) if Charge::of(on).is_some() => About {
            title: on.label().to_owned(),
            address: Charge::of(on).map(of_charge),
            is_report: false,
        },
        Some(on) => {
            let task = task_of(memory, given);
            let task = task.as_deref().and_then(Task::of);
            let found = task.map(|task| About {
                title: task.title.clone(),
                address: Some(format!("/tasks/{}", task.id)),
                is_report: on.kind() == Kind::Report,
            });
            found.unwrap_or_default()
        }
        None => About::default(),
    }
}

#[cfg(test)]
mod tests {
    use shared::id::ChainId;

    use super::*;
    use crate::instructions::sample::{answered, county_with, given, taken};
    use crate::tasks::sample::{task, today, viewer};

    fn who_waits(given: Instruction, who: &str) -> Option<Waits> {
        let county = county_with([task("事")], [given]);
        waiting(&viewer(&county, who)).first().and_then(|row| row.waits)
    }

    #[test]
    fn each_is_asked_for_what_is_theirs_to_do() {
        let fresh = given("批", "事");
        let nudge = Instruction { kind: InstructionKind::Nudge, ..fresh.clone() };
        let unconfirmed = Instruction { confirmed: None, ..fresh.clone() };
        let closed = Instruction {
            closed: Some(shared::model::Closing {
                words: String::new(),
                stamp: Default::default(),
            }),
            ..fresh.clone()
        };
        let table = [
            (fresh.clone(), "园区经办", Some(Waits::Acknowledge)),
            (fresh.clone(), "农业经办", None),
            (fresh.clone(), "书记", None),
            (fresh.clone(), "督查室", None),
            (taken(fresh.clone(), "园区"), "园区经办", Some(Waits::Answer)),
            (answered(taken(fresh.clone(), "园区"), "园区"), "园区经办", None),
            (nudge.clone(), "园区经办", Some(Waits::Acknowledge)),
            (taken(nudge, "园区"), "园区经办", None),
            (unconfirmed.clone(), "书记", Some(Waits::Confirm)),
            (unconfirmed, "园区经办", None),
            (closed, "园区经办", None),
        ];
        for (given, who, waits) in table {
            assert_eq!(who_waits(given.clone(), who), waits, "{who} {given:?}");
        }
    }

    #[test]
    fn a_nudge_ends_with_its_task() {
        let nudge = Instruction { kind: InstructionKind::Nudge, ..given("批", "事") };
        let done = Task { status: shared::model::Status::Done, ..task("事") };
        let county = county_with([done], [nudge]);
        assert_eq!(waiting(&viewer(&county, "园区经办")), []);
    }

    #[test]
    fn what_is_due_sooner_comes_first_and_late_is_late() {
        let due =
            |name, days: i32| Instruction { due: Some(today().plus(days)), ..given(name, "事") };
        let county =
            county_with([task("事")], [given("无期", "事"), due("明天", 1), due("昨天", -1)]);
        let rows = waiting(&viewer(&county, "园区经办"));
        let told: Vec<_> = rows.iter().map(|row| (row.words.as_str(), row.is_late)).collect();
        assert_eq!(told, [("昨天", true), ("明天", false), ("无期", false)]);
        assert_eq!(rows[0].about, "事");
        assert_eq!(rows[0].who, "书记");
        let chain = ChainId(crate::tasks::sample::id("枸杞产业链"));
        assert_eq!(open_on_tasks(&viewer(&county, "书记"), chain.into()).len(), 3);
    }
}
