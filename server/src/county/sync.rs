//! `POST sync`: what a device has to say is judged and written, then it reads on.

use shared::id::ActorId;
use shared::mutation::Sealed;
use shared::sync::county::{Arrival, judge};
use shared::sync::{Answer, BYTES_MAX, Cursor, ENVELOPES_MAX, Judged, PROTOCOL, Request as Words};
use shared::wire::{decode, encode};
use worker::{Request, Response};

use super::ledger::SqlLedger;
use super::pull::{Page, pull};
use super::sql::{NUMBER_MAX, Sql};
use super::write::Touched;
use super::{County, compact, log, meta, now, twin, write};
use crate::problem::{ApiError, Result};
use crate::{answer, body, random};

/// Which actor a replica belongs to.
pub const OWNER: &str = "select actor from replica where id = ?1";
/// A replica belongs to the first actor it comes with.
pub const BIND: &str = "insert into replica (id, actor, bound_at) values (?1, ?2, ?3)";

impl County {
    /// `POST sync`
    pub async fn sync(&self, mut request: Request) -> Result<Response> {
        self.caller(&request)?;
        let is_json = match body::content_type(&request)?.as_str() {
            "application/octet-stream" => false,
            "application/json" => true,
            _ => return Err(ApiError::UnknownMediaType),
        };
        let bytes = body::bytes(&mut request, body::LARGE).await?;
        // While the body came, the session may have ended or the account been closed.
        let caller = self.caller(&request)?;
        let words = if is_json { twin::read(&bytes)? } else { read(&bytes)? };
        check(&words)?;
        let before = log::head(&self.sql)?;
        let tell = |touched| self.live.tell(touched);
        let (mut answer, page) = exchange(&self.sql, caller.actor, &words, tell)?;
        self.after_sync(caller.actor, before, answer.head).await;
        if !answer.verdicts.is_empty()
            && let Err(error) = self.compact()
        {
            // What was judged stands all the same; it is noted in the server's log.
            let _ = error.into_problem();
        }
        if is_json {
            return Ok(answer::json(&twin::write(&answer, &page.changed)?)?);
        }
        answer.changed = page.changed.into_iter().map(|stored| stored.frame).collect();
        Ok(answer::bytes_as("application/octet-stream", encode(&answer))?)
    }
}

/// The answer, and beside it the changed entities that belong into it.
pub fn exchange(
    sql: &Sql,
    actor: ActorId,
    words: &Words,
    tell: impl FnOnce(Touched) -> Result<()>,
) -> Result<(Answer, Page)> {
    let meta = meta::open(sql)?;
    let is_bound = is_bound(sql, words, actor)?;
    let mut answer = Answer {
        verdicts: Vec::new(),
        rebuild: false,
        changed: Vec::new(),
        gone: Vec::new(),
        cursor: Cursor::default(),
        more: false,
        head: log::head(sql)?,
        business_day: meta.business_day,
        now: now(),
    };
    let is_known = words.witness.map_or(Ok(true), |witness| log::knows(sql, &witness))?;
    // A cursor from before the horizon may miss something that went: that was forgotten.
    let is_behind = compact::is_behind(&words.cursor, meta.horizon);
    if !is_known || is_behind || words.cursor.seq > answer.head.seq {
        answer.rebuild = true;
        return Ok((answer, Page::default()));
    }
    if !is_bound {
        sql.run(BIND, &[&words.replica, &actor, &answer.now])?;
    }
    if !words.envelopes.is_empty() {
        answer.verdicts = judge_all(sql, actor, words, tell)?;
        answer.head = log::head(sql)?;
    }
    let mut page = pull(sql, actor, words.cursor, answer.head.seq)?;
    if page.is_upheaval() {
        answer.rebuild = true;
        return Ok((answer, Page::default()));
    }
    answer.gone = std::mem::take(&mut page.gone);
    answer.cursor = page.cursor;
    answer.more = page.more;
    Ok((answer, page))
}

/// Judges in memory, then writes in one transaction, then tells the sockets.
fn judge_all(
    sql: &Sql,
    actor: ActorId,
    words: &Words,
    tell: impl FnOnce(Touched) -> Result<()>,
) -> Result<Vec<Judged>> {
    let mut ledger = SqlLedger::open(sql)?;
    ledger.recall(words.replica, &words.envelopes)?;
    let mut salts = vec![[0; 16]; words.envelopes.len()];
    random::fill(salts.as_flattened_mut())?;
    let arrival = Arrival {
        replica: words.replica,
        actor,
        brought: None,
        at: now(),
        envelopes: &words.envelopes,
    };
    let judgement = judge(&ledger, &arrival, || salts.pop().unwrap_or_default());
    ledger.check()?;
    if let Some(touched) = write::commit(sql, words.replica, &judgement)? {
        tell(touched)?;
    }
    Ok(judgement.verdicts)
}

/// Whether this replica has come before. It belongs to the first actor it comes with.
fn is_bound(sql: &Sql, words: &Words, actor: ActorId) -> Result<bool> {
    match sql.row(OWNER, &[&words.replica])? {
        None => Ok(false),
        Some(row) if ActorId(row.id(0)?) == actor => Ok(true),
        Some(_) => Err(ApiError::ReplicaOfAnother),
    }
}

/// Reads a request.
pub fn read(bytes: &[u8]) -> Result<Words> {
    decode(bytes).ok_or_else(|| match bytes.first() {
        Some(first) if u16::from(*first) != PROTOCOL => {
            ApiError::UnknownProtocol { found: u16::from(*first), spoken: PROTOCOL }
        }
        _ => ApiError::Unreadable("not a sync request".to_owned()),
    })
}

/// The limits that hold for any request.
pub fn check(words: &Words) -> Result<()> {
    if words.protocol != PROTOCOL {
        return Err(ApiError::UnknownProtocol { found: words.protocol, spoken: PROTOCOL });
    }
    if words.envelopes.len() > ENVELOPES_MAX {
        return Err(ApiError::TooManyEnvelopes { max: ENVELOPES_MAX });
    }
    let bytes: usize = words.envelopes.iter().map(|sealed| sealed.bytes.len()).sum();
    if bytes > BYTES_MAX {
        return Err(ApiError::EnvelopesTooLarge { max: BYTES_MAX });
    }
    let is_countable = |sealed: &Sealed| (1..=NUMBER_MAX).contains(&sealed.counter.0);
    if !words.envelopes.iter().all(is_countable) {
        let why = "counters run from 1 to 2^53 - 1";
        let member = "envelopes".to_owned();
        return Err(ApiError::Invalid { code: "bad_counter", member, why });
    }
    Ok(())
}
