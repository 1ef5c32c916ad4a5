//! What the person has done and the county has not confirmed.

use std::collections::BTreeMap;

use super::stored::{OutboxRow, Refused, SentRow};
use crate::id::{ActorId, Counter, Millis, ReplicaId, Seq};
use crate::mutation::{Envelope, Mutation, Sealed};
use crate::order::sort_by_key;
use crate::rules::Refusal;
use crate::sync::BYTES_MAX;

/// How far an act has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Saved on this device.
    Stored,
    /// The server has it; its rows have not been read yet.
    Accepted {
        /// Its row in the log.
        seq: Seq,
        /// When the server judged it.
        at: Millis,
    },
    /// Refused: kept until the person decides.
    Refused(Refused),
}

/// An act and how far it has come.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What was done.
    pub envelope: Envelope,
    /// How far it has come.
    pub state: State,
}

/// Acts by counter, and those that this version cannot read: kept, never dropped.
#[derive(Default, Debug)]
pub struct Outbox {
    items: BTreeMap<Counter, Item>,
    sealed: BTreeMap<Counter, Unread>,
}

/// An act that this version cannot read.
#[derive(Debug)]
struct Unread {
    bytes: Vec<u8>,
    /// Whether the bytes are an envelope's that the server has not refused. Others stay here.
    goes: bool,
}

impl Outbox {
    /// Acts in the order they were done.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// Acts that this version cannot read, as they stand on disk.
    pub fn sealed(&self) -> impl Iterator<Item = (Counter, &[u8])> {
        self.sealed.iter().map(|(counter, unread)| (*counter, unread.bytes.as_slice()))
    }

    /// How many of the acts that this version cannot read stay here: refused by the server, or not
    /// even rows that can be read.
    pub fn stuck(&self) -> usize {
        self.sealed.values().filter(|unread| !unread.goes).count()
    }

    /// How many wait for delivery, quiet ones aside.
    pub fn waiting(&self) -> usize {
        self.listed().filter(|item| !matches!(item.state, State::Refused(_))).count()
            + self.sealed.len()
    }

    /// When the oldest act was done that the server has not: it exists on this device only. An act
    /// that this version cannot read does not say when.
    pub fn alone_since(&self) -> Option<Millis> {
        let alone = self.listed().filter(|item| match item.state {
            State::Stored => true,
            State::Accepted { .. } => false,
            // Without a row in the log the server has not kept what it refused.
            State::Refused(refused) => refused.seq.is_none(),
        });
        alone.map(|item| item.envelope.at).min()
    }

    /// How many were refused and wait for the person, quiet ones aside.
    pub fn refused(&self) -> usize {
        self.listed().filter(|item| matches!(item.state, State::Refused(_))).count()
    }

