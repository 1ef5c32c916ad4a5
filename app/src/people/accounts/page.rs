//! The page of `/people/accounts`.

use leptos::prelude::*;

use super::book::Book;
use super::list::AccountList;
use super::manage::{ManageSheet, Managed};
use super::many::ManySheet;
use super::notices::NoticeCard;
use super::one::OneSheet;
use super::slip::SlipCard;
use crate::people::find::{NotYours, Ways, manages};
use crate::replica::{Session, Store};
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, Note, NoteKind, PageHead, effect, live, live_if, memo,
};

/// 账号.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let manages = manages(Store::expect());
    view! {
        <PageHead title=text::people().accounts/>
        {live(move || match manages.get() {
            true => view! { <Keep/> }.into_any(),
            false => view! { <NotYours/> }.into_any(),
        })}
    }
}

/// What an admin finds here. Without a network: the accounts as they were read last, to look at.
#[component]
fn Keep() -> impl IntoView {
    let store = Store::expect();
    let book = Book::new(store, Session::expect());
    let online = book.is_online();
    let known = memo(move || book.accounts.with(Option::is_some));
    effect(move || {
        online.track();
        book.load();
    });
    let managed = Managed::new();
    let (one, many) = (RwSignal::new(false), RwSignal::new(false));
    let in_sheet = move || one.get() || many.get() || managed.is_open.get();
    view! {
        <Ways/>
        <div class="people">
            <SlipCard book/>
            {live(move || match (online.get(), known.get()) {
                (true, _) => ().into_any(),
                (false, true) => view! { <AsReadBefore book/> }.into_any(),
                (false, false) => view! { <NeverRead/> }.into_any(),
            })}
            {live_if(move || book.trouble.get().filter(|_| online.get() && !in_sheet()).map(
                |trouble| view! {
                    <Note kind=NoteKind::Error>{trouble}</Note>
                    <div>
                        <Button
                            label=text::shell().retry
                            kind=ButtonKind::Plain
                            on_press=Callback::new(move |()| book.load())
                        />
                    </div>
                },
            ))}
            {live_if(move || known.get().then(|| view! {
                <AccountList book managed one many/>
            }))}
            {live_if(move || online.get().then(|| view! { <NoticeCard/> }))}
        </div>
        <OneSheet book open=one/>
        <ManySheet book open=many/>
        <ManageSheet book managed/>
    }
}

/// That the list can only be looked at, and from when it is.
#[component]
fn AsReadBefore(book: Book) -> impl IntoView {
    let words = text::accounts();
    let at = memo(move || book.read_at.get().map(|at| (words.accounts_as_of)(&format::time(at))));
    view! {
        <Note kind=NoteKind::Warn>
            {words.needs_network}
            {live_if(move || at.get().map(|at| view! { <span>{at}</span> }))}
        </Note>
    }
}

/// Nothing was read on this device yet, and now there is no network.
#[component]
fn NeverRead() -> impl IntoView {
    let words = text::accounts();
    view! {
        <Empty
            icon=Icon::CloudOff
            title=words.accounts_offline
            hint=words.accounts_offline_hint
        />
    }
}

/// Before what an act on an account would be: that it needs a network, where there is none.
#[component]
pub fn NeedsNetwork(
    /// Whether there is one.
    online: Memo<bool>,
) -> impl IntoView {
    let words = text::accounts();
    live_if(move || {
        (!online.get()).then(|| view! { <Note kind=NoteKind::Warn>{words.needs_network}</Note> })
    })
}
