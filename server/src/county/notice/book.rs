//! What notices are made from, in tables: whom each thing may have a message for, who was told what,
//! and how it goes with the gateway. `shared::rules::notice` says what belongs there.

use shared::id::{ActorId, Id, Millis, Seq};
use shared::model::{Entity, Kind};
use shared::rules::messages::{KEPT_MS, SPEAKING, messages_about};
use shared::rules::notice::{Named, Told, Unread, concerned};

use super::super::ledger::SqlLedger;
use super::super::rights::visible;
use super::super::rows::{Stored, stored};
use super::super::sql::{Row, Sql};
use crate::problem::Result;

/// Rows that are read on in one turn.
const PAGE: u64 = 500;

const STATE: &str = "select began, read_seq, read_id, failures, next_at, sent_at, failed_at, failed_status \
    from notice_state";
const BEGIN: &str = "insert into notice_state (key, began, read_seq, read_id) values (1, ?1, 0, ?2) \
    on conflict (key) do nothing";
const READ: &str = "update notice_state set read_seq = ?1, read_id = ?2";
const SENT: &str = "update notice_state set failures = 0, next_at = 0, sent_at = ?1";
const FAILED: &str =
    "update notice_state set failures = ?1, next_at = ?2, failed_at = ?3, failed_status = ?4";
const REJECTED: &str = "update notice_state set failed_at = ?1, failed_status = ?2";

/// The kinds are those of `SPEAKING`, which the statement cannot name.
const CHANGED: &str = concat!(
    "select ",
    stored!(),
    " from entity e where (e.seq, e.id) > (?1, ?2) and e.kind in (?3, ?4, ?5, ?6) \
     order by e.seq, e.id limit ?7"
);
const OF_KIND: &str = concat!("select ", stored!(), " from entity e where e.kind in (?1, ?2)");
const ABOUT: &str = concat!(
    "select distinct ",
    stored!(),
    " from granted h join notice_about n on n.scope = h.scope join entity e on e.id = n.id \
     where h.actor = ?1 and h.until is null and ",
    visible!()
);

const NOTE: &str = "insert into notice_about (scope, id, at) values (?1, ?2, ?3)";
const FORGET: &str = "delete from notice_about where id = ?1";
const FORGET_OLD: &str = "delete from notice_about where at < ?1";

const WAIT: &str = "insert into notice (actor, waits, count, latest, at, has_looked) \
    select actor, 1, 0, ?2, 0, 1 from granted where scope = ?1 and until is null \
    on conflict (actor) do update set waits = 1";
const WAITING: &str =
    "select actor, count, latest, at, has_looked from notice where waits = 1 order by at, actor";
const HOW_MANY: &str = "select count(*) from notice where waits = 1";
const SETTLE: &str = "update notice set waits = 0 where actor = ?1";
const SETTLE_ALL: &str = "update notice set waits = 0 where waits = 1";
const TOLD: &str = "update notice set waits = 0, count = ?2, latest = ?3, at = ?4, has_looked = 0 \
    where actor = ?1";
const LOOKED: &str = "update notice set has_looked = 1 where actor = ?1 and has_looked = 0";
const ACCOUNT: &str = "select name from account where actor = ?1 and disabled = 0 \
    order by made_at, name limit 1";

/// How far notices have come, and how it goes with the gateway.
pub struct State {
    /// The log's head when they began: nobody is told of what was there before.
    began: Seq,
    /// Up to here every change has been read.
    read: (Seq, Id),
    /// How many notices in a row the gateway has not taken.
    pub failures: u32,
    /// Until then it is left in peace.
    pub next_at: Millis,
    /// When it last took one.
    pub sent_at: Option<Millis>,
    /// When it last did not.
    pub failed_at: Option<Millis>,
    /// What it answered then, where it answered.
    pub failed_status: Option<u16>,
}

/// The state; `None` before notices began.
pub fn state(sql: &Sql) -> Result<Option<State>> {
    let Some(row) = sql.row(STATE, &[])? else { return Ok(None) };
    Ok(Some(State {
        began: Seq(row.number(0)?),
        read: (Seq(row.number(1)?), row.id(2)?),
        failures: row.number(3)? as u32,
        next_at: Millis(row.number(4)?),
        sent_at: row.number_if_any(5)?.map(Millis),
        failed_at: row.number_if_any(6)?.map(Millis),
        failed_status: row.number_if_any(7)?.map(|status| status as u16),
    }))
}

/// Notices begin: what comes after log row `began` is told. Where they have begun, nothing changes.
pub fn begin(sql: &Sql, began: Seq) -> Result<()> {
    sql.run(BEGIN, &[&began, &Id::default()])
}

