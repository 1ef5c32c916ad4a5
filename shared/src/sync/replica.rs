//! The device's half: what the county has confirmed, what the person has done since, and the
//! exchange between the two. [`Replica::handle`] takes what happened and says what to do.
//!
//! A person's act is shown and counts once it stands in the outbox on disk. It stays on top of what
//! is confirmed until the cursor has passed its row, so nothing flickers; only then, in one
//! transaction, do its outbox row go, the confirmed rows come and the cursor move.

mod answer;
mod disk;
mod housekeeping;
mod link;
mod memory_disk;
mod opening;
mod outbox;
mod stored;
mod view;

use crate::calendar::Day;
use crate::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use crate::log::Head;
use crate::mutation::{Envelope, Mutation, Sealed};
use crate::rules::{Memory, Refusal};
use crate::sync::{Answer, Cursor, PROTOCOL, Request};

use housekeeping::Housekeeping;

pub use disk::{
    COUNTER_KEY, Change, FRONT_KEY, META_KEY, Place, Snapshot, Store, Write, sort_outbox,
};
pub use housekeeping::{SENT_KEPT_MS, Upkeep};
pub use link::{Failure, Link};
pub use memory_disk::MemoryDisk;
pub use opening::{Opening, read_tail};
pub use outbox::{Item, Outbox, State};
pub use stored::{Front, Meta, OutboxRow, Refused, Rewriting, Rows, SentRow, Stored};
pub use view::View;

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A person acted. `ticket` comes back with the answer.
    Act {
        /// The caller's number for this act.
        ticket: u64,
        /// The day on the device.
        day: Day,
        /// The time on the device.
        at: Millis,
        /// What was meant.
        mutation: Mutation,
        /// The refused act that this one corrects; it goes when this one is stored.
        replaces: Option<Counter>,
    },
    /// The outbox row stands on disk, under this number.
    Appended {
        /// The act's.
        ticket: u64,
        /// Given by the disk.
        counter: Counter,
    },
    /// The outbox row could not be written, or is no longer to be; nothing was done.
    AppendFailed {
        /// The act's.
        ticket: u64,
    },
    /// The server answered.
    Answered(Box<Answer>),
    /// It did not.
    Failed(Failure),
    /// Time has passed, a network came, the person asked to sync, or the tab became the one that
    /// syncs.
    Wake(Wake),
    /// Another tab wrote to the disk; this is what it holds now, all of it or what is newer than
    /// [`Replica::place`].
    Reloaded(Box<Snapshot>),
    /// Nothing else is to be done just now: housekeeping may write one slice. As long as it does,
    /// there may be more.
    Idle,
    /// The first page was drawn from these entities: they are to be there first at the next opening.
    Front {
        /// The entities that it shows.
        shown: Vec<Id>,
        /// What the page notes beside, in a shape of its own.
        aside: Vec<u8>,
    },
    /// The person throws a refused act away, or has done it again otherwise.
    Discard(Counter),
    /// The person wants a refused act tried again as it is.
    Resend {
        /// The refused act.
        counter: Counter,
        /// The caller's number for the new act.
        ticket: u64,
        /// The day on the device.
        day: Day,
        /// The time on the device.
        at: Millis,
    },
}

/// Why it is time to look again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake {
    /// The time that was asked for has come.
    Timer,
    /// There is a network again, the page is looked at again, or the person asks.
    Now,
    /// There is no network.
    Offline,
    /// The server says there is something new.
    Hint {
        /// Up to this row.
        seq: Seq,
        /// Over how many milliseconds all who hear it may spread when they come for it.
        within: u32,
    },
    /// This tab is the one that syncs from now on. It does so once it has read the disk: the tab
    /// that led before may have delivered or renumbered what this one still holds.
    Lead,
    /// The database was deleted: what is in memory is all there is, and need not wait for it.
    DiskGone,
    /// The person is logged in again.
    SignedIn,
}

