//! A field for how far something is.

use leptos::prelude::*;

use super::frame::{Frame, Names};
use crate::text;

/// How far the buttons go.
const STEP: u8 = 10;

/// From 0 to 100: a slider, and buttons for who cannot slide.
#[component]
pub fn PercentField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How far.
    value: RwSignal<u8>,
) -> impl IntoView {
    let names = Names::new();
    let (id, words) = (names.field.clone(), text::common());
    let shown = Signal::derive(move || format!("{}%", value.get()));
    let figure = move || view! { <b class="percent-figure num">{move || shown.get()}</b> };
    view! {
        <Frame names label aside=figure>
            <div class="percent">
                <button
                    type="button"
                    class="step-button"
                    aria-label=words.ten_less
                    disabled=move || value.get() == 0
                    on:click=move |_| value.update(|value| *value = value.saturating_sub(STEP))
                >
                    <span aria-hidden="true">"−"</span>
                    {STEP}
                </button>
                <input
                    type="range"
                    id=id
                    min="0"
                    max="100"
                    step="1"
                    aria-valuetext=move || shown.get()
                    style:--percent=move || shown.get()
                    prop:value=move || value.get().to_string()
                    on:input=move |event| {
                        if let Ok(percent) = event_target_value(&event).parse::<u8>() {
                            value.set(percent.min(100));
                        }
                    }
                />
                <button
                    type="button"
                    class="step-button"
                    aria-label=words.ten_more
                    disabled=move || value.get() == 100
                    on:click=move |_| value.update(|value| *value = value.saturating_add(STEP).min(100))
                >
                    <span aria-hidden="true">"+"</span>
                    {STEP}
                </button>
            </div>
        </Frame>
    }
}
