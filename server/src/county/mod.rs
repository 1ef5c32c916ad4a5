//! One county: everything but photos lives in this object's SQLite.
//!
//! Reading order: `schema` and `sql` (tables, and how to reach them), `meta`, `rows`, `rights` and
//! `log` (what stands in them), `ledger`, `sync`, `write`, `pull` and `twin` (synchronising), `rescue`
//! (acts that come as a file), `compact` (what is forgotten), `live`
//! (sockets), `accounts`, `sessions`, `throttle` (who is there), `register` and `devices` (in an
//! admin's hands, and in one's own), `notice` (what goes out), `setup`, `export`, `audit` and `history`,
//! `tables`, `backup` and `restore`, `blob` and `upload` (photos and files). `core` and `sql_native` are the same county without the runtime,
//! for simulations.
//!
//! Nothing here outlasts a request but the sockets and the hints they wait for.

mod accounts;
mod audit;
mod backup;
mod blob;
mod compact;
#[cfg(not(target_arch = "wasm32"))]
pub mod core;
mod devices;
mod export;
mod history;
mod json;
mod ledger;
mod live;
mod log;
mod meta;
mod notice;
#[cfg(test)]
mod plans;
mod pull;
mod query;
mod register;
mod rescue;
mod restore;
mod rights;
mod rows;
mod schema;
mod sessions;
mod setup;
#[cfg(target_arch = "wasm32")]
mod sql;
#[cfg(not(target_arch = "wasm32"))]
#[path = "sql_native.rs"]
mod sql;
mod sync;
mod tables;
mod throttle;
mod twin;
mod upload;
mod write;

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;
use shared::api::{Health, TableProblem};
use shared::id::Millis;
use worker::{
    DurableObject, Env, Method, Request, Response, Socket, State, WebSocket,
    WebSocketIncomingMessage, durable_object,
};

use self::live::Live;
use self::meta::Stage;
use self::notice::Alarm;
use self::sql::Sql;
use crate::internal::{AccountsCheck, AdminCheck, Question};
use crate::problem::{ApiError, Result};
use crate::{answer, body, setting};

/// The Durable Object that holds one county.
#[durable_object]
pub struct County {
    state: State,
    env: Env,
    sql: Sql,
    live: Live,
    alarm: Alarm,
    /// Held by every backup that is being read, too.
    backups: Rc<()>,
    is_migrated: Cell<bool>,
}

impl DurableObject for County {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::of(&state.storage());
        let live = Live::new(&state, &sql);
        let (alarm, backups) = (Alarm::default(), Rc::default());
        Self { state, env, sql, live, alarm, backups, is_migrated: Cell::new(false) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        let path = request.path();
        match Question::at(&path) {
            Some(question) => self.reply(question, request).await,
            None => self.answer(&path, request).await.or_else(ApiError::respond),
        }
    }

    async fn connect(&self, _socket: Socket) -> worker::Result<()> {
        Err("nothing connects to a county but by HTTP".into())
    }

    async fn alarm(&self) -> worker::Result<Response> {
        if let Err(error) = self.notify().await {
            // Noted in the server's log; the next change rings again.
            let _ = error.into_problem();
        }
        Response::empty()
    }

    async fn websocket_message(
        &self,
        _socket: WebSocket,
        _message: WebSocketIncomingMessage,
    ) -> worker::Result<()> {
        // The runtime answers "ping" by itself; nothing else is understood.
        Ok(())
    }

    async fn websocket_close(
        &self,
        socket: WebSocket,
        _code: usize,
        _reason: String,
        _was_clean: bool,
    ) -> worker::Result<()> {
        // Where the runtime has closed its end already, there is nothing left to do.
        let _ = socket.close(Some(1000), Some("closed"));
        Ok(())
    }

    async fn websocket_error(
        &self,
        _socket: WebSocket,
        _error: worker::Error,
    ) -> worker::Result<()> {
        Ok(())
    }
}

