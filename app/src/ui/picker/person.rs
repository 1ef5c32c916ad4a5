//! Picks people by name; their unit tells those of the same name apart.

use leptos::prelude::*;
use shared::id::{ActorId, PersonId};
use shared::model::{Kind, Person};
use shared::order::sort_by_key;
use shared::rules::Memory;

use super::combobox::Combobox;
use super::matching::Candidate;
use crate::replica::Store;
use crate::tasks::names;
use crate::text;
use crate::ui::live::memo;

/// People.
#[component]
pub fn PersonPicker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The people who are chosen.
    chosen: RwSignal<Vec<PersonId>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let store = Store::expect();
    let candidates = memo(move || store.entities(people));
    let ids = Signal::derive(move || chosen.get().into_iter().map(Into::into).collect());
    view! {
        <Combobox
            label
            placeholder=text::common().find_person
            candidates
            chosen=ids
            error
            add=Callback::new(move |id| chosen.update(|chosen| chosen.push(PersonId(id))))
            remove=Callback::new(move |id| chosen.update(|all| all.retain(|one| one.0 != id)))
        />
    }
}

/// Everybody this device knows.
pub fn people(memory: &Memory) -> Vec<Candidate> {
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let mut all: Vec<Candidate> = people
        .map(|person| Candidate {
            id: person.id.into(),
            name: person.name.clone(),
            others: Vec::new(),
            place: names::who(memory, ActorId(person.id.into())).place,
        })
        .collect();
    sort_by_key(&mut all, |one| one.name.clone());
    all
}
