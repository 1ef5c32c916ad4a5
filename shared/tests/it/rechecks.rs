//! 回头看: the drawing can be repeated by anybody, and what does not hold is open again.

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Denial};
use shared::rules::sample::{count, population, population_hash, sample};
use shared::rules::{Entities, Fault, Memory, Part, Refusal, findings};

use crate::ground::*;
use crate::world::*;

fn ids(names: impl IntoIterator<Item = u32>) -> BTreeSet<FindingId> {
    names.into_iter().map(|name| finding_id(&name.to_string())).collect()
}

#[test]
fn the_lot_is_the_smallest_hash_of_seed_zero_and_id() {
    use sha2::{Digest, Sha256};
    let population = ids(0..20);
    let drawn = sample("2022-10-20", &population, 5);
    let mut by_hand: Vec<FindingId> = population.iter().copied().collect();
    by_hand.sort_by_key(|id| -> Vec<u8> {
        let bytes = [b"2022-10-20\0".as_slice(), &id.0.0].concat();
        Sha256::digest(bytes).to_vec()
    });
    assert_eq!(drawn, by_hand[..5]);
    // The same for ever: whoever repeats an old drawing finds what was drawn.
    assert_eq!(drawn[0].to_string(), "3d98880b7fe6633ff4cb8b0650021fad");
}

#[test]
fn a_share_is_rounded_up_and_a_count_never_exceeds_what_there_is() {
    for (size, population, expected) in [
        (SampleSize::Percent(10), 0, 0),
        (SampleSize::Percent(10), 1, 1),
        (SampleSize::Percent(10), 20, 2),
        (SampleSize::Percent(10), 21, 3),
        (SampleSize::Percent(100), 7, 7),
        (SampleSize::Count(5), 3, 3),
        (SampleSize::Count(5), 30, 5),
    ] {
        assert_eq!(count(size, population), expected, "{size:?} of {population}");
    }
}

proptest! {
    /// Whatever the order in which findings are read, the drawing is the same; nobody is drawn
    /// twice; a larger sample only adds to a smaller one; another population has another hash.
    #[test]
    fn a_drawing_depends_on_seed_and_population_alone(
        names in proptest::collection::btree_set(0u32..500, 1..60),
        seed in ".{1,12}",
        few in 1usize..20,
    ) {
        let population = ids(names.iter().copied());
        let reversed = ids(names.iter().rev().copied());
        let small = sample(&seed, &population, few);
        let large = sample(&seed, &reversed, few + 5);
        prop_assert_eq!(small.as_slice(), &large[..small.len()]);
        let once: BTreeSet<FindingId> = large.iter().copied().collect();
        prop_assert_eq!(once.len(), large.len());
        prop_assert!(once.is_subset(&population));
        let mut other = population.clone();
        other.pop_first();
        prop_assert_ne!(population_hash(&population), population_hash(&other));
    }
}

/// Twelve closed findings; every third was to be rectified by the lead unit.
fn closed() -> Memory {
    let mut county = county();
    for number in 0..12 {
        let unit = unit(if number % 3 == 0 { "lead" } else { "support" });
        let plan = RectificationPlan { unit, ..plan() };
        let name = number.to_string();
        let closed = Finding { plan: Some(plan), ..finding(&name, Stage::Closed) };
        county.put(Rc::new(closed.into()));
    }
    county
}

fn drawn(county: &Memory) -> Recheck {
    Recheck::of(&county.get(id("recheck")).unwrap()).unwrap().clone()
}

#[test]
fn an_office_draws_and_anybody_can_draw_the_same_again() {
    let mut county = closed();
    let before = findings::of_programme(&county, campaign_id());
    judge(&mut county, &act("office", 1, draw("recheck", 25)), 30).unwrap();
    let recheck = drawn(&county);
    let among = population(&before, None, None);
    assert_eq!((recheck.population, among.len()), (12, 12));
    assert_eq!(recheck.population_sha256, population_hash(&among));
    assert_eq!(recheck.drawn, sample(&recheck.seed, &among, 3));
    for id in &recheck.drawn {
        let finding = county.get((*id).into()).unwrap();
        let finding = Finding::of(&finding).unwrap();
        assert_eq!(finding.steps.last().unwrap().kind, FindingStepKind::Drawn);
        assert_eq!(finding.visitors, [unit("office")]);
    }
    // Of one unit's only.
    let only = DrawRecheck { unit: Some(unit("lead")), ..draw("another", 100) };
    judge(&mut county, &act("programme-office", 1, only.clone()), 31)
        .expect_err("it is another programme's office");
    judge(&mut county, &act("office", 2, only), 31).unwrap();
    let another = county.get(id("another")).unwrap();
    assert_eq!(Recheck::of(&another).unwrap().drawn.len(), 4);
}

