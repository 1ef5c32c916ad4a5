//! Reports by period.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::calendar::{Day, Every, Period};
use crate::id::{ChainId, PeriodReportId, ProgrammeId, UnitId};

/// A chain's tasks counted, as they were when a report was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct Figures {
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// Past the last day.
    pub overdue: u32,
    /// Stuck.
    pub blocked: u32,
}

/// 旬报、月报、季报、年报: what a chain's lead unit says of one period. Append-only; a further report
/// corrects it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PeriodReport {
    /// Identity.
    pub id: PeriodReportId,
    /// The chain's programme.
    pub programme: ProgrammeId,
    /// The chain.
    pub chain: ChainId,
    /// The lead unit that delivered it.
    pub unit: UnitId,
    /// The rhythm.
    pub every: Every,
    /// The period's first day.
    pub period_from: Day,
    /// What was done, what comes next.
    pub words: String,
    /// The figures it came with. They stay as they were.
    pub figures: Figures,
    /// The report of the same period that this one corrects.
    pub corrects: Option<PeriodReportId>,
    /// The day on the device when it was made: late or not goes by it.
    pub day: Day,
    /// Who made it and when.
    pub meta: Meta,
}

impl PeriodReport {
    /// The period.
    pub fn period(&self) -> Period {
        Period::containing(self.every, self.period_from)
    }
}
