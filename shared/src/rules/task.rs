//! The task life cycle.
//!
//! ```text
//!  not_started ─report─► in_progress ⇄ blocked
//!       └──────submit──────┴──► submitted ─accept─► done
//!                in_progress ◄─return─┘  ◄──reopen──┘
//!  anything open ─cancel─► cancelled ─reopen─► in_progress
//! ```
//! Reports are append-only; progress is read from the one with the latest (observed day, seq).
//! Steps are judged against the status as it is when the server judges them.

mod plan;
mod progress;
mod steps;

use super::{Entities, Refusal, Scene};
use crate::id::TaskId;
use crate::model::{Entity, Kind, Status, Step, StepKind, Task};
use crate::policy::{self, Action};

pub use plan::{assign, change_due, create, edit, split};
pub use progress::{block, report, unblock};
pub use steps::{accept, cancel, reopen, send_back, submit};

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// The task, if it is there and the actor may do `action` to it.
    pub(super) fn task(&self, id: TaskId, action: Action) -> Result<Task, Refusal> {
        let entity = self.draft.get(id.into()).ok_or(Refusal::NotFound(Kind::Task))?;
        let task = Task::of(&entity).cloned().ok_or(Refusal::NotFound(Kind::Task))?;
        policy::can(&self.draft, self.envelope.actor, action, &entity)?;
        Ok(task)
    }

    /// A step taken now.
    fn step(&self, kind: StepKind, words: String) -> Step {
        Step { kind, day: self.envelope.day, words, stamp: self.stamp }
    }

    /// Adds the step and keeps the task.
    pub(super) fn keep(&mut self, mut task: Task, kind: StepKind, words: String) {
        task.steps.push(self.step(kind, words));
        task.meta.updated = self.stamp;
        self.draft.put(Entity::Task(task));
    }
}

/// The status is one of `allowed`.
fn stands(task: &Task, allowed: &[Status]) -> Result<(), Refusal> {
    if allowed.contains(&task.status) { Ok(()) } else { Err(Refusal::WrongStatus(task.status)) }
}

/// The statuses in which work goes on.
const OPEN: [Status; 4] =
    [Status::NotStarted, Status::InProgress, Status::Blocked, Status::Submitted];
