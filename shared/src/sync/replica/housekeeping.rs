//! Housekeeping on the disk while nothing else is to be done, one slice at a time. Each slice is one
//! transaction, after which the disk reads as before: a crash between any two loses nothing.
//!
//! The oldest tail rows become one more chunk; a chunk is never changed, later ones stand over
//! earlier ones. Once most of what chunks hold has been replaced, they are written anew, in order
//! of id, behind the others; when the last id is written the old ones go.

use std::collections::{BTreeMap, BTreeSet};

use super::disk::{Change, FRONT_KEY, Store, Write};
use super::stored::{Rewriting, Rows};
use super::{Effect, Replica};
use crate::id::{Id, Millis};

/// How much may gather on the disk before it is put in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Upkeep {
    /// A tail of more rows is folded into chunks.
    pub tail_rows_max: u64,
    /// Entities in a chunk that is written here.
    pub chunk_rows: usize,
    /// Replaced frames that are never worth a rewriting.
    pub replaced_min: u64,
}

impl Default for Upkeep {
    fn default() -> Upkeep {
        Upkeep { tail_rows_max: 200, chunk_rows: 500, replaced_min: 2_000 }
    }
}

/// How long delivered acts are kept: until then a server restored from a backup gets them again.
pub const SENT_KEPT_MS: u64 = 60 * 24 * 60 * 60 * 1000;
/// How often delivered acts are looked through.
const EXPIRE_EVERY_MS: u64 = 24 * 60 * 60 * 1000;

/// What this tab knows of its disk's upkeep.
#[derive(Debug, Default)]
pub(super) struct Housekeeping {
    /// The ids in each tail row.
    tail: BTreeMap<u64, Vec<Id>>,
    /// The tail is folded up to this key.
    fold_to: u64,
    /// Every id, in order, while chunks are rewritten.
    order: Vec<Id>,
    /// The server's time at its last answer.
    server_time: Option<Millis>,
    /// The server's time when delivered acts were last looked through.
    expired_at: Option<Millis>,
    /// What the first page was last kept for.
    front: Option<Kept>,
}

#[derive(Debug)]
struct Kept {
    shown: Vec<Id>,
    aside: Vec<u8>,
    next_tail: u64,
}

impl Housekeeping {
    pub fn of(tail: &[(u64, Rows)]) -> Housekeeping {
        let mut housekeeping = Housekeeping::default();
        housekeeping.read(tail);
        housekeeping
    }

    /// Everything in the tail has been read.
    pub fn read(&mut self, tail: &[(u64, Rows)]) {
        self.tail = tail.iter().map(|(key, rows)| (*key, rows.ids())).collect();
    }

    /// Tail rows up to `first` have gone, and these have come.
    pub fn read_on(&mut self, first: u64, tail: &[(u64, Rows)]) {
        self.tail = self.tail.split_off(&first);
        self.tail.extend(tail.iter().map(|(key, rows)| (*key, rows.ids())));
    }

    /// The server's time, by which delivered acts grow old: a device's clock may be years ahead.
    pub fn server_time(&mut self, now: Millis) {
        self.server_time = Some(now);
    }

    /// No first page is kept any more.
    pub fn drop_front(&mut self) {
        self.front = None;
    }

    pub fn appended(&mut self, key: u64, rows: &Rows) {
        self.tail.insert(key, rows.ids());
    }
}

impl Replica {
    /// The next slice, if one is due and this tab leads.
    pub(super) fn tidy(&mut self, effects: &mut Vec<Effect>) {
        if !self.link.leading || self.link.is_busy() {
            return;
        }
        if self.meta.tail_rows() > self.upkeep.tail_rows_max {
            self.housekeeping.fold_to = self.meta.next_tail;
        }
        let write = if self.meta.first_tail < self.housekeeping.fold_to {
            Some(self.fold())
        } else if self.meta.rewriting.is_some() || self.is_mostly_replaced() {
            Some(self.rewrite())
        } else {
            self.expire()
        };
        effects.extend(write.map(Effect::Write));
    }

    /// Keeps what the first page needs where the next opening finds it first.
    pub(super) fn keep_front(&mut self, shown: Vec<Id>, aside: Vec<u8>, effects: &mut Vec<Effect>) {
        if !self.link.leading {
            return;
        }
        let change = match self.front_of(&shown, &aside) {
            Some(row) => {
                let next_tail = row.next_tail;
                self.housekeeping.front = Some(Kept { shown, aside, next_tail });
                Change::put(Store::Meta, FRONT_KEY, &row)
            }
            None => {
                self.housekeeping.front = None;
                Change::Delete(Store::Meta, FRONT_KEY)
            }
        };
        effects.push(Effect::Write(Write(vec![change])));
    }

