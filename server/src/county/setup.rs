//! From an empty object to an open county: set up, loaded, opened, each once and with the setup
//! secret. After that nothing can be loaded any more.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::Deserialize;
use serde_json::json;
use shared::api::{Health, NewAccount};
use shared::calendar::Day;
use shared::id::{ActorId, Id, Millis, Seq};
use shared::log::{Act, Head};
use shared::model::{Entity, Role, Stamp};
use shared::sync::county::audiences;
use shared::wire::Frame;
use worker::{Request, Response};

use super::ledger::SqlLedger;
use super::log::Deed;
use super::meta::Stage;
use super::sql::Sql;
use super::{County, accounts, log, meta, now, register, rights, rows};
use crate::internal::{Applicant, HashedAccount};
use crate::problem::{ApiError, Result};
use crate::{answer, bearer, body, random};

/// Entities in one log row of the seed.
const ROW_ENTITIES: usize = 100;
/// Where a county may run on a fixed day.
const OWN_MACHINE: [&str; 2] = ["own-server", "demo"];

/// [`shared::api::Setup`]; its accounts come when the county opens, for their actors come before.
#[derive(Deserialize)]
struct Beginning {
    county: String,
    #[serde(default)]
    business_day: Option<Day>,
    #[serde(default)]
    accounts: Vec<NewAccount>,
}

impl County {
    /// `POST setup`
    pub async fn set_up(&self, mut request: Request) -> Result<Response> {
        bearer::check_setup_secret(&self.env, request.headers())?;
        let words: Beginning = body::json(&mut request, body::SMALL).await?;
        match meta::read(&self.sql)?.stage {
            Stage::Empty => {}
            Stage::Seeding => return Err(ApiError::AlreadySetUp),
            Stage::Restoring => return Err(ApiError::NotOpen),
            Stage::Open => return Err(ApiError::AlreadyOpen),
        }
        let county = words.county.trim();
        check_name(county, "county")?;
        if !words.accounts.is_empty() {
            let why = "accounts are made when the county opens";
            return Err(invalid("accounts_come_later", "accounts".to_owned(), why));
        }
        let mode = self.env.var("COUNTY_MODE").map(|mode| mode.to_string()).unwrap_or_default();
        if words.business_day.is_some() && !OWN_MACHINE.contains(&mode.as_str()) {
            return Err(ApiError::FixedDayNotAllowed);
        }
        begin(&self.sql, county, words.business_day)?;
        Ok(answer::json(&self.health()?)?)
    }

    /// `POST seed`
    pub async fn seed(&self, mut request: Request) -> Result<Response> {
        bearer::check_setup_secret(&self.env, request.headers())?;
        check_seeding(&self.sql)?;
        if body::content_type(&request)? != "application/octet-stream" {
            return Err(ApiError::UnknownMediaType);
        }
        let bytes = body::bytes(&mut request, body::LARGE).await?;
        let before = log::head(&self.sql)?;
        let head = seed_part(&self.sql, read_entities(&bytes)?)?;
        let rows = head.seq.0 - before.seq.0;
        Ok(answer::json(&json!({ "rows": rows, "head": head }))?)
    }

    /// Whether the county can open with these accounts.
    pub fn check_open(&self, applicants: &[Applicant]) -> Result<()> {
        check_seeding(&self.sql)?;
        let mut names = BTreeSet::new();
        let mut has_admin = false;
        for (index, applicant) in applicants.iter().enumerate() {
            let member = |name: &str| format!("accounts[{index}].{name}");
            check_name(&applicant.name, &member("name"))?;
            if !names.insert(&applicant.name) {
                let why = "two accounts have this name";
                return Err(invalid("name_taken", member("name"), why));
            }
            let roles = rights::roles(&self.sql, applicant.actor)?;
            if roles.is_empty() {
                let why = "an account is for somebody who holds a post, or for a vacant post";
                return Err(invalid("actor_without_post", member("actor"), why));
            }
            has_admin |= roles.contains(&Role::Admin);
        }
        if has_admin {
            return Ok(());
        }
        let why = "one of the accounts must be an admin's";
        Err(invalid("no_admin", "accounts".to_owned(), why))
    }

    /// Opens the county with these accounts.
    pub fn open(&self, accounts: &[HashedAccount]) -> Result<Health> {
        let applicants: Vec<Applicant> = accounts.iter().map(HashedAccount::applicant).collect();
        self.check_open(&applicants)?;
        open_with(&self.sql, accounts)?;
        self.health()
    }
}

