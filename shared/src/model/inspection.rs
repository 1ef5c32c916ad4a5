//! Inspections.

use serde::{Deserialize, Serialize};

use super::{Charge, Meta};
use crate::calendar::Day;
use crate::id::{InspectionId, ProgrammeId, UnitId};

/// How an inspection comes (C10).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectionMode {
    /// 突击检查
    Surprise,
    /// 重点核查
    Focused,
    /// 随机抽查
    Random,
    /// 明查暗访
    Undercover,
    /// 现场检查
    OnSite,
}

impl InspectionMode {
    /// All five.
    pub const ALL: [InspectionMode; 5] = [
        InspectionMode::Surprise,
        InspectionMode::Focused,
        InspectionMode::Random,
        InspectionMode::Undercover,
        InspectionMode::OnSite,
    ];
}

/// 检查、督查: what was looked at, by whom, on a day. Findings name it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Inspection {
    /// Identity.
    pub id: InspectionId,
    /// The programme.
    pub programme: ProgrammeId,
    /// The field or river, where it was about one.
    pub charge: Option<Charge>,
    /// How it came.
    pub mode: InspectionMode,
    /// On which day.
    pub day: Day,
    /// The unit that inspected, where it was one of the county.
    pub unit: Option<UnitId>,
    /// Who inspected.
    pub people: String,
    /// What was looked at.
    pub place: String,
    /// The township it lies in.
    pub township: Option<UnitId>,
    /// What was seen.
    pub words: String,
    /// Who recorded it, and when.
    pub meta: Meta,
}
