//! The browser's own offer to install. `public/boot.js` keeps it, as it may come before the app does.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::place::{Flags, Place};
use crate::app::appearance::is_installed;

/// Sent to the window when the offer comes or goes.
const CHANGED: &str = "guatu:install";
/// Where the window keeps it.
const OFFER: &str = "guatuInstall";

/// Where this page runs.
pub fn here() -> Place {
    let navigator = window().navigator();
    let fingers = Reflect::get(&navigator, &"maxTouchPoints".into());
    let touch = fingers.ok().and_then(|count| count.as_f64()).is_some_and(|count| count > 1.0);
    let agent = navigator.user_agent().unwrap_or_default();
    Place::of(&agent, Flags { installed: is_installed(), touch })
}

/// Whether the browser offers to install; followed for as long as the page is there.
pub fn offered() -> ReadSignal<bool> {
    let (offered, set) = signal(offer().is_some());
    let heard = window_event_listener_untyped(CHANGED, move |_| set.set(offer().is_some()));
    on_cleanup(move || heard.remove());
    offered
}

/// Opens the browser's own question; whether the person said yes. An offer can be taken once.
pub async fn take() -> Result<bool, JsValue> {
    let Some(offer) = offer() else { return Ok(false) };
    let prompt: Function = Reflect::get(&offer, &"prompt".into())?.dyn_into()?;
    let asked: Promise = prompt.call0(&offer)?.dyn_into()?;
    JsFuture::from(asked).await?;
    let choice: Promise = Reflect::get(&offer, &"userChoice".into())?.dyn_into()?;
    let choice = JsFuture::from(choice).await?;
    Reflect::set(&window(), &OFFER.into(), &JsValue::NULL)?;
    window().dispatch_event(&web_sys::Event::new(CHANGED)?)?;
    Ok(Reflect::get(&choice, &"outcome".into())?.as_string().as_deref() == Some("accepted"))
}

fn offer() -> Option<JsValue> {
    let kept = Reflect::get(&window(), &OFFER.into()).ok()?;
    (!kept.is_null() && !kept.is_undefined()).then_some(kept)
}
