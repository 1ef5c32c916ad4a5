//! Numbers to reach.

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
    view! {
        <section class="card indicators">
            <h2>{text::charges().indicators}</h2>
            <ul>
                {facts.into_iter().map(|fact| view! { <IndicatorRow fact/> }).collect_view()}
            </ul>
        </section>
    }
}

/// What is counted, what is to be reached, by when, and the clause.
#[component]
pub fn IndicatorRow(
    /// The number.
    fact: IndicatorFact,
    /// Whether it names its task: left out on the task's own page.
    #[prop(optional)]
    with_task: bool,
) -> impl IntoView {
    let words = text::charges();
    let (before, figure, after) = (words.target)(&fact);
    let baseline = fact.baseline.map(|value| format!("{value}{}", unit(&fact.unit)));
    let more = [
        fact.by.map(|day| (words.by)(&format::day_full(day))),
        baseline.map(|value| (words.baseline)(&value)),
    ];
    let more = more.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let task = fact.task.filter(|_| with_task);
    view! {
        <li>
            <span class="indicator-title">{fact.title}</span>
            <span class="indicator-target">
                {before}" "<b class="num">{figure}</b>" "{after}
            </span>
            {(!more.is_empty()).then(|| view! { <span class="hint">{more}</span> })}
            {task.map(|(id, title)| view! {
                <a class="indicator-task" href=format!("/tasks/{id}")>{title}</a>
            })}
            <Clause source=fact.source/>
        </li>
    }
}

/// A number's unit, set off from it unless it is a percent sign.
pub fn unit(unit: &str) -> String {
    match unit {
        "" | "%" => unit.to_owned(),
        unit => format!(" {unit}"),
    }
}
