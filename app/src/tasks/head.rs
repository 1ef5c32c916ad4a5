//! The head of a task's page: where it belongs, how it stands and why, who and by when.

use leptos::prelude::*;
use shared::model::Visibility;
use shared::rules::light::Reason;

use super::facts::TaskFacts;
use super::select::Head;
use super::words::DeliveryMark;
use crate::address::of_charge;
use crate::text::{self, format};
use crate::ui::{Bar, Clause, LightMark, light_class};

/// Kicker, title, light with reasons, status and progress.
#[component]
pub fn TaskHead(
    /// What its row shows, with every reason.
    facts: TaskFacts,
    /// Where it belongs.
    head: Head,
) -> impl IntoView {
    let words = text::tasks();
    let reasons: Vec<String> = facts
        .reasons
        .iter()
        .filter(|reason| !matches!(reason, Reason::OnTrack))
        .map(|reason| format::reason(*reason))
        .collect();
    let reasons = match (reasons.is_empty(), head.starts) {
        (true, Some(from)) => (words.starts)(&format::day_short(from)),
        _ => reasons.join(" · "),
    };
    view! {
        <header class="task-head">
            <Kicker head=head.clone()/>
            <h1>{facts.title.clone()}</h1>
            <p class=format!("task-light {}", light_class(facts.light))>
                <LightMark light=facts.light/>
                <span>{reasons}</span>
                {facts.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </p>
            <div class="task-progress">
                <span class="task-status">{format::status(facts.status)}</span>
                <div class="task-bar">
                    <Bar percent=facts.percent light=facts.light/>
                    {head.elapsed.map(|elapsed| view! {
                        <i class="task-elapsed" style:left=format!("{elapsed}%") aria-hidden="true"></i>
                    })}
                </div>
                <b class="num">{format!("{}%", facts.percent)}</b>
            </div>
            {head.elapsed.map(|elapsed| view! {
                <p class="task-pace">{(words.elapsed)(elapsed)}</p>
            })}
        </header>
    }
}

/// Board, or chain, field or river, and whole task, each a way back; and the clause.
#[component]
fn Kicker(head: Head) -> impl IntoView {
    let words = text::tasks();
    let (programme, title) = head.programme;
    view! {
        <nav class="kicker">
            {(head.charge.is_none()).then(|| view! {
                <a href=format!("/boards/{programme}")>{title}</a>
            })}
            {head.charge.map(|(charge, name)| view! { <a href=of_charge(charge)>{name}</a> })}
            {head.whole.map(|(id, title)| view! {
                <a href=format!("/tasks/{id}")>{(words.part_of)(&title)}</a>
            })}
            <Clause source=head.source/>
        </nav>
    }
}

/// Who is responsible and by when.
#[component]
pub fn TaskWho(
    /// Where it belongs.
    head: Head,
) -> impl IntoView {
    let words = text::tasks();
    let names = |names: &[String]| match names {
        [] => words.nobody.to_owned(),
        names => names.join(words.comma),
    };
    let day = |day: Option<_>| day.map_or_else(|| words.no_due.to_owned(), format::day);
    let visibility = match head.visibility {
        Visibility::County => words.visible_county,
        Visibility::Named => words.visible_named,
    };
    view! {
        <section class="card task-who" aria-label=words.who>
            <dl>
                <dt>{words.lead_units}</dt>
                <dd class="is-strong">{names(&head.lead)}</dd>
                {(!head.support.is_empty()).then(|| view! {
                    <dt>{words.support_units}</dt>
                    <dd>{names(&head.support)}</dd>
                })}
                <dt>{words.leaders}</dt>
                <dd>{names(&head.leaders)}</dd>
                {head.start.map(|start| view! {
                    <dt>{words.start}</dt>
                    <dd>{format::day(start)}</dd>
                })}
                <dt>{words.due}</dt>
                <dd>{day(head.due)}</dd>
                <dt>{words.visibility}</dt>
                <dd>{visibility}</dd>
            </dl>
        </section>
    }
}
