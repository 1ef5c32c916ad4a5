//! The course of a finding: every cell of its table, every guard, who sees it, and how it counts.

use std::rc::Rc;

use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Action, Denial};
use shared::rules::findings::{lists, of_programme, table, tally};
use shared::rules::light::{self, Light, Reason};
use shared::rules::{Entities, Fault, Memory, Part, Refusal};

use crate::ground::*;
use crate::world::*;

/// The table as people read it: where each step leads from each stage. A stage is said by the first
/// four letters of its name.
fn drawn(flow: Flow) -> String {
    let short = |stage: Stage| format!("{stage:?}")[..4].to_owned();
    let head: Vec<String> = Stage::ALL.map(short).to_vec();
    let mut text = format!("{:>11} {}\n", "", head.join(" "));
    for step in FindingStepKind::ALL {
        let cell = |stage| match table::next(flow, stage, step) {
            None => "   .".to_owned(),
            Some(next) if next == stage => "   =".to_owned(),
            Some(next) => short(next),
        };
        let name = format!("{step:?}");
        text.push_str(&format!("{name:>11} {}\n", Stage::ALL.map(cell).join(" ")));
    }
    text
}

#[test]
fn the_campaigns_table_is_this_one() {
    println!("{}", drawn(Flow::Campaign));
    let expected = include_str!("../tables/findings-campaign.txt");
    assert_eq!(drawn(Flow::Campaign), expected);
}

#[test]
fn the_rivers_table_is_this_one() {
    println!("{}", drawn(Flow::River));
    let expected = include_str!("../tables/findings-river.txt");
    assert_eq!(drawn(Flow::River), expected);
}

#[test]
fn the_document_shows_these_tables() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/ARCHITECTURE.md");
    let document = std::fs::read_to_string(file).unwrap();
    let campaign = drawn(Flow::Campaign);
    assert!(document.contains(&campaign), "the campaign's table");
    for line in drawn(Flow::River).lines() {
        assert!(document.lines().any(|shown| shown == line), "{line}");
    }
}

/// A finding in a stage, with all that the step's guards ask for.
fn ready(flow: Flow, stage: Stage, step: FindingStepKind) -> Finding {
    use FindingStepKind::*;
    let name = if flow == Flow::River { "occupied" } else { "hazard" };
    let mut finding = match flow {
        Flow::Campaign => finding(name, stage),
        Flow::River => on_river(name, stage),
    };
    let signers = vec![unit("stranger")];
    finding.plan = (step != Planned).then(|| RectificationPlan { signers, ..plan() });
    finding.severity = match step {
        Graded | FixedOnSpot => Severity::Ordinary,
        _ => Severity::Major,
    };
    finding.listing = match step {
        Lifted => Some(listing(false)),
        Closed => Some(listing(true)),
        _ => None,
    };
    finding.verification = Some(verification());
    let stamp = Stamp::default();
    let signed = Signature { unit: unit("stranger"), words: String::new(), stamp };
    finding.signatures = if step == Accepted { vec![signed] } else { vec![] };
    let since = day("2022-10-10");
    let suspension = Suspension { since, words: "停产".into(), stamp };
    finding.suspension = (step == Resumed).then_some(suspension);
    finding.hand_overs = match step {
        Received => vec![HandOver {
            agency: Agency::Police,
            unit: unit("stranger"),
            letter: "示移〔2022〕1号".into(),
            words: "移送".into(),
            day: since,
            stamp,
            receipt: None,
        }],
        _ => vec![],
    };
    finding
}

/// A drawing that has drawn the finding.
fn recheck_of(finding: FindingId) -> Recheck {
    Recheck {
        id: RecheckId(id("recheck")),
        programme: campaign_id(),
        charge: None,
        unit: None,
        title: "回头看".into(),
        seed: "1".into(),
        size: SampleSize::Count(1),
        population: 1,
        population_sha256: FileHash::default(),
        drawn: vec![finding],
        visitors: vec![unit("office")],
        due: None,
        visits: vec![],
        meta: Meta::default(),
    }
}

fn with(entities: impl IntoIterator<Item = Entity>) -> Memory {
    let mut county = county();
    entities.into_iter().for_each(|entity| drop(county.put(Rc::new(entity))));
    county
}

