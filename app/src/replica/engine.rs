//! A replica at work: what is shown, and the queues of what is to be done about it. What is done
//! stands in `perform.rs`, which the first load does without.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures::channel::{mpsc, oneshot};
use futures::future::join;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use shared::id::{ActorId, Counter, Id, Millis, Seq};
use shared::rules::Refusal;
use shared::sync::replica::{Event, Front, Replica, SentRow, Write};

use super::disk::{Disk, DiskTrouble};
use super::files::Files;
use super::kept::Kept;
use super::perform::RETRY_MS;
use super::reading::Rest;
use super::store::ActError;
use super::tabs::Tabs;
use super::workings::Workings;

/// What the disk is to do next.
pub(super) enum Job {
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
    Reload,
    Sent(oneshot::Sender<Result<SentRows, DiskTrouble>>),
    ForgetAnswers,
    Stop(oneshot::Sender<Result<(), DiskTrouble>>),
}

/// What was delivered, oldest first.
pub type SentRows = Vec<(Counter, SentRow)>;

/// Entities, what is noted beside, the acts that wait, and what has been walked through.
pub(super) type KeptFor = (Vec<Id>, Vec<u8>, Vec<Counter>, (u64, Seq));

/// The first page, as far as keeping it is concerned.
#[derive(Default)]
pub(super) struct FrontPage {
    /// The entities that it shows and what it notes beside.
    pub now: Option<(Vec<Id>, Vec<u8>)>,
    /// What it was last kept for.
    pub kept: Option<KeptFor>,
    pub kept_at: Millis,
}

type Waiter = oneshot::Sender<Result<Counter, ActError>>;

/// Why a replica did not open. Nothing is lost by it.
pub enum OpenError {
    /// The disk does not work.
    Disk(DiskTrouble),
    /// The workings did not come.
    NotLoaded,
}

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
    /// Here as soon as they have come.
    workings: Cell<Option<Workings>>,
    jobs: mpsc::UnboundedSender<Job>,
    /// What the disk is to do, until somebody does it.
    pub(super) queue: Cell<Option<mpsc::UnboundedReceiver<Job>>>,
    pub(super) waiters: RefCell<HashMap<u64, Waiter>>,
    next_ticket: Cell<u64>,
    /// How many queued writes are not done yet.
    pub(super) undone: Cell<u64>,
    /// How often memory was taken back to what the disk holds: a write that was queued before that
    /// goes on from what is no more.
    pub(super) reading: Cell<u64>,
    /// A write failed: what the disk holds is older than what is in memory, until it is read anew.
    pub(super) behind: Cell<bool>,
    /// Nothing happens any more.
    pub(super) stopped: Cell<bool>,
    /// What happened before the whole replica was there.
    pub(super) early: RefCell<Vec<Event>>,
    /// What the first page shows, and what it was kept for last, and when.
    pub(super) front: RefCell<FrontPage>,
    pub(super) idle: RefCell<Option<Timeout>>,
    pub(super) timer: RefCell<Option<Timeout>>,
    pub(super) retry: RefCell<Option<Timeout>>,
    pub(super) retry_ms: Cell<u32>,
    pub(super) tabs: RefCell<Option<Tabs>>,
    /// Photos and files that wait on this device.
    pub(super) files: Files,
}

impl Engine {
    /// Around a replica of which nothing is read yet.
    pub fn around(
        replica: Replica,
        disk: Disk,
        kept: Kept,
        token: Rc<RefCell<Option<String>>>,
    ) -> Rc<Engine> {
        let (jobs, queue) = mpsc::unbounded();
        Rc::new(Engine {
            replica: RefCell::new(replica),
            disk,
            kept,
            version: ArcRwSignal::new(0),
            trouble: ArcRwSignal::new(None),
            token,
            workings: Cell::default(),
            jobs,
            queue: Cell::new(Some(queue)),
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
            files: Files::default(),
        })
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

    /// Reads the disk, and meanwhile fetches the workings. `first` is called as soon as the first page
    /// can be shown, if that is before everything is read; this ends when everything is. It may be
    /// tried again.
    pub async fn open(self: &Rc<Engine>, first: &dyn Fn()) -> Result<(), OpenError> {
        let (id, actor) = {
            let replica = self.replica.borrow();
            (replica.id, replica.actor)
        };
        let show = |front: Option<Replica>| {
            if let Some(front) = front {
                self.show(front);
                first();
            }
        };
        // A first page with acts on it waits for the rules.
        let waiting: RefCell<Option<(Front, Rest)>> = RefCell::default();
        let kept = |front: Front, rest: Rest| match self.workings.get() {
            _ if rest.outbox.is_empty() => {
                show(Replica::front_at_rest(id, actor, front, rest.meta, rest.tail));
            }
            Some(workings) => show((workings.front)(id, actor, front, rest)),
            None => *waiting.borrow_mut() = Some((front, rest)),
        };
        let read = async {
            let read = self.disk.read_replica(actor, &kept).await;
            waiting.take();
            read
        };
        let load = async {
            let workings = Workings::load().await.map_err(|_| OpenError::NotLoaded)?;
            self.workings.set(Some(workings));
            if let Some((front, rest)) = waiting.take() {
                show((workings.front)(id, actor, front, rest));
            }
            Ok(workings)
        };
        let (read, workings) = join(read, load).await;
        let read = read.map_err(OpenError::Disk)?;
        (workings?.begin)(self.clone(), read).await.map_err(OpenError::Disk)
    }

    /// The first page shows these entities, and notes something beside.
    pub fn front_is(self: &Rc<Engine>, shown: Vec<Id>, aside: Vec<u8>) {
        self.front.borrow_mut().now = Some((shown, aside));
        if let Some(workings) = self.workings.get() {
            (workings.rest)(self);
        }
    }

    /// Another replica takes the place of the one before: the first page's, then the whole.
    pub(super) fn show(&self, next: Replica) {
        {
            let mut replica = self.replica.borrow_mut();
            let acting = replica.acting;
            *replica = next;
            replica.acting = acting;
        }
        self.version.update(|version| *version += 1);
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
        match self.workings.get().filter(|_| self.replica.borrow().is_whole()) {
            Some(workings) => (workings.handle)(self, event),
            None => self.early.borrow_mut().push(event),
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

    /// Forgets what the server answered to questions.
    pub fn forget_answers(&self) {
        self.queue(Job::ForgetAnswers);
    }

    pub(super) fn queue(&self, job: Job) {
        if matches!(job, Job::Write(..)) {
            self.undone.set(self.undone.get() + 1);
        }
        // Fails only when nobody does the jobs any more, which never happens.
        let _ended = self.jobs.unbounded_send(job);
    }
}
