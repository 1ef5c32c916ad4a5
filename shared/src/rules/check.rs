//! Checks that several mutations share. Each names what is wrong and how.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Entities, Fault, Part, Refusal};
use crate::calendar::Day;
use crate::id::{Id, PersonId, UnitId};
use crate::model::{Entity, Kind};
use crate::wire::Frame;

/// Characters in a title.
pub const TITLE_MAX: u32 = 120;
/// Characters in a text, a reason, a report.
pub const TEXT_MAX: u32 = 4_000;
/// Units, leaders or parts named at once.
pub const UNITS_MAX: u32 = 40;

/// Bytes of one thing as it is kept at most: well below the 2 MB that a row of the county's database
/// can hold. Only a thing that grows by what is done to it, as a task does by its steps, comes near.
pub const ENTITY_MAX: usize = 1024 * 1024;

/// None of `changes` has grown beyond [`ENTITY_MAX`].
pub fn check_size(changes: &BTreeMap<Id, Rc<Entity>>) -> Result<(), Refusal> {
    let is_large = |entity: &&Rc<Entity>| Frame::from(&***entity).bytes.len() > ENTITY_MAX;
    let max = ENTITY_MAX as u32;
    changes
        .values()
        .find(is_large)
        .map_or(Ok(()), |entity| Err(Refusal::TooLarge { kind: Some(entity.kind()), max }))
}

/// The text without surrounding space; it may not be empty.
pub fn required(text: &str, part: Part, max: u32) -> Result<String, Refusal> {
    let text = optional(text, part, max)?;
    if text.is_empty() { Err(Refusal::invalid(part, Fault::Missing)) } else { Ok(text) }
}

/// The text without surrounding space; it may be empty.
pub fn optional(text: &str, part: Part, max: u32) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > max as usize {
        return Err(Refusal::invalid(part, Fault::TooLong { max }));
    }
    Ok(text.to_owned())
}

/// `day` is not after `today`.
pub fn past(day: Day, today: Day, part: Part) -> Result<(), Refusal> {
    if day > today { Err(Refusal::invalid(part, Fault::InFuture)) } else { Ok(()) }
}

/// A last day is not before the first.
pub fn span(start: Option<Day>, due: Option<Day>) -> Result<(), Refusal> {
    match (start, due) {
        (Some(start), Some(due)) if due < start => {
            Err(Refusal::invalid(Part::Due, Fault::BeforeStart))
        }
        _ => Ok(()),
    }
}

/// Leaders exist, each once.
pub fn leaders(entities: &impl Entities, leaders: &[PersonId]) -> Result<(), Refusal> {
    listed(entities, leaders, Kind::Person, Part::Leaders)
}

/// There is a lead unit; lead and supporting units exist, each once.
pub fn units(entities: &impl Entities, lead: &[UnitId], support: &[UnitId]) -> Result<(), Refusal> {
    if lead.is_empty() {
        return Err(Refusal::invalid(Part::LeadUnits, Fault::Missing));
    }
    listed(entities, lead, Kind::Unit, Part::LeadUnits)?;
    listed(entities, support, Kind::Unit, Part::SupportUnits)?;
    if support.iter().any(|unit| lead.contains(unit)) {
        return Err(Refusal::invalid(Part::SupportUnits, Fault::Twice));
    }
    Ok(())
}

/// There is an addressee; addressees exist, each once.
pub fn addressees(entities: &impl Entities, units: &[UnitId]) -> Result<(), Refusal> {
    if units.is_empty() {
        return Err(Refusal::invalid(Part::LeadUnits, Fault::Missing));
    }
    listed(entities, units, Kind::Unit, Part::LeadUnits)
}

fn listed<I: Copy + PartialEq + Into<Id>>(
    entities: &impl Entities,
    ids: &[I],
    kind: Kind,
    part: Part,
) -> Result<(), Refusal> {
    if ids.len() > UNITS_MAX as usize {
        return Err(Refusal::invalid(part, Fault::TooLong { max: UNITS_MAX }));
    }
    if ids.iter().enumerate().any(|(at, id)| ids[..at].contains(id)) {
        return Err(Refusal::invalid(part, Fault::Twice));
    }
    let known = |id: &I| entities.get((*id).into()).is_some_and(|entity| entity.kind() == kind);
    if ids.iter().all(known) { Ok(()) } else { Err(Refusal::invalid(part, Fault::Unknown)) }
}
