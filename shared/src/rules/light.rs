//! 红黄绿灯. Computed, never stored; counts only from the programme's `tracked_from` day.
//!
//! Red: overdue, or blocked longer than the programme allows, or too many reports missing. Amber:
//! due soon, or progress behind elapsed time, or this period's report due soon. Blue: done. A task
//! with no date that owes no report has no light; nor has one that was due before that day. Of findings:
//! red too while a major one is not listed.

use crate::calendar::{Day, Every, Period};
use crate::model::{
    Finding, FindingStepKind, Programme, Severity, Stage, Status, StepKind, Task, Thresholds,
};
use crate::order::sort_by_key;

/// Which light.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Light {
    /// 滞后
    Red,
    /// 预警
    Amber,
    /// 正常
    Green,
    /// 办结
    Blue,
}

/// Why. The worst comes first in [`Signal::reasons`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// Past the last day.
    Overdue {
        /// Days since.
        days: i32,
    },
    /// A major finding that nobody has listed.
    Unlisted {
        /// Days since it was found.
        days: i32,
    },
    /// Stuck for longer than allowed.
    BlockedLong {
        /// Days.
        days: i32,
    },
    /// Reports missing in a row.
    ReportsMissing {
        /// How many periods.
        count: u32,
    },
    /// The last day is near.
    DueSoon {
        /// Days left, 0 is today.
        days: i32,
    },
    /// Stuck, not yet for long.
    Blocked {
        /// Days.
        days: i32,
    },
    /// Progress is behind elapsed time.
    Behind {
        /// Percentage points.
        points: i32,
    },
    /// This period's report is due.
    ReportDue {
        /// Days left, 0 is today.
        days: i32,
        /// The period's rhythm.
        every: Every,
    },
    /// Submitted, waiting for acceptance.
    Waiting {
        /// Days.
        days: i32,
    },
    /// Nothing is wrong.
    OnTrack,
    /// Accepted.
    Done {
        /// On this day.
        day: Option<Day>,
    },
}

impl Reason {
    /// The light that this reason alone would give.
    pub fn light(self) -> Light {
        match self {
            Reason::Overdue { .. }
            | Reason::Unlisted { .. }
            | Reason::BlockedLong { .. }
            | Reason::ReportsMissing { .. } => Light::Red,
            Reason::DueSoon { .. }
            | Reason::Blocked { .. }
            | Reason::Behind { .. }
            | Reason::ReportDue { .. } => Light::Amber,
            Reason::Waiting { .. } | Reason::OnTrack => Light::Green,
            Reason::Done { .. } => Light::Blue,
        }
    }
}

/// A light with every reason for it, worst first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signal {
    /// The worst reason's light.
    pub light: Light,
    /// Never empty.
    pub reasons: Vec<Reason>,
}

impl Signal {
    fn of(mut reasons: Vec<Reason>) -> Option<Signal> {
        sort_by_key(&mut reasons, |reason| *reason);
        let light = reasons.first()?.light();
        Some(Signal { light, reasons })
    }

    /// Whether a last day has passed.
    pub fn is_overdue(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::Overdue { .. }))
    }

    /// The reason to show where there is room for one.
    pub fn reason(&self) -> Reason {
        self.reasons.first().copied().unwrap_or(Reason::OnTrack)
    }
}

/// The task's light on `today`; `None`: not tracked yet, cancelled, or nothing to measure it by.
pub fn of_task(task: &Task, programme: &Programme, today: Day) -> Option<Signal> {
    if today < programme.tracked_from || task.status == Status::Cancelled {
        return None;
    }
    if task.status == Status::Done {
        let day = task.last_step(StepKind::Accepted).map(|step| step.day);
        return Signal::of(vec![Reason::Done { day }]);
    }
    if task.status == Status::Submitted {
        let days = task.last_step(StepKind::Submitted).map_or(0, |step| today.since(step.day));
        return Signal::of(vec![Reason::Waiting { days }]);
    }
    let limits = programme.thresholds;
    let mut reasons = Vec::new();
    let last = measured(task, programme);
    reasons.extend(last.and_then(|last| due(last, limits, today)));
    reasons.extend(blocked(task, limits, today));
    reasons.extend(behind(task, programme, today));
    let owed = owed(task, programme, today);
    reasons.extend(owed.and_then(|owed| owed.reason(limits, today)));
    if reasons.is_empty() && (last.is_some() || owed.is_some()) {
        reasons.push(Reason::OnTrack);
    }
    Signal::of(reasons)
}

