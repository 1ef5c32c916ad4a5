//! The search box of a list.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Searches as one types. Escape empties it.
#[component]
pub fn SearchBox(
    /// The words.
    words: RwSignal<String>,
    /// What it is for.
    label: &'static str,
    /// What can be searched for.
    hint: &'static str,
) -> impl IntoView {
    view! {
        <label class="search">
            <Glyph icon=Icon::Search/>
            <input
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                aria-label=label
                placeholder=hint
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