#[test]
fn what_cannot_be_drawn_is_named() {
    let invalid = Refusal::invalid;
    let size = |size| DrawRecheck { size, ..draw("recheck", 1) };
    let table = [
        (size(SampleSize::Count(0)), invalid(Part::Size, Fault::Missing)),
        (size(SampleSize::Percent(101)), invalid(Part::Size, Fault::TooLarge { max: 100 })),
        (
            DrawRecheck { seed: " ".into(), ..draw("recheck", 1) },
            invalid(Part::Seed, Fault::Missing),
        ),
        (
            DrawRecheck { visitors: vec![], ..draw("recheck", 1) },
            invalid(Part::Visitors, Fault::Missing),
        ),
        (DrawRecheck { programme: rivers_id(), ..draw("recheck", 100) }, Refusal::NothingToDraw),
    ];
    for (draw, refusal) in table {
        assert_eq!(judge(&mut closed(), &act("office", 1, draw), 1), Err(refusal));
    }
    let chief = judge(&mut closed(), &act("field-leader", 1, draw("recheck", 10)), 1);
    assert_eq!(chief, Err(Refusal::Denied(Denial::NoRight)), "nobody draws among their own");
}

#[test]
fn a_visit_that_fails_opens_the_finding_again_and_one_that_holds_is_remembered() {
    let mut county = closed();
    judge(&mut county, &act("office", 1, draw("recheck", 100)), 30).unwrap();
    let unseen = judge(&mut county, &act("stranger", 1, visit("1", VisitResult::Fails)), 31);
    assert_eq!(unseen, Err(Refusal::Denied(Denial::NotVisible)));
    // 0 was the lead unit's to rectify, 1 the supporting unit's.
    judge(&mut county, &act("inspector", 1, visit("0", VisitResult::Holds)), 32).unwrap();
    judge(&mut county, &act("inspector", 2, visit("1", VisitResult::Fails)), 33).unwrap();
    let (holds, fails) = (found(&county, "0"), found(&county, "1"));
    assert_eq!(holds.status, Stage::Closed);
    assert_eq!(holds.steps.last().unwrap().kind, FindingStepKind::Revisited);
    assert_eq!((fails.status, fails.plan, fails.earlier_plans.len()), (Stage::Reopened, None, 1));
    let kinds: Vec<FindingStepKind> = fails.steps.iter().map(|step| step.kind).collect();
    use FindingStepKind::{Drawn, Registered, Reopened};
    assert_eq!(kinds, [Registered, Drawn, Reopened], "its history stays");
    let recheck = drawn(&county);
    assert_eq!((recheck.visits.len(), recheck.waiting().count()), (2, 10));
    // A second visit to what is open again finds nothing to look at.
    let again = judge(&mut county, &act("inspector", 3, visit("1", VisitResult::Holds)), 34);
    assert_eq!(again, Err(Refusal::WrongStage(Stage::Reopened)));
    let other = judge(&mut county, &act("inspector", 4, visit("hazard", VisitResult::Holds)), 35);
    assert_eq!(other, Err(Refusal::invalid(Part::Parent, Fault::Unknown)));
}

#[test]
fn who_rectified_does_not_look_again() {
    let mut county = closed();
    let sent = DrawRecheck { visitors: vec![unit("support")], ..draw("recheck", 100) };
    judge(&mut county, &act("office", 1, sent), 30).unwrap();
    let own = judge(&mut county, &act("support-clerk", 1, visit("1", VisitResult::Holds)), 31);
    assert_eq!(own, Err(Refusal::Denied(Denial::OwnRectification)));
    let other = judge(&mut county, &act("support-clerk", 2, visit("0", VisitResult::Holds)), 32);
    assert_eq!(other, Ok(()));
    let seen = |who: &str| policy::sees(&county, actor(who), &county.get(id("recheck")).unwrap());
    assert!(seen("support-clerk") && seen("office") && !seen("stranger"));
}
