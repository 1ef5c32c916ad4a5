//! Two people edit the same property apart. Different properties merge; of the same property one
//! value stands and the other goes to the conflict box, visible and restorable.

use super::{Entities, Scene};
use crate::id::{ConflictId, Id, ProgrammeId};
use crate::model::{Conflict, Edit, Meta, Property, Value};

/// Where a property lives: what it belongs to and its latest edits.
pub struct Place<'a> {
    pub on: Id,
    pub programme: ProgrammeId,
    pub edits: &'a mut Vec<Edit>,
}

/// Whether `proposed` is to replace `current`. An edit whose base is older than the property's
/// latest edit wins only if its device day is not earlier; a replica's own edits follow each other.
pub fn settle<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    place: Place<'_>,
    property: Property,
    current: Value,
    proposed: Value,
) -> bool {
    let envelope = scene.envelope;
    let day = scene.come(envelope.day);
    let latest = place.edits.iter().position(|edit| edit.property == property);
    let rival = latest.map(|index| place.edits[index]).filter(|edit| {
        edit.replica != envelope.replica && edit.seq > envelope.base && current != proposed
    });
    let wins = rival.is_none_or(|rival| day >= rival.day);
    if let Some(rival) = rival {
        let mine = (proposed.clone(), envelope.day, envelope.actor);
        let theirs = (current, rival.day, rival.by);
        let (kept, (lost, lost_day, lost_by)) =
            if wins { (mine.0, theirs) } else { (theirs.0.clone(), mine) };
        let (replica, counter) = (envelope.replica, envelope.counter.0);
        let id = Id::derived(&format!("conflict/{replica}/{counter}/{property:?}"));
        scene.draft.put(Conflict {
            id: ConflictId(id),
            on: place.on,
            programme: place.programme,
            property,
            kept,
            lost,
            lost_day,
            lost_by: Some(lost_by),
            meta: Meta::new(scene.stamp),
        });
    }
    if wins {
        let edit = Edit {
            property,
            seq: scene.stamp.seq,
            day,
            replica: envelope.replica,
            by: envelope.actor,
        };
        match latest {
            Some(index) => place.edits[index] = edit,
            None => place.edits.push(edit),
        }
    }
    wins
}
