//! What is new for a replica since its cursor: see `shared::sync::Cursor`.
//!
//! Rights granted since are followed up by a walk, in order of id, over everything they open.
//! After that come changes, in the log's order: a thing's place in it is the later of its own last
//! change and the moment it became visible. Every query runs along an index from the cursor on, so
//! that a small answer costs little in a county of any size.

use shared::id::{ActorId, Id, Seq};
use shared::sync::{Cursor, Walk};

use super::limit;
use super::rights::visible;
use super::rows::{Stored, bounded, stored};
use super::sql::{Bind, Sql};
use crate::problem::Result;

/// A page is full with so many entities …
const ROWS_MAX: usize = limit(2_000, 20);
/// … or so many bytes of them.
const BYTES_MAX: usize = 1_500_000;
/// Rows that are read at once.
const STEP: u64 = limit(500, 7) as u64;
/// From so many ids on that went at once, a replica starts over instead: see [`Page::is_upheaval`].
const GONE_MAX: usize = limit(20_000, 25);
const GONE_STEP: u64 = GONE_MAX as u64;
/// From so many newly opened things on, reading all things in order is the shorter way.
const FEW: u64 = limit(5_000, 12) as u64;

/// What one answer carries.
#[derive(Default)]
pub struct Page {
    /// Entities that are new or changed.
    pub changed: Vec<Stored>,
    /// What is no longer visible.
    pub gone: Vec<Id>,
    /// How far this reaches.
    pub cursor: Cursor,
    /// There is more.
    pub more: bool,
    bytes: usize,
}

impl Page {
    /// So much went at once, with a post that was given up, that not all of it is listed here: the
    /// replica is to start over.
    pub fn is_upheaval(&self) -> bool {
        self.gone.len() >= GONE_MAX
    }

    fn is_full(&self) -> bool {
        let is_full = self.changed.len() >= ROWS_MAX || self.bytes >= BYTES_MAX;
        is_full || self.is_upheaval()
    }

    fn add(&mut self, stored: Stored) {
        self.bytes += stored.frame.bytes.len();
        self.changed.push(stored);
    }

    /// Bytes that still fit.
    fn room(&self) -> u64 {
        BYTES_MAX.saturating_sub(self.bytes) as u64
    }
}

/// Reads on from `cursor`; `head` is the log's last row.
pub fn pull(sql: &Sql, actor: ActorId, cursor: Cursor, head: Seq) -> Result<Page> {
    let reader = Reader { sql, actor, head };
    let page = Page { cursor, ..Page::default() };
    match cursor.walk {
        Some(walk) => reader.walk(page, Walk { to: walk.to.min(head), after: walk.after }),
        None if cursor.seq == head && cursor.granted == head => Ok(page),
        None if reader.has_newer_grants(cursor.granted)? => reader.begin_walk(page),
        None => reader.changes(page),
    }
}

struct Reader<'a> {
    sql: &'a Sql,
    actor: ActorId,
    head: Seq,
}

const NEWER_GRANTS: &str =
    "select 1 from granted where actor = ?1 and until is null and since > ?2 limit 1";

/// Whether at most `?3` subjects are open to the newer grants.
const NEWLY_OPEN: &str = "select count(*) from (select 1 from granted g
    join audience a on a.scope = g.scope and a.until is null
    where g.actor = ?1 and g.until is null and g.since > ?2 limit ?3)";

const WALK_EVERYTHING: &str = bounded!(
    "select e.id, e.seq, e.kind, e.version, length(e.bytes) as length
    from entity e where e.id > ?3 and exists (select 1 from audience a
        join granted g on g.actor = ?1 and g.scope = a.scope
        where a.subject = e.subject and a.until is null and g.until is null and g.since > ?2)
    order by e.id limit ?4",
    "id",
    "?5"
);

const WALK_FEW: &str = bounded!(
    "select e.id, e.seq, e.kind, e.version, length(e.bytes) as length
    from entity e where e.id > ?3 and e.id in (select x.id from granted g
        join audience a on a.scope = g.scope and a.until is null
        join entity x on x.subject = a.subject
        where g.actor = ?1 and g.until is null and g.since > ?2)
    order by e.id limit ?4",
    "id",
    "?5"
);

/// Everything in scopes that the actor lost since, unless another scope still shows it.
const GONE_WITH_GRANTS: &str = concat!(
    "select distinct e.id from granted g
    join audience a on a.scope = g.scope
    join entity e on e.subject = a.subject
    where g.actor = ?1 and g.until > ?2 and not ",
    visible!(),
    " limit ?3"
);

/// Everything that left a scope of the actor's since, unless another scope still shows it.
const GONE: &str = concat!(
    "select distinct e.id from granted g
    join audience a on a.scope = g.scope and a.until > ?2 and a.until <= ?3
    join entity e on e.subject = a.subject
    where g.actor = ?1 and not ",
    visible!(),
    " limit ?4"
);

