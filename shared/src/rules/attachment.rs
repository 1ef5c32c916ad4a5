//! Photos and files of things that are there.

use super::{Entities, Fault, Part, Refusal, Scene, check};
use crate::model::{Attachment, Entity, Meta};
use crate::mutation::AddAttachment;
use crate::policy::{self, Action};

/// Adds a photo or file. What a finding's step shows comes with that step instead.
pub fn add<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddAttachment,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let missing = Refusal::invalid(Part::Parent, Fault::Unknown);
    let on = scene.draft.get(act.on).ok_or(missing)?;
    let takes_files = matches!(
        &*on,
        Entity::Task(_)
            | Entity::Chain(_)
            | Entity::Field(_)
            | Entity::River(_)
            | Entity::Finding(_)
            | Entity::Inspection(_)
            | Entity::LedgerEntry(_)
    );
    let programme = on.programme().filter(|_| takes_files);
    let programme = programme.ok_or(Refusal::invalid(Part::Parent, Fault::WrongKind))?;
    policy::can(&scene.draft, scene.envelope.actor, Action::Attach, &on)?;
    let file = check::file(&act.file)?;
    scene.draft.put(Attachment {
        id: act.id,
        on: act.on,
        on_kind: on.kind(),
        programme,
        file,
        meta: Meta::new(scene.stamp),
    });
    Ok(())
}