/// What comes of it, done by the first in the county who may; or why the first who has the right
/// may not.
fn anybody(county: &mut Memory, mutation: &Mutation) -> Result<(), Refusal> {
    let mut why = None;
    for (name, ..) in posts() {
        match judge(county, &act(name, 1, mutation.clone()), 1) {
            Ok(()) => return Ok(()),
            Err(Refusal::Denied(_)) => {}
            Err(refusal) => drop(why.get_or_insert(refusal)),
        }
    }
    Err(why.unwrap_or(Refusal::Denied(Denial::NoRight)))
}

#[test]
fn every_cell_of_the_table_is_what_the_rules_do() {
    let mut tried = [0, 0];
    for flow in Flow::ALL {
        for stage in Stage::ALL {
            for kind in FindingStepKind::ALL {
                let finding = ready(flow, stage, kind);
                let name = finding.title.clone();
                let mut county = with([recheck_of(finding.id).into(), finding.into()]);
                let mut mutation = step(kind, &name);
                if let Mutation::DrawRecheck(act) = &mut mutation {
                    act.id = RecheckId(id("another"));
                    act.programme = found(&county, &name).programme;
                }
                let outcome = anybody(&mut county, &mutation);
                let known = Stage::ALL.iter().any(|any| table::next(flow, *any, kind).is_some());
                let cell = format!("{flow:?} {stage:?} {kind:?}");
                match table::next(flow, stage, kind) {
                    Some(next) => {
                        tried[0] += 1;
                        assert_eq!(outcome, Ok(()), "{cell}");
                        let after = found(&county, &name);
                        assert_eq!(after.status, next, "{cell}");
                        assert_eq!(after.steps.last().unwrap().kind, kind, "{cell}");
                    }
                    None => {
                        tried[1] += 1;
                        let refusal = match kind {
                            FindingStepKind::Drawn => Refusal::NothingToDraw,
                            _ if known => Refusal::WrongStage(stage),
                            _ => Refusal::NotInFlow,
                        };
                        assert_eq!(outcome, Err(refusal), "{cell}");
                        assert_eq!(found(&county, &name).status, stage, "{cell}");
                    }
                }
            }
        }
    }
    println!("possible: {}, forbidden: {}", tried[0], tried[1]);
    assert_eq!(tried[0] + tried[1], 2 * 9 * 25);
}

/// Judges acts one after the other, as rows from 1 on; the last outcome.
fn story(county: &mut Memory, acts: &[(&str, Mutation)]) -> Result<(), Refusal> {
    let mut last = Ok(());
    for (at, (who, mutation)) in acts.iter().enumerate() {
        last.as_ref().map_err(|refusal| format!("before step {at}: {refusal:?}")).unwrap();
        let number = at as u64 + 1;
        last = judge(county, &act(who, number, mutation.clone()), number);
    }
    last
}

#[test]
fn a_major_hazard_is_listed_rectified_verified_accepted_lifted_and_struck_off() {
    use FindingStepKind::*;
    let mut county = county();
    let hazard = |kind| step(kind, "hazard");
    let acts = [
        ("inspector", hazard(Graded)),
        ("lead-head", hazard(Listed)),
        ("support-clerk", hazard(Planned)),
        ("support-clerk", hazard(Rectified)),
        ("lead-clerk", hazard(Suspended)),
        ("support-clerk", hazard(Submitted)),
        ("inspector", hazard(Verified)),
        ("inspector", hazard(Accepted)),
        ("office", hazard(Resumed)),
        ("lead-head", hazard(Lifted)),
        ("inspector", hazard(Closed)),
    ];
    assert_eq!(story(&mut county, &acts), Ok(()));
    let finding = found(&county, "hazard");
    assert_eq!(finding.status, Stage::Closed);
    assert_eq!(finding.closed_on(), Some(day("2022-10-20")));
    assert_eq!(finding.number(), Some(0), "it came with the seed");
    assert_eq!(finding.evidence.len(), 1);
    assert_eq!(finding.steps[finding.evidence[0].step as usize].kind, Submitted);
    // It is opened again: the history stays, and it is planned and listed anew.
    judge(&mut county, &act("office", 1, hazard(Reopened)), 20).unwrap();
    let again = found(&county, "hazard");
    assert_eq!(again.steps.len(), finding.steps.len() + 1);
    assert_eq!((again.earlier_plans.len(), again.earlier_listings.len()), (1, 1));
    assert_eq!((again.plan, again.listing, again.verification), (None, None, None));
}

