//! The table of light rules. Tracking begins on 2022-09-21; today is 2022-10-20, the last day of
//! the middle ten days of October.

use shared::calendar::{Day, Every};
use shared::model::*;
use shared::rules::light::{Light, Reason, of_task};

use crate::world::{day, programme, task};

struct Case {
    says: &'static str,
    task: Task,
    light: Option<Light>,
    reason: Option<Reason>,
}

fn base() -> Task {
    let mut task = task("t", Visibility::County);
    task.status = Status::InProgress;
    task.start = Some(day("2022-09-21"));
    task.progress_day = Some(day("2022-10-19"));
    task.progress = 90;
    task
}

fn case(
    says: &'static str,
    change: impl FnOnce(&mut Task),
    light: impl Into<Option<Light>>,
    reason: impl Into<Option<Reason>>,
) -> Case {
    let mut task = base();
    change(&mut task);
    Case { says, task, light: light.into(), reason: reason.into() }
}

fn step(kind: StepKind, on: &str) -> Step {
    Step { kind, day: day(on), words: String::new(), stamp: Stamp::default() }
}

fn blocked(task: &mut Task, since: &str) {
    task.status = Status::Blocked;
    task.block = Some(Block { since: day(since), reason: "环评批复".into() });
}

fn cases() -> Vec<Case> {
    use Light::*;
    let due = |text: &'static str| move |task: &mut Task| task.due = Some(day(text));
    vec![
        case("last day was yesterday", due("2022-10-19"), Red, Reason::Overdue { days: 1 }),
        case("last day is today", due("2022-10-20"), Amber, Reason::DueSoon { days: 0 }),
        case("seven days left", due("2022-10-27"), Amber, Reason::DueSoon { days: 7 }),
        case("eight days left", due("2022-10-28"), Green, Reason::OnTrack),
        case("stuck 11 days", |t| blocked(t, "2022-10-09"), Red, Reason::BlockedLong { days: 11 }),
        case("stuck 10 days", |t| blocked(t, "2022-10-10"), Amber, Reason::Blocked { days: 10 }),
        case(
            "two ten-day reports missing",
            |t| t.progress_day = Some(day("2022-09-15")),
            Red,
            Reason::ReportsMissing { count: 2 },
        ),
        case(
            "none ever reported",
            |t| t.progress_day = None,
            Red,
            Reason::ReportsMissing { count: 2 },
        ),
        case(
            "this period's report is due today",
            |t| t.progress_day = Some(day("2022-10-05")),
            Amber,
            Reason::ReportDue { days: 0, every: Every::TenDays },
        ),
        case("reported this period, no last day", |_| {}, Green, Reason::OnTrack),
        case(
            "twenty points behind elapsed time",
            |t| {
                t.due = Some(day("2022-11-20"));
                t.progress = 28;
            },
            Amber,
            Reason::Behind { points: 20 },
        ),
        case(
            "nineteen points behind",
            |t| {
                t.due = Some(day("2022-11-20"));
                t.progress = 29;
            },
            Green,
            Reason::OnTrack,
        ),
        case(
            "not started, no date: nothing to measure by",
            |t| {
                t.status = Status::NotStarted;
                t.progress_day = None;
            },
            None,
            None,
        ),
        case(
            "not started, past its last day",
            |t| {
                t.status = Status::NotStarted;
                t.due = Some(day("2022-10-15"));
            },
            Red,
            Reason::Overdue { days: 5 },
        ),
        case(
            "submitted, waiting, even past its last day",
            |t| {
                t.status = Status::Submitted;
                t.due = Some(day("2022-10-15"));
                t.steps.push(step(StepKind::Submitted, "2022-10-14"));
            },
            Green,
            Reason::Waiting { days: 6 },
        ),
        case(
            "done",
            |t| {
                t.status = Status::Done;
                t.steps.push(step(StepKind::Accepted, "2022-10-12"));
            },
            Blue,
            Reason::Done { day: Some(day("2022-10-12")) },
        ),
        case("cancelled", |t| t.status = Status::Cancelled, None, None),
        case(
            "overdue and stuck: the worst comes first",
            |t| {
                blocked(t, "2022-10-08");
                t.due = Some(day("2022-10-15"));
            },
            Red,
            Reason::Overdue { days: 5 },
        ),
    ]
}

#[test]
fn lights_follow_this_table() {
    let today = day("2022-10-20");
    println!("{:<46} {:<8} reason", "task", "light");
    for case in cases() {
        let signal = of_task(&case.task, &programme(), today);
        println!(
            "{:<46} {:<8} {}",
            case.says,
            signal.as_ref().map_or("-".into(), |signal| format!("{:?}", signal.light)),
            signal.as_ref().map_or("-".into(), |signal| format!("{:?}", signal.reason())),
        );
        assert_eq!(signal.as_ref().map(|signal| signal.light), case.light, "{}", case.says);
        assert_eq!(signal.map(|signal| signal.reason()), case.reason, "{}", case.says);
    }
}

#[test]
fn nothing_counts_before_tracking_began() {
    let mut task = base();
    task.due = Some(day("2022-08-31"));
    let light = |today: Day| of_task(&task, &programme(), today).map(|signal| signal.reason());
    assert_eq!(light(day("2022-09-20")), None);
    assert_eq!(light(day("2022-09-22")), Some(Reason::OnTrack), "it owes reports, nothing else");
    task.status = Status::NotStarted;
    let light = |task: &Task| of_task(task, &programme(), day("2022-09-22"));
    assert_eq!(light(&task), None, "nothing measures it");
    task.due = Some(day("2022-09-21"));
    assert_eq!(light(&task).map(|light| light.reason()), Some(Reason::Overdue { days: 1 }));
}

#[test]
fn a_programme_sets_its_own_limits() {
    let mut strict = programme();
    strict.thresholds.due_soon_days = 30;
    let mut task = base();
    task.due = Some(day("2022-11-10"));
    let light = |programme: &Programme| of_task(&task, programme, day("2022-10-20")).unwrap().light;
    assert_eq!(light(&programme()), Light::Green);
    assert_eq!(light(&strict), Light::Amber);
}

#[test]
fn every_reason_is_kept_worst_first() {
    let mut task = base();
    blocked(&mut task, "2022-10-08");
    task.due = Some(day("2022-10-15"));
    let signal = of_task(&task, &programme(), day("2022-10-20")).unwrap();
    assert_eq!(signal.reasons, [Reason::Overdue { days: 5 }, Reason::BlockedLong { days: 12 }]);
}
