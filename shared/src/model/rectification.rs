//! What belongs to a finding on its way: the plan, the listing, signatures, evidence, hand-overs.

use serde::{Deserialize, Serialize};

use super::Stamp;
use crate::calendar::Day;
use crate::id::{AttachmentId, PersonId, ProgrammeId, UnitId};

/// Somebody who can decide as a body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// The county's leaders and offices.
    County,
    /// A programme's leading group and its office.
    Programme(ProgrammeId),
    /// A unit.
    Unit(UnitId),
}

/// 负责人: a person with an account, or somebody outside, such as an enterprise's manager.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A person of the county.
    Person(PersonId),
    /// Somebody by name.
    Named(String),
}

/// 五定: unit, person, day, outcome, and who assesses it (《01》三(一)). All five or none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RectificationPlan {
    /// 责任单位
    pub unit: UnitId,
    /// 负责人
    pub owner: Owner,
    /// 完成时限
    pub due: Day,
    /// 成果绩效
    pub outcome: String,
    /// 评估主体
    pub assessor: Body,
    /// Units that sign the acceptance beside it, for a joint one.
    pub signers: Vec<UnitId>,
}

/// What a photo or file shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceRole {
    /// How it was found.
    Before,
    /// How it is now.
    After,
    /// Anything else: a report, a signature, a notice.
    Other,
}

/// A photo or file, what it shows, and the step it came with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Which.
    pub attachment: AttachmentId,
    /// What it shows.
    pub role: EvidenceRole,
    /// The place of the step among the finding's steps.
    pub step: u32,
}

/// 停产停业整顿
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Suspension {
    /// From this day.
    pub since: Day,
    /// By which decision.
    pub words: String,
    /// Who and when.
    pub stamp: Stamp,
}

/// 挂牌督办
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listing {
    /// Under which body. It alone may lift it.
    pub body: Body,
    /// What it demands.
    pub requirements: String,
    /// By when.
    pub due: Day,
    /// On which day it was listed.
    pub day: Day,
    /// Who and when.
    pub stamp: Stamp,
    /// Lifted, once it is.
    pub lifted: Option<Lifting>,
}

/// 摘牌
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lifting {
    /// A remark, may be empty.
    pub words: String,
    /// On which day.
    pub day: Day,
    /// Who and when.
    pub stamp: Stamp,
}

/// 现场核查
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verification {
    /// Who was there.
    pub people: String,
    /// On which day.
    pub day: Day,
    /// What they found.
    pub words: String,
    /// Who entered it, and when.
    pub stamp: Stamp,
}

/// 会签: a unit agrees that it may be accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signature {
    /// Which unit.
    pub unit: UnitId,
    /// A remark, may be empty.
    pub words: String,
    /// Who for it, and when.
    pub stamp: Stamp,
}

/// Two of the three that a river has (河长、检察长、警长).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agency {
    /// 检察院
    Procuratorate,
    /// 公安
    Police,
}

/// 移送: a case that goes to procurator or police (《02》二(七)25).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HandOver {
    /// To which of the two.
    pub agency: Agency,
    /// To which unit.
    pub unit: UnitId,
    /// 移送函文号
    pub letter: String,
    /// What is handed over, and why.
    pub words: String,
    /// On which day.
    pub day: Day,
    /// Who and when.
    pub stamp: Stamp,
    /// That unit has it.
    pub receipt: Option<Receipt>,
}

/// A unit has received a case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Receipt {
    /// A remark: the case number there, may be empty.
    pub words: String,
    /// On which day.
    pub day: Day,
    /// Who for it, and when.
    pub stamp: Stamp,
}
