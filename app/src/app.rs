//! What stands on the page, by where the session stands.

pub mod appearance;
pub mod language;

pub mod broken;
pub mod copy;
pub mod download;
pub mod hint;
mod not_loaded;
mod storage;
pub mod watermark;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::address::Address;
use crate::login::{LoginPage, NewPasswordPage};
use crate::replica::{Phase, Session, Store};
use crate::shell::Shell;
use crate::text::{self, format};
use crate::ui::{Toasts, each, effect, key_of, live, memo};
use broken::BrokenPage;
use language::LanguageChoice;
use not_loaded::NotLoadedPage;

/// The whole page. The address outlives a change of language and a login.
#[component]
pub fn App() -> impl IntoView {
    let language = LanguageChoice::start();
    provide_context(language);
    provide_context(Address::start());
    provide_context(Session::start());
    view! {
        {each(move || vec![language.get()], key_of, |_| view! { <Stage/> })}
    }
}

#[component]
fn Stage() -> impl IntoView {
    let session = Session::expect();
    live(move || match session.phase() {
        Phase::Starting => view! { <Opening/> }.into_any(),
        Phase::LoggedOut => view! { <LoginPage/> }.into_any(),
        Phase::PasswordChangeNeeded => view! { <NewPasswordPage/> }.into_any(),
        Phase::Ready(store) => view! { <AtWork store/> }.into_any(),
        Phase::NotLoaded(_) => view! { <NotLoadedPage/> }.into_any(),
        Phase::Broken(trouble) => view! { <BrokenPage trouble/> }.into_any(),
    })
}

/// Reading the disk: nothing to see when it is quick.
#[component]
fn Opening() -> impl IntoView {
    view! {
        <main class="boot">
            <p class="boot-opening">{text::shell().opening}</p>
        </main>
    }
}

#[component]
fn AtWork(
    /// The replica of whoever is logged in.
    store: Store,
) -> impl IntoView {
    provide_context(store);
    #[cfg(feature = "bench")]
    crate::bench::offer(store);
    // The first words are drawn before the first effect runs.
    format::set_year(untrack(|| store.today()));
    effect(move || format::set_year(store.today()));
    let session = Session::expect();
    let filled = memo(move || store.status().filled);
    effect(move || {
        if filled.get() {
            spawn_local(session.ask_to_keep());
        }
    });
    view! {
        <Shell/>
        <Toasts/>
    }
}
