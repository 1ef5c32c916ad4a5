//! 提醒、警示、通报、约谈、问责: what the records call for, and the letters people answer for.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Denial};
use shared::rules::proposals::{Ground, Proposal, Why, proposals};
use shared::rules::{Entities, Fault, Memory, Part, Refusal};

use crate::ground::*;
use crate::world::*;

fn today() -> Day {
    day("2022-10-20")
}

fn with(entities: impl IntoIterator<Item = Entity>) -> Memory {
    let mut county = county();
    entities.into_iter().for_each(|entity| drop(county.put(Rc::new(entity))));
    county
}

/// What was to be put right by this day, and is not.
fn late(due: &str, severity: Severity) -> Finding {
    let plan = RectificationPlan { due: day(due), ..plan() };
    let listing = (severity == Severity::Major).then(|| listing(false));
    Finding { plan: Some(plan), severity, listing, ..finding("hazard", Stage::Rectifying) }
}

fn letter(rung: Rung, on: &str) -> Entity {
    Escalation {
        id: EscalationId(id(&format!("letter/{rung:?}"))),
        programme: campaign_id(),
        unit: unit("support"),
        rung,
        about: vec![finding_id("hazard").into()],
        letter: String::new(),
        words: "请抓紧整改".into(),
        due: None,
        day: day(on),
        acknowledged: None,
        answer: String::new(),
        meta: Meta::default(),
    }
    .into()
}

fn proposed(county: &Memory) -> Vec<(UnitId, Rung)> {
    let all = proposals(county, campaign_id(), today());
    all.into_iter().map(|proposal| (proposal.unit, proposal.rung)).collect()
}

#[test]
fn the_worst_says_where_to_begin() {
    use Severity::{Major, Ordinary};
    for (due, severity, rung) in [
        ("2022-10-20", Ordinary, None),
        ("2022-10-19", Ordinary, Some(Rung::Remind)),
        ("2022-10-10", Ordinary, Some(Rung::Remind)),
        ("2022-10-09", Ordinary, Some(Rung::Warn)),
        ("2022-10-19", Major, Some(Rung::Warn)),
        ("2022-10-09", Major, Some(Rung::Circulate)),
    ] {
        let county = with([late(due, severity).into()]);
        let expected: Vec<(UnitId, Rung)> =
            rung.into_iter().map(|rung| (unit("support"), rung)).collect();
        assert_eq!(proposed(&county), expected, "{severity:?} due {due}");
    }
    let unlisted = Finding { severity: Major, ..finding("hazard", Stage::Registered) };
    assert_eq!(proposed(&with([unlisted.into()])), [(unit("lead"), Rung::Warn)]);
}

#[test]
fn sent_back_again_and_again_is_a_ground_too() {
    let mut returned = finding("hazard", Stage::Rectifying);
    let step = |kind| FindingStep { kind, ..finding("hazard", Stage::Closed).steps[0].clone() };
    returned.steps.extend([FindingStepKind::Returned, FindingStepKind::Returned].map(step));
    let county = with([returned.clone().into()]);
    let expected = Proposal {
        unit: unit("support"),
        rung: Rung::Remind,
        grounds: vec![Ground {
            about: finding_id("hazard").into(),
            why: Why::Returned { times: 2 },
        }],
        after: None,
    };
    assert_eq!(proposals(&county, campaign_id(), today()), [expected]);
    returned.steps.push(step(FindingStepKind::Reopened));
    assert_eq!(proposed(&with([returned.into()])), [], "what was before does not count");
}

#[test]
fn a_letter_without_effect_calls_for_the_next_rung_after_a_week() {
    for (sent, on, rung) in [
        (Rung::Remind, "2022-10-14", None),
        (Rung::Remind, "2022-10-13", Some(Rung::Warn)),
        (Rung::Warn, "2022-10-01", Some(Rung::Circulate)),
        (Rung::Circulate, "2022-10-01", Some(Rung::Summon)),
        (Rung::Summon, "2022-10-01", Some(Rung::HoldToAccount)),
        (Rung::HoldToAccount, "2022-10-01", None),
        (Rung::Praise, "2022-10-19", Some(Rung::Remind)),
    ] {
        let county = with([late("2022-10-12", Severity::Ordinary).into(), letter(sent, on)]);
        let expected: Vec<(UnitId, Rung)> =
            rung.into_iter().map(|rung| (unit("support"), rung)).collect();
        assert_eq!(proposed(&county), expected, "{sent:?} on {on}");
    }
}

#[test]
fn overdue_tasks_count_and_nothing_before_it_is_tracked() {
    let mut task = task("open", Visibility::County);
    task.due = Some(day("2022-10-01"));
    let county = with([task.into()]);
    let all = proposals(&county, programme_id(), today());
    let told: Vec<(UnitId, Rung)> =
        all.iter().map(|proposal| (proposal.unit, proposal.rung)).collect();
    assert_eq!(told, [(unit("lead"), Rung::Warn)]);
    assert_eq!(proposals(&county, programme_id(), day("2022-09-20")), []);
}

#[test]
fn leaders_and_offices_write_in_person_and_the_unit_acknowledges() {
    let mut county = with([late("2022-10-09", Severity::Ordinary).into()]);
    for who in ["lead-head", "field-leader", "inspector"] {
        let outcome = judge(&mut county, &act(who, 1, escalate()), 1);
        assert_eq!(outcome, Err(Refusal::Denied(Denial::NoRight)), "{who}");
    }
    let nothing = Escalate { about: vec![], ..escalate() };
    let outcome = judge(&mut county, &act("leader", 1, nothing.clone()), 1);
    assert_eq!(outcome, Err(Refusal::invalid(Part::About, Fault::Missing)));
    let elsewhere = Escalate { about: vec![task_id("open").into()], ..escalate() };
    let outcome = judge(&mut county, &act("leader", 1, elsewhere), 1);
    assert_eq!(outcome, Err(Refusal::invalid(Part::About, Fault::Unknown)));
    judge(&mut county, &act("leader", 2, escalate()), 2).unwrap();
    let entity = county.get(id("letter")).unwrap();
    let seen = |who: &str| policy::sees(&county, actor(who), &entity);
    assert!(seen("support-clerk") && seen("office") && !seen("lead-head"));
    let seen_it = AcknowledgeEscalation {
        escalation: EscalationId(id("letter")),
        words: "已部署整改".into(),
    };
    let other = judge(&mut county, &act("office", 3, seen_it.clone()), 3);
    assert_eq!(other, Err(Refusal::Denied(Denial::NoRight)));
    judge(&mut county, &act("support-clerk", 3, seen_it.clone()), 3).unwrap();
    judge(&mut county, &act("support-clerk", 4, seen_it), 4).unwrap();
    let entity = county.get(id("letter")).unwrap();
    let letter = Escalation::of(&entity).unwrap();
    assert_eq!(letter.answer, "已部署整改");
    assert_eq!(letter.acknowledged.as_ref().unwrap().stamp.seq, Seq(3), "once is enough");
    // Praise needs no case, and everybody reads it.
    let praise = Escalate { id: EscalationId(id("praise")), rung: Rung::Praise, ..nothing };
    judge(&mut county, &act("office", 5, praise), 5).unwrap();
    let entity = county.get(id("praise")).unwrap();
    assert!(policy::sees(&county, actor("stranger"), &entity));
}
