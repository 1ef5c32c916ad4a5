//! A replica's disk: IndexedDB, holding rows of bytes under a number.
//!
//! What to know about the library: requests go out when they are built, not when they are awaited;
//! a transaction rolls back unless committed; awaiting anything but its own requests ends it.
//! Browsers drop the connection now and then (the commonest failure in the wild): it is opened
//! again, and what had not been committed is tried once more.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr as _;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use indexed_db_futures::typed_array::Uint8Array;
use leptos::task::spawn_local;
use shared::id::{Counter, Id, Millis, ReplicaId};
use shared::sync::replica::{COUNTER_KEY, Change, Meta, OutboxRow, SentRow, Store, Stored, Write};
use shared::wire::{decode, encode};

use super::reading::forgetting;
use super::{clock, reading};

/// The version of the stores below and of their rows: an older app must not read what a newer one
/// writes. A later version adds stores; rows say themselves which version wrote them (see
/// `shared::sync::replica::Stored`), and none is ever dropped. 2: rows are framed.
const VERSION: u8 = 2;

/// [`ReplicaId`] in the meta store.
pub(super) const IDENTITY_KEY: u64 = 2;

/// Whose replica it is, for when nobody is logged in any more, in the meta store: JSON.
pub(super) const OWNER_KEY: u64 = 16;

const STORES: [(Store, &str); 5] = [
    (Store::Chunk, "chunk"),
    (Store::Tail, "tail"),
    (Store::Outbox, "outbox"),
    (Store::Sent, "sent"),
    (Store::Meta, "meta"),
];

/// Photos and files: see `blobs.rs`.
pub(super) const BLOB: &str = "blob";

/// Why the disk does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskTrouble {
    /// The browser has no storage for us: private mode, or switched off.
    Unavailable,
    /// No room is left.
    Full,
    /// Another tab holds an older version open.
    BlockedByOtherTab,
    /// A newer version has taken over the database: this tab's program is too old for it.
    Outdated,
    /// The database was deleted while this tab had it open. What is in memory is all there is.
    Gone,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// A replica's database.
#[derive(Clone)]
pub struct Disk {
    name: String,
    open: Rc<RefCell<Option<Rc<Database>>>>,
    /// Whether it has been open: from then on an empty database is none of ours.
    was_open: Rc<Cell<bool>>,
    /// It was found deleted.
    gone: Rc<Cell<bool>>,
}

/// Where an act is to stand in the outbox.
#[derive(Clone, Copy)]
enum Place {
    /// Under the next number; a row that it replaces goes.
    Next { instead_of: Option<Counter> },
    /// Under the next number in the place of this row, if it still holds the same act.
    Of(Counter),
}

/// How a transaction ended: a failure before the commit may be tried again.
enum Failed {
    Before(DiskTrouble),
    AtCommit(DiskTrouble),
}

impl Disk {
    /// The database of this name, made if it is not there.
    pub async fn open(name: String) -> Result<Disk, DiskTrouble> {
        let disk = Disk { name, open: Rc::default(), was_open: Rc::default(), gone: Rc::default() };
        disk.connection().await?;
        Ok(disk)
    }

    /// The replica's identity, made at the first call.
    pub async fn identity(&self) -> Result<ReplicaId, DiskTrouble> {
        if let Some(bytes) = self.get(Store::Meta, IDENTITY_KEY).await? {
            return decode(&bytes).ok_or_else(|| DiskTrouble::Failed("identity".into()));
        }
        let id = ReplicaId(Id(clock::random()));
        let put = Change::Put(Store::Meta, IDENTITY_KEY, encode(&id));
        self.strict(&[put]).await?;
        Ok(id)
    }

    /// Stores an act under the next number, on the platter before it answers.
    pub async fn append(
        &self,
        bytes: Vec<u8>,
        replaces: Option<Counter>,
    ) -> Result<Counter, DiskTrouble> {
        let stored = self.store(bytes, Place::Next { instead_of: replaces }).await?;
        stored.ok_or(DiskTrouble::Unavailable)
    }

