//! What is owed by period, and what the rules say of reports. Tracking begins on 2022-09-21.

use std::rc::Rc;

use proptest::prelude::*;
use shared::calendar::{Day, Every, Period};
use shared::id::{ChainId, Millis, PeriodReportId, Seq};
use shared::model::*;
use shared::mutation::*;
use shared::policy::Denial;
use shared::rules::dues::{self, Due, Standing};
use shared::rules::{Entities, Fault, Memory, Part, Refusal};

use crate::world::*;

fn chain() -> Chain {
    Chain::of(&county().get(chain_id().into()).unwrap()).unwrap().clone()
}

/// What the chain owes of one rhythm on `today`, latest first.
fn owed(county: &Memory, every: Every, today: &str) -> Vec<Due> {
    let dues = dues::of_chain(county, &chain(), &programme(), day(today), 40);
    dues.into_iter().filter(|due| due.every == every).collect()
}

/// A ten-day report, made on this day.
fn delivered(county: &mut Memory, name: &str, from: &str, on: &str, corrects: Option<&str>) {
    let corrects = corrects.map(|name| PeriodReportId(id(name)));
    let report = ReportPeriod { corrects, ..report_period(name, from) };
    let seq = county.len() as u64;
    let envelope = Envelope { day: day(on), ..act("lead-clerk", seq, report) };
    judge(county, &envelope, seq).unwrap();
}

#[test]
fn standings_follow_the_last_day_which_holidays_put_off() {
    use Standing::*;
    // Period, made on, asked on, last day, standing. The first ten days of October end in the week
    // after the holiday, those of September within Mid-Autumn.
    let table = [
        ("2022-10-01", None, "2022-10-01", "2022-10-10", Owed),
        ("2022-10-01", None, "2022-10-10", "2022-10-10", Owed),
        ("2022-10-01", None, "2022-10-11", "2022-10-10", Missing),
        ("2022-10-01", Some("2022-10-10"), "2022-10-20", "2022-10-10", Delivered),
        ("2022-10-01", Some("2022-10-11"), "2022-10-20", "2022-10-10", Late),
        // 2022-12-10 is a Saturday, 2022-12-31 the first day of the New Year holiday.
        ("2022-12-01", None, "2022-12-12", "2022-12-12", Owed),
        ("2022-12-01", None, "2022-12-13", "2022-12-12", Missing),
        ("2022-12-21", Some("2023-01-03"), "2023-01-05", "2023-01-03", Delivered),
        ("2022-12-21", Some("2023-01-04"), "2023-01-05", "2023-01-03", Late),
        // No notice for 2027 is known: the weekend decides.
        ("2027-10-01", None, "2027-10-11", "2027-10-11", Owed),
    ];
    for (from, made, today, last, standing) in table {
        let mut county = county();
        if let Some(made) = made {
            delivered(&mut county, "report", from, made, None);
        }
        let period = Period::containing(Every::TenDays, day(from));
        let reports = dues::reports(&county, chain_id());
        let due = dues::of(chain_id(), &reports, (Every::TenDays, period), day(today));
        assert_eq!((due.last.day, due.standing), (day(last), standing), "{from} {made:?} {today}");
        assert_eq!(due.last.known, !from.starts_with("2027"), "{from}");
    }
}

#[test]
fn nothing_is_owed_for_a_period_that_began_before_tracking() {
    let county = county();
    let from = |every, today: &str| -> Vec<Day> {
        owed(&county, every, today).iter().map(|due| due.period.from).collect()
    };
    let days = |texts: &[&str]| texts.iter().copied().map(day).collect::<Vec<Day>>();
    assert_eq!(from(Every::TenDays, "2022-09-20"), days(&[]));
    assert_eq!(from(Every::TenDays, "2022-09-21"), days(&["2022-09-21"]));
    let all = days(&["2022-10-11", "2022-10-01", "2022-09-21"]);
    assert_eq!(from(Every::TenDays, "2022-10-20"), all);
    assert_eq!(from(Every::Month, "2022-09-30"), days(&[]), "September began before");
    assert_eq!(from(Every::Month, "2022-10-20"), days(&["2022-10-01"]));
    assert_eq!(from(Every::Quarter, "2022-12-31"), days(&[]), "not one of the programme's");
}

