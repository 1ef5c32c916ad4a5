//! Picks one by typing a part of its name.

use leptos::prelude::*;
use shared::id::Id;

use super::combobox::Combobox;
use super::matching::Candidate;
use crate::ui::live::Memo;

/// One of many. Another choice takes the place of the one before.
#[component]
pub fn OnePicker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What to type.
    placeholder: &'static str,
    /// What there is.
    candidates: Memo<Vec<Candidate>>,
    /// What is chosen.
    chosen: RwSignal<Option<Id>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = Signal::derive(move || chosen.get().into_iter().collect());
    view! {
        <Combobox
            label
            placeholder
            candidates
            chosen=ids
            error
            add=Callback::new(move |id| chosen.set(Some(id)))
            remove=Callback::new(move |_| chosen.set(None))
        />
    }
}
