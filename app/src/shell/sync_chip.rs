//! The sync chip, always in sight.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::again::Asked;
use super::chip::{Chip, chip};
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::memo;

/// How things stand, and the way to where it is dealt with.
#[component]
pub fn SyncChip() -> impl IntoView {
    let store = Store::expect();
    let asked = Asked::expect();
    let now = memo(move || {
        let status = store.status();
        (chip(&status), status.synced_at)
    });
    let words = move || {
        let (chip, synced_at) = now.get();
        chip.words(synced_at.map(format::time).as_deref())
    };
    // What was said last stays until something worth saying has come.
    let aloud = Memo::new(move |before: Option<&String>| {
        now.get().0.aloud().or_else(|| before.cloned()).unwrap_or_default()
    });
    let press = move |event: MouseEvent| {
        if matches!(now.get_untracked().0, Chip::SignIn { .. }) {
            event.prevent_default();
            asked.open.set(true);
        }
    };
    view! {
        <a
            class=move || format!("sync-chip {}", now.get().0.tone())
            href="/delivery"
            on:click=press
        >
            <span class="sync-dot" aria-hidden="true"></span>
            <span>{move || words()}</span>
            <span class="visually-hidden">{text::shell().to_delivery}</span>
        </a>
        <span class="visually-hidden" role="status">{aloud}</span>
    }
}
