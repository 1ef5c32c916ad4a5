//! Entities as rows.

use std::collections::BTreeSet;

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

/// A query for a page of entities: of those that `$inner` finds (it gives `id`, `seq`, `kind`,
/// `version` and the `length` of the bytes), in `$order`, as many with their bytes as come before
/// `$budget` bytes are full. Behind those the bytes are null: see [`Stored::read_if_any`].
macro_rules! bounded {
    ($inner:expr, $order:literal, $budget:literal) => {
        concat!(
            "select id, seq, kind, version, case when before < ",
            $budget,
            " then (select bytes from entity where id = page.id) end from (
                select id, seq, kind, version, sum(length) over (order by ",
            $order,
            " rows unbounded preceding) - length as before from (",
            $inner,
            ")) as page order by ",
            $order
        )
    };
}
pub(super) use bounded;

impl Stored {
    /// From a row of [`stored!`].
    pub fn read(row: &Row) -> Result<Stored> {
        let small = |column| row.number(column).map(|number| number as u16);
        let frame = Frame { kind: small(2)?, version: small(3)?, bytes: row.bytes(4)? };
        Ok(Stored { id: row.id(0)?, seq: Seq(row.number(1)?), frame })
    }

    /// From a row of [`bounded!`]; `None` behind its last.
    pub fn read_if_any(row: &Row) -> Result<Option<Stored>> {
        if row.is_null(4) { Ok(None) } else { Stored::read(row).map(Some) }
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
const COUNT: &str = "select count(*) from entity where parent = ?1 and kind = ?2";
const CHILDREN: &str = "select id from entity where parent = ?1 and kind = ?2";
const HELD: &str = concat!("select ", stored!(), " from entity e where e.actor = ?1");
const NAMING: &str = "select id from naming where person = ?1";
const NAMED: &str = "select person from naming where id = ?1";
const NAMES: &str = "insert into naming (person, id) values (?1, ?2)";
const ATTACHES: &str = "insert into attached (hash, id, actor) values (?1, ?2, ?3) \
    on conflict do nothing";
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
    attach(sql, entity)?;
    name(sql, entity)
}

/// Notes which file an attachment names, and who did so: whoever entered it, and whoever brought it
/// in as a file.
pub fn attach(sql: &Sql, entity: &Entity) -> Result<()> {
    let Entity::Attachment(attachment) = entity else { return Ok(()) };
    let stamp = attachment.meta.created;
    let actors = [Some(stamp.via.unwrap_or(stamp.by)), stamp.brought];
    let (hash, id) = (attachment.file.sha256.0, attachment.id.0);
    actors.iter().flatten().try_for_each(|actor| sql.run(ATTACHES, &[&hash, &id, actor]))
}

/// Notes which people `entity` names as theirs.
pub fn name(sql: &Sql, entity: &Entity) -> Result<()> {
    if !matches!(entity.kind(), Kind::Task | Kind::Chain | Kind::Instruction) {
        return Ok(());
    }
    let wanted: BTreeSet<PersonId> = naming(entity).into_iter().collect();
    let standing = sql.rows(NAMED, &[&entity.id()])?;
    let standing = standing.iter().map(|row| row.id(0).map(PersonId));
    // Hardly any change of a thing is one of whose work it is.
    if standing.collect::<Result<BTreeSet<PersonId>>>()? == wanted {
        return Ok(());
    }
    sql.run(UNNAME, &[&entity.id()])?;
    wanted.iter().try_for_each(|person| sql.run(NAMES, &[person, &entity.id()]))
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

/// How many of this kind there are under `parent`.
pub fn count(sql: &Sql, parent: Id, kind: Kind) -> Result<usize> {
    let row = sql.row(COUNT, &[&parent, &u64::from(kind as u16)])?;
    row.map_or(Ok(0), |row| row.number(0).map(|count| count as usize))
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
