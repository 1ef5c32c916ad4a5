//! For `cargo xtask bench` only: `window.guatuBench`, by which a measuring program does what the
//! pages do, through the very store they use. Compiled only with the feature of this name.

use std::fmt::Display;
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use serde_json::json;
use shared::calendar::Day;
use shared::id::{Id, TaskId};
use shared::mutation::ChangeDue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::replica::Store;

/// Bytes of a page of Wasm memory.
const WASM_PAGE: usize = 65_536;

/// Puts the functions on the window.
pub fn offer(store: Store) {
    let offered = Object::new();
    give(
        &offered,
        "changeDue",
        Closure::<dyn Fn(String, String, String) -> Promise>::new(
            move |task: String, due: String, reason: String| {
                future_to_promise(async move { change_due(store, &task, &due, reason).await })
            },
        ),
    );
    give(
        &offered,
        "flushed",
        Closure::<dyn Fn() -> Promise>::new(move || {
            // Reading what was sent stands in the disk's queue behind every write before it.
            future_to_promise(async move {
                store.sent().await.map_err(|trouble| error(&format!("{trouble:?}")))?;
                Ok(JsValue::UNDEFINED)
            })
        }),
    );
    give(&offered, "status", Closure::<dyn Fn() -> String>::new(move || status(store)));
    give(&offered, "entities", Closure::<dyn Fn() -> Array>::new(move || entities(store)));
    give(
        &offered,
        "wasmBytes",
        Closure::<dyn Fn() -> f64>::new(|| (core::arch::wasm32::memory_size(0) * WASM_PAGE) as f64),
    );
    if let Some(window) = web_sys::window() {
        set(&window, "guatuBench", &offered);
    }
}

/// 调整时限; resolves once it stands on this device for good.
async fn change_due(
    store: Store,
    task: &str,
    due: &str,
    reason: String,
) -> Result<JsValue, JsValue> {
    let task: Id = task.parse().map_err(|fault| error(&fault))?;
    let due: Day = due.parse().map_err(|fault| error(&fault))?;
    let act = ChangeDue { task: TaskId(task), due: Some(due), reason };
    let counter = store.act(act, None).await.map_err(|fault| error(&format!("{fault:?}")))?;
    Ok(JsValue::from_f64(counter.0 as f64))
}

/// How this device stands towards the server, as JSON.
fn status(store: Store) -> String {
    untrack(|| {
        let status = store.status();
        let seq = store.read(|replica| replica.cursor().seq);
        json!({
            "filled": status.filled,
            "busy": status.busy,
            "waiting": status.waiting,
            "refused": status.refused,
            "trouble": status.trouble.map(|trouble| format!("{trouble:?}")),
            "disk": status.disk.map(|trouble| format!("{trouble:?}")),
            "seq": seq,
        })
        .to_string()
    })
}

/// Everything that is shown, a line of JSON each, as `GET export` writes it but for the row's number.
fn entities(store: Store) -> Array {
    untrack(|| {
        store.entities(|rows| {
            let line = |entity: &Rc<shared::model::Entity>| {
                let kind = entity.kind().name();
                json!({ "kind": kind, "id": entity.id(), "value": **entity }).to_string()
            };
            rows.iter().map(|entity| JsValue::from_str(&line(entity))).collect()
        })
    })
}

fn error(fault: &impl Display) -> JsValue {
    js_sys::Error::new(&fault.to_string()).into()
}

/// Hands a function to the page for as long as it stands.
fn give<F: ?Sized + wasm_bindgen::closure::WasmClosure>(
    offered: &Object,
    name: &str,
    call: Closure<F>,
) {
    set(offered, name, call.as_ref());
    call.forget();
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // Cannot fail: both targets are plain objects that may be added to.
    let _set = Reflect::set(target, &JsValue::from_str(name), value);
}
