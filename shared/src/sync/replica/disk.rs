//! What stands on a device's disk, as rows of bytes under a number, and what may be done to it.

use super::stored::{Meta, OutboxRow, Rows, Stored};
use crate::id::{Counter, Millis};

/// The stores of a replica's database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Store {
    /// Confirmed rows in bulk: [`Rows`], later ones over earlier ones.
    Chunk,
    /// Confirmed rows since: [`Rows`], in order.
    Tail,
    /// Acts not delivered: [`OutboxRow`] under the envelope's counter.
    Outbox,
    /// Acts delivered lately: [`super::SentRow`] under the envelope's counter.
    Sent,
    /// [`Meta`] under [`META_KEY`], the last counter given under [`COUNTER_KEY`], the first page
    /// ([`super::Front`]) under [`FRONT_KEY`].
    Meta,
}

/// What a disk holds of a replica but `sent`.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Set where of the chunks and the tail only what is newer than this place was read.
    pub after: Option<Place>,
    /// In order of key.
    pub chunks: Vec<Rows>,
    /// In order of key.
    pub tail: Vec<(u64, Rows)>,
    /// In order of counter.
    pub outbox: Vec<(Counter, OutboxRow)>,
    /// Rows of the outbox that cannot be read, as they stand: never deleted, never sent.
    pub unreadable: Vec<(Counter, Vec<u8>)>,
    /// Where it stands.
    pub meta: Meta,
}

/// How much of a disk's confirmed rows is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// [`Meta::generation`].
    pub generation: u64,
    /// [`Meta::next_chunk`].
    pub next_chunk: u64,
    /// [`Meta::next_tail`].
    pub next_tail: u64,
}

impl Place {
    /// Whether whoever knows everything up to this place can read on from it on the disk of `meta`.
    /// What is newer stands in later chunks and later tail rows; only a rewriting that has ended
    /// since leaves nothing of the ids that went.
    pub fn leads_to(self, meta: &Meta) -> bool {
        self.generation == meta.generation
            && (meta.first_chunk..=meta.next_chunk).contains(&self.next_chunk)
            && self.next_tail <= meta.next_tail
    }
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
    /// Deletes the rows of `sent` that were judged before this time. One that cannot be read stays.
    Expire(Millis),
}

impl Change {
    pub(super) fn put<T: Stored>(store: Store, key: u64, row: &T) -> Change {
        Change::Put(store, key, row.to_bytes())
    }

    pub(super) fn meta(meta: &Meta) -> Change {
        Change::put(Store::Meta, META_KEY, meta)
    }
}

/// The key of [`Meta`] in [`Store::Meta`].
pub const META_KEY: u64 = 0;

/// The key of the last counter given, in [`Store::Meta`], as 8 bytes little-endian.
pub const COUNTER_KEY: u64 = 1;

/// The key of [`super::Front`] in [`Store::Meta`]. (2 is the replica's own id.)
pub const FRONT_KEY: u64 = 4;

/// Changes that happen together or not at all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Write(pub Vec<Change>);

/// Rows of the outbox that can be read, and those that cannot.
type Sorted = (Vec<(Counter, OutboxRow)>, Vec<(Counter, Vec<u8>)>);

/// Sorts rows of the outbox into those that can be read and those that cannot.
pub fn sort_outbox(rows: impl IntoIterator<Item = (u64, Vec<u8>)>) -> Sorted {
    let (mut outbox, mut unreadable) = (Vec::new(), Vec::new());
    for (key, bytes) in rows {
        match OutboxRow::from_bytes(&bytes) {
            Some(row) => outbox.push((Counter(key), row)),
            None => unreadable.push((Counter(key), bytes)),
        }
    }
    (outbox, unreadable)
}
