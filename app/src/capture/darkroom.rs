//! Photos are made ready by a worker (`public/photo.js`): scaled down, and without what the camera wrote
//! beside the picture.

use futures::channel::oneshot;
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker};

const SCRIPT: &str = "/photo.js";

/// The browser cannot read it as a picture: HEIC in most browsers, or a damaged file.
pub struct NoPicture;

/// The photo as JPEG, with these lines burnt in.
pub async fn develop(file: &File, lines: &[String]) -> Result<Vec<u8>, NoPicture> {
    let worker = Worker::new(SCRIPT).map_err(|_| NoPicture)?;
    let answer = ask(&worker, file, lines).await;
    worker.terminate();
    answer
}

async fn ask(worker: &Worker, file: &File, lines: &[String]) -> Result<Vec<u8>, NoPicture> {
    let (tell, told) = oneshot::channel();
    let tell = std::cell::Cell::new(Some(tell));
    let hear = std::rc::Rc::new(move |answer: Option<Vec<u8>>| {
        if let Some(tell) = tell.take() {
            // Whoever asked waits for it.
            let _gone = tell.send(answer);
        }
    });
    let heard = hear.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<ArrayBuffer>().ok();
        heard(bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()));
    });
    // The script did not come, or cannot run.
    let on_error = Closure::<dyn Fn()>::new(move || hear(None));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let words = Object::new();
    let lines: Array = lines.iter().map(|line| JsValue::from_str(line)).collect();
    for (name, value) in [("file", JsValue::from(file)), ("lines", lines.into())] {
        Reflect::set(&words, &name.into(), &value).map_err(|_| NoPicture)?;
    }
    worker.post_message(&words).map_err(|_| NoPicture)?;
    told.await.ok().flatten().ok_or(NoPicture)
}