#[test]
fn each_guard_has_a_name() {
    use FindingStepKind::*;
    let invalid = Refusal::invalid;
    let ready = |stage, kind| ready(Flow::Campaign, stage, kind);
    let hazard = |kind| step(kind, "hazard");
    let bare = |kind| {
        let mut mutation = hazard(kind);
        match &mut mutation {
            Mutation::FixOnSpot(act) => act.evidence[0].role = EvidenceRole::Before,
            Mutation::SubmitFinding(act) => act.evidence.clear(),
            Mutation::AddEvidence(act) => act.evidence.clear(),
            other => panic!("{other:?}"),
        }
        mutation
    };
    let unassured = |at: usize| {
        let mut parts = [true; 3];
        parts[at] = false;
        let [measures, problem, responsibility] = parts;
        let assurance = Assurance { measures, problem, responsibility };
        let finding = finding_id("hazard");
        Mutation::from(AcceptFinding { finding, assurance, words: String::new() })
    };
    let major = |finding: Finding| Finding { severity: Severity::Major, ..finding };
    let plain = |finding: Finding| Finding { severity: Severity::Ordinary, ..finding };
    let after = Refusal::EvidenceNeeded(EvidenceRole::After);
    let registered = ready(Stage::Registered, FixedOnSpot);
    let accepted = ready(Stage::Accepted, Closed);
    let submitted = ready(Stage::Submitted, Accepted);
    let unsigned = Finding { signatures: vec![], ..submitted.clone() };
    let unlisted = Finding { listing: None, ..accepted.clone() };
    let unverified = Finding { verification: None, ..accepted.clone() };
    let listed = Finding { listing: Some(listing(false)), ..accepted.clone() };
    let listed_new = Finding { listing: Some(listing(false)), ..ready(Stage::Registered, Listed) };
    let lifting = ready(Stage::Accepted, Lifted);
    let small = GradeFinding {
        finding: finding_id("hazard"),
        severity: Severity::Ordinary,
        reason: "轻".into(),
    };
    let suspended = ready(Stage::Rectifying, Resumed);
    let table: Vec<(&str, Finding, Mutation, Refusal)> = vec![
        ("lead-head", major(registered.clone()), hazard(FixedOnSpot), Refusal::MajorOnSpot),
        ("lead-head", registered, bare(FixedOnSpot), after),
        ("support-clerk", ready(Stage::Rectifying, Submitted), bare(Submitted), after),
        ("inspector", submitted.clone(), unassured(0), Refusal::NotAssured),
        ("inspector", submitted.clone(), unassured(1), Refusal::NotAssured),
        ("inspector", submitted, unassured(2), Refusal::NotAssured),
        ("inspector", unsigned, hazard(Accepted), Refusal::SignaturesMissing { count: 1 }),
        ("inspector", unlisted, hazard(Closed), Refusal::NotListed),
        ("inspector", unverified, hazard(Closed), Refusal::NotVerified),
        ("inspector", listed, hazard(Closed), Refusal::StillListed),
        ("lead-head", plain(ready(Stage::Registered, Listed)), hazard(Listed), Refusal::NotMajor),
        ("lead-head", listed_new.clone(), hazard(Listed), Refusal::StillListed),
        ("inspector", listed_new.clone(), hazard(Voided), Refusal::StillListed),
        ("inspector", listed_new.clone(), small.into(), Refusal::StillListed),
        (
            "leader",
            ready(Stage::Registered, Listed),
            hazard(Listed),
            invalid(Part::Body, Fault::WrongKind),
        ),
        (
            "lead-head",
            Finding { verification: None, ..lifting.clone() },
            hazard(Lifted),
            Refusal::NotVerified,
        ),
        (
            "office",
            ready(Stage::Submitted, Evidenced),
            bare(Evidenced),
            invalid(Part::Evidence, Fault::Missing),
        ),
        (
            "inspector",
            major(ready(Stage::Registered, Graded)),
            hazard(Graded),
            invalid(Part::Severity, Fault::Unchanged),
        ),
        ("lead-head", suspended, hazard(Suspended), invalid(Part::Suspension, Fault::Unchanged)),
        (
            "lead-head",
            ready(Stage::Rectifying, Suspended),
            hazard(Resumed),
            invalid(Part::Suspension, Fault::Unchanged),
        ),
    ];
    for (who, finding, mutation, refusal) in table {
        let stage = finding.status;
        let mut county = with([finding.into()]);
        let outcome = judge(&mut county, &act(who, 1, mutation.clone()), 1);
        assert_eq!(outcome, Err(refusal), "{who} {mutation:?}");
        assert_eq!(found(&county, "hazard").status, stage);
    }
}

