//! The head of a chain's page: where it stands, who leads it, how it does.

use leptos::prelude::*;

use super::select::ChainPage;
use crate::text::{self, format};
use crate::ui::{Clause, LightMark, light_class};

/// Kicker, title, who, and the light with its reason.
#[component]
pub fn ChainHead(
    /// The chain.
    page: ChainPage,
) -> impl IntoView {
    let words = text::chains();
    let comma = text::tasks().comma;
    let names = |names: &[String]| match names {
        [] => words.vacant.to_owned(),
        names => names.join(comma),
    };
    let support = (!page.support.is_empty()).then(|| page.support.join(" "));
    view! {
        <header class="chain-head">
            <div>
                <nav class="kicker">
                    <a href=format!("/boards/{}", page.programme)>{page.programme_title.clone()}</a>
                    <span>{(words.place)(page.tier, page.no)}</span>
                    <Clause source=page.source.clone()/>
                </nav>
                <h1>{page.name.clone()}</h1>
                <p class="chain-who">
                    <span>{words.chief}" "<b>{names(&page.chiefs)}</b></span>
                    <span>{words.lead}" "<b>{names(&page.lead)}</b></span>
                    {support.map(|support| view! { <span>{words.support}" "{support}</span> })}
                </p>
            </div>
            <Standing page=page.clone()/>
        </header>
    }
}

/// The worst light, its reason and the task it comes from.
#[component]
fn Standing(page: ChainPage) -> impl IntoView {
    let words = text::chains();
    let others = page.attention.saturating_sub(1);
    let worst = page.worst.clone().map(|(id, title, reason)| {
        view! {
            <p>
                <a href=format!("/tasks/{id}")>{format!("{title} · {}", format::reason(reason))}</a>
            </p>
        }
    });
    let starts = page.starts.map(|from| {
        view! {
            <p>{(words.starts)(&format::day_short(from))}</p>
        }
    });
    view! {
        <div class=format!("chain-light {}", light_class(page.light))>
            <LightMark light=page.light/>
            {worst}
            {(others > 0).then(|| view! { <p>{(words.others)(others)}</p> })}
            {starts}
            {(page.tasks > 0).then(|| view! {
                <p class="num">{(words.done_of)(page.done, page.tasks)}</p>
            })}
        </div>
    }
}
