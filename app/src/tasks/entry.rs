//! One thing that happened, told in a line with who, when and how far it has come.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::model::{FindingStepKind, StepKind, Visibility};

use super::clash::{Clash, Shown};
use super::forms::{Desk, Opening, Subject};
use super::history::{Entry, Happening};
use super::mentions::Said;
use super::words::DeliveryMark;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind};

/// An entry of a task's history or of a chain's feed.
#[component]
pub fn HistoryEntry(
    /// What happened.
    entry: Entry,
    /// Where a form opens that proposes a lost value again.
    desk: Desk,
    /// Whether it names the task: in a feed of many.
    #[prop(default = false)]
    named: bool,
    /// Whether the person may give an instruction on a report.
    #[prop(default = false)]
    instruct: bool,
) -> impl IntoView {
    let task = entry.task.clone().filter(|_| named);
    let (head, words) = told(&entry.what);
    let report = matches!(entry.what, Happening::Report { .. }).then_some(entry.place.0);
    let clash = match entry.what {
        Happening::Conflict(clash) => Some(clash),
        _ => None,
    };
    let is_conflict = clash.is_some();
    let report = report.filter(|_| instruct);
    view! {
        <article class="entry" class:is-conflict=is_conflict>
            <p class="entry-head">
                <b>{entry.who.name.clone()}</b>
                <span>{head}</span>
            </p>
            {task.map(|(id, title)| view! {
                <a class="entry-task" href=format!("/tasks/{id}")>{title}</a>
            })}
            {words.map(|words| view! { <p class="entry-words"><Said words/></p> })}
            {clash.map(|clash| view! { <ClashView clash=*clash desk/> })}
            <p class="entry-meta">
                <span>{entry.who.place.clone()}</span>
                <time datetime=entry.day.to_string()>{format::day_short(entry.day)}</time>
                {entry.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
                {report.map(|report| view! {
                    <button
                        type="button"
                        class="word-button"
                        on:click=move |_| desk.open(Opening::new(Subject::Instruct(report)))
                    >
                        {text::instructions().instruct_report}
                    </button>
                })}
            </p>
        </article>
    }
}

/// What happened in a few words, and the words that went with it.
fn told(what: &Happening) -> (String, Option<String>) {
    let words = text::tasks();
    let some = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
    match what {
        Happening::Report { before, percent, words: said } => {
            ((words.reported)(*before, *percent), some(said))
        }
        Happening::Step { kind, words: said } => {
            (format::step(*kind).to_owned(), some(&step_words(*kind, said)))
        }
        Happening::FindingStep { kind, words: said } => {
            let said = match kind {
                FindingStepKind::Edited if !said.is_empty() => (words.title_was)(said),
                _ => said.clone(),
            };
            (format::finding_step(*kind).to_owned(), some(&said))
        }
        Happening::Period { every, from, corrects, words: said } => {
            let period = format::period(*every, *from);
            ((text::reports().reported)(&period, *corrects), some(said))
        }
        Happening::Comment { words: said } => (words.commented.to_owned(), some(said)),
        Happening::Instruction { is_nudge, words: said } => {
            let words = text::instructions();
            let head = if *is_nudge { words.history_nudge } else { words.history_instruct };
            (head.to_owned(), some(said))
        }
        Happening::Conflict(clash) => ((words.conflict)((words.property)(clash.property)), None),
    }
}

/// A change remembers what it changed from: an old day before the reason, an old title.
fn step_words(kind: StepKind, said: &str) -> String {
    let words = text::tasks();
    match kind {
        StepKind::DueChanged => {
            let (day, reason) = said.split_once(' ').unwrap_or(("", said));
            match day.parse::<Day>() {
                Ok(day) => format!("{} · {reason}", (words.due_was)(&format::day_short(day))),
                Err(_) => said.to_owned(),
            }
        }
        StepKind::Edited if !said.is_empty() => (words.title_was)(said),
        _ => said.to_owned(),
    }
}

/// Both values, and the way back to the one that was not kept.
#[component]
fn ClashView(clash: Clash, desk: Desk) -> impl IntoView {
    let words = text::tasks();
    let again = clash.again.clone();
    let lost_by = if clash.lost_by.name.is_empty() { "—" } else { &clash.lost_by.name };
    view! {
        <dl class="clash">
            <dt>{words.kept}</dt>
            <dd>{value_words(&clash.kept)}</dd>
            <dt>{(words.lost)(lost_by, &format::day_short(clash.lost_day))}</dt>
            <dd>{value_words(&clash.lost)}</dd>
        </dl>
        <a class="entry-box" href="/conflicts">{text::record().conflicts}</a>
        {again.and_then(Opening::of).map(|opening| view! {
            <Button
                label=words.propose_again
                kind=ButtonKind::Quiet
                on_press=Callback::new(move |()| desk.open(opening.clone()))
            />
        })}
    }
}

/// A value of a collision in words.
pub fn value_words(value: &Shown) -> String {
    let words = text::tasks();
    match value {
        Shown::Text(said) if said.is_empty() => words.empty_value.to_owned(),
        Shown::Text(said) => said.clone(),
        Shown::Day(None) => words.no_due.to_owned(),
        Shown::Day(Some(day)) => format::day(*day),
        Shown::Visibility(Visibility::County) => words.visible_county.to_owned(),
        Shown::Visibility(Visibility::Named) => words.visible_named.to_owned(),
        Shown::Assignment { leaders, lead, support } => {
            let line = |label: &str, names: &[String]| {
                (!names.is_empty()).then(|| format!("{label} {}", names.join(words.comma)))
            };
            let lines = [
                line(words.leaders, leaders),
                line(words.lead_units, lead),
                line(words.support_units, support),
            ];
            lines.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    }
}
