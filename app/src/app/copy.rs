//! The clipboard.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Puts a text into the clipboard. It is looked up by name: a browser may have none.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard: Clipboard =
        Reflect::get(&window().navigator(), &"clipboard".into())?.dyn_into()?;
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}