/// Sets an empty county up.
pub fn begin(sql: &Sql, county: &str, business_day: Option<Day>) -> Result<()> {
    let secret = random::bytes()?;
    let payload = json!({ "county": county, "business_day": business_day });
    sql.transaction(|| {
        meta::begin(sql, county, business_day, secret)?;
        deed(Act::Setup, now()).append(sql, &serde_json::to_vec(&payload)?)
    })?;
    Ok(())
}

/// Loads a part of the seed; returns the log's head after it.
pub fn seed_part(sql: &Sql, entities: Vec<Entity>) -> Result<Head> {
    let at = now();
    sql.transaction(|| {
        // Another part may have come in, or the county have opened, while this one was read.
        check_seeding(sql)?;
        let placed = load(sql, entities, at)?;
        open_audiences(sql, placed)?;
        log::head(sql)
    })
}

/// Makes the accounts and opens the county.
pub fn open_with(sql: &Sql, accounts: &[HashedAccount]) -> Result<()> {
    let at = now();
    sql.transaction(|| {
        for account in accounts {
            let head = accounts::make(sql, account, ActorId::default(), at)?;
            rights::regrant(sql, account.actor, head.seq)?;
        }
        deed(Act::Open, at).append(sql, &b"{}".to_vec())?;
        meta::set_open(sql)
    })
}

fn check_seeding(sql: &Sql) -> Result<()> {
    match meta::read(sql)?.stage {
        Stage::Empty => Err(ApiError::NotSetUp),
        Stage::Seeding => Ok(()),
        Stage::Restoring => Err(ApiError::NotOpen),
        Stage::Open => Err(ApiError::AlreadyOpen),
    }
}

/// An act of whoever knows the setup secret.
fn deed(act: Act, at: Millis) -> Deed {
    Deed { act, at, actor: ActorId::default(), subject: Id::default() }
}

fn read_entities(bytes: &[u8]) -> Result<Vec<Entity>> {
    let unreadable = |error| ApiError::Unreadable(format!("{error}"));
    let frames = Frame::read_all(bytes).map_err(unreadable)?;
    let entities = frames.iter().enumerate().map(|(index, frame)| {
        frame.entity().map_err(|error| ApiError::Unreadable(format!("entity {index}: {error}")))
    });
    entities.collect()
}

/// Writes entities and their log rows; returns each with its row.
fn load(sql: &Sql, entities: Vec<Entity>, at: Millis) -> Result<BTreeMap<Id, (Rc<Entity>, Seq)>> {
    let mut placed = BTreeMap::new();
    let mut entities = entities.into_iter().peekable();
    while entities.peek().is_some() {
        let seq = Seq(log::head(sql)?.seq.0 + 1);
        let mut payload = Vec::new();
        for mut entity in entities.by_ref().take(ROW_ENTITIES) {
            let meta = entity.meta_mut();
            stamp(&mut meta.created, seq, at);
            stamp(&mut meta.updated, seq, at);
            Frame::from(&entity).write(&mut payload);
            rows::put(sql, &entity, seq)?;
            placed.insert(entity.id(), (Rc::new(entity), seq));
        }
        deed(Act::Seed, at).append(sql, &payload)?;
    }
    Ok(placed)
}

/// What the seed leaves open is filled in.
fn stamp(stamp: &mut Stamp, seq: Seq, at: Millis) {
    if stamp.seq == Seq(0) {
        stamp.seq = seq;
    }
    if stamp.at == Millis(0) {
        stamp.at = at;
    }
}

fn open_audiences(sql: &Sql, placed: BTreeMap<Id, (Rc<Entity>, Seq)>) -> Result<()> {
    let ledger = SqlLedger::open(sql)?;
    let audiences = audiences(&ledger, placed.values().map(|(entity, _)| entity));
    ledger.check()?;
    let last = log::head(sql)?.seq;
    for (subject, scopes) in audiences {
        let seq = placed.get(&subject).map_or(last, |(_, seq)| *seq);
        rights::set_audience(sql, subject, &scopes, seq)?;
    }
    Ok(())
}

fn check_name(name: &str, member: &str) -> Result<()> {
    let why = "a name has 1 to 64 characters, without space around it";
    match register::name_fault(name) {
        None => Ok(()),
        Some(_) => Err(invalid("bad_name", member.to_owned(), why)),
    }
}

fn invalid(code: &'static str, member: String, why: &'static str) -> ApiError {
    ApiError::Invalid { code, member, why }
}
