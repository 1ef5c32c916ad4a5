//! Notices that something has really been on the screen: not drawn somewhere below, and not only
//! scrolled past.

use gloo::timers::callback::Timeout;
use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

use crate::ui::effect;

/// So long it has to stay.
const SEEN_AFTER_MS: u32 = 1_000;

/// Calls `seen` once, when `place` has stayed in sight.
pub fn when_seen(place: NodeRef<P>, seen: Callback<()>) {
    let waiting = StoredValue::new_local(None::<Timeout>);
    let look = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
        let in_sight = last.is_ok_and(|entry| entry.is_intersecting());
        let _gone = waiting.try_set_value(in_sight.then(|| wait(waiting, seen)));
    });
    let observer = IntersectionObserver::new(look.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((observer.ok(), look));
    effect(move || {
        if let Some(place) = place.get() {
            kept.with_value(|(observer, _)| {
                observer.iter().for_each(|observer| observer.observe(&place));
            });
        }
    });
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.iter().for_each(|one| one.disconnect()));
    });
}

/// Waits; a page behind another window is not seen, so then it waits on.
fn wait(waiting: StoredValue<Option<Timeout>, LocalStorage>, seen: Callback<()>) -> Timeout {
    Timeout::new(SEEN_AFTER_MS, move || {
        if document().hidden() {
            let _gone = waiting.try_set_value(Some(wait(waiting, seen)));
        } else {
            let _told = seen.try_run(());
        }
    })
}