    /// The oldest tail rows become a chunk.
    fn fold(&mut self) -> Write {
        let (mut ids, mut keys) = (BTreeSet::new(), Vec::new());
        for (key, held) in self.housekeeping.tail.range(..self.housekeeping.fold_to) {
            if !keys.is_empty() && ids.len() + held.len() > self.upkeep.chunk_rows {
                break;
            }
            keys.push(*key);
            ids.extend(held.iter().copied());
        }
        let mut rows = Rows::default();
        for id in ids {
            match self.view.frame(id) {
                // It may be newer than these tail rows; the rest of the tail says so again.
                Some(frame) => rows.changed.push(frame),
                None => rows.gone.push(id),
            }
        }
        let mut write = Write(vec![self.add_chunk(&rows)]);
        for key in &keys {
            self.housekeeping.tail.remove(key);
            write.0.push(Change::Delete(Store::Tail, *key));
        }
        self.meta.first_tail = keys.last().map_or(self.meta.next_tail, |key| key + 1);
        self.renew_front(&mut write);
        write.0.push(Change::meta(&self.meta));
        write
    }

    /// A kept first page that needs folded tail rows would be of no use.
    fn renew_front(&mut self, write: &mut Write) {
        let Some(kept) = self.housekeeping.front.take() else { return };
        if kept.next_tail >= self.meta.first_tail {
            self.housekeeping.front = Some(kept);
            return;
        }
        let (shown, aside) = (kept.shown, kept.aside);
        if let Some(row) = self.front_of(&shown, &aside) {
            write.0.push(Change::put(Store::Meta, FRONT_KEY, &row));
            self.housekeeping.front = Some(Kept { shown, aside, next_tail: row.next_tail });
        }
    }

    fn is_mostly_replaced(&self) -> bool {
        let held = self.view.len() as u64;
        self.meta.cursor.walk.is_none() && self.meta.frames > 2 * held + self.upkeep.replaced_min
    }

    /// The next ids become a chunk behind the others; after the last the old chunks go.
    fn rewrite(&mut self) -> Write {
        let from = self.meta.next_chunk;
        let begun = Rewriting { from, after: None, frames: 0 };
        let Rewriting { from, after, .. } = *self.meta.rewriting.get_or_insert(begun);
        if self.housekeeping.order.is_empty() {
            self.housekeeping.order = self.view.ids().collect();
            self.housekeeping.order.sort_unstable();
            self.housekeeping.order.dedup();
        }
        let order = &self.housekeeping.order;
        let start = after.map_or(0, |after| order.partition_point(|id| *id <= after));
        let next: Vec<Id> =
            order.iter().skip(start).take(self.upkeep.chunk_rows).copied().collect();
        let mut write = Write::default();
        match next.last() {
            Some(last) => {
                let changed = next.iter().filter_map(|id| self.view.frame(*id)).collect();
                write.0.push(self.add_chunk(&Rows { changed, gone: Vec::new() }));
                if let Some(rewriting) = &mut self.meta.rewriting {
                    rewriting.after = Some(*last);
                }
            }
            None => {
                self.housekeeping.order = Vec::new();
                let old = self.meta.first_chunk..from;
                write.0.extend(old.map(|key| Change::Delete(Store::Chunk, key)));
                self.meta.first_chunk = from;
                let rewriting = self.meta.rewriting.take();
                self.meta.frames = rewriting.map_or(0, |rewriting| rewriting.frames);
            }
        }
        write.0.push(Change::meta(&self.meta));
        write
    }

    /// One more chunk, over all others.
    pub(super) fn add_chunk(&mut self, rows: &Rows) -> Change {
        let put = Change::put(Store::Chunk, self.meta.next_chunk, rows);
        let frames = rows.changed.len() as u64;
        self.meta.next_chunk += 1;
        self.meta.frames += frames;
        if let Some(rewriting) = &mut self.meta.rewriting {
            rewriting.frames += frames;
        }
        put
    }

    /// Acts delivered long ago go, once a day.
    fn expire(&mut self) -> Option<Write> {
        let now = self.housekeeping.server_time?;
        let at = &mut self.housekeeping.expired_at;
        if at.is_some_and(|at| now.0 < at.0 + EXPIRE_EVERY_MS) {
            return None;
        }
        *at = Some(now);
        let before = Millis(now.0.saturating_sub(SENT_KEPT_MS));
        Some(Write(vec![Change::Expire(before)]))
    }
}
