//! The first sync: what is here so far, and that it may take its time.

use leptos::prelude::*;

use crate::replica::Store;
use crate::text;
use crate::ui::{Empty, Icon, live, memo};

/// Shown in place of a list until the first sync has been finished.
#[component]
pub fn Filling() -> impl IntoView {
    let store = Store::expect();
    let words = text::work();
    let online = memo(move || store.status().online);
    let here = memo(move || store.entities(|memory| memory.len()));
    live(move || match online.get() {
        false => view! {
            <Empty
                icon=Icon::CloudOff
                title=words.filling_offline
                hint=words.filling_offline_hint
            />
        }
        .into_any(),
        true => view! {
            <section class="filling" role="status" aria-live="polite">
                <h2>{words.filling}</h2>
                <div class="filling-bar" aria-hidden="true"><i></i></div>
                <p>{move || (words.filling_hint)(here.get())}</p>
            </section>
        }
        .into_any(),
    })
}
