//! A replica's disk: IndexedDB, holding rows of bytes under a number.
//!
//! What to know about the library: requests go out when they are built, not when they are awaited;
//! a transaction rolls back unless committed; awaiting anything but its own requests ends it.
//! Browsers drop the connection now and then (the commonest failure in the wild): it is opened
//! again, and what had not been committed is tried once more.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use indexed_db_futures::typed_array::Uint8Array;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use shared::id::{Counter, Id, ReplicaId};
use shared::sync::replica::{
    COUNTER_KEY, Change, META_KEY, OutboxRow, SentRow, Snapshot, Store, Write,
};
use shared::wire::{decode, encode};

use super::clock;

/// The version of the stores below. A later version adds stores and copies; it never drops rows.
const VERSION: u8 = 1;

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

/// Photos and files; nothing writes to it yet, and it cannot be added later without an upgrade.
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
    /// Anything else, in the browser's words.
    Failed(String),
}

/// A replica's database.
#[derive(Clone)]
pub struct Disk {
    name: String,
    open: Rc<RefCell<Option<Rc<Database>>>>,
}

/// Rows by key, as they stand on disk.
type Raw = Vec<(u64, Vec<u8>)>;

/// Rows by key; `None` where this version cannot read one.
type Rows<T> = Vec<(u64, Option<T>)>;

fn open_rows<T: DeserializeOwned>(rows: Raw) -> Rows<T> {
    rows.into_iter().map(|(key, bytes)| (key, decode(&bytes))).collect()
}

fn readable<T>(rows: Rows<T>) -> impl Iterator<Item = (u64, T)> {
    rows.into_iter().filter_map(|(key, row)| Some((key, row?)))
}

/// How a transaction ended: a failure before the commit may be tried again.
enum Failed {
    Before(DiskTrouble),
    AtCommit(DiskTrouble),
}

