//! What one county costs its server: mutations a second, and an exchange with nothing to say. One
//! client on one connection, so that what is measured is the server and not a crowd.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use shared::api::{Health, Login, Session};
use shared::id::{Counter, Id, Millis, ReplicaId, TaskId};
use shared::mutation::{ChangeDue, Envelope, Sealed};
use shared::sync::{Answer, Cursor, Judged, PROTOCOL, Request, Verdict};
use shared::wire::{decode, encode};
use ureq::Agent;

use super::county::Prepared;
use crate::bundle::Bundle;
use crate::load::{self, Account};
use crate::options::Options;
use crate::paths;
use crate::run::Running;
use crate::setup::Node;

/// The account that acts: it may see and move every task.
const ACTOR: &str = "office";
/// Envelopes in one request, as many as a phone sends at most.
const BATCH: usize = 2_000;
/// How many full requests.
const BATCHES: usize = 5;
/// How many exchanges with nothing to say, and how many with one act.
const EXCHANGES: usize = 500;
/// The first bytes of an answer may take this long.
const PATIENCE: Duration = Duration::from_secs(120);

/// Measures a copy of this county.
pub fn measure(county: &Prepared, bundle: &Bundle, node: &Node) -> Result<Value> {
    let data = county.data.with_file_name("server");
    copy(&county.data, &data)?;
    let options = Options { port: 0, data: data.clone(), ..Options::default() };
    let mut running = Running::start(bundle, node, &options)?;
    running.wait_until_healthy()?;
    let accounts = load::known_accounts(&data)?.context("the county has accounts")?;
    let account = accounts.iter().find(|account| account.name == ACTOR);
    let mut phone = Phone::login(&running.url, account.context("the county has an office")?)?;

    let mut silent = Vec::new();
    let mut alone = Vec::new();
    phone.settle()?;
    for _ in 0..EXCHANGES {
        silent.push(phone.exchange(Vec::new())?);
    }
    let tasks = open_tasks(&county.documents)?;
    let mut tasks = tasks.iter().cycle();
    let mut say = |phone: &mut Phone, count: usize| -> Result<Duration> {
        let envelopes = tasks.by_ref().take(count).map(|task| phone.seal(*task)).collect();
        phone.exchange(envelopes)
    };
    for _ in 0..EXCHANGES {
        alone.push(say(&mut phone, 1)?);
    }
    let mut batches = Vec::new();
    for _ in 0..BATCHES {
        batches.push(say(&mut phone, BATCH)?);
    }
    let busy: Duration = batches.iter().sum();
    Ok(json!({
        "tasks": county.tasks,
        "entities": county.entities,
        "mutations_per_s": (BATCH * BATCHES) as f64 / busy.as_secs_f64(),
        "batch_ms": median(&mut batches),
        "single_p50_ms": median(&mut alone),
        "single_p99_ms": percentile(&mut alone, 99),
        "empty_p50_ms": median(&mut silent),
        "empty_p99_ms": percentile(&mut silent, 99),
    }))
}

/// Somebody's phone, as far as talking to the server goes.
struct Phone {
    agent: Agent,
    url: String,
    session: Session,
    replica: ReplicaId,
    cursor: Cursor,
    witness: Option<shared::log::Head>,
    last: u64,
}

impl Phone {
    fn login(url: &str, account: &Account) -> Result<Phone> {
        let agent = Agent::from(Agent::config_builder().timeout_global(Some(PATIENCE)).build());
        let login = Login { name: account.name.clone(), password: account.password.clone() };
        let mut answer = agent
            .post(format!("{url}/api/v1/login"))
            .header("content-type", "application/json")
            .send(&serde_json::to_vec(&login)?[..])?;
        let session = serde_json::from_slice(&answer.body_mut().read_to_vec()?)?;
        let mut replica = [0; 16];
        getrandom::fill(&mut replica).map_err(|error| anyhow::anyhow!("no random id: {error}"))?;
        Ok(Phone {
            agent,
            url: url.to_owned(),
            session,
            replica: ReplicaId(Id(replica)),
            cursor: Cursor::default(),
            witness: None,
            last: 0,
        })
    }

    /// Takes the place of a phone that has read everything.
    fn settle(&mut self) -> Result<()> {
        let mut answer = self.agent.get(format!("{}/api/v1/health", self.url)).call()?;
        let health: Health = serde_json::from_slice(&answer.body_mut().read_to_vec()?)?;
        let seq = health.head.seq;
        self.cursor = Cursor { seq, granted: seq, walk: None };
        self.witness = Some(health.head);
        self.exchange(Vec::new()).map(drop)
    }

    fn seal(&mut self, task: TaskId) -> Sealed {
        self.last += 1;
        let today = self.session.me.business_day.unwrap_or_default();
        // After any task's first day, and another day every time.
        let due = today.plus(400 + (self.last % 300) as i32);
        let envelope = Envelope {
            replica: self.replica,
            counter: Counter(self.last),
            actor: self.session.me.actor,
            day: today,
            at: Millis(self.last),
            base: self.cursor.seq,
            mutation: ChangeDue { task, due: Some(due), reason: "评测".into() }.into(),
        };
        Sealed { counter: envelope.counter, bytes: envelope.bytes() }
    }

    /// One exchange: the time from the first byte sent to the last one received. Every envelope
    /// must be accepted.
    fn exchange(&mut self, envelopes: Vec<Sealed>) -> Result<Duration> {
        let (replica, cursor, witness) = (self.replica, self.cursor, self.witness);
        let said = envelopes.len();
        let body = encode(&Request { protocol: PROTOCOL, replica, cursor, witness, envelopes });
        let call = self
            .agent
            .post(format!("{}/api/v1/sync", self.url))
            .header("authorization", format!("Bearer {}", self.session.token))
            .header("content-type", "application/octet-stream")
            .header("accept", "application/octet-stream");
        let began = Instant::now();
        let mut answer = call.send(&body[..])?;
        let bytes = answer.body_mut().with_config().limit(1 << 30).read_to_vec()?;
        let took = began.elapsed();
        let answer: Answer = decode(&bytes).context("the answer to a sync")?;
        let is_accepted = |judged: &&Judged| matches!(judged.verdict, Verdict::Accepted { .. });
        if answer.rebuild || answer.verdicts.iter().filter(is_accepted).count() != said {
            let other = answer.verdicts.iter().find(|judged| !is_accepted(judged));
            bail!("the server did not accept all of {said} acts: {other:?}");
        }
        (self.cursor, self.witness) = (answer.cursor, Some(answer.head));
        Ok(took)
    }
}

fn open_tasks(documents: &Path) -> Result<Vec<TaskId>> {
    let mut tasks = Vec::new();
    for line in paths::read_text(documents)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        if document["open"] == 1 {
            let id: Id = serde_json::from_value(document["id"].clone())?;
            tasks.push(TaskId(id));
        }
    }
    Ok(tasks)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    for name in paths::files_under(from)? {
        let target = to.join(&name);
        paths::make_folder(target.parent().context("a file lies in a folder")?)?;
        std::fs::copy(from.join(&name), target)?;
    }
    Ok(())
}

fn median(times: &mut [Duration]) -> f64 {
    percentile(times, 50)
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