#[test]
fn evidence_of_an_earlier_time_shows_nothing_about_now() {
    use FindingStepKind::*;
    let mut finding = ready(Flow::Campaign, Stage::Rectifying, Submitted);
    let reopened = FindingStep { kind: Reopened, ..finding.steps[0].clone() };
    let shot =
        |step| Evidence { attachment: AttachmentId(id("old")), role: EvidenceRole::After, step };
    finding.evidence = vec![shot(0)];
    let bare =
        SubmitFinding { finding: finding.id, words: "整改完毕".into(), evidence: vec![] };
    let mut shown = with([finding.clone().into()]);
    assert_eq!(judge(&mut shown, &act("support-clerk", 1, bare.clone()), 1), Ok(()));
    finding.steps.push(reopened);
    let mut again = with([finding.into()]);
    let outcome = judge(&mut again, &act("support-clerk", 1, bare), 1);
    assert_eq!(outcome, Err(Refusal::EvidenceNeeded(EvidenceRole::After)));
}

#[test]
fn a_plan_needs_all_five_and_nobody_assesses_themselves() {
    let invalid = Refusal::invalid;
    let plan = plan();
    let nowhere = unit("no such unit");
    let stranger = PersonId(id("no such person"));
    let table = [
        (RectificationPlan { unit: nowhere, ..plan.clone() }, Part::LeadUnits, Fault::Unknown),
        (
            RectificationPlan { owner: Owner::Named("  ".into()), ..plan.clone() },
            Part::Owner,
            Fault::Missing,
        ),
        (
            RectificationPlan { owner: Owner::Person(stranger), ..plan.clone() },
            Part::Owner,
            Fault::Unknown,
        ),
        (
            RectificationPlan { due: day("2022-10-01"), ..plan.clone() },
            Part::Due,
            Fault::BeforeStart,
        ),
        (
            RectificationPlan { outcome: String::new(), ..plan.clone() },
            Part::Outcome,
            Fault::Missing,
        ),
        (
            RectificationPlan { assessor: Body::Unit(nowhere), ..plan.clone() },
            Part::Assessor,
            Fault::Unknown,
        ),
        (
            RectificationPlan { assessor: Body::Unit(plan.unit), ..plan.clone() },
            Part::Assessor,
            Fault::Twice,
        ),
        (
            RectificationPlan { assessor: Body::Programme(rivers_id()), ..plan.clone() },
            Part::Assessor,
            Fault::WrongKind,
        ),
        (
            RectificationPlan { signers: vec![plan.unit], ..plan.clone() },
            Part::Signers,
            Fault::Twice,
        ),
    ];
    for (plan, part, fault) in table {
        let act_ = PlanRectification { finding: finding_id("hazard"), plan, words: String::new() };
        let outcome = judge(&mut county(), &act("lead-clerk", 1, act_), 1);
        assert_eq!(outcome, Err(invalid(part, fault)));
    }
    // What a ministry found on a river is accepted by several.
    let found_by_ministry = with([on_river("occupied", Stage::Recognised).into()]);
    let alone = PlanRectification { finding: finding_id("occupied"), plan, words: String::new() };
    let outcome = judge(&mut found_by_ministry.clone(), &act("lead-clerk", 1, alone), 1);
    assert_eq!(outcome, Err(invalid(Part::Signers, Fault::Missing)));
}

