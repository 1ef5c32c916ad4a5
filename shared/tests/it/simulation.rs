//! Devices with disks that can crash, and a network that loses, repeats and delays.

use shared::calendar::Day;
use shared::id::*;
use shared::mutation::Mutation;
use shared::rules::Refusal;
use shared::sync::replica::*;
use shared::sync::{Answer, Request};

use crate::world::{actor, day, id};

/// SplitMix64 (Steele, Lea, Flood 2014): the whole run follows from one seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

pub struct Device {
    pub name: &'static str,
    pub replica: Replica,
    pub disk: MemoryDisk,
    pub request: Option<Request>,
    now: u64,
    ticket: u64,
    pub rejected: Option<Refusal>,
}

impl Device {
    pub fn new(post: &'static str) -> Device {
        Device::numbered(post, 0)
    }

    /// Another device of the same person.
    pub fn numbered(post: &'static str, number: u32) -> Device {
        let replica = ReplicaId(id(&format!("device/{post}/{number}")));
        let replica = Replica::open(replica, actor(post), Snapshot::default());
        let (request, rejected) = (None, None);
        let disk = MemoryDisk::default();
        let mut device = Device { name: post, replica, disk, request, now: 1, ticket: 0, rejected };
        device.happen(Event::Wake(Wake::Lead));
        device
    }

    pub fn happen(&mut self, event: Event) {
        self.now += 1;
        for effect in self.replica.handle(Millis(self.now), 7, event) {
            match effect {
                Effect::Renumber { ticket, bytes, counter } => {
                    let stored = self.disk.renumber(bytes, counter);
                    self.happen(match stored {
                        Some(counter) => Event::Appended { ticket, counter },
                        None => Event::AppendFailed { ticket },
                    });
                }
                Effect::Append { ticket, bytes, replaces } => {
                    let counter = self.disk.append(bytes, replaces);
                    self.happen(Event::Appended { ticket, counter });
                }
                Effect::Reject { reason, .. } => self.rejected = Some(reason),
                Effect::Write(write) => self.disk.write(write),
                Effect::Send(request) => self.request = Some(*request),
                Effect::Reload => {
                    let snapshot = self.disk.snapshot();
                    self.happen(Event::Reloaded(Box::new(snapshot)));
                }
                Effect::Stored { .. } | Effect::WakeAt(_) | Effect::Changed | Effect::SignIn => {}
            }
        }
    }

    /// The person does something on this day.
    pub fn act(&mut self, mutation: impl Into<Mutation>) {
        self.act_on(day("2022-10-20"), mutation);
    }

    pub fn act_on(&mut self, day: Day, mutation: impl Into<Mutation>) {
        self.ticket += 1;
        let (ticket, at, mutation) = (self.ticket, Millis(self.now), mutation.into());
        self.happen(Event::Act { ticket, day, at, mutation, replaces: None });
    }

    /// The browser is killed: of the relaxed writes only the first `kept` reached the platter.
    pub fn crash(&mut self, kept: usize) {
        self.disk.crash(kept);
        let (id, actor) = (self.replica.id, self.replica.actor);
        self.replica = Replica::open(id, actor, self.disk.snapshot());
        self.request = None;
        self.happen(Event::Wake(Wake::Lead));
    }

    pub fn relaxed(&self) -> usize {
        self.disk.relaxed()
    }

    pub fn answered(&mut self, answer: Answer) {
        self.happen(Event::Answered(Box::new(answer)));
    }

    pub fn failed(&mut self, failure: Failure) {
        self.happen(Event::Failed(failure));
    }

    /// Time passes until whatever was waited for is due.
    pub fn wait(&mut self) {
        self.now += 10 * 60_000;
        self.happen(Event::Wake(Wake::Timer));
    }
}
