//! The days of a task's life, chosen so that its light today is the one its fate asks for.

use shared::calendar::{Day, Every, Period};
use shared::model::Programme;

use super::super::rng::Rng;
use super::fate::Fate;

/// The days that count.
pub struct Calendar {
    /// The business date: nothing happens after it.
    pub today: Day,
    /// Nothing happens before it.
    opened: Day,
    tracked_from: Day,
    /// Nothing is due after it.
    until: Option<Day>,
    now: Period,
    /// Whether this period's reports are due by now.
    closing: bool,
}

/// A task comes into being by itself or as a part of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Birth {
    /// By itself.
    Own,
    /// By a split.
    Part {
        /// The day of the split.
        on: Day,
        /// If it is ever closed, then by this day.
        until: Day,
    },
}

/// The days of one life.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// How it ends up.
    pub fate: Fate,
    /// It is entered.
    pub created: Day,
    /// Work begins, as planned; parts have no such day.
    pub start: Option<Day>,
    /// Work begins.
    pub begun: Day,
    /// The last day.
    pub due: Day,
    /// Its latest report is of this day.
    pub last: Day,
    /// How far it was then.
    pub percent: u8,
    /// Stuck since.
    pub stuck: Option<Day>,
    /// Accepted or cancelled.
    pub closed: Option<Day>,
}

impl Calendar {
    /// The days of this programme, which may have a last one.
    pub fn new(programme: &Programme, until: Option<Day>, today: Day) -> Calendar {
        let now = Period::containing(Every::TenDays, today);
        let left = now.to.since(today);
        Calendar {
            today,
            opened: programme.issued_on.plus(1).min(today),
            tracked_from: programme.tracked_from,
            until,
            now,
            closing: left <= i32::from(programme.thresholds.report_due_days),
        }
    }

    /// A life that ends up as `fate` wants it.
    pub fn course(&self, fate: Fate, birth: Birth, rng: &mut Rng) -> Course {
        let fate = self.possible(fate, birth);
        let mut course = self.begin(fate, birth, rng);
        match fate {
            Fate::Done => self.close(&mut course, birth, rng),
            Fate::Cancelled => {
                let closed = rng.between(course.begun.0 + 15, self.today.0 - 1);
                course.closed = Some(self.held(Day(closed), course.begun.plus(1)));
                course.last = Day(closed - rng.between(3, 12));
            }
            Fate::Waiting => course.last = self.today.plus(-rng.between(0, 9)),
            Fate::ReportDue => course.last = self.now.from.plus(-rng.between(1, 8)),
            Fate::Silent => {
                let third = self.now.previous(Every::TenDays).previous(Every::TenDays);
                course.last = third.from.plus(-rng.between(1, 15));
            }
            Fate::Stuck => course.stuck = Some(self.today.plus(-rng.between(1, 9))),
            Fate::StuckLong => course.stuck = Some(self.today.plus(-rng.between(12, 50))),
            _ => {}
        }
        course.last = self.held(course.last, course.begun);
        course.stuck = course.stuck.map(|day| self.held(day, course.begun));
        course
    }

    /// What this day of the year and this kind of task leave possible of a fate.
    fn possible(&self, fate: Fate, birth: Birth) -> Fate {
        match (fate, birth) {
            (Fate::ReportDue, _) if !self.closing => Fate::DueSoon,
            // A part has no planned beginning, so nobody can say that it is behind.
            (Fate::Behind, Birth::Part { .. }) => Fate::DueSoon,
            (fate, _) => fate,
        }
    }

    /// Everything but the end.
    fn begin(&self, fate: Fate, birth: Birth, rng: &mut Rng) -> Course {
        let [age, mut ahead] = fate.shape();
        let (begun, created, start) = match birth {
            Birth::Part { on, .. } => {
                // Parts are due before the whole: nearer than what stands by itself.
                ahead.1 = ahead.1.min(60);
                ahead.0 = ahead.0.min(20);
                (on, on, None)
            }
            Birth::Own => {
                let begun = self.today.plus(-rng.between(age.0, age.1)).max(self.opened);
                let notice = if fate == Fate::NotStarted { (3, 20) } else { (0, 9) };
                let created = begun.min(self.today).plus(-rng.between(notice.0, notice.1));
                (begun, created.max(self.opened), Some(begun))
            }
        };
        let due = self.today.plus(rng.between(ahead.0, ahead.1));
        let due = self.until.map_or(due, |until| due.min(until)).max(begun.plus(1));
        let percent = self.percent(fate, begun, due, rng);
        let last = self.fresh(rng);
        Course { fate, created, start, begun, due, last, percent, stuck: None, closed: None }
    }

    /// A day recent enough for a report not to be missed.
    fn fresh(&self, rng: &mut Rng) -> Day {
        let before = if self.closing { self.now } else { self.now.previous(Every::TenDays) };
        Day(rng.between(before.from.0, self.today.0))
    }

    fn percent(&self, fate: Fate, begun: Day, due: Day, rng: &mut Rng) -> u8 {
        let from = begun.max(self.tracked_from);
        let elapsed = self.today.since(from) * 100 / due.since(from).max(1);
        let percent = match fate {
            Fate::Done | Fate::Waiting => return 100,
            Fate::NotStarted => return 0,
            Fate::DueSoon => rng.between(82, 96),
            Fate::Overdue => rng.between(55, 96),
            Fate::Behind => elapsed - rng.between(22, 45),
            _ => elapsed + rng.between(-14, 12),
        };
        percent.clamp(2, 95) as u8
    }

    /// Accepted, and submitted some days before.
    fn close(&self, course: &mut Course, birth: Birth, rng: &mut Rng) {
        let until = match birth {
            Birth::Own => self.today,
            Birth::Part { until, .. } => until,
        };
        let closed = Day(rng.between(course.begun.0 + 20, until.0)).min(until);
        course.closed = Some(closed);
        course.last = closed.plus(-rng.between(1, 5));
        course.due = closed.plus(rng.between(-8, 25)).max(course.begun.plus(1));
    }

    /// The day, but not before `first` and not after today.
    fn held(&self, day: Day, first: Day) -> Day {
        day.max(first).min(self.today)
    }
}
