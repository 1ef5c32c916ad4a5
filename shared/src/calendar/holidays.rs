//! China's statutory holidays and the working days that make up for them (调休上班), from the notices
//! on the arrangement of holidays that the General Office of the State Council gives for each year
//! (国务院办公厅关于部分节假日安排的通知), and what is put off because of them (节假日顺延).
//!
//! A year without a notice here goes by the weekend, and every answer says so. To add a year: copy
//! its notice into [`NOTICES`] and move [`KNOWN`].

use super::{Day, Period};

/// Whether work is done on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Working {
    /// Yes, by the notice of its year.
    Yes,
    /// No, by the notice of its year.
    No,
    /// No notice is known for the day: all that is known is whether it is a weekend.
    ByWeekend {
        /// Monday to Friday.
        working: bool,
    },
}

/// A last day after it has been put off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Postponed {
    /// The day itself where work is done on it, otherwise the next on which it is.
    pub day: Day,
    /// Whether the notices say so; otherwise only the weekend does.
    pub known: bool,
}

/// Month and day of month.
type Date = (u8, u8);

/// One year's notice: only what differs from an ordinary week.
struct Notice {
    year: i32,
    /// Days off, from and to, both included.
    off: &'static [(Date, Date)],
    /// Saturdays and Sundays on which work is done.
    work: &'static [Date],
}

/// The days that the notices speak for. New year is arranged by the notice of the year that begins,
/// and has moved days of the December before it (2018-12-29 was a working Saturday): the last week
/// of the last year is open until the next notice.
const KNOWN: (i32, Date, i32, Date) = (2022, (1, 1), 2026, (12, 25));

