//! Who is logged in: name, account, posts.

use leptos::prelude::*;

use super::select::{Held, identity};
use crate::replica::Store;
use crate::text;
use crate::ui::{Card, live, memo};

/// 身份.
#[component]
pub fn Who() -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let me = store.me();
    let who = memo(move || store.entities(|memory| identity(memory, store.hand())));
    view! {
        <Card title=words.who>
            <p class="account-name">{move || who.with(|(name, _)| name.clone())}</p>
            <dl class="account-facts">
                <dt>{words.account}</dt>
                <dd>{me.name}</dd>
                <dt>{words.county}</dt>
                <dd>{me.county}</dd>
            </dl>
            <h3>{words.posts}</h3>
            {live(move || who.with(|(_, held)| match held.is_empty() {
                true => view! { <p class="hint">{words.no_posts}</p> }.into_any(),
                false => view! { <ul class="account-posts">{rows(held)}</ul> }.into_any(),
            }))}
        </Card>
    }
}

fn rows(held: &[Held]) -> impl IntoView + use<> {
    let row = |held: Held| {
        let Held { title, role, seat } = held;
        let role = if title.contains(role) { String::new() } else { role.to_owned() };
        let facts: Vec<String> = [seat, role].into_iter().filter(|fact| !fact.is_empty()).collect();
        view! {
            <li>
                <b>{title}</b>
                <span>{facts.join(" · ")}</span>
            </li>
        }
    };
    held.iter().cloned().map(row).collect_view()
}