    /// Stores an act anew under the next number in the place of `counter`, if that row still holds
    /// it.
    pub async fn renumber(
        &self,
        bytes: Vec<u8>,
        counter: Counter,
    ) -> Result<Option<Counter>, DiskTrouble> {
        self.store(bytes, Place::Of(counter)).await
    }

    async fn store(&self, bytes: Vec<u8>, place: Place) -> Result<Option<Counter>, DiskTrouble> {
        let row = OutboxRow { bytes, refused: None };
        for last in [false, true] {
            match self.store_once(&row, place).await {
                Ok(counter) => return Ok(counter),
                Err(Failed::Before(_)) if !last => self.forget(),
                Err(Failed::Before(trouble) | Failed::AtCommit(trouble)) => return Err(trouble),
            }
        }
        Err(DiskTrouble::Unavailable)
    }

    /// Writes all of it or nothing. Confirmed rows can be fetched again, so it need not wait for the
    /// platter.
    pub async fn write(&self, write: &Write) -> Result<(), DiskTrouble> {
        self.changes(&write.0, TransactionDurability::Relaxed).await
    }

    /// Forgets what is confirmed; unsent and sent acts stay. `meta` is where it then stands; none:
    /// nowhere yet.
    pub async fn clear_confirmed(&self, meta: Option<&Meta>) -> Result<(), DiskTrouble> {
        self.strict(&forgetting(meta)).await
    }

    /// One row of bytes.
    pub async fn get(&self, store: Store, key: u64) -> Result<Option<Vec<u8>>, DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            reading::get(&database, store, key).await.map_err(|error| trouble(&error))
        })
        .await
    }

    /// Reads, a second time over a new connection where the first has failed.
    pub(super) async fn again<T, F: Future<Output = Result<T, DiskTrouble>>>(
        &self,
        read: impl Fn() -> F,
    ) -> Result<T, DiskTrouble> {
        match read().await {
            Err(_) => {
                self.forget();
                read().await
            }
            done => done,
        }
    }

    /// Writes all of it, on the platter before it answers.
    pub async fn strict(&self, changes: &[Change]) -> Result<(), DiskTrouble> {
        self.changes(changes, TransactionDurability::Strict).await
    }

    async fn changes(
        &self,
        changes: &[Change],
        durability: TransactionDurability,
    ) -> Result<(), DiskTrouble> {
        for last in [false, true] {
            match self.write_once(changes, durability).await {
                Ok(()) => return Ok(()),
                Err(Failed::Before(_)) if !last => self.forget(),
                Err(Failed::Before(trouble) | Failed::AtCommit(trouble)) => return Err(trouble),
            }
        }
        Err(DiskTrouble::Unavailable)
    }

    async fn store_once(&self, row: &OutboxRow, place: Place) -> Result<Option<Counter>, Failed> {
        let database = self.connection().await.map_err(Failed::Before)?;
        let names = [name(Store::Outbox), name(Store::Meta)];
        let transaction =
            begin(&database, &names, TransactionDurability::Strict).map_err(before)?;
        let outbox = transaction.object_store(name(Store::Outbox)).map_err(before)?;
        let meta = transaction.object_store(name(Store::Meta)).map_err(before)?;
        let replaced = match place {
            Place::Next { instead_of } => instead_of,
            Place::Of(counter) => Some(counter),
        };
        if let Place::Of(counter) = place {
            let there = bytes_of(&outbox, counter.0).await.map_err(before)?;
            let there = there.and_then(|bytes| OutboxRow::from_bytes(&bytes));
            if there.is_none_or(|there| there.bytes != row.bytes) {
                return Ok(None);
            }
        }
        let last = bytes_of(&meta, COUNTER_KEY).await.map_err(before)?;
        let last =
            last.and_then(|bytes| Some(u64::from_le_bytes((*bytes).as_slice().try_into().ok()?)));
        let counter = last.unwrap_or(0) + 1;
        put(&meta, COUNTER_KEY, &counter.to_le_bytes()).map_err(before)?;
        put(&outbox, counter, &row.to_bytes()).map_err(before)?;
        if let Some(replaced) = replaced {
            delete(&outbox, replaced.0).map_err(before)?;
        }
        transaction.commit().await.map_err(|error| Failed::AtCommit(trouble(&error)))?;
        Ok(Some(Counter(counter)))
    }

    async fn write_once(
        &self,
        changes: &[Change],
        durability: TransactionDurability,
    ) -> Result<(), Failed> {
        let database = self.connection().await.map_err(Failed::Before)?;
        let names = STORES.map(|(_, name)| name);
        let transaction = begin(&database, &names, durability).map_err(before)?;
        for change in changes {
            perform(&transaction, change).await.map_err(before)?;
        }
        transaction.commit().await.map_err(|error| Failed::AtCommit(trouble(&error)))
    }

    /// The connection, opened again where the browser has dropped it.
    pub(super) async fn connection(&self) -> Result<Rc<Database>, DiskTrouble> {
        if let Some(database) = self.open.borrow().clone() {
            return Ok(database);
        }
        if self.gone.get() {
            return Err(DiskTrouble::Gone);
        }
        let Opened { database, is_new } = open(&self.name).await?;
        if is_new && self.was_open.get() {
            // The next start begins in it, with an identity of its own.
            database.close();
            self.gone.set(true);
            return Err(DiskTrouble::Gone);
        }
        self.was_open.set(true);
        let database = Rc::new(database);
        *self.open.borrow_mut() = Some(database.clone());
        spawn_local(make_way(database.clone(), self.clone()));
        Ok(database)
    }

    fn forget(&self) {
        self.open.borrow_mut().take();
    }
}

