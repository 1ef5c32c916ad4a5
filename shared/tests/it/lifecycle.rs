//! The task life cycle: which step from which status, and what a step needs.

use proptest::prelude::*;
use shared::model::{Status, StepKind};
use shared::mutation::*;
use shared::rules::{Fault, Part, Refusal};

use crate::world::*;

#[test]
fn each_step_is_possible_from_these_statuses_only() {
    use Status::*;
    let table: [(usize, &str, &[Status], Status); 8] = [
        (6, "lead-clerk", &[NotStarted, InProgress], Blocked),
        (7, "lead-clerk", &[Blocked], InProgress),
        (8, "lead-clerk", &[NotStarted, InProgress], Submitted),
        (9, "chief", &[Submitted], Done),
        (10, "chief", &[Submitted], InProgress),
        (11, "chief", &[Done, Cancelled], InProgress),
        (12, "chief", &[NotStarted, InProgress, Blocked, Submitted], Cancelled),
        (1, "chief", &[NotStarted, InProgress, Blocked], NotStarted),
    ];
    for (index, who, allowed, after) in table {
        for status in Status::ALL {
            let mut county = county();
            let mut task = task("open", Default::default());
            task.status = status;
            county.put(std::rc::Rc::new(task.into()));
            let mutation = every_mutation("open")[index].clone();
            let name = name_of(&mutation);
            let outcome = judge(&mut county, &act(who, 1, mutation), 1);
            if allowed.contains(&status) {
                assert_eq!(outcome, Ok(()), "{name} from {status:?}");
                let expected = if name == "split_task" { status } else { after };
                assert_eq!(get(&county, "open").status, expected);
            } else {
                assert_eq!(outcome, Err(Refusal::WrongStatus(status)), "{name} from {status:?}");
            }
        }
    }
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let task = task_id("open");
    let invalid = Refusal::invalid;
    let report = |percent, words: &str, observed: &str| ReportProgress {
        id: shared::id::ReportId(id("r")),
        task,
        percent,
        words: words.into(),
        observed: day(observed),
    };
    let table: Vec<(Mutation, Refusal)> = vec![
        (report(30, "  ", "2022-10-20").into(), invalid(Part::Words, Fault::Missing)),
        (
            report(101, "好", "2022-10-20").into(),
            invalid(Part::Percent, Fault::TooLarge { max: 100 }),
        ),
        (report(30, "好", "2022-10-21").into(), invalid(Part::Observed, Fault::InFuture)),
        (
            BlockTask { task, reason: "环评".into(), since: day("2022-10-21") }.into(),
            invalid(Part::Since, Fault::InFuture),
        ),
        (
            AssignTask { task, leaders: vec![], lead_units: vec![], support_units: vec![] }.into(),
            invalid(Part::LeadUnits, Fault::Missing),
        ),
        (
            AssignTask {
                task,
                leaders: vec![],
                lead_units: vec![unit("lead")],
                support_units: vec![unit("lead")],
            }
            .into(),
            invalid(Part::SupportUnits, Fault::Twice),
        ),
        (
            AssignTask {
                task,
                leaders: vec![],
                lead_units: vec![unit("no such unit")],
                support_units: vec![],
            }
            .into(),
            invalid(Part::LeadUnits, Fault::Unknown),
        ),
        (
            EditTask { task, title: Some("长".repeat(121)), detail: None, visibility: None }.into(),
            invalid(Part::Title, Fault::TooLong { max: 120 }),
        ),
        (SplitTask { task, parts: vec![] }.into(), invalid(Part::Parts, Fault::Missing)),
    ];
    for (mutation, refusal) in table {
        let outcome = judge(&mut county(), &act("lead-clerk", 1, mutation.clone()), 1);
        assert_eq!(outcome, Err(refusal), "{mutation:?}");
    }
}

#[test]
fn a_task_with_open_parts_is_not_submitted() {
    let mut county = county();
    judge(&mut county, &act("lead-clerk", 1, every_mutation("open")[1].clone()), 1).unwrap();
    let submit = every_mutation("open")[8].clone();
    let outcome = judge(&mut county, &act("lead-clerk", 2, submit.clone()), 2);
    assert_eq!(outcome, Err(Refusal::OpenParts { count: 1 }));
    // The lead of the whole closes the part it gave away, then submits.
    let cancel = CancelTask { task: task_id("part"), reason: "并入主任务".into() };
    judge(&mut county, &act("lead-clerk", 3, cancel), 3).unwrap();
    assert_eq!(judge(&mut county, &act("lead-clerk", 4, submit), 4), Ok(()));
}

#[test]
fn a_part_inherits_chain_visibility_and_leaders_and_history_remembers_the_split() {
    let mut county = county();
    judge(&mut county, &act("chief", 1, every_mutation("named")[1].clone()), 1).unwrap();
    let (whole, part) = (get(&county, "named"), get(&county, "part"));
    assert_eq!(part.charge, whole.charge);
    assert_eq!(part.visibility, whole.visibility);
    assert_eq!(whole.last_step(StepKind::Split).unwrap().words, "一部分");
}

#[test]
fn reopening_keeps_the_history() {
    let mut county = county();
    let acts = every_mutation("open");
    for (seq, (who, index)) in
        [("lead-clerk", 8), ("chief", 9), ("chief", 11)].into_iter().enumerate()
    {
        judge(&mut county, &act(who, seq as u64 + 1, acts[index].clone()), seq as u64 + 1).unwrap();
    }
    let kinds: Vec<StepKind> = get(&county, "open").steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Submitted, StepKind::Accepted, StepKind::Reopened]);
}

proptest! {
    /// Progress is what the report with the latest (observed day, place in the order) says,
    /// whatever the order in which reports arrive.
    #[test]
    fn progress_follows_the_latest_observed_day(
        reports in proptest::collection::vec((0u8..=100, 0i32..30), 1..12)
    ) {
        let mut county = county();
        for (index, (percent, back)) in reports.iter().enumerate() {
            let report = ReportProgress {
                id: shared::id::ReportId(id(&format!("report/{index}"))),
                task: task_id("open"),
                percent: *percent,
                words: "进展".into(),
                observed: day("2022-10-20").plus(-back),
            };
            let seq = index as u64 + 1;
            judge(&mut county, &act("lead-clerk", seq, report), seq).unwrap();
        }
        let latest = reports.iter().enumerate().min_by_key(|(index, (_, back))| (*back, usize::MAX - index));
        let task = get(&county, "open");
        prop_assert_eq!(task.progress, latest.unwrap().1.0);
        prop_assert_eq!(task.status, Status::InProgress);
    }

    /// A refused act changes nothing at all.
    #[test]
    fn a_refused_act_changes_nothing(who: prop::sample::Index, kind: prop::sample::Index) {
        let (name, ..) = posts()[who.index(posts().len())];
        let acts = all_mutations("named");
        let mutation = acts[kind.index(acts.len())].clone();
        let before = county();
        let mut after = before.clone();
        let outcome = judge(&mut after, &act(name, 1, mutation), 1);
        if outcome.is_err() {
            prop_assert_eq!(dump(&before), dump(&after));
        }
    }
}

fn dump(county: &shared::rules::Memory) -> String {
    let mut rows: Vec<String> = county.iter().map(|entity| format!("{entity:?}")).collect();
    rows.sort();
    rows.join("\n")
}
