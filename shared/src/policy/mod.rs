//! Who may do and see what. Rights come from posts; nothing else is read. The interface asks
//! [`can`] to show or hide, the rules ask it to allow or refuse, and the server's rows of rights
//! are what [`audience`] and [`grants`] say.

mod action;
mod hat;
mod scope;

use serde::{Deserialize, Serialize};

use crate::id::ActorId;
use crate::model::{Entity, StepKind, Task};
use crate::rules::{Entities, posts};

pub use action::{Action, allows};
pub use hat::{Hat, hats};
pub use scope::{Scope, audience, grants, subject};

/// Why somebody may not. Append only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// The actor does not see it.
    NotVisible,
    /// None of the actor's posts allows this here.
    NoRight,
    /// Who submitted may not accept.
    OwnSubmission,
    /// The act says it is somebody else's.
    NotYourself,
}

/// Whether `actor` may do `action` to `target`.
pub fn can<E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    action: Action,
    target: &Entity,
) -> Result<(), Denial> {
    let posts = posts(entities, actor);
    let granted = grants(actor, &posts);
    if !audience(entities, target).iter().any(|scope| granted.contains(scope)) {
        return Err(Denial::NotVisible);
    }
    let hats = hats(entities, actor, &posts, target);
    if !hats.into_iter().any(|hat| allows(hat, action)) {
        return Err(Denial::NoRight);
    }
    let own = |task: &Task| {
        task.last_step(StepKind::Submitted).is_some_and(|step| step.stamp.by == actor)
    };
    match target {
        Entity::Task(task) if action == Action::Accept && own(task) => Err(Denial::OwnSubmission),
        _ => Ok(()),
    }
}

/// Whether `actor` sees `entity`.
pub fn sees<E: Entities + ?Sized>(entities: &E, actor: ActorId, entity: &Entity) -> bool {
    let granted = grants(actor, &posts(entities, actor));
    audience(entities, entity).iter().any(|scope| granted.contains(scope))
}
