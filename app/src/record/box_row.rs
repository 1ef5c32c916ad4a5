//! An entry of the conflict box: both values side by side, and the way back.

use leptos::prelude::*;

use super::box_page::{Restoring, element_id};
use super::conflicts::{Entry, State, Written};
use crate::tasks::delivery::Delivery;
use crate::tasks::{DeliveryMark, value_words};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Icon, Note, NoteKind, live_if};

/// The entry.
#[component]
pub fn ConflictRow(
    /// What it says.
    entry: Entry,
    /// What its button does.
    restoring: Restoring,
) -> impl IntoView {
    let words = text::record();
    let id = entry.clash.id;
    let property = (text::tasks().property)(entry.clash.property);
    let (state, class, kept) = match &entry.state {
        State::Differing => (words.differing, "conflict-state", words.kept),
        State::Restored => (words.restored, "conflict-state is-settled", words.kept_then),
        State::Overtaken(_) => (words.overtaken, "conflict-state is-settled", words.kept_then),
    };
    let now = match &entry.state {
        State::Overtaken(now) => Some((words.now)(&value_words(now))),
        State::Differing | State::Restored => None,
    };
    let on_way = entry.delivery.filter(|delivery| !matches!(delivery, Delivery::Receipt(_)));
    let trouble = move || {
        let found = restoring.trouble.get().filter(|(about, _)| *about == id);
        found.map(|(_, why)| view! { <Note kind=NoteKind::Error>{why}</Note> })
    };
    let button = entry.restore.clone().map(|act| {
        let entry = entry.clone();
        view! {
            <Button
                label=words.restore
                kind=ButtonKind::Plain
                icon=Icon::Return
                on_press=Callback::new(move |()| restoring.press(&entry, act.clone()))
            />
        }
    });
    view! {
        <article class="conflict" id=element_id(id) tabindex="-1">
            <div class="conflict-head">
                <h2>
                    <a href=entry.address.clone()>{entry.title.clone()}</a>
                    " "
                    <span class="conflict-property">{(text::tasks().conflict)(property)}</span>
                </h2>
                <span class=class>{state}</span>
            </div>
            <div class="conflict-values">
                <section class="conflict-value is-kept">
                    <h3>{kept}</h3>
                    <p class="conflict-said">{value_words(&entry.clash.kept)}</p>
                    <WrittenLine written=entry.kept_by.clone()/>
                </section>
                <section class="conflict-value">
                    <h3>{words.lost}</h3>
                    <p class="conflict-said">{value_words(&entry.clash.lost)}</p>
                    <WrittenLine written=entry.lost_by.clone()/>
                    <div class="conflict-foot">
                        {button}
                        {on_way.map(|delivery| view! { <DeliveryMark delivery/> })}
                    </div>
                </section>
            </div>
            {now.map(|now| view! { <p class="conflict-now">{now}</p> })}
            {live_if(trouble)}
        </article>
    }
}

/// Who wrote a value, and when.
#[component]
fn WrittenLine(written: Written) -> impl IntoView {
    let words = text::record();
    let name = match written.name.is_empty() {
        true => words.somebody.to_owned(),
        false => written.name,
    };
    view! {
        <p class="log-meta">
            <span>{name}</span>
            {written.day.map(|day| view! {
                <span>{(words.device_day)(&format::day_short(day))}</span>
            })}
            {written.at.map(|at| view! { <span>{(words.server_time)(&format::time(at))}</span> })}
        </p>
    }
}
