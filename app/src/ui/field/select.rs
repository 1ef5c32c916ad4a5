//! One of many by the browser's own list: for what is chosen again and again, without typing.

use leptos::prelude::*;

use super::frame::{Frame, Names};

/// Options under a heading, or under none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OptionGroup {
    /// The heading, may be empty.
    pub label: String,
    /// Each with its value and its words.
    pub options: Vec<(String, String)>,
}

impl OptionGroup {
    /// Options under no heading.
    pub fn plain(options: Vec<(String, String)>) -> OptionGroup {
        OptionGroup { label: String::new(), options }
    }
}

/// One of many, or none.
#[component]
pub fn SelectField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What there is.
    groups: Vec<OptionGroup>,
    /// The value that is chosen; empty: none.
    value: RwSignal<String>,
    /// What stands for none; without it, something has to be chosen.
    #[prop(optional, into)]
    none: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How to fill it.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let names = Names::new();
    let (id, described_by) = (names.field.clone(), names.described_by());
    let option = move |(of, words): (String, String)| {
        let own = of.clone();
        view! {
            <option value=of prop:selected=move || value.with(|value| *value == own)>{words}</option>
        }
    };
    let group = move |group: OptionGroup| {
        let options = group.options.into_iter().map(option).collect_view();
        match group.label.is_empty() {
            true => options.into_any(),
            false => view! { <optgroup label=group.label>{options}</optgroup> }.into_any(),
        }
    };
    let none = (!none.is_empty()).then(|| option((String::new(), none)));
    view! {
        <Frame names label hint error>
            <select
                class="input"
                id=id
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                on:change=move |event| value.set(event_target_value(&event))
            >
                {none}
                {groups.into_iter().map(group).collect_view()}
            </select>
        </Frame>
    }
}
