//! Entities as rows.

use shared::id::{ActorId, Id, PersonId, Seq};
use shared::model::{Entity, Kind};
use shared::policy;
use shared::rules::{holder, naming};
use shared::wire::{Frame, Unreadable};

use super::sql::{Row, Sql};
use crate::problem::{ApiError, Result};

/// An entity as it stands in its row.
pub struct Stored {
    /// Its id.
    pub id: Id,
    /// The log row that last changed it.
    pub seq: Seq,
    /// Itself.
    pub frame: Frame,
}

/// The columns that [`Stored::read`] reads.
macro_rules! stored {
    () => {
        "e.id, e.seq, e.kind, e.version, e.bytes"
    };
}
pub(super) use stored;

impl Stored {
    /// From a row of [`stored!`].
    pub fn read(row: &Row) -> Result<Stored> {
        let small = |column| row.number(column).map(|number| number as u16);
        let frame = Frame { kind: small(2)?, version: small(3)?, bytes: row.bytes(4)? };
        Ok(Stored { id: row.id(0)?, seq: Seq(row.number(1)?), frame })
    }

    /// The entity, or `None` for a kind or version from a later program.
    pub fn entity(&self) -> Result<Option<Entity>> {
        match self.frame.entity() {
            Ok(entity) => Ok(Some(entity)),
            Err(Unreadable::Unknown { .. }) => Ok(None),
            Err(error) => Err(ApiError::Broken(format!("entity {}: {error}", self.id))),
        }
    }
}

const GET: &str = concat!("select ", stored!(), " from entity e where e.id = ?1");
const AFTER: &str =
    concat!("select ", stored!(), " from entity e where e.id > ?1 order by e.id limit ?2");
/// Rows that are read at once.
const PAGE: u64 = 500;
const PUT: &str = "
insert into entity (id, kind, version, seq, subject, parent, actor, bytes)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
on conflict (id) do update set
    version = excluded.version, seq = excluded.seq, subject = excluded.subject,
    parent = excluded.parent, actor = excluded.actor, bytes = excluded.bytes";
const CHILDREN: &str = "select id from entity where parent = ?1 and kind = ?2";
const HELD: &str = concat!("select ", stored!(), " from entity e where e.actor = ?1");
const NAMING: &str = "select id from naming where person = ?1";
const NAMES: &str = "insert into naming (person, id) values (?1, ?2)";
const UNNAME: &str = "delete from naming where id = ?1";

/// The entity with this id.
pub fn get(sql: &Sql, id: Id) -> Result<Option<Stored>> {
    sql.row(GET, &[&id])?.as_ref().map(Stored::read).transpose()
}

/// Writes an entity. Its kind never changes.
pub fn put(sql: &Sql, entity: &Entity, seq: Seq) -> Result<()> {
    let frame = Frame::from(entity);
    let (kind, version) = (u64::from(frame.kind), u64::from(frame.version));
    let subject = policy::subject(entity);
    let holder = holder(entity);
    let (id, parent) = (entity.id(), entity.parent());
    sql.run(PUT, &[&id, &kind, &version, &seq, &subject, &parent, &holder, &frame.bytes])?;
    name(sql, entity)
}

/// Notes which people `entity` names as theirs.
pub fn name(sql: &Sql, entity: &Entity) -> Result<()> {
    if !matches!(entity.kind(), Kind::Task | Kind::Chain | Kind::Instruction) {
        return Ok(());
    }
    sql.run(UNNAME, &[&entity.id()])?;
    naming(entity).iter().try_for_each(|person| sql.run(NAMES, &[person, &entity.id()]))
}

/// Ids of what names this person.
pub fn naming_of(sql: &Sql, person: PersonId) -> Result<Vec<Id>> {
    sql.rows(NAMING, &[&person])?.iter().map(|row| row.id(0)).collect()
}

/// Does `act` to every entity, in order of id, a page at a time.
pub fn each(sql: &Sql, act: impl Fn(&Entity) -> Result<()>) -> Result<()> {
    let mut after = Id::default();
    loop {
        let page = sql.rows(AFTER, &[&after, &PAGE])?;
        for row in &page {
            let stored = Stored::read(row)?;
            after = stored.id;
            stored.entity()?.as_ref().map_or(Ok(()), &act)?;
        }
        if page.is_empty() {
            return Ok(());
        }
    }
}

/// Ids of this kind under `parent`.
pub fn children(sql: &Sql, parent: Id, kind: Kind) -> Result<Vec<Id>> {
    let rows = sql.rows(CHILDREN, &[&parent, &u64::from(kind as u16)])?;
    rows.iter().map(|row| row.id(0)).collect()
}

/// What `actor` acts by: posts, and appointments as a delegate.
pub fn held(sql: &Sql, actor: ActorId) -> Result<Vec<Stored>> {
    sql.rows(HELD, &[&actor])?.iter().map(Stored::read).collect()
}
