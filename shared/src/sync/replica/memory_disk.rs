//! A disk in memory, for simulations and tests of devices: it keeps what was flushed apart from
//! what a crash may still take.

use std::collections::BTreeMap;

use super::disk::{
    COUNTER_KEY, Change, FRONT_KEY, META_KEY, Place, Snapshot, Store, Write, sort_outbox,
};
use super::stored::{Front, Meta, OutboxRow, Rows, SentRow, Stored as _};
use crate::id::{Counter, Millis};

type Stored = BTreeMap<(Store, u64), Vec<u8>>;

/// What is on the platter, and relaxed writes that a crash may still take.
#[derive(Clone, Default)]
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
        let row = OutboxRow { bytes, refused: None }.to_bytes();
        self.durable.insert((Store::Outbox, next), row);
        if let Some(replaced) = replaces {
            self.durable.remove(&(Store::Outbox, replaced.0));
        }
        Counter(next)
    }

    /// Stores an act anew under the next number in the place of `counter`, if that row still holds
    /// it.
    pub fn renumber(&mut self, bytes: Vec<u8>, counter: Counter) -> Option<Counter> {
        self.flush();
        let row = self.durable.get(&(Store::Outbox, counter.0));
        let stands = row.and_then(|row| OutboxRow::from_bytes(row));
        stands.filter(|row| row.bytes == bytes).map(|_| self.append(bytes, Some(counter)))
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
        read(&self.now(), None)
    }

    /// What is newer than `place` where one can read on from it, or else everything but `sent`.
    pub fn snapshot_after(&self, place: Place) -> Snapshot {
        let rows = self.now();
        let after = place.leads_to(&meta(&rows)).then_some(place);
        read(&rows, after)
    }

    /// The first page, as it was kept.
    pub fn front(&self) -> Option<Front> {
        Front::from_bytes(self.now().get(&(Store::Meta, FRONT_KEY))?)
    }

    /// What was delivered, oldest first.
    pub fn sent(&self) -> Vec<(Counter, SentRow)> {
        let rows = self.now();
        let sent = of(&rows, Store::Sent, 0);
        sent.filter_map(|(key, bytes)| Some((Counter(key), SentRow::from_bytes(bytes)?))).collect()
    }

    /// Every row's bytes, as they stand.
    pub fn rows(&self) -> Vec<(Store, u64, Vec<u8>)> {
        self.now().into_iter().map(|((store, key), bytes)| (store, key, bytes)).collect()
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

fn of(rows: &Stored, store: Store, from: u64) -> impl Iterator<Item = (u64, &Vec<u8>)> {
    rows.range((store, from)..=(store, u64::MAX)).map(|((_, key), bytes)| (*key, bytes))
}

fn meta(rows: &Stored) -> Meta {
    let bytes = rows.get(&(Store::Meta, META_KEY));
    bytes.and_then(|bytes| Meta::from_bytes(bytes)).unwrap_or_default()
}

fn read(rows: &Stored, after: Option<Place>) -> Snapshot {
    let from = after.unwrap_or_default();
    let chunks = of(rows, Store::Chunk, from.next_chunk);
    let chunks = chunks.filter_map(|(_, bytes)| Rows::from_bytes(bytes)).collect();
    let tail = of(rows, Store::Tail, from.next_tail);
    let tail = tail.filter_map(|(key, bytes)| Some((key, Rows::from_bytes(bytes)?))).collect();
    let all = of(rows, Store::Outbox, 0).map(|(key, bytes)| (key, bytes.clone()));
    let (outbox, unreadable) = sort_outbox(all);
    Snapshot { after, chunks, tail, outbox, unreadable, meta: meta(rows) }
}

fn perform(rows: &mut Stored, write: &Write) {
    for change in &write.0 {
        match change {
            Change::Put(store, key, bytes) => drop(rows.insert((*store, *key), bytes.clone())),
            Change::Delete(store, key) => drop(rows.remove(&(*store, *key))),
            Change::Clear(store) => rows.retain(|(this, _), _| this != store),
            Change::Revive => revive(rows),
            Change::Expire(before) => expire(rows, *before),
        }
    }
}

fn sent(rows: &Stored) -> Vec<(u64, SentRow)> {
    let sent = of(rows, Store::Sent, 0);
    sent.filter_map(|(key, bytes)| Some((key, SentRow::from_bytes(bytes)?))).collect()
}

fn revive(rows: &mut Stored) {
    for (key, row) in sent(rows) {
        rows.remove(&(Store::Sent, key));
        let waiting = OutboxRow { bytes: row.bytes, refused: None };
        rows.insert((Store::Outbox, key), waiting.to_bytes());
    }
}

fn expire(rows: &mut Stored, before: Millis) {
    for (key, row) in sent(rows) {
        if row.at < before {
            rows.remove(&(Store::Sent, key));
        }
    }
}
