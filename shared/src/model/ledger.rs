//! 台账 that clauses ask for, beside tasks and findings.

use serde::{Deserialize, Serialize};

use super::{Meta, Quantity, Source};
use crate::calendar::Day;
use crate::id::{LedgerEntryId, ProgrammeId, RiverId, TaskId, UnitId};

/// Which ledger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// 采砂许可 (《02》二(三)8): what may be taken, how, until when, and that it is restored.
    SandPermit,
    /// 滩地退出 (《02》二(三)9)
    Floodplain,
    /// 入河排污口 (《02》二(五)15)
    Outfall,
    /// 界桩 (《02》二(三)10)
    BoundaryMark,
}

impl LedgerKind {
    /// Every ledger.
    pub const ALL: [LedgerKind; 4] = [
        LedgerKind::SandPermit,
        LedgerKind::Floodplain,
        LedgerKind::Outfall,
        LedgerKind::BoundaryMark,
    ];
}

/// The columns of a line. What does not belong to its ledger stays empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct LedgerColumns {
    /// Where.
    pub place: String,
    /// Who holds the permit, works the land, discharges.
    pub holder: String,
    /// How much.
    pub quantity: Option<Quantity>,
    /// In which unit, such as 万立方米, 亩, 吨/日, 根.
    pub measure: String,
    /// How it is taken, treated, marked.
    pub method: String,
    /// From this day.
    pub valid_from: Option<Day>,
    /// Until this day.
    pub valid_to: Option<Day>,
    /// Anything else: where spoil lies, how it is restored.
    pub note: String,
}

/// A line of a ledger.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Identity.
    pub id: LedgerEntryId,
    /// The programme.
    pub programme: ProgrammeId,
    /// Which ledger.
    pub ledger: LedgerKind,
    /// The river.
    pub river: Option<RiverId>,
    /// The task whose clause asks for the ledger: its units keep it.
    pub task: Option<TaskId>,
    /// The unit that keeps this line.
    pub keeper: UnitId,
    /// The columns.
    pub columns: LedgerColumns,
    /// Taken off the ledger: withdrawn, restored, sealed.
    pub closed: Option<LedgerClosing>,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}

/// A line is done with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LedgerClosing {
    /// Since this day.
    pub day: Day,
    /// What became of it.
    pub words: String,
}
