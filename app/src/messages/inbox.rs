//! The messages of whoever is logged in, for the tab's count and for the page. They are gathered a
//! moment after something has changed, so that no key pressed waits for them, and not before the
//! part that can do it has come.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::mutation::MarkRead;
use shared::rules::messages::{Message, messages};

use super::select;
use crate::replica::{ActError, Store};
use crate::shell::{can_tell, messages_told};
use crate::text::{self, format};
use crate::ui::{Memo, effect, memo, toast};

/// How long changes are gathered.
const GATHER_FOR: Duration = Duration::from_millis(200);

/// Every message of whoever is logged in, the latest first.
pub fn told(store: Store) -> Vec<Message> {
    let now = store.now();
    store.entities(|memory| messages(memory, store.hand(), now))
}

/// What there is to hear of.
#[derive(Clone, Copy)]
pub struct Inbox {
    store: Store,
    told: RwSignal<Vec<Message>>,
    is_due: StoredValue<bool>,
}

impl Inbox {
    /// Follows the replica from now on.
    pub fn start(store: Store) -> Inbox {
        let told = RwSignal::new(Vec::new());
        let inbox = Inbox { store, told, is_due: StoredValue::new(false) };
        effect(move || {
            store.read(|_| ());
            if can_tell() {
                inbox.look_soon();
            }
        });
        inbox
    }

    /// The inbox of the shell's context.
    pub fn expect() -> Inbox {
        expect_context()
    }

    /// Every message, the latest first.
    pub fn told(self) -> RwSignal<Vec<Message>> {
        self.told
    }

    /// How many are unread; what was refused here counts until it is dealt with.
    pub fn unread(self) -> Memo<usize> {
        let store = self.store;
        memo(move || self.told.with(|told| select::unread(told)) + store.status().refused)
    }

    /// Marks messages as read, on every device of this person.
    pub fn mark(self, act: MarkRead) {
        let store = self.store;
        spawn_local(async move {
            match store.act(act, None).await {
                Ok(_) => {}
                Err(ActError::Refused(reason)) => toast(format::refusal(reason)),
                Err(ActError::Disk(_)) => toast(text::shell().not_marked),
            }
        });
    }

    fn look_soon(self) {
        if self.is_due.get_value() {
            return;
        }
        self.is_due.set_value(true);
        set_timeout(move || self.look(), GATHER_FOR);
    }

    /// The shell may be gone by then, for another language or at the end of the session.
    fn look(self) {
        let Some(before) = self.told.try_with_untracked(Vec::len) else { return };
        self.is_due.set_value(false);
        if untrack(|| self.store.is_opening()) {
            return;
        }
        let Some(told) = untrack(|| messages_told(self.store)) else { return };
        let same = before == told.len() && self.told.with_untracked(|before| *before == told);
        if !same {
            self.told.set(told);
        }
    }
}
