//! What this device holds: how much, how safe it is, and a copy of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::export;
use super::room::{self, Room};
use crate::app::appearance::is_installed;
use crate::replica::{Session, Store};
use crate::text;
use crate::ui::{Button, ButtonKind, Card, Icon, live_if, memo, toast};

/// 本机数据.
#[component]
pub fn Storage() -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let held = memo(move || store.entities(|memory| memory.len()));
    let alone = memo(move || store.days_alone().filter(|days| *days > 0));
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
            {live_if(move || alone.get().map(|days| view! {
                <p class="account-unset">{(words.alone)(days)}</p>
            }))}
            <Used/>
            <Kept/>
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

/// How much room that takes, where the browser says so.
#[component]
fn Used() -> impl IntoView {
    let words = text::account();
    let found = RwSignal::new(None::<Room>);
    spawn_local(async move {
        // The page may be gone by now.
        let _gone = found.try_set(room::ask().await);
    });
    live_if(move || {
        found.get().map(|Room { used, allowed }| {
            view! {
                <p class="hint num">{(words.room)(&room::size(used), &room::size(allowed))}</p>
            }
        })
    })
}

/// Whether the browser has promised to keep it, and what to do where it has not.
#[component]
fn Kept() -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let words = text::account();
    let promise = memo(move || store.persisted());
    let said = move || match promise.get() {
        Some(true) => words.persisted,
        Some(false) => words.not_persisted,
        None => words.persisted_unknown,
    };
    let busy = RwSignal::new(false);
    let ask = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            session.ask_to_keep().await;
            let kept = promise.try_get_untracked() == Some(Some(true));
            toast(if kept { words.now_persisted } else { words.still_not_persisted });
            let _gone = busy.try_set(false);
        });
    });
    view! {
        <p class="hint">{move || said().to_owned()}</p>
        {live_if(move || (promise.get() == Some(false)).then(|| view! {
            <div class="account-ways">
                <Button label=words.ask_to_keep kind=ButtonKind::Plain busy=busy on_press=ask/>
                {(!is_installed()).then(|| view! {
                    <a class="button is-plain" href="/me/install">{words.install_how}</a>
                })}
            </div>
        }))}
    }
}
