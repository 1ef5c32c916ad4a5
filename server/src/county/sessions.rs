//! Sessions: opaque tokens, stored hashed. Each lasts 30 days from the last day it was used.

use shared::api::{Me, Session};
use shared::id::{ActorId, Millis};
use shared::mutation::Digest;
use shared::rescue::Key;
use worker::{Headers, Request, Response};

use super::meta::{self, Meta};
use super::sql::Sql;
use super::{County, live, now, rescue};
use crate::problem::{ApiError, Result};
use crate::random::hex;
use crate::{answer, bearer, random};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const LIFE_MS: u64 = 30 * DAY_MS;

const GET: &str = "select a.name, a.actor, a.must_change, s.seen_at, a.reset_at from session s \
    join account a on a.name = s.account \
    where s.token_hash = ?1 and s.expires_at > ?2 and a.disabled = 0";
const OPEN: &str = "insert into session (token_hash, account, made_at, seen_at, expires_at, agent) \
    values (?1, ?2, ?3, ?3, ?4, ?5)";
const SEEN: &str = "update session set seen_at = ?2, expires_at = ?3 where token_hash = ?1";
const CLOSE: &str = "delete from session where token_hash = ?1";
const CLOSE_EXPIRED: &str = "delete from session where expires_at <= ?1";
const CLOSE_ALL: &str = "delete from session where account = ?1 and token_hash is not ?2 \
    returning token_hash";

/// Who is logged in.
pub struct Caller {
    /// The account.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
    /// Another password must be chosen before anything else.
    pub must_change: bool,
    /// When an admin gave the password, where it is not one's own.
    pub reset_at: Option<Millis>,
    /// The session.
    pub session: Digest,
}

impl Caller {
    /// What `login` and `me` say.
    pub fn me(&self, meta: Meta) -> Me {
        Me {
            name: self.name.clone(),
            actor: self.actor,
            county: meta.county,
            business_day: meta.business_day,
            must_change: self.must_change,
            reset_at: self.reset_at,
        }
    }
}

impl County {
    /// Who sent `request`; for everything that people do with content.
    pub fn caller(&self, request: &Request) -> Result<Caller> {
        self.caller_of(&bearer::token(request.headers()).ok_or(ApiError::NotLoggedIn)?)
    }

    /// Whose session has this token; for everything that people do with content.
    pub fn caller_of(&self, token: &str) -> Result<Caller> {
        let caller = of_token(&self.sql, token, now())?;
        if caller.must_change { Err(ApiError::PasswordChangeNeeded) } else { Ok(caller) }
    }

    /// `GET me`
    pub fn me(&self, request: &Request) -> Result<Response> {
        let caller = of_headers(&self.sql, request.headers(), now())?;
        Ok(answer::json(&caller.me(meta::open(&self.sql)?))?)
    }

    /// `POST logout`
    pub fn logout(&self, request: &Request) -> Result<Response> {
        let caller = of_headers(&self.sql, request.headers(), now())?;
        close(&self.sql, &caller.session)?;
        live::hang_up(&self.state, &caller.session);
        Ok(answer::nothing())
    }

    /// Closes every other session of the caller's account.
    pub fn close_others(&self, caller: &Caller) -> Result<()> {
        let ended = close_all(&self.sql, &caller.name, Some(caller.session))?;
        ended.iter().for_each(|session| live::hang_up(&self.state, session));
        Ok(())
    }
}

/// Ends a session. Its live socket is for the caller to hang up, once this is written.
pub fn close(sql: &Sql, session: &Digest) -> Result<()> {
    sql.run(CLOSE, &[session])?;
    rescue::withdraw(sql, session)
}

/// Ends every session of an account but one; returns them, for their live sockets.
pub fn close_all(sql: &Sql, account: &str, but: Option<Digest>) -> Result<Vec<Digest>> {
    rescue::withdraw_all(sql, account, but)?;
    sql.rows(CLOSE_ALL, &[&account, &but])?.iter().map(|row| row.fixed(0)).collect()
}

/// Opens a session for an account, in a browser that calls itself `agent`.
pub fn open(
    sql: &Sql,
    mut caller: Caller,
    agent: &str,
    meta: Meta,
    now: Millis,
) -> Result<Session> {
    let token = hex(&random::bytes::<32>()?);
    caller.session = bearer::hash(&token);
    sql.run(CLOSE_EXPIRED, &[&now])?;
    sql.run(OPEN, &[&caller.session, &caller.name, &now, &(now.0 + LIFE_MS), &agent])?;
    rescue::keep_key(sql, &Key::of(&token), &caller, now)?;
    Ok(Session { token, me: caller.me(meta) })
}

fn of_headers(sql: &Sql, headers: &Headers, now: Millis) -> Result<Caller> {
    of_token(sql, &bearer::token(headers).ok_or(ApiError::NotLoggedIn)?, now)
}

/// Who holds `token`. Use is noted once a day, so that a quiet request writes nothing.
pub fn of_token(sql: &Sql, token: &str, now: Millis) -> Result<Caller> {
    let session = bearer::hash(token);
    let row = sql.row(GET, &[&session, &now])?.ok_or(ApiError::NotLoggedIn)?;
    if now.0.saturating_sub(row.number(3)?) >= DAY_MS {
        sql.run(SEEN, &[&session, &now, &(now.0 + LIFE_MS)])?;
    }
    Ok(Caller {
        name: row.text(0)?,
        actor: ActorId(row.id(1)?),
        must_change: row.number(2)? != 0,
        reset_at: row.number_if_any(4)?.map(Millis),
        session,
    })
}
