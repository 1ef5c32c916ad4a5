//! Housekeeping while nothing else happens: the first page is kept, the disk put in order.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use shared::id::{Counter, Id, Millis, Seq};
use shared::sync::replica::Event;

use super::clock;
use super::engine::Engine;

/// How long nothing has happened before housekeeping begins.
const IDLE_MS: u32 = 2_000;

/// The pause between two slices of housekeeping.
const SLICE_MS: u32 = 50;

/// The first page is kept this often at most.
const FRONT_EVERY_MS: u32 = 10_000;

/// Entities, what is noted beside, the acts that wait, and what has been walked through.
type KeptFor = (Vec<Id>, Vec<u8>, Vec<Counter>, (u64, Seq));

/// The first page, as far as keeping it is concerned.
#[derive(Default)]
pub(super) struct FrontPage {
    /// The entities that it shows and what it notes beside.
    now: Option<(Vec<Id>, Vec<u8>)>,
    /// What it was last kept for.
    kept: Option<KeptFor>,
    kept_at: Millis,
}

impl Engine {
    /// The first page shows these entities, and notes something beside.
    pub fn front_is(self: &Rc<Engine>, shown: Vec<Id>, aside: Vec<u8>) {
        self.front.borrow_mut().now = Some((shown, aside));
        self.rest();
    }

    /// Nothing happens just now: if it stays so, the disk is put in order.
    pub(super) fn rest(self: &Rc<Engine>) {
        self.tidy_after(IDLE_MS);
    }

    fn tidy_after(self: &Rc<Engine>, pause_ms: u32) {
        let engine = self.clone();
        let timer = Timeout::new(pause_ms, move || {
            let ready = !engine.stopped.get() && !engine.behind.get();
            if ready && engine.replica.borrow().is_whole() {
                if engine.tidy() {
                    engine.tidy_after(SLICE_MS);
                } else if engine.front_is_stale() {
                    engine.tidy_after(FRONT_EVERY_MS);
                }
            }
        });
        *self.idle.borrow_mut() = Some(timer);
    }

    /// Keeps the first page where that is due, or does a slice of housekeeping; whether there may
    /// be more.
    fn tidy(self: &Rc<Engine>) -> bool {
        let due = self.front_due();
        match due {
            Some((shown, aside)) => self.handle(Event::Front { shown, aside }),
            None => self.handle(Event::Idle),
        }
    }

    /// What is to be kept of the first page, where that is due.
    fn front_due(&self) -> Option<(Vec<Id>, Vec<u8>)> {
        let now = self.front_now()?;
        let mut front = self.front.borrow_mut();
        let at = clock::now();
        if front.kept.as_ref() == Some(&now) || at.0 < front.kept_at.0 + u64::from(FRONT_EVERY_MS) {
            return None;
        }
        (front.kept_at, front.kept) = (at, Some(now.clone()));
        Some((now.0, now.1))
    }

    /// Whether what is kept of the first page is not what it shows.
    fn front_is_stale(&self) -> bool {
        self.front_now().is_some_and(|now| self.front.borrow().kept.as_ref() != Some(&now))
    }

    /// The first page as it would be kept, where this tab keeps it.
    fn front_now(&self) -> Option<KeptFor> {
        let (shown, aside) = self.front.borrow().now.clone()?;
        let replica = self.replica.borrow();
        let waiting = replica.outbox.items().map(|item| item.envelope.counter).collect();
        let read = (replica.place().generation, replica.cursor().granted);
        replica.link.leading.then_some((shown, aside, waiting, read))
    }
}
