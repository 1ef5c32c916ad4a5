//! What one county's server can carry, measured over HTTP by one phone: acts judged a second in
//! batches of several sizes, and how long an empty sync takes. It prints and returns figures; what
//! they should be is for whoever reads them.

use std::fmt;
use std::time::{Duration, Instant};

use shared::id::{CommentId, Counter, Id, Millis, ReportId, TaskId};
use shared::log::Head;
use shared::model::{Kind, Status, Task};
use shared::mutation::{AddComment, Envelope, Mutation, ReportProgress, Sealed};
use shared::policy::{Action, can};
use shared::sync::{Answer, Cursor, PROTOCOL, Request, Verdict};
use shared::wire::{decode, encode};
use ureq::Agent;

use crate::client::{Client, fresh_replica, today};
use crate::county::County;
use crate::device::Device;

/// How much to do.
#[derive(Clone, Copy, Debug)]
pub struct Work<'a> {
    /// Acts in one request, one measurement for each.
    pub batches: &'a [usize],
    /// Acts in one measurement, at least one batch.
    pub acts: usize,
    /// Empty syncs.
    pub empty: usize,
}

/// What was measured.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Entities that the phone holds after its first sync.
    pub entities: usize,
    /// How long its first sync took.
    pub first_sync: Duration,
    /// What delivering came to, for each size of batch.
    pub delivered: Vec<Delivered>,
    /// The median of an empty sync.
    pub empty_p50: Duration,
    /// 99 of 100 empty syncs took no longer.
    pub empty_p99: Duration,
    /// Whether the empty syncs left the county's files as they were.
    pub empty_writes_nothing: bool,
}

/// Acts delivered in batches of one size.
#[derive(Clone, Copy, Debug)]
pub struct Delivered {
    /// Acts in one request.
    pub batch: usize,
    /// Acts judged, written and answered a second.
    pub per_second: f64,
    /// The same for each second that the server's processor worked: what it could do alone on one.
    pub per_processor_second: f64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entities: first sync {:.0?}", self.entities, self.first_sync)?;
        for Delivered { batch, per_second, per_processor_second } in &self.delivered {
            write!(f, "; by {batch} {per_second:.0} acts/s, {per_processor_second:.0} on its own")?;
        }
        write!(f, "; empty sync p50 {:.2?}, p99 {:.2?}", self.empty_p50, self.empty_p99)
    }
}

/// Measures `county` as `client`: somebody who may report on tasks.
///
/// # Panics
///
/// Where the server does not answer, or refuses what it should accept.
pub fn measure(county: &County, client: &Client, work: Work<'_>) -> Figures {
    let began = Instant::now();
    let mut device = Device::new(client.clone());
    device.settle();
    let first_sync = began.elapsed();
    let (all, actor) = (device.replica.entities(), client.actor());
    let tasks = all.all(Kind::Task).filter(|task| can(all, actor, Action::Report, task).is_ok());
    let is_open = |task: &&Task| matches!(task.status, Status::NotStarted | Status::InProgress);
    let tasks = tasks.filter_map(|task| Task::of(task).filter(is_open).map(|task| task.id));
    let tasks: Vec<TaskId> = tasks.collect();
    assert!(!tasks.is_empty(), "{} may report on nothing", client.session.me.name);
    let head = device.replica.head();
    let mut phone = Phone::new(client, head, tasks);
    let measured = work.batches.iter().map(|batch| phone.deliver(county, *batch, work.acts));
    let delivered = measured.collect();
    let (empty, empty_writes_nothing) = phone.idle(county, work.empty);
    Figures {
        entities: all.iter().count(),
        first_sync,
        delivered,
        empty_p50: at(&empty, 50),
        empty_p99: at(&empty, 99),
        empty_writes_nothing,
    }
}

/// The value that so many of a hundred do not exceed.
fn at(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

struct Phone<'a> {
    client: &'a Client,
    agent: Agent,
    cursor: Cursor,
    head: Head,
    tasks: Vec<TaskId>,
    last: u64,
}

