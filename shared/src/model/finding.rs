//! Findings: what is wrong somewhere, and what becomes of it until it is struck off (C8, S1–S6, R7).

use serde::{Deserialize, Serialize};

use super::{
    Body, Charge, Edit, Evidence, Fix, HandOver, Listing, ProgrammeKind, RectificationPlan,
    Signature, Source, Stamp, Suspension, Verification, Visibility,
};
use super::{Meta, Owner};
use crate::calendar::Day;
use crate::id::{FindingId, InspectionId, PatrolId, PersonId, ProgrammeId, UnitId};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 一般
    Ordinary,
    /// 重大: listed under a named body, verified on the spot, never fixed in passing.
    Major,
}

/// What sort of thing it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// 安全隐患
    Hazard,
    /// 乱占
    Occupation,
    /// 乱采
    Extraction,
    /// 乱堆
    Dumping,
    /// 乱建
    Building,
    /// 妨碍行洪
    FloodObstruction,
    /// 其他
    Other,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 7] = [
        Sort::Hazard,
        Sort::Occupation,
        Sort::Extraction,
        Sort::Dumping,
        Sort::Building,
        Sort::FloodObstruction,
        Sort::Other,
    ];
}

/// Who found it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// 自查
    SelfCheck,
    /// 督查检查
    Inspection,
    /// 巡河
    Patrol,
    /// 群众举报
    Public,
    /// 市级检查
    City,
    /// 自治区暗访
    Region,
    /// 部委督查
    Ministry,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Origin; 7] = [
        Origin::SelfCheck,
        Origin::Inspection,
        Origin::Patrol,
        Origin::Public,
        Origin::City,
        Origin::Region,
        Origin::Ministry,
    ];

    /// Whether several bodies accept together what was done about it: 现场联合验收 of what a ministry
    /// or the region found (《02》二(三)7).
    pub fn asks_joint_acceptance(self) -> bool {
        matches!(self, Origin::Region | Origin::Ministry)
    }
}

/// Which way findings go in a programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// 即查即改, or 五定, then rectified, accepted, struck off (《01》三(一)).
    Campaign,
    /// 自查、认定、整改、验收、销号 (《02》二(三)7).
    River,
}

impl Flow {
    /// Both ways.
    pub const ALL: [Flow; 2] = [Flow::Campaign, Flow::River];
}

impl From<ProgrammeKind> for Flow {
    fn from(kind: ProgrammeKind) -> Flow {
        match kind {
            ProgrammeKind::RiverChief => Flow::River,
            ProgrammeKind::Campaign | ProgrammeKind::Chain | ProgrammeKind::Plan => Flow::Campaign,
        }
    }
}

/// Where a finding stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已登记
    Registered,
    /// 已认定
    Recognised,
    /// 已定措施
    Planned,
    /// 整改中
    Rectifying,
    /// 待验收
    Submitted,
    /// 已验收
    Accepted,
    /// 已销号
    Closed,
    /// 重新打开
    Reopened,
    /// 已作废
    Void,
}

impl Stage {
    /// Every stage, in the order of a finding's life.
    pub const ALL: [Stage; 9] = [
        Stage::Registered,
        Stage::Recognised,
        Stage::Planned,
        Stage::Rectifying,
        Stage::Submitted,
        Stage::Accepted,
        Stage::Closed,
        Stage::Reopened,
        Stage::Void,
    ];

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Closed | Stage::Void)
    }
}

/// What was done with a finding, kept for good.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingStepKind {
    /// 登记
    Registered,
    /// Its words or who may see it changed.
    Edited,
    /// 认领、分派: another field or river, another township.
    Placed,
    /// 定级
    Graded,
    /// 补充证据
    Evidenced,
    /// 认定
    Recognised,
    /// 即查即改
    FixedOnSpot,
    /// 五定
    Planned,
    /// 调整措施
    Replanned,
    /// 整改
    Rectified,
    /// 停产停业整顿
    Suspended,
    /// 复工复产
    Resumed,
    /// 提交验收
    Submitted,
    /// 现场核查
    Verified,
    /// 会签
    Signed,
    /// 验收通过
    Accepted,
    /// 退回
    Returned,
    /// 销号
    Closed,
    /// 重新打开
    Reopened,
    /// 作废
    Voided,
    /// 挂牌督办
    Listed,
    /// 摘牌
    Lifted,
    /// 移送
    HandedOver,
    /// 接收移送
    Received,
    /// 抽中“回头看”
    Drawn,
    /// “回头看”: it holds.
    Revisited,
    /// Another person in charge, by a change of post.
    Succeeded,
}

