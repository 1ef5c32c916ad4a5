//! 河长、检察长、警长: a case on a river goes to procurator or police, who say that they have it (R14).

use super::super::check::{self, TEXT_MAX, TITLE_MAX};
use super::super::{Entities, Fault, Part, Refusal, Scene};
use crate::model::{Body, FindingStepKind, HandOver, Receipt};
use crate::mutation::{HandOverCase, ReceiveCase};
use crate::policy::{self, Action};

/// Hands a case over.
pub fn hand_over<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &HandOverCase,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::HandedOver;
    let mut finding = scene.take(act.finding, Action::HandOverCase, kind)?;
    check::unit(&scene.draft, act.unit, Part::Unit)?;
    let letter = check::required(&act.letter, Part::Letter, TITLE_MAX)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    finding.hand_overs.push(HandOver {
        agency: act.agency,
        unit: act.unit,
        letter,
        words: words.clone(),
        day: scene.envelope.day,
        stamp: scene.stamp,
        receipt: None,
    });
    scene.record(finding, kind, words, &[])
}

/// The unit has it: the earliest of those handed to it that it has not received.
pub fn receive<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReceiveCase,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Received;
    let mut finding = scene.take(act.finding, Action::ReceiveCase, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    if !policy::speaks_for(&scene.draft, scene.envelope.actor, Body::Unit(act.unit)) {
        return Err(Refusal::invalid(Part::Unit, Fault::WrongKind));
    }
    let (day, stamp) = (scene.envelope.day, scene.stamp);
    let mut waiting = finding.hand_overs.iter_mut();
    let case = waiting.find(|case| case.unit == act.unit && case.receipt.is_none());
    let case = case.ok_or(Refusal::invalid(Part::Unit, Fault::Unchanged))?;
    case.receipt = Some(Receipt { words: words.clone(), day, stamp });
    scene.record(finding, kind, words, &[])
}
