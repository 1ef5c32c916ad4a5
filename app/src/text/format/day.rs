//! Days and times.

use std::cell::Cell;

use shared::calendar::{Day, Every, Third};
use shared::id::Millis;

use super::super::say;

thread_local! {
    static YEAR: Cell<Option<i32>> = const { Cell::new(None) };
}

/// Sets the year that goes without saying: days of other years are shown with theirs.
pub fn set_year(today: Day) {
    YEAR.set(Some(today.parts().0));
}

fn foreign_year(year: i32) -> bool {
    YEAR.get().is_some_and(|known| known != year)
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// 周四 / Thu
fn weekday(day: Day) -> &'static str {
    let index = usize::from(day.weekday());
    say(WEEKDAYS_ZH[index], WEEKDAYS_EN[index])
}

/// 10月20日 周四 / Thu 20 Oct
pub fn day(day: Day) -> String {
    let (short, weekday) = (day_short(day), weekday(day));
    say(format!("{short} {weekday}"), format!("{weekday} {short}"))
}

/// 10月20日 / 20 Oct, with the year where it is another.
pub fn day_short(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    if foreign_year(year) {
        return day_full(day);
    }
    say(format!("{month}月{of_month}日"), format!("{of_month} {}", month_name(month)))
}

/// 2022年10月20日 / 20 Oct 2022
pub fn day_full(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    say(
        format!("{year}年{month}月{of_month}日"),
        format!("{of_month} {} {year}", month_name(month)),
    )
}

/// 10月 / Oct, with the year where it is another.
fn month(day: Day) -> String {
    let (year, month, _) = day.parts();
    match foreign_year(year) {
        true => say(format!("{year}年{month}月"), format!("{} {year}", month_name(month))),
        false => say(format!("{month}月"), month_name(month).to_owned()),
    }
}

/// The third of the month a day lies in: 10月中旬 / mid Oct
pub fn third(day: Day) -> String {
    let (chinese, english) = match Third::of(day) {
        Third::First => ("上旬", "early"),
        Third::Middle => ("中旬", "mid"),
        Third::Last => ("下旬", "late"),
    };
    let month = month(day);
    say(format!("{month}{chinese}"), format!("{english} {month}"))
}

/// A period by its first day: 10月中旬, 10月, 第四季度, 2022年度 / mid Oct, Oct, Q4, 2022
pub fn period(every: Every, from: Day) -> String {
    let (year, number, _) = from.parts();
    let quarter = (number - 1) / 3;
    match every {
        Every::TenDays => third(from),
        Every::Month => month(from),
        Every::Quarter => {
            let name = say(
                format!("第{}季度", ["一", "二", "三", "四"][usize::from(quarter)]),
                format!("Q{}", quarter + 1),
            );
            match foreign_year(year) {
                true => say(format!("{year}年{name}"), format!("{name} {year}")),
                false => name,
            }
        }
        Every::Year => say(format!("{year}年度"), year.to_string()),
    }
}

/// The device's day and clock at a time: 09:12 where it was today, else 10月19日 16:40.
pub fn time(at: Millis) -> String {
    let (date, now) = (local(at), js_sys::Date::new_0());
    let same_day = date.to_date_string() == now.to_date_string();
    if same_day {
        return clock(at);
    }
    let (month, of_month) = (date.get_month() as u8 + 1, date.get_date());
    let of_year = if date.get_full_year() == now.get_full_year() {
        say(format!("{month}月{of_month}日"), format!("{of_month} {}", month_name(month)))
    } else {
        let year = date.get_full_year();
        say(
            format!("{year}年{month}月{of_month}日"),
            format!("{of_month} {} {year}", month_name(month)),
        )
    };
    format!("{of_year} {}", clock(at))
}

/// The device's day at a time: 今天, or 10月19日.
pub fn date(at: Millis) -> String {
    let (date, now) = (local(at), js_sys::Date::new_0());
    if date.to_date_string() == now.to_date_string() {
        return say("今天", "today").to_owned();
    }
    let (month, of_month) = (date.get_month() as u8 + 1, date.get_date());
    let of_year =
        say(format!("{month}月{of_month}日"), format!("{of_month} {}", month_name(month)));
    if date.get_full_year() == now.get_full_year() {
        return of_year;
    }
    let year = date.get_full_year();
    say(format!("{year}年{of_year}"), format!("{of_year} {year}"))
}

/// The device's clock at a time: 09:12
pub fn clock(at: Millis) -> String {
    let date = local(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

fn local(at: Millis) -> js_sys::Date {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, set_language};

    #[test]
    fn days_read_as_people_write_them() {
        let today: Day = "2022-10-20".parse().unwrap();
        let next_year: Day = "2023-06-30".parse().unwrap();
        set_year(today);
        set_language(Language::Chinese);
        assert_eq!(day(today), "10月20日 周四");
        assert_eq!(day_short(next_year), "2023年6月30日");
        assert_eq!(third(today), "10月中旬");
        assert_eq!(third(next_year), "2023年6月下旬");
        let periods = [Every::Month, Every::Quarter, Every::Year].map(|every| period(every, today));
        assert_eq!(periods, ["10月", "第四季度", "2022年度"]);
        assert_eq!(period(Every::Quarter, next_year), "2023年第二季度");
        set_language(Language::English);
        assert_eq!(period(Every::Quarter, next_year), "Q2 2023");
        assert_eq!(day(today), "Thu 20 Oct");
        assert_eq!(third(today), "mid Oct");
        set_language(Language::Chinese);
    }
}