#[test]
fn a_months_report_is_near_in_the_months_last_ten_days() {
    let county = county();
    let near = |today: &str| -> Vec<(Every, Day)> {
        let dues = dues::of_chain(&county, &chain(), &programme(), day(today), 40);
        let near = dues.into_iter().filter(|due| due.is_near(day(today)));
        near.map(|due| (due.every, due.period.from)).collect()
    };
    let ten = |from: &str| (Every::TenDays, day(from));
    assert_eq!(near("2022-10-20"), [ten("2022-10-11")]);
    let month = (Every::Month, day("2022-10-01"));
    assert_eq!(near("2022-10-21"), [ten("2022-10-21"), month]);
    // Put off over a weekend, the ten days before are still owed.
    assert_eq!(near("2022-12-11"), [ten("2022-12-11"), ten("2022-12-01")]);
    assert_eq!(near("2022-12-13"), [ten("2022-12-11")]);
}

#[test]
fn a_correction_is_a_further_row_and_makes_nothing_late() {
    let mut county = county();
    delivered(&mut county, "first", "2022-10-01", "2022-10-09", None);
    delivered(&mut county, "second", "2022-10-01", "2022-10-18", Some("first"));
    delivered(&mut county, "third", "2022-10-01", "2022-10-19", Some("second"));
    let due = &owed(&county, Every::TenDays, "2022-10-20")[1];
    assert_eq!(due.standing, Standing::Delivered);
    assert!(due.is_corrected() && !due.is_open());
    let names = ["first", "second", "third"];
    assert_eq!(due.reports, names.map(|name| PeriodReportId(id(name))));
    let first = county.get(id("first")).unwrap();
    assert_eq!(PeriodReport::of(&first).unwrap().words, "已会商", "what was reported stays");
}

#[test]
fn either_of_two_lead_units_may_deliver_and_the_other_then_corrects() {
    let mut county = county();
    let lead_units = vec![unit("lead"), unit("support")];
    county.put(Rc::new(Chain { lead_units, ..chain() }.into()));
    let report =
        |name: &str| ReportPeriod { unit: unit("support"), ..report_period(name, "2022-10-11") };
    assert_eq!(judge(&mut county, &act("support-clerk", 1, report("theirs")), 1), Ok(()));
    let ours = report_period("ours", "2022-10-11");
    let overtaken = Refusal::invalid(Part::Corrects, Fault::Overtaken);
    assert_eq!(judge(&mut county, &act("lead-clerk", 1, ours.clone()), 2), Err(overtaken));
    let corrects = Some(PeriodReportId(id("theirs")));
    let ours = ReportPeriod { corrects, ..ours };
    assert_eq!(judge(&mut county, &act("lead-clerk", 2, ours.clone()), 3), Ok(()));
    let again = ReportPeriod { id: PeriodReportId(id("again")), ..ours };
    assert_eq!(
        judge(&mut county, &act("lead-clerk", 3, again), 4),
        Err(overtaken),
        "not the latest"
    );
}

#[test]
fn one_reports_in_the_name_of_ones_own_unit_and_the_office_in_anybodys() {
    let lead_units = vec![unit("lead"), unit("support")];
    let report = |name: &str| ReportPeriod { unit: unit(name), ..report_period("r", "2022-10-11") };
    let no_right = Err(Refusal::Denied(Denial::NoRight));
    let table = [
        ("lead-clerk", "lead", Ok(())),
        ("lead-head", "lead", Ok(())),
        ("lead-clerk", "support", no_right),
        ("support-clerk", "support", Ok(())),
        ("field-officer", "lead", no_right),
        ("chief", "lead", no_right),
        ("leader", "lead", no_right),
        ("admin", "lead", no_right),
        ("office", "lead", Ok(())),
        ("programme-office", "support", Ok(())),
        ("office", "stranger", Err(Refusal::invalid(Part::Unit, Fault::WrongKind))),
    ];
    for (who, name, expected) in table {
        let mut county = county();
        county.put(Rc::new(Chain { lead_units: lead_units.clone(), ..chain() }.into()));
        assert_eq!(judge(&mut county, &act(who, 1, report(name)), 1), expected, "{who} {name}");
    }
}

