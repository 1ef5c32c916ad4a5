//! 回头看: drawing closed findings by lot, and what looking again showed. How they are drawn stands in
//! [`super::sample`].

use super::check::{self, SAMPLE_MAX, TEXT_MAX, TITLE_MAX, UNITS_MAX};
use super::sample::{count, population, population_hash, sample};
use super::{Entities, Fault, Part, Refusal, Scene, finding, findings};
use crate::id::{FindingId, UnitId};
use crate::model::{Finding, FindingStepKind, Kind, Meta, Recheck, SampleSize, Visit, VisitResult};
use crate::mutation::{DrawRecheck, VisitRecheck};
use crate::policy::{self, Action};

/// Draws. What is drawn says so in its own history.
pub fn draw<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &DrawRecheck,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (_, target) = scene.place_of(act.programme, act.charge)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::DrawRecheck, &target)?;
    let title = check::required(&act.title, Part::Title, TITLE_MAX)?;
    let seed = check::required(&act.seed, Part::Seed, TITLE_MAX)?;
    if let Some(unit) = act.unit {
        check::unit(&scene.draft, unit, Part::Unit)?;
    }
    if act.visitors.is_empty() {
        return Err(Refusal::invalid(Part::Visitors, Fault::Missing));
    }
    check::some_units(&scene.draft, &act.visitors, Part::Visitors)?;
    check::span(Some(scene.envelope.day), act.due)?;
    size(act.size)?;
    let findings = findings::of_programme(&scene.draft, act.programme);
    let population = population(&findings, act.charge, act.unit);
    let count = count(act.size, population.len());
    if count == 0 {
        return Err(Refusal::NothingToDraw);
    }
    if count > SAMPLE_MAX as usize {
        return Err(Refusal::invalid(Part::Size, Fault::TooLarge { max: SAMPLE_MAX }));
    }
    let drawn = sample(&seed, &population, count);
    for id in &drawn {
        let kind = FindingStepKind::Drawn;
        scene.note(*id, kind, title.clone(), |found| send(found, &act.visitors), &[])?;
    }
    scene.draft.put(Recheck {
        id: act.id,
        programme: act.programme,
        charge: act.charge,
        unit: act.unit,
        title,
        seed,
        size: act.size,
        population: population.len() as u32,
        population_sha256: population_hash(&population),
        drawn,
        visitors: act.visitors.clone(),
        due: act.due,
        visits: Vec::new(),
        meta: Meta::new(scene.stamp),
    });
    Ok(())
}

fn size(size: SampleSize) -> Result<(), Refusal> {
    match size {
        SampleSize::Count(0) | SampleSize::Percent(0) => {
            Err(Refusal::invalid(Part::Size, Fault::Missing))
        }
        SampleSize::Percent(101..) => {
            Err(Refusal::invalid(Part::Size, Fault::TooLarge { max: 100 }))
        }
        SampleSize::Count(_) | SampleSize::Percent(_) => Ok(()),
    }
}

/// Those who go and look see what they look at; the ones of earlier drawings go first where there
/// would be too many.
fn send(finding: &mut Finding, visitors: &[UnitId]) {
    finding.visitors.retain(|unit| !visitors.contains(unit));
    finding.visitors.extend(visitors);
    let surplus = finding.visitors.len().saturating_sub(UNITS_MAX as usize);
    finding.visitors.drain(..surplus);
}

/// Somebody looked again. What does not hold is open again, its history kept.
pub fn visit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &VisitRecheck,
) -> Result<(), Refusal> {
    let missing = Refusal::NotFound(Kind::Recheck);
    let entity = scene.draft.get(act.recheck.into()).ok_or(missing)?;
    let mut recheck = Recheck::of(&entity).cloned().ok_or(missing)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::VisitRecheck, &entity)?;
    if !recheck.drawn.contains(&act.finding) {
        return Err(Refusal::invalid(Part::Parent, Fault::Unknown));
    }
    check::past(act.day, scene.envelope.day, Part::Observed)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    not_theirs(scene, act.finding)?;
    let failed = act.result == VisitResult::Fails;
    let kind = if failed { FindingStepKind::Reopened } else { FindingStepKind::Revisited };
    let change = |finding: &mut Finding| {
        if failed {
            finding::begin_anew(finding);
        }
    };
    scene.note(act.finding, kind, words.clone(), change, &act.evidence)?;
    let (finding, day, result, stamp) = (act.finding, act.day, act.result, scene.stamp);
    recheck.visits.push(Visit { finding, day, result, words, stamp });
    recheck.meta.updated = stamp;
    scene.draft.put(recheck);
    Ok(())
}

/// Who put it right does not look whether it holds.
fn not_theirs<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    finding: FindingId,
) -> Result<(), Refusal> {
    let found = scene.draft.get(finding.into());
    let found = found.as_deref().and_then(Finding::of).ok_or(Refusal::NotFound(Kind::Finding))?;
    let hands = [Some(scene.envelope.actor), scene.stamp.via];
    let rectifies = |hand| policy::rectifies(&scene.draft, found, hand);
    match hands.into_iter().flatten().any(rectifies) {
        true => Err(policy::Denial::OwnRectification.into()),
        false => Ok(()),
    }
}
