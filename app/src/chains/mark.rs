//! Registers one of the five-ones, or takes the mark back.

use leptos::prelude::*;
use shared::id::ChainId;
use shared::model::{Chain, Mark, One};
use shared::mutation::{MarkOne, Mutation};
use shared::rules::{Entities, Part, TEXT_MAX};

use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{Button, ButtonKind, DayField, TextArea};

/// The form.
#[component]
pub fn MarkForm(
    /// The form's filing.
    filing: Filing,
    /// The chain.
    chain: ChainId,
    /// Which one.
    one: One,
) -> impl IntoView {
    let words = text::chains();
    let start = filing.start(|act| match act {
        Mutation::MarkOne(act) => Some(act),
        _ => None,
    });
    let today = filing.store.today();
    let now: Option<Mark> = filing.store.entities(|memory| {
        let found = memory.get(chain.into());
        found.as_deref().and_then(Chain::of).and_then(|chain| chain.five_ones.get(one).cloned())
    });
    let there = now.is_some();
    let start = start.unwrap_or_else(|| MarkOne {
        chain,
        one,
        day: Some(now.as_ref().map_or(today, |mark| mark.day)),
        note: now.map(|mark| mark.note).unwrap_or_default(),
    });
    let day = RwSignal::new(Some(start.day.unwrap_or(today)));
    let note = RwSignal::new(start.note);
    let make = Callback::new(move |()| {
        Some(MarkOne { chain, one, day: Some(day.get().unwrap_or(today)), note: note.get() }.into())
    });
    let withdraw = Callback::new(move |()| {
        filing.send(MarkOne { chain, one, day: None, note: String::new() }.into());
    });
    view! {
        <FormSheet filing title=(words.mark)((words.one)(one)) make>
            <TextArea
                label=(words.mark_note)(one)
                value=note
                max=TEXT_MAX
                error=filing.fault(Part::Note)
            />
            <DayField
                label=words.mark_day
                value=day
                error=filing.fault(Part::Since)
                max=today
            />
            {there.then(|| view! {
                <Button label=words.unmark kind=ButtonKind::Danger on_press=withdraw/>
            })}
        </FormSheet>
    }
}
