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

/// The pause before a disk that failed is read again.
const RETRY_MS: u32 = 3_000;

/// What the disk is to do next.
enum Job {
    Append { ticket: u64, bytes: Vec<u8>, replaces: Option<Counter> },
    Write(Write),
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
    /// How many writes were ever queued.
    writes: Cell<u64>,
    /// A write failed: what the disk holds is older than what is in memory, until it is read anew.
    behind: Cell<bool>,
    /// Nothing happens any more.
    stopped: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    retry: RefCell<Option<Timeout>>,
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
            writes: Cell::new(0),
            behind: Cell::new(false),
            stopped: Cell::new(false),
            timer: RefCell::default(),
            retry: RefCell::default(),
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
        // What another tab wrote after this one had read the disk, and before it could hear of it.
        self.queue(Job::Reload);
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
        let now = clock::now();
        let effects = self.replica.borrow_mut().handle(now, clock::dice(), event);
        for effect in effects {
            self.perform(effect);
        }
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
            Effect::Write(write) => self.queue(Job::Write(write)),
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
        if matches!(job, Job::Write(_)) {
            self.writes.set(self.writes.get() + 1);
        }
        // Fails only when the worker has ended, which it never does.
        let _ended = self.jobs.unbounded_send(job);
    }

    async fn work(self: Rc<Engine>, mut queue: mpsc::UnboundedReceiver<Job>) {
        while let Some(job) = queue.next().await {
            let outcome = self.do_job(job).await;
            let trouble = outcome.err();
            if self.trouble.get_untracked() != trouble {
                self.trouble.set(trouble);
            }
        }
    }

    async fn do_job(self: &Rc<Engine>, job: Job) -> Result<(), DiskTrouble> {
        match job {
            Job::Append { ticket, bytes, replaces } => {
                match self.disk.append(bytes, replaces).await {
                    Ok(counter) => {
                        self.happen(Event::Appended { ticket, counter });
                        self.tell();
                        Ok(())
                    }
                    Err(trouble) => {
                        self.happen(Event::AppendFailed { ticket });
                        self.answer(ticket, Err(ActError::Disk(trouble.clone())));
                        Err(trouble)
                    }
                }
            }
            // Writes that go on from one that failed would leave a hole between them.
            Job::Write(_) if self.behind.get() => {
                Err(self.trouble.get_untracked().unwrap_or(DiskTrouble::Unavailable))
            }
            Job::Write(write) => {
                let written = self.disk.write(&write).await;
                if written.is_err() {
                    self.behind.set(true);
                    self.reload_later();
                }
                written?;
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
                let cleared = self.disk.clear_confirmed().await.and(self.kept.clear().await);
                // Whoever logs out waits for it.
                let _gone = tell.send(cleared.clone());
                cleared
            }
        }
    }

    /// Reads the disk, and takes it over if nothing has moved on in memory meanwhile.
    async fn reload(self: &Rc<Engine>) -> Result<(), DiskTrouble> {
        let before = self.writes.get();
        let snapshot = match self.disk.load().await {
            Ok(snapshot) => snapshot,
            Err(trouble) => {
                self.reload_later();
                return Err(trouble);
            }
        };
        if self.writes.get() != before && !self.behind.get() {
            self.queue(Job::Reload);
            return Ok(());
        }
        self.behind.set(false);
        self.happen(Event::Reloaded(Box::new(snapshot)));
        Ok(())
    }

    fn reload_later(self: &Rc<Engine>) {
        let engine = self.clone();
        let timer = Timeout::new(RETRY_MS, move || engine.queue(Job::Reload));
        *self.retry.borrow_mut() = Some(timer);
    }

    fn tell(&self) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }
}
