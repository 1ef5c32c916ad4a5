//! `POST rescue`: unsent acts of a device, brought in as a file. They are judged as if their device
//! had sent them, so it does not matter who is first. Who may bring in what, and why, stands at
//! `shared::rescue`.

use serde_json::json;
use shared::id::{ActorId, Millis};
use shared::log::Act;
use shared::mutation::{Digest, Sealed};
use shared::rescue::{Bring, Brought, Key, Outcome, PROTOCOL};
use shared::sync::county::{Arrival, Judgement, Ledger as _, judge};
use shared::sync::{BYTES_MAX, ENVELOPES_MAX};
use shared::wire::{decode, encode};
use worker::{Request, Response};

use super::ledger::SqlLedger;
use super::log::Deed;
use super::sessions::Caller;
use super::sql::{NUMBER_MAX, Sql};
use super::sync::{BIND, OWNER};
use super::{County, log, meta, now, write};
use crate::problem::{ApiError, Result};
use crate::{answer, body, random};

const BYTES: &str = "application/octet-stream";

/// How long the key of a session that has expired is kept.
const KEY_LIFE_MS: u64 = 366 * 24 * 60 * 60 * 1000;

const KEEP: &str = "insert into rescue_key (name, key, account, actor, session, made_at) \
    values (?1, ?2, ?3, ?4, ?5, ?6)";
const DROP_OLD: &str = "delete from rescue_key where made_at < ?1 \
    and session not in (select token_hash from session)";
const WITHDRAW: &str = "delete from rescue_key where session = ?1";
const WITHDRAW_ALL: &str = "delete from rescue_key where account = ?1 and session is not ?2";
const KNOWN: &str = "select k.key, k.actor from rescue_key k join account a on a.name = k.account \
    where k.name = ?1 and a.actor = k.actor and a.disabled = 0";

/// Keeps the key of a session that begins, and lets go of very old ones.
pub fn keep_key(sql: &Sql, key: &Key, caller: &Caller, now: Millis) -> Result<()> {
    sql.run(DROP_OLD, &[&now.0.saturating_sub(KEY_LIFE_MS)])?;
    let Caller { name, actor, session, .. } = caller;
    sql.run(KEEP, &[&key.name(), &key.0, name, actor, session, &now])
}

/// A session was ended by somebody: its device is not trusted any more.
pub fn withdraw(sql: &Sql, session: &Digest) -> Result<()> {
    sql.run(WITHDRAW, &[session])
}

/// So were all of an account but one, those that have expired among them.
pub fn withdraw_all(sql: &Sql, account: &str, but: Option<Digest>) -> Result<()> {
    sql.run(WITHDRAW_ALL, &[&account, &but])
}

impl County {
    /// `POST rescue`
    pub async fn rescue(&self, mut request: Request) -> Result<Response> {
        self.caller(&request)?;
        if body::content_type(&request)? != BYTES {
            return Err(ApiError::UnknownMediaType);
        }
        let bytes = body::bytes(&mut request, body::LARGE).await?;
        // While the body came, the session may have ended or the account been closed.
        let caller = self.caller(&request)?;
        let bring = read(&bytes)?;
        meta::open(&self.sql)?;
        let before = log::head(&self.sql)?;
        let brought = self.bring(&caller, &bring)?;
        self.after_sync(caller.actor, before, log::head(&self.sql)?).await;
        Ok(answer::bytes_as(BYTES, encode(&brought))?)
    }

