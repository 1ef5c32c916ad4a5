//! When to talk to the server, and what to make of silence.

use super::Wake;
use crate::id::{Counter, Millis, Seq};
use crate::log::Head;
use crate::sync::{Cursor, ENVELOPES_MAX};

/// Why there was no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The server could not be reached.
    Unreachable,
    /// It answered with this status, or with what cannot be read (0).
    Status(u16),
    /// The session is over.
    SignedOut,
}

/// How long without news before asking by itself.
const PATIENCE_MS: u64 = 60_000;
const BACKOFF_FIRST_MS: u64 = 1_000;
const BACKOFF_LAST_MS: u64 = 120_000;
/// A single act that fails this often is parked.
const PARK_AFTER: u32 = 3;

/// The exchange with the server. Only one tab leads.
#[derive(Debug)]
pub struct Link {
    /// Whether this tab is the one that syncs.
    pub leading: bool,
    /// Whether the browser believes there is a network.
    pub online: bool,
    /// The session is over.
    pub signed_out: bool,
    /// Why the last exchange failed, until one succeeds.
    pub trouble: Option<Failure>,
    /// This tab leads, but has not read yet what the one before it left on the disk.
    unread: bool,
    in_flight: Option<Sent>,
    wanted: bool,
    newest: Seq,
    next: Option<Millis>,
    failures: u32,
    batch: usize,
    single: u32,
}

/// A request without an answer.
#[derive(Debug)]
struct Sent {
    counters: Vec<Counter>,
    cursor: Cursor,
    witness: Head,
}

impl Default for Link {
    fn default() -> Link {
        Link {
            leading: false,
            online: true,
            signed_out: false,
            trouble: None,
            unread: false,
            in_flight: None,
            wanted: true,
            newest: Seq(0),
            next: None,
            failures: 0,
            batch: ENVELOPES_MAX,
            single: 0,
        }
    }
}

/// Whether that moment has come. One that lies further off than any pause was noted before the
/// device's clock was set back.
fn has_come(moment: Millis, now: Millis) -> bool {
    now >= moment || moment.0 - now.0 > BACKOFF_LAST_MS
}

impl Link {
    /// Whether an exchange is under way.
    pub fn is_busy(&self) -> bool {
        self.in_flight.is_some()
    }

    /// Whether this act is on its way right now.
    pub fn is_sending(&self, counter: Counter) -> bool {
        self.in_flight.as_ref().is_some_and(|sent| sent.counters.contains(&counter))
    }

    pub(super) fn wake(&mut self, now: Millis, random: u32, wake: Wake) {
        match wake {
            Wake::Timer => {}
            Wake::Now => {
                self.online = true;
                self.wanted = true;
                self.next = None;
            }
            Wake::Offline => self.online = false,
            Wake::Hint { seq, within: 0 } => {
                self.online = true;
                self.newest = self.newest.max(seq);
                if self.failures == 0 {
                    self.next = None;
                }
            }
            Wake::Hint { within, .. } => {
                self.online = true;
                let moment = Millis(now.0 + u64::from(random % (within + 1)));
                if self.failures == 0 && self.next.is_none_or(|next| next > moment) {
                    // Many hear the same at once: each comes at a moment of its own. Who comes
                    // earlier for another reason need not come again.
                    self.next = Some(moment);
                }
            }
            Wake::Lead => {
                self.unread = !self.leading;
                self.leading = true;
                self.wanted = true;
            }
            Wake::DiskGone => self.unread = false,
            Wake::SignedIn => {
                self.signed_out = false;
                self.wanted = true;
                self.next = None;
            }
        }
    }

    /// Whether to send now.
    pub(super) fn ready(&self, now: Millis, unsent: bool, cursor: Seq) -> bool {
        let due = self.next.is_none_or(|next| has_come(next, now));
        let idle = self.failures == 0 && self.next.is_some_and(|next| has_come(next, now));
        let reason = unsent || self.wanted || self.newest > cursor || idle;
        let held = self.failures > 0 && !due;
        self.leading
            && !self.unread
            && self.online
            && !self.signed_out
            && self.in_flight.is_none()
            && reason
            && !held
    }

    pub(super) fn wake_at(&self, now: Millis) -> Option<Millis> {
        let next = self.next.filter(|next| *next > now);
        next.filter(|_| self.leading && self.online && !self.signed_out && !self.is_busy())
    }

    pub(super) fn batch(&self) -> usize {
        self.batch
    }

    pub(super) fn sending(&mut self, counters: Vec<Counter>, cursor: Cursor, witness: Head) {
        self.in_flight = Some(Sent { counters, cursor, witness });
        self.wanted = false;
    }

    /// Notes an answer of a log that ends at `head`; returns the cursor it goes on from, and in which
    /// log that is, if one was waited for.
    pub(super) fn answered(&mut self, more: bool, head: Seq) -> Option<(Cursor, Head)> {
        let sent = self.in_flight.take();
        // A hint of a log that was set back since: there is nothing up there to ask for.
        self.newest = self.newest.min(head);
        self.trouble = None;
        self.failures = 0;
        self.single = 0;
        self.batch = ENVELOPES_MAX;
        self.wanted |= more;
        self.next = None;
        sent.map(|sent| (sent.cursor, sent.witness))
    }

    /// There is a reason to ask again.
    pub(super) fn ask_again(&mut self) {
        self.wanted = true;
    }

    /// What the disk holds is known.
    pub(super) fn has_read(&mut self) {
        self.unread = false;
    }

    /// After an exchange with nothing more to do: ask again after a while.
    pub(super) fn rest(&mut self, now: Millis) {
        if self.next.is_none() {
            self.next = Some(Millis(now.0 + PATIENCE_MS));
        }
    }

    /// Notes a failure; returns what was being sent.
    pub(super) fn failed(&mut self, now: Millis, random: u32, failure: Failure) -> Vec<Counter> {
        let sent = self.in_flight.take().map(|sent| sent.counters).unwrap_or_default();
        self.trouble = Some(failure);
        self.failures += 1;
        self.wanted = true;
        let doubled = BACKOFF_FIRST_MS << self.failures.saturating_sub(1).min(10);
        let wait = doubled.min(BACKOFF_LAST_MS);
        // Half fixed, half random, so that a county's phones do not come back all at once.
        let wait = wait / 2 + u64::from(random) % (wait / 2 + 1);
        self.next = Some(Millis(now.0 + wait));
        match failure {
            Failure::SignedOut => self.signed_out = true,
            Failure::Status(500..) | Failure::Status(0) if sent.len() == 1 => self.single += 1,
            Failure::Status(500..) | Failure::Status(0) if self.failures >= 2 => {
                self.batch = (sent.len() / 2).max(1);
            }
            _ => {}
        }
        sent
    }

    /// The act to set aside, if a single one has failed again and again.
    pub(super) fn park(&mut self, sent: &[Counter]) -> Option<Counter> {
        let [counter] = sent else { return None };
        if self.single < PARK_AFTER {
            return None;
        }
        self.single = 0;
        self.batch = ENVELOPES_MAX;
        Some(*counter)
    }
}
