//! What people do with instructions.

use serde::{Deserialize, Serialize};

use super::CreateTask;
use crate::calendar::Day;
use crate::id::{Id, InstructionId, ProgrammeId, TaskId, UnitId};

/// 批示、交办
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GiveInstruction {
    /// The new instruction.
    pub id: InstructionId,
    /// The task, chain or report it is about.
    pub on: Id,
    /// What is wanted.
    pub words: String,
    /// The addressees, at least one.
    pub units: Vec<UnitId>,
    /// By when an answer is wanted.
    pub due: Option<Day>,
}

/// One task that is to be hurried along.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Nudge {
    /// The new instruction.
    pub id: InstructionId,
    /// The task; its lead units are addressed.
    pub task: TaskId,
}

/// 催办: one or many tasks of a programme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NudgeTasks {
    /// The programme of all of them.
    pub programme: ProgrammeId,
    /// At least one.
    pub nudges: Vec<Nudge>,
    /// What is wanted.
    pub words: String,
}

/// The leader confirms what a delegate entered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConfirmInstruction {
    /// The instruction.
    pub instruction: InstructionId,
}

/// It was opened: the leader sees who has seen it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SeeInstruction {
    /// The instruction.
    pub instruction: InstructionId,
}

/// 签收
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AcknowledgeInstruction {
    /// The instruction.
    pub instruction: InstructionId,
    /// For which addressee.
    pub unit: UnitId,
}

/// 反馈. Takes it on as well, where that was not done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AnswerInstruction {
    /// The instruction.
    pub instruction: InstructionId,
    /// For which addressee.
    pub unit: UnitId,
    /// What was done about it.
    pub words: String,
}

/// 办结批示
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CloseInstruction {
    /// The instruction.
    pub instruction: InstructionId,
    /// A remark, may be empty.
    pub words: String,
}

/// 转为任务
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TurnIntoTask {
    /// The instruction.
    pub instruction: InstructionId,
    /// The task it becomes.
    pub task: Box<CreateTask>,
}