#[test]
fn a_plan_settled_anew_needs_a_reason_and_another_hand() {
    let mut county = with([finding("hazard", Stage::Planned).into()]);
    let later = RectificationPlan { due: day("2022-12-31"), ..plan() };
    let again = |words: &str| PlanRectification {
        finding: finding_id("hazard"),
        plan: later.clone(),
        words: words.into(),
    };
    let refused = judge(&mut county, &act("support-clerk", 1, again("雨季")), 1);
    assert_eq!(refused, Err(Refusal::Denied(Denial::NoRight)), "it is their own deadline");
    let refused = judge(&mut county, &act("inspector", 1, again(" ")), 1);
    assert_eq!(refused, Err(Refusal::invalid(Part::Reason, Fault::Missing)));
    judge(&mut county, &act("inspector", 2, again("雨季")), 2).unwrap();
    let finding = found(&county, "hazard");
    assert_eq!(
        (finding.status, finding.plan, finding.earlier_plans),
        (Stage::Planned, Some(later), vec![plan()])
    );
}

#[test]
fn who_rectifies_does_not_judge() {
    use FindingStepKind::*;
    let judged = [Verified, Accepted, Closed, Resumed, Signed];
    for kind in judged {
        let stage = if kind == Closed { Stage::Accepted } else { Stage::Submitted };
        let finding = ready(Flow::Campaign, stage, kind);
        // A clerk of the rectifying unit who is of the county's office, too.
        let seat = Post {
            id: PostId(id("second post")),
            person: Some(person("both")),
            title: "经办".into(),
            role: Role::UnitClerk,
            seat: Seat::Unit(unit("support")),
            source: None,
            meta: Meta::default(),
        };
        let office = Post {
            id: PostId(id("third post")),
            role: Role::CountyOffice,
            seat: Seat::County,
            ..seat.clone()
        };
        let mut county = with([finding.into(), seat.into(), office.into()]);
        let mut envelope = act("office", 1, step(kind, "hazard"));
        envelope.actor = ActorId(person("both").0);
        let outcome = judge(&mut county, &envelope, 1);
        let denial = if kind == Signed { Denial::NoRight } else { Denial::OwnRectification };
        assert_eq!(outcome, Err(Refusal::Denied(denial)), "{kind:?}");
    }
    // Whoever reported on it may not either, whatever post they hold later; nor in a leader's name.
    let mut finding = ready(Flow::Campaign, Stage::Submitted, Accepted);
    let mine = Stamp { by: actor("chief"), via: Some(actor("inspector")), ..Stamp::default() };
    finding.steps.push(FindingStep { kind: Rectified, stamp: mine, ..finding.steps[0].clone() });
    let mut county = with([finding.into()]);
    let outcome = judge(&mut county, &act("inspector", 1, step(Accepted, "hazard")), 1);
    assert_eq!(outcome, Err(Refusal::Denied(Denial::OwnRectification)));
}

#[test]
fn a_joint_acceptance_waits_for_every_signature_and_a_return_takes_them_back() {
    use FindingStepKind::*;
    let finding = ready(Flow::River, Stage::Submitted, Signed);
    let mut county = with([finding.into()]);
    let occupied = |kind| step(kind, "occupied");
    let early = judge(&mut county, &act("inspector", 1, occupied(Accepted)), 1);
    assert_eq!(early, Err(Refusal::SignaturesMissing { count: 1 }));
    judge(&mut county, &act("stranger", 1, occupied(Signed)), 2).unwrap();
    judge(&mut county, &act("stranger", 2, occupied(Signed)), 3).unwrap();
    assert_eq!(found(&county, "occupied").signatures.len(), 1, "once is enough");
    judge(&mut county, &act("inspector", 2, occupied(Returned)), 4).unwrap();
    let returned = found(&county, "occupied");
    assert_eq!((returned.status, returned.signatures.len()), (Stage::Rectifying, 0));
    assert_eq!(returned.verification, None);
    for (who, kind) in [("support-clerk", Submitted), ("stranger", Signed), ("inspector", Accepted)]
    {
        judge(&mut county, &act(who, 5, occupied(kind)), 5).unwrap();
    }
    assert_eq!(found(&county, "occupied").status, Stage::Accepted);
}

#[test]
fn a_listing_that_was_lifted_over_what_does_not_hold_does_not_count() {
    use FindingStepKind::*;
    let mut county = with([ready(Flow::Campaign, Stage::Accepted, Closed).into()]);
    judge(&mut county, &act("inspector", 1, step(Returned, "hazard")), 1).unwrap();
    let finding = found(&county, "hazard");
    assert_eq!((finding.listing, finding.earlier_listings.len()), (None, 1));
}

