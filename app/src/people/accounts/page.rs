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
use crate::text;
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Note, NoteKind, PageHead, effect, live, live_if, memo,
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

/// What an admin finds here. Without a network, that one is needed.
#[component]
fn Keep() -> impl IntoView {
    let store = Store::expect();
    let words = text::accounts();
    let book = Book::new(store, Session::expect());
    let online = memo(move || store.status().online);
    let known = memo(move || book.accounts.with(Option::is_some));
    effect(move || {
        if online.get() {
            book.load();
        }
    });
    let managed = Managed::new();
    let (one, many) = (RwSignal::new(false), RwSignal::new(false));
    let in_sheet = move || one.get() || many.get() || managed.is_open.get();
    view! {
        <Ways/>
        <div class="people">
            <SlipCard book/>
            {live_if(move || (!online.get()).then(|| view! {
                <Empty
                    icon=Icon::CloudOff
                    title=words.accounts_offline
                    hint=words.accounts_offline_hint
                />
            }))}
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
            {live_if(move || (online.get() && known.get()).then(|| view! {
                <AccountList book managed one many/>
            }))}
            {live_if(move || online.get().then(|| view! { <NoticeCard/> }))}
        </div>
        <OneSheet book open=one/>
        <ManySheet book open=many/>
        <ManageSheet book managed/>
    }
}
