//! Who is logged in on this device. The session is kept on disk, so that the app opens offline.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::api::{self, ChangePassword, Health, Login, Me, Problem};
use shared::id::Millis;
use shared::sync::replica::{Change, Event, Replica, Store as DiskStore, Wake};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::disk::{Disk, DiskTrouble, OWNER_KEY};
use super::engine::{Engine, OpenError};
use super::http::{self, CallError};
use super::kept::Kept;
use super::store::Store;
use super::tabs;
use super::workings::Workings;

/// Where the app stands.
#[derive(Clone)]
pub enum Phase {
    /// Reading the disk.
    Starting,
    /// Nobody is logged in here.
    LoggedOut,
    /// Logged in, but another password must be chosen first.
    PasswordChangeNeeded,
    /// At work.
    Ready(Store),
    /// Logged in, but what works has not come: no network, or a server that has a newer version.
    NotLoaded(Me),
    /// The device's storage does not work.
    Broken(DiskTrouble),
}

/// Why a login or a change of password failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginError {
    /// No network, or no answer in time.
    Unreachable,
    /// The name or the password is wrong.
    Wrong,
    /// Too many tries.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The server says what is wrong.
    Problem(Problem),
    /// The answer is not what was agreed.
    Unreadable,
    /// The device's storage does not work.
    Disk(DiskTrouble),
}

impl From<CallError> for LoginError {
    fn from(error: CallError) -> LoginError {
        match error {
            CallError::Unreachable => LoginError::Unreachable,
            CallError::Unreadable(_) | CallError::Rows(_) => LoginError::Unreadable,
            CallError::Problem(problem) => match (problem.status, problem.retry_after) {
                (429, seconds) => LoginError::TooMany { seconds: seconds.unwrap_or(1) },
                (401, _) => LoginError::Wrong,
                _ => LoginError::Problem(problem),
            },
        }
    }
}

type Token = Rc<RefCell<Option<String>>>;

/// The device's session.
#[derive(Clone, Copy)]
pub struct Session {
    phase: RwSignal<Phase, LocalStorage>,
    county: RwSignal<Option<Health>>,
    persisted: RwSignal<Option<bool>>,
    token: StoredValue<Token, LocalStorage>,
    engine: StoredValue<Option<Rc<Engine>>, LocalStorage>,
    reset_at: RwSignal<Option<Millis>>,
}

/// The device's own database, and the row in it.
pub(super) const DATABASE: &str = "guatu";
pub(super) const SESSION_KEY: u64 = 0;
const COUNTY_KEY: u64 = 3;

impl Session {
    /// Opens what this device remembers.
    pub fn start() -> Session {
        let session = Session {
            phase: RwSignal::new_local(Phase::Starting),
            county: RwSignal::new(None),
            persisted: RwSignal::new(None),
            token: StoredValue::new_local(Token::default()),
            engine: StoredValue::new_local(None),
            reset_at: RwSignal::new(None),
        };
        spawn_local(async move {
            if let Err(trouble) = session.resume().await {
                session.phase.set(Phase::Broken(trouble));
            }
        });
        session.listen_to_browser();
        session
    }

    /// The session of the page's context.
    pub fn expect() -> Session {
        expect_context()
    }

    /// Where the app stands.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// The county's name and business date, as far as known.
    pub fn county(self) -> Option<Health> {
        self.county.get()
    }

    /// When an admin reset the password of this account; known from the login with the password that
    /// they gave until the log-out.
    pub fn reset_at(self) -> Option<Millis> {
        self.reset_at.get()
    }

    /// `GET /api/v1/…` as whoever is logged in.
    pub async fn ask<T: DeserializeOwned>(self, path: &str) -> Result<T, CallError> {
        let token = self.token.get_value().borrow().clone();
        http::get(&format!("/api/v1/{path}"), token.as_deref()).await
    }

    /// `POST /api/v1/…` as whoever is logged in.
    pub async fn tell<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, CallError> {
        let token = self.token.get_value().borrow().clone();
        http::post(&format!("/api/v1/{path}"), token.as_deref(), body).await
    }