/// What to do, in this order.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Give the bytes the next number and store them in the outbox, strictly, in one transaction.
    Append {
        /// Comes back with the answer.
        ticket: u64,
        /// An envelope's bytes.
        bytes: Vec<u8>,
        /// An outbox row to delete in the same transaction.
        replaces: Option<Counter>,
    },
    /// Give the bytes the next number in the place of this outbox row, strictly, in one transaction,
    /// but only while that row still holds these very bytes: another tab may have done it. Where it
    /// does not, answer [`Event::AppendFailed`] and read the disk again.
    Renumber {
        /// Comes back with the answer.
        ticket: u64,
        /// An envelope's bytes.
        bytes: Vec<u8>,
        /// The number it has now.
        counter: Counter,
    },
    /// The act is refused on the device already.
    Reject {
        /// The act's.
        ticket: u64,
        /// Why.
        reason: Refusal,
    },
    /// The act stands on this device.
    Stored {
        /// The act's.
        ticket: u64,
        /// Its number.
        counter: Counter,
    },
    /// Write all of it in one transaction, then tell the other tabs.
    Write(Write),
    /// Send it; one at a time.
    Send(Box<Request>),
    /// Wake me then.
    WakeAt(Millis),
    /// What is shown may have changed.
    Changed,
    /// The session is over: ask for the password again. Nothing is deleted.
    SignIn,
    /// Read everything from disk again.
    Reload,
}

/// A device's copy of what its person may see, and what they have done since.
pub struct Replica {
    /// Which replica.
    pub id: ReplicaId,
    /// Who is logged in.
    pub actor: ActorId,
    /// In whose name acts are entered: the leader's, for a delegate who chose so. Not kept: whoever
    /// opens the app again acts for themselves.
    pub acting: ActorId,
    /// What is shown: confirmed rows with the outbox on top.
    pub view: View,
    /// What was done and is not confirmed, refused acts among it.
    pub outbox: Outbox,
    /// The exchange with the server.
    pub link: Link,
    /// The county's business date, where it has a fixed one.
    pub business_day: Option<Day>,
    /// When the disk is put in order.
    pub upkeep: Upkeep,
    meta: Meta,
    acts: Vec<Act>,
    housekeeping: Housekeeping,
    aside: Option<Vec<u8>>,
    whole: bool,
}

/// An act on its way to the disk.
struct Act {
    ticket: u64,
    envelope: Envelope,
    replaces: Option<Counter>,
}

/// What somebody means to do, in whose name and when.
struct Said {
    actor: ActorId,
    day: Day,
    at: Millis,
    mutation: Mutation,
}

/// Tickets that the replica gives itself.
const OWN_TICKET: u64 = 1 << 63;

