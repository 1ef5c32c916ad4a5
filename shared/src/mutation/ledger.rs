//! Lines of ledgers.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{LedgerEntryId, ProgrammeId, RiverId, TaskId, UnitId};
use crate::model::{LedgerColumns, LedgerKind};

/// 新增台账
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddLedgerEntry {
    /// The new line.
    pub id: LedgerEntryId,
    /// The programme.
    pub programme: ProgrammeId,
    /// Which ledger.
    pub ledger: LedgerKind,
    /// The river.
    pub river: Option<RiverId>,
    /// The task whose clause asks for the ledger.
    pub task: Option<TaskId>,
    /// The unit that keeps this line.
    pub keeper: UnitId,
    /// The columns.
    pub columns: LedgerColumns,
}

/// 修改台账
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditLedgerEntry {
    /// The line.
    pub line: LedgerEntryId,
    /// The columns as they are from now on.
    pub columns: LedgerColumns,
}

/// 台账销号: withdrawn, restored, sealed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CloseLedgerEntry {
    /// The line.
    pub line: LedgerEntryId,
    /// Since this day; not after the day of the device.
    pub day: Day,
    /// What became of it.
    pub words: String,
}