    /// Logs in, or in again after the session was over.
    pub async fn login(self, name: String, password: String) -> Result<(), LoginError> {
        Workings::fetch();
        let session: api::Session =
            http::post("/api/v1/login", None, &Login { name, password }).await?;
        self.adopt(session).await.map_err(LoginError::Disk)
    }

    /// Logs out. Confirmed rows go from this device; unsent and refused acts stay in its database
    /// until the same account logs in here again.
    pub async fn logout(self) {
        let token = self.token.get_value();
        let bearer = token.borrow_mut().take();
        if let Some(bearer) = bearer {
            // Without a network the session ends on the server by age; here it ends now.
            let _offline: Result<(), CallError> =
                http::post("/api/v1/logout", Some(&bearer), &()).await;
        }
        if let Err(trouble) = self.forget().await {
            self.phase.set(Phase::Broken(trouble));
            return;
        }
        // A fresh page: nothing of the last person stays in memory.
        if let Some(window) = web_sys::window() {
            let _reloading = window.location().replace("/");
        }
    }

    /// Chooses another password.
    pub async fn change_password(self, current: String, new: String) -> Result<(), LoginError> {
        let token = self.token.get_value().borrow().clone();
        let body = ChangePassword { current, new };
        let mut me: Me = http::post("/api/v1/password", token.as_deref(), &body).await?;
        // For the server that is over; the person is still to find it on their own page.
        me.reset_at = me.reset_at.or(self.reset_at.get_untracked());
        let session = api::Session { token: token.unwrap_or_default(), me };
        self.adopt(session).await.map_err(LoginError::Disk)
    }

    async fn forget(self) -> Result<(), DiskTrouble> {
        let device = Disk::open(DATABASE.to_owned()).await?;
        device.strict(&[Change::Delete(DiskStore::Meta, SESSION_KEY)]).await?;
        match self.engine.get_value() {
            Some(engine) => engine.stop().await,
            None => Ok(()),
        }
    }

    async fn resume(self) -> Result<(), DiskTrouble> {
        let device = Disk::open(DATABASE.to_owned()).await?;
        let known = device.get(DiskStore::Meta, COUNTY_KEY).await?;
        self.county.set(known.and_then(read));
        spawn_local(self.ask_county(device.clone()));
        let kept = device.get(DiskStore::Meta, SESSION_KEY).await?;
        let kept = kept.and_then(read::<api::Session>);
        match kept {
            Some(session) => self.open(session).await,
            None => {
                self.phase.set(Phase::LoggedOut);
                Ok(())
            }
        }
    }

    async fn ask_county(self, device: Disk) {
        let Ok(health) = http::get::<Health>("/api/v1/health", None).await else { return };
        if let Ok(words) = serde_json::to_string(&health) {
            let bytes = words.into_bytes();
            // Only remembered for the login page; the next answer writes it again.
            let _next_time =
                device.strict(&[Change::Put(DiskStore::Meta, COUNTY_KEY, bytes)]).await;
        }
        self.county.set(Some(health));
    }

    /// Keeps the session on disk and goes to work with it.
    async fn adopt(self, session: api::Session) -> Result<(), DiskTrouble> {
        let device = Disk::open(DATABASE.to_owned()).await?;
        let bytes = serde_json::to_string(&session).unwrap_or_default().into_bytes();
        device.strict(&[Change::Put(DiskStore::Meta, SESSION_KEY, bytes)]).await?;
        self.open(session).await
    }

    async fn open(self, session: api::Session) -> Result<(), DiskTrouble> {
        *self.token.get_value().borrow_mut() = Some(session.token);
        self.reset_at.set(session.me.reset_at);
        if session.me.must_change {
            self.phase.set(Phase::PasswordChangeNeeded);
            return Ok(());
        }
        Workings::fetch();
        let running = self.engine.get_value();
        if let Some(engine) =
            running.filter(|engine| engine.replica.borrow().actor == session.me.actor)
        {
            engine.happen(Event::Wake(Wake::SignedIn));
            self.show(&engine, session.me);
            return Ok(());
        }
        let name = format!("{DATABASE}-{}", session.me.actor);
        let disk = Disk::open(name.clone()).await?;
        let id = disk.identity().await?;
        // A disk that takes nothing more still opens; the file then names no account.
        let _nameless = sign(&disk, &session.me).await;
        let unread = Replica::unread(id, session.me.actor);
        let kept = Kept::beside(&name);
        let engine = Engine::around(unread, disk, kept, self.token.get_value());
        self.engine.set_value(Some(engine.clone()));
        // Whatever happens from here on is heard, and dealt with once everything is read.
        self.connect(&engine, &name);
        self.read(engine, session.me).await
    }