#[test]
fn a_case_goes_to_the_police_who_say_that_they_have_it() {
    use FindingStepKind::*;
    let mut county = county();
    let occupied = |kind| step(kind, "occupied");
    let unseen = judge(&mut county, &act("stranger", 1, occupied(Received)), 1);
    assert_eq!(unseen, Err(Refusal::Denied(Denial::NotVisible)));
    judge(&mut county, &act("river-chief", 1, occupied(HandedOver)), 2).unwrap();
    judge(&mut county, &act("stranger", 2, occupied(Received)), 3).unwrap();
    let case = found(&county, "occupied").hand_overs.pop().unwrap();
    assert_eq!(case.receipt.unwrap().stamp.by, actor("stranger"));
    let twice = judge(&mut county, &act("stranger", 3, occupied(Received)), 4);
    assert_eq!(twice, Err(Refusal::invalid(Part::Unit, Fault::Unchanged)));
}

#[test]
fn what_is_registered_wrongly_is_named() {
    let invalid = Refusal::invalid;
    let new = register("new");
    let far = Fix { latitude_e7: 910_000_000, ..new.fix.unwrap() };
    let mut large = photo("large", EvidenceRole::Before);
    large.file.size = shared::rules::FILE_MAX + 1;
    let mut many: Vec<NewEvidence> =
        (0..10).map(|at| photo(&at.to_string(), EvidenceRole::Before)).collect();
    let twice = vec![many[0].clone(), many[0].clone()];
    many.push(large.clone());
    let table = [
        (
            RegisterFinding { charge: Some(river_id().into()), ..new.clone() },
            invalid(Part::Charge, Fault::WrongKind),
        ),
        (
            RegisterFinding { charge: Some(FieldId(id("none")).into()), ..new.clone() },
            invalid(Part::Charge, Fault::Unknown),
        ),
        (
            RegisterFinding { found_by: Some(unit("lead")), ..new.clone() },
            invalid(Part::Unit, Fault::WrongKind),
        ),
        (
            RegisterFinding { inspection: Some(InspectionId(id("none"))), ..new.clone() },
            invalid(Part::Inspection, Fault::Unknown),
        ),
        (
            RegisterFinding { found_on: day("2022-10-21"), ..new.clone() },
            invalid(Part::Observed, Fault::InFuture),
        ),
        (
            RegisterFinding { fix: Some(far), ..new.clone() },
            invalid(Part::Position, Fault::WrongKind),
        ),
        (
            RegisterFinding { evidence: many, ..new.clone() },
            invalid(Part::Evidence, Fault::TooLong { max: 9 }),
        ),
        (
            RegisterFinding { evidence: vec![large], ..new.clone() },
            invalid(Part::File, Fault::TooLarge { max: shared::rules::FILE_MAX }),
        ),
        (RegisterFinding { evidence: twice, ..new.clone() }, Refusal::IdTaken),
        (RegisterFinding { id: finding_id("hazard"), ..new.clone() }, Refusal::IdTaken),
    ];
    for (register, refusal) in table {
        let outcome = judge(&mut county(), &act("stranger", 1, register.clone()), 1);
        assert_eq!(outcome, Err(refusal), "{register:?}");
    }
    // Whatever unit one is of, one may register; and sees it as long as it stands.
    let mut county = county();
    judge(&mut county, &act("stranger", 1, new), 7).unwrap();
    let finding = found(&county, "new");
    assert_eq!((finding.number(), finding.visibility), (Some(7), Visibility::Named));
    let photo = county.get(id("photo/new")).unwrap();
    assert!(policy::sees(&county, actor("stranger"), &photo), "its photo goes with it");
    assert!(!policy::sees(&county, actor("other-chief"), &photo));
}

