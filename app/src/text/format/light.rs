//! Lights and their reasons.

use shared::rules::light::{Light, Reason};

use super::super::say;
use super::{day_short, every};

/// 滞后, 预警, 正常, 办结
pub fn light(light: Light) -> &'static str {
    match light {
        Light::Red => say("滞后", "Late"),
        Light::Amber => say("预警", "Warning"),
        Light::Green => say("正常", "On track"),
        Light::Blue => say("办结", "Done"),
    }
}

fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// Why a light is what it is.
pub fn reason(reason: Reason) -> String {
    match reason {
        Reason::Overdue { days: n } => say(format!("已超 {n} 天"), format!("{} overdue", days(n))),
        Reason::Unlisted { days: 0 } => say("重大隐患未挂牌", "major, not listed").to_owned(),
        Reason::Unlisted { days: n } => {
            say(format!("重大隐患 {n} 天未挂牌"), format!("major, not listed for {}", days(n)))
        }
        Reason::BlockedLong { days: n } | Reason::Blocked { days: n } => {
            say(format!("受阻 {n} 天"), format!("blocked for {}", days(n)))
        }
        Reason::ReportsMissing { count } => {
            say(format!("连续 {count} 期未报"), format!("{count} reports missing"))
        }
        Reason::DueSoon { days: 0 } => say("今天到期", "due today").to_owned(),
        Reason::DueSoon { days: 1 } => say("明天到期", "due tomorrow").to_owned(),
        Reason::DueSoon { days: n } => say(format!("{n} 天后到期"), format!("due in {}", days(n))),
        Reason::Behind { points } => {
            say(format!("落后 {points} 个百分点"), format!("{points} points behind"))
        }
        Reason::ReportDue { days: 0, every: rhythm } => {
            say(format!("{}今天该报", report(rhythm)), format!("{} due today", report(rhythm)))
        }
        Reason::ReportDue { days: n, every: rhythm } => say(
            format!("{}还剩 {n} 天", report(rhythm)),
            format!("{} due in {}", report(rhythm), days(n)),
        ),
        Reason::Waiting { days: 0 } => say("待验收", "waiting for acceptance").to_owned(),
        Reason::Waiting { days: n } => {
            say(format!("待验收 {n} 天"), format!("waiting for acceptance for {}", days(n)))
        }
        Reason::OnTrack => say("按期", "on track").to_owned(),
        Reason::Done { day: Some(day) } => {
            let day = day_short(day);
            say(format!("{day}验收"), format!("accepted {day}"))
        }
        Reason::Done { day: None } => say("已办结", "done").to_owned(),
    }
}

/// Why a finding's light is what it is: a finding is struck off.
pub fn finding_reason(why: Reason) -> String {
    match why {
        Reason::Done { day: Some(day) } => {
            let day = day_short(day);
            say(format!("{day}销号"), format!("struck off {day}"))
        }
        Reason::Done { day: None } => say("已销号", "struck off").to_owned(),
        other => reason(other),
    }
}

fn report(rhythm: shared::calendar::Every) -> String {
    say(format!("本{}", every(rhythm)), format!("{} report", every(rhythm)))
}
