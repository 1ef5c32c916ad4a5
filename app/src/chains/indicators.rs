//! The numbers a chain is to reach.

use leptos::prelude::*;

use super::select::IndicatorFact;
use crate::text::{self, format};
use crate::ui::Clause;

/// A card of indicators.
#[component]
pub fn Indicators(
    /// The numbers.
    facts: Vec<IndicatorFact>,
) -> impl IntoView {
    let words = text::chains();
    let row = |fact: IndicatorFact| {
        let target = format!("{} {}", fact.target, fact.unit);
        let more = [
            fact.by.map(|day| (words.by)(&format::day_full(day))),
            fact.baseline.map(|value| (words.baseline)(&format!("{value} {}", fact.unit))),
        ];
        let more = more.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <span>{fact.title}</span>
                <span class="indicator-target">
                    {(words.comparator)(fact.comparator, fact.soft)}" "<b class="num">{target}</b>
                </span>
                <span class="hint">{more}</span>
                <Clause source=fact.source/>
            </li>
        }
    };
    view! {
        <section class="card indicators">
            <h2>{words.indicators}</h2>
            <ul>{facts.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
