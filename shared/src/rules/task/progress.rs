//! Reports, and being stuck.

use super::super::check::{self, TEXT_MAX};
use super::super::{Entities, Fault, Part, Refusal, Scene};
use super::stands;
use crate::calendar::Day;
use crate::id::Seq;
use crate::model::{Block, Entity, Meta, Report, Status, StepKind, Task};
use crate::mutation::{BlockTask, ReportProgress, UnblockTask};
use crate::policy::Action;

/// Adds a report. A report that arrives late is kept like any other; it moves the progress only if
/// no later day has been reported, and only while the task is worked on.
pub fn report<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReportProgress,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let mut task = scene.task(act.task, Action::Report)?;
    if task.status == Status::Cancelled {
        return Err(Refusal::WrongStatus(task.status));
    }
    if act.percent > 100 {
        return Err(Refusal::invalid(Part::Percent, Fault::TooLarge { max: 100 }));
    }
    check::past(act.observed, scene.envelope.day, Part::Observed)?;
    let report = Report {
        id: act.id,
        task: act.task,
        programme: task.programme,
        percent: act.percent,
        words: check::required(&act.words, Part::Words, TEXT_MAX)?,
        observed: act.observed,
        visibility: task.visibility,
        meta: Meta::new(scene.stamp),
    };
    scene.draft.put(Entity::Report(report));
    if follow(&mut task, act.percent, scene.come(act.observed), scene.stamp.seq) {
        task.meta.updated = scene.stamp;
        scene.draft.put(Entity::Task(task));
    }
    Ok(())
}

/// Takes the progress over where the report is the latest.
fn follow(task: &mut Task, percent: u8, observed: Day, seq: Seq) -> bool {
    let working = matches!(task.status, Status::NotStarted | Status::InProgress | Status::Blocked);
    let latest = task.progress_day.is_none_or(|day| (observed, seq) >= (day, task.progress_seq));
    if !working || !latest {
        return false;
    }
    task.progress = percent;
    task.progress_day = Some(observed);
    task.progress_seq = seq;
    if task.status == Status::NotStarted {
        task.status = Status::InProgress;
    }
    true
}

/// Marks a task as stuck.
pub fn block<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &BlockTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Block)?;
    stands(&task, &[Status::NotStarted, Status::InProgress])?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    check::past(act.since, scene.envelope.day, Part::Since)?;
    task.status = Status::Blocked;
    task.block = Some(Block { since: act.since, reason: reason.clone() });
    scene.keep(task, StepKind::Blocked, reason);
    Ok(())
}

/// Work goes on.
pub fn unblock<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &UnblockTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Unblock)?;
    stands(&task, &[Status::Blocked])?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    task.status = Status::InProgress;
    task.block = None;
    scene.keep(task, StepKind::Unblocked, words);
    Ok(())
}
