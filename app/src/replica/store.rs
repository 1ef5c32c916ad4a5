//! What pages read and call.

use std::rc::Rc;

use leptos::prelude::*;
use shared::api::Me;
use shared::calendar::Day;
use shared::id::{ActorId, Counter, Id, Millis, Seq};
use shared::log::Head;
use shared::mutation::{Envelope, Mutation, Sealed};
use shared::rules::{Memory, Refusal};
use shared::sync::replica::{Event, Failure, Replica, Wake};

use super::clock;
use super::disk::DiskTrouble;
use super::engine::Engine;

/// The replica, as pages see it.
#[derive(Clone, Copy)]
pub struct Store {
    engine: StoredValue<Rc<Engine>, LocalStorage>,
    me: StoredValue<Me>,
    persisted: RwSignal<Option<bool>>,
}

/// Why an act was not saved. Nothing was changed; the form keeps what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActError {
    /// The rules refuse it.
    Refused(Refusal),
    /// It could not be written to the disk.
    Disk(DiskTrouble),
}

/// What the sync chip says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncStatus {
    /// Whether the browser believes there is a network and the server answers.
    pub online: bool,
    /// An exchange is under way.
    pub busy: bool,
    /// Acts not delivered.
    pub waiting: usize,
    /// Acts refused, waiting for the person.
    pub refused: usize,
    /// The session is over.
    pub signed_out: bool,
    /// Why the last exchange failed.
    pub trouble: Option<Failure>,
    /// The disk does not work.
    pub disk: Option<DiskTrouble>,
    /// When the server last answered.
    pub synced_at: Option<Millis>,
    /// A first sync has been finished.
    pub filled: bool,
    /// Only the first page is read so far.
    pub opening: bool,
    /// This tab is the one that syncs.
    pub leading: bool,
}

impl Store {
    pub(super) fn new(engine: Rc<Engine>, me: Me, persisted: RwSignal<Option<bool>>) -> Store {
        let engine = StoredValue::new_local(engine);
        Store { engine, me: StoredValue::new(me), persisted }
    }

    /// The store of the page's context.
    pub fn expect() -> Store {
        expect_context()
    }

    pub(super) fn engine(self) -> Rc<Engine> {
        self.engine.get_value()
    }

    /// Reads the replica; whoever calls runs again when anything changes.
    pub fn read<T>(self, read: impl FnOnce(&Replica) -> T) -> T {
        let engine = self.engine();
        engine.version.track();
        let replica = engine.replica.borrow();
        read(&replica)
    }

    /// Reads what is shown; whoever calls runs again when anything changes.
    pub fn entities<T>(self, read: impl FnOnce(&Memory) -> T) -> T {
        self.read(|replica| read(replica.entities()))
    }

    /// Whether only the first page is read so far: what it shows stands, but nothing may be counted
    /// or missed. Acts wait until everything is read.
    pub fn is_opening(self) -> bool {
        self.read(|replica| !replica.is_whole())
    }

    /// The first page shows these entities, and notes something beside: both are there at once at
    /// the next opening.
    pub fn front_is(self, shown: Vec<Id>, aside: Vec<u8>) {
        self.engine().front_is(shown, aside);
    }

    /// What the first page noted, until everything is read.
    pub fn front_aside(self) -> Option<Vec<u8>> {
        self.read(|replica| replica.aside().map(<[u8]>::to_vec))
    }

    /// Does something: `Ok` once it stands on this device for good.
    pub async fn act(
        self,
        mutation: impl Into<Mutation>,
        replaces: Option<Counter>,
    ) -> Result<Counter, ActError> {
        let (mutation, day, at) = (mutation.into(), self.today_untracked(), clock::now());
        self.engine().act(|ticket| Event::Act { ticket, day, at, mutation, replaces }).await
    }