    /// Reads the replica and goes to work with it.
    async fn read(self, engine: Rc<Engine>, me: Me) -> Result<(), DiskTrouble> {
        match engine.open(&|| self.show(&engine, me.clone())).await {
            Ok(()) => self.show(&engine, me),
            Err(OpenError::NotLoaded) => self.phase.set(Phase::NotLoaded(me)),
            Err(OpenError::Disk(trouble)) => {
                self.engine.set_value(None);
                return Err(trouble);
            }
        }
        Ok(())
    }

    /// Tries again to fetch what had not come.
    pub fn load_again(self) {
        let (Phase::NotLoaded(me), Some(engine)) =
            (self.phase.get_untracked(), self.engine.get_value())
        else {
            return;
        };
        self.phase.set(Phase::Starting);
        spawn_local(async move {
            if let Err(trouble) = self.read(engine, me).await {
                self.phase.set(Phase::Broken(trouble));
            }
        });
    }

    /// Asks the browser not to clear our storage by itself. Browsers decide by how a page is used
    /// and whether it is installed: it is asked at every opening, once there is something to keep.
    pub async fn ask_to_keep(self) {
        self.persisted.set(persist().await);
    }

    /// Goes to work, unless it is at work: logging in again redraws nothing.
    fn show(self, engine: &Rc<Engine>, me: Me) {
        if !matches!(self.phase.get_untracked(), Phase::Ready(_)) {
            self.phase.set(Phase::Ready(Store::new(engine.clone(), me, self.persisted)));
        }
    }

    fn connect(self, engine: &Rc<Engine>, name: &str) {
        engine.join(name);
        if web_sys::window().is_some_and(|window| !window.navigator().on_line()) {
            engine.happen(Event::Wake(Wake::Offline));
        }
        let leader = engine.clone();
        tabs::lead_when_possible(name, move || leader.happen(Event::Wake(Wake::Lead)));
    }

    /// A network came or went, or the page is looked at again.
    fn listen_to_browser(self) {
        let wake = move |wake: Wake| {
            if let Some(engine) = self.engine.get_value() {
                engine.happen(Event::Wake(wake));
            }
        };
        on_window("online", move || wake(Wake::Now));
        on_window("offline", move || wake(Wake::Offline));
        on_window("focus", move || wake(Wake::Now));
    }
}

/// Writes down whose replica this is: a file of unsent work names them even after the log-out.
async fn sign(disk: &Disk, me: &Me) -> Result<(), DiskTrouble> {
    let words = serde_json::to_string(me).unwrap_or_default().into_bytes();
    if disk.get(DiskStore::Meta, OWNER_KEY).await? == Some(words.clone()) {
        return Ok(());
    }
    disk.strict(&[Change::Put(DiskStore::Meta, OWNER_KEY, words)]).await
}

/// What a row of the device's database says.
pub(super) fn read<T: DeserializeOwned>(bytes: Vec<u8>) -> Option<T> {
    serde_json::from_str(&String::from_utf8(bytes).ok()?).ok()
}

/// Calls whenever this happens to the window, for as long as the page stands.
pub(super) fn on_window(event: &str, call: impl Fn() + 'static) {
    let listen = Closure::<dyn Fn()>::new(call);
    if let Some(window) = web_sys::window() {
        // Cannot fail: the name is a string and the listener a function.
        let _added =
            window.add_event_listener_with_callback(event, listen.as_ref().unchecked_ref());
    }
    listen.forget();
}

/// Asks the browser not to clear our storage by itself; `None` where it does not say.
async fn persist() -> Option<bool> {
    let storage = web_sys::window()?.navigator().storage();
    let answer = JsFuture::from(storage.persist().ok()?).await.ok()?;
    answer.as_bool()
}
