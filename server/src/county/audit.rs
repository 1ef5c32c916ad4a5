//! `GET log`: the rows as an auditor may see them. Headers and digests are enough to verify the
//! chain with `shared::log::verify`; what was said shows only where the reader sees what it is about.

use serde_json::{Map, Value};
use shared::id::{ActorId, Id, ReplicaId};
use shared::log::{Act, Header};
use shared::model::{Post, Role};
use shared::mutation::Sealed;
use shared::policy;
use shared::rules::{Entities, posts};
use shared::sync::Verdict;
use shared::wire::decode;
use worker::{Request, Response};

use super::County;
use super::ledger::SqlLedger;
use super::sql::{NUMBER_MAX, Row, Sql};
use crate::answer;
use crate::problem::{ApiError, Result};
use crate::random::hex;

const PAGE: u64 = 500;
const PAGE_MAX: u64 = 2_000;
const ROWS: &str = "select header, salt, payload, payload_digest, hash from log \
    where seq >= ?1 order by seq limit ?2";
const VERDICT: &str = "select verdict from envelope where replica = ?1 and counter = ?2";

impl County {
    /// `GET log?from=&limit=`
    pub fn audit(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        let ledger = SqlLedger::open(&self.sql)?;
        if !may_read(&ledger, caller.actor) {
            ledger.check()?;
            return Err(ApiError::NoRight);
        }
        let from = asked(request, "from")?.unwrap_or(1);
        let limit = asked(request, "limit")?.unwrap_or(PAGE).min(PAGE_MAX);
        let rows = self.sql.rows(ROWS, &[&from, &limit])?;
        let shown = rows.iter().map(|row| show(&self.sql, &ledger, caller.actor, row));
        let shown = shown.collect::<Result<Vec<Value>>>()?;
        ledger.check()?;
        Ok(answer::json(&shown)?)
    }
}

fn may_read(ledger: &SqlLedger<'_>, actor: ActorId) -> bool {
    let reads = |post: &Post| matches!(post.role, Role::Admin | Role::Auditor);
    posts(ledger, actor).iter().any(reads)
}

/// The whole number that `name` has in the query.
fn asked(request: &Request, name: &str) -> Result<Option<u64>> {
    let url = request.url()?;
    let Some((_, value)) = url.query_pairs().find(|(key, _)| key == name) else { return Ok(None) };
    let number = value.parse().ok().filter(|number| *number <= NUMBER_MAX);
    let why = "a whole number";
    let member = name.to_owned();
    number.map(Some).ok_or(ApiError::Invalid { code: "not_a_number", member, why })
}

fn show(sql: &Sql, ledger: &SqlLedger<'_>, actor: ActorId, row: &Row) -> Result<Value> {
    let header: Header =
        decode(&row.bytes(0)?).ok_or_else(|| ApiError::Broken("a header in the log".to_owned()))?;
    let mut shown = Map::new();
    shown.insert("header".to_owned(), serde_json::to_value(header)?);
    shown.insert("payload_digest".to_owned(), hex(&row.bytes(3)?).into());
    shown.insert("hash".to_owned(), hex(&row.bytes(4)?).into());
    if header.act == Act::Refused {
        shown.insert("reason".to_owned(), reason(sql, &header)?);
    }
    let redacted = row.is_null(1) || row.is_null(2);
    if redacted {
        shown.insert("redacted".to_owned(), true.into());
    } else if let Some(payload) = payload(ledger, actor, &header, row.bytes(2)?) {
        // The salt goes with the payload: alone it would let a reader guess what was said.
        shown.insert("salt".to_owned(), hex(&row.bytes(1)?).into());
        shown.insert("payload".to_owned(), payload);
    }
    Ok(shown.into())
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
