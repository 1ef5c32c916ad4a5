//! The session is over: the same account logs in again, without leaving what is open.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::attention;
use crate::login::{Attempt, Submit, Trouble};
use crate::replica::{Session, Store};
use crate::text;
use crate::ui::{Button, ButtonKind, FieldKind, Note, NoteKind, Sheet, TextField, effect, memo};

/// Whether the sheet is open; the sync chip opens it, too.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Whether it is.
    pub open: RwSignal<bool>,
}

impl Default for Asked {
    fn default() -> Asked {
        Asked { open: RwSignal::new(false) }
    }
}

impl Asked {
    /// The one of the shell's context.
    pub fn expect() -> Asked {
        expect_context()
    }
}

/// The sheet that asks for the password again.
#[component]
pub fn LoginAgain() -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let words = text::shell();
    let open = Asked::expect().open;
    let (attempt, password) = (Attempt::new(), RwSignal::new(String::new()));
    let over = memo(move || store.status().signed_out);
    let waiting = memo(move || store.status().waiting);
    effect(move || match over.get() {
        true => spawn_local(async move {
            attention::free().await;
            if over.try_get_untracked() == Some(true) {
                // Gone with the shell: then there is nothing to open.
                let _gone = open.try_set(true);
            }
        }),
        false => {
            password.set(String::new());
            open.set(false);
        }
    });
    let submit = move || {
        let (account, password) = (store.me().name, password.get_untracked());
        if !password.is_empty() {
            attempt.make(session.login(account, password), || ());
        }
    };
    view! {
        <Sheet open=open title=words.again>
            <form
                class="form"
                novalidate
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    submit();
                }
            >
                <Note kind=NoteKind::Info>
                    {move || (words.again_why)(&store.me().name, waiting.get())}
                </Note>
                <TextField
                    label=text::login().password
                    value=password
                    kind=FieldKind::Password
                    autocomplete="current-password"
                />
                <Trouble attempt/>
                <p class="hint">
                    <a href="/rescue" on:click=move |_| open.set(false)>{words.again_rescue}</a>
                </p>
                <div class="form-foot">
                    <Button
                        label=words.again_later
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| open.set(false))
                    />
                    <Submit label=text::login().submit attempt/>
                </div>
            </form>
        </Sheet>
    }
}