/// The last day that a task is measured by. What was due before tracking began was not followed: from
/// the board nobody can tell whether it was late.
fn measured(task: &Task, programme: &Programme) -> Option<Day> {
    task.due.filter(|due| *due >= programme.tracked_from)
}

/// The finding's light on `today`; `None`: not tracked yet, registered by mistake, or nothing to
/// measure it by. A listing's last day counts like the plan's.
pub fn of_finding(finding: &Finding, programme: &Programme, today: Day) -> Option<Signal> {
    if today < programme.tracked_from || finding.status == Stage::Void {
        return None;
    }
    if finding.status == Stage::Closed {
        return Signal::of(vec![Reason::Done { day: finding.closed_on() }]);
    }
    let mut reasons = Vec::new();
    if finding.severity == Severity::Major && finding.listing.is_none() {
        let days = today.since(finding.found_on.max(programme.tracked_from));
        reasons.push(Reason::Unlisted { days });
    }
    if matches!(finding.status, Stage::Submitted | Stage::Accepted) {
        let step = finding.last_step(FindingStepKind::Submitted);
        reasons.push(Reason::Waiting { days: step.map_or(0, |step| today.since(step.day)) });
        return Signal::of(reasons);
    }
    let planned = finding.plan.as_ref().map(|plan| plan.due);
    let standing = finding.listing.as_ref().filter(|listing| listing.lifted.is_none());
    let last_days = planned.into_iter().chain(standing.map(|listing| listing.due));
    let first = last_days.filter(|due| *due >= programme.tracked_from).min();
    reasons.extend(first.and_then(|last| due(last, programme.thresholds, today)));
    if reasons.is_empty() && first.is_some() {
        reasons.push(Reason::OnTrack);
    }
    Signal::of(reasons)
}

/// A last day that is past, or near.
fn due(last: Day, limits: Thresholds, today: Day) -> Option<Reason> {
    let left = last.since(today);
    if left < 0 {
        return Some(Reason::Overdue { days: -left });
    }
    let soon = left <= i32::from(limits.due_soon_days);
    soon.then_some(Reason::DueSoon { days: left })
}

fn blocked(task: &Task, limits: Thresholds, today: Day) -> Option<Reason> {
    let days = today.since(task.block.as_ref()?.since);
    let long = days > i32::from(limits.blocked_days);
    Some(if long { Reason::BlockedLong { days } } else { Reason::Blocked { days } })
}

fn behind(task: &Task, programme: &Programme, today: Day) -> Option<Reason> {
    let (start, due) = (task.start?.max(programme.tracked_from), task.due?);
    let (elapsed, whole) = (today.since(start), due.since(start));
    if elapsed <= 0 || whole <= 0 || today > due {
        return None;
    }
    let points = elapsed * 100 / whole - i32::from(task.progress);
    (points >= i32::from(programme.thresholds.behind_points)).then_some(Reason::Behind { points })
}

/// What a task owes by its programme's shortest rhythm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Owed {
    /// The rhythm.
    pub every: Every,
    /// Whole periods without a report, up to yesterday.
    pub missing: u32,
    /// The running period, if it has no report yet.
    pub open: Option<Period>,
}

/// What a task owes on `today`: something only while it is worked on, and only for periods that
/// began after tracking and the work itself had begun.
pub fn owed(task: &Task, programme: &Programme, today: Day) -> Option<Owed> {
    if !matches!(task.status, Status::InProgress | Status::Blocked) {
        return None;
    }
    let every = programme.cadences.iter().map(|cadence| cadence.every).min()?;
    let begun = task.start.or(task.steps.first().map(|step| step.day));
    let from = begun.unwrap_or(programme.tracked_from).max(programme.tracked_from);
    let now = Period::containing(every, today);
    let reported = task.progress_day.map(|day| Period::containing(every, day));
    if reported.is_some_and(|period| period.from >= now.from) {
        return Some(Owed { every, missing: 0, open: None });
    }
    let mut missing = 0;
    let mut period = now.previous(every);
    while period.from >= from && reported.is_none_or(|last| period.from > last.from) {
        missing += 1;
        period = period.previous(every);
    }
    Some(Owed { every, missing, open: (now.from >= from).then_some(now) })
}

impl Owed {
    fn reason(self, limits: Thresholds, today: Day) -> Option<Reason> {
        if self.missing >= u32::from(limits.reports_missing) {
            return Some(Reason::ReportsMissing { count: self.missing });
        }
        let days = self.open?.to.since(today);
        let soon = days <= i32::from(limits.report_due_days);
        soon.then_some(Reason::ReportDue { days, every: self.every })
    }
}
