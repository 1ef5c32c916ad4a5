//! What `shared` reads while it judges, over the county's rows. One ledger serves one request: it
//! reads each row once. The traits cannot fail, so a failure is kept and ends the request after
//! judging, before anything is written.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use shared::id::{ActorId, Counter, Id, PersonId, ReplicaId};
use shared::log::Head;
use shared::model::{Entity, Kind};
use shared::mutation::{Digest, Sealed};
use shared::rules::Entities;
use shared::sync::Verdict;
use shared::sync::county::Ledger;
use shared::wire::decode;

use super::sql::Sql;
use super::{log, rows};
use crate::problem::{ApiError, Result};

/// The county's rows, as far as one request has read them.
pub struct SqlLedger<'a> {
    sql: &'a Sql,
    head: Head,
    judged: HashMap<Counter, (Digest, Verdict)>,
    entities: RefCell<HashMap<Id, Option<Rc<Entity>>>>,
    children: RefCell<HashMap<(Id, Kind), Vec<Id>>>,
    counts: RefCell<HashMap<(Id, Kind), usize>>,
    held: RefCell<HashMap<ActorId, Vec<Rc<Entity>>>>,
    naming: RefCell<HashMap<PersonId, Vec<Id>>>,
    failure: RefCell<Option<ApiError>>,
}

const JUDGED: &str = "select counter, digest, verdict from envelope \
    where replica = ?1 and counter between ?2 and ?3";

impl<'a> SqlLedger<'a> {
    /// A ledger that has read nothing but the head.
    pub fn open(sql: &'a Sql) -> Result<SqlLedger<'a>> {
        Ok(SqlLedger {
            sql,
            head: log::head(sql)?,
            judged: HashMap::new(),
            entities: RefCell::default(),
            children: RefCell::default(),
            counts: RefCell::default(),
            held: RefCell::default(),
            naming: RefCell::default(),
            failure: RefCell::default(),
        })
    }

    /// Reads which of these envelopes were judged before.
    pub fn recall(&mut self, replica: ReplicaId, envelopes: &[Sealed]) -> Result<()> {
        let counters = || envelopes.iter().map(|sealed| sealed.counter);
        let (Some(first), Some(last)) = (counters().min(), counters().max()) else {
            return Ok(());
        };
        for row in self.sql.rows(JUDGED, &[&replica, &first, &last])? {
            let verdict = decode(&row.bytes(2)?)
                .ok_or_else(|| ApiError::Broken("a stored verdict".to_owned()))?;
            self.judged.insert(Counter(row.number(0)?), (row.fixed(1)?, verdict));
        }
        Ok(())
    }

    /// The first failure, if there was one.
    pub fn check(&self) -> Result<()> {
        self.failure.take().map_or(Ok(()), Err)
    }

    /// What `cache` knows under `key`, or what `read` finds.
    fn cached<K: Hash + Eq + Copy, V: Clone + Default>(
        &self,
        cache: &RefCell<HashMap<K, V>>,
        key: K,
        read: impl FnOnce() -> Result<V>,
    ) -> V {
        if let Some(known) = cache.borrow().get(&key) {
            return known.clone();
        }
        let found = read().unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            V::default()
        });
        cache.borrow_mut().insert(key, found.clone());
        found
    }
}

impl Entities for SqlLedger<'_> {
    fn get(&self, id: Id) -> Option<Rc<Entity>> {
        self.cached(&self.entities, id, || {
            let stored = rows::get(self.sql, id)?;
            let entity = stored.map(|stored| stored.entity()).transpose()?.flatten();
            Ok(entity.map(Rc::new))
        })
    }

    fn children(&self, parent: Id, kind: Kind) -> Vec<Id> {
        self.cached(&self.children, (parent, kind), || rows::children(self.sql, parent, kind))
    }

    fn count(&self, parent: Id, kind: Kind) -> usize {
        self.cached(&self.counts, (parent, kind), || rows::count(self.sql, parent, kind))
    }

    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        self.cached(&self.held, actor, || {
            let stored = rows::held(self.sql, actor)?;
            let entities = stored.iter().map(|stored| Ok(stored.entity()?.map(Rc::new)));
            let entities = entities.collect::<Result<Vec<Option<Rc<Entity>>>>>()?;
            Ok(entities.into_iter().flatten().collect())
        })
    }

    fn naming(&self, person: PersonId) -> Vec<Id> {
        self.cached(&self.naming, person, || rows::naming_of(self.sql, person))
    }
}

impl Ledger for SqlLedger<'_> {
    fn head(&self) -> Head {
        self.head
    }

    fn judged(&self, _replica: ReplicaId, counter: Counter) -> Option<(Digest, Verdict)> {
        self.judged.get(&counter).copied()
    }
}
