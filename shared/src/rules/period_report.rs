//! Reports by period. A chain has one report for each period of a rhythm, whichever of its lead
//! units delivers it; every further one corrects the latest.

use super::check::{self, TEXT_MAX};
use super::{Entities, Fault, Part, Refusal, Scene, dues};
use crate::calendar::Period;
use crate::model::{Chain, Entity, Figures, Kind, Meta, PeriodReport, Programme};
use crate::mutation::ReportPeriod;
use crate::policy;

/// Adds a report by period.
pub fn report<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReportPeriod,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let entity = scene.draft.get(act.chain.into()).ok_or(Refusal::NotFound(Kind::Chain))?;
    let chain = Chain::of(&entity).ok_or(Refusal::NotFound(Kind::Chain))?;
    policy::can_report_for(&scene.draft, scene.envelope.actor, act.unit, &entity)?;
    if !chain.lead_units.contains(&act.unit) {
        return Err(Refusal::invalid(Part::Unit, Fault::WrongKind));
    }
    period(scene, act, chain)?;
    figures(act.figures)?;
    let reports = dues::reports(&scene.draft, act.chain);
    let before = dues::of_period(&reports, act.every, act.period_from);
    if act.corrects != before.last().map(|report| report.id) {
        return Err(Refusal::invalid(Part::Corrects, Fault::Overtaken));
    }
    let report = PeriodReport {
        id: act.id,
        programme: chain.programme,
        chain: act.chain,
        unit: act.unit,
        every: act.every,
        period_from: act.period_from,
        words: check::required(&act.words, Part::Words, TEXT_MAX)?,
        figures: act.figures,
        corrects: act.corrects,
        day: scene.envelope.day,
        meta: Meta::new(scene.stamp),
    };
    scene.draft.put(Entity::PeriodReport(report));
    Ok(())
}

/// The period is one of the programme's rhythm, and it has begun.
fn period<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    act: &ReportPeriod,
    chain: &Chain,
) -> Result<(), Refusal> {
    let programme = scene.draft.get(chain.programme.into());
    let programme = programme.filter(|_| chain.programme == act.programme);
    let programme = programme.as_deref().and_then(Programme::of);
    let programme = programme.ok_or(Refusal::NotFound(Kind::Programme))?;
    if !programme.cadences.iter().any(|cadence| cadence.every == act.every) {
        return Err(Refusal::invalid(Part::Period, Fault::Unknown));
    }
    if Period::containing(act.every, act.period_from).from != act.period_from {
        return Err(Refusal::invalid(Part::Period, Fault::WrongKind));
    }
    check::past(act.period_from, scene.envelope.day, Part::Period)
}

/// No part is larger than the whole. Beyond that they are the unit's word, not recounted: an office
/// compares them with the board.
fn figures(figures: Figures) -> Result<(), Refusal> {
    let Figures { tasks, done, overdue, blocked } = figures;
    if done.max(overdue).max(blocked) > tasks {
        return Err(Refusal::invalid(Part::Figures, Fault::TooLarge { max: tasks }));
    }
    Ok(())
}