/// A database, and whether it has just been made.
struct Opened {
    database: Database,
    is_new: bool,
}

/// Opens the database; a tab that holds an older version open is waited for only as long as it takes
/// the browser to say so.
async fn open(name: &str) -> Result<Opened, DiskTrouble> {
    let is_new = Rc::new(Cell::new(false));
    let made = is_new.clone();
    let (tell, blocked) = oneshot::channel();
    let opening = Database::open(name)
        .with_version(VERSION)
        .with_on_blocked(|_| {
            // Nobody waits any more once the database is open.
            let _open = tell.send(());
            Ok(())
        })
        .with_on_upgrade_needed(move |event, database| {
            made.set(event.old_version() == 0.0);
            let there: Vec<String> = database.object_store_names().collect();
            let all = STORES.map(|(_, name)| name).into_iter().chain([BLOB]);
            for name in all.filter(|name| !there.iter().any(|store| store == name)) {
                database.create_object_store(name).build()?;
            }
            Ok(())
        })
        .into_future();
    let opened = match select(opening, blocked).await {
        Either::Left((opened, _)) => opened,
        Either::Right((Ok(()), _)) => return Err(DiskTrouble::BlockedByOtherTab),
        Either::Right((Err(_), opening)) => opening.await,
    };
    let database = opened.map_err(|error| open_trouble(&error))?;
    Ok(Opened { database, is_new: is_new.get() })
}

/// Closes the connection when a newer version of the app wants to change the stores.
async fn make_way(database: Rc<Database>, disk: Disk) {
    // Without a listener only the newer version has to wait: it says so to its person.
    let Ok(mut changes) = database.version_changes() else { return };
    if changes.recv().await.is_some() {
        disk.forget();
        Database::clone(&database).close();
    }
}

/// A store's name in the database.
pub(super) fn name(store: Store) -> &'static str {
    STORES.iter().find(|(this, _)| *this == store).map_or("meta", |(_, name)| name)
}

