//! A chain's reports in short, on its page.

use leptos::prelude::*;
use shared::id::ChainId;

use super::facts::DueFact;
use super::row::why;
use super::select;
use crate::replica::Store;
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{LightShape, light_class, live_if, memo};

/// The running period of each rhythm, and the way to all of them. Nothing before anything is owed.
#[component]
pub fn ChainReports(
    /// The chain.
    chain: ChainId,
) -> impl IntoView {
    let store = Store::expect();
    let latest = memo(move || look(store, |viewer| select::latest(viewer, chain)));
    live_if(move || {
        let latest = latest.get();
        (!latest.is_empty()).then(|| {
            let rows = latest.into_iter().map(|(due, missing)| view! { <Line due missing/> });
            view! {
                <section class="card chain-reports">
                    <h2>{text::reports().card}</h2>
                    <ul>{rows.collect_view()}</ul>
                    <a class="button is-quiet" href=format!("/reports?chain={chain}")>
                        {text::reports().card_all}
                    </a>
                </section>
            }
        })
    })
}

#[component]
fn Line(due: DueFact, missing: usize) -> impl IntoView {
    let words = text::reports();
    let period = format::period(due.every, due.period.from);
    view! {
        <li class=light_class(due.light())>
            <LightShape light=due.light()/>
            <b>{period}" "{due.title.clone()}</b>
            <span>{why(&due)}</span>
            {(missing > 0).then(|| view! {
                <span class="is-red due-missing">{(words.recent_missing)(missing)}</span>
            })}
        </li>
    }
}
