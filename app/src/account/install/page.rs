//! The page of `/me/install`. It stands before the login, too: WeChat should be left before one
//! logs in there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::offer::{here, offered, take};
use super::place::Place;
use super::steps;
use crate::app::copy::copy;
use crate::replica::Store;
use crate::text::{self, Steps};
use crate::ui::{
    Button, ButtonKind, Card, Icon, Note, NoteKind, PageHead, live, live_if, memo, toast,
};

/// 安装到桌面.
#[component]
pub fn InstallPage() -> impl IntoView {
    let words = text::install();
    let place = here();
    let found = steps::of(place);
    let others = steps::ALL.into_iter().filter(|other| *other != place);
    view! {
        <PageHead title=words.title/>
        <div class="install">
            <p>{words.why}</p>
            <Card title=(words.here)(found.name)>
                <Offer/>
                {place.starts_empty().then(|| view! { <LeftBehind place/> })}
                <List steps=found/>
                {place.needs_browser().then(|| view! { <Address/> })}
            </Card>
            <section class="install-others">
                <h2 class="section-head">{words.others}</h2>
                {others.map(|other| view! { <Other steps=steps::of(other)/> }).collect_view()}
            </section>
        </div>
    }
}

/// The steps, one below the other, and what is to be known beside them.
#[component]
fn List(steps: &'static Steps) -> impl IntoView {
    let rows = steps.steps.iter().map(|step| view! { <li>{*step}</li> });
    view! {
        <ol class="install-steps">{rows.collect_view()}</ol>
        {steps.note.map(|note| view! { <p class="hint">{note}</p> })}
    }
}

/// Another place, folded.
#[component]
fn Other(steps: &'static Steps) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{steps.name}</summary>
            <List steps/>
        </details>
    }
}

/// Our own button, where the browser offers to install.
#[component]
fn Offer() -> impl IntoView {
    let words = text::install();
    let offered = offered();
    let busy = RwSignal::new(false);
    let install = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            match take().await {
                Ok(true) => toast(words.done),
                Ok(false) => toast(words.not_now),
                // The steps below lead there all the same.
                Err(_) => toast(words.by_hand),
            }
            // The page may be gone by now.
            let _gone = busy.try_set(false);
        });
    });
    live_if(move || {
        offered.get().then(|| {
            view! {
                <p>{words.offer}</p>
                <Button
                    label=words.button
                    kind=ButtonKind::Primary
                    icon=Icon::Download
                    busy=busy
                    on_press=install
                />
                <p class="hint">{words.offer_or}</p>
            }
        })
    })
}

/// What is on this device stays in this browser: deliver first. Nobody has left anything behind
/// before they have logged in.
#[component]
fn LeftBehind(place: Place) -> impl IntoView {
    let words = text::install();
    let why = match place {
        Place::WeChat | Place::OtherApp => words.empty_app,
        _ => words.empty_apple,
    };
    let left = use_context::<Store>().map(|store| {
        let counts = memo(move || {
            let status = store.status();
            (status.waiting, status.refused)
        });
        live(move || match counts.get() {
            (0, 0) => view! { <p class="install-clear">{words.all_delivered}</p> }.into_any(),
            (waiting, refused) => view! {
                <p class="install-left">{(words.not_delivered)(waiting, refused)}</p>
                <a class="button is-plain" href="/delivery">{words.deliver_first}</a>
            }
            .into_any(),
        })
    });
    view! {
        <Note kind=NoteKind::Warn>
            <p>{why}</p>
            {left}
        </Note>
    }
}

/// The address, to be opened in another browser.
#[component]
fn Address() -> impl IntoView {
    let words = text::install();
    // The window that shows this page has an address.
    let address = window().location().origin().unwrap_or_default();
    let shown = address.clone();
    let press = Callback::new(move |()| {
        let address = address.clone();
        spawn_local(async move {
            match copy(&address).await {
                Ok(()) => toast(words.copied),
                Err(_) => toast(words.not_copied),
            }
        });
    });
    view! {
        <div class="install-address">
            <code>{shown}</code>
            <Button label=words.copy kind=ButtonKind::Plain on_press=press/>
        </div>
    }
}
