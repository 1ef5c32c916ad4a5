//! What is burnt into a photo that was taken here. Free of web types.

use shared::id::ActorId;
use shared::model::{Fix, Seat};
use shared::rules::{Memory, posts};

use crate::tasks::names;
use crate::text;

/// Time and whose clock that is, place and how sure it is, who of which unit, and on what.
pub fn lines(
    memory: &Memory,
    hand: ActorId,
    time: &str,
    fix: Option<Fix>,
    item: Option<&str>,
) -> Vec<String> {
    let words = text::capture();
    let place = fix.map_or(words.no_fix.to_owned(), |fix| {
        let degrees = |e7: i32| format!("{:.5}", f64::from(e7) / 1e7);
        (words.fix)(&degrees(fix.latitude_e7), &degrees(fix.longitude_e7), fix.accuracy_m)
    });
    let unit = posts(memory, hand).iter().find_map(|post| match post.seat {
        Seat::Unit(unit) => names::label(memory, unit.into()),
        _ => None,
    });
    let who = [unit, names::label(memory, hand.0)];
    let who: Vec<String> = who.into_iter().flatten().collect();
    let lines = [
        Some((words.device_time)(time)),
        Some(place),
        Some(who.join(" ")),
        item.map(str::to_owned),
    ];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use shared::id::Millis;

    use super::*;

    #[test]
    fn a_photo_says_when_where_and_whose_clock_that_is() {
        let memory: Memory = Vec::new().into_iter().collect();
        let fix = Fix {
            latitude_e7: 369_812_345,
            longitude_e7: 1_059_123_456,
            accuracy_m: 12,
            at: Millis(0),
        };
        let hand = ActorId::default();
        let told = lines(&memory, hand, "10月20日 9:30", Some(fix), Some("通道堵塞"));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("设备时间") && told[1].contains("36.98123"), "{told:?}");
        assert!(told[1].contains("12") && told[2] == "通道堵塞", "{told:?}");
        assert!(lines(&memory, hand, "10月20日 9:30", None, None)[1].contains("未定位"));
    }
}
