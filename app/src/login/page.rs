//! The page of whoever is not logged in: a document's red head, and two fields. What one may want to
//! know before logging in has pages of its own, which are parts as they are afterwards.

use leptos::ev::{self, SubmitEvent};
use leptos::html::Form;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::attempt::{Attempt, Submit};
use super::record::Record;
use super::trouble::Trouble;
use crate::address::{Address, Page};
use crate::app::language::LanguageChoice;
use crate::replica::Session;
use crate::shell::{PartPage, Seal, set_title};
use crate::text::{self, Language, format};
use crate::ui::{FieldKind, Note, NoteKind, TextField, Toasts, Unclassified, live, live_if};

/// 登录, and the two pages that are open to everybody.
#[component]
pub fn LoginPage() -> impl IntoView {
    let page = Address::expect().page();
    live(move || match page.get() {
        page @ (Page::Install | Page::Privacy | Page::Rescue) => view! { <Open page/> }.into_any(),
        _ => {
            set_title(text::login().title);
            view! {
                <main class="login">
                    <Head/>
                    <LoginForm/>
                    <Foot/>
                </main>
            }
            .into_any()
        }
    })
}

/// A page that is open to everybody, and the way back.
#[component]
fn Open(page: Page) -> impl IntoView {
    let words = text::login();
    set_title(match page {
        Page::Install => words.install,
        Page::Rescue => words.rescue,
        _ => words.privacy,
    });
    view! {
        <main class="login-open">
            <a class="login-back" href="/">{words.back}</a>
            <PartPage page/>
        </main>
        <Toasts/>
    }
}

/// The county in red over a red line, as a document begins; then what this is.
#[component]
fn Head() -> impl IntoView {
    let session = Session::expect();
    let words = text::login();
    let county = move || session.county().and_then(|health| health.county);
    view! {
        <header class="login-head">
            {live_if(move || county().map(|county| view! { <p class="login-county">{county}</p> }))}
            <Seal/>
            <h1>{text::common().product}</h1>
            <p class="login-motto">{words.motto}</p>
        </header>
    }
}

/// Account and password.
#[component]
fn LoginForm() -> impl IntoView {
    let session = Session::expect();
    let words = text::login();
    let [account, password] = [(); 2].map(|()| RwSignal::new(String::new()));
    let attempt = Attempt::new();
    let tried = RwSignal::new(false);
    let missing = move |field: RwSignal<String>, words: &'static str| {
        Signal::derive(move || {
            (tried.get() && field.with(|field| field.trim().is_empty())).then(|| words.to_owned())
        })
    };
    let form = NodeRef::<Form>::new();
    form.on_load(|form| {
        let first = form.query_selector("input").ok().flatten();
        if let Some(input) = first.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
            request_animation_frame(move || {
                // Refused by a browser that keeps the focus: the person taps the field.
                let _unfocused = input.focus();
            });
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let name = account.get_untracked().trim().to_owned();
        let password = password.get_untracked();
        if !name.is_empty() && !password.trim().is_empty() {
            attempt.make(session.login(name, password), || ());
        }
    };
    view! {
        <form class="form login-form" novalidate node_ref=form on:submit=submit>
            <TextField
                label=words.account
                value=account
                autocomplete="username"
                error=missing(account, words.account_empty)
            />
            <TextField
                label=words.password
                value=password
                kind=FieldKind::Password
                autocomplete="current-password"
                error=missing(password, words.password_empty)
            />
            <Trouble attempt/>
            <Submit label=words.submit attempt/>
        </form>
    }
}

/// When a network is needed, what must not be entered, what is open to everybody, and the other
/// language.
#[component]
fn Foot() -> impl IntoView {
    let session = Session::expect();
    let language = LanguageChoice::expect();
    let words = text::login();
    let online = online();
    let is_open = move || session.county().is_none_or(|health| health.status == "ok");
    let day = move || session.county().and_then(|health| health.business_day);
    let record = move || session.county().and_then(|health| health.record_number);
    let other = match text::language() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    view! {
        <footer class="login-foot">
            {live_if(move || (!is_open()).then(|| view! {
                <Note kind=NoteKind::Warn>{words.not_open}</Note>
            }))}
            {live(move || match online.get() {
                true => view! { <p>{words.network}</p> }.into_any(),
                false => view! { <Note kind=NoteKind::Warn>{words.offline}</Note> }.into_any(),
            })}
            <Unclassified upload=false/>
            {live_if(move || day().map(|day| view! {
                <p>{(words.business_day)(&format::day_full(day))}</p>
            }))}
            <nav class="login-links">
                <a href="/me/privacy">{words.privacy}</a>
                <a href="/me/install">{words.install}</a>
                <a href="/rescue">{words.rescue}</a>
            </nav>
            {live_if(move || record().map(|number| view! {
                <p>{words.record} " " <Record number/></p>
            }))}
            <button
                type="button"
                class="login-language"
                lang=other.tag()
                on:click=move |_| language.choose(other)
            >
                {words.other_language}
            </button>
        </footer>
    }
}

/// Whether the browser believes that there is a network.
fn online() -> ReadSignal<bool> {
    let (online, set_online) = signal(window().navigator().on_line());
    let came = window_event_listener(ev::online, move |_| set_online.set(true));
    let went = window_event_listener(ev::offline, move |_| set_online.set(false));
    on_cleanup(move || {
        came.remove();
        went.remove();
    });
    online
}