impl County {
    /// Answers an address of the API. The routing Worker has checked the method.
    async fn answer(&self, path: &str, request: Request) -> Result<Response> {
        let is_ready = self.migrate()?;
        match path.strip_prefix("/api/v1/").unwrap_or_default() {
            "health" => Ok(answer::json(&self.health()?)?),
            "backup" if request.method() == Method::Post => self.restore(request).await,
            _ if !is_ready => Err(ApiError::NotOpen),
            "backup" => self.backup(&request),
            "setup" => self.set_up(request).await,
            "seed" => self.seed(request).await,
            "me" => self.me(&request),
            "logout" => self.logout(&request),
            "sync" => self.sync(request).await,
            "rescue" => self.rescue(request).await,
            "live-ticket" => self.live_ticket(&request),
            "live" => self.live(&request),
            "log" => self.audit(&request),
            "history" => self.history(&request),
            "notices" => self.notices(&request),
            "accounts" => self.list_accounts(&request),
            "accounts/disable" => self.disable_account(request).await,
            "accounts/devices" => self.account_devices(&request),
            "accounts/devices/revoke" => self.revoke_account_device(request).await,
            "devices" => self.devices(&request),
            "devices/revoke" => self.revoke_device(request).await,
            "export" => self.export(&request),
            other => match other.strip_prefix("blobs/") {
                Some(hash) => self.blob(hash, request).await,
                None => Err(ApiError::NotFound),
            },
        }
    }

    /// Answers a question of the routing Worker.
    async fn reply(&self, question: Question, mut request: Request) -> worker::Result<Response> {
        let answered = match body::bytes(&mut request, body::LARGE).await {
            Ok(words) => self.decide(question, &words),
            Err(error) => Err(error),
        };
        let answered: Result<Value, TableProblem> = answered.map_err(ApiError::into_problem);
        answer::json(&answered)
    }

    fn decide(&self, question: Question, words: &[u8]) -> Result<Value> {
        if !self.migrate()? {
            return Err(ApiError::NotOpen);
        }
        Ok(match question {
            Question::LoginStart => serde_json::to_value(self.login_start(&body::parse(words)?)?)?,
            Question::LoginFinish => serde_json::to_value(self.login_finish(body::parse(words)?)?)?,
            Question::PasswordStart => {
                serde_json::to_value(self.password_start(&body::parse(words)?)?)?
            }
            Question::PasswordFinish => {
                serde_json::to_value(self.password_finish(&body::parse(words)?)?)?
            }
            Question::OpenCheck => {
                let applicants: Vec<_> = body::parse(words)?;
                serde_json::to_value(self.check_open(&applicants)?)?
            }
            Question::Open => {
                let accounts: Vec<_> = body::parse(words)?;
                serde_json::to_value(self.open(&accounts)?)?
            }
            Question::AdminCheck => {
                let AdminCheck { token } = body::parse(words)?;
                self.admin_of(&token)?;
                Value::Null
            }
            Question::AccountsCheck => {
                let AccountsCheck { token, accounts } = body::parse(words)?;
                self.admin_of(&token)?;
                serde_json::to_value(self.account_faults(&accounts)?)?
            }
            Question::AccountsMake => {
                serde_json::to_value(self.make_accounts(&body::parse(words)?)?)?
            }
            Question::PasswordReset => {
                serde_json::to_value(self.reset_password(&body::parse(words)?)?)?
            }
        })
    }

    /// Brings the tables up to this program; false while a restore is filling those of another.
    fn migrate(&self) -> Result<bool> {
        if !self.is_migrated.get() && !restore::is_under_way(&self.sql)? {
            schema::migrate(&self.sql, now())?;
            self.is_migrated.set(true);
        }
        Ok(self.is_migrated.get())
    }

    /// `GET health`
    fn health(&self) -> Result<Health> {
        let meta = meta::read(&self.sql)?;
        let status = match meta.stage {
            Stage::Empty => "empty",
            Stage::Seeding => "seeding",
            Stage::Restoring => "restoring",
            Stage::Open => "ok",
        };
        Ok(Health {
            status: status.to_owned(),
            county: (meta.stage != Stage::Empty).then_some(meta.county),
            business_day: meta.business_day,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            head: log::head(&self.sql)?,
            now: now(),
            record_number: setting::of(&self.env, "RECORD_NUMBER"),
            feedback: setting::of(&self.env, "FEEDBACK"),
            watermark: setting::of(&self.env, "WATERMARK"),
        })
    }
}

/// A limit: as it is where people work, and in a simulation, whose county is small.
const fn limit(real: usize, simulated: usize) -> usize {
    if cfg!(target_arch = "wasm32") { real } else { simulated }
}

/// The server's time.
#[cfg(target_arch = "wasm32")]
fn now() -> Millis {
    Millis(worker::Date::now().as_millis())
}

/// The server's time, as the simulation has it.
#[cfg(not(target_arch = "wasm32"))]
fn now() -> Millis {
    crate::native::now()
}
