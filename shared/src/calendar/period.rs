//! Reporting periods: 旬 (a third of a month: 1–10, 11–20, 21–end), month, quarter, year (C5, C6).

use serde::{Deserialize, Serialize};

use super::Day;

/// How often something is owed: 旬, 月, 季, 年.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// 旬
    TenDays,
    /// 月
    Month,
    /// 季
    Quarter,
    /// 年
    Year,
}

/// Which third of a month: 上旬, 中旬, 下旬.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Third {
    /// 上旬: days 1–10
    First,
    /// 中旬: days 11–20
    Middle,
    /// 下旬: day 21 to the month's end
    Last,
}

/// A span of days, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Period {
    /// The period of this kind that `day` lies in.
    pub fn containing(every: Every, day: Day) -> Period {
        let (_, month, of_month) = day.parts();
        let month_start = day.plus(1 - i32::from(of_month));
        match every {
            Every::TenDays => match Third::of(day) {
                Third::First => Period { from: month_start, to: month_start.plus(9) },
                Third::Middle => Period { from: month_start.plus(10), to: month_start.plus(19) },
                Third::Last => Period { from: month_start.plus(20), to: day.month_end() },
            },
            Every::Month => Period { from: month_start, to: day.month_end() },
            Every::Quarter => Period::months(month_start, (month - 1) % 3, 3),
            Every::Year => Period::months(month_start, month - 1, 12),
        }
    }

    /// The period of this kind before this one.
    pub fn previous(self, every: Every) -> Period {
        Period::containing(every, self.from.plus(-1))
    }

    /// The period of this kind after this one.
    pub fn next(self, every: Every) -> Period {
        Period::containing(every, self.to.plus(1))
    }

    /// Whether `day` lies in it.
    pub fn contains(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// `count` whole months, of which the one starting at `month_start` is number `index` (from 0).
    fn months(month_start: Day, index: u8, count: u8) -> Period {
        let mut from = month_start;
        for _ in 0..index {
            let (_, _, of_month) = from.plus(-1).parts();
            from = from.plus(-i32::from(of_month));
        }
        let mut to = from.month_end();
        for _ in 1..count {
            to = to.plus(1).month_end();
        }
        Period { from, to }
    }
}

impl Third {
    /// The third of its month that `day` lies in.
    pub fn of(day: Day) -> Third {
        match day.parts().2 {
            1..=10 => Third::First,
            11..=20 => Third::Middle,
            _ => Third::Last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_follow_the_documents() {
        let table = [
            (Every::TenDays, "2022-10-20", "2022-10-11", "2022-10-20"),
            (Every::TenDays, "2022-10-21", "2022-10-21", "2022-10-31"),
            (Every::TenDays, "2024-02-29", "2024-02-21", "2024-02-29"),
            (Every::Month, "2022-02-03", "2022-02-01", "2022-02-28"),
            (Every::Quarter, "2022-11-30", "2022-10-01", "2022-12-31"),
            (Every::Quarter, "2022-03-31", "2022-01-01", "2022-03-31"),
            (Every::Year, "2022-10-20", "2022-01-01", "2022-12-31"),
        ];
        for (every, day, from, to) in table {
            let period = Period::containing(every, day.parse().unwrap());
            assert_eq!((period.from.to_string(), period.to.to_string()), (from.into(), to.into()));
        }
    }

    #[test]
    fn periods_tile_the_calendar() {
        for every in [Every::TenDays, Every::Month, Every::Quarter, Every::Year] {
            let mut period = Period::containing(every, "2020-01-15".parse().unwrap());
            for _ in 0..200 {
                let next = period.next(every);
                assert_eq!(next.from, period.to.plus(1));
                assert_eq!(next.previous(every), period);
                period = next;
            }
        }
    }
}
