//! Reports of progress.

use serde::{Deserialize, Serialize};

use super::{Meta, Visibility};
use crate::calendar::Day;
use crate::id::{ProgrammeId, ReportId, TaskId};

/// 进展: how far a task was on a day, with words. Append-only; a further report corrects it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Identity.
    pub id: ReportId,
    /// The task.
    pub task: TaskId,
    /// The task's programme.
    pub programme: ProgrammeId,
    /// 0–100.
    pub percent: u8,
    /// What was done, what comes next.
    pub words: String,
    /// The day this was so.
    pub observed: Day,
    /// The task's visibility when it was made; the task's own decides who sees it.
    pub visibility: Visibility,
    /// Who made it and when.
    pub meta: Meta,
}
