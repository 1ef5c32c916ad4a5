//! What every field has around it.

use leptos::prelude::*;

use crate::text;
use crate::ui::element_id;
use crate::ui::live::live_if;

/// The ids that tie a field, its label, its hint and its error together.
#[derive(Clone)]
pub struct Names {
    /// Of the field.
    pub field: String,
    /// Of the hint.
    pub hint: String,
    /// Of the error.
    pub error: String,
}

impl Names {
    /// Ids that no other field has.
    pub fn new() -> Names {
        let field = element_id("field");
        let (hint, error) = (format!("{field}-hint"), format!("{field}-error"));
        Names { field, hint, error }
    }

    /// What describes the field.
    pub fn described_by(&self) -> String {
        format!("{} {}", self.hint, self.error)
    }
}

/// Label, the field itself, hint and error. What stands beside the label is not part of the
/// field's name.
#[component]
pub fn Frame(
    /// The ids.
    names: Names,
    /// The label.
    label: String,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// How to fill it.
    #[prop(optional)]
    hint: String,
    /// What is wrong.
    #[prop(optional)]
    error: Signal<Option<String>>,
    /// What stands beside the label.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// The field.
    children: Children,
) -> impl IntoView {
    let Names { field, hint: hint_id, error: error_id } = names;
    view! {
        <div class="field" class:is-wrong=move || error.with(Option::is_some)>
            <div class="field-head">
                <label for=field>{label}</label>
                {required.then(|| view! {
                    <span class="field-required" aria-hidden="true">{text::common().required}</span>
                })}
                {aside.map(|aside| view! { <span class="field-aside">{aside.run()}</span> })}
            </div>
            {children()}
            <p class="field-error" id=error_id>{live_if(move || error.get())}</p>
            <p class="hint" id=hint_id>{(!hint.is_empty()).then_some(hint)}</p>
        </div>
    }
}
