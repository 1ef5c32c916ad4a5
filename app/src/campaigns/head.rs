//! The head of a field's page: where it stands, who leads it, how it does.

use leptos::prelude::*;

use super::select::FieldPage;
use crate::charges::Standing;
use crate::text;
use crate::ui::Clause;

/// Kicker, title, who, and the light with its reason.
#[component]
pub fn FieldHead(
    /// The field.
    page: FieldPage,
) -> impl IntoView {
    let words = text::campaigns();
    let shared = text::charges();
    let leaders = match page.leaders.as_slice() {
        [] => shared.vacant.to_owned(),
        leaders => leaders.join(text::tasks().comma),
    };
    let (first, others) = match page.lead.split_first() {
        Some((first, others)) => (first.clone(), others.join(" ")),
        None => (shared.vacant.to_owned(), String::new()),
    };
    let overview = page.overview.clone();
    view! {
        <header class="charge-head">
            <div>
                <nav class="kicker">
                    <a href=format!("/boards/{}", overview.programme)>
                        {overview.programme_title.clone()}
                    </a>
                    <span>{(words.place)(page.no)}</span>
                    <Clause source=page.source.clone()/>
                </nav>
                <h1>{page.title.clone()}</h1>
                <p class="charge-who">
                    <span>{words.leader}" "<b>{leaders}</b></span>
                    <span>{shared.lead}" "<b>{first}</b>" "{others}</span>
                </p>
            </div>
            <Standing overview/>
        </header>
    }
}
