//! What people do to tasks.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{PersonId, ProgrammeId, ReportId, TaskId, UnitId};
use crate::model::{Parent, Visibility};

/// 新建任务
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CreateTask {
    /// The new task.
    pub id: TaskId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The chain it hangs under; none: the programme itself. Parts of a task come by [`SplitTask`].
    pub parent: Option<Parent>,
    /// What is to be done, in a line.
    pub title: String,
    /// The same at length.
    pub detail: String,
    /// 责任领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位, at least one.
    pub lead_units: Vec<UnitId>,
    /// 配合单位
    pub support_units: Vec<UnitId>,
    /// When it starts to count.
    pub start: Option<Day>,
    /// The last day.
    pub due: Option<Day>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// One part of a task that is split.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// The new task.
    pub id: TaskId,
    /// What is to be done.
    pub title: String,
    /// 牵头单位, at least one.
    pub lead_units: Vec<UnitId>,
    /// 配合单位
    pub support_units: Vec<UnitId>,
    /// The last day.
    pub due: Option<Day>,
}

/// 分解: makes smaller tasks under a task.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SplitTask {
    /// The task.
    pub task: TaskId,
    /// Its new parts, at least one.
    pub parts: Vec<Part>,
}

/// 分派: names leaders, lead and supporting units.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AssignTask {
    /// The task.
    pub task: TaskId,
    /// 责任领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位, at least one.
    pub lead_units: Vec<UnitId>,
    /// 配合单位
    pub support_units: Vec<UnitId>,
}

/// Changes title, text or visibility; what is `None` stays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditTask {
    /// The task.
    pub task: TaskId,
    /// The new title.
    pub title: Option<String>,
    /// The new text.
    pub detail: Option<String>,
    /// Who may see it from now on.
    pub visibility: Option<Visibility>,
}

/// 调整时限
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangeDue {
    /// The task.
    pub task: TaskId,
    /// The new last day, or none.
    pub due: Option<Day>,
    /// Why.
    pub reason: String,
}

/// 报进展
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportProgress {
    /// The new report.
    pub id: ReportId,
    /// The task.
    pub task: TaskId,
    /// 0–100.
    pub percent: u8,
    /// What was done, what comes next.
    pub words: String,
    /// The day this was so; not after the day of the device.
    pub observed: Day,
}

/// 受阻
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlockTask {
    /// The task.
    pub task: TaskId,
    /// What it is stuck on.
    pub reason: String,
    /// Since when; not after the day of the device.
    pub since: Day,
}

/// 解除受阻
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnblockTask {
    /// The task.
    pub task: TaskId,
    /// How it came loose.
    pub words: String,
}

/// 提交验收
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SubmitTask {
    /// The task.
    pub task: TaskId,
    /// What was reached.
    pub words: String,
}

/// 验收通过
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AcceptTask {
    /// The task.
    pub task: TaskId,
    /// A remark, may be empty.
    pub words: String,
}

/// 退回
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReturnTask {
    /// The task.
    pub task: TaskId,
    /// What is missing.
    pub reason: String,
}

/// 重新打开
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReopenTask {
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
}

/// 取消
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CancelTask {
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
}
