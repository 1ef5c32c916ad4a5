//! `GET log`: the rows as an auditor may see them. Headers and digests are enough to verify the
//! chain with `shared::log::verify`; what was said shows only where the reader sees what it is about.

use serde_json::{Map, Value};
use shared::api::LOG_PAGE;
use shared::id::{ActorId, Id, ReplicaId};
use shared::log::{Act, Header};
use shared::model::{Post, Role};
use shared::mutation::Sealed;
use shared::policy;
use shared::rules::{Entities, posts};
use shared::sync::Verdict;
use shared::wire::decode;
use worker::{Request, Response};

use super::ledger::SqlLedger;
use super::sql::{Row, Sql};
use super::{County, query};
use crate::answer;
use crate::problem::{ApiError, Result};
use crate::random::hex;

const PAGE_MAX: u64 = 2_000;
/// Bytes of what was said in one page: a page that would hold more ends early.
const BYTES_MAX: u64 = 4_000_000;
const ROWS: &str = "select header, salt, payload, payload_digest, hash from log \
    where seq >= ?1 order by seq limit ?2";
const LENGTHS: &str = "select coalesce(length(payload), 0) from log \
    where seq >= ?1 order by seq limit ?2";
const VERDICT: &str = "select verdict from envelope where replica = ?1 and counter = ?2";

/// A row as somebody may see it.
pub struct Shown {
    /// The part that never goes.
    pub header: Header,
    /// Whether payload and salt were redacted.
    pub is_redacted: bool,
    /// What was said, where the reader may see it.
    pub payload: Option<Value>,
    /// Why it was refused, where it was.
    pub reason: Option<Value>,
}

impl County {
    /// `GET log?from=&limit=`
    pub fn audit(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        let ledger = SqlLedger::open(&self.sql)?;
        if !may_read(&ledger, caller.actor) {
            ledger.check()?;
            return Err(ApiError::NoRight);
        }
        let from = query::number(request, "from")?.unwrap_or(1);
        let limit = query::number(request, "limit")?.unwrap_or(LOG_PAGE).min(PAGE_MAX);
        let rows = self.sql.rows(ROWS, &[&from, &fitting(&self.sql, from, limit)?])?;
        let links = rows.iter().map(|row| link(show(&self.sql, &ledger, caller.actor, row)?, row));
        let links = links.collect::<Result<Vec<Value>>>()?;
        ledger.check()?;
        Ok(answer::json(&links)?)
    }
}

/// How many of `limit` rows from `from` on fit into a page, at least one.
fn fitting(sql: &Sql, from: u64, limit: u64) -> Result<u64> {
    let (mut count, mut bytes) = (0, 0);
    for row in sql.rows(LENGTHS, &[&from, &limit])? {
        bytes += row.number(0)?;
        if bytes > BYTES_MAX && count > 0 {
            break;
        }
        count += 1;
    }
    Ok(count)
}

/// Whether `actor` may read the whole log.
pub fn may_read(ledger: &SqlLedger<'_>, actor: ActorId) -> bool {
    let reads = |post: &Post| matches!(post.role, Role::Admin | Role::Auditor);
    posts(ledger, actor).iter().any(reads)
}

/// A row that begins with header, salt and payload, as `actor` may see it.
pub fn show(sql: &Sql, ledger: &SqlLedger<'_>, actor: ActorId, row: &Row) -> Result<Shown> {
    let header = header(row)?;
    let is_redacted = row.is_null(1) || row.is_null(2);
    let payload = match is_redacted {
        true => None,
        false => payload(ledger, actor, &header, row.bytes(2)?),
    };
    let is_refused = header.act == Act::Refused;
    let reason = is_refused.then(|| reason(sql, &header)).transpose()?;
    Ok(Shown { header, is_redacted, payload, reason })
}

/// The header of a row that begins with it.
pub fn header(row: &Row) -> Result<Header> {
    decode(&row.bytes(0)?).ok_or_else(|| ApiError::Broken("a header in the log".to_owned()))
}

/// A row of the chain, with all that verifying it takes.
fn link(shown: Shown, row: &Row) -> Result<Value> {
    let mut link = Map::new();
    link.insert("header".to_owned(), serde_json::to_value(shown.header)?);
    link.insert("payload_digest".to_owned(), hex(&row.bytes(3)?).into());
    link.insert("hash".to_owned(), hex(&row.bytes(4)?).into());
    if let Some(reason) = shown.reason {
        link.insert("reason".to_owned(), reason);
    }
    if shown.is_redacted {
        link.insert("redacted".to_owned(), true.into());
    }
    if let Some(payload) = shown.payload {
        // The salt goes with the payload: alone it would let a reader guess what was said.
        link.insert("salt".to_owned(), hex(&row.bytes(1)?).into());
        // As it was sent: so that whoever reads it can see that it is what the row binds.
        link.insert("bytes".to_owned(), hex(&row.bytes(2)?).into());
        link.insert("payload".to_owned(), payload);
    }
    Ok(link.into())
}

/// What was said, if the reader may see it.
fn payload(
    ledger: &SqlLedger<'_>,
    actor: ActorId,
    header: &Header,
    payload: Vec<u8>,
) -> Option<Value> {
    match header.act {
        Act::Accepted | Act::Refused => {
            let sees =
                |id: Id| ledger.get(id).is_some_and(|entity| policy::sees(ledger, actor, &entity));
            let sealed = Sealed { counter: header.counter, bytes: payload };
            let opened = sees(header.subject).then(|| sealed.open(header.replica).ok());
            serde_json::to_value(opened??).ok()
        }
        // Entities: whoever may see them has them.
        Act::Seed => None,
        _ => Some(serde_json::from_slice(&payload).unwrap_or(Value::Null)),
    }
}

fn reason(sql: &Sql, header: &Header) -> Result<Value> {
    let replica: ReplicaId = header.replica;
    let verdict = sql.row(VERDICT, &[&replica, &header.counter])?;
    let verdict = verdict.map(|row| row.bytes(0)).transpose()?;
    Ok(match verdict.as_deref().and_then(decode::<Verdict>) {
        Some(Verdict::Refused { reason, .. }) => serde_json::to_value(reason)?,
        _ => Value::Null,
    })
}
