//! A file for the person, among the downloads. Needs no network.

use gloo::timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// By then the browser has taken what it needs.
const RELEASE_AFTER_MS: u32 = 60_000;

/// Saves `words` as a JSON file of this name, as the browser saves downloads.
pub fn save(name: &str, words: &str) -> Result<(), JsValue> {
    save_as(name, "application/json", words)
}

/// Saves `words` as a file of this name and type.
pub fn save_as(name: &str, media_type: &str, words: &str) -> Result<(), JsValue> {
    save_part(name, media_type, &words.into())
}

/// Saves `bytes` as a file of this name and type.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    save_part(name, media_type, &js_sys::Uint8Array::from(bytes).into())
}

fn save_part(name: &str, media_type: &str, part: &JsValue) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = js_sys::Array::of1(part);
    let blob = Blob::new_with_blob_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let release = Timeout::new(RELEASE_AFTER_MS, move || {
        // Fails only for addresses that are not ours.
        let _released = Url::revoke_object_url(&address);
    });
    release.forget();
    Ok(())
}
