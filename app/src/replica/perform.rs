//! Performs the replica's effects: one queue for the disk, one request at a time to the server. All
//! of it is reached through [`super::workings`] only.

use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::{Counter, Id, Millis};
use shared::model::Post;
use shared::rules::posts;
use shared::sync::Answer;
use shared::sync::replica::{Effect, Event, Wake};

use super::disk::DiskTrouble;
use super::engine::{Engine, Job, KeptFor};
use super::files::Nudge;
use super::reading::Unfinished;
use super::session::on_window;
use super::store::ActError;
use super::{clock, http, live};

/// The pause before a disk that failed is read again; it doubles as long as writes fail.
pub(super) const RETRY_MS: u32 = 3_000;
const RETRY_MAX_MS: u32 = 120_000;

/// How long nothing has happened before housekeeping begins.
const IDLE_MS: u32 = 2_000;

/// The pause between two slices of housekeeping.
const SLICE_MS: u32 = 50;

/// The first page is kept this often at most.
const FRONT_EVERY_MS: u32 = 10_000;

impl Engine {
    /// Makes the replica whole, and sees to what has happened and what is to be done since.
    pub(super) async fn begin(self: Rc<Engine>, read: Unfinished) -> Result<(), DiskTrouble> {
        let (id, actor) = {
            let replica = self.replica.borrow();
            (replica.id, replica.actor)
        };
        let whole = self.disk.finish(id, actor, read).await?;
        self.show(whole);
        if let Some(queue) = self.queue.take() {
            spawn_local(self.clone().work(queue));
        }
        let early = std::mem::take(&mut *self.early.borrow_mut());
        early.into_iter().for_each(|event| self.happen(event));
        self.rest();
        Ok(())
    }

    /// Sees to what has happened.
    pub(super) fn handle(self: &Rc<Engine>, event: Event) {
        let leads = matches!(event, Event::Wake(Wake::Lead));
        let nudge = match event {
            Event::Wake(Wake::Lead | Wake::Now | Wake::SignedIn) => Nudge::Retry,
            _ => Nudge::Look,
        };
        // Another tab may have kept a file.
        let is_news = matches!(event, Event::Reloaded(_));
        self.see_to(event);
        if leads {
            self.listen();
            self.carry_files();
        }
        self.files.any.set(self.files.any.get() || is_news);
        self.files.nudge(nudge);
        self.rest();
    }

    /// The tab that leads hears the server's hints.
    fn listen(self: &Rc<Engine>) {
        let (tell, online) = mpsc::unbounded();
        on_window("online", move || {
            // Fails only once nobody listens any more.
            let _ended = tell.unbounded_send(());
        });
        let (asked, woken) = (self.clone(), self.clone());
        let wake = move |wake| woken.happen(Event::Wake(wake));
        spawn_local(async move { live::listen(move || asked.token(), wake, online).await });
    }

