//! Who may do and see what. Rights come from posts; nothing else is read. The interface asks
//! [`can`] to show or hide, the rules ask it to allow or refuse, and the server's rows of rights
//! are what [`audience`] and [`grants`] say.

mod action;
mod finding;
mod hat;
mod scope;

use serde::{Deserialize, Serialize};

use crate::id::{ActorId, UnitId};
use crate::model::{Delegate, Entity, Role, Seat, Step, StepKind, Task};
use crate::rules::{Entities, posts};

pub use action::{Action, allows};
pub use finding::{judges, rectifies, speaks_for};
pub use hat::{Hat, hats};
pub use scope::{Scope, audience, grants, scopes, subject};

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
    /// The act says it is somebody else's, who has not appointed the person a delegate.
    NotYourself,
    /// A delegate may not do this: the leader in person only.
    InPersonOnly,
    /// Managing accounts and reading the log as auditor stay with different people.
    Apart,
    /// Who puts a finding right, or is of the unit that does, may not judge it.
    OwnRectification,
}

/// Whether `actor` may do `action` to `target`.
pub fn can<E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    action: Action,
    target: &Entity,
) -> Result<(), Denial> {
    let posts = posts(entities, actor);
    let granted = scopes(entities, actor);
    if !audience(entities, target).iter().any(|scope| granted.contains(scope)) {
        return Err(Denial::NotVisible);
    }
    let hats = hats(entities, actor, &posts, target);
    if !hats.into_iter().any(|hat| allows(hat, action)) {
        return Err(Denial::NoRight);
    }
    match target {
        Entity::Task(task) if action == Action::Accept && submitted(task, actor) => {
            Err(Denial::OwnSubmission)
        }
        Entity::Finding(found) if judges(action) && rectifies(entities, found, actor) => {
            Err(Denial::OwnRectification)
        }
        _ => Ok(()),
    }
}

/// Whether `who` submitted the task, in their own name or a leader's: then they may not accept it.
pub fn submitted(task: &Task, who: ActorId) -> bool {
    task.last_step(StepKind::Submitted)
        .is_some_and(|Step { stamp, .. }| stamp.by == who || stamp.via == Some(who))
}

/// Whether `actor` may report by period on `chain` in the name of `unit`: its head and clerks, and
/// the office for what came on paper.
pub fn can_report_for<E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    unit: UnitId,
    chain: &Entity,
) -> Result<(), Denial> {
    can(entities, actor, Action::ReportPeriod, chain)?;
    let posts = posts(entities, actor);
    let is_office = hats(entities, actor, &posts, chain).contains(&Hat::Office);
    let speaks = posts.iter().any(|post| {
        matches!(post.role, Role::UnitHead | Role::UnitClerk) && post.seat == Seat::Unit(unit)
    });
    if is_office || speaks { Ok(()) } else { Err(Denial::NoRight) }
}

/// Whether `actor` sees `entity`.
pub fn sees<E: Entities + ?Sized>(entities: &E, actor: ActorId, entity: &Entity) -> bool {
    let granted = scopes(entities, actor);
    audience(entities, entity).iter().any(|scope| granted.contains(scope))
}

/// Whether `actor` keeps units, people, posts and accounts.
pub fn manages<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> Result<(), Denial> {
    holds(entities, actor, |role| role == Role::Admin)
}

/// Whether `actor` may have delegates: those who lead.
pub fn appoints<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> Result<(), Denial> {
    use Role::*;
    let leads = |role| {
        matches!(
            role,
            CountyLeader
                | ProgrammeLeader
                | ProgrammeDeputy
                | ChainChief
                | FieldLeader
                | RiverChief
        )
    };
    holds(entities, actor, leads)
}

/// Whether `actor` holds any post at all.
pub fn belongs<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> Result<(), Denial> {
    holds(entities, actor, |_| true)
}

fn holds<E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    role: impl Fn(Role) -> bool,
) -> Result<(), Denial> {
    let held = posts(entities, actor).iter().any(|post| role(post.role));
    if held { Ok(()) } else { Err(Denial::NoRight) }
}

/// Those for whom `hand` may enter, themselves not among them.
pub fn leaders_of<E: Entities + ?Sized>(entities: &E, hand: ActorId) -> Vec<ActorId> {
    let held = entities.held(hand);
    let open = held.iter().filter_map(|entity| Delegate::of(entity));
    open.filter(|delegate| delegate.is_open()).map(|delegate| delegate.leader).collect()
}

/// Whether `hand` may enter in the name of `actor`.
pub fn acts_for<E: Entities + ?Sized>(entities: &E, hand: ActorId, actor: ActorId) -> bool {
    leaders_of(entities, hand).contains(&actor)
}
