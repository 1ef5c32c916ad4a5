//! A group of 待办 with its name, its count and its rows.

use leptos::prelude::*;
use shared::rules::light::Light;

use super::select::Group;
use crate::tasks::TaskRows;
use crate::tasks::facts::TaskFacts;
use crate::text;
use crate::ui::{LightShape, Memo, light_class, live_if};

/// What a group says of itself.
struct Label {
    name: &'static str,
    aside: Option<&'static str>,
    light: Option<Light>,
}

fn label(group: Group) -> Label {
    let words = text::work();
    let plain = |name| Label { name, aside: None, light: None };
    match group {
        Group::Late => {
            Label { name: words.late, aside: Some(words.late_aside), light: Some(Light::Red) }
        }
        Group::Warning => Label {
            name: words.warning,
            aside: Some(words.warning_aside),
            light: Some(Light::Amber),
        },
        Group::OnTrack => Label { light: Some(Light::Green), ..plain(words.on_track) },
        Group::ToAccept => plain(words.to_accept),
        Group::ToReport => plain(words.to_report),
        Group::ToStart => plain(words.to_start),
        Group::Elsewhere => plain(words.elsewhere),
    }
}

/// A group. What is on track or not begun is folded unless it is all there is.
#[component]
pub fn WorkGroup(
    /// Which.
    group: Group,
    /// Its rows.
    rows: Memo<Vec<TaskFacts>>,
    /// How many rows there are in all; none: not counted yet.
    count: Memo<Option<usize>>,
    /// Whether it is unfolded.
    open: RwSignal<bool>,
) -> impl IntoView {
    let Label { name, aside, light } = label(group);
    let words = text::work();
    let count = move || count.get().map(|count| count.to_string());
    let foldable = group.may_fold();
    let head = view! {
        <span class=format!("group-name {}", light_class(light))>
            {light.map(|_| view! { <LightShape light/> })}
            {name}
            <span class="num">{count}</span>
        </span>
    };
    let head = match foldable {
        true => view! {
            <button
                type="button"
                class="group-head"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {head}
                <span class="group-aside">
                    {move || if open.get() { words.fold } else { words.unfold }.to_owned()}
                </span>
            </button>
        }
        .into_any(),
        false => view! {
            <div class="group-head">
                {head}
                {aside.map(|aside| view! { <span class="group-aside">{aside}</span> })}
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="group">
            <h2>{head}</h2>
            {live_if(move || (!foldable || open.get()).then(|| view! { <TaskRows rows/> }))}
        </section>
    }
}
