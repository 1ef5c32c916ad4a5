//! 批示 / 交办 and 催办: what a leader wants done about a thing, who has seen it, and what came of it.

use serde::{Deserialize, Serialize};

use super::{Kind, Meta, Stamp};
use crate::calendar::Day;
use crate::id::{ActorId, Id, InstructionId, ProgrammeId, TaskId, UnitId};

/// Why it was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstructionKind {
    /// 批示、交办
    Directive,
    /// 催办
    Nudge,
}

/// Somebody has read it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sight {
    /// Who and when.
    pub stamp: Stamp,
}

/// 签收: a unit has taken it on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Which unit.
    pub unit: UnitId,
    /// Who for it, and when.
    pub stamp: Stamp,
}

/// 反馈: what a unit says of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Feedback {
    /// Which unit.
    pub unit: UnitId,
    /// What it says.
    pub words: String,
    /// The day on the device of whoever wrote it.
    pub day: Day,
    /// Who for it, and when.
    pub stamp: Stamp,
}

/// The leader is content, or lets it go.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Closing {
    /// A remark, may be empty.
    pub words: String,
    /// Who and when.
    pub stamp: Stamp,
}

/// 批示: a leader's directive on a task, a chain or a report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Instruction {
    /// Identity.
    pub id: InstructionId,
    /// What it is about.
    pub on: Id,
    /// The kind of that thing.
    pub on_kind: Kind,
    /// The programme of that thing.
    pub programme: ProgrammeId,
    /// Directive or nudge.
    pub kind: InstructionKind,
    /// Whose it is: who gave it, or the successor in their post.
    pub by: ActorId,
    /// What is wanted.
    pub words: String,
    /// The addressees.
    pub units: Vec<UnitId>,
    /// By when an answer is wanted.
    pub due: Option<Day>,
    /// When the leader confirmed it in person. Until then it is with the leader only.
    pub confirmed: Option<Stamp>,
    /// Who has seen it, each once.
    pub seen: Vec<Sight>,
    /// Which units have taken it on, each once.
    pub acknowledged: Vec<Acknowledgement>,
    /// What units said, oldest first.
    pub feedback: Vec<Feedback>,
    /// The task it became.
    pub task: Option<TaskId>,
    /// Closed by the leader.
    pub closed: Option<Closing>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl Instruction {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The addressees that have not taken it on.
    pub fn unacknowledged(&self) -> impl Iterator<Item = UnitId> {
        let taken = |unit: &UnitId| self.acknowledged.iter().any(|ack| ack.unit == *unit);
        self.units.iter().copied().filter(move |unit| !taken(unit))
    }
}
