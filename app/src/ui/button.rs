//! Buttons.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::text;
use crate::ui::live::live_if;

/// How much weight a button has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ButtonKind {
    /// The one act that a page or a form is about.
    Primary,
    /// An act beside others.
    Plain,
    /// An act at hand that nobody must notice.
    Quiet,
    /// Takes something away.
    Danger,
}

/// A button with words, and perhaps an icon before them.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: String,
    /// How much weight it has.
    kind: ButtonKind,
    /// What it does.
    on_press: Callback<()>,
    /// Before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Whether it can be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether what it does is under way: it keeps the focus, and does not do it twice.
    #[prop(optional, into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let class = match kind {
        ButtonKind::Primary => "button is-primary",
        ButtonKind::Plain => "button is-plain",
        ButtonKind::Quiet => "button is-quiet",
        ButtonKind::Danger => "button is-danger",
    };
    view! {
        <button
            type="button"
            class=class
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {icon.map(|icon| view! { <Glyph icon/> })}
            <span>{label}</span>
            {live_if(move || busy.get().then(|| view! {
                <span class="visually-hidden">{text::common().busy}</span>
            }))}
        </button>
    }
}
