//! What the browser does for this page: passing a text on, moving the focus.

use js_sys::{Date, Function, Object, Promise, Reflect};
use leptos::prelude::{document, request_animation_frame, window};
use shared::id::Millis;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlElement};

use crate::app::copy::copy;

/// A time as ISO 8601.
pub fn iso(at: Millis) -> String {
    Date::new(&JsValue::from_f64(at.0 as f64)).to_iso_string().into()
}

/// The device's time.
pub fn now() -> Millis {
    Millis(Date::now() as u64)
}

/// The device's time as ISO 8601, for files.
pub fn iso_now() -> String {
    Date::new_0().to_iso_string().into()
}

/// A time by the device's calendar and clock: 2022-10-20 09:12.
pub fn day_and_clock(at: Millis) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let (month, day) = (date.get_month() + 1, date.get_date());
    let (hour, minute) = (date.get_hours(), date.get_minutes());
    format!("{}-{month:02}-{day:02} {hour:02}:{minute:02}", date.get_full_year())
}

/// The device's day and clock as a name of a file carries it: 20221020-0912.
pub fn stamp() -> String {
    let now = Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    let (hour, minute) = (now.get_hours(), now.get_minutes());
    format!("{}{month:02}{day:02}-{hour:02}{minute:02}", now.get_full_year())
}

/// How a text left the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passed {
    /// The system's own sheet took it, or the person closed that sheet.
    Shared,
    /// It is in the clipboard.
    Copied,
    /// The browser can do neither.
    Neither,
}

/// Hands a text to the system's sheet for sharing, or else to the clipboard. Both are looked up by
/// name: a browser may lack either.
pub async fn pass_on(text: &str) -> Passed {
    match share(text).await {
        Ok(()) => return Passed::Shared,
        Err(error) if is_abort(&error) => return Passed::Shared,
        // No such sheet, or it does not take texts.
        Err(_) => {}
    }
    match copy(text).await {
        Ok(()) => Passed::Copied,
        Err(_) => Passed::Neither,
    }
}

async fn share(text: &str) -> Result<(), JsValue> {
    let navigator = window().navigator();
    let share: Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
    let what = Object::new();
    Reflect::set(&what, &"text".into(), &text.into())?;
    let shared: Promise = share.call1(&navigator, &what)?.dyn_into()?;
    JsFuture::from(shared).await.map(drop)
}

fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError")
}

/// Moves the focus to the element of this id once the screen has been drawn again: for when what
/// had the focus is gone.
pub fn focus_soon(id: &'static str) {
    next_but_one(move || focus(id));
}

/// Runs `then` in the frame after the next: a sheet that opens or closes moves the focus in the
/// next one.
pub fn next_but_one(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it at the top of the page.
        let _focused = element.focus();
    }
}
