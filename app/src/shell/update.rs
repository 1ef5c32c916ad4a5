//! The offer of a new version. `public/boot.js` says when one waits; nobody is interrupted for it.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::attention::{self, PAUSE_MS};
use crate::text;
use crate::ui::{Button, ButtonKind, effect, live_if};

/// Sent to the window when a new version waits.
const READY: &str = "guatu:update-ready";
/// The window's function that changes over to it.
const CHANGE: &str = "guatuUpdate";

/// A bar while a new version waits and the person is not in the middle of something.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let words = text::shell();
    // It may have been offered before the app was there to hear of it.
    let ready = RwSignal::new(change().is_some());
    let shown = RwSignal::new(false);
    let heard = window_event_listener_untyped(READY, move |_| ready.set(true));
    on_cleanup(move || heard.remove());
    effect(move || match ready.get() {
        true => spawn_local(show_when_free(ready, shown)),
        false => shown.set(false),
    });
    let update = Callback::new(|()| {
        if let Some(change) = change() {
            // The page is loaded anew; an answer would come to nobody.
            let _reloading = change.call0(&JsValue::NULL);
        }
    });
    live_if(move || {
        shown.get().then(|| {
            view! {
                <aside class="update-bar" aria-label=words.update>
                    <span role="status">{words.update}</span>
                    <Button
                        label=words.update_later
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| ready.set(false))
                    />
                    <Button label=words.update_now kind=ButtonKind::Primary on_press=update/>
                </aside>
            }
        })
    })
}

/// Shows and hides, until it is put off or the shell is gone.
async fn show_when_free(ready: RwSignal<bool>, shown: RwSignal<bool>) {
    while ready.try_get_untracked() == Some(true) {
        let free = !attention::is_taken();
        if shown.try_get_untracked().is_some_and(|before| before != free) {
            // Gone with the shell: the loop ends at its next turn.
            let _gone = shown.try_set(free);
        }
        TimeoutFuture::new(PAUSE_MS).await;
    }
}

fn change() -> Option<Function> {
    Reflect::get(&window(), &CHANGE.into()).ok()?.dyn_into().ok()
}
