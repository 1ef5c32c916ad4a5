//! Whether the person is in the middle of something that must not be interrupted.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::document;

/// How often to look again.
pub const PAUSE_MS: u32 = 1_000;

const FIELDS: &str = "input:not([type=radio]):not([type=checkbox]), textarea, select";

/// Whether a field has the focus or a sheet is open.
pub fn is_taken() -> bool {
    let typing = document()
        .active_element()
        .is_some_and(|element| element.matches(FIELDS).unwrap_or_default());
    typing || document().query_selector("dialog[open]").is_ok_and(|open| open.is_some())
}

/// Waits until nothing would be interrupted.
pub async fn free() {
    while is_taken() {
        TimeoutFuture::new(PAUSE_MS).await;
    }
}
