//! Live sockets: "there is something for you, up to row N". A hint goes only to those whose rights
//! touch what changed: the first at once, then at most one a second. It may be lost; whoever comes
//! back pulls from their cursor anyway.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use shared::api::{Hint, Ticket};
use shared::id::Id;
use shared::mutation::Digest;
use wasm_bindgen::{JsCast as _, JsValue};
use worker::{
    Delay, Request, Response, State, WebSocket, WebSocketPair, WebSocketRequestResponsePair,
};

use super::sql::Sql;
use super::write::Touched;
use super::{County, log, now};
use crate::problem::{ApiError, Result};
use crate::random::hex;
use crate::{answer, bearer, random};

const TICKET_MS: u64 = 30_000;
const PAUSE: Duration = Duration::from_secs(1);
/// More sockets of one person are tabs that forgot to close theirs.
const SOCKETS_MAX: usize = 16;
/// So many may come for what is new all at once …
const AT_ONCE: usize = 25;
/// … more are asked to spread over so many milliseconds each …
const EACH_MS: u32 = 4;
/// … but over no longer than this.
const WITHIN_MAX_MS: u32 = 10_000;
/// The session behind the socket is over.
const SESSION_OVER: u16 = 4001;

const ISSUE: &str = "insert into ticket (hash, actor, session, expires_at) values (?1, ?2, ?3, ?4)";
const FORGET_OLD: &str = "delete from ticket where expires_at <= ?1";
const TAKE: &str = "delete from ticket where hash = ?1 and expires_at > ?2 \
    and exists (select 1 from session s where s.token_hash = ticket.session) \
    returning actor, session";

const SCOPES: &str = "select scope from audience where subject = ?1 and until is null";
const HOLDERS: &str =
    "select actor from granted where scope = ?1 and (until is null or until >= ?2)";

impl County {
    /// `POST live-ticket`
    pub fn live_ticket(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        let ticket = hex(&random::bytes::<32>()?);
        let now = now();
        self.sql.run(FORGET_OLD, &[&now])?;
        let expires_at = now.0 + TICKET_MS;
        let hash = bearer::hash(&ticket);
        self.sql.run(ISSUE, &[&hash, &caller.actor, &caller.session, &expires_at])?;
        Ok(answer::json(&Ticket { ticket })?)
    }

    /// `GET live?ticket=`
    pub fn live(&self, request: &Request) -> Result<Response> {
        let upgrade = request.headers().get("upgrade")?.unwrap_or_default();
        if !upgrade.eq_ignore_ascii_case("websocket") {
            return Err(ApiError::UpgradeNeeded);
        }
        let url = request.url()?;
        let ticket = url.query_pairs().find(|(key, _)| key == "ticket");
        let hash = bearer::hash(&ticket.ok_or(ApiError::WrongTicket)?.1);
        let row = self.sql.row(TAKE, &[&hash, &now()])?.ok_or(ApiError::WrongTicket)?;
        let (actor, session): (Id, Digest) = (row.id(0)?, row.fixed(1)?);
        let pair = WebSocketPair::new()?;
        let tags = [actor.to_string(), hex(&session)];
        if let Some(oldest) = self.sockets(&actor.to_string()).get(SOCKETS_MAX..) {
            oldest.iter().for_each(|socket| close(socket, 1000, "too many sockets"));
        }
        let tags = tags.iter().map(JsValue::from).collect();
        self.state.as_raw().accept_websocket_with_tags(pair.server.as_ref(), tags)?;
        // Whatever came while nobody listened.
        pair.server.send_with_str(hint(&self.sql, 0)?)?;
        Ok(Response::from_websocket(pair.client)?)
    }

    fn sockets(&self, tag: &str) -> Vec<WebSocket> {
        self.state.get_websockets_with_tag(tag)
    }
}

/// What `count` sockets are told at once.
fn hint(sql: &Sql, count: usize) -> Result<String> {
    let within = match count {
        0..=AT_ONCE => 0,
        many => (many as u32).saturating_mul(EACH_MS).min(WITHIN_MAX_MS),
    };
    Ok(serde_json::to_string(&Hint { seq: log::head(sql)?.seq, within })?)
}

/// Closes the sockets of a session that is over.
pub fn hang_up(state: &State, session: &Digest) {
    for socket in state.get_websockets_with_tag(&hex(session)) {
        close(&socket, SESSION_OVER, "session over");
    }
}

fn close(socket: &WebSocket, code: u16, reason: &str) {
    // A socket that is closed already is as good as closed.
    let _ = socket.close(Some(code), Some(reason));
}

/// Hints on their way.
#[derive(Clone)]
pub struct Live(Rc<Hints>);

struct Hints {
    state: State,
    sql: Sql,
    /// What changed since the last hints.
    waiting: RefCell<Option<Touched>>,
    is_pausing: Cell<bool>,
}

impl Live {
    /// Answers pings without waking the object.
    pub fn new(state: &State, sql: &Sql) -> Live {
        if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
            state.set_websocket_auto_response(&pair);
        }
        let raw: &JsValue = state.as_raw();
        Live(Rc::new(Hints {
            state: State::from(
                raw.clone().unchecked_into::<worker::worker_sys::DurableObjectState>(),
            ),
            sql: sql.clone(),
            waiting: RefCell::default(),
            is_pausing: Cell::default(),
        }))
    }

    /// Tells those concerned, now or when the pause is over.
    pub fn tell(&self, touched: Touched) -> Result<()> {
        let hints = &self.0;
        match &mut *hints.waiting.borrow_mut() {
            Some(waiting) => waiting.add(touched),
            none => *none = Some(touched),
        }
        if hints.is_pausing.get() {
            return Ok(());
        }
        hints.send()?;
        hints.is_pausing.set(true);
        let later = hints.clone();
        hints.state.wait_until(async move {
            loop {
                Delay::from(PAUSE).await;
                if later.waiting.borrow().is_none() {
                    break;
                }
                if let Err(error) = later.send() {
                    // Noted in the server's log; whoever misses the hint asks by itself.
                    let _ = error.into_problem();
                }
            }
            later.is_pausing.set(false);
        });
        Ok(())
    }
}

impl Hints {
    fn send(&self) -> Result<()> {
        let Some(touched) = self.waiting.take() else { return Ok(()) };
        let sockets = self.state.get_websockets();
        if sockets.is_empty() {
            return Ok(());
        }
        let concerned = self.concerned(&touched)?;
        let hears = |socket: &&WebSocket| {
            self.state.get_tags(socket).first().is_some_and(|actor| concerned.contains(actor))
        };
        let told: Vec<&WebSocket> = sockets.iter().filter(hears).collect();
        let hint = hint(&self.sql, told.len())?;
        for socket in told {
            // A socket that is closing will not hear it, and need not.
            let _ = socket.send_with_str(&hint);
        }
        Ok(())
    }

    /// Actors who hold a scope that a changed thing is in, or was in just before.
    fn concerned(&self, touched: &Touched) -> Result<BTreeSet<String>> {
        let mut scopes = touched.left.clone();
        for subject in &touched.subjects {
            for row in self.sql.rows(SCOPES, &[subject])? {
                scopes.insert(row.fixed(0)?);
            }
        }
        let mut concerned: BTreeSet<String> =
            touched.actors.iter().map(ToString::to_string).collect();
        for scope in scopes {
            for row in self.sql.rows(HOLDERS, &[&scope, &touched.first])? {
                concerned.insert(row.id(0)?.to_string());
            }
        }
        Ok(concerned)
    }
}
