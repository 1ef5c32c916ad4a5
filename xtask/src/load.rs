//! Fills a new county: the real one from its documents, or the generated sample.

use std::path::Path;

use anyhow::{Context, Result, bail};
use seed::DemoAccount;
use serde::{Deserialize, Serialize};
use shared::api::{NewAccount, Setup};
use shared::calendar::Day;
use shared::model::Entity;
use shared::wire::Frame;

use crate::options::Options;
use crate::paths;
use crate::run::{Running, secret};

/// The business date of a county that is made from documents of 2022.
pub const AS_OF: &str = "2022-10-20";
/// The sample county is tracked for this long before its business date.
const SAMPLE_DAYS: i32 = 300;
/// The sample's seed: the same size gives the same county.
const SAMPLE_SEED: u64 = 57;
/// Bytes of frames in one request.
const REQUEST_BYTES: usize = 2 * 1024 * 1024;

/// An account that a person or a test can log in with: an entry of `accounts.json` and of the
/// READY line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What to type as the name.
    pub name: String,
    /// What to type as the password.
    pub password: String,
    /// What the account may do, in one word.
    pub role: String,
}

/// The accounts of a county that was loaded before, from `accounts.json` in its data folder.
pub fn known_accounts(data: &Path) -> Result<Option<Vec<Account>>> {
    let file = data.join("accounts.json");
    if !file.exists() {
        return Ok(None);
    }
    let accounts = serde_json::from_slice(&paths::read(&file)?)
        .with_context(|| format!("{} is not a list of accounts", file.display()))?;
    Ok(Some(accounts))
}

/// Fills a county that has just started for the first time, and returns its accounts.
/// `accounts.json` is written at the very end; a load cut short says how to begin again.
pub fn county(running: &Running, options: &Options) -> Result<Vec<Account>> {
    let today: Day = options.as_of.as_deref().unwrap_or(AS_OF).parse().context("--as-of")?;
    let (name, entities, seats) = content(options.sample, today)?;
    fill(running, name, today, &entities, seats)
}

/// Fills a county with these entities, and returns its accounts, one for each of `seats`.
pub fn fill(
    running: &Running,
    name: &str,
    today: Day,
    entities: &[Entity],
    seats: Vec<DemoAccount>,
) -> Result<Vec<Account>> {
    let setup = Setup { county: name.into(), business_day: Some(today), accounts: vec![] };
    let began = post(running, "setup", "application/json", &serde_json::to_vec(&setup)?);
    began.with_context(|| {
        format!("{} holds a half-loaded county: delete it", running.data.display())
    })?;
    for frames in batches(entities) {
        post(running, "seed", "application/octet-stream", &frames)?;
    }
    let mut accounts = Vec::new();
    let mut made = Vec::new();
    for seat in seats {
        let password = password()?;
        made.push(NewAccount {
            name: seat.name.clone(),
            password: password.clone(),
            actor: seat.actor,
            must_change: false,
        });
        accounts.push(Account { name: seat.name, password, role: seat.role });
    }
    let open = serde_json::json!({ "accounts": made });
    post(running, "setup/open", "application/json", &serde_json::to_vec(&open)?)?;
    secret::write(&running.data.join("accounts.json"), &serde_json::to_vec_pretty(&accounts)?)?;
    Ok(accounts)
}

/// 示例县 on `today` with so many tasks.
pub fn sample(tasks: usize, today: Day) -> Result<seed::Sample> {
    Ok(seed::sample(SAMPLE_SEED, tasks, today, today.plus(-SAMPLE_DAYS))?)
}

fn content(
    tasks: Option<u32>,
    today: Day,
) -> Result<(&'static str, Vec<Entity>, Vec<DemoAccount>)> {
    match tasks {
        Some(tasks) => {
            let sample = sample(tasks as usize, today)?;
            Ok(("示例县", sample.entities, sample.accounts))
        }
        None => Ok(("同心县", seed::tongxin(today)?, seed::demo_accounts())),
    }
}

/// Frames one after the other, in requests of a bearable size.
fn batches(entities: &[Entity]) -> Vec<Vec<u8>> {
    let mut batches = vec![Vec::new()];
    for entity in entities {
        if batches.last().is_some_and(|batch: &Vec<u8>| batch.len() > REQUEST_BYTES) {
            batches.push(Vec::new());
        }
        if let Some(batch) = batches.last_mut() {
            Frame::from(entity).write(batch);
        }
    }
    batches
}

fn post(running: &Running, path: &str, kind: &str, body: &[u8]) -> Result<()> {
    let agent =
        ureq::Agent::from(ureq::config::Config::builder().http_status_as_error(false).build());
    let mut answer = agent
        .post(format!("{}/api/v1/{path}", running.url))
        .header("authorization", format!("Bearer {}", running.setup_secret))
        .header("content-type", kind)
        .send(body)
        .with_context(|| format!("POST {path}"))?;
    if !answer.status().is_success() {
        let said = answer.body_mut().read_to_string().unwrap_or_default();
        bail!("POST {path} was answered {}: {said}", answer.status());
    }
    Ok(())
}

/// A random password that is easy to type: four groups of letters without look-alikes.
fn password() -> Result<String> {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random numbers: {error}"))?;
    let letters: Vec<u8> =
        bytes.iter().map(|byte| LETTERS[usize::from(*byte) % LETTERS.len()]).collect();
    let groups: Vec<String> =
        letters.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    Ok(groups.join("-"))
}
