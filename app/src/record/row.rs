//! A row of the log: who, what, when, and what became of it.

use leptos::prelude::*;

use super::told::{Deed, Gap, Outcome, Told};
use crate::text::{self, format};

/// The row.
#[component]
pub fn LogRow(
    /// What it says.
    told: Told,
    /// Whether it says what it was done to: in a log of everything.
    #[prop(default = false)]
    named: bool,
) -> impl IntoView {
    let words = text::record();
    let about = told.about.clone().filter(|_| named);
    let refused = match told.outcome {
        Outcome::Refused(reason) => {
            Some(reason.map_or_else(|| words.refused_somehow.to_owned(), format::refusal))
        }
        Outcome::Accepted | Outcome::Done => None,
    };
    let is_refused = refused.is_some();
    let accepted = (told.outcome == Outcome::Accepted)
        .then(|| view! { <span class="log-accepted">{words.accepted}</span> });
    let gap = told.gap.map(|gap| match gap {
        Gap::Redacted => words.redacted,
        Gap::Hidden => words.hidden,
    });
    view! {
        <article class="log-row" class:is-refused=is_refused>
            <p class="log-head">
                <b>{told.who}</b>
                <span>{deed_words(told.what)}</span>
                {accepted}
                {is_refused.then(|| view! {
                    <span class="log-refused">{words.refused}</span>
                })}
            </p>
            {about.map(|about| match about.address {
                Some(address) => view! { <a class="log-about" href=address>{about.title}</a> }.into_any(),
                None => view! { <p class="log-about">{about.title}</p> }.into_any(),
            })}
            {(!told.words.is_empty()).then(|| view! { <p class="log-words">{told.words}</p> })}
            {gap.map(|gap| view! { <p class="hint">{gap}</p> })}
            {refused.map(|reason| view! { <p class="log-reason">{reason}</p> })}
            <p class="log-meta">
                <span>{(text::tasks().receipt)(told.seq)}</span>
                <span>{(words.server_time)(&format::time(told.at))}</span>
                {told.day.map(|day| view! {
                    <span>{(words.device_day)(&format::day_short(day))}</span>
                })}
            </p>
        </article>
    }
}

/// What a row records, by name.
pub fn deed_words(deed: Deed) -> &'static str {
    match deed {
        Deed::Content(kind) => format::mutation_kind(kind),
        Deed::Admin(act) => (text::record().act)(act),
        Deed::Unknown => text::record().unknown_act,
    }
}