impl FindingStepKind {
    /// Every step that a person takes with a finding that is there.
    pub const ALL: [FindingStepKind; 25] = [
        FindingStepKind::Edited,
        FindingStepKind::Placed,
        FindingStepKind::Graded,
        FindingStepKind::Evidenced,
        FindingStepKind::Recognised,
        FindingStepKind::FixedOnSpot,
        FindingStepKind::Planned,
        FindingStepKind::Replanned,
        FindingStepKind::Rectified,
        FindingStepKind::Suspended,
        FindingStepKind::Resumed,
        FindingStepKind::Submitted,
        FindingStepKind::Verified,
        FindingStepKind::Signed,
        FindingStepKind::Accepted,
        FindingStepKind::Returned,
        FindingStepKind::Closed,
        FindingStepKind::Reopened,
        FindingStepKind::Voided,
        FindingStepKind::Listed,
        FindingStepKind::Lifted,
        FindingStepKind::HandedOver,
        FindingStepKind::Received,
        FindingStepKind::Drawn,
        FindingStepKind::Revisited,
    ];
}

/// One step, who took it, and the words that went with it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FindingStep {
    /// What was done.
    pub kind: FindingStepKind,
    /// On which day, by the device of whoever did it.
    pub day: Day,
    /// The reason or remark; for a change, what it changed from.
    pub words: String,
    /// Who and when.
    pub stamp: Stamp,
}

/// 问题、隐患. People call it by the number of the row with which it came into the log.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Identity.
    pub id: FindingId,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// The field, river or chain it falls to; none: nobody has taken it on yet (S12).
    pub charge: Option<Charge>,
    /// What is wrong, in a line.
    pub title: String,
    /// The same at length.
    pub detail: String,
    /// What was looked at: an enterprise, a place, a stretch of a river.
    pub inspected: String,
    /// 属地: the township it lies in.
    pub township: Option<UnitId>,
    /// How bad it is.
    pub severity: Severity,
    /// What sort of thing it is.
    pub sort: Sort,
    /// Who found it.
    pub origin: Origin,
    /// The unit of whoever found it, where it was a unit of the county.
    pub found_by: Option<UnitId>,
    /// The day it was found.
    pub found_on: Day,
    /// Where the device was then.
    pub fix: Option<Fix>,
    /// The inspection in which it was found.
    pub inspection: Option<InspectionId>,
    /// The patrol on which it was found.
    pub patrol: Option<PatrolId>,
    /// Where it stands.
    pub status: Stage,
    /// 五定, once they are settled.
    pub plan: Option<RectificationPlan>,
    /// Plans that were replaced, or did not hold.
    pub earlier_plans: Vec<RectificationPlan>,
    /// 停产停业整顿, while it lasts.
    pub suspension: Option<Suspension>,
    /// 挂牌督办, of this time.
    pub listing: Option<Listing>,
    /// Those of earlier times, before it was opened again.
    pub earlier_listings: Vec<Listing>,
    /// 现场核查 of what was submitted.
    pub verification: Option<Verification>,
    /// 会签 of what was submitted.
    pub signatures: Vec<Signature>,
    /// 移送 to procurator and police.
    pub hand_overs: Vec<HandOver>,
    /// Photos and files, each with the step it came with.
    pub evidence: Vec<Evidence>,
    /// Units that are to look again.
    pub visitors: Vec<UnitId>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The steps of its life, oldest first.
    pub steps: Vec<FindingStep>,
    /// The clause.
    pub source: Option<Source>,
    /// The latest edit of each property.
    pub edits: Vec<Edit>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl Finding {
    /// 编号: given at receipt, never typed; none before.
    pub fn number(&self) -> Option<u64> {
        let seq = self.meta.created.seq;
        (!seq.is_pending()).then_some(seq.0)
    }

    /// The latest step of this kind.
    pub fn last_step(&self, kind: FindingStepKind) -> Option<&FindingStep> {
        self.steps.iter().rev().find(|step| step.kind == kind)
    }

    /// The day it was struck off, if it is.
    pub fn closed_on(&self) -> Option<Day> {
        let closes = |kind| matches!(kind, FindingStepKind::Closed | FindingStepKind::FixedOnSpot);
        let step = self.steps.iter().rev().find(|step| closes(step.kind));
        step.filter(|_| self.status == Stage::Closed).map(|step| step.day)
    }

    /// The person who answers for its being rectified, where that is somebody with an account here.
    pub fn owner(&self) -> Option<PersonId> {
        match self.plan.as_ref()?.owner {
            Owner::Person(person) => Some(person),
            Owner::Named(_) => None,
        }
    }

    /// The body under which it stands listed.
    pub fn listed_under(&self) -> Option<Body> {
        self.listing.as_ref().filter(|listing| listing.lifted.is_none()).map(|listing| listing.body)
    }
}