/// Reads on a page of what changed, and notes who may have something new. False while there is more.
pub fn read_on(sql: &Sql, state: &State, now: Millis) -> Result<bool> {
    let (seq, id) = state.read;
    let kinds = SPEAKING.map(|kind| u64::from(kind as u16));
    let [one, two, three, four] = &kinds;
    let page = sql.rows(CHANGED, &[&seq, &id, one, two, three, four, &PAGE])?;
    let page = page.iter().map(Stored::read).collect::<Result<Vec<Stored>>>()?;
    let ledger = SqlLedger::open(sql)?;
    let mut named = None;
    sql.transaction(|| {
        for stored in &page {
            let Some(entity) = stored.entity()? else { continue };
            sql.run(FORGET, &[&stored.id])?;
            let named = names_for(sql, [&entity], &mut named)?;
            for (scope, stamp) in concerned(&ledger, &entity, named, now) {
                sql.run(NOTE, &[&scope.key(), &stored.id, &stamp.at])?;
                // Of several changes in one row some may stand on the page before.
                if stamp.seq > state.began && stamp.seq >= seq {
                    sql.run(WAIT, &[&scope.key(), &state.began])?;
                }
            }
        }
        ledger.check()?;
        if let Some(last) = page.last() {
            sql.run(READ, &[&last.seq, &last.id])?;
        }
        sql.run(FORGET_OLD, &[&now.0.saturating_sub(KEPT_MS)])
    })?;
    Ok((page.len() as u64) < PAGE)
}

/// Those for whom something may be new, and what each was told; who has waited longest comes first.
pub fn waiting(sql: &Sql) -> Result<Vec<(ActorId, Told)>> {
    let read = |row: &Row| {
        let unread = Unread { count: row.number(1)? as u32, latest: Seq(row.number(2)?) };
        let told = Told { unread, at: Millis(row.number(3)?), has_looked: row.number(4)? != 0 };
        Ok((ActorId(row.id(0)?), told))
    };
    sql.rows(WAITING, &[])?.iter().map(read).collect()
}

/// How many of them there are.
pub fn how_many_wait(sql: &Sql) -> Result<u64> {
    sql.row(HOW_MANY, &[])?.map_or(Ok(0), |row| row.number(0))
}

/// What `actor` has not read. `named` is filled when it is first needed.
pub fn unread(
    sql: &Sql,
    actor: ActorId,
    now: Millis,
    named: &mut Option<Vec<Named>>,
) -> Result<Unread> {
    let mut about = Vec::new();
    for row in sql.rows(ABOUT, &[&actor])? {
        about.extend(Stored::read(&row)?.entity()?);
    }
    let labels: Vec<&str> =
        names_for(sql, &about, named)?.iter().map(|named| named.label.as_str()).collect();
    let ledger = SqlLedger::open(sql)?;
    let messages = messages_about(&ledger, actor, now, &labels, &about);
    ledger.check()?;
    Ok(Unread::of(&messages))
}

/// All units and people, where something in `about` could name one.
fn names_for<'n, 'a>(
    sql: &Sql,
    about: impl IntoIterator<Item = &'a Entity>,
    named: &'n mut Option<Vec<Named>>,
) -> Result<&'n [Named]> {
    let mentions = |entity: &Entity| match entity {
        Entity::Comment(comment) => comment.words.contains('@'),
        _ => false,
    };
    if named.is_none() && about.into_iter().any(mentions) {
        let kinds = [Kind::Unit, Kind::Person].map(|kind| u64::from(kind as u16));
        let [units, people] = &kinds;
        let mut all = Vec::new();
        for row in sql.rows(OF_KIND, &[units, people])? {
            all.extend(Stored::read(&row)?.entity()?.as_ref().and_then(Named::of));
        }
        *named = Some(all);
    }
    Ok(named.as_deref().unwrap_or_default())
}

/// The name that the gateway knows `actor` by: of several accounts the first; none where all are
/// closed.
pub fn account(sql: &Sql, actor: ActorId) -> Result<Option<String>> {
    sql.row(ACCOUNT, &[&actor])?.map(|row| row.text(0)).transpose()
}

/// There is nothing to tell `actor` for now.
pub fn settle(sql: &Sql, actor: ActorId) -> Result<()> {
    sql.run(SETTLE, &[&actor])
}

/// The gateway took a notice for `actor`.
pub fn told(sql: &Sql, actor: ActorId, unread: Unread, at: Millis) -> Result<()> {
    sql.transaction(|| {
        let count = u64::from(unread.count);
        sql.run(TOLD, &[&actor, &count, &unread.latest, &at])?;
        sql.run(SENT, &[&at])
    })
}

/// The gateway will not take one for `actor`; it may for others.
pub fn rejected(sql: &Sql, actor: ActorId, at: Millis, status: u16) -> Result<()> {
    sql.transaction(|| {
        settle(sql, actor)?;
        sql.run(REJECTED, &[&at, &u64::from(status)])
    })
}

/// The gateway has failed so many times, and is left in peace until then; or given up, until
/// somebody has another message.
pub fn failed(
    sql: &Sql,
    failures: u32,
    next_at: Option<Millis>,
    at: Millis,
    status: Option<u16>,
) -> Result<()> {
    sql.transaction(|| {
        let failures = if next_at.is_some() { u64::from(failures) } else { 0 };
        sql.run(FAILED, &[&failures, &next_at.unwrap_or_default(), &at, &status.map(u64::from)])?;
        if next_at.is_none() { sql.run(SETTLE_ALL, &[]) } else { Ok(()) }
    })
}

/// `actor` is there: whatever they were told, they have had a chance to see.
pub fn looked(sql: &Sql, actor: ActorId) -> Result<()> {
    sql.run(LOOKED, &[&actor])
}
