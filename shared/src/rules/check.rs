//! Checks that several mutations share. Each names what is wrong and how.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Entities, Fault, Part, Refusal};
use crate::calendar::Day;
use crate::id::{Id, PersonId, ProgrammeId, UnitId};
use crate::model::{Body, Charge, Entity, File, Fix, Kind};
use crate::wire::Frame;

/// Characters in a title.
pub const TITLE_MAX: u32 = 120;
/// Characters in a text, a reason, a report.
pub const TEXT_MAX: u32 = 4_000;
/// Units, leaders or parts named at once.
pub const UNITS_MAX: u32 = 40;

/// Photos and files with one act.
pub const EVIDENCE_MAX: u32 = 9;
/// Bytes of a file: what a phone still sends over a weak network, in parts.
pub const FILE_MAX: u32 = 20 * 1024 * 1024;
/// Findings drawn at once.
pub const SAMPLE_MAX: u32 = 200;

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

/// These units exist, each once; there may be none.
pub fn some_units(entities: &impl Entities, units: &[UnitId], part: Part) -> Result<(), Refusal> {
    listed(entities, units, Kind::Unit, part)
}

/// The unit exists.
pub fn unit(entities: &impl Entities, unit: UnitId, part: Part) -> Result<(), Refusal> {
    listed(entities, &[unit], Kind::Unit, part)
}

/// What it falls to is of the same programme.
pub fn charge(
    entities: &impl Entities,
    charge: Charge,
    programme: ProgrammeId,
) -> Result<Rc<Entity>, Refusal> {
    let found = entities.get(charge.id()).filter(|entity| Charge::of(entity) == Some(charge));
    let found = found.ok_or(Refusal::invalid(Part::Charge, Fault::Unknown))?;
    match found.programme() == Some(programme) {
        true => Ok(found),
        false => Err(Refusal::invalid(Part::Charge, Fault::WrongKind)),
    }
}

/// The body is there, and a programme's is this programme's.
pub fn body(
    entities: &impl Entities,
    body: Body,
    programme: ProgrammeId,
    part: Part,
) -> Result<(), Refusal> {
    match body {
        Body::County => Ok(()),
        Body::Programme(of) if of == programme => Ok(()),
        Body::Programme(_) => Err(Refusal::invalid(part, Fault::WrongKind)),
        Body::Unit(named) => unit(entities, named, part),
    }
}

/// A file that can be kept: it has a name and a size, and any place it was taken at is on earth.
pub fn file(file: &File) -> Result<File, Refusal> {
    let name = required(&file.name, Part::File, TITLE_MAX)?;
    if file.size == 0 {
        return Err(Refusal::invalid(Part::File, Fault::Missing));
    }
    if file.size > FILE_MAX {
        return Err(Refusal::invalid(Part::File, Fault::TooLarge { max: FILE_MAX }));
    }
    position(file.fix)?;
    Ok(File { name, ..file.clone() })
}

/// A position, where there is one, is on earth.
pub fn position(fix: Option<Fix>) -> Result<(), Refusal> {
    match fix.is_none_or(|fix| fix.is_on_earth()) {
        true => Ok(()),
        false => Err(Refusal::invalid(Part::Position, Fault::WrongKind)),
    }
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
