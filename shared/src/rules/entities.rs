//! What rules read and write: the same trait before a phone's replica, the server's rows and a
//! test's map.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::id::{ActorId, Id, PersonId};
use crate::model::{Answering, Entity, Kind, Post};

/// Where entities are found.
pub trait Entities {
    /// The entity with this id.
    fn get(&self, id: Id) -> Option<Rc<Entity>>;

    /// The ids of this kind that hang under `parent`, in no particular order.
    fn children(&self, parent: Id, kind: Kind) -> Vec<Id>;

    /// How many of this kind hang under `parent`.
    fn count(&self, parent: Id, kind: Kind) -> usize {
        self.children(parent, kind).len()
    }

    /// What `actor` acts by: the posts held (the post itself where the actor is a post without a
    /// person, otherwise every post of that person), and every appointment as a delegate.
    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>>;

    /// The ids of what names this person: see [`naming`].
    fn naming(&self, person: PersonId) -> Vec<Id>;
}

/// Who acts by an entity: a post's person, or the post itself where it has none; a delegate.
pub fn holder(entity: &Entity) -> Option<ActorId> {
    match entity {
        Entity::Post(post) => Some(ActorId(post.person.map_or(post.id.into(), Id::from))),
        Entity::Delegate(delegate) => Some(delegate.delegate),
        _ => None,
    }
}

/// The people whose work an entity is: leaders of a task, chiefs of a chain or river, leaders of a
/// field, the owner of an instruction, whoever is in charge of putting a finding right. A change of
/// post looks for it by them.
pub fn naming(entity: &Entity) -> Vec<PersonId> {
    match entity {
        Entity::Task(task) => task.leaders.clone(),
        Entity::Instruction(given) => vec![PersonId(given.by.0)],
        Entity::Finding(finding) => finding.owner().into_iter().collect(),
        other => Answering::of(other).map(|answering| answering.leaders).unwrap_or_default(),
    }
}

/// The posts that `actor` holds.
pub fn posts<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> Vec<Post> {
    entities.held(actor).iter().filter_map(|entity| Post::of(entity).cloned()).collect()
}

/// Changes on top of entities that stay as they are until the changes are taken over.
pub struct Draft<'a, E: ?Sized> {
    base: &'a E,
    changes: BTreeMap<Id, Rc<Entity>>,
}

impl<'a, E: Entities + ?Sized> Draft<'a, E> {
    /// No changes yet.
    pub fn on(base: &'a E) -> Self {
        Draft { base, changes: BTreeMap::new() }
    }

    /// Adds or replaces an entity.
    pub fn put(&mut self, entity: impl Into<Entity>) {
        let entity = entity.into();
        self.changes.insert(entity.id(), Rc::new(entity));
    }

    /// Takes over what was changed on top of this draft.
    pub fn absorb(&mut self, changes: BTreeMap<Id, Rc<Entity>>) {
        self.changes.extend(changes);
    }

    /// What was put, so far.
    pub fn changed(&self) -> impl Iterator<Item = &Rc<Entity>> {
        self.changes.values()
    }

    /// What was put.
    pub fn changes(self) -> BTreeMap<Id, Rc<Entity>> {
        self.changes
    }
}

impl<E: Entities + ?Sized> Entities for Draft<'_, E> {
    fn get(&self, id: Id) -> Option<Rc<Entity>> {
        self.changes.get(&id).cloned().or_else(|| self.base.get(id))
    }

    fn children(&self, parent: Id, kind: Kind) -> Vec<Id> {
        let mut ids = self.base.children(parent, kind);
        ids.retain(|id| !self.changes.contains_key(id));
        let changed = self
            .changes
            .values()
            .filter(|entity| entity.kind() == kind && entity.parent() == Some(parent));
        ids.extend(changed.map(|entity| entity.id()));
        ids
    }

    fn count(&self, parent: Id, kind: Kind) -> usize {
        let hangs = |entity: &Entity| entity.parent() == Some(parent);
        let changed = || self.changes.values().filter(|entity| entity.kind() == kind);
        let came = changed().filter(|entity| hangs(entity)).count();
        let before = changed().filter_map(|entity| self.base.get(entity.id()));
        let went = before.filter(|entity| hangs(entity)).count();
        (self.base.count(parent, kind) + came).saturating_sub(went)
    }

    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        let mut held = self.base.held(actor);
        held.retain(|entity| !self.changes.contains_key(&entity.id()));
        let changed = self.changes.values().filter(|entity| holder(entity) == Some(actor));
        held.extend(changed.cloned());
        held
    }

    fn naming(&self, person: PersonId) -> Vec<Id> {
        let mut ids = self.base.naming(person);
        ids.retain(|id| !self.changes.contains_key(id));
        let changed = self.changes.values().filter(|entity| naming(entity).contains(&person));
        ids.extend(changed.map(|entity| entity.id()));
        ids
    }
}
