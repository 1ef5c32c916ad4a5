//! Where the device is when a photo is taken. Never read out of the photo.

use futures::channel::oneshot;
use js_sys::{Function, Object, Reflect};
use shared::id::Millis;
use shared::model::Fix;
use wasm_bindgen::prelude::*;

/// For how long a position is waited for, and how old it may be.
const PATIENCE_MS: u32 = 6_000;
const AGE_MS: u32 = 30_000;

/// The position; none where the device does not know it or its person does not want it told.
pub async fn fix() -> Option<Fix> {
    let navigator = web_sys::window()?.navigator();
    let geolocation = Reflect::get(&navigator, &"geolocation".into()).ok()?;
    let ask: Function =
        Reflect::get(&geolocation, &"getCurrentPosition".into()).ok()?.dyn_into().ok()?;
    let (tell, told) = oneshot::channel();
    let tell = std::rc::Rc::new(std::cell::Cell::new(Some(tell)));
    let send = move |found: Option<Fix>| {
        if let Some(tell) = tell.take() {
            // Whoever asked waits for it.
            let _gone = tell.send(found);
        }
    };
    let missed = send.clone();
    let on_found = Closure::<dyn Fn(JsValue)>::new(move |position| send(read(&position)));
    let on_missed = Closure::<dyn Fn()>::new(move || missed(None));
    let wish = Object::new();
    for (name, value) in [
        ("enableHighAccuracy", JsValue::TRUE),
        ("timeout", PATIENCE_MS.into()),
        ("maximumAge", AGE_MS.into()),
    ] {
        Reflect::set(&wish, &name.into(), &value).ok()?;
    }
    ask.call3(&geolocation, on_found.as_ref(), on_missed.as_ref(), &wish).ok()?;
    told.await.ok().flatten().filter(Fix::is_on_earth)
}

fn read(position: &JsValue) -> Option<Fix> {
    let number = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok()?.as_f64();
    let place = Reflect::get(position, &"coords".into()).ok()?;
    let degrees = |name| number(&place, name).map(|degrees| (degrees * 1e7).round() as i32);
    Some(Fix {
        latitude_e7: degrees("latitude")?,
        longitude_e7: degrees("longitude")?,
        accuracy_m: number(&place, "accuracy")?.ceil() as u32,
        at: Millis(number(position, "timestamp")? as u64),
    })
}
