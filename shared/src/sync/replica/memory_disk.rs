//! A disk in memory, for simulations and tests of devices: it keeps what was flushed apart from
//! what a crash may still take.

use std::collections::BTreeMap;

use super::disk::{
    COUNTER_KEY, Change, META_KEY, Meta, OutboxRow, SentRow, Snapshot, Store, Write,
};
use crate::id::Counter;
use crate::wire::{decode, encode};

type Stored = BTreeMap<(Store, u64), Vec<u8>>;

/// What is on the platter, and relaxed writes that a crash may still take.
#[derive(Default)]
pub struct MemoryDisk {
    durable: Stored,
    relaxed: Vec<Write>,
}

impl MemoryDisk {
    /// Stores an act under the next number. Strict: everything before it is flushed, too.
    pub fn append(&mut self, bytes: Vec<u8>, replaces: Option<Counter>) -> Counter {
        self.flush();
        let last = self.durable.get(&(Store::Meta, COUNTER_KEY));
        let last = last.and_then(|bytes| bytes.as_slice().try_into().ok());
        let next = last.map_or(0, u64::from_le_bytes) + 1;
        self.durable.insert((Store::Meta, COUNTER_KEY), next.to_le_bytes().to_vec());
        let row = encode(&OutboxRow { bytes, refused: None });
        self.durable.insert((Store::Outbox, next), row);
        if let Some(replaced) = replaces {
            self.durable.remove(&(Store::Outbox, replaced.0));
        }
        Counter(next)
    }

    /// Writes without waiting for the platter.
    pub fn write(&mut self, write: Write) {
        self.relaxed.push(write);
    }

    /// How many writes a crash may still take.
    pub fn relaxed(&self) -> usize {
        self.relaxed.len()
    }

    /// The process is killed: only the first `kept` relaxed writes reached the platter.
    pub fn crash(&mut self, kept: usize) {
        self.relaxed.truncate(kept);
        self.flush();
    }

    /// Everything but `sent`.
    pub fn snapshot(&self) -> Snapshot {
        let rows = self.now();
        let of = |store| rows.iter().filter(move |((this, _), _)| *this == store);
        let outbox =
            of(Store::Outbox).filter_map(|((_, key), bytes)| Some((Counter(*key), decode(bytes)?)));
        let meta = rows.get(&(Store::Meta, META_KEY)).and_then(|bytes| decode::<Meta>(bytes));
        Snapshot {
            chunks: of(Store::Chunk).filter_map(|(_, bytes)| decode(bytes)).collect(),
            tail: of(Store::Tail)
                .filter_map(|((_, key), bytes)| Some((*key, decode(bytes)?)))
                .collect(),
            outbox: outbox.collect(),
            meta: meta.unwrap_or_default(),
        }
    }

    /// What was delivered, oldest first.
    pub fn sent(&self) -> Vec<(Counter, SentRow)> {
        let rows = self.now();
        let sent = rows.iter().filter(|((store, _), _)| *store == Store::Sent);
        sent.filter_map(|((_, key), bytes)| Some((Counter(*key), decode(bytes)?))).collect()
    }

    fn now(&self) -> Stored {
        let mut rows = self.durable.clone();
        self.relaxed.iter().for_each(|write| perform(&mut rows, write));
        rows
    }

    fn flush(&mut self) {
        self.durable = self.now();
        self.relaxed.clear();
    }
}

fn perform(rows: &mut Stored, write: &Write) {
    for change in &write.0 {
        match change {
            Change::Put(store, key, bytes) => drop(rows.insert((*store, *key), bytes.clone())),
            Change::Delete(store, key) => drop(rows.remove(&(*store, *key))),
            Change::Clear(store) => rows.retain(|(this, _), _| this != store),
            Change::Revive => revive(rows),
        }
    }
}

fn revive(rows: &mut Stored) {
    let sent = rows.iter().filter(|((store, _), _)| *store == Store::Sent);
    let sent: Vec<(u64, Option<SentRow>)> =
        sent.map(|((_, key), bytes)| (*key, decode(bytes))).collect();
    for (key, row) in sent {
        rows.remove(&(Store::Sent, key));
        if let Some(row) = row {
            let waiting = OutboxRow { bytes: row.bytes, refused: None };
            rows.insert((Store::Outbox, key), encode(&waiting));
        }
    }
}
