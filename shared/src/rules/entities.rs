//! What rules read and write: the same trait before a phone's replica, the server's rows and a
//! test's map.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::id::{ActorId, Id};
use crate::model::{Entity, Kind, Post};

/// Where entities are found.
pub trait Entities {
    /// The entity with this id.
    fn get(&self, id: Id) -> Option<Rc<Entity>>;

    /// The ids of this kind that hang under `parent`, in no particular order.
    fn children(&self, parent: Id, kind: Kind) -> Vec<Id>;

    /// The posts that `actor` holds: the post itself where the actor is a post without a person,
    /// otherwise every post of that person.
    fn posts(&self, actor: ActorId) -> Vec<Rc<Entity>>;
}

/// The posts in `entities` as posts.
pub fn posts<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> Vec<Post> {
    entities.posts(actor).iter().filter_map(|entity| Post::of(entity).cloned()).collect()
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

    fn posts(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        self.base.posts(actor)
    }
}
