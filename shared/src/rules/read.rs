//! What a person has read.

use super::{Entities, Fault, Part, Refusal, Scene};
use crate::id::{ActorId, Id, ReadMarkId, Seq};
use crate::model::{Meta, ReadMark};
use crate::mutation::MarkRead;
use crate::policy;

/// Messages that are remembered one by one; older ones count as read in bulk.
pub const READ_MAX: usize = 500;

/// The id of a person's read mark.
pub fn read_mark(actor: ActorId) -> ReadMarkId {
    ReadMarkId(Id::derived(&format!("read/{actor}")))
}

/// Marks messages as read, on top of what was read before on any device.
pub fn mark<E: Entities + ?Sized>(scene: &mut Scene<'_, E>, act: &MarkRead) -> Result<(), Refusal> {
    let actor = scene.envelope.actor;
    scene.in_person()?;
    policy::belongs(&scene.draft, actor)?;
    if act.messages.len() > READ_MAX {
        let max = READ_MAX as u32;
        return Err(Refusal::invalid(Part::Parts, Fault::TooLong { max }));
    }
    let id = read_mark(actor);
    let found = scene.draft.get(id.into());
    let mut mark = found.as_deref().and_then(ReadMark::of).cloned().unwrap_or(ReadMark {
        id,
        actor,
        before: Seq(0),
        read: Vec::new(),
        meta: Meta::new(scene.stamp),
    });
    let before = act.before.filter(|seq| *seq < Seq::PENDING);
    mark.before = mark.before.max(before.unwrap_or_default());
    for message in &act.messages {
        if !mark.read.contains(message) {
            mark.read.push(*message);
        }
    }
    let surplus = mark.read.len().saturating_sub(READ_MAX);
    mark.read.drain(..surplus);
    mark.meta.updated = scene.stamp;
    scene.draft.put(mark);
    Ok(())
}
