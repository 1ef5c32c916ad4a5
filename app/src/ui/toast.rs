//! Toasts: a sentence that says what was just done and goes by itself.

use std::cell::Cell;
use std::time::Duration;

use crate::ui::live::{each, effect, key_of};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// How long a toast stays.
const SHOWN_FOR: Duration = Duration::from_millis(4_000);
/// Older ones make room.
const AT_ONCE: usize = 3;

type Shown = ArcRwSignal<Vec<(u32, String)>>;

thread_local! {
    static SHOWN: Shown = ArcRwSignal::new(Vec::new());
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Says `words` for a moment, wherever the person is by then.
pub fn toast(words: impl Into<String>) {
    let (shown, words, id) = (SHOWN.with(Clone::clone), words.into(), LAST.get() + 1);
    LAST.set(id);
    shown.update(|all| {
        all.retain(|(_, others)| *others != words);
        if all.len() == AT_ONCE {
            all.remove(0);
        }
        all.push((id, words));
    });
    set_timeout(move || shown.update(|all| all.retain(|(other, _)| *other != id)), SHOWN_FOR);
}

/// Where toasts are shown. It stays in the page, so that screen readers know it before it speaks.
#[component]
pub fn Toasts() -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let shown = SHOWN.with(Clone::clone);
    let watched = shown.clone();
    effect(move || {
        watched.track();
        if let Some(host) = host.get() {
            raise(&host);
        }
    });
    view! {
        <div class="toasts" node_ref=host popover="manual" role="status" aria-live="polite">
            {each(move || shown.get(), |(id, _)| key_of(id), |(_, words)| view! {
                <p class="toast">{words}</p>
            })}
        </div>
    }
}

/// Puts the toasts above an open dialog, which lies in the browser's top layer. A browser that has
/// no popovers shows them over the page all the same.
fn raise(host: &JsValue) {
    let call = |name: &str| {
        let found = js_sys::Reflect::get(host, &JsValue::from_str(name)).ok();
        let method = found.and_then(|found| found.dyn_into::<js_sys::Function>().ok());
        // It is refused where it is shown, or hidden, already.
        method.map(|method| method.call0(host).is_ok())
    };
    if document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some()) {
        let _hidden = call("hidePopover");
    }
    let _shown = call("showPopover");
}
