//! The light of a chain, a field or a river with its reason, beside the title.

use leptos::prelude::*;

use super::select::Overview;
use crate::text::{self, format};
use crate::ui::{LightMark, light_class};

/// The worst light, its reason and the task it comes from.
#[component]
pub fn Standing(
    /// How it stands.
    overview: Overview,
) -> impl IntoView {
    let words = text::charges();
    let others = overview.attention.saturating_sub(1);
    let worst = overview.worst.clone().map(|(id, title, reason)| {
        view! {
            <p>
                <a href=format!("/tasks/{id}")>{format!("{title} · {}", format::reason(reason))}</a>
            </p>
        }
    });
    let starts = overview.starts.map(|from| {
        view! {
            <p>{(words.starts)(&format::day_short(from))}</p>
        }
    });
    view! {
        <div class=format!("charge-light {}", light_class(overview.light))>
            <LightMark light=overview.light/>
            {worst}
            {(others > 0).then(|| view! { <p>{(words.others)(others)}</p> })}
            {starts}
            {(overview.tasks > 0).then(|| view! {
                <p class="num">{(words.done_of)(overview.done, overview.tasks)}</p>
            })}
        </div>
    }
}
