//! Performs the replica's effects: one queue for the disk, one request at a time to the server.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::{mpsc, oneshot};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::{ActorId, Counter, Millis};
use shared::model::Post;
use shared::rules::{Refusal, posts};
use shared::sync::Answer;
use shared::sync::replica::{Effect, Event, Replica, SentRow, Wake, Write};

use super::clock;
use super::disk::{Disk, DiskTrouble};
use super::http;
use super::kept::Kept;
use super::store::ActError;
use super::tabs::Tabs;
use super::upkeep::FrontPage;

/// The pause before a disk that failed is read again; it doubles as long as writes fail.
const RETRY_MS: u32 = 3_000;
const RETRY_MAX_MS: u32 = 120_000;

/// What the disk is to do next.
enum Job {
    Append {
        ticket: u64,
        bytes: Vec<u8>,
        replaces: Option<Counter>,
    },
    Renumber {
        ticket: u64,
        bytes: Vec<u8>,
        counter: Counter,
    },
    /// And the reading that it goes on from.
    Write(Write, u64),
    Open {
        first: Box<dyn Fn()>,
        tell: oneshot::Sender<Result<(), DiskTrouble>>,
    },
    Reload,
    Sent(oneshot::Sender<Result<SentRows, DiskTrouble>>),
    ForgetAnswers,
    Stop(oneshot::Sender<Result<(), DiskTrouble>>),
}

/// What was delivered, oldest first.
pub type SentRows = Vec<(Counter, SentRow)>;

type Waiter = oneshot::Sender<Result<Counter, ActError>>;

/// A replica and everything it needs to come true.
pub struct Engine {
    pub replica: RefCell<Replica>,
    pub disk: Disk,
    /// What the server answered to questions.
    pub kept: Kept,
    /// Grows whenever what is shown may have changed.
    pub version: ArcRwSignal<u64>,
    /// The last failure of the disk, until it works again.
    pub trouble: ArcRwSignal<Option<DiskTrouble>>,
    token: Rc<RefCell<Option<String>>>,
    jobs: mpsc::UnboundedSender<Job>,
    waiters: RefCell<HashMap<u64, Waiter>>,
    next_ticket: Cell<u64>,
    /// How many queued writes are not done yet.
    undone: Cell<u64>,
    /// How often memory was taken back to what the disk holds: a write that was queued before that
    /// goes on from what is no more.
    reading: Cell<u64>,
    /// A write failed: what the disk holds is older than what is in memory, until it is read anew.
    pub(super) behind: Cell<bool>,
    /// Nothing happens any more.
    pub(super) stopped: Cell<bool>,
    /// What happened before the whole replica was there.
    early: RefCell<Vec<Event>>,
    /// What the first page shows, and what it was kept for last, and when.
    pub(super) front: RefCell<FrontPage>,
    pub(super) idle: RefCell<Option<Timeout>>,
    timer: RefCell<Option<Timeout>>,
    retry: RefCell<Option<Timeout>>,
    retry_ms: Cell<u32>,
    tabs: RefCell<Option<Tabs>>,
}

impl Engine {
    /// Starts the queue of the disk.
    pub fn start(
        replica: Replica,
        disk: Disk,
        kept: Kept,
        token: Rc<RefCell<Option<String>>>,
    ) -> Rc<Engine> {
        let (jobs, queue) = mpsc::unbounded();
        let engine = Rc::new(Engine {
            replica: RefCell::new(replica),
            disk,
            kept,
            version: ArcRwSignal::new(0),
            trouble: ArcRwSignal::new(None),
            token,
            jobs,
            waiters: RefCell::default(),
            next_ticket: Cell::new(1),
            undone: Cell::new(0),
            reading: Cell::new(0),
            behind: Cell::new(false),
            stopped: Cell::new(false),
            early: RefCell::default(),
            front: RefCell::default(),
            idle: RefCell::default(),
            timer: RefCell::default(),
            retry: RefCell::default(),
            retry_ms: Cell::new(RETRY_MS),
            tabs: RefCell::default(),
        });
        spawn_local(engine.clone().work(queue));
        engine
    }

    /// What proves to the server who is asking, while the session lasts.
    pub fn token(&self) -> Option<String> {
        self.token.borrow().clone()
    }