    /// Returns whether there was anything to do.
    fn see_to(self: &Rc<Engine>, event: Event) -> bool {
        let effects = self.replica.borrow_mut().handle(clock::now(), clock::dice(), event);
        let any = !effects.is_empty();
        effects.into_iter().for_each(|effect| self.perform(effect));
        any
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
            Some((shown, aside)) => self.see_to(Event::Front { shown, aside }),
            None => self.see_to(Event::Idle),
        }
    }

    /// What is to be kept of the first page, where that is due.
    fn front_due(&self) -> Option<(Vec<Id>, Vec<u8>)> {
        let now = self.front_now()?;
        let mut front = self.front.borrow_mut();
        let at = clock::now();
        // A clock that was set back since says nothing of how long ago that was.
        let lately = at.0.abs_diff(front.kept_at.0) < u64::from(FRONT_EVERY_MS);
        if lately || front.kept.as_ref() == Some(&now) {
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

    fn perform(self: &Rc<Engine>, effect: Effect) {
        match effect {
            Effect::Append { ticket, bytes, replaces } => {
                self.queue(Job::Append { ticket, bytes, replaces });
            }
            Effect::Renumber { ticket, bytes, counter } => {
                self.queue(Job::Renumber { ticket, bytes, counter });
            }
            Effect::Write(write) => self.queue(Job::Write(write, self.reading.get())),
            Effect::Reload => self.queue(Job::Reload),
            Effect::Reject { ticket, reason } => {
                self.answer(ticket, Err(ActError::Refused(reason)));
            }
            Effect::Stored { ticket, counter } => self.answer(ticket, Ok(counter)),
            Effect::Send(request) => {
                let engine = self.clone();
                let token = self.token().unwrap_or_default();
                spawn_local(async move {
                    match http::sync(&token, &request).await {
                        Ok(answer) => engine.take(answer),
                        Err(failure) => engine.happen(Event::Failed(failure)),
                    }
                });
            }
            Effect::WakeAt(at) => self.wake_at(at),
            Effect::Changed | Effect::SignIn => self.version.update(|version| *version += 1),
        }
    }

    /// Takes over what the server says. Where the person may see less than before, or the server's
    /// log is another one, answers of before are forgotten.
    fn take(self: &Rc<Engine>, answer: Answer) {
        let fewer = !answer.gone.is_empty();
        let before = self.own_posts();
        self.happen(Event::Answered(Box::new(answer)));
        if fewer || self.own_posts() != before {
            self.forget_answers();
        }
    }

    fn own_posts(&self) -> Vec<Post> {
        let replica = self.replica.borrow();
        posts(replica.entities(), replica.actor)
    }

    fn wake_at(self: &Rc<Engine>, at: Millis) {
        let wait = at.0.saturating_sub(clock::now().0).clamp(10, 3_600_000) as u32;
        let engine = self.clone();
        let timer = Timeout::new(wait, move || engine.happen(Event::Wake(Wake::Timer)));
        *self.timer.borrow_mut() = Some(timer);
    }

    fn answer(&self, ticket: u64, outcome: Result<Counter, ActError>) {
        if let Some(waiter) = self.waiters.borrow_mut().remove(&ticket) {
            // Nobody waits any more when the page that asked is gone; the act stands all the same.
            let _gone = waiter.send(outcome);
        }
    }

    async fn work(self: Rc<Engine>, mut queue: mpsc::UnboundedReceiver<Job>) {
        while let Some(job) = queue.next().await {
            let writes = matches!(job, Job::Append { .. } | Job::Renumber { .. } | Job::Write(..));
            let outcome = self.do_job(job).await;
            let trouble = match outcome {
                // A full disk can be read: only a write shows that there is room again.
                Ok(()) if !writes => {
                    self.trouble.get_untracked().filter(|trouble| *trouble == DiskTrouble::Full)
                }
                Ok(()) => None,
                Err(trouble) => Some(trouble),
            };
            if self.trouble.get_untracked() != trouble {
                self.trouble.set(trouble);
            }
        }
    }

    async fn do_job(self: &Rc<Engine>, job: Job) -> Result<(), DiskTrouble> {
        match job {
            Job::Append { ticket, bytes, replaces } => {
                let stored = self.disk.append(bytes, replaces).await;
                self.stored(ticket, stored.map(Some))
            }
            Job::Renumber { ticket, bytes, counter } => {
                let stored = self.disk.renumber(bytes, counter).await;
                self.stored(ticket, stored)
            }
            // Writes that go on from one that failed would leave a hole between them.
            Job::Write(_, reading) if self.behind.get() || reading != self.reading.get() => {
                self.undone.set(self.undone.get() - 1);
                self.trouble.get_untracked().map_or(Ok(()), Err)
            }
            Job::Write(write, _) => {
                let written = self.disk.write(&write).await;
                self.undone.set(self.undone.get() - 1);
                if written.is_err() {
                    self.behind.set(true);
                    self.reload_later();
                }
                written?;
                self.retry_ms.set(RETRY_MS);
                self.tell();
                Ok(())
            }
            Job::Reload => self.reload().await,
            Job::Sent(tell) => {
                let rows = self.disk.sent().await;
                let outcome = rows.as_ref().map(drop).map_err(DiskTrouble::clone);
                // Nobody waits any more when the page that asked is gone.
                let _gone = tell.send(rows);
                outcome
            }
            Job::ForgetAnswers => self.kept.clear().await,
            Job::Stop(tell) => {
                let cleared = self.disk.clear_confirmed(None).await.and(self.kept.clear().await);
                // Whoever logs out waits for it.
                let _gone = tell.send(cleared.clone());
                cleared
            }
        }
    }

    /// The disk has stored an act, or found nothing to be stored, or failed.
    fn stored(
        self: &Rc<Engine>,
        ticket: u64,
        stored: Result<Option<Counter>, DiskTrouble>,
    ) -> Result<(), DiskTrouble> {
        match stored {
            Ok(Some(counter)) => {
                self.happen(Event::Appended { ticket, counter });
                self.tell();
                Ok(())
            }
            Ok(None) => {
                self.happen(Event::AppendFailed { ticket });
                self.queue(Job::Reload);
                Ok(())
            }
            Err(trouble) => {
                self.happen(Event::AppendFailed { ticket });
                self.answer(ticket, Err(ActError::Disk(trouble.clone())));
                Err(trouble)
            }
        }
    }

    /// Reads what is new on the disk, and takes it over unless memory is ahead of it: by writes that
    /// came meanwhile, or that still wait their turn.
    async fn reload(self: &Rc<Engine>) -> Result<(), DiskTrouble> {
        let place = {
            let replica = self.replica.borrow();
            (replica.is_whole() && !self.behind.get()).then(|| replica.place())
        };
        let snapshot = match self.disk.news(place).await {
            Ok(snapshot) => snapshot,
            Err(trouble) => {
                if trouble == DiskTrouble::Gone {
                    self.happen(Event::Wake(Wake::DiskGone));
                }
                self.reload_later();
                return Err(trouble);
            }
        };
        if self.undone.get() > 0 && !self.behind.get() {
            self.queue(Job::Reload);
            return Ok(());
        }
        if self.behind.replace(false) {
            self.reading.set(self.reading.get() + 1);
        }
        self.happen(Event::Reloaded(Box::new(snapshot)));
        Ok(())
    }

    fn reload_later(self: &Rc<Engine>) {
        let engine = self.clone();
        let pause_ms = self.retry_ms.get();
        self.retry_ms.set((pause_ms * 2).min(RETRY_MAX_MS));
        let timer = Timeout::new(pause_ms, move || engine.queue(Job::Reload));
        *self.retry.borrow_mut() = Some(timer);
    }

    fn tell(&self) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }
}