#[test]
fn what_is_wrong_with_a_report_is_named() {
    let good = || report_period("r", "2022-10-11");
    let figures = |done| Figures { tasks: 2, done, overdue: 0, blocked: 0 };
    let invalid = Refusal::invalid;
    let table = [
        (ReportPeriod { words: " ".into(), ..good() }, invalid(Part::Words, Fault::Missing)),
        (
            ReportPeriod { period_from: day("2022-10-12"), ..good() },
            invalid(Part::Period, Fault::WrongKind),
        ),
        (
            ReportPeriod { period_from: day("2022-10-21"), ..good() },
            invalid(Part::Period, Fault::InFuture),
        ),
        (ReportPeriod { every: Every::Year, ..good() }, invalid(Part::Period, Fault::Unknown)),
        (
            ReportPeriod { figures: figures(3), ..good() },
            invalid(Part::Figures, Fault::TooLarge { max: 2 }),
        ),
        (ReportPeriod { id: PeriodReportId(task_id("open").0), ..good() }, Refusal::IdTaken),
        (ReportPeriod { chain: ChainId(id("none")), ..good() }, Refusal::NotFound(Kind::Chain)),
        (
            ReportPeriod { programme: shared::id::ProgrammeId(id("none")), ..good() },
            Refusal::NotFound(Kind::Programme),
        ),
    ];
    for (report, expected) in table {
        let outcome = judge(&mut county(), &act("lead-clerk", 1, report.clone()), 1);
        assert_eq!(outcome, Err(expected), "{report:?}");
    }
}

#[test]
fn figures_come_from_the_same_counting_as_the_walls() {
    let county = county();
    let tasks = [task_id("open"), task_id("named")].map(|id| county.get(id.into()).unwrap());
    let summary = shared::rules::summary::Summary::of(tasks, &programme(), day("2022-10-20"));
    let expected = Figures { tasks: 2, done: 0, overdue: 0, blocked: 0 };
    assert_eq!(Figures::from(&summary), expected);
}

proptest! {
    /// Whatever is sent in whatever order, a period ends up with one row of reports, each
    /// correcting the one before, in the order in which the county judged them.
    #[test]
    fn a_period_has_one_row_of_corrections(
        sends in proptest::collection::vec((any::<bool>(), 0usize..8), 1..30)
    ) {
        let mut county = county();
        let mut kept = Vec::new();
        for (index, (original, corrects)) in sends.into_iter().enumerate() {
            let name = |index: usize| PeriodReportId(id(&format!("r/{index}")));
            let corrects = (!original).then_some(name(corrects));
            let report = ReportPeriod { id: name(index), corrects, ..report_period("r", "2022-10-11") };
            let seq = index as u64 + 1;
            if judge(&mut county, &act("lead-clerk", seq, report), seq).is_ok() {
                kept.push(name(index));
            }
        }
        let reports = dues::reports(&county, chain_id());
        let row = dues::of_period(&reports, Every::TenDays, day("2022-10-11"));
        prop_assert_eq!(row.iter().map(|report| report.id).collect::<Vec<_>>(), kept);
        for pair in row.windows(2) {
            prop_assert_eq!(pair[1].corrects, Some(pair[0].id));
        }
    }

    /// Every period of a rhythm that began since tracking began is there exactly once.
    #[test]
    fn no_period_is_left_out_or_counted_twice(days in 0i32..1_500, every in 0usize..2) {
        let every = [Every::TenDays, Every::Month][every];
        let today = day("2022-09-21").plus(days);
        let mut periods = dues::periods(&programme(), every, today, usize::MAX);
        periods.reverse();
        prop_assert!(periods.iter().all(|period| period.from >= programme().tracked_from));
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].next(every), pair[1]);
        }
        if let Some(last) = periods.last() {
            prop_assert!(last.contains(today));
        }
        let first = Period::containing(every, day("2022-09-21").plus(-1)).next(every);
        prop_assert_eq!(periods.first().copied(), (first.from <= today).then_some(first));
    }
}

#[test]
fn a_report_by_period_reads_back_from_its_bytes() {
    let mut county = county();
    delivered(&mut county, "first", "2022-10-01", "2022-10-09", None);
    let report = county.get(id("first")).unwrap();
    let frame = shared::wire::Frame::from(&*report);
    assert_eq!((frame.kind, frame.version), (16, 1));
    assert_eq!(frame.entity().as_ref(), Ok(&*report));
    let stamp = report.meta().created;
    assert_eq!(
        (stamp.by, stamp.seq > Seq(0), stamp.at > Millis(0)),
        (actor("lead-clerk"), true, true)
    );
}