const NOTICES: [Notice; 5] = [
    Notice {
        year: 2022,
        off: &[
            ((1, 1), (1, 3)),
            ((1, 31), (2, 6)),
            ((4, 3), (4, 5)),
            ((4, 30), (5, 4)),
            ((6, 3), (6, 5)),
            ((9, 10), (9, 12)),
            ((10, 1), (10, 7)),
            // Of the notice for 2023.
            ((12, 31), (12, 31)),
        ],
        work: &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    },
    Notice {
        year: 2023,
        off: &[
            ((1, 1), (1, 2)),
            ((1, 21), (1, 27)),
            ((4, 5), (4, 5)),
            ((4, 29), (5, 3)),
            ((6, 22), (6, 24)),
            ((9, 29), (10, 6)),
        ],
        work: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    Notice {
        year: 2024,
        off: &[
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ],
        work: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Notice {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        work: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        work: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

impl Working {
    /// Yes or no, whatever the ground.
    pub fn is_working(self) -> bool {
        matches!(self, Working::Yes | Working::ByWeekend { working: true })
    }

    /// Whether a notice says so.
    pub fn is_known(self) -> bool {
        !matches!(self, Working::ByWeekend { .. })
    }
}

/// Whether work is done on `day`.
pub fn working(day: Day) -> Working {
    let (year, month, of_month) = day.parts();
    let weekday = day.weekday() < 5;
    let notice = NOTICES.iter().find(|notice| notice.year == year);
    let Some(notice) = notice.filter(|_| known().contains(day)) else {
        return Working::ByWeekend { working: weekday };
    };
    let date = (month, of_month);
    let off = notice.off.iter().any(|(from, to)| (*from..=*to).contains(&date));
    let works = notice.work.contains(&date) || (weekday && !off);
    if works { Working::Yes } else { Working::No }
}

/// 节假日顺延: `day`, or where no work is done on it the next day on which it is.
pub fn postponed(day: Day) -> Postponed {
    let (mut day, mut known) = (day, true);
    loop {
        let working = working(day);
        known &= working.is_known();
        if working.is_working() {
            return Postponed { day, known };
        }
        day = day.plus(1);
    }
}

/// The days that the notices speak for.
fn known() -> Period {
    let (year, (month, day), last_year, (last_month, last_day)) = KNOWN;
    let from = Day::new(year, month, day).unwrap_or_default();
    let to = Day::new(last_year, last_month, last_day).unwrap_or_default();
    Period { from, to }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_third_of_the_next_month_is_put_off_as_the_documents_need_it() {
        let table = [
            ("2022-09-03", "2022-09-05"),
            // The Saturday after the National Day is worked.
            ("2022-10-03", "2022-10-08"),
            ("2022-12-03", "2022-12-05"),
            ("2023-05-03", "2023-05-04"),
            ("2023-10-03", "2023-10-07"),
        ];
        for (from, to) in table {
            assert_eq!(postponed(day(from)), Postponed { day: day(to), known: true }, "{from}");
        }
    }

    /// Every holiday of more than a weekend: its days, and the first day of work after it.
    #[test]
    fn every_known_years_holidays_are_these() {
        let table = [
            ("2022-01-01", 3, "2022-01-04"),
            ("2022-01-31", 7, "2022-02-07"),
            ("2022-04-03", 3, "2022-04-06"),
            ("2022-04-30", 5, "2022-05-05"),
            ("2022-06-03", 3, "2022-06-06"),
            ("2022-09-10", 3, "2022-09-13"),
            ("2022-10-01", 7, "2022-10-08"),
            ("2022-12-31", 3, "2023-01-03"),
            ("2023-01-21", 7, "2023-01-28"),
            ("2023-04-05", 1, "2023-04-06"),
            ("2023-04-29", 5, "2023-05-04"),
            ("2023-06-22", 3, "2023-06-25"),
            ("2023-09-29", 8, "2023-10-07"),
            ("2023-12-30", 3, "2024-01-02"),
            ("2024-02-10", 8, "2024-02-18"),
            ("2024-04-04", 3, "2024-04-07"),
            ("2024-05-01", 5, "2024-05-06"),
            ("2024-06-08", 3, "2024-06-11"),
            ("2024-09-15", 3, "2024-09-18"),
            ("2024-10-01", 7, "2024-10-08"),
            ("2025-01-01", 1, "2025-01-02"),
            ("2025-01-28", 8, "2025-02-05"),
            ("2025-04-04", 3, "2025-04-07"),
            ("2025-05-01", 5, "2025-05-06"),
            ("2025-05-31", 3, "2025-06-03"),
            ("2025-10-01", 8, "2025-10-09"),
            ("2026-01-01", 3, "2026-01-04"),
            ("2026-02-15", 9, "2026-02-24"),
            ("2026-04-04", 3, "2026-04-07"),
            ("2026-05-01", 5, "2026-05-06"),
            ("2026-06-19", 3, "2026-06-22"),
            ("2026-09-25", 3, "2026-09-28"),
            ("2026-10-01", 7, "2026-10-08"),
        ];
        for (from, days, next) in table {
            for offset in 0..days {
                assert_eq!(working(day(from).plus(offset)), Working::No, "{from} + {offset}");
            }
            assert!(working(day(from).plus(-1)).is_working(), "the day before {from}");
            let next = Postponed { day: day(next), known: true };
            assert_eq!(postponed(day(from)), next, "{from}");
        }
    }

    #[test]
    fn a_notice_moves_work_to_weekends_only_and_takes_as_much_as_the_law_gives() {
        // Days off that are no weekend, less the weekends worked for them: the statutory holidays
        // that fall on weekdays or are compensated for; eleven a year, thirteen since 2025.
        let table = [(2022, 11), (2023, 11), (2024, 11), (2025, 13), (2026, 13)];
        for (notice, (year, statutory)) in NOTICES.iter().zip(table) {
            assert_eq!(notice.year, year);
            for (month, of_month) in notice.work {
                let day = Day::new(year, *month, *of_month).unwrap();
                assert!(day.weekday() >= 5, "{day}");
            }
            let from = Day::new(year, 1, 1).unwrap();
            let year = (0..365).map(|offset| from.plus(offset));
            let taken = year.filter(|day| day.weekday() < 5 && off(notice, *day)).count();
            let given = taken as i32 - notice.work.len() as i32;
            // A holiday that begins on New Year's Eve, or on a weekend before, moves one across.
            assert!((given - statutory).abs() <= 1, "{}: {given}", notice.year);
        }
    }

    fn off(notice: &Notice, day: Day) -> bool {
        let (_, month, of_month) = day.parts();
        notice.off.iter().any(|(from, to)| (*from..=*to).contains(&(month, of_month)))
    }

    #[test]
    fn a_year_without_a_notice_goes_by_the_weekend_and_says_so() {
        for (text, is_working) in [
            ("2021-10-01", true),
            ("2027-10-01", true),
            ("2027-10-02", false),
            // The notice for 2027 may still move the last days of 2026.
            ("2026-12-31", true),
        ] {
            let expected = Working::ByWeekend { working: is_working };
            assert_eq!(working(day(text)), expected, "{text}");
        }
        let monday = Postponed { day: day("2027-10-04"), known: false };
        assert_eq!(postponed(day("2027-10-02")), monday);
        assert_eq!(working(day("2026-12-25")), Working::Yes);
    }

    proptest! {
        #[test]
        fn what_is_put_off_lands_on_the_next_day_of_work(offset in 0i32..90_000) {
            let from = Day(offset);
            let to = postponed(from).day;
            prop_assert!(to >= from);
            prop_assert!(working(to).is_working());
            for between in from.0..to.0 {
                prop_assert!(!working(Day(between)).is_working(), "{}", Day(between));
            }
        }
    }
}