impl Phone<'_> {
    fn new(client: &Client, head: Head, tasks: Vec<TaskId>) -> Phone<'_> {
        let cursor = Cursor { seq: head.seq, granted: head.seq, walk: None };
        let config = Agent::config_builder().http_status_as_error(false).build();
        Phone { client, agent: Agent::from(config), cursor, head, tasks, last: 0 }
    }

    /// Delivers at least `acts` in requests of `batch`.
    fn deliver(&mut self, county: &County, batch: usize, acts: usize) -> Delivered {
        let replica = fresh_replica();
        self.last = 0;
        let requests: Vec<Vec<Sealed>> = (0..acts.div_ceil(batch))
            .map(|_| (0..batch).map(|_| self.seal(replica.0)).collect())
            .collect();
        let count = (requests.len() * batch) as f64;
        let (mut took, before) = (Duration::ZERO, county.processor_time());
        for envelopes in requests {
            let (answer, waited) = self.exchange(&Request {
                protocol: PROTOCOL,
                replica,
                cursor: self.cursor,
                witness: Some(self.head),
                envelopes,
            });
            let refused = answer
                .verdicts
                .iter()
                .find(|judged| !matches!(judged.verdict, Verdict::Accepted { .. }));
            assert_eq!(refused, None);
            took += waited;
        }
        let worked = county.processor_time() - before;
        Delivered {
            batch,
            per_second: count / took.as_secs_f64(),
            per_processor_second: count / worked.as_secs_f64(),
        }
    }

    /// Two reports on progress, then a comment.
    fn seal(&mut self, salt: Id) -> Sealed {
        self.last += 1;
        let number = self.last;
        let id = Id::derived(&format!("load/{salt}/{number}"));
        let task = self.tasks[number as usize % self.tasks.len()];
        let words = format!("已会同有关单位推进，第{number}次");
        let mutation: Mutation = if number.is_multiple_of(3) {
            AddComment { id: CommentId(id), on: task.into(), words }.into()
        } else {
            let (percent, observed) = ((number % 100) as u8, today());
            ReportProgress { id: ReportId(id), task, percent, words, observed }.into()
        };
        let envelope = Envelope {
            replica: shared::id::ReplicaId(salt),
            counter: Counter(number),
            actor: self.client.actor(),
            day: today(),
            at: Millis(number),
            base: self.cursor.seq,
            mutation,
        };
        Sealed { counter: envelope.counter, bytes: envelope.bytes() }
    }

    /// Asks `count` times with nothing to say and nothing to hear; how long each took, in order of
    /// length, and whether the county's files stayed as they were.
    fn idle(&mut self, county: &County, count: usize) -> (Vec<Duration>, bool) {
        let replica = fresh_replica();
        // The first one notes whose replica it is; that is written once.
        let mut request = Request {
            protocol: PROTOCOL,
            replica,
            cursor: self.cursor,
            witness: Some(self.head),
            envelopes: Vec::new(),
        };
        self.exchange(&request);
        (request.cursor, request.witness) = (self.cursor, Some(self.head));
        let before = county.files();
        let mut took: Vec<Duration> = (0..count)
            .map(|_| {
                let (answer, waited) = self.exchange(&request);
                assert!(answer.changed.is_empty() && !answer.more);
                waited
            })
            .collect();
        took.sort();
        (took, county.files() == before)
    }

    /// One exchange, and how long the answer took to come. The cursor follows to the log's head: what
    /// changed is of no interest here, and was read once in the answer.
    fn exchange(&mut self, request: &Request) -> (Answer, Duration) {
        let words = encode(request);
        let began = Instant::now();
        let sent = self
            .agent
            .post(format!("{}/api/v1/sync", self.client.url))
            .header("authorization", format!("Bearer {}", self.client.session.token))
            .header("content-type", "application/octet-stream")
            .send(&words[..]);
        let mut reply = sent.expect("the server answers");
        let bytes = reply.body_mut().with_config().limit(1 << 30).read_to_vec().expect("a body");
        let waited = began.elapsed();
        assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(&bytes));
        let answer: Answer = decode(&bytes).expect("an answer");
        assert!(!answer.rebuild);
        self.head = answer.head;
        let seq = answer.head.seq;
        self.cursor = Cursor { seq, granted: seq, walk: None };
        (answer, waited)
    }
}
