//! Words and marks that rows, cards and pages share.

use leptos::prelude::*;
use shared::model::Status;
use shared::rules::light::Reason;

use super::delivery::Delivery;
use super::facts::TaskFacts;
use super::viewer::Standing;
use crate::text::{self, format};

/// How far an act has come: a dot and a word.
#[component]
pub fn DeliveryMark(
    /// How far.
    delivery: Delivery,
) -> impl IntoView {
    let words = text::tasks();
    let (class, word) = match delivery {
        Delivery::Waiting => ("delivery is-waiting", words.waiting.to_owned()),
        Delivery::Sending => ("delivery is-sending", words.sending.to_owned()),
        Delivery::Refused => ("delivery is-refused", words.refused.to_owned()),
        Delivery::Receipt(seq) => ("delivery is-in", (words.receipt)(seq)),
    };
    view! { <span class=class>{word}</span> }
}

/// The reasons in one line, with what the task is stuck on. Nothing where nothing is wrong.
pub fn reason_words(facts: &TaskFacts) -> Option<String> {
    let quiet = |reason: &Reason| matches!(reason, Reason::OnTrack);
    let mut parts: Vec<String> = facts
        .reasons
        .iter()
        .filter(|reason| !quiet(reason))
        .map(|reason| format::reason(*reason))
        .collect();
    if let Some(stuck_on) = &facts.stuck_on {
        parts.push((text::tasks().stuck_on)(stuck_on));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// How far it is, or that it is done or waits.
pub fn status_words(facts: &TaskFacts) -> String {
    match facts.status {
        Status::Submitted | Status::Done | Status::Cancelled => {
            format::status(facts.status).to_owned()
        }
        Status::NotStarted if facts.percent == 0 => format::status(facts.status).to_owned(),
        _ => format!("{}%", facts.percent),
    }
}

/// Names in a short line: two, and how many there are.
pub fn few(names: &[String]) -> String {
    let words = text::tasks();
    match names {
        [first, second, _, ..] => {
            (words.and_others)(&[first.as_str(), second].join(words.comma), names.len())
        }
        names => names.join(words.comma),
    }
}

/// The person's own part in a task, and whose it is where it is not theirs.
pub fn standing_words(facts: &TaskFacts) -> String {
    let words = text::tasks();
    let lead = few(&facts.lead);
    let led = || if lead.is_empty() { String::new() } else { (words.led_by)(&lead) };
    let own = match facts.standing {
        Some(Standing::Responsible) => words.you_answer,
        Some(Standing::Chief) => words.you_chief,
        Some(Standing::FieldLeader) => words.you_lead_field,
        Some(Standing::RiverChief) => words.you_river_chief,
        Some(Standing::Lead) => return words.you_lead.to_owned(),
        Some(Standing::Support) => words.you_support,
        Some(Standing::Parent) => words.you_parent,
        Some(Standing::Office | Standing::Leader) | None => return led(),
    };
    match led() {
        led if led.is_empty() => own.to_owned(),
        led => format!("{own} · {led}"),
    }
}
