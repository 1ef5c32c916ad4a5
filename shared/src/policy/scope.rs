//! Who sees what, as sets that can stand in rows: a thing is open to scopes (its *audience*), an
//! actor holds scopes (their *grants*), and sees what they share.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::leaders_of;
use crate::id::{ActorId, ChainId, Id, PersonId, ProgrammeId, UnitId};
use crate::model::{Chain, Entity, Instruction, Kind, Post, Role, Seat, Task, Visibility};
use crate::rules::{Entities, posts, task_of};

/// A set of people by what they hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everyone in the county's units.
    County,
    /// County leaders, county offices and the admin: they see everything.
    Everything,
    /// Leaders and office of a programme.
    Programme(ProgrammeId),
    /// Chiefs of a chain.
    Chain(ChainId),
    /// A unit.
    Unit(UnitId),
    /// One person.
    Person(PersonId),
}

impl Scope {
    /// 17 bytes that stand for it in rows.
    pub fn key(self) -> [u8; 17] {
        let (tag, id) = match self {
            Scope::County => (0, Id::default()),
            Scope::Everything => (1, Id::default()),
            Scope::Programme(id) => (2, id.0),
            Scope::Chain(id) => (3, id.0),
            Scope::Unit(id) => (4, id.0),
            Scope::Person(id) => (5, id.0),
        };
        let mut key = [0; 17];
        key[0] = tag;
        key[1..].copy_from_slice(&id.0);
        key
    }
}

/// The scopes an actor holds through `posts`. Without a post, nothing.
pub fn grants(actor: ActorId, posts: &[Post]) -> BTreeSet<Scope> {
    if posts.is_empty() {
        return BTreeSet::new();
    }
    let mut scopes = BTreeSet::from([Scope::County, Scope::Person(PersonId(actor.0))]);
    for post in posts {
        let scope = match (post.role, post.seat) {
            (Role::CountyLeader | Role::CountyOffice | Role::Admin, _) => Scope::Everything,
            (
                Role::ProgrammeLeader | Role::ProgrammeDeputy | Role::ProgrammeOffice,
                Seat::Programme(programme),
            ) => Scope::Programme(programme),
            (Role::ChainChief, Seat::Chain(chain)) => Scope::Chain(chain),
            (_, Seat::Unit(unit)) => Scope::Unit(unit),
            _ => continue,
        };
        scopes.insert(scope);
    }
    scopes
}

/// The scopes an actor holds: through their own posts, and through those of the leaders they enter
/// for, without which they could not.
pub fn scopes<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> BTreeSet<Scope> {
    let mut scopes = grants(actor, &posts(entities, actor));
    for leader in leaders_of(entities, actor) {
        scopes.extend(grants(leader, &posts(entities, leader)));
    }
    scopes
}

/// The id whose audience decides who sees `entity`: a report's is its task.
pub fn subject(entity: &Entity) -> Id {
    match entity {
        Entity::Report(report) => report.task.into(),
        Entity::Comment(comment) => comment.on,
        Entity::Conflict(conflict) => conflict.on,
        Entity::PeriodReport(report) => report.chain.into(),
        other => other.id(),
    }
}

/// The scopes that `entity` is open to.
pub fn audience<E: Entities + ?Sized>(entities: &E, entity: &Entity) -> BTreeSet<Scope> {
    let id = subject(entity);
    if id != entity.id() {
        let above = entities.get(id);
        return above.map(|above| audience(entities, &above)).unwrap_or_default();
    }
    match entity {
        Entity::Task(task) => task_audience(entities, task),
        Entity::Instruction(given) => instruction_audience(entities, given),
        Entity::ReadMark(mark) => BTreeSet::from([Scope::Person(PersonId(mark.actor.0))]),
        _ => BTreeSet::from([Scope::County]),
    }
}

/// A Named task is open to those it names itself, those named by the task it is a part of and by
/// its chain, to its programme's leaders and office, and to whoever sees everything.
fn task_audience<E: Entities + ?Sized>(entities: &E, task: &Task) -> BTreeSet<Scope> {
    if task.visibility == Visibility::County {
        return BTreeSet::from([Scope::County]);
    }
    let mut scopes = BTreeSet::from([Scope::Everything, Scope::Programme(task.programme)]);
    name(&mut scopes, &task.leaders, [&task.lead_units, &task.support_units]);
    let above = task.parent.and_then(|parent| entities.get(parent.id));
    if let Some(above) = above.as_deref().and_then(Task::of) {
        name(&mut scopes, &above.leaders, [&above.lead_units, &above.support_units]);
    }
    let chain = task.chain.and_then(|chain| entities.get(chain.into()));
    if let Some(chain) = chain.as_deref().and_then(Chain::of) {
        scopes.insert(Scope::Chain(chain.id));
        name(&mut scopes, &chain.chiefs, [&chain.lead_units, &[]]);
    }
    scopes
}

/// An instruction is with its owner alone until it is confirmed; then it is open to its addressees,
/// to the chiefs of its chain, to its programme's leaders and office, and to whoever sees everything.
fn instruction_audience<E: Entities + ?Sized>(
    entities: &E,
    given: &Instruction,
) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::from([Scope::Person(PersonId(given.by.0))]);
    if given.confirmed.is_some() {
        scopes.extend([Scope::Everything, Scope::Programme(given.programme)]);
        scopes.extend(given.units.iter().copied().map(Scope::Unit));
        let chain = match given.on_kind {
            Kind::Chain => Some(ChainId(given.on)),
            _ => task_of(entities, given).as_deref().and_then(Task::of).and_then(|task| task.chain),
        };
        scopes.extend(chain.map(Scope::Chain));
    }
    scopes
}

fn name(scopes: &mut BTreeSet<Scope>, people: &[PersonId], units: [&[UnitId]; 2]) {
    scopes.extend(people.iter().copied().map(Scope::Person));
    scopes.extend(units.into_iter().flatten().copied().map(Scope::Unit));
}
