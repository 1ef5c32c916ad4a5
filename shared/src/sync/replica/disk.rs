//! What stands on a device's disk, as rows of bytes under a number.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{Counter, Id, Millis, Seq};
use crate::log::Head;
use crate::rules::Refusal;
use crate::sync::Cursor;
use crate::wire::{Frame, encode};

/// The stores of a replica's database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Store {
    /// Confirmed rows in bulk: [`Rows`].
    Chunk,
    /// Confirmed rows since: [`Rows`], in order.
    Tail,
    /// Acts not delivered: [`OutboxRow`] under the envelope's counter.
    Outbox,
    /// Acts delivered lately: [`SentRow`] under the envelope's counter.
    Sent,
    /// [`Meta`] under 0, the last counter given under 1.
    Meta,
}

/// Confirmed entities and ids that went.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Rows {
    /// New or changed.
    pub changed: Vec<Frame>,
    /// No longer visible.
    pub gone: Vec<Id>,
}

/// An act that is not delivered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutboxRow {
    /// The envelope's bytes.
    pub bytes: Vec<u8>,
    /// Set once the server has refused it, or it was parked.
    pub refused: Option<Refused>,
}

/// Why and when an act was refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Refused {
    /// Its row in the log; none: it was parked on the device.
    pub seq: Option<Seq>,
    /// When.
    pub at: Millis,
    /// Why.
    pub reason: Refusal,
}

/// An act that is delivered, with its receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SentRow {
    /// The envelope's bytes.
    pub bytes: Vec<u8>,
    /// Its row in the log: the receipt's number.
    pub seq: Seq,
    /// When the server judged it.
    pub at: Millis,
}

/// Where the replica stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Meta {
    /// How far it has read.
    pub cursor: Cursor,
    /// The log's head then.
    pub head: Head,
    /// When the server last answered.
    pub synced_at: Option<Millis>,
    /// The county's business date.
    pub business_day: Option<Day>,
    /// Grows when chunks are rewritten: other tabs then read everything again.
    pub generation: u64,
    /// The next chunk's key.
    pub next_chunk: u64,
    /// The first tail row's key.
    pub first_tail: u64,
    /// The next tail row's key.
    pub next_tail: u64,
}

/// A tail longer than this is folded when the replica is opened.
const TAIL_ROWS_MAX: u64 = 200;

impl Meta {
    pub(super) fn tail_rows(&self) -> u64 {
        self.next_tail - self.first_tail
    }

    pub(super) fn is_long(&self) -> bool {
        self.tail_rows() > TAIL_ROWS_MAX
    }
}

/// Everything a disk holds of a replica but `sent`.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// In order of key.
    pub chunks: Vec<Rows>,
    /// In order of key.
    pub tail: Vec<(u64, Rows)>,
    /// In order of counter.
    pub outbox: Vec<(Counter, OutboxRow)>,
    /// Where it stands.
    pub meta: Meta,
}

/// One change of the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Adds or replaces a row.
    Put(Store, u64, Vec<u8>),
    /// Takes a row out, if it is there.
    Delete(Store, u64),
    /// Empties a store.
    Clear(Store),
    /// Moves every row of `sent` back to `outbox` as an act that is not delivered.
    Revive,
}

impl Change {
    pub(super) fn put<T: Serialize>(store: Store, key: u64, row: &T) -> Change {
        Change::Put(store, key, encode(row))
    }

    pub(super) fn meta(meta: &Meta) -> Change {
        Change::put(Store::Meta, META_KEY, meta)
    }
}

/// The key of [`Meta`] in [`Store::Meta`].
pub const META_KEY: u64 = 0;

/// The key of the last counter given, in [`Store::Meta`], as 8 bytes little-endian.
pub const COUNTER_KEY: u64 = 1;

/// Changes that happen together or not at all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Write(pub Vec<Change>);
