//! Inspections, and looking again.

use serde::{Deserialize, Serialize};

use super::NewEvidence;
use crate::calendar::Day;
use crate::id::{FindingId, InspectionId, ProgrammeId, RecheckId, UnitId};
use crate::model::{Charge, InspectionMode, SampleSize, VisitResult};

/// 检查记录
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecordInspection {
    /// The new inspection.
    pub id: InspectionId,
    /// The programme.
    pub programme: ProgrammeId,
    /// The field or river, where it was about one.
    pub charge: Option<Charge>,
    /// How it came.
    pub mode: InspectionMode,
    /// On which day; not after the day of the device.
    pub day: Day,
    /// One's own unit, where it inspected.
    pub unit: Option<UnitId>,
    /// Who inspected.
    pub people: String,
    /// What was looked at.
    pub place: String,
    /// The township it lies in.
    pub township: Option<UnitId>,
    /// What was seen, may be empty.
    pub words: String,
}

/// 抽取“回头看”
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DrawRecheck {
    /// The new drawing.
    pub id: RecheckId,
    /// The programme.
    pub programme: ProgrammeId,
    /// Only what falls to this field or river.
    pub charge: Option<Charge>,
    /// Only what this unit was to rectify.
    pub unit: Option<UnitId>,
    /// What it is called.
    pub title: String,
    /// What the drawing begins with: any words.
    pub seed: String,
    /// How many are drawn.
    pub size: SampleSize,
    /// The units that go and look.
    pub visitors: Vec<UnitId>,
    /// The last day for it.
    pub due: Option<Day>,
}

/// “回头看”结果
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VisitRecheck {
    /// The drawing.
    pub recheck: RecheckId,
    /// Which of those drawn.
    pub finding: FindingId,
    /// On which day; not after the day of the device.
    pub day: Day,
    /// What it showed.
    pub result: VisitResult,
    /// The same in words.
    pub words: String,
    /// Photos and files.
    pub evidence: Vec<NewEvidence>,
}
