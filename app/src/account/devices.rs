//! The devices that are logged in with an account: seen and ended, by whoever they belong to and by
//! an admin. Needs a network; nothing of it is kept here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Device, RevokeDevice};

use super::agent::device_words;
use crate::replica::{CallError, Session, Store};
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Card, Note, NoteKind, each, effect, key_of, live, live_if, memo, toast,
};

/// Why a call came to nothing, in words.
pub fn call_words(error: &CallError) -> String {
    let words = text::devices();
    match error {
        CallError::Unreachable => words.unreachable.to_owned(),
        CallError::Problem(problem) => format::problem(&problem.code),
        CallError::Unreadable(_) | CallError::Rows(_) => words.unreadable.to_owned(),
    }
}

/// 登录的设备, one's own.
#[component]
pub fn Devices() -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let words = text::devices();
    let list = Listing::new();
    let online = memo(move || store.status().online);
    let load = Callback::new(move |()| {
        list.load(async move { session.ask("devices").await });
    });
    effect(move || {
        if online.get() {
            load.run(());
        }
    });
    let revoke = Callback::new(move |id: String| {
        list.end(load, async move { session.tell("devices/revoke", &RevokeDevice { id }).await });
    });
    view! {
        <Card title=words.title>
            {live_if(move || session.reset_at().map(|at| view! {
                <Note kind=NoteKind::Warn>{(words.reset)(&format::time(at))}</Note>
            }))}
            <p class="hint">{words.hint}</p>
            {live(move || match online.get() {
                true => view! { <DeviceList list revoke/> }.into_any(),
                false => view! { <p class="hint">{words.offline}</p> }.into_any(),
            })}
        </Card>
    }
}

/// Devices as far as they are known, and what is being done about one.
#[derive(Clone, Copy)]
pub struct Listing {
    devices: RwSignal<Option<Vec<Device>>>,
    trouble: RwSignal<Option<String>>,
    asked: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Listing {
    /// None is known yet.
    pub fn new() -> Listing {
        Listing {
            devices: RwSignal::new(None),
            trouble: RwSignal::new(None),
            asked: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Shows what `ask` finds. The page may be gone by then.
    pub fn load(self, ask: impl Future<Output = Result<Vec<Device>, CallError>> + 'static) {
        spawn_local(async move {
            match ask.await {
                Ok(devices) => {
                    let _gone = self.devices.try_set(Some(devices));
                    let _gone = self.trouble.try_set(None);
                }
                Err(error) => {
                    let _gone = self.trouble.try_set(Some(call_words(&error)));
                }
            }
        });
    }

    /// Ends a session by `tell`, then asks for the list anew.
    pub fn end(
        self,
        again: Callback<()>,
        tell: impl Future<Output = Result<(), CallError>> + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let told = tell.await;
            let _gone = self.busy.try_set(false);
            match told {
                Ok(()) => {
                    toast(text::devices().revoked);
                    let _gone = self.asked.try_set(None);
                    if self.trouble.try_set(None).is_none() {
                        again.run(());
                    }
                }
                Err(error) => {
                    let _gone = self.trouble.try_set(Some(call_words(&error)));
                }
            }
        });
    }
}

/// The devices, each with a way to end it; the one in hand has none but logging out.
#[component]
pub fn DeviceList(
    /// What is known.
    list: Listing,
    /// Ends the session of this id.
    revoke: Callback<String>,
) -> impl IntoView {
    let words = text::devices();
    let devices = memo(move || list.devices.get().unwrap_or_default());
    let none =
        memo(move || list.devices.with(|devices| devices.as_ref().is_some_and(Vec::is_empty)));
    view! {
        {live_if(move || list.trouble.get().map(|trouble| view! {
            <Note kind=NoteKind::Error>{trouble}</Note>
        }))}
        {live_if(move || none.get().then(|| view! { <p class="hint">{words.none}</p> }))}
        <ul class="devices" hidden=move || devices.with(Vec::is_empty)>
            {each(
                move || devices.get(),
                |device| key_of(&(&device.id, device.seen_at, device.current)),
                move |device| view! { <DeviceRow list revoke device/> },
            )}
        </ul>
    }
}

/// A device: what it is, since when, and the question before it is logged out.
#[component]
fn DeviceRow(list: Listing, revoke: Callback<String>, device: Device) -> impl IntoView {
    let words = text::devices();
    let Device { id, made_at, seen_at, agent, current } = device;
    let name = match device_words(&agent) {
        name if name.is_empty() => words.unknown.to_owned(),
        name => name,
    };
    let used = (words.used)(&format::time(made_at), &format::date(seen_at));
    let (asked, sure) = (id.clone(), id.clone());
    let is_asked = memo(move || list.asked.with(|asked| asked.as_ref() == Some(&id)));
    let ask = Callback::new(move |()| list.asked.set(Some(asked.clone())));
    let do_it = Callback::new(move |()| revoke.run(sure.clone()));
    let (aloud, consequence) = ((words.revoke_this)(&name), (words.consequence)(&name));
    view! {
        <li>
            <span class="device-words">
                <b>{name}</b>
                <span>{used}</span>
            </span>
            {match current {
                true => view! { <span class="chip">{words.current}</span> }.into_any(),
                false => live_if(move || (!is_asked.get()).then(|| view! {
                    <Button label=aloud.clone() kind=ButtonKind::Quiet on_press=ask/>
                })),
            }}
            {live_if(move || is_asked.get().then(|| view! {
                <div class="device-asked">
                    <p>{consequence.clone()}</p>
                    <div class="device-ways">
                        <Button
                            label=text::common().cancel
                            kind=ButtonKind::Plain
                            on_press=Callback::new(move |()| list.asked.set(None))
                        />
                        <Button
                            label=words.revoke
                            kind=ButtonKind::Danger
                            busy=list.busy
                            on_press=do_it
                        />
                    </div>
                </div>
            }))}
        </li>
    }
}