    /// The acts that a person is shown as theirs to deliver, in the order they were done.
    pub fn listed(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|item| !item.envelope.mutation.is_quiet())
    }

    pub(super) fn insert(&mut self, envelope: Envelope) {
        let state = State::Stored;
        self.items.insert(envelope.counter, Item { envelope, state });
    }

    /// Acts that stand on top of what is confirmed.
    pub(super) fn pending(&self) -> impl Iterator<Item = &Envelope> {
        let pending = self.items().filter(|item| !matches!(item.state, State::Refused(_)));
        pending.map(|item| &item.envelope)
    }

    /// Whether something has yet to reach the server.
    pub(super) fn has_unsent(&self) -> bool {
        self.items().any(|item| item.state == State::Stored)
            || self.sealed.values().any(|unread| unread.goes)
    }

    /// The next `count` acts to send, in order, within the size of a request.
    pub(super) fn batch(&self, count: usize) -> Vec<Sealed> {
        let stored = self.items.iter().filter(|(_, item)| item.state == State::Stored);
        let known = stored.map(|(counter, item)| (*counter, item.envelope.bytes()));
        let foreign = self.sealed.iter().filter(|(_, unread)| unread.goes);
        let foreign = foreign.map(|(counter, unread)| (*counter, unread.bytes.clone()));
        let mut all: Vec<Sealed> =
            known.chain(foreign).map(|(counter, bytes)| Sealed { counter, bytes }).collect();
        sort_by_key(&mut all, |sealed| sealed.counter);
        let mut room = BYTES_MAX;
        all.into_iter()
            .take(count)
            .take_while(|sealed| {
                let fits = sealed.bytes.len() <= room;
                room = room.saturating_sub(sealed.bytes.len());
                fits
            })
            .collect()
    }

    pub(super) fn accept(&mut self, counter: Counter, seq: Seq, at: Millis) {
        if let Some(item) = self.items.get_mut(&counter) {
            item.state = State::Accepted { seq, at };
        }
        self.sealed.remove(&counter);
    }

    /// Marks an act as refused; returns its row as the disk should hold it.
    pub(super) fn refuse(
        &mut self,
        counter: Counter,
        seq: Option<Seq>,
        at: Millis,
        reason: Refusal,
    ) -> Option<OutboxRow> {
        let refused = Refused { seq, at, reason };
        if let Some(unread) = self.sealed.get_mut(&counter) {
            unread.goes = false;
            return Some(OutboxRow { bytes: unread.bytes.clone(), refused: Some(refused) });
        }
        let item = self.items.get_mut(&counter)?;
        item.state = State::Refused(refused);
        Some(OutboxRow { bytes: item.envelope.bytes(), refused: Some(refused) })
    }

    pub(super) fn get(&self, counter: Counter) -> Option<Envelope> {
        self.items.get(&counter).map(|item| item.envelope.clone())
    }

    pub(super) fn remove_refused(&mut self, counter: Counter) -> bool {
        let refused =
            self.items.get(&counter).is_some_and(|item| matches!(item.state, State::Refused(_)));
        if refused {
            self.items.remove(&counter);
        }
        refused
    }

    /// In whose name a refused act was done, and what it meant.
    pub(super) fn refused_act(&self, counter: Counter) -> Option<(ActorId, Mutation)> {
        let item = self.items.get(&counter)?;
        let is_refused = matches!(item.state, State::Refused(_));
        is_refused.then(|| (item.envelope.actor, item.envelope.mutation.clone()))
    }

    /// Takes out the acts whose rows have been read, as rows of `sent`.
    pub(super) fn delivered(&mut self, cursor: Seq) -> Vec<(Counter, SentRow)> {
        let mut rows = Vec::new();
        self.items.retain(|counter, item| match item.state {
            State::Accepted { seq, at } if seq <= cursor => {
                rows.push((*counter, SentRow { bytes: item.envelope.bytes(), seq, at }));
                false
            }
            _ => true,
        });
        rows
    }

    /// The server does not remember: everything not refused is to be sent again.
    pub(super) fn unsettle(&mut self) {
        for item in self.items.values_mut() {
            if matches!(item.state, State::Accepted { .. }) {
                item.state = State::Stored;
            }
        }
    }

    /// What the disk holds now. What this tab knows to be accepted, up to the row `witnessed`, stays
    /// accepted.
    pub(super) fn take_rows(
        &mut self,
        replica: ReplicaId,
        rows: Vec<(Counter, OutboxRow)>,
        unreadable: Vec<(Counter, Vec<u8>)>,
        witnessed: Seq,
    ) {
        let before = std::mem::take(&mut self.items);
        let unread = |(counter, bytes)| (counter, Unread { bytes, goes: false });
        self.sealed = unreadable.into_iter().map(unread).collect();
        for (counter, row) in rows {
            let sealed = Sealed { counter, bytes: row.bytes };
            let Ok(envelope) = sealed.open(replica) else {
                let goes = row.refused.is_none();
                self.sealed.insert(counter, Unread { bytes: sealed.bytes, goes });
                continue;
            };
            let accepted = before.get(&counter).map(|item| item.state);
            let state = match (row.refused, accepted) {
                (Some(refused), _) => State::Refused(refused),
                (None, Some(state @ State::Accepted { seq, .. })) if seq <= witnessed => state,
                (None, _) => State::Stored,
            };
            self.items.insert(counter, Item { envelope, state });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::id::{ActorId, Id, TaskId};
    use crate::mutation::CancelTask;

    fn done(counter: u64, at: u64) -> Envelope {
        Envelope {
            replica: ReplicaId(Id::derived("replica")),
            counter: Counter(counter),
            actor: ActorId(Id::derived("actor")),
            day: Day(0),
            at: Millis(at),
            base: Seq(0),
            mutation: CancelTask { task: TaskId(Id::derived("task")), reason: "x".into() }.into(),
        }
    }

    #[test]
    fn only_what_the_server_has_not_is_alone_here() {
        let mut outbox = Outbox::default();
        assert_eq!(outbox.alone_since(), None);
        for (counter, at) in [(1, 10), (2, 20), (3, 30), (4, 40)] {
            outbox.insert(done(counter, at));
        }
        assert_eq!(outbox.alone_since(), Some(Millis(10)));
        outbox.accept(Counter(1), Seq(5), Millis(50));
        assert_eq!(outbox.alone_since(), Some(Millis(20)));
        // Refused with a row in the log: the server has it. Without: it does not.
        outbox.refuse(Counter(2), Some(Seq(6)), Millis(60), Refusal::IdTaken);
        outbox.refuse(Counter(3), None, Millis(70), Refusal::Parked);
        assert_eq!(outbox.alone_since(), Some(Millis(30)));
    }
}
