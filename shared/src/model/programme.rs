//! Programmes: one issued document turned into a board.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::calendar::{Day, Every};
use crate::id::{ProgrammeId, UnitId};

/// What kind of programme.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    /// 链长制
    Chain,
    /// 专项行动
    Campaign,
    /// 河湖长制
    RiverChief,
    /// 规划、方案
    Plan,
}

/// Something owed at a rhythm: 旬调度, 月总结, 季通报, 年评优 (C6).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cadence {
    /// The rhythm.
    pub every: Every,
    /// What the document calls it.
    pub title: String,
}

/// When lights change, in days and points. Each programme may set its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Thresholds {
    /// Amber when due within this many days.
    pub due_soon_days: u16,
    /// Red when blocked for more than this many days.
    pub blocked_days: u16,
    /// Amber when progress is this many points behind elapsed time.
    pub behind_points: u8,
    /// Red when this many reports in a row are missing.
    pub reports_missing: u8,
    /// Amber when this period's report is due within this many days.
    pub report_due_days: u16,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            due_soon_days: 7,
            blocked_days: 10,
            behind_points: 20,
            reports_missing: 2,
            report_due_days: 2,
        }
    }
}

/// 方案 / 行动 / 规划: an issued document as a board (C1).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Programme {
    /// Identity.
    pub id: ProgrammeId,
    /// The title shown on the board.
    pub title: String,
    /// What kind.
    pub kind: ProgrammeKind,
    /// Document number.
    pub doc_no: String,
    /// The day on the document.
    pub issued_on: Day,
    /// Who issued it.
    pub issuer: String,
    /// Whether the document says 「此件公开发布」.
    pub public: bool,
    /// The first day that counts for lights and owed reports.
    pub tracked_from: Day,
    /// What is owed at which rhythm.
    pub cadences: Vec<Cadence>,
    /// When lights change.
    pub thresholds: Thresholds,
    /// Where its office is.
    pub office: Option<UnitId>,
    /// In our own words, what it is for.
    pub statement: String,
    /// Who made and changed it.
    pub meta: Meta,
}
