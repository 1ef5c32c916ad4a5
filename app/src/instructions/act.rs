//! What is done by one press, without a form.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::mutation::Mutation;

use crate::replica::{ActError, Store};
use crate::text::{self, format};
use crate::ui::toast;

/// Does it and says so, or says why not.
pub fn act(store: Store, busy: RwSignal<bool>, mutation: Mutation, said: &'static str) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    spawn_local(async move {
        let outcome = store.act(mutation, None).await;
        // The page may have been left meanwhile.
        let _gone = busy.try_set(false);
        let online = untrack(|| store.status().online);
        match outcome {
            Ok(_) if online => toast(said),
            Ok(_) => toast(text::forms().saved_offline),
            Err(ActError::Refused(reason)) => toast(format::refusal(reason)),
            Err(ActError::Disk(_)) => toast(text::forms().disk),
        }
    });
}

/// Records it without a word: nobody asked for it.
pub fn record(store: Store, mutation: Mutation) {
    spawn_local(async move {
        // What cannot be recorded now is tried again when the page is opened again.
        let _next_time = store.act(mutation, None).await;
    });
}
