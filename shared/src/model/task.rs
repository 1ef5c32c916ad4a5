//! Tasks: what is to be done, by whom, by when, and how it stands.

use serde::{Deserialize, Serialize};

use super::{Charge, Edit, Meta, Source, Stamp};
use crate::calendar::Day;
use crate::id::{ChainId, FieldId, Id, PersonId, ProgrammeId, Seq, TaskId, UnitId};

/// The task life cycle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 未启动
    NotStarted,
    /// 推进中
    InProgress,
    /// 受阻
    Blocked,
    /// 待验收
    Submitted,
    /// 办结
    Done,
    /// 取消
    Cancelled,
}

impl Status {
    /// Every status, in the order of the life cycle.
    pub const ALL: [Status; 6] = [
        Status::NotStarted,
        Status::InProgress,
        Status::Blocked,
        Status::Submitted,
        Status::Done,
        Status::Cancelled,
    ];

    /// Whether nothing more is to be done.
    pub fn is_closed(self) -> bool {
        matches!(self, Status::Done | Status::Cancelled)
    }
}

/// Who may see a thing.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everyone in the county's units.
    #[default]
    County,
    /// Those it names, those its chain names, leaders and offices.
    Named,
}

/// What kind of thing a task hangs under.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParentKind {
    /// An industry chain.
    Chain,
    /// A task that was split.
    Task,
    /// A campaign's field.
    Field,
}

/// What a task hangs under.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Parent {
    /// Chain, task or field.
    pub kind: ParentKind,
    /// Which.
    pub id: Id,
}

impl From<ChainId> for Parent {
    fn from(id: ChainId) -> Parent {
        Parent { kind: ParentKind::Chain, id: id.into() }
    }
}

impl From<FieldId> for Parent {
    fn from(id: FieldId) -> Parent {
        Parent { kind: ParentKind::Field, id: id.into() }
    }
}

impl From<TaskId> for Parent {
    fn from(id: TaskId) -> Parent {
        Parent { kind: ParentKind::Task, id: id.into() }
    }
}

/// Why and since when a task is stuck.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// Since this day.
    pub since: Day,
    /// What it is stuck on.
    pub reason: String,
}

/// A step of the life cycle or a change of the assignment, kept for good.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Created.
    Created,
    /// Split into smaller tasks.
    Split,
    /// Leaders or units changed.
    Assigned,
    /// Title, text or visibility changed.
    Edited,
    /// The due day changed.
    DueChanged,
    /// 受阻
    Blocked,
    /// No longer stuck.
    Unblocked,
    /// 提交验收
    Submitted,
    /// 验收通过
    Accepted,
    /// 退回
    Returned,
    /// 重新打开
    Reopened,
    /// 取消
    Cancelled,
    /// Another leader, by a change of post.
    HandedOver,
}

/// One step, who took it, and the words that went with it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What was done.
    pub kind: StepKind,
    /// On which day, by the device of whoever did it.
    pub day: Day,
    /// The reason or remark; for a change, what it changed from.
    pub words: String,
    /// Who and when.
    pub stamp: Stamp,
}

/// 任务
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// Its number among its siblings.
    pub no: u32,
    /// What is to be done, in a line.
    pub title: String,
    /// The same at length; for a clause, our own statement of it.
    pub detail: String,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// The chain, field or task it hangs under; none: the programme itself.
    pub parent: Option<Parent>,
    /// The chain, field or river it serves, however deep it hangs.
    pub charge: Option<Charge>,
    /// 责任领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位
    pub lead_units: Vec<UnitId>,
    /// 配合单位
    pub support_units: Vec<UnitId>,
    /// When work on it starts counting.
    pub start: Option<Day>,
    /// The last day.
    pub due: Option<Day>,
    /// 0–100, from the report with the latest (observed day, seq).
    pub progress: u8,
    /// The day that progress was observed.
    pub progress_day: Option<Day>,
    /// The order of the report it came from.
    pub progress_seq: Seq,
    /// Where it stands.
    pub status: Status,
    /// Why it is stuck, while it is.
    pub block: Option<Block>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The steps of its life, oldest first.
    pub steps: Vec<Step>,
    /// The clause.
    pub source: Option<Source>,
    /// The latest edit of each property.
    pub edits: Vec<Edit>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl Task {
    /// The chain it serves, if it serves one.
    pub fn chain(&self) -> Option<ChainId> {
        self.charge.and_then(Charge::chain)
    }

    /// The latest step of this kind.
    pub fn last_step(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.kind == kind)
    }
}