pub(super) fn begin<'a>(
    database: &'a Database,
    names: &[&str],
    durability: TransactionDurability,
) -> Result<Transaction<'a>, Error> {
    let mut options = TransactionOptions::new();
    options.set_durability(durability);
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    database
        .transaction(names.as_slice())
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()
}

async fn perform(transaction: &Transaction<'_>, change: &Change) -> Result<(), Error> {
    match change {
        Change::Put(store, key, bytes) => {
            put(&transaction.object_store(name(*store))?, *key, bytes)
        }
        Change::Delete(store, key) => delete(&transaction.object_store(name(*store))?, *key),
        Change::Clear(store) => transaction.object_store(name(*store))?.clear().map(drop),
        Change::Revive => revive(transaction).await,
        Change::Expire(before) => expire(transaction, *before).await,
    }
}

/// Moves every row of `sent` back to the outbox.
async fn revive(transaction: &Transaction<'_>) -> Result<(), Error> {
    let sent = transaction.object_store(name(Store::Sent))?;
    let outbox = transaction.object_store(name(Store::Outbox))?;
    for (key, row) in sent_rows(&sent).await? {
        let waiting = OutboxRow { bytes: row.bytes, refused: None };
        put(&outbox, key, &waiting.to_bytes())?;
        delete(&sent, key)?;
    }
    Ok(())
}

/// Deletes the rows of `sent` that were judged before this time.
async fn expire(transaction: &Transaction<'_>, before: Millis) -> Result<(), Error> {
    let sent = transaction.object_store(name(Store::Sent))?;
    for (key, row) in sent_rows(&sent).await? {
        if row.at < before {
            delete(&sent, key)?;
        }
    }
    Ok(())
}

/// The rows of `sent` that can be read.
async fn sent_rows(sent: &ObjectStore<'_>) -> Result<Vec<(u64, SentRow)>, Error> {
    let keys = sent.get_all_keys::<f64>().primitive()?;
    let values = sent.get_all::<Uint8Array>().primitive()?;
    let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
    let values = values.await?.collect::<Result<Vec<Uint8Array>, Error>>()?;
    let rows = keys.into_iter().zip(values);
    Ok(rows.filter_map(|(key, row)| Some((key as u64, SentRow::from_bytes(&row)?))).collect())
}

pub(super) fn put(store: &ObjectStore<'_>, key: u64, bytes: &[u8]) -> Result<(), Error> {
    store.put(Uint8Array::from(bytes.to_vec())).with_key(key as f64).primitive().map(drop)
}

async fn bytes_of(store: &ObjectStore<'_>, key: u64) -> Result<Option<Uint8Array>, Error> {
    store.get(key as f64).primitive()?.await
}

pub(super) fn delete(store: &ObjectStore<'_>, key: u64) -> Result<(), Error> {
    store.delete(key as f64).primitive().map(drop)
}

fn before(error: Error) -> Failed {
    Failed::Before(trouble(&error))
}

/// What a failure of the database is for people.
pub(super) fn trouble(error: &Error) -> DiskTrouble {
    let Error::DomException(exception) = error else {
        return DiskTrouble::Failed(error.to_string());
    };
    match exception.as_sys().name().as_str() {
        "QuotaExceededError" => DiskTrouble::Full,
        "VersionError" => DiskTrouble::Outdated,
        // Storage switched off, or a frame that may have none.
        "SecurityError" => DiskTrouble::Unavailable,
        name => DiskTrouble::Failed(format!("{name}: {}", exception.message())),
    }
}

pub(super) fn open_trouble(error: &OpenDbError) -> DiskTrouble {
    match error {
        OpenDbError::Base(base) => trouble(base),
        // The library says "version zero" of whatever opening throws; ours is never zero.
        OpenDbError::VersionZero
        | OpenDbError::UnsupportedEnvironment
        | OpenDbError::NullFactory => DiskTrouble::Unavailable,
    }
}
