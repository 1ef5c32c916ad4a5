//! What people do to reports by period.

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Every};
use crate::id::{ChainId, PeriodReportId, ProgrammeId, UnitId};
use crate::model::Figures;

/// 按期报告: a lead unit reports on its chain for one period, or corrects what was reported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportPeriod {
    /// The new report.
    pub id: PeriodReportId,
    /// The chain's programme.
    pub programme: ProgrammeId,
    /// The chain.
    pub chain: ChainId,
    /// The lead unit that reports.
    pub unit: UnitId,
    /// The rhythm, one of the programme's.
    pub every: Every,
    /// The first day of a period that has begun.
    pub period_from: Day,
    /// What was done, what comes next.
    pub words: String,
    /// The chain's tasks, counted by the device.
    pub figures: Figures,
    /// The latest report of the same period, where there is one.
    pub corrects: Option<PeriodReportId>,
}
