//! `GET history`: what was done to one thing, newest first, for whoever sees it.

use serde_json::{Value, json};
use shared::api::HISTORY_PAGE as PAGE;
use shared::id::{Id, Seq};
use shared::policy;
use shared::rules::Entities as _;
use worker::{Request, Response};

use super::audit::{Shown, header, may_read, show};
use super::ledger::SqlLedger;
use super::sql::{NUMBER_MAX, Row};
use super::{County, query};
use crate::answer;
use crate::problem::{ApiError, Result};

const ROWS: &str = "select header, salt, payload from log \
    where subject = ?1 and seq < ?2 order by seq desc limit ?3";

impl County {
    /// `GET history?of=&before=`
    pub fn history(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        let of = query::id(request, "of")?;
        let before = query::number(request, "before")?.unwrap_or(NUMBER_MAX);
        let ledger = SqlLedger::open(&self.sql)?;
        let sees = |entity: &_| policy::sees(&ledger, caller.actor, entity);
        let is_seen = ledger.get(of).is_some_and(|entity| sees(&entity));
        // The whole county sees its people; that a password was reset is not for the whole county.
        let is_whole = of == caller.actor.0 || may_read(&ledger, caller.actor);
        ledger.check()?;
        if !is_seen {
            return Err(ApiError::NotFound);
        }
        let shows = |shown: &Shown| is_whole || shown.header.act.is_judged();
        let page = self.page(of, Seq(before), |row| {
            Ok(Some(show(&self.sql, &ledger, caller.actor, row)?).filter(shows))
        })?;
        ledger.check()?;
        Ok(answer::json(&page.iter().map(told).collect::<Vec<Value>>())?)
    }

    /// Reads on until the page is full or the rows end: what is not shown takes no place in it.
    fn page(
        &self,
        of: Id,
        mut before: Seq,
        show: impl Fn(&Row) -> Result<Option<Shown>>,
    ) -> Result<Vec<Shown>> {
        let mut page = Vec::new();
        loop {
            let wanted = (PAGE - page.len()) as u64;
            let rows = self.sql.rows(ROWS, &[&of, &before, &wanted])?;
            for row in &rows {
                before = header(row)?.seq;
                page.extend(show(row)?);
            }
            if page.len() == PAGE || (rows.len() as u64) < wanted {
                return Ok(page);
            }
        }
    }
}

fn told(shown: &Shown) -> Value {
    let Shown { header, payload, reason, is_redacted } = shown;
    json!({
        "header": header, "act": header.act, "payload": payload, "reason": reason,
        "redacted": is_redacted,
    })
}
