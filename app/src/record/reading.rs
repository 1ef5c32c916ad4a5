//! Rows of the log, read from the server page by page, the latest first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{HISTORY_PAGE, Health, LOG_PAGE, Link, Row};
use shared::id::{Id, Seq};

use crate::replica::{CallError, Store};
use crate::ui::{effect, memo};

/// What is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everything about one thing.
    Of(Id),
    /// The whole log.
    Log,
}

/// A reading that goes on as far as the person wants.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The rows so far.
    pub rows: RwSignal<Vec<Row>>,
    /// Whether the next ones are on their way.
    pub busy: RwSignal<bool>,
    /// Whether there are more.
    pub more: RwSignal<bool>,
    /// Why the last question was not answered.
    pub trouble: RwSignal<Option<CallError>>,
    store: Store,
    scope: Scope,
}

impl Reading {
    /// Reads the first rows, again by itself when the network comes back.
    pub fn start(store: Store, scope: Scope) -> Reading {
        let reading = Reading {
            rows: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            more: RwSignal::new(true),
            trouble: RwSignal::new(None),
            store,
            scope,
        };
        let online = memo(move || store.status().online);
        effect(move || {
            let (is_online, was_cut) =
                (online.get(), reading.trouble.get_untracked() == Some(CallError::Unreachable));
            let is_new = reading.rows.with_untracked(Vec::is_empty);
            if is_new && (is_online || !was_cut) {
                reading.go_on();
            }
        });
        reading
    }

    /// Reads the next rows.
    pub fn go_on(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let last = self.rows.with_untracked(|rows| rows.last().map(|row| row.header.seq));
        spawn_local(async move {
            let read = match self.scope {
                Scope::Of(id) => history(self.store, id, last).await,
                Scope::Log => log(self.store, last).await,
            };
            // The page may have been left meanwhile.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match read {
                Ok((rows, more)) => {
                    self.trouble.set(None);
                    self.more.set(more);
                    self.rows.update(|all| all.extend(rows));
                }
                Err(error) => self.trouble.set(Some(error)),
            }
        });
    }
}

async fn history(store: Store, id: Id, last: Option<Seq>) -> Result<(Vec<Row>, bool), CallError> {
    let before = last.map(|seq| format!("&before={}", seq.0)).unwrap_or_default();
    let rows: Vec<Row> = store.ask(&format!("history?of={id}{before}")).await?;
    let more = rows.len() == HISTORY_PAGE;
    Ok((rows, more))
}

/// The server reads its log from the front; from the back one asks by numbers.
async fn log(store: Store, last: Option<Seq>) -> Result<(Vec<Row>, bool), CallError> {
    let before = match last {
        Some(seq) => seq.0,
        None => store.ask::<Health>("health").await?.head.seq.0 + 1,
    };
    let from = before.saturating_sub(LOG_PAGE).max(1);
    let limit = before.saturating_sub(from);
    if limit == 0 {
        return Ok((Vec::new(), false));
    }
    let links: Vec<Link> = store.ask(&format!("log?from={from}&limit={limit}")).await?;
    let rows = links.into_iter().rev().map(|link| link.row).collect();
    Ok((rows, from > 1))
}
