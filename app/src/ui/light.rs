//! Lights: a shape and a word beside the colour, never colour alone.

use leptos::prelude::*;
use shared::rules::light::Light;

use crate::text::{self, format};

/// The class that gives a light's colour.
pub fn light_class(light: Option<Light>) -> &'static str {
    match light {
        Some(Light::Red) => "is-red",
        Some(Light::Amber) => "is-amber",
        Some(Light::Green) => "is-green",
        Some(Light::Blue) => "is-blue",
        None => "is-unlit",
    }
}

/// Shape and word.
#[component]
pub fn LightMark(
    /// Which; none where it is not lit.
    light: Option<Light>,
) -> impl IntoView {
    let word = light.map_or(text::common().no_light, format::light);
    view! {
        <span class=format!("light {}", light_class(light))>
            <LightShape light/>
            {word}
        </span>
    }
}

/// The shape alone, where words beside it say the same: ● ▲ ■ ✓.
#[component]
pub fn LightShape(
    /// Which; none where it is not lit.
    light: Option<Light>,
) -> impl IntoView {
    let (class, path) = match light {
        Some(Light::Red) => (
            "light-shape",
            "M2.5 1h7A1.5 1.5 0 0 1 11 2.5v7A1.5 1.5 0 0 1 9.5 11h-7A1.5 1.5 0 0 1 1 9.5v-7\
             A1.5 1.5 0 0 1 2.5 1z",
        ),
        Some(Light::Amber) => ("light-shape", "M6 .8 11.7 11H.3z"),
        Some(Light::Green) => ("light-shape", "M1 6a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
        Some(Light::Blue) => (
            "light-shape is-line",
            "M.8 6a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0zM3.4 6.2 5.3 8l3.4-3.7",
        ),
        None => ("light-shape is-line", "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"),
    };
    view! {
        <svg class=class viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d=path/>
        </svg>
    }
}

/// How far something is, in the colour of its light.
#[component]
pub fn Bar(
    /// How far, of 100.
    percent: u8,
    /// Its light.
    light: Option<Light>,
) -> impl IntoView {
    let percent = percent.min(100);
    view! {
        <span
            class=format!("bar {}", light_class(light))
            role="img"
            aria-label=format!("{percent}%")
        >
            <i style:width=format!("{percent}%")></i>
        </span>
    }
}
