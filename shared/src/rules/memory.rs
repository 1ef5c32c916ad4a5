//! Entities in maps: a phone's replica, the sample county's generator, tests.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::entities::{Entities, holder, naming};
use crate::id::{ActorId, Id, PersonId};
use crate::model::{Entity, Kind};

/// Entities by id, with the indexes that rules and screens need.
#[derive(Default, Clone)]
pub struct Memory {
    rows: HashMap<Id, Rc<Entity>>,
    children: HashMap<(Id, Kind), BTreeSet<Id>>,
    kinds: HashMap<Kind, BTreeSet<Id>>,
    held: HashMap<ActorId, BTreeSet<Id>>,
    naming: HashMap<PersonId, BTreeSet<Id>>,
}

impl Memory {
    /// Adds or replaces an entity; returns what stood there.
    pub fn put(&mut self, entity: Rc<Entity>) -> Option<Rc<Entity>> {
        let id = entity.id();
        let old = self.remove(id);
        self.kinds.entry(entity.kind()).or_default().insert(id);
        if let Some(parent) = entity.parent() {
            self.children.entry((parent, entity.kind())).or_default().insert(id);
        }
        if let Some(actor) = holder(&entity) {
            self.held.entry(actor).or_default().insert(id);
        }
        for person in naming(&entity) {
            self.naming.entry(person).or_default().insert(id);
        }
        self.rows.insert(id, entity);
        old
    }

    /// Takes an entity out.
    pub fn remove(&mut self, id: Id) -> Option<Rc<Entity>> {
        let entity = self.rows.remove(&id)?;
        if let Some(ids) = self.kinds.get_mut(&entity.kind()) {
            ids.remove(&id);
        }
        let under =
            entity.parent().and_then(|parent| self.children.get_mut(&(parent, entity.kind())));
        if let Some(ids) = under {
            ids.remove(&id);
        }
        if let Some(ids) = holder(&entity).and_then(|actor| self.held.get_mut(&actor)) {
            ids.remove(&id);
        }
        for person in naming(&entity) {
            if let Some(ids) = self.naming.get_mut(&person) {
                ids.remove(&id);
            }
        }
        Some(entity)
    }

    /// Every entity of this kind, by id.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &Rc<Entity>> {
        self.kinds.get(&kind).into_iter().flatten().filter_map(|id| self.rows.get(id))
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every entity, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Entity>> {
        self.rows.values()
    }
}

impl Entities for Memory {
    fn get(&self, id: Id) -> Option<Rc<Entity>> {
        self.rows.get(&id).cloned()
    }

    fn children(&self, parent: Id, kind: Kind) -> Vec<Id> {
        self.children.get(&(parent, kind)).into_iter().flatten().copied().collect()
    }

    fn count(&self, parent: Id, kind: Kind) -> usize {
        self.children.get(&(parent, kind)).into_iter().flatten().count()
    }

    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        let ids = self.held.get(&actor).into_iter().flatten();
        ids.filter_map(|id| self.rows.get(id).cloned()).collect()
    }

    fn naming(&self, person: PersonId) -> Vec<Id> {
        self.naming.get(&person).into_iter().flatten().copied().collect()
    }
}

impl FromIterator<Entity> for Memory {
    fn from_iter<I: IntoIterator<Item = Entity>>(entities: I) -> Memory {
        let mut memory = Memory::default();
        for entity in entities {
            memory.put(Rc::new(entity));
        }
        memory
    }
}