#[test]
fn a_named_finding_is_seen_by_those_it_names_and_by_nobody_else() {
    let seen = |finding: Finding, more: Vec<Entity>| -> Vec<&str> {
        let entity = Entity::from(finding);
        let county = with([entity.clone()].into_iter().chain(more));
        let all = posts().into_iter().map(|(name, ..)| name);
        all.filter(|name| policy::sees(&county, actor(name), &entity)).collect()
    };
    let always = ["leader", "office", "admin"];
    let list = |more: &[&str]| -> Vec<&str> {
        let all = posts().into_iter().map(|(name, ..)| name);
        let wanted = |name: &&str| always.contains(name) || more.contains(name);
        all.filter(wanted).collect()
    };
    let alone = Finding {
        charge: None,
        township: None,
        found_by: None,
        plan: None,
        ..finding("hazard", Stage::Registered)
    };
    assert_eq!(seen(alone.clone(), vec![]), list(&["inspector"]), "whoever registered it");
    let lead = ["lead-head", "lead-clerk", "field-officer"];
    let cases: Vec<(Finding, Vec<&str>)> = vec![
        (
            Finding { charge: Some(field_id().into()), ..alone.clone() },
            [&lead[..], &["inspector", "field-leader"]].concat(),
        ),
        (
            Finding { township: Some(unit("support")), ..alone.clone() },
            vec!["inspector", "support-clerk"],
        ),
        (
            Finding { found_by: Some(unit("stranger")), ..alone.clone() },
            vec!["inspector", "stranger"],
        ),
        (
            Finding {
                plan: Some(RectificationPlan {
                    assessor: Body::Unit(unit("lead")),
                    signers: vec![unit("stranger")],
                    ..plan()
                }),
                ..alone.clone()
            },
            [&lead[..], &["inspector", "stranger", "support-clerk"]].concat(),
        ),
        (
            Finding {
                plan: Some(RectificationPlan {
                    owner: Owner::Person(PersonId(actor("other-chief").0)),
                    ..plan()
                }),
                ..alone.clone()
            },
            vec!["inspector", "support-clerk", "other-chief"],
        ),
        (
            Finding { listing: Some(listing(true)), ..alone.clone() },
            [&lead[..], &["inspector"]].concat(),
        ),
        (
            Finding { visitors: vec![unit("stranger")], ..alone.clone() },
            vec!["inspector", "stranger"],
        ),
        (
            Finding { charge: Some(river_id().into()), programme: rivers_id(), ..alone.clone() },
            [&lead[..], &["inspector", "river-chief"]].concat(),
        ),
    ];
    for (finding, more) in cases {
        assert_eq!(seen(finding.clone(), vec![]), list(&more), "{finding:?}");
    }
    let open = Finding { visibility: Visibility::County, ..alone };
    assert_eq!(seen(open, vec![]).len(), posts().len(), "everyone in the county's units");
}

#[test]
fn the_light_of_a_finding_follows_plan_listing_and_stage() {
    let programme = other_programme(campaign_id(), ProgrammeKind::Campaign);
    let today = day("2022-10-20");
    let due = |on: &str, stage| Finding {
        plan: Some(RectificationPlan { due: day(on), ..plan() }),
        ..finding("hazard", stage)
    };
    let major = |finding: Finding| Finding { severity: Severity::Major, ..finding };
    let listed = |finding: Finding| Finding { listing: Some(listing(false)), ..major(finding) };
    let closed = FindingStep {
        kind: FindingStepKind::Closed,
        ..finding("hazard", Stage::Closed).steps[0].clone()
    };
    let done = Finding { steps: vec![closed], ..finding("hazard", Stage::Closed) };
    let table: Vec<(Finding, Option<(Light, Reason)>)> = vec![
        (finding("hazard", Stage::Registered), None),
        (finding("hazard", Stage::Void), None),
        (due("2022-10-18", Stage::Rectifying), Some((Light::Red, Reason::Overdue { days: 2 }))),
        (due("2022-10-24", Stage::Planned), Some((Light::Amber, Reason::DueSoon { days: 4 }))),
        (due("2022-12-24", Stage::Planned), Some((Light::Green, Reason::OnTrack))),
        (
            major(finding("hazard", Stage::Registered)),
            Some((Light::Red, Reason::Unlisted { days: 11 })),
        ),
        (listed(due("2022-12-24", Stage::Rectifying)), Some((Light::Green, Reason::OnTrack))),
        (due("2022-10-18", Stage::Submitted), Some((Light::Green, Reason::Waiting { days: 0 }))),
        (done, Some((Light::Blue, Reason::Done { day: Some(day("2022-10-09")) }))),
    ];
    for (finding, expected) in table {
        let signal = light::of_finding(&finding, &programme, today);
        let told = signal.map(|signal| (signal.light, signal.reason()));
        assert_eq!(told, expected, "{finding:?}");
        let before = light::of_finding(&finding, &programme, day("2022-09-20"));
        assert_eq!(before, None, "nothing is lit before it is tracked");
    }
}

