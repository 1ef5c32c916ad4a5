//! Fields for words. Nothing that was typed or pasted is ever cut off: what is too long is said.

use leptos::html;
use leptos::prelude::*;

use super::frame::{Frame, Names};
use crate::text;
use crate::ui::live::{live_if, memo};

/// What a text field is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FieldKind {
    /// Words.
    #[default]
    Text,
    /// Something that nobody else is to see.
    Password,
}

/// One line of text.
#[component]
pub fn TextField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// The most characters.
    #[prop(optional)]
    max: Option<u32>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// How to fill it.
    #[prop(optional, into)]
    hint: String,
    /// What it is for.
    #[prop(optional)]
    kind: FieldKind,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let names = Names::new();
    let error = with_length(error, value, max);
    let (id, described_by) = (names.field.clone(), names.described_by());
    let secret = kind == FieldKind::Password;
    // Names of accounts and passwords are typed as they are.
    let capitals = (secret || autocomplete != "off").then_some("none");
    view! {
        <Frame names label required hint error aside=move || view! { <Counter value max/> }>
            <input
                class="input"
                id=id
                type=if secret { "password" } else { "text" }
                autocomplete=autocomplete
                autocapitalize=capitals
                spellcheck="false"
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Frame>
    }
}

/// Several lines of text; it grows with them.
#[component]
pub fn TextArea(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// The most characters.
    #[prop(optional)]
    max: Option<u32>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// How to fill it.
    #[prop(optional, into)]
    hint: String,
    /// The element, for who helps to fill it.
    #[prop(optional)]
    field: NodeRef<html::Textarea>,
) -> impl IntoView {
    let names = Names::new();
    let error = with_length(error, value, max);
    let (id, described_by) = (names.field.clone(), names.described_by());
    view! {
        <Frame names label required hint error aside=move || view! { <Counter value max/> }>
            // The copy in the attribute gives the box its height: see ui.css.
            <div class="grow" data-words=value>
                <textarea
                    class="input"
                    id=id
                    node_ref=field
                    rows="3"
                    aria-required=required.then_some("true")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                ></textarea>
            </div>
        </Frame>
    }
}

/// How many characters are left, once that matters.
#[component]
fn Counter(value: RwSignal<String>, max: Option<u32>) -> impl IntoView {
    let count = memo(move || value.with(|value| value.chars().count()));
    let near = move |max: u32| (count.get() >= near(max)).then_some(max);
    live_if(move || {
        max.and_then(near).map(|max| {
            let over = count.get() > max as usize;
            view! {
                <span class="counter num" class:is-over=over>
                    {(text::common().letters)(count.get(), max)}
                </span>
            }
        })
    })
}

/// From how many characters on the counter is shown.
fn near(max: u32) -> usize {
    (max as usize) * 4 / 5
}

/// What is wrong, or else that it is too long.
fn with_length(
    error: Signal<Option<String>>,
    value: RwSignal<String>,
    max: Option<u32>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        error.get().or_else(|| {
            let over = value.with(|value| value.trim().chars().count());
            let over = over.checked_sub(max? as usize).filter(|over| *over > 0)?;
            Some((text::common().too_long)(over))
        })
    })
}
