//! One of a few.

use leptos::prelude::*;

use crate::ui::element_id;
use crate::ui::live::memo;

/// One of a few: a radio button each.
#[component]
pub fn Choice<T>(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What there is to choose from.
    options: Vec<(T, String)>,
    /// What is chosen.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = element_id("choice");
    let option = move |(index, (option, words)): (usize, (T, String))| {
        let chosen = option.clone();
        let checked = memo(move || value.with(|value| *value == chosen));
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name=group.clone()
                    value=index.to_string()
                    prop:checked=move || checked.get()
                    on:change=move |_| value.set(option.clone())
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{label}</legend>
            <div class="choice-options">
                {options.into_iter().enumerate().map(option).collect_view()}
            </div>
        </fieldset>
    }
}