const NEXT_CHANGES: &str =
    "select seq, length(bytes) from entity where seq > ?1 order by seq limit ?2";

/// Entities whose place in the log's order lies after `?2` and not after `?3`.
const CHANGES: &str = concat!(
    "with candidate (id) as (
        select id from entity where seq > ?2 and seq <= ?3
        union
        select x.id from granted g
        join audience a on a.scope = g.scope and a.until is null and a.since > ?2 and a.since <= ?3
        join entity x on x.subject = a.subject
        where g.actor = ?1 and g.until is null
    ), placed (id, place) as materialized (
        select c.id, (select max(e.seq, min(a.since)) from audience a
            join granted g on g.actor = ?1 and g.scope = a.scope
            where a.subject = e.subject and a.until is null and g.until is null)
        from candidate c join entity e on e.id = c.id
    )
    select ",
    stored!(),
    " from placed p join entity e on e.id = p.id
    where p.place > ?2 and p.place <= ?3 order by p.place"
);

impl Reader<'_> {
    fn has_newer_grants(&self, granted: Seq) -> Result<bool> {
        Ok(self.sql.row(NEWER_GRANTS, &[&self.actor, &granted])?.is_some())
    }

    /// The first page of a walk also says what went with lost rights, for the cursor is about to
    /// pass that.
    fn begin_walk(&self, mut page: Page) -> Result<Page> {
        if page.cursor.seq > Seq(0) {
            page.gone = self.gone_with_grants(page.cursor.granted)?;
        }
        self.walk(page, Walk { to: self.head, after: Id::default() })
    }

    fn walk(&self, mut page: Page, walk: Walk) -> Result<Page> {
        let granted = page.cursor.granted;
        let open = self.sql.row(NEWLY_OPEN, &[&self.actor, &granted, &FEW])?;
        let few = open.map_or(Ok(0), |row| row.number(0))? < FEW;
        let query = if few { WALK_FEW } else { WALK_EVERYTHING };
        let mut after = walk.after;
        let done = loop {
            let room = page.room();
            let rows = self.sql.rows(query, &[&self.actor, &granted, &after, &STEP, &room])?;
            let mut taken = 0;
            for row in &rows {
                let Some(stored) = Stored::read_if_any(row)? else { break };
                after = stored.id;
                page.add(stored);
                taken += 1;
            }
            if taken == rows.len() && taken < STEP as usize {
                break true;
            }
            if page.is_full() {
                break false;
            }
        };
        let cursor = &mut page.cursor;
        if done {
            cursor.walk = None;
            cursor.granted = walk.to;
            cursor.seq = if cursor.seq == Seq(0) { walk.to } else { cursor.seq };
        } else {
            cursor.walk = Some(Walk { to: walk.to, after });
        }
        page.more = !done || page.cursor.seq < self.head || page.cursor.granted < self.head;
        Ok(page)
    }

    fn changes(&self, mut page: Page) -> Result<Page> {
        let start = page.cursor.seq;
        if start > Seq(0) {
            page.gone = self.gone_with_grants(page.cursor.granted)?;
        }
        page.cursor.granted = self.head;
        let sees_anything = self.has_newer_grants(Seq(0))?;
        let mut from = start;
        while from < self.head && !page.is_full() {
            let to = if sees_anything { self.step_end(from, page.room())? } else { self.head };
            if sees_anything {
                for row in self.sql.rows(CHANGES, &[&self.actor, &from, &to])? {
                    page.add(Stored::read(&row)?);
                }
            }
            if start > Seq(0) {
                page.gone.extend(self.ids(GONE, &[&self.actor, &from, &to, &GONE_STEP])?);
            }
            from = to;
        }
        page.gone.sort_unstable();
        page.gone.dedup();
        page.cursor.seq = from;
        page.more = from < self.head;
        Ok(page)
    }

    /// The row that ends a step from `from` on, which holds about so many bytes or [`STEP`] changes,
    /// whichever comes first: whole rows of the log, so that a cursor can stand there.
    fn step_end(&self, from: Seq, room: u64) -> Result<Seq> {
        let rows = self.sql.rows(NEXT_CHANGES, &[&from, &STEP])?;
        let mut bytes = 0;
        for row in &rows {
            bytes += row.number(1)?;
            if bytes >= room {
                return row.number(0).map(Seq);
            }
        }
        match rows.last().filter(|_| rows.len() as u64 == STEP) {
            Some(row) => row.number(0).map(Seq),
            None => Ok(self.head),
        }
    }

    fn gone_with_grants(&self, granted: Seq) -> Result<Vec<Id>> {
        self.ids(GONE_WITH_GRANTS, &[&self.actor, &granted, &GONE_STEP])
    }

    fn ids(&self, query: &str, values: &[&dyn Bind]) -> Result<Vec<Id>> {
        self.sql.rows(query, values)?.iter().map(|row| row.id(0)).collect()
    }
}
