//! 提醒: where the operator set `NOTICE_HOOK_URL`, whoever does not have the county open and has new
//! messages is told so through a gateway for SMS or WeCom: how many, and not a word of what they are.
//!
//! A request does no more than set the object's alarm. The alarm reads on in what changed, notes for
//! whom something may be new (`book`), counts what those have not read, and posts it (`gateway`,
//! `hook`). A gateway that fails is tried again after growing pauses, then given up until somebody
//! has another message; nobody waits for it.

mod book;
mod gateway;
mod hook;

use std::cell::Cell;

use shared::api::{Notice, Notices};
use shared::id::{ActorId, Id, Millis};
use shared::log::Head;
use shared::rules::notice::{Named, Told, Unread, Worth, worth};
use worker::{Request, Response};

use self::gateway::Outcome;
use self::hook::Hook;
use super::meta::{self, Stage};
use super::{County, now};
use crate::answer;
use crate::problem::{ApiError, Result};

/// People who are told in one turn of the alarm; more wait for the next.
const TURN: usize = 50;
/// An alarm that should have rung so long ago, in milliseconds, is set again.
const LOST_MS: u64 = 60_000;

/// When the alarm is set for, as far as this instance knows.
#[derive(Default)]
pub struct Alarm(Cell<Option<Millis>>);

/// What became of somebody's turn.
enum Turn {
    /// Nothing more to do for them now.
    Settled,
    /// The last notice was not long ago: not before then.
    NotBefore(Millis),
    /// The gateway failed: nobody else is tried until then, or until there is another message.
    Over(Option<Millis>),
}

impl County {
    /// After `actor` has synchronised: they are there, and what they did may be news to others. Does
    /// nothing where there is no hook, and waits for nobody; a failure is the notice's alone.
    pub async fn after_sync(&self, actor: ActorId, before: Head, after: Head) {
        let Ok(Some(hook)) = Hook::of(&self.env) else { return };
        let looked = book::looked(&self.sql, actor);
        let is_news = before != after;
        let begun = if is_news { book::begin(&self.sql, before.seq) } else { Ok(()) };
        for error in [looked, begun].into_iter().filter_map(Result::err) {
            let _noted = error.into_problem();
        }
        if is_news {
            self.ring(Millis(now().0 + hook.gather_ms())).await;
        }
    }

    /// Sets the alarm, unless it rings before.
    async fn ring(&self, at: Millis) {
        let now = now().0;
        let is_near = |set: Millis| set <= at && set.0 + LOST_MS > now;
        if self.alarm.0.get().is_some_and(is_near) {
            return;
        }
        self.alarm.0.set(Some(at));
        let in_ms = at.0.saturating_sub(now) as i64;
        if let Err(error) = self.state.storage().set_alarm(in_ms).await {
            self.alarm.0.set(None);
            let _noted = ApiError::from(error).into_problem();
        }
    }

    /// The alarm rings.
    pub async fn notify(&self) -> Result<()> {
        self.alarm.0.set(None);
        let Ok(Some(hook)) = Hook::of(&self.env) else { return Ok(()) };
        if !self.migrate()? {
            return Ok(());
        }
        let meta = meta::read(&self.sql)?;
        if meta.stage != Stage::Open {
            return Ok(());
        }
        let Some(state) = book::state(&self.sql)? else { return Ok(()) };
        if !book::read_on(&self.sql, &state, now())? {
            // One page at a time, so that people come between.
            self.ring(now()).await;
            return Ok(());
        }
        if state.next_at > now() {
            self.ring(state.next_at).await;
            return Ok(());
        }
        if let Some(at) = self.tell_all(&hook, &meta.county).await? {
            self.ring(at).await;
        }
        Ok(())
    }

    /// Tells those who have something to hear; when to go on, where there is more.
    async fn tell_all(&self, hook: &Hook, county: &str) -> Result<Option<Millis>> {
        let mut named = None;
        let mut next: Option<Millis> = None;
        for (turn, (actor, told)) in book::waiting(&self.sql)?.into_iter().enumerate() {
            if turn == TURN {
                return Ok(Some(now()));
            }
            match self.tell_one(hook, county, (actor, told), &mut named).await? {
                Turn::Settled => {}
                Turn::NotBefore(at) => next = Some(next.map_or(at, |next| next.min(at))),
                Turn::Over(at) => return Ok(at),
            }
        }
        Ok(next)
    }

    async fn tell_one(
        &self,
        hook: &Hook,
        county: &str,
        (actor, told): (ActorId, Told),
        named: &mut Option<Vec<Named>>,
    ) -> Result<Turn> {
        // Whoever has the county open sees it there.
        let is_here = !self.state.get_websockets_with_tag(&actor.to_string()).is_empty();
        let account = book::account(&self.sql, actor)?.filter(|_| !is_here);
        let Some(account) = account else {
            book::settle(&self.sql, actor)?;
            return Ok(Turn::Settled);
        };
        let at = now();
        let unread = book::unread(&self.sql, actor, at, named)?;
        match worth(unread, told, at, hook.pause_ms) {
            Worth::Nothing => {
                book::settle(&self.sql, actor)?;
                return Ok(Turn::Settled);
            }
            Worth::NotBefore(at) => return Ok(Turn::NotBefore(at)),
            Worth::Now => {}
        }
        let notice = Notice { county: county.to_owned(), account, unread: unread.count };
        // It says nothing by itself, and is another one with the next message.
        let id = Id::derived(&format!("notice/{actor}/{}", unread.latest.0)).to_string();
        let outcome = gateway::post(&self.env, hook, &id, &notice, at).await;
        self.keep(hook, actor, unread, outcome)
    }

    /// Notes what became of a notice.
    fn keep(&self, hook: &Hook, actor: ActorId, unread: Unread, outcome: Outcome) -> Result<Turn> {
        let at = now();
        match outcome {
            Outcome::Taken => book::told(&self.sql, actor, unread, at)?,
            Outcome::Rejected(status) => book::rejected(&self.sql, actor, at, status)?,
            Outcome::Failed(status) => {
                let failures = book::state(&self.sql)?.map_or(0, |state| state.failures) + 1;
                let next_at = hook.retry_ms(failures).map(|pause| Millis(at.0 + pause));
                book::failed(&self.sql, failures, next_at, at, status)?;
                return Ok(Turn::Over(next_at));
            }
        }
        Ok(Turn::Settled)
    }

    /// `GET notices`
    pub fn notices(&self, request: &Request) -> Result<Response> {
        self.admin(request)?;
        let hook = Hook::of(&self.env);
        let state = book::state(&self.sql)?;
        let state = state.as_ref();
        Ok(answer::json(&Notices {
            on: matches!(hook, Ok(Some(_))),
            fault: hook.err(),
            waiting: book::how_many_wait(&self.sql)? as u32,
            sent_at: state.and_then(|state| state.sent_at),
            failed_at: state.and_then(|state| state.failed_at),
            failed_status: state.and_then(|state| state.failed_status),
        })?)
    }
}