impl Disk {
    /// The database of this name, made if it is not there.
    pub async fn open(name: String) -> Result<Disk, DiskTrouble> {
        let disk = Disk { name, open: Rc::default() };
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

    /// Everything but `sent`, as it stood at one moment. Confirmed rows that cannot be read are thrown
    /// away, all of them, and fetched again.
    pub async fn load(&self) -> Result<Snapshot, DiskTrouble> {
        let [chunks, tail, outbox, meta] =
            self.rows([Store::Chunk, Store::Tail, Store::Outbox, Store::Meta]).await?;
        let outbox = readable(open_rows::<OutboxRow>(outbox));
        let outbox = outbox.map(|(key, row)| (Counter(key), row)).collect();
        let (chunks, tail): (Rows<_>, Rows<_>) = (open_rows(chunks), open_rows(tail));
        if chunks.iter().any(|(_, row)| row.is_none()) || tail.iter().any(|(_, row)| row.is_none())
        {
            self.clear_confirmed().await?;
            return Ok(Snapshot { outbox, ..Snapshot::default() });
        }
        let chunks = readable(chunks).map(|(_, row)| row).collect();
        let tail = readable(tail).collect();
        let meta = meta.into_iter().find(|(key, _)| *key == META_KEY);
        let meta = meta.and_then(|(_, bytes)| decode(&bytes)).unwrap_or_default();
        Ok(Snapshot { chunks, tail, outbox, meta })
    }

    /// What was delivered, oldest first.
    pub async fn sent(&self) -> Result<Vec<(Counter, SentRow)>, DiskTrouble> {
        let [sent] = self.rows([Store::Sent]).await?;
        let rows = readable(open_rows::<SentRow>(sent));
        Ok(rows.map(|(key, row)| (Counter(key), row)).collect())
    }

    /// Stores an act under the next number, on the platter before it answers.
    pub async fn append(
        &self,
        bytes: Vec<u8>,
        replaces: Option<Counter>,
    ) -> Result<Counter, DiskTrouble> {
        let row = encode(&OutboxRow { bytes, refused: None });
        for last in [false, true] {
            match self.append_once(&row, replaces).await {
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

    /// Forgets what is confirmed; unsent and sent acts stay.
    pub async fn clear_confirmed(&self) -> Result<(), DiskTrouble> {
        self.strict(&[
            Change::Clear(Store::Chunk),
            Change::Clear(Store::Tail),
            Change::Delete(Store::Meta, META_KEY),
        ])
        .await
    }

    /// One row of bytes.
    pub async fn get(&self, store: Store, key: u64) -> Result<Option<Vec<u8>>, DiskTrouble> {
        for last in [false, true] {
            match self.get_once(store, key).await {
                Ok(found) => return Ok(found),
                Err(_) if !last => self.forget(),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(None)
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

    async fn append_once(&self, row: &[u8], replaces: Option<Counter>) -> Result<Counter, Failed> {
        let database = self.connection().await.map_err(Failed::Before)?;
        let names = [name(Store::Outbox), name(Store::Meta)];
        let transaction =
            begin(&database, &names, TransactionDurability::Strict).map_err(before)?;
        let outbox = transaction.object_store(name(Store::Outbox)).map_err(before)?;
        let meta = transaction.object_store(name(Store::Meta)).map_err(before)?;
        let last: Option<Uint8Array> =
            meta.get(COUNTER_KEY as f64).primitive().map_err(before)?.await.map_err(before)?;
        let last =
            last.and_then(|bytes| Some(u64::from_le_bytes((*bytes).as_slice().try_into().ok()?)));
        let counter = last.unwrap_or(0) + 1;
        put(&meta, COUNTER_KEY, &counter.to_le_bytes()).map_err(before)?;
        put(&outbox, counter, row).map_err(before)?;
        if let Some(replaced) = replaces {
            delete(&outbox, replaced.0).map_err(before)?;
        }
        transaction.commit().await.map_err(|error| Failed::AtCommit(trouble(&error)))?;
        Ok(Counter(counter))
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

    async fn get_once(&self, store: Store, key: u64) -> Result<Option<Vec<u8>>, DiskTrouble> {
        let database = self.connection().await?;
        let read = async {
            let transaction = database.transaction(name(store)).build()?;
            let rows = transaction.object_store(name(store))?;
            let found: Option<Uint8Array> = rows.get(key as f64).primitive()?.await?;
            transaction.commit().await?;
            Ok(found.map(Vec::from))
        };
        read.await.map_err(|error: Error| trouble(&error))
    }

    async fn rows<const N: usize>(&self, stores: [Store; N]) -> Result<[Raw; N], DiskTrouble> {
        for last in [false, true] {
            match self.rows_once(stores).await {
                Ok(rows) => return Ok(rows),
                Err(_) if !last => self.forget(),
                Err(trouble) => return Err(trouble),
            }
        }
        Err(DiskTrouble::Unavailable)
    }

    /// One transaction: what another tab writes meanwhile is in none of the stores or in all of them.
    async fn rows_once<const N: usize>(&self, stores: [Store; N]) -> Result<[Raw; N], DiskTrouble> {
        let database = self.connection().await?;
        let read = async {
            let names = stores.map(|store| name(store).to_owned());
            let transaction = database.transaction(names.as_slice()).build()?;
            let mut requests = Vec::with_capacity(N);
            for store in stores {
                let rows = transaction.object_store(name(store))?;
                let keys = rows.get_all_keys::<f64>().primitive()?;
                requests.push((keys, rows.get_all::<Uint8Array>().primitive()?));
            }
            let mut answers = stores.map(|_| Raw::new());
            for (answer, (keys, values)) in answers.iter_mut().zip(requests) {
                let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
                let values = values.await?.collect::<Result<Vec<Uint8Array>, Error>>()?;
                let keys = keys.into_iter().map(|key| key as u64);
                *answer = keys.zip(values.into_iter().map(Vec::from)).collect();
            }
            transaction.commit().await?;
            Ok(answers)
        };
        read.await.map_err(|error: Error| trouble(&error))
    }

    /// The connection, opened again where the browser has dropped it.
    async fn connection(&self) -> Result<Rc<Database>, DiskTrouble> {
        if let Some(database) = self.open.borrow().clone() {
            return Ok(database);
        }
        let database = Rc::new(open(&self.name).await?);
        *self.open.borrow_mut() = Some(database.clone());
        spawn_local(make_way(database.clone(), self.clone()));
        Ok(database)
    }

    fn forget(&self) {
        self.open.borrow_mut().take();
    }
}

/// Opens the database; a tab that holds an older version open is waited for only as long as it takes
/// the browser to say so.
async fn open(name: &str) -> Result<Database, DiskTrouble> {
    let (tell, blocked) = oneshot::channel();
    let opening = Database::open(name)
        .with_version(VERSION)
        .with_on_blocked(|_| {
            // Nobody waits any more once the database is open.
            let _open = tell.send(());
            Ok(())
        })
        .with_on_upgrade_needed(|_, database| {
            for (_, name) in STORES {
                database.create_object_store(name).build()?;
            }
            database.create_object_store(BLOB).build()?;
            Ok(())
        })
        .into_future();
    match select(opening, blocked).await {
        Either::Left((database, _)) => database.map_err(|error| open_trouble(&error)),
        Either::Right((Ok(()), _)) => Err(DiskTrouble::BlockedByOtherTab),
        Either::Right((Err(_), opening)) => opening.await.map_err(|error| open_trouble(&error)),
    }
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

fn name(store: Store) -> &'static str {
    STORES.iter().find(|(this, _)| *this == store).map_or("meta", |(_, name)| name)
}

fn begin<'a>(
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
    }
}

/// Moves every row of `sent` back to the outbox.
async fn revive(transaction: &Transaction<'_>) -> Result<(), Error> {
    let sent = transaction.object_store(name(Store::Sent))?;
    let outbox = transaction.object_store(name(Store::Outbox))?;
    let keys = sent.get_all_keys::<f64>().primitive()?;
    let values = sent.get_all::<Uint8Array>().primitive()?;
    let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
    let values = values.await?.collect::<Result<Vec<Uint8Array>, Error>>()?;
    for (key, bytes) in keys.into_iter().zip(values) {
        if let Some(row) = decode::<SentRow>(&bytes) {
            let waiting = encode(&OutboxRow { bytes: row.bytes, refused: None });
            put(&outbox, key as u64, &waiting)?;
        }
    }
    sent.clear().map(drop)
}

fn put(store: &ObjectStore<'_>, key: u64, bytes: &[u8]) -> Result<(), Error> {
    store.put(Uint8Array::from(bytes.to_vec())).with_key(key as f64).primitive().map(drop)
}

fn delete(store: &ObjectStore<'_>, key: u64) -> Result<(), Error> {
    store.delete(key as f64).primitive().map(drop)
}

fn before(error: Error) -> Failed {
    Failed::Before(trouble(&error))
}

pub(super) fn trouble(error: &Error) -> DiskTrouble {
    match error {
        Error::DomException(DomException::Other(exception))
            if exception.name() == "QuotaExceededError" =>
        {
            DiskTrouble::Full
        }
        other => DiskTrouble::Failed(other.to_string()),
    }
}

pub(super) fn open_trouble(error: &OpenDbError) -> DiskTrouble {
    match error {
        OpenDbError::Base(base) => trouble(base),
        OpenDbError::VersionZero => DiskTrouble::Failed(error.to_string()),
        OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => DiskTrouble::Unavailable,
    }
}
