//! Delegates: appointed by the leader in person, withdrawn by the leader or the delegate.

use super::{Entities, Fault, Part, Refusal, Scene};
use crate::model::{Delegate, Entity, Kind, Meta};
use crate::mutation::{AppointDelegate, WithdrawDelegate};
use crate::policy::{self, Denial};

/// Appoints a delegate.
pub fn appoint<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AppointDelegate,
) -> Result<(), Refusal> {
    let leader = scene.envelope.actor;
    scene.in_person()?;
    policy::appoints(&scene.draft, leader)?;
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let acts = |entity: &Entity| matches!(entity, Entity::Person(_) | Entity::Post(_));
    if act.delegate == leader || !scene.draft.get(act.delegate.0).is_some_and(|found| acts(&found))
    {
        return Err(Refusal::invalid(Part::Holder, Fault::Unknown));
    }
    if policy::acts_for(&scene.draft, act.delegate, leader) {
        return Err(Refusal::invalid(Part::Holder, Fault::Twice));
    }
    scene.draft.put(Delegate {
        id: act.id,
        leader,
        delegate: act.delegate,
        since: scene.envelope.day,
        until: None,
        meta: Meta::new(scene.stamp),
    });
    Ok(())
}

/// Withdraws an appointment. One that was withdrawn before stays as it was.
pub fn withdraw<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &WithdrawDelegate,
) -> Result<(), Refusal> {
    scene.in_person()?;
    let found = scene.draft.get(act.delegate.into());
    let found = found.as_deref().and_then(Delegate::of);
    let mut delegate = found.cloned().ok_or(Refusal::NotFound(Kind::Delegate))?;
    if ![delegate.leader, delegate.delegate].contains(&scene.envelope.actor) {
        return Err(Denial::NoRight.into());
    }
    if delegate.is_open() {
        delegate.until = Some(scene.envelope.day);
        delegate.meta.updated = scene.stamp;
        scene.draft.put(delegate);
    }
    Ok(())
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// What no delegate may do.
    pub(super) fn in_person(&self) -> Result<(), Refusal> {
        match self.stamp.via {
            None => Ok(()),
            Some(_) => Err(Denial::InPersonOnly.into()),
        }
    }
}
