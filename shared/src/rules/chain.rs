//! What people do to chains: register the five-ones (L1).

use super::check::{self, TEXT_MAX};
use super::merge::{Place, settle};
use super::{Entities, Part, Refusal, Scene};
use crate::model::{Chain, Entity, Kind, Mark, One, Property, Value};
use crate::mutation::MarkOne;
use crate::policy::{self, Action};

/// Registers one of the five-ones, or takes the mark back.
pub fn mark<E: Entities + ?Sized>(scene: &mut Scene<'_, E>, act: &MarkOne) -> Result<(), Refusal> {
    let entity = scene.draft.get(act.chain.into()).ok_or(Refusal::NotFound(Kind::Chain))?;
    let mut chain = Chain::of(&entity).cloned().ok_or(Refusal::NotFound(Kind::Chain))?;
    policy::can(&scene.draft, scene.envelope.actor, Action::MarkOne, &entity)?;
    let note = check::optional(&act.note, Part::Note, TEXT_MAX)?;
    if let Some(day) = act.day {
        check::past(day, scene.envelope.day, Part::Since)?;
    }
    let mark = act.day.map(|day| Mark { day, by: scene.envelope.actor, note });
    let property = match act.one {
        One::Team => Property::Team,
        One::Plan => Property::Plan,
        One::Blueprint => Property::Blueprint,
    };
    let place = Place { on: chain.id.into(), programme: chain.programme, edits: &mut chain.edits };
    let current = Value::Text(words(chain.five_ones.get(act.one)));
    if settle(scene, place, property, current, Value::Text(words(mark.as_ref()))) {
        *chain.five_ones.slot(act.one) = mark;
    }
    chain.meta.updated = scene.stamp;
    scene.draft.put(Entity::Chain(chain));
    Ok(())
}

/// A mark as the conflict box shows it.
fn words(mark: Option<&Mark>) -> String {
    mark.map(|mark| format!("{} {}", mark.day, mark.note).trim().to_owned()).unwrap_or_default()
}
