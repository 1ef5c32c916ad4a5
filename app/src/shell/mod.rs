//! What stands around every page: tabs, the sync chip, notices, and where an address leads.

mod acting;
mod again;
mod arrive;
mod attention;
mod chip;
mod notices;
mod part;
mod sync_chip;
mod tabs;
mod update;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::address::{Address, Page};
use crate::messages::Inbox;
use crate::replica::Store;
use crate::tasks::names;
use crate::text;
use crate::ui::{Empty, Icon, live, memo};
use crate::work::WorkPage;
use acting::Acting;
pub use again::Asked;
use again::LoginAgain;
pub use arrive::set_title;
use notices::Notices;
pub use part::{PartLine, PartPage, Piece, can_tell, messages_told};
use sync_chip::SyncChip;
use tabs::Tabs;
use update::UpdateBar;

/// Everything a person at work sees.
#[component]
pub fn Shell() -> impl IntoView {
    let words = text::shell();
    let ask_again = again::Asked::default();
    provide_context(ask_again);
    provide_context(Inbox::start(Store::expect()));
    arrive::follow(Store::expect());
    part::load_all();
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        arrive::focus("#main");
    };
    view! {
        <div class="shell">
            <a class="skip" href="#main" on:click=skip>{words.skip}</a>
            <header class="rail">
                <Brand/>
                <Tabs/>
                <Who/>
                <SyncChip/>
            </header>
            <div class="column">
                <Acting/>
                <Notices/>
                <main id="main" tabindex="-1"><Pages/></main>
            </div>
            <UpdateBar/>
            <LoginAgain/>
        </div>
    }
}

/// The page that the address names.
#[component]
fn Pages() -> impl IntoView {
    let page = Address::expect().page();
    live(move || match page.get() {
        Page::Work => view! { <WorkPage/> }.into_any(),
        Page::Lost => view! { <Lost/> }.into_any(),
        page => view! { <PartPage page/> }.into_any(),
    })
}

/// The seal, the product and the county.
#[component]
fn Brand() -> impl IntoView {
    let county = Store::expect().me().county;
    view! {
        <a class="brand" href="/">
            <Seal/>
            <span class="brand-name">{text::common().product}</span>
            <span class="brand-county">{county}</span>
        </a>
    }
}

/// The red seal: the brand's mark.
#[component]
pub fn Seal() -> impl IntoView {
    view! { <span class="seal" lang="zh-CN" aria-hidden="true">"挂"</span> }
}

/// Who is logged in, and as what.
#[component]
fn Who() -> impl IntoView {
    let store = Store::expect();
    let who = memo(move || store.entities(|memory| names::who(memory, store.hand())));
    view! {
        <p class="rail-who">
            <b>{move || who.with(|who| who.name.clone())}</b>
            <span>{move || who.with(|who| who.place.clone())}</span>
        </p>
    }
}

/// An address that leads nowhere.
#[component]
fn Lost() -> impl IntoView {
    let words = text::shell();
    view! {
        <h1 class="visually-hidden">{words.lost}</h1>
        <Empty icon=Icon::Search title=words.lost hint=words.lost_hint>
            <a class="button is-plain" href="/">{words.home}</a>
        </Empty>
    }
}
