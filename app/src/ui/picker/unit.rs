//! Picks units by name or by another name for them.

use leptos::prelude::*;
use shared::id::UnitId;
use shared::model::{Kind, Unit};
use shared::order::sort_by_key;
use shared::rules::Memory;

use super::combobox::Combobox;
use super::matching::Candidate;
use crate::replica::Store;
use crate::text;
use crate::ui::live::memo;

/// Units.
#[component]
pub fn UnitPicker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The units that are chosen.
    chosen: RwSignal<Vec<UnitId>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let store = Store::expect();
    let candidates = memo(move || store.entities(units));
    let ids = Signal::derive(move || chosen.get().into_iter().map(Into::into).collect());
    view! {
        <Combobox
            label
            placeholder=text::common().find_unit
            candidates
            chosen=ids
            error
            add=Callback::new(move |id| chosen.update(|chosen| chosen.push(UnitId(id))))
            remove=Callback::new(move |id| chosen.update(|all| all.retain(|one| one.0 != id)))
        />
    }
}

/// Every unit this device knows.
pub fn units(memory: &Memory) -> Vec<Candidate> {
    let units = memory.all(Kind::Unit).filter_map(|entity| Unit::of(entity));
    let mut all: Vec<Candidate> = units
        .map(|unit| Candidate {
            id: unit.id.into(),
            name: unit.name.clone(),
            others: unit.aliases.clone(),
            place: String::new(),
        })
        .collect();
    sort_by_key(&mut all, |one| one.name.clone());
    all
}