impl Replica {
    /// Handles one event. `now` is the device's time; `random` anything unpredictable.
    pub fn handle(&mut self, now: Millis, random: u32, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Act { ticket, day, at, mutation, replaces } => {
                let actor = if mutation.is_quiet() { self.actor } else { self.acting };
                let said = Said { actor, day, at, mutation };
                effects.push(self.act(ticket, said, replaces));
                return effects;
            }
            Event::Appended { ticket, counter } => self.appended(ticket, counter, &mut effects),
            Event::AppendFailed { ticket } => self.acts.retain(|act| act.ticket != ticket),
            Event::Answered(answer) => self.answered(now, *answer, &mut effects),
            Event::Failed(failure) => self.failed(now, random, failure, &mut effects),
            Event::Wake(wake) => {
                let was_online = self.link.online;
                self.link.wake(now, random, wake);
                if self.link.online != was_online {
                    effects.push(Effect::Changed);
                }
                // A tab that was closed the moment it had stored an act could not say so.
                if matches!(wake, Wake::Lead | Wake::Now) {
                    effects.push(Effect::Reload);
                }
            }
            Event::Reloaded(snapshot) => {
                self.take(*snapshot, &mut effects);
                effects.push(Effect::Changed);
            }
            Event::Idle => {
                self.tidy(&mut effects);
                return effects;
            }
            Event::Front { shown, aside } => {
                self.keep_front(shown, aside, &mut effects);
                return effects;
            }
            Event::Discard(counter) => self.discard(counter, &mut effects),
            Event::Resend { counter, ticket, day, at } => {
                if let Some((actor, mutation)) = self.outbox.refused_act(counter) {
                    let said = Said { actor, day, at, mutation };
                    effects.push(self.act(ticket, said, Some(counter)));
                }
            }
        }
        if self.view.rows().is_damaged() {
            self.read_all_again(&mut effects);
            return effects;
        }
        self.exchange(now, &mut effects);
        effects
    }

    /// What the county has confirmed, with the outbox on top.
    pub fn entities(&self) -> &Memory {
        self.view.rows()
    }

    /// Whether everything is read. Before, only the first page can be looked at, and events are not
    /// for this replica.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// What the first page noted beside when it was kept, as long as only that page is read.
    pub fn aside(&self) -> Option<&[u8]> {
        self.aside.as_deref()
    }

    /// How much of the disk's confirmed rows is known: what [`Snapshot::after`] may go on from.
    pub fn place(&self) -> Place {
        let Meta { generation, next_chunk, next_tail, .. } = self.meta;
        Place { generation, next_chunk, next_tail }
    }

    /// How far the replica has read.
    pub fn cursor(&self) -> Cursor {
        self.meta.cursor
    }

    /// The log's head at the last exchange.
    pub fn head(&self) -> Head {
        self.meta.head
    }

    /// Whether a first sync has been finished.
    pub fn is_filled(&self) -> bool {
        self.meta.cursor.seq > Seq(0)
    }

    /// When the server last answered.
    pub fn synced_at(&self) -> Option<Millis> {
        self.meta.synced_at
    }

    fn act(&mut self, ticket: u64, said: Said, replaces: Option<Counter>) -> Effect {
        let envelope = Envelope {
            replica: self.id,
            counter: Counter(0),
            actor: said.actor,
            day: said.day,
            at: said.at,
            base: self.meta.cursor.seq,
            mutation: said.mutation,
        };
        let sealed = Sealed { counter: Counter(0), bytes: envelope.bytes() };
        match self.view.trial(&envelope).and_then(|()| sealed.check_size()) {
            Err(reason) => Effect::Reject { ticket, reason },
            Ok(()) => {
                self.acts.push(Act { ticket, envelope, replaces });
                Effect::Append { ticket, bytes: sealed.bytes, replaces }
            }
        }
    }

    fn appended(&mut self, ticket: u64, counter: Counter, effects: &mut Vec<Effect>) {
        let Some(index) = self.acts.iter().position(|act| act.ticket == ticket) else { return };
        let Act { mut envelope, replaces, .. } = self.acts.swap_remove(index);
        if let Some(replaced) = replaces {
            self.outbox.remove_refused(replaced);
        }
        envelope.counter = counter;
        // The trial before storing said yes; should another tab have changed things in between, the
        // act stays in the outbox all the same and the server decides.
        self.view.overlay(&envelope);
        self.outbox.insert(envelope);
        effects.push(Effect::Stored { ticket, counter });
        effects.push(Effect::Changed);
    }

    fn discard(&mut self, counter: Counter, effects: &mut Vec<Effect>) {
        if self.outbox.remove_refused(counter) {
            effects.push(Effect::Write(Write(vec![Change::Delete(Store::Outbox, counter.0)])));
            effects.push(Effect::Changed);
        }
    }

    fn failed(&mut self, now: Millis, random: u32, failure: Failure, effects: &mut Vec<Effect>) {
        let sent = self.link.failed(now, random, failure);
        if let Some(counter) = self.link.park(&sent) {
            if let Some(row) = self.outbox.refuse(counter, None, now, Refusal::Parked) {
                let change = Change::put(Store::Outbox, counter.0, &row);
                effects.push(Effect::Write(Write(vec![change])));
            }
            self.view.rebuild(self.outbox.pending());
        }
        if failure == Failure::SignedOut {
            effects.push(Effect::SignIn);
        }
        effects.push(Effect::Changed);
    }

    /// Sends what is to be sent, or asks to be woken.
    fn exchange(&mut self, now: Millis, effects: &mut Vec<Effect>) {
        if !self.link.ready(now, self.outbox.has_unsent(), self.meta.cursor.seq) {
            self.link.rest(now);
            effects.extend(self.link.wake_at(now).map(Effect::WakeAt));
            return;
        }
        let envelopes: Vec<Sealed> = self.outbox.batch(self.link.batch());
        let counters = envelopes.iter().map(|sealed| sealed.counter).collect();
        self.link.sending(counters, self.meta.cursor, self.meta.head);
        let witness = (self.meta.head.seq > Seq(0)).then_some(self.meta.head);
        effects.push(Effect::Send(Box::new(Request {
            protocol: PROTOCOL,
            replica: self.id,
            cursor: self.meta.cursor,
            witness,
            envelopes,
        })));
        effects.push(Effect::Changed);
    }
}
