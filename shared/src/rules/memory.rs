//! Entities in maps: a phone's replica, the sample county's generator, tests.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::entities::{Entities, holder, naming};
use crate::id::{ActorId, Id, PersonId};
use crate::model::{Entity, Kind};
use crate::wire::Packed;

type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// Entities by id, with the indexes that rules and screens need. A packed entity is opened when
/// somebody asks for it, and stays open.
#[derive(Default, Clone)]
pub struct Memory {
    rows: HashMap<Id, Row>,
    children: HashMap<(Id, Kind), Vec<Id>>,
    kinds: HashMap<Kind, BTreeSet<Id>>,
    held: HashMap<ActorId, BTreeSet<Id>>,
    naming: HashMap<PersonId, BTreeSet<Id>>,
    damaged: Cell<bool>,
}

/// An entity, or the bytes that hold it.
#[derive(Clone)]
struct Row {
    open: OnceCell<Rc<Entity>>,
    packed: Option<Packed>,
}

/// Under what an entity is found.
#[derive(PartialEq, Eq)]
struct Places {
    kind: Kind,
    parent: Option<Id>,
    holder: Option<ActorId>,
    naming: Vec<PersonId>,
}

impl Row {
    fn open(entity: Rc<Entity>) -> Row {
        Row { open: OnceCell::from(entity), packed: None }
    }

    fn entity(&self, damaged: &Cell<bool>) -> Option<&Rc<Entity>> {
        let Some(packed) = &self.packed else { return self.open.get() };
        if self.open.get().is_none() {
            match packed.entity() {
                Ok(entity) => drop(self.open.set(Rc::new(entity))),
                Err(_) => damaged.set(true),
            }
        }
        self.open.get()
    }

    fn kind(&self) -> Option<Kind> {
        match &self.packed {
            Some(packed) => Some(packed.kind()),
            None => self.open.get().map(|entity| entity.kind()),
        }
    }

    fn places(&self) -> Option<Places> {
        let nobody = |kind, parent| Places { kind, parent, holder: None, naming: Vec::new() };
        if let Some(packed) = &self.packed {
            return Some(nobody(packed.kind(), Some(packed.parent())));
        }
        let entity = self.open.get()?;
        let places = nobody(entity.kind(), entity.parent());
        Some(Places { holder: holder(entity), naming: naming(entity), ..places })
    }
}

impl Memory {
    /// Adds or replaces an entity; returns what stood there.
    pub fn put(&mut self, entity: Rc<Entity>) -> Option<Rc<Entity>> {
        let id = entity.id();
        self.replace(id, Some(Row::open(entity))).and_then(|old| old.entity(&self.damaged).cloned())
    }

    /// Adds or replaces an entity that is opened once somebody asks for it.
    pub fn put_packed(&mut self, packed: Packed) {
        let row = Row { open: OnceCell::new(), packed: Some(packed) };
        let id = row.packed.as_ref().map_or(Id::default(), Packed::id);
        self.replace(id, Some(row));
    }

    /// Takes an entity out.
    pub fn remove(&mut self, id: Id) -> Option<Rc<Entity>> {
        self.replace(id, None).and_then(|old| old.entity(&self.damaged).cloned())
    }

    /// Takes an entity out, without opening it.
    pub fn forget(&mut self, id: Id) {
        self.replace(id, None);
    }

    /// What is packed under `id`, as long as nobody has replaced it.
    pub fn packed(&self, id: Id) -> Option<&Packed> {
        self.rows.get(&id)?.packed.as_ref()
    }

    /// Whether a packed entity could not be opened: it counts as absent.
    pub fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Every entity of this kind, by id.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &Rc<Entity>> {
        let listed = self.kinds.get(&kind).into_iter().flatten().copied();
        // Packed kinds are found under their parents; whoever wants all looks through everything.
        let mut packed: Vec<Id> = match kind.is_packed() {
            true => self.of_kind(kind).collect(),
            false => Vec::new(),
        };
        packed.sort_unstable();
        listed.chain(packed).filter_map(|id| self.rows.get(&id)?.entity(&self.damaged))
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every id, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        self.rows.keys().copied()
    }

    /// Every entity, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Entity>> {
        self.rows.values().filter_map(|row| row.entity(&self.damaged))
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = Id> {
        let rows = self.rows.iter();
        rows.filter(move |(_, row)| row.kind() == Some(kind)).map(|(id, _)| *id)
    }

