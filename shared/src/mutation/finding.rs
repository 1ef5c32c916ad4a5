//! What people do with findings.

use serde::{Deserialize, Serialize};

use super::NewEvidence;
use crate::calendar::Day;
use crate::id::{FindingId, InspectionId, PatrolId, ProgrammeId, UnitId};
use crate::model::{
    Agency, Body, Charge, Fix, Origin, RectificationPlan, Severity, Sort, Visibility,
};

/// 登记
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RegisterFinding {
    /// The new finding.
    pub id: FindingId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The field or river it falls to, where that is known.
    pub charge: Option<Charge>,
    /// What is wrong, in a line.
    pub title: String,
    /// The same at length.
    pub detail: String,
    /// What was looked at.
    pub inspected: String,
    /// The township it lies in.
    pub township: Option<UnitId>,
    /// How bad it is.
    pub severity: Severity,
    /// What sort of thing it is.
    pub sort: Sort,
    /// Who found it.
    pub origin: Origin,
    /// One's own unit, where it was found for one.
    pub found_by: Option<UnitId>,
    /// The day it was found; not after the day of the device.
    pub found_on: Day,
    /// Where the device was.
    pub fix: Option<Fix>,
    /// The inspection in which it was found.
    pub inspection: Option<InspectionId>,
    /// The patrol on which it was found.
    pub patrol: Option<PatrolId>,
    /// Photos and files.
    pub evidence: Vec<NewEvidence>,
}

/// Changes words or visibility; what is `None` stays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditFinding {
    /// The finding.
    pub finding: FindingId,
    /// The new title.
    pub title: Option<String>,
    /// The new text.
    pub detail: Option<String>,
    /// What was looked at.
    pub inspected: Option<String>,
    /// Who may see it from now on.
    pub visibility: Option<Visibility>,
}

/// 认领、分派: the field or river it falls to, and the township it lies in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceFinding {
    /// The finding.
    pub finding: FindingId,
    /// The field or river; none: back to where nobody has taken it on.
    pub charge: Option<Charge>,
    /// The township.
    pub township: Option<UnitId>,
}

/// 定级
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GradeFinding {
    /// The finding.
    pub finding: FindingId,
    /// How bad it is.
    pub severity: Severity,
    /// Why.
    pub reason: String,
}

/// 补充证据
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddEvidence {
    /// The finding.
    pub finding: FindingId,
    /// A remark, may be empty.
    pub words: String,
    /// Photos and files, at least one.
    pub evidence: Vec<NewEvidence>,
}

/// 认定: it is what it was registered as.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecogniseFinding {
    /// The finding.
    pub finding: FindingId,
    /// On what ground.
    pub words: String,
}

/// 即查即改
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FixOnSpot {
    /// The finding.
    pub finding: FindingId,
    /// What was done.
    pub words: String,
    /// Photos and files; one at least shows how it is now.
    pub evidence: Vec<NewEvidence>,
}

/// 五定; or, where they are settled already, 调整措施.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanRectification {
    /// The finding.
    pub finding: FindingId,
    /// All five.
    pub plan: RectificationPlan,
    /// A remark; in place of a plan that is settled, the reason.
    pub words: String,
}

/// 整改: what was done so far.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportRectification {
    /// The finding.
    pub finding: FindingId,
    /// What was done.
    pub words: String,
    /// Photos and files.
    pub evidence: Vec<NewEvidence>,
}

/// 停产停业整顿
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SuspendBusiness {
    /// The finding.
    pub finding: FindingId,
    /// From this day.
    pub since: Day,
    /// By which decision.
    pub words: String,
}

/// 复工复产: whoever accepts signs for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ResumeBusiness {
    /// The finding.
    pub finding: FindingId,
    /// On what ground.
    pub words: String,
}

/// 提交验收
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SubmitFinding {
    /// The finding.
    pub finding: FindingId,
    /// What was reached.
    pub words: String,
    /// Photos and files.
    pub evidence: Vec<NewEvidence>,
}

/// 现场核查
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VerifyFinding {
    /// The finding.
    pub finding: FindingId,
    /// On which day; not after the day of the device.
    pub day: Day,
    /// Who was there.
    pub people: String,
    /// What they found.
    pub words: String,
    /// Photos and files.
    pub evidence: Vec<NewEvidence>,
}

/// 会签, for one of the units that accept together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignAcceptance {
    /// The finding.
    pub finding: FindingId,
    /// For which unit.
    pub unit: UnitId,
    /// A remark, may be empty.
    pub words: String,
}

/// 三个不放过, each confirmed by whoever accepts (《01》三(一)).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assurance {
    /// 措施到位
    pub measures: bool,
    /// 问题解决
    pub problem: bool,
    /// 责任落实
    pub responsibility: bool,
}

/// 验收通过
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AcceptFinding {
    /// The finding.
    pub finding: FindingId,
    /// All three have to hold.
    pub assurance: Assurance,
    /// A remark, may be empty.
    pub words: String,
}

/// 退回
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReturnFinding {
    /// The finding.
    pub finding: FindingId,
    /// What is missing.
    pub reason: String,
}

/// 销号
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CloseFinding {
    /// The finding.
    pub finding: FindingId,
    /// A remark, may be empty.
    pub words: String,
}

/// 重新打开
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReopenFinding {
    /// The finding.
    pub finding: FindingId,
    /// Why.
    pub reason: String,
}

/// 作废: it was registered by mistake.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VoidFinding {
    /// The finding.
    pub finding: FindingId,
    /// Why.
    pub reason: String,
}

/// 挂牌督办
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListFinding {
    /// The finding, a major one.
    pub finding: FindingId,
    /// Under which body; whoever lists speaks for it.
    pub body: Body,
    /// What it demands.
    pub requirements: String,
    /// By when.
    pub due: Day,
}

/// 摘牌, by the body that listed it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LiftListing {
    /// The finding.
    pub finding: FindingId,
    /// A remark, may be empty.
    pub words: String,
}

/// 移送
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HandOverCase {
    /// The finding, on a river.
    pub finding: FindingId,
    /// To procurator or police.
    pub agency: Agency,
    /// To which unit.
    pub unit: UnitId,
    /// 移送函文号
    pub letter: String,
    /// What is handed over, and why.
    pub words: String,
}

/// 接收移送
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiveCase {
    /// The finding.
    pub finding: FindingId,
    /// For which unit.
    pub unit: UnitId,
    /// A remark: the case number there, may be empty.
    pub words: String,
}
