//! Arriving at a page: its name in the window's title, and the focus at its heading, so that those
//! who cannot see the page change hear where they are.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::attention;
use crate::address::Address;
use crate::replica::Store;
use crate::text;
use crate::ui::effect;

/// A page may be drawn a little after the address has changed.
const SETTLE_MS: u32 = 50;
const TRIES: u32 = 20;
const HEADING: &str = "#main h1";

/// The window's title for a page of this name.
pub fn set_title(page: &str) {
    document().set_title(&format!("{page} · {}", text::common().product));
}

/// Follows the address. A change of the query alone is no new page.
pub fn follow(store: Store) {
    let address = Address::expect();
    let mut before = None;
    effect(move || {
        let here = address.path();
        let moved = before.as_ref().is_some_and(|before| *before != here);
        before = Some(here);
        spawn_local(arrive(moved));
    });
    // A heading may have new words when the replica has news.
    effect(move || {
        store.read(|_| ());
        request_animation_frame(|| {
            heading();
        });
    });
}

async fn arrive(moved: bool) {
    for _ in 0..TRIES {
        TimeoutFuture::new(SETTLE_MS).await;
        if heading() {
            break;
        }
    }
    if moved && !attention::is_taken() && !focus(HEADING) {
        focus("#main");
    }
}

/// Names the window after the page's heading; whether there is one.
fn heading() -> bool {
    let Ok(Some(heading)) = document().query_selector(HEADING) else { return false };
    if let Some(words) = heading.text_content().filter(|words| !words.is_empty()) {
        set_title(&words);
    }
    true
}

/// Moves the focus without scrolling: going back must come out where one was.
pub fn focus(selector: &str) -> bool {
    let Ok(Some(element)) = document().query_selector(selector) else { return false };
    let focus = || -> Result<(), JsValue> {
        element.set_attribute("tabindex", "-1")?;
        let options = Object::new();
        Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE)?;
        let focus: Function = Reflect::get(&element, &"focus".into())?.dyn_into()?;
        focus.call1(&element, &options)?;
        Ok(())
    };
    focus().is_ok()
}
