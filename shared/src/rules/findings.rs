//! What is read off findings: the table of their course, counts, lists. Nothing here changes any.

pub mod lists;
pub mod table;
pub mod tally;

use std::rc::Rc;

use super::Entities;
use crate::id::ProgrammeId;
use crate::model::{Entity, Flow, Kind, Programme};

/// Every finding of a programme, in no particular order.
pub fn of_programme<E: Entities + ?Sized>(entities: &E, programme: ProgrammeId) -> Vec<Rc<Entity>> {
    let charges = [Kind::Field, Kind::River, Kind::Chain];
    let charges = charges.into_iter().flat_map(|kind| entities.children(programme.into(), kind));
    let parents = charges.chain([programme.into()]);
    let ids = parents.flat_map(|parent| entities.children(parent, Kind::Finding));
    ids.filter_map(|id| entities.get(id)).collect()
}

/// Which way the findings of a programme go.
pub fn flow<E: Entities + ?Sized>(entities: &E, programme: ProgrammeId) -> Option<Flow> {
    let found = entities.get(programme.into());
    found.as_deref().and_then(Programme::of).map(|found| found.kind.into())
}
