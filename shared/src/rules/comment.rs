//! Comments.

use super::check::{self, TEXT_MAX};
use super::{Entities, Part, Refusal, Scene};
use crate::model::{Charge, Comment, Entity, Kind, Meta};
use crate::mutation::AddComment;
use crate::policy::{self, Action};

/// Adds a comment to a task, a finding, a chain, a field or a river.
pub fn add<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddComment,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let on = scene.draft.get(act.on).ok_or(Refusal::NotFound(Kind::Task))?;
    let programme = match &*on {
        Entity::Task(task) => task.programme,
        Entity::Finding(finding) => finding.programme,
        other => {
            let charge = Charge::of(other).and_then(|_| other.programme());
            charge.ok_or(Refusal::NotFound(Kind::Task))?
        }
    };
    policy::can(&scene.draft, scene.envelope.actor, Action::Comment, &on)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    let meta = Meta::new(scene.stamp);
    scene.draft.put(Comment { id: act.id, on: act.on, programme, words, meta });
    Ok(())
}
