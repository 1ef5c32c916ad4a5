//! A device's disk, and who watches what leaves its outbox.

use std::collections::{BTreeMap, BTreeSet};

use shared::id::{Counter, ReplicaId};
use shared::mutation::Sealed;
use shared::sync::replica::{Change, MemoryDisk, Place, SentRow, Snapshot, Store, Write};

use crate::breach::{Breach, Outcome, Rule};
use crate::oracle::{Name, Oracle};
use crate::veil;

/// What was ever done to a disk: its contents follow.
#[derive(Clone)]
enum Deed {
    Append { bytes: Vec<u8>, replaces: Option<Counter> },
    Renumber { bytes: Vec<u8>, counter: Counter },
    Write(Write),
    Kill { kept: usize },
}

/// The database of one replica.
pub struct Disk {
    /// Whose it is. Another one comes with every new database.
    pub replica: ReplicaId,
    held: MemoryDisk,
    deeds: Vec<Deed>,
    /// Refused acts that their person has thrown away.
    discarded: BTreeSet<Counter>,
}

impl Disk {
    /// An empty database.
    pub fn new(replica: ReplicaId) -> Disk {
        let (held, deeds, discarded) = (MemoryDisk::default(), Vec::new(), BTreeSet::new());
        Disk { replica, held, deeds, discarded }
    }

    /// An act's name.
    pub fn name(&self, counter: Counter, bytes: &[u8]) -> Name {
        let sealed = Sealed { counter, bytes: bytes.to_vec() };
        Name { replica: self.replica, counter, digest: sealed.digest() }
    }

    /// Stores an act under the next number.
    pub fn append(&mut self, bytes: Vec<u8>, replaces: Option<Counter>) -> Counter {
        self.deeds.push(Deed::Append { bytes: bytes.clone(), replaces });
        self.held.append(bytes, replaces)
    }

    /// Stores an act anew under the next number, if the row of `counter` still holds it.
    pub fn renumber(&mut self, bytes: Vec<u8>, counter: Counter) -> Option<Counter> {
        self.deeds.push(Deed::Renumber { bytes: bytes.clone(), counter });
        self.held.renumber(bytes, counter)
    }

    /// The person throws an act away.
    pub fn discard(&mut self, counter: Counter) {
        self.discarded.insert(counter);
    }

    /// Writes, and looks at what leaves the outbox.
    pub fn write(&mut self, write: Write, oracle: &Oracle) -> Outcome {
        let about_acts = |change: &Change| match change {
            Change::Put(store, ..) | Change::Delete(store, _) | Change::Clear(store) => {
                *store == Store::Outbox
            }
            _ => false,
        };
        let is_watched = write.0.iter().any(about_acts);
        let before = if is_watched { self.outbox() } else { BTreeMap::new() };
        self.deeds.push(Deed::Write(write.clone()));
        self.held.write(write);
        if is_watched { self.check_left(&before, oracle) } else { Ok(()) }
    }

    fn check_left(&self, before: &BTreeMap<Counter, Vec<u8>>, oracle: &Oracle) -> Outcome {
        let after = self.outbox();
        let left = before.iter().filter(|(counter, _)| !after.contains_key(counter));
        let sent: BTreeMap<Counter, SentRow> = self.held.sent().into_iter().collect();
        for (counter, bytes) in left {
            let receipt = sent.get(counter).filter(|row| row.bytes == *bytes);
            let has_receipt = receipt.is_some() && oracle.ever(&self.name(*counter, bytes));
            if !has_receipt && !self.discarded.contains(counter) {
                let words = format!("act {} left the outbox of {}", counter.0, self.replica);
                return Breach::of(Rule::Kept, words);
            }
        }
        Ok(())
    }

    /// The acts that stand in the outbox, by number.
    pub fn outbox(&self) -> BTreeMap<Counter, Vec<u8>> {
        let rows = self.held.snapshot().outbox;
        rows.into_iter().map(|(counter, row)| (counter, veil::plain(&row.bytes))).collect()
    }

    /// The acts that are kept as refused, by number.
    pub fn refused(&self) -> BTreeSet<Counter> {
        let rows = self.held.snapshot().outbox;
        rows.into_iter()
            .filter(|(_, row)| row.refused.is_some())
            .map(|(counter, _)| counter)
            .collect()
    }

    /// Every act that stands here, delivered or not.
    pub fn acts(&self) -> BTreeSet<Name> {
        let sent = self.held.sent().into_iter().map(|(counter, row)| (counter, row.bytes));
        let all = self.outbox().into_iter().chain(sent);
        all.map(|(counter, bytes)| self.name(counter, &bytes)).collect()
    }

    /// What a tab reads: everything, or what is newer than this place.
    pub fn snapshot(&self, place: Option<Place>) -> Snapshot {
        place.map_or_else(|| self.held.snapshot(), |place| self.held.snapshot_after(place))
    }

    /// How many writes a kill may still take.
    pub fn relaxed(&self) -> usize {
        self.held.relaxed()
    }

    /// The process is killed: only so many relaxed writes have reached the platter.
    pub fn kill(&mut self, kept: usize) {
        self.deeds.push(Deed::Kill { kept });
        self.held.crash(kept);
    }

    /// Where acts are stored like any other write, a kill may take the last of them.
    pub fn kill_with_appends(&mut self) {
        let last = self.deeds.iter().rposition(|deed| matches!(deed, Deed::Append { .. }));
        if let Some(last) = last.filter(|last| self.deeds.len() - last < 4) {
            *self = self.copy_at(last);
        }
        self.kill(0);
    }

    /// How often something was done to it.
    pub fn age(&self) -> usize {
        self.deeds.len()
    }

    /// What it was when it had this age.
    pub fn copy_at(&self, age: usize) -> Disk {
        let mut copy = Disk::new(self.replica);
        copy.discarded.clone_from(&self.discarded);
        for deed in self.deeds.iter().take(age) {
            match deed.clone() {
                Deed::Append { bytes, replaces } => drop(copy.append(bytes, replaces)),
                Deed::Renumber { bytes, counter } => drop(copy.renumber(bytes, counter)),
                Deed::Write(write) => copy.held.write(write),
                Deed::Kill { kept } => copy.held.crash(kept),
            }
        }
        copy.deeds = self.deeds[..age].to_vec();
        copy
    }
}
