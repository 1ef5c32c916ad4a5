//! A task as a card of a board's column.

use leptos::prelude::*;
use shared::model::Status;
use shared::rules::light::{Light, Reason};

use super::facts::TaskFacts;
use super::words::{DeliveryMark, few};
use crate::text::{self, format};
use crate::ui::{Bar, LightShape, light_class};

/// A card that leads to the task's page.
#[component]
pub fn TaskCard(
    /// What it shows.
    facts: TaskFacts,
) -> impl IntoView {
    let lead = few(&facts.lead);
    let bar = matches!(facts.status, Status::InProgress | Status::Blocked | Status::Submitted);
    let stuck = facts.stuck_on.clone();
    view! {
        <a class=format!("task-card {}", light_class(facts.light)) href=format!("/tasks/{}", facts.id)>
            <span class="task-card-title">{facts.title.clone()}</span>
            <span class="task-card-why">
                <LightShape light=facts.light/>
                <b>{headline(&facts)}</b>
            </span>
            {stuck.map(|stuck| view! { <span class="task-card-stuck">{stuck}</span> })}
            <span class="task-card-meta">
                <span>{lead}</span>
                {facts.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </span>
            {bar.then(|| view! { <Bar percent=facts.percent light=facts.light/> })}
        </a>
    }
}

/// The reason in its few words; where nothing is wrong, when it is due.
fn headline(facts: &TaskFacts) -> String {
    let words = text::tasks();
    match (facts.reason(), facts.due) {
        (None | Some(Reason::OnTrack), Some(due)) => (words.due_on)(&format::day_short(due)),
        (Some(reason), _) => format::reason(reason),
        (None, None) if facts.light == Some(Light::Blue) => format::status(Status::Done).to_owned(),
        (None, None) => words.no_due.to_owned(),
    }
}