    fn replace(&mut self, id: Id, row: Option<Row>) -> Option<Row> {
        let new = row.as_ref().and_then(Row::places);
        let old = match row {
            Some(row) => self.rows.insert(id, row),
            None => self.rows.remove(&id),
        };
        let before = old.as_ref().and_then(Row::places);
        if before != new {
            before.into_iter().for_each(|places| self.unlist(id, places));
            new.into_iter().for_each(|places| self.list(id, places));
        }
        old
    }

    fn list(&mut self, id: Id, places: Places) {
        if !places.kind.is_packed() {
            self.kinds.entry(places.kind).or_default().insert(id);
        }
        if let Some(parent) = places.parent {
            self.children.entry((parent, places.kind)).or_default().push(id);
        }
        if let Some(actor) = places.holder {
            self.held.entry(actor).or_default().insert(id);
        }
        for person in places.naming {
            self.naming.entry(person).or_default().insert(id);
        }
    }

    fn unlist(&mut self, id: Id, places: Places) {
        if let Some(ids) = self.kinds.get_mut(&places.kind) {
            ids.remove(&id);
        }
        let parent = places.parent;
        if let Some(ids) = parent.and_then(|parent| self.children.get_mut(&(parent, places.kind)))
            && let Some(at) = ids.iter().position(|other| *other == id)
        {
            ids.swap_remove(at);
        }
        if let Some(ids) = places.holder.and_then(|actor| self.held.get_mut(&actor)) {
            ids.remove(&id);
        }
        for person in places.naming {
            if let Some(ids) = self.naming.get_mut(&person) {
                ids.remove(&id);
            }
        }
    }
}

impl Entities for Memory {
    fn get(&self, id: Id) -> Option<Rc<Entity>> {
        self.rows.get(&id)?.entity(&self.damaged).cloned()
    }

    fn children(&self, parent: Id, kind: Kind) -> Vec<Id> {
        let mut ids = self.children.get(&(parent, kind)).cloned().unwrap_or_default();
        ids.sort_unstable();
        ids
    }

    fn count(&self, parent: Id, kind: Kind) -> usize {
        self.children.get(&(parent, kind)).into_iter().flatten().count()
    }

    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        let ids = self.held.get(&actor).into_iter().flatten();
        ids.filter_map(|id| self.get(*id)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::id::{ProgrammeId, ReportId, TaskId};
    use crate::model::{Meta, Report, Visibility};
    use crate::wire::Frame;

    fn report(name: &str, task: &str) -> Entity {
        Report {
            id: ReportId(Id::derived(name)),
            task: TaskId(Id::derived(task)),
            programme: ProgrammeId(Id::derived("programme")),
            percent: 40,
            words: "已会商".into(),
            observed: Day(0),
            visibility: Visibility::County,
            meta: Meta::default(),
        }
        .into()
    }

    fn packed(entity: &Entity) -> Packed {
        Packed::of(Frame::from(entity).as_ref()).unwrap()
    }

    #[test]
    fn a_packed_entity_is_found_like_an_open_one() {
        let (one, two) = (report("one", "task"), report("two", "task"));
        let mut memory = Memory::default();
        memory.put_packed(packed(&one));
        memory.put(Rc::new(two.clone()));
        let task = Id::derived("task");
        assert_eq!(memory.children(task, Kind::Report).len(), 2);
        assert_eq!(memory.all(Kind::Report).count(), 2);
        assert_eq!(memory.get(one.id()).as_deref(), Some(&one));
        // Moved under another task by being replaced, and taken out.
        let moved = report("one", "other");
        assert_eq!(memory.put(Rc::new(moved.clone())).as_deref(), Some(&one));
        assert_eq!(memory.children(task, Kind::Report), [two.id()]);
        assert_eq!(memory.children(Id::derived("other"), Kind::Report), [one.id()]);
        memory.forget(two.id());
        assert_eq!(memory.remove(one.id()).as_deref(), Some(&moved));
        assert!(memory.is_empty() && memory.children(task, Kind::Report).is_empty());
        assert!(!memory.is_damaged());
    }

    #[test]
    fn a_packed_entity_that_cannot_be_opened_is_absent_and_noticed() {
        let mut frame = Frame::from(&report("one", "task"));
        frame.bytes.truncate(40);
        let mut memory = Memory::default();
        memory.put_packed(Packed::of(frame.as_ref()).unwrap());
        assert!(!memory.is_damaged());
        assert_eq!(memory.get(Id::derived("one")), None);
        assert!(memory.is_damaged());
    }
}
