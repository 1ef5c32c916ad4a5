//! What the admin's two pages have in common: the way between them.

use leptos::prelude::*;
use shared::policy;

use crate::address::Address;
use crate::replica::Store;
use crate::text;
use crate::ui::{Empty, Icon, Memo, memo};

/// Whether this person keeps units, people, posts and accounts.
pub fn manages(store: Store) -> Memo<bool> {
    memo(move || {
        let actor = store.actor();
        store.entities(|memory| policy::manages(memory, actor).is_ok())
    })
}

/// From one of the two pages to the other.
#[component]
pub fn Ways() -> impl IntoView {
    let words = text::people();
    let address = Address::expect();
    let way = move |to: &'static str, name: &'static str| {
        view! {
            <a href=to aria-current=move || (address.path() == to).then_some("page")>{name}</a>
        }
    };
    view! {
        <nav class="people-ways" aria-label=words.ways>
            {way("/people", words.title)}
            {way("/people/accounts", words.accounts)}
        </nav>
    }
}

/// Said to whoever is no admin.
#[component]
pub fn NotYours() -> impl IntoView {
    let words = text::people();
    view! {
        <Empty icon=Icon::Key title=words.not_yours hint=words.not_yours_hint>
            <a class="button is-plain" href="/">{text::shell().home}</a>
        </Empty>
    }
}