    /// Tries a refused act again as it is.
    pub async fn resend(self, counter: Counter) -> Result<Counter, ActError> {
        let (day, at) = (self.today_untracked(), clock::now());
        self.engine().act(|ticket| Event::Resend { counter, ticket, day, at }).await
    }

    /// Throws a refused act away.
    pub fn discard(self, counter: Counter) {
        self.engine().happen(Event::Discard(counter));
    }

    /// What was delivered, newest first.
    pub async fn sent(self) -> Result<Vec<(Counter, Envelope, Seq, Millis)>, DiskTrouble> {
        let engine = self.engine();
        let replica = engine.replica.borrow().id;
        let rows = engine.sent().await?;
        let open = |(counter, row): (Counter, shared::sync::replica::SentRow)| {
            let envelope = Sealed { counter, bytes: row.bytes }.open(replica).ok()?;
            Some((counter, envelope, row.seq, row.at))
        };
        Ok(rows.into_iter().rev().filter_map(open).collect())
    }

    /// Syncs now.
    pub fn sync_now(self) {
        self.engine().happen(Event::Wake(Wake::Now));
    }

    /// How things stand between this device and the server.
    pub fn status(self) -> SyncStatus {
        let engine = self.engine();
        let disk = engine.trouble.get();
        self.read(|replica| {
            let link = &replica.link;
            SyncStatus {
                online: link.online && link.trouble != Some(Failure::Unreachable),
                busy: link.is_busy(),
                waiting: replica.outbox.waiting(),
                refused: replica.outbox.refused(),
                signed_out: link.signed_out,
                trouble: link.trouble,
                disk,
                synced_at: replica.synced_at(),
                filled: replica.is_filled(),
                opening: !replica.is_whole(),
                leading: link.leading,
            }
        })
    }

    /// For how many days the oldest act that the server has not has been on this device only. By
    /// the device's clock, which also gave the act its time.
    pub fn days_alone(self) -> Option<u32> {
        let since = self.read(|replica| replica.outbox.alone_since())?;
        Some(since.days_until(clock::now()))
    }

    /// The day that counts: the county's business date, or the device's day.
    pub fn today(self) -> Day {
        self.business_day().unwrap_or_else(clock::device_day)
    }

    /// The time that counts: the end of the county's business date, or the device's time.
    pub fn now(self) -> Millis {
        self.business_day().map_or_else(clock::now, clock::end_of)
    }

    fn today_untracked(self) -> Day {
        untrack(|| self.today())
    }

    /// The county's fixed business date, where it has one.
    pub fn business_day(self) -> Option<Day> {
        // Before the first sync, what the login said.
        let known = self.me.with_value(|me| me.business_day);
        self.read(|replica| replica.business_day).or(known)
    }

    /// The log's head at the last exchange: what this device is a witness of.
    pub fn witness(self) -> Head {
        self.read(|replica| replica.head())
    }

    /// In whose name work is entered: one's own, or the leader's whose delegate one is.
    pub fn actor(self) -> ActorId {
        self.read(|replica| replica.acting)
    }

    /// Whose hand enters it.
    pub fn hand(self) -> ActorId {
        self.me.with_value(|me| me.actor)
    }

    /// Enters in the name of a leader from now on, or in one's own again.
    pub fn act_for(self, leader: Option<ActorId>) {
        self.engine().act_for(leader.unwrap_or_else(|| self.hand()));
    }

    /// The leader in whose name one enters; nobody where one enters for oneself.
    pub fn acting_for(self) -> Option<ActorId> {
        Some(self.actor()).filter(|actor| *actor != self.hand())
    }

    /// Who is logged in.
    pub fn me(self) -> Me {
        self.me.get_value()
    }

    /// An id for something new.
    pub fn fresh_id(self) -> Id {
        clock::fresh_id()
    }

    /// Whether the browser has promised not to clear our storage by itself.
    pub fn persisted(self) -> Option<bool> {
        self.persisted.get()
    }
}
