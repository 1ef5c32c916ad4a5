//! Devices whose clocks are wrong, and set right under the open app.

use shared::id::{Millis, Seq};
use shared::model::Report;
use shared::mutation::*;
use shared::rules::Entities;
use shared::sync::replica::{Effect, Event, Failure, Wake};

use crate::simulation::Device;
use crate::sync::{report, settle, start};
use crate::world::*;

const YEAR_MS: u64 = 365 * 24 * 60 * 60 * 1000;

fn asks(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Send(_)))
}

#[test]
fn a_pause_after_a_failure_ends_when_the_clock_is_set_back() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    let wrong = Millis(2 * YEAR_MS);
    let effects = clerk.replica.handle(wrong, 7, Event::Failed(Failure::Unreachable));
    assert!(!asks(&effects), "a pause");
    let soon = Millis(wrong.0 + 10);
    assert!(!asks(&clerk.replica.handle(soon, 7, Event::Wake(Wake::Timer))), "still the pause");
    // The timer was set before; by the clock that is right now the pause would last a year.
    let right = Millis(wrong.0 - YEAR_MS);
    assert!(asks(&clerk.replica.handle(right, 7, Event::Wake(Wake::Timer))));
}

#[test]
fn a_clock_that_is_set_back_does_not_keep_a_quiet_device_from_asking() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let wrong = Millis(2 * YEAR_MS);
    let sent = clerk.replica.handle(wrong, 7, Event::Wake(Wake::Now));
    let request = sent.into_iter().find_map(|effect| match effect {
        Effect::Send(request) => Some(request),
        _ => None,
    });
    let answer = county.answer(clerk.replica.actor, &request.unwrap(), wrong);
    let rest = clerk.replica.handle(wrong, 7, Event::Answered(Box::new(answer)));
    assert!(!asks(&rest), "there is nothing more");
    let right = Millis(wrong.0 - YEAR_MS);
    assert!(asks(&clerk.replica.handle(right, 7, Event::Wake(Wake::Timer))));
}

#[test]
fn a_report_from_a_year_ahead_does_not_have_the_last_word_for_a_year() {
    let mut county = county();
    // Judged in November 2023.
    let ahead = report("clerk", 1, 40, "2024-11-14");
    let id = ahead.id;
    judge(&mut county, &Envelope { day: day("2024-11-14"), ..act("lead-clerk", 1, ahead) }, 5)
        .unwrap();
    assert_eq!(get(&county, "open").progress, 40);
    let right = report("clerk", 2, 55, "2023-11-15");
    judge(&mut county, &Envelope { day: day("2023-11-15"), ..act("lead-head", 1, right) }, 6)
        .unwrap();
    assert_eq!(get(&county, "open").progress, 55);
    assert_eq!(get(&county, "open").progress_day, Some(day("2023-11-15")));
    // What was said stays as it was said.
    let kept = county.get(id.into()).unwrap();
    assert_eq!(Report::of(&kept).unwrap().observed, day("2024-11-14"));
}

#[test]
fn an_edit_from_a_year_ahead_does_not_win_over_everybody_for_a_year() {
    let mut county = county();
    let due = |who: &str, on: &str, edited: &str| {
        let change =
            ChangeDue { task: task_id("open"), due: Some(day(on)), reason: "调整".into() };
        Envelope { day: day(edited), base: Seq(0), ..act(who, 1, change) }
    };
    judge(&mut county, &due("chief", "2023-12-10", "2024-11-14"), 5).unwrap();
    judge(&mut county, &due("office", "2023-12-31", "2023-11-15"), 6).unwrap();
    assert_eq!(get(&county, "open").due, Some(day("2023-12-31")));
}