    fn bring(&self, caller: &Caller, bring: &Bring) -> Result<Brought> {
        let by_other = caller.actor != bring.owner;
        if by_other {
            check_seals(&self.sql, bring)?;
        }
        let is_bound = match self.sql.row(OWNER, &[&bring.replica])? {
            Some(row) if ActorId(row.id(0)?) != bring.owner => {
                return Err(ApiError::ReplicaOfAnother);
            }
            found => found.is_some(),
        };
        let envelopes: Vec<Sealed> = bring.acts.iter().map(|act| act.sealed.clone()).collect();
        let mut ledger = SqlLedger::open(&self.sql)?;
        ledger.recall(bring.replica, &envelopes)?;
        let mut salts = vec![[0; 16]; envelopes.len()];
        random::fill(salts.as_flattened_mut())?;
        let arrival = Arrival {
            replica: bring.replica,
            actor: bring.owner,
            brought: by_other.then_some(caller.actor),
            at: now(),
            envelopes: &envelopes,
        };
        let judgement = judge(&ledger, &arrival, || salts.pop().unwrap_or_default());
        ledger.check()?;
        if !bring.look {
            self.keep_brought(caller, bring, &judgement, is_bound)?;
        }
        let known = |counter| ledger.judged(bring.replica, counter).is_some();
        let verdicts = judgement.verdicts.iter();
        let outcomes = verdicts
            .map(|judged| Outcome {
                counter: judged.counter,
                known: known(judged.counter),
                verdict: judged.verdict,
            })
            .collect();
        Ok(Brought { by_other, outcomes })
    }

    /// Writes the verdicts and who brought the acts in, in one transaction, then tells the sockets.
    fn keep_brought(
        &self,
        caller: &Caller,
        bring: &Bring,
        judgement: &Judgement,
        is_bound: bool,
    ) -> Result<()> {
        let (Some(first), Some(last)) = (judgement.rows.first(), judgement.rows.last()) else {
            return Ok(());
        };
        let (first, last) = (first.header.seq, last.header.seq);
        let touched = self.sql.transaction(|| {
            if !is_bound {
                self.sql.run(BIND, &[&bring.replica, &bring.owner, &now()])?;
            }
            let touched = write::commit(&self.sql, bring.replica, judgement)?;
            let subject = bring.owner.into();
            let deed = Deed { act: Act::BroughtIn, at: now(), actor: caller.actor, subject };
            let what = json!({
                "replica": bring.replica, "count": judgement.rows.len(),
                "first": first, "last": last,
            });
            deed.append(&self.sql, &serde_json::to_vec(&what)?)?;
            Ok(touched)
        })?;
        touched.map_or(Ok(()), |touched| self.live.tell(touched))
    }
}

/// That every act is as a device sealed it on which its owner was logged in.
fn check_seals(sql: &Sql, bring: &Bring) -> Result<()> {
    let name = bring.key.ok_or(ApiError::NotSealed)?;
    let found = sql.row(KNOWN, &[&name])?.ok_or(ApiError::UnknownSeal)?;
    if ActorId(found.id(1)?) != bring.owner {
        return Err(ApiError::UnknownSeal);
    }
    let key = Key(found.fixed(0)?);
    for act in &bring.acts {
        let seal = act.seal.ok_or(ApiError::NotSealed)?;
        if !key.fits(bring.replica, &act.sealed, &seal) {
            return Err(ApiError::BrokenSeal(act.sealed.counter.0));
        }
    }
    Ok(())
}

fn read(bytes: &[u8]) -> Result<Bring> {
    let bring: Bring = decode(bytes).ok_or_else(|| match bytes.first() {
        Some(first) if u16::from(*first) != PROTOCOL => {
            ApiError::UnknownProtocol { found: u16::from(*first), spoken: PROTOCOL }
        }
        _ => ApiError::Unreadable("not a rescue request".to_owned()),
    })?;
    if bring.protocol != PROTOCOL {
        return Err(ApiError::UnknownProtocol { found: bring.protocol, spoken: PROTOCOL });
    }
    if bring.acts.len() > ENVELOPES_MAX {
        return Err(ApiError::TooManyEnvelopes { max: ENVELOPES_MAX });
    }
    let sizes = bring.acts.iter().map(|act| act.sealed.bytes.len());
    if sizes.sum::<usize>() > BYTES_MAX {
        return Err(ApiError::EnvelopesTooLarge { max: BYTES_MAX });
    }
    if !bring.acts.iter().all(|act| (1..=NUMBER_MAX).contains(&act.sealed.counter.0)) {
        let why = "counters run from 1 to 2^53 - 1";
        let member = "acts".to_owned();
        return Err(ApiError::Invalid { code: "bad_counter", member, why });
    }
    Ok(bring)
}
