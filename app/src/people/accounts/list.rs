//! The accounts there are, with a search.

use leptos::prelude::*;
use shared::api::Account;
use shared::rules::{Memory, posts};

use super::book::Book;
use super::check::{Actor, actor};
use super::manage::Managed;
use crate::people::select::plain;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Empty, Icon, SearchBox, VirtualList, key_of, live_if, memo};

/// About how high a row is, before it was measured.
const ROW_HEIGHT: u32 = 76;

/// An account as a row shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Facts {
    account: Account,
    who: Actor,
    no_post: bool,
}

/// Search, new accounts, and the list.
#[component]
pub fn AccountList(
    /// The accounts.
    book: Book,
    /// Where one account is opened.
    managed: Managed,
    /// Where one account is made.
    one: RwSignal<bool>,
    /// Where many are made.
    many: RwSignal<bool>,
) -> impl IntoView {
    let words = text::accounts();
    let online = book.is_online();
    let offline = Signal::derive(move || !online.get());
    let typed = RwSignal::new(String::new());
    let rows = memo(move || {
        let accounts = book.accounts.get().unwrap_or_default();
        let typed = plain(&typed.get());
        book.store.entities(|memory| facts(memory, accounts, &typed))
    });
    let none = memo(move || rows.with(Vec::is_empty));
    let total = move || book.accounts.with(|all| all.as_ref().map_or(0, Vec::len));
    view! {
        <div class="people-tools">
            <SearchBox label=words.search_accounts hint=words.search_accounts words=typed/>
            <div class="people-new">
                <Button
                    label=words.new_account
                    kind=ButtonKind::Plain
                    icon=Icon::Plus
                    disabled=offline
                    on_press=Callback::new(move |()| one.set(true))
                />
                <Button
                    label=words.new_accounts
                    kind=ButtonKind::Plain
                    icon=Icon::List
                    disabled=offline
                    on_press=Callback::new(move |()| many.set(true))
                />
            </div>
        </div>
        <p class="hint">{move || (words.accounts_count)(total())}</p>
        {live_if(move || none.get().then(|| view! {
            <Empty icon=Icon::Search title=text::people().none hint=text::people().none_hint/>
        }))}
        <div class="people-rows">
            <VirtualList
                rows=rows
                row_height=ROW_HEIGHT
                key=|facts: &Facts| {
                    let Facts { account, who, no_post } = facts;
                    let flags = (account.disabled, account.must_change, no_post);
                    key_of(&(&account.name, who, flags, account.last_seen, account.sessions))
                }
                view=move |facts: Facts| view! { <AccountRow facts managed/> }
            />
        </div>
    }
}

fn facts(memory: &Memory, accounts: Vec<Account>, typed: &str) -> Vec<Facts> {
    let facts = accounts.into_iter().map(|account| {
        let who = actor(memory, account.actor);
        let no_post = posts(memory, account.actor).is_empty();
        Facts { account, who, no_post }
    });
    let answers = |facts: &Facts| {
        let texts = [&facts.account.name, &facts.who.name, &facts.who.place];
        texts.into_iter().any(|text| plain(text).contains(typed))
    };
    facts.filter(answers).collect()
}

/// An account. Pressed, it opens.
#[component]
fn AccountRow(facts: Facts, managed: Managed) -> impl IntoView {
    let words = text::accounts();
    let Facts { account, who, no_post } = facts;
    let name = account.name.clone();
    let seen = account.last_seen.map(format::date);
    let facts: Vec<String> = [
        Some((text::people().named)(&who.name, &who.place)),
        seen.map(|day| (words.last_seen)(&day)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let devices = match account.sessions {
        0 => words.never_seen.to_owned(),
        count => (words.devices)(count),
    };
    let flag = |class: &'static str, word: &'static str| {
        view! { <span class=class>{word}</span> }
    };
    view! {
        <button type="button" class="people-row" on:click=move |_| managed.open(name.clone())>
            <span class="people-title">{account.name.clone()}</span>
            <span class="people-holder hint">{devices}</span>
            <span class="people-role">{facts.join(" · ")}</span>
            <span class="account-flags">
                {account.disabled.then(|| flag("chip is-closed", words.disabled))}
                {account.must_change.then(|| flag("chip is-new", words.must_change))}
                {no_post.then(|| flag("chip is-new", words.without_post))}
            </span>
        </button>
    }
}
