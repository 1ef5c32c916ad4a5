//! Rows of the log, read from the server page by page, the latest first. Where it cannot be reached,
//! those that were read before.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{HISTORY_PAGE, Row};
use shared::id::{Id, Millis, Seq};

use super::kept;
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
    /// When the rows were read, where they are kept from then.
    pub read_at: RwSignal<Option<Millis>>,
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
            read_at: RwSignal::new(None),
            trouble: RwSignal::new(None),
            store,
            scope,
        };
        let online = memo(move || store.status().online);
        effect(move || {
            let (is_online, was_cut) =
                (online.get(), reading.trouble.get_untracked() == Some(CallError::Unreachable));
            let is_new = reading.rows.with_untracked(Vec::is_empty);
            let is_old = reading.read_at.get_untracked().is_some();
            if (is_new && (is_online || !was_cut)) || (is_old && is_online) {
                reading.begin();
            }
        });
        reading
    }

    /// Reads the latest rows: once they are there, they take the place of those that are.
    pub fn begin(self) {
        self.read(None);
    }

    /// Reads the next rows.
    pub fn go_on(self) {
        self.read(self.rows.with_untracked(|rows| rows.last().map(|row| row.header.seq)));
    }

    fn read(self, last: Option<Seq>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
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
                Ok(page) => self.take(page, last.is_none()),
                Err(error) => self.trouble.set(Some(error)),
            }
        });
    }

    fn take(self, page: Page, is_first: bool) {
        let Page { rows, more, read_at } = page;
        let is_short = rows.len() < SHORT;
        self.trouble.set(None);
        self.more.set(more);
        if is_first {
            self.read_at.set(read_at);
            self.rows.set(rows);
        } else {
            self.rows.update(|all| all.extend(rows));
        }
        if is_first && is_short && more {
            self.go_on();
        }
    }
}

/// The latest block of the log may have just begun: with fewer rows the next one is read at once.
const SHORT: usize = 100;

/// Rows, the latest first.
struct Page {
    rows: Vec<Row>,
    more: bool,
    read_at: Option<Millis>,
}

async fn history(store: Store, id: Id, last: Option<Seq>) -> Result<Page, CallError> {
    let before = last.map(|seq| format!("&before={}", seq.0)).unwrap_or_default();
    let (rows, read_at) =
        store.ask_or_recall::<Vec<Row>>(&format!("history?of={id}{before}")).await?;
    let more = rows.len() == HISTORY_PAGE;
    Ok(Page { rows, more, read_at })
}

/// The server reads its log from the front; from the back one asks by numbers.
async fn log(store: Store, last: Option<Seq>) -> Result<Page, CallError> {
    Ok(match kept::block(store, last).await? {
        Some(kept::Block { links, read_at, more, .. }) => {
            let rows = links.into_iter().rev().map(|link| link.row).collect();
            Page { rows, more, read_at }
        }
        None => Page { rows: Vec::new(), more: false, read_at: None },
    })
}
