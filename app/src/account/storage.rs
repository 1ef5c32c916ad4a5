//! What this device holds: how much, how safe it is, and a copy of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::export;
use crate::app::appearance::is_installed;
use crate::replica::Store;
use crate::text;
use crate::ui::{Button, ButtonKind, Card, Icon, memo};

/// 本机数据.
#[component]
pub fn Storage() -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let held = memo(move || store.entities(|memory| memory.len()));
    let promise = move || match store.persisted() {
        Some(true) => words.persisted,
        Some(false) => words.not_persisted,
        None => words.persisted_unknown,
    };
    let busy = RwSignal::new(false);
    let export = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            export::save(store).await;
            // The page may be gone by now.
            let _gone = busy.try_set(false);
        });
    });
    view! {
        <Card title=words.storage>
            <p>{move || (words.holds)(held.get())}</p>
            <p class="hint">{move || promise().to_owned()}</p>
            <Button
                label=words.export
                kind=ButtonKind::Plain
                icon=Icon::Download
                busy=busy
                on_press=export
            />
            <p class="hint">{words.export_hint}</p>
        </Card>
    }
}

/// How it comes to the home screen, in the words of this device.
pub fn install_words() -> &'static str {
    let words = text::account();
    if is_installed() {
        return words.installed;
    }
    let agent = window().navigator().user_agent().unwrap_or_default();
    let is_apple = ["iPhone", "iPad"].iter().any(|name| agent.contains(name));
    if is_apple { words.install_apple } else { words.install_other }
}
