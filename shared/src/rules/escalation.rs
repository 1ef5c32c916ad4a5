//! 提醒、警示、通报、约谈、问责 (C9): what the records call for, and the letter a person answers for.
//!
//! [`super::proposals`] reads the records and writes nothing; nobody is held to account by a program.
//! A person looks a proposal over, chooses the rung, writes the letter and sends it.

use super::check::{self, TEXT_MAX, TITLE_MAX, UNITS_MAX};
use super::{Entities, Fault, Part, Refusal, Scene};
use crate::id::{Id, ProgrammeId};
use crate::model::{Acknowledgement, Entity, Escalation, Kind, Meta, Rung};
use crate::mutation::{AcknowledgeEscalation, Escalate};
use crate::policy::{self, Action};

/// Sends a letter.
pub fn write<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &Escalate,
) -> Result<(), Refusal> {
    scene.in_person()?;
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (_, programme) = scene.place_of(act.programme, None)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::Escalate, &programme)?;
    check::unit(&scene.draft, act.unit, Part::Unit)?;
    check::span(Some(scene.envelope.day), act.due)?;
    about(scene, act)?;
    scene.draft.put(Escalation {
        id: act.id,
        programme: act.programme,
        unit: act.unit,
        rung: act.rung,
        about: act.about.clone(),
        letter: check::optional(&act.letter, Part::Letter, TITLE_MAX)?,
        words: check::required(&act.words, Part::Words, TEXT_MAX)?,
        due: act.due,
        day: scene.envelope.day,
        acknowledged: None,
        answer: String::new(),
        meta: Meta::new(scene.stamp),
    });
    Ok(())
}

/// It is about findings and tasks of the programme, each once. Praise may be about all of a unit's
/// work.
fn about<E: Entities + ?Sized>(scene: &Scene<'_, E>, act: &Escalate) -> Result<(), Refusal> {
    let wrong = |fault| Err(Refusal::invalid(Part::About, fault));
    if act.about.is_empty() && act.rung != Rung::Praise {
        return wrong(Fault::Missing);
    }
    if act.about.len() > UNITS_MAX as usize {
        return wrong(Fault::TooLong { max: UNITS_MAX });
    }
    if act.about.iter().enumerate().any(|(at, id)| act.about[..at].contains(id)) {
        return wrong(Fault::Twice);
    }
    let known = |id: &Id| scene.draft.get(*id).is_some_and(|entity| is_of(&entity, act.programme));
    if act.about.iter().all(known) { Ok(()) } else { wrong(Fault::Unknown) }
}

fn is_of(entity: &Entity, programme: ProgrammeId) -> bool {
    matches!(entity, Entity::Finding(_) | Entity::Task(_)) && entity.programme() == Some(programme)
}

/// The unit has it, and may say something to it. Once is enough: a second time changes nothing.
pub fn acknowledge<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AcknowledgeEscalation,
) -> Result<(), Refusal> {
    let missing = Refusal::NotFound(Kind::Escalation);
    let entity = scene.draft.get(act.escalation.into()).ok_or(missing)?;
    let mut letter = Escalation::of(&entity).cloned().ok_or(missing)?;
    let action = Action::AcknowledgeEscalation;
    policy::can(&scene.draft, scene.envelope.actor, action, &entity)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    if letter.acknowledged.is_none() {
        letter.acknowledged = Some(Acknowledgement { unit: letter.unit, stamp: scene.stamp });
        letter.answer = words;
        letter.meta.updated = scene.stamp;
        scene.draft.put(letter);
    }
    Ok(())
}
