//! A field for a day: the browser's own calendar, and a shortcut to today.

use leptos::prelude::*;
use shared::calendar::Day;

use super::frame::{Frame, Names};
use crate::replica::Store;
use crate::text;
use crate::ui::live::{live_if, memo};

/// A day, or none.
#[component]
pub fn DayField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The day.
    value: RwSignal<Option<Day>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The earliest day.
    #[prop(optional)]
    min: Option<Day>,
    /// The latest day. What is about the past has one, and is never left open.
    #[prop(optional)]
    max: Option<Day>,
    /// How to fill it.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let names = Names::new();
    let (id, described_by) = (names.field.clone(), names.described_by());
    let text_of = |day: Option<Day>| day.map(|day| day.to_string());
    let shortcuts = move || view! { <Shortcuts value min max/> };
    view! {
        <Frame names label hint error aside=shortcuts>
            <input
                class="input"
                id=id
                type="date"
                min=text_of(min)
                max=text_of(max)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                prop:value=move || text_of(value.get()).unwrap_or_default()
                on:input=move |event| {
                    let field: web_sys::HtmlInputElement = event_target(&event);
                    let typed = field.value().parse().ok();
                    // Half a date reads as empty but is not valid: leave it to be finished.
                    let finished = typed.is_some() || field.check_validity();
                    if finished && typed != value.get_untracked() {
                        value.set(typed);
                    }
                }
            />
        </Frame>
    }
}

/// To today, where that is allowed; to no day, where there may be none.
#[component]
fn Shortcuts(value: RwSignal<Option<Day>>, min: Option<Day>, max: Option<Day>) -> impl IntoView {
    let words = text::common();
    let store = use_context::<Store>();
    let today = memo(move || {
        let today = store?.today();
        let allowed = min.is_none_or(|min| min <= today) && max.is_none_or(|max| today <= max);
        allowed.then_some(today)
    });
    let to_today = move || today.get().filter(|today| value.get() != Some(*today));
    let to_none = move || max.is_none() && value.with(Option::is_some);
    view! {
        {live_if(move || to_today().map(|today| view! {
            <button type="button" class="word-button" on:click=move |_| value.set(Some(today))>
                {words.today}
            </button>
        }))}
        {live_if(move || to_none().then(|| view! {
            <button type="button" class="word-button" on:click=move |_| value.set(None)>
                {words.clear}
            </button>
        }))}
    }
}
