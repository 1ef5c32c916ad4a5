//! How the connection stands, in a sentence, and what can be done about it.

use leptos::prelude::*;

use super::page::TOP;
use super::standing::Standing;
use crate::app::broken::disk_words;
use crate::replica::Store;
use crate::shell::Asked;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Glyph, Icon, Memo, live_if, memo};

/// The part of the page about the connection.
#[component]
pub fn Connection() -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let standing = memo(move || Standing::of(&store.status()));
    let synced_at = memo(move || store.status().synced_at);
    let alone = memo(move || store.days_alone().filter(|days| *days > 0));
    let synced = move || match synced_at.get() {
        Some(at) => (labels.synced_at)(&format::time(at)),
        None => labels.never_synced.to_owned(),
    };
    view! {
        <section
            class="card delivery-link"
            class:is-trouble=move || standing.with(Standing::is_trouble)
            aria-label=labels.link
            id=TOP
            tabindex="-1"
        >
            <p class="delivery-standing" role="status">{move || standing.with(sentence)}</p>
            <p class="hint">{move || synced()}</p>
            {live_if(move || alone.get().map(|days| view! {
                <p class="delivery-alone">{(labels.alone)(days)}</p>
            }))}
            <div class="delivery-actions">
                <SignIn standing/>
                <SyncNow standing/>
                <Rescue/>
            </div>
        </section>
    }
}

fn sentence(standing: &Standing) -> String {
    let labels = text::delivery();
    let said = match standing {
        Standing::Disk(trouble) => return disk_words(trouble),
        Standing::Failed(status) => return (labels.failed)(*status),
        Standing::SignedOut => return (labels.signed_out)(text::shell().sign_in),
        Standing::Unreachable => labels.unreachable,
        Standing::Offline => labels.offline,
        Standing::OtherTab => labels.other_tab,
        Standing::First => labels.first,
        Standing::Fine => labels.fine,
    };
    said.to_owned()
}

/// Opens the sheet that asks for the password again.
#[component]
fn SignIn(standing: Memo<Standing>) -> impl IntoView {
    let open = Asked::expect().open;
    let over = memo(move || standing.with(|standing| *standing == Standing::SignedOut));
    live_if(move || {
        over.get().then(|| {
            view! {
                <Button
                    label=text::delivery().log_in_again
                    kind=ButtonKind::Primary
                    on_press=Callback::new(move |()| open.set(true))
                />
            }
        })
    })
}

/// Asks for a sync, where this tab may.
#[component]
fn SyncNow(standing: Memo<Standing>) -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let may_sync = memo(move || standing.with(Standing::may_sync));
    let busy = Signal::derive(move || store.status().busy);
    live_if(move || {
        may_sync.get().then(|| {
            view! {
                <Button
                    label=labels.sync_now
                    kind=ButtonKind::Plain
                    icon=Icon::Sync
                    busy=busy
                    on_press=Callback::new(move |()| store.sync_now())
                />
            }
        })
    })
}

/// To everything unsent as one file: a way out that needs no network. Where all is well there is still
/// the way in, for what another device has given.
#[component]
fn Rescue() -> impl IntoView {
    view! {
        <a class="button is-plain" href="/rescue">
            <Glyph icon=Icon::Download/>
            {text::delivery().rescue}
        </a>
    }
}
