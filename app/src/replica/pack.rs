//! Packs what is sent. The browser does the work; one that cannot sends it as it is.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// Shorter bodies are not worth packing.
const FROM: usize = 1024;

// Compression Streams (WHATWG), and what of Fetch it takes to run bytes through one.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(js_name = Response)]
    type Held;

    #[wasm_bindgen(constructor, catch, js_class = "Response")]
    fn new(body: &JsValue) -> Result<Held, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Held) -> Readable;

    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Held) -> Result<Promise, JsValue>;

    type Readable;

    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Readable, by: &CompressionStream) -> Result<JsValue, JsValue>;
}

/// `bytes` as gzip; `None` where that is not worth it, or this browser cannot.
pub async fn pack(bytes: &Uint8Array) -> Option<Uint8Array> {
    if (bytes.length() as usize) < FROM {
        return None;
    }
    let by = CompressionStream::new("gzip").ok()?;
    let packed = Held::new(bytes).ok()?.body().pipe_through(&by).ok()?;
    let packed = Held::new(&packed).ok()?.array_buffer().ok()?;
    Some(Uint8Array::new(&JsFuture::from(packed).await.ok()?))
}
