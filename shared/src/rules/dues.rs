//! What is owed by period (C6), and how it stands. Computed, never stored.
//!
//! The chain programme asks for a ten-day dispatch, a monthly summary, a quarterly circular and a
//! yearly appraisal (《03》四(六) 旬调度、月总结、季通报、年评优). It names the rhythm, and says neither who
//! writes nor on which day. The reading here: the lead units see to a chain's organisation and
//! co-ordination (《03》四(一)), so they owe the office one report for each chain and period, and any of
//! several lead units may deliver it; circular and appraisal are drawn from these reports. A report
//! is due on the period's last day, put off where that is no working day. Nothing is owed for a
//! period that began before the programme was tracked.

use crate::calendar::holidays::{Postponed, postponed};
use crate::calendar::{Day, Every, Period};
use crate::id::{ChainId, PeriodReportId};
use crate::model::{Chain, Figures, Kind, PeriodReport, Programme};
use crate::order::sort_by_key;

use super::Entities;
use super::summary::Summary;

/// How one report stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// It was due, and is not there.
    Missing,
    /// It may still be delivered in time.
    Owed,
    /// It came after its last day.
    Late,
    /// It came in time.
    Delivered,
}

/// One report that a chain owes, or has delivered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// The chain; its lead units owe it.
    pub chain: ChainId,
    /// The rhythm.
    pub every: Every,
    /// The period.
    pub period: Period,
    /// The last day on which it is in time.
    pub last: Postponed,
    /// How it stands.
    pub standing: Standing,
    /// What was delivered, each correcting the one before.
    pub reports: Vec<PeriodReportId>,
}

impl Due {
    /// Whether a further report corrects the first.
    pub fn is_corrected(&self) -> bool {
        self.reports.len() > 1
    }

    /// Whether nothing has been delivered.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Missing | Standing::Owed)
    }

    /// Whether it is to be delivered by the end of the ten days that `today` lies in: what a list
    /// of 本旬要报 holds. A month's report joins it in the month's last ten days.
    pub fn is_near(&self, today: Day) -> bool {
        let end = postponed(Period::containing(Every::TenDays, today).to).day;
        self.standing == Standing::Owed && self.last.day <= end
    }
}

/// Every report of a chain.
pub fn reports<E: Entities + ?Sized>(entities: &E, chain: ChainId) -> Vec<PeriodReport> {
    let ids = entities.children(chain.into(), Kind::PeriodReport);
    let found = ids.into_iter().filter_map(|id| entities.get(id));
    found.filter_map(|entity| PeriodReport::of(&entity).cloned()).collect()
}

/// Of these reports those on one period, each correcting the one before.
pub fn of_period(reports: &[PeriodReport], every: Every, from: Day) -> Vec<&PeriodReport> {
    let mine = |report: &&PeriodReport| report.every == every && report.period_from == from;
    let mut left: Vec<&PeriodReport> = reports.iter().filter(mine).collect();
    sort_by_key(&mut left, |report| (report.meta.created.seq, report.id));
    let mut row: Vec<&PeriodReport> = Vec::new();
    while !left.is_empty() {
        let last = row.last().map(|report| report.id);
        // A phone may not have the one before yet: then the order of the county holds.
        let next = left.iter().position(|report| report.corrects == last).unwrap_or(0);
        row.push(left.remove(next));
    }
    row
}

/// How a chain's report on one period stands on `today`.
pub fn of(
    chain: ChainId,
    reports: &[PeriodReport],
    (every, period): (Every, Period),
    today: Day,
) -> Due {
    let reports = of_period(reports, every, period.from);
    let last = postponed(period.to);
    let standing = match reports.first() {
        Some(first) if first.day > last.day => Standing::Late,
        Some(_) => Standing::Delivered,
        None if today > last.day => Standing::Missing,
        None => Standing::Owed,
    };
    let reports = reports.into_iter().map(|report| report.id).collect();
    Due { chain, every, period, last, standing, reports }
}

/// The periods of one rhythm that count, latest first: from the one `today` lies in back to the
/// first that began after tracking had begun, and at most `count` of them.
pub fn periods(programme: &Programme, every: Every, today: Day, count: usize) -> Vec<Period> {
    let running = Period::containing(every, today);
    std::iter::successors(Some(running), |period| Some(period.previous(every)))
        .take_while(|period| period.from >= programme.tracked_from)
        .take(count)
        .collect()
}

/// What a chain owes and has delivered: of each rhythm the latest `count` periods, latest first.
pub fn of_chain<E: Entities + ?Sized>(
    entities: &E,
    chain: &Chain,
    programme: &Programme,
    today: Day,
    count: usize,
) -> Vec<Due> {
    let reports = reports(entities, chain.id);
    let mut dues = Vec::new();
    for cadence in &programme.cadences {
        let periods = periods(programme, cadence.every, today, count);
        dues.extend(
            periods
                .into_iter()
                .map(|period| of(chain.id, &reports, (cadence.every, period), today)),
        );
    }
    dues
}

impl From<&Summary> for Figures {
    fn from(summary: &Summary) -> Figures {
        let Summary { tasks, done, overdue, blocked, .. } = *summary;
        Figures { tasks, done, overdue, blocked }
    }
}
