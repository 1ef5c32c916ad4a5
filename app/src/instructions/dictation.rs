//! A button to speak instead of typing, where the browser itself can listen. Everywhere else the
//! keyboard's own microphone does the same.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::replica::Store;
use crate::text;
use crate::ui::{Button, ButtonKind, Icon, live, live_if, memo, toast};

/// What people speak here.
const SPOKEN: &str = "zh-CN";

/// Adds what is spoken to `words`. Nothing where the browser cannot listen, or has no network to
/// do so by.
#[component]
pub fn Dictate(
    /// The text.
    words: RwSignal<String>,
) -> impl IntoView {
    let store = Store::expect();
    let online = memo(move || store.status().online);
    let labels = text::instructions();
    let ears = Ears::new(words);
    live_if(move || {
        (online.get() && listener().is_some()).then(|| {
            live(move || match ears.listening.get() {
                false => view! {
                    <Button
                        label=labels.dictate
                        kind=ButtonKind::Quiet
                        icon=Icon::Microphone
                        on_press=Callback::new(move |()| ears.listen())
                    />
                }
                .into_any(),
                true => view! {
                    <Button
                        label=labels.dictate_stop
                        kind=ButtonKind::Danger
                        icon=Icon::Microphone
                        on_press=Callback::new(move |()| ears.stop())
                    />
                }
                .into_any(),
            })
        })
    })
}

/// The browser's own recogniser, under either of its names.
fn listener() -> Option<Function> {
    let found = |name: &str| {
        let found = Reflect::get(&window(), &JsValue::from_str(name)).ok()?;
        found.dyn_into::<Function>().ok()
    };
    found("SpeechRecognition").or_else(|| found("webkitSpeechRecognition"))
}

/// One field's listening.
#[derive(Clone, Copy)]
struct Ears {
    words: RwSignal<String>,
    listening: RwSignal<bool>,
    at_work: StoredValue<Option<Recogniser>, LocalStorage>,
}

/// A recogniser with what it calls.
struct Recogniser {
    itself: JsValue,
    _heard: Closure<dyn Fn(JsValue)>,
    _ended: Closure<dyn Fn()>,
    _failed: Closure<dyn Fn()>,
}

impl Ears {
    fn new(words: RwSignal<String>) -> Ears {
        let ears =
            Ears { words, listening: RwSignal::new(false), at_work: StoredValue::new_local(None) };
        on_cleanup(move || ears.stop());
        ears
    }

    fn listen(self) {
        match self.start() {
            Ok(recogniser) => {
                self.at_work.set_value(Some(recogniser));
                self.listening.set(true);
            }
            Err(_) => toast(text::instructions().dictate_failed),
        }
    }

    fn start(self) -> Result<Recogniser, JsValue> {
        let listener = listener().ok_or(JsValue::UNDEFINED)?;
        let itself = Reflect::construct(&listener, &Array::new())?;
        let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let said = transcript(&event).unwrap_or_default();
            let _gone = self.words.try_update(|words| words.push_str(said.trim()));
        });
        let ended = Closure::<dyn Fn()>::new(move || {
            let _gone = self.listening.try_set(false);
        });
        let failed = Closure::<dyn Fn()>::new(move || {
            let _gone = self.listening.try_set(false);
            toast(text::instructions().dictate_failed);
        });
        let set = |name: &str, value: &JsValue| Reflect::set(&itself, &name.into(), value);
        set("lang", &SPOKEN.into())?;
        set("onresult", heard.as_ref())?;
        set("onend", ended.as_ref())?;
        set("onerror", failed.as_ref())?;
        call(&itself, "start")?;
        Ok(Recogniser { itself, _heard: heard, _ended: ended, _failed: failed })
    }

    fn stop(self) {
        self.at_work.try_with_value(|at_work| {
            // One that has stopped by itself has nothing to stop.
            let _stopped = at_work.as_ref().map(|one| call(&one.itself, "stop"));
        });
    }
}

fn call(object: &JsValue, method: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &method.into())?.dyn_into::<Function>()?.call0(object)
}

/// What the event says was spoken: the best guess of its latest result.
fn transcript(event: &JsValue) -> Option<String> {
    let results = Reflect::get(event, &"results".into()).ok()?;
    let length = Reflect::get(&results, &"length".into()).ok()?.as_f64()? as u32;
    let last = Reflect::get_u32(&results, length.checked_sub(1)?).ok()?;
    let best = Reflect::get_u32(&last, 0).ok()?;
    Reflect::get(&best, &"transcript".into()).ok()?.as_string()
}
