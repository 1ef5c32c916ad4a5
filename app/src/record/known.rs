//! What this device itself knows of a thing's history, where the server cannot be asked.

use leptos::prelude::*;
use shared::id::Id;
use shared::model::{Charge, Kind};
use shared::rules::Entities as _;

use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::{HistoryEntry, history, look};
use crate::text;
use crate::ui::{each, key_of, live_if, memo};

/// The latest of them at most.
const LIMIT: usize = 200;

/// Steps, reports, comments and conflicts.
#[component]
pub fn Known(
    /// What they are about.
    id: Id,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let desk = Desk::new();
    let entries = memo(move || {
        look(store, |viewer| match viewer.memory.get(id) {
            Some(entity) if matches!(entity.kind(), Kind::Task | Kind::Finding) => {
                history::of_task(viewer, &entity)
            }
            Some(entity) if Charge::of(&entity).is_some() => {
                history::of_charge(viewer, &entity, LIMIT).0
            }
            _ => Vec::new(),
        })
    });
    let none = memo(move || entries.with(Vec::is_empty));
    view! {
        <section class="card record-known">
            <div class="card-head"><h2>{words.known_here}</h2></div>
            {live_if(move || none.get().then(|| view! { <p class="hint">{words.known_nothing}</p> }))}
            <div class="entries">
                {each(move || entries.get(), |entry| key_of(&entry.key()), move |entry| view! {
                    <HistoryEntry entry desk named=true/>
                })}
            </div>
        </section>
        <FormHost desk/>
    }
}
