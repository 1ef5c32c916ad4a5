//! 屏上水印: the reader's name and the day, faintly over a page that only named people may see, so
//! that a picture of the screen says whose screen it was. It takes no presses and is printed, too.

use leptos::prelude::*;

use super::{look, names};
use crate::app::watermark;
use crate::replica::{Session, Store};
use crate::text::format;
use crate::ui::{live_if, memo};

/// A letter's width and the gap to the next mark, in pixels.
const LETTER: usize = 16;
const GAP: usize = 96;
const LINE: usize = 132;

/// The marks, where this device or the county wants them.
#[component]
pub fn Watermark() -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let wanted = move || {
        watermark::is_chosen() || session.county().is_some_and(|health| health.marks_named())
    };
    let words = memo(move || {
        let name = look(store, |viewer| names::who(viewer.memory, viewer.actor).name);
        format!("{name} {}", format::day_full(store.today()))
    });
    live_if(move || wanted().then(|| view! { <Marks words=words.get()/> }))
}

/// The marks as a pattern: one text, repeated by the browser.
#[component]
fn Marks(words: String) -> impl IntoView {
    let width = words.chars().count() * LETTER + GAP;
    view! {
        <svg class="watermark" aria-hidden="true" focusable="false">
            <defs>
                <pattern
                    id="watermark"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(-24)"
                    width=width
                    height=LINE
                >
                    <text x="0" y="40">{words.clone()}</text>
                    <text x={width / 2} y={40 + LINE / 2}>{words.clone()}</text>
                    // The end of the second one, cut off at the edge, goes on at the other side.
                    <text x={-((width / 2) as i32)} y={40 + LINE / 2}>{words}</text>
                </pattern>
            </defs>
            <rect width="100%" height="100%" fill="url(#watermark)"></rect>
        </svg>
    }
}
