//! The guarded steps at the end of a task's life.

use super::super::check::{self, TEXT_MAX};
use super::super::{Entities, Part, Refusal, Scene};
use super::{OPEN, stands};
use crate::model::{Kind, Status, StepKind, Task};
use crate::mutation::{AcceptTask, CancelTask, ReopenTask, ReturnTask, SubmitTask};
use crate::policy::{self, Action};

/// The lead unit says it is done. Its parts must be closed first.
pub fn submit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SubmitTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Submit)?;
    stands(&task, &[Status::NotStarted, Status::InProgress])?;
    let open = scene
        .draft
        .children(task.id.into(), Kind::Task)
        .into_iter()
        .filter_map(|id| scene.draft.get(id))
        .filter(|part| Task::of(part).is_some_and(|part| !part.status.is_closed()))
        .count();
    if open > 0 {
        return Err(Refusal::OpenParts { count: open as u32 });
    }
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    task.status = Status::Submitted;
    scene.keep(task, StepKind::Submitted, words);
    Ok(())
}

/// Chief or office agrees. Who submitted may not accept, in nobody's name.
pub fn accept<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AcceptTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Accept)?;
    if scene.stamp.via.is_some_and(|hand| policy::submitted(&task, hand)) {
        return Err(policy::Denial::OwnSubmission.into());
    }
    stands(&task, &[Status::Submitted])?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    task.status = Status::Done;
    task.progress = 100;
    scene.keep(task, StepKind::Accepted, words);
    Ok(())
}

/// Chief or office does not agree.
pub fn send_back<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReturnTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Return)?;
    stands(&task, &[Status::Submitted])?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    task.status = Status::InProgress;
    scene.keep(task, StepKind::Returned, reason);
    Ok(())
}

/// A closed task is worked on again; its history stays.
pub fn reopen<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReopenTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Reopen)?;
    stands(&task, &[Status::Done, Status::Cancelled])?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    task.status = Status::InProgress;
    scene.keep(task, StepKind::Reopened, reason);
    Ok(())
}

/// Nothing more is to be done, though it was not reached.
pub fn cancel<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &CancelTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::Cancel)?;
    stands(&task, &OPEN)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    task.status = Status::Cancelled;
    task.block = None;
    scene.keep(task, StepKind::Cancelled, reason);
    Ok(())
}