    /// Joins the other tabs of this replica.
    pub fn join(self: &Rc<Engine>, name: &str) {
        let heard = self.clone();
        let tabs = Tabs::join(name, move || heard.queue(Job::Reload));
        *self.tabs.borrow_mut() = Some(tabs);
    }

    /// Reads the disk. `first` is called as soon as the first page can be shown, if that is before
    /// everything is read; this ends when everything is.
    pub async fn open(&self, first: Box<dyn Fn()>) -> Result<(), DiskTrouble> {
        let (tell, told) = oneshot::channel();
        self.queue(Job::Open { first, tell });
        told.await.unwrap_or(Err(DiskTrouble::Unavailable))
    }

    /// Another replica takes the place of the one before: the first page's, then the whole.
    fn show(self: &Rc<Engine>, next: Replica) {
        let is_whole = next.is_whole();
        {
            let mut replica = self.replica.borrow_mut();
            let acting = replica.acting;
            *replica = next;
            replica.acting = acting;
        }
        self.version.update(|version| *version += 1);
        if is_whole {
            let early = std::mem::take(&mut *self.early.borrow_mut());
            early.into_iter().for_each(|event| self.happen(event));
        }
    }

    /// Acts are entered in this name from now on.
    pub fn act_for(&self, actor: ActorId) {
        self.replica.borrow_mut().acting = actor;
        self.version.update(|version| *version += 1);
    }

    /// Something happened.
    pub fn happen(self: &Rc<Engine>, event: Event) {
        if self.stopped.get() {
            return;
        }
        if !self.replica.borrow().is_whole() {
            self.early.borrow_mut().push(event);
            return;
        }
        self.handle(event);
        self.rest();
    }

    /// Returns whether there was anything to do.
    pub(super) fn handle(self: &Rc<Engine>, event: Event) -> bool {
        let effects = self.replica.borrow_mut().handle(clock::now(), clock::dice(), event);
        let any = !effects.is_empty();
        effects.into_iter().for_each(|effect| self.perform(effect));
        any
    }

    /// Hands an event that carries a ticket to the replica and waits for the disk's word.
    pub async fn act(
        self: &Rc<Engine>,
        event: impl FnOnce(u64) -> Event,
    ) -> Result<Counter, ActError> {
        let ticket = self.next_ticket.replace(self.next_ticket.get() + 1);
        let (tell, told) = oneshot::channel();
        self.waiters.borrow_mut().insert(ticket, tell);
        self.happen(event(ticket));
        // The sender is dropped only where the act was not there to be tried.
        told.await.unwrap_or(Err(ActError::Refused(Refusal::IdTaken)))
    }

    /// What was delivered, everything known at the time of the call included.
    pub async fn sent(&self) -> Result<SentRows, DiskTrouble> {
        let (tell, told) = oneshot::channel();
        self.queue(Job::Sent(tell));
        told.await.unwrap_or(Err(DiskTrouble::Unavailable))
    }

    /// Stops for good, and forgets what is confirmed once everything queued is on disk.
    pub async fn stop(&self) -> Result<(), DiskTrouble> {
        self.stopped.set(true);
        let (tell, told) = oneshot::channel();
        self.queue(Job::Stop(tell));
        told.await.unwrap_or(Err(DiskTrouble::Unavailable))
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
                let token = self.token.borrow().clone().unwrap_or_default();
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

    /// Forgets what the server answered to questions.
    pub fn forget_answers(&self) {
        self.queue(Job::ForgetAnswers);
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

    fn queue(&self, job: Job) {
        if matches!(job, Job::Write(..)) {
            self.undone.set(self.undone.get() + 1);
        }
        // Fails only when the worker has ended, which it never does.
        let _ended = self.jobs.unbounded_send(job);
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
            Job::Open { first, tell } => {
                let opened = self.read_all(&*first).await;
                // The session waits for it.
                let _gone = tell.send(opened.clone());
                opened
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

    async fn read_all(self: &Rc<Engine>, first: &dyn Fn()) -> Result<(), DiskTrouble> {
        let (id, actor) = {
            let replica = self.replica.borrow();
            (replica.id, replica.actor)
        };
        let shown = |front| {
            self.show(front);
            first();
        };
        let whole = self.disk.open_replica(id, actor, &shown).await?;
        self.show(whole);
        Ok(())
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