#[test]
fn stock_and_increase_are_counted_and_the_lists_are_the_same_records() {
    let programme = other_programme(campaign_id(), ProgrammeKind::Campaign);
    let closed = FindingStep {
        kind: FindingStepKind::FixedOnSpot,
        day: day("2022-10-18"),
        ..finding("a", Stage::Closed).steps[0].clone()
    };
    let old = |name, stage| Finding { found_on: day("2022-09-01"), ..finding(name, stage) };
    let county = with([
        old("hazard", Stage::Rectifying).into(),
        Finding { severity: Severity::Major, ..finding("trifle", Stage::Registered) }.into(),
        Finding { steps: vec![closed], charge: None, ..finding("c", Stage::Closed) }.into(),
        finding("d", Stage::Void).into(),
        Finding {
            plan: Some(RectificationPlan { due: day("2022-10-01"), ..plan() }),
            ..old("e", Stage::Planned)
        }
        .into(),
    ]);
    let all = of_programme(&county, campaign_id());
    assert_eq!(all.len(), 5);
    let findings = || all.iter().filter_map(|entity| Finding::of(entity));
    let tally = tally::Tally::of(findings(), &programme, day("2022-10-01"), day("2022-10-20"));
    let expected = tally::Tally {
        total: 4,
        stock: 2,
        added: 2,
        cleared: 1,
        closed: 1,
        on_spot: 1,
        open: 3,
        overdue: 1,
        major: 1,
        unlisted: 1,
        reopened: 0,
        red: 2,
        amber: 0,
    };
    assert_eq!(tally, expected);
    assert_eq!(tally.percent(), Some(25));
    assert_eq!(tally::Tally::default().percent(), None, "of nothing there is no share");
    let groups = tally::apart(&all, tally::By::Charge);
    let sizes: Vec<(bool, usize)> =
        groups.iter().map(|(group, some)| (group.is_some(), some.len())).collect();
    assert_eq!(sizes, [(false, 1), (true, 4)]);
    let (problems, work) = (lists::problems(findings()), lists::work(findings()));
    let duties = lists::responsibilities(&county, findings());
    assert_eq!((problems.len(), work.len(), duties.len()), (4, 3, 3));
    let hazard = duties.iter().find(|line| line.title == "hazard").unwrap();
    assert_eq!((hazard.unit, &hazard.lead_units), (unit("support"), &vec![unit("lead")]));
}

#[test]
fn two_who_edit_apart_lose_nothing() {
    let mut county = county();
    let edit = |who: &str, title: &str, edited: &str, base| {
        let mutation = EditFinding {
            finding: finding_id("hazard"),
            title: Some(title.into()),
            detail: None,
            inspected: None,
            visibility: None,
        };
        Envelope { day: day(edited), base: Seq(base), ..act(who, 1, mutation) }
    };
    judge(&mut county, &edit("inspector", "甲", "2022-10-19", 0), 5).unwrap();
    judge(&mut county, &edit("office", "乙", "2022-10-18", 4), 6).unwrap();
    assert_eq!(found(&county, "hazard").title, "甲");
    let kept: Vec<_> = county.all(Kind::Conflict).collect();
    let [conflict] = kept[..] else { panic!("{kept:?}") };
    let conflict = Conflict::of(conflict).unwrap();
    assert_eq!(
        (conflict.on, &conflict.lost),
        (finding_id("hazard").into(), &Value::Text("乙".into()))
    );
    assert!(policy::sees(&county, actor("inspector"), &Entity::from(conflict.clone())));
}

#[test]
fn the_interface_is_told_what_a_rectifier_may_not_do() {
    let finding = Entity::from(ready(Flow::Campaign, Stage::Submitted, FindingStepKind::Accepted));
    let county = with([finding.clone()]);
    let may = |who: &str, action| policy::can(&county, actor(who), action, &finding);
    assert_eq!(may("inspector", Action::AcceptFinding), Ok(()));
    assert_eq!(may("support-clerk", Action::AcceptFinding), Err(Denial::NoRight));
    assert_eq!(may("support-clerk", Action::Rectify), Ok(()));
    assert_eq!(may("lead-clerk", Action::Rectify), Err(Denial::NoRight));
    assert_eq!(may("other-chief", Action::Comment), Err(Denial::NotVisible));
}
