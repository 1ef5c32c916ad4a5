//! Devices: a person's browser with its disk and its tabs. A tab follows the discipline of the app's
//! engine: one queue for the disk, one request at a time, and no reload overtakes a write.

use std::collections::VecDeque;

use shared::calendar::Day;
use shared::id::{ActorId, Counter, Millis, ReplicaId};
use shared::sync::replica::{Place, Replica, Snapshot, Upkeep, Write};

use crate::disk::Disk;
use crate::run::BEGINNING;
use crate::veil;
use crate::world;

/// A day in milliseconds.
const DAY_MS: i64 = 86_400_000;

/// Chunks and tails are small, so that they are folded and rewritten often.
const UPKEEP: Upkeep = Upkeep { tail_rows_max: 2, chunk_rows: 6, replaced_min: 4 };

/// What a tab's queue for the disk holds.
pub enum Job {
    /// Store an act.
    Append { ticket: u64, bytes: Vec<u8>, replaces: Option<Counter> },
    /// Store an act anew in the place of this row.
    Renumber { ticket: u64, bytes: Vec<u8>, counter: Counter },
    /// Write, if the disk has not been read anew since this reading of it.
    Write(Write, u64),
    /// Read everything.
    Reload,
}

/// What the disk has done, and the tab does not know yet.
pub enum Working {
    /// An act stands under this number, or nowhere.
    Append { ticket: u64, counter: Option<Counter> },
    /// It is written, or not.
    Write { is_done: bool },
    /// What was read.
    Reload(Option<Box<Snapshot>>),
}

/// A page of the app.
pub struct Tab {
    /// Unlike any other in the run.
    pub number: u64,
    /// The product.
    pub replica: Replica,
    /// The queue of the disk.
    pub jobs: VecDeque<Job>,
    /// What the disk is at.
    pub working: Option<Working>,
    /// Writes in the queue.
    pub writes: u64,
    /// How often a disk that had failed was read anew: what was to be written before went on from
    /// what is no longer in memory.
    pub reading: u64,
    /// A write failed: what the disk holds is older than what is in memory.
    pub is_behind: bool,
    /// The request that waits for an answer.
    pub asked: Option<u64>,
    /// When to wake it.
    pub timer: Option<u64>,
    /// When to read a disk again that failed.
    pub retry: Option<u64>,
    /// Another tab has said that it wrote.
    pub is_told: bool,
    next_ticket: u64,
}

impl Tab {
    /// The number of the next act.
    pub fn ticket(&mut self) -> u64 {
        self.next_ticket += 1;
        self.next_ticket
    }

    /// Whether it has nothing left to do with the disk.
    pub fn is_idle(&self) -> bool {
        self.jobs.is_empty() && self.working.is_none() && !self.is_told && self.retry.is_none()
    }
}

/// Somebody's browser.
pub struct Device {
    /// Whose, for the trace.
    pub name: String,
    /// Who is logged in.
    pub actor: ActorId,
    /// The database.
    pub disk: Disk,
    /// What is open.
    pub tabs: Vec<Tab>,
    /// How far its clock is off, in milliseconds.
    pub skew: i64,
    /// Whether it has no network.
    pub is_cut_off: bool,
    /// Whether its session is over.
    pub is_signed_out: bool,
    /// Whether its program speaks a protocol that the server does not.
    pub is_too_old: bool,
    /// Whether its program does not know comments.
    pub is_older: bool,
    /// Whether a tab has ever led.
    pub has_led: bool,
}

impl Device {
    /// A device with an empty disk and nothing open.
    pub fn new(name: String, actor: ActorId, replica: ReplicaId) -> Device {
        Device {
            name,
            actor,
            disk: Disk::new(replica),
            tabs: Vec::new(),
            skew: 0,
            is_cut_off: false,
            is_signed_out: false,
            is_too_old: false,
            is_older: false,
            has_led: false,
        }
    }

    /// The time by its clock.
    pub fn clock(&self, now: u64) -> Millis {
        Millis(now.saturating_add_signed(self.skew))
    }

    /// The day by its clock.
    pub fn day(&self, now: u64) -> Day {
        let passed = self.clock(now).0 as i64 - BEGINNING as i64;
        world::day_one().plus(passed.div_euclid(DAY_MS) as i32)
    }

    /// The disk as its program reads it: what is newer than this place, where that is enough.
    pub fn snapshot(&self, place: Option<Place>) -> Snapshot {
        let mut snapshot = self.disk.snapshot(place);
        veil::read(&mut snapshot, self.disk.replica, self.is_older);
        snapshot
    }

    /// A new page. What another tab writes from now on it hears of; what was written while it read
    /// the disk it reads once more.
    pub fn open(&mut self, number: u64) {
        let mut replica = Replica::open(self.disk.replica, self.actor, self.snapshot(None));
        replica.upkeep = UPKEEP;
        self.tabs.push(Tab {
            number,
            replica,
            jobs: VecDeque::from([Job::Reload]),
            working: None,
            writes: 0,
            reading: 0,
            is_behind: false,
            asked: None,
            timer: None,
            retry: None,
            is_told: false,
            next_ticket: 0,
        });
    }

    /// The tab that syncs.
    pub fn leader(&self) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.replica.link.leading)
    }

    /// Where the tab of this number is.
    pub fn place(&self, number: u64) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.number == number)
    }
}
