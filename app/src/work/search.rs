//! The search box of a list.

use leptos::prelude::*;

use crate::text;
use crate::ui::{Glyph, Icon};

/// Searches as one types. Escape empties it.
#[component]
pub fn SearchBox(
    /// The words.
    words: RwSignal<String>,
) -> impl IntoView {
    let labels = text::work();
    view! {
        <label class="search">
            <Glyph icon=Icon::Search/>
            <input
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                aria-label=labels.search
                placeholder=labels.search_hint
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        words.set(String::new());
                    }
                }
            />
        </label>
    }
}
