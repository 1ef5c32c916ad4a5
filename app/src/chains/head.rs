//! The head of a chain's page: where it stands, who leads it, how it does.

use leptos::prelude::*;

use super::select::ChainPage;
use crate::charges::Standing;
use crate::text;
use crate::ui::Clause;

/// Kicker, title, who, and the light with its reason.
#[component]
pub fn ChainHead(
    /// The chain.
    page: ChainPage,
) -> impl IntoView {
    let words = text::chains();
    let shared = text::charges();
    let comma = text::tasks().comma;
    let names = |names: &[String]| match names {
        [] => shared.vacant.to_owned(),
        names => names.join(comma),
    };
    let support = (!page.support.is_empty()).then(|| page.support.join(" "));
    view! {
        <header class="charge-head">
            <div>
                <nav class="kicker">
                    <a href=format!("/boards/{}", page.overview.programme)>{page.overview.programme_title.clone()}</a>
                    <span>{(words.place)(page.tier, page.no)}</span>
                    <Clause source=page.source.clone()/>
                </nav>
                <h1>{page.name.clone()}</h1>
                <p class="charge-who">
                    <span>{words.chief}" "<b>{names(&page.chiefs)}</b></span>
                    <span>{shared.lead}" "<b>{names(&page.lead)}</b></span>
                    {support.map(|support| view! { <span>{words.support}" "{support}</span> })}
                </p>
            </div>
            <Standing overview=page.overview.clone()/>
        </header>
    }
}
