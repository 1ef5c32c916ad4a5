//! One account: another password, closing and opening it, and its devices. What each does is said
//! before it is done.

use leptos::prelude::*;
use shared::api::{Account, DisableAccount, ResetPassword, RevokeAccountDevice};

use super::book::{Book, Slip};
use super::check;
use super::page::NeedsNetwork;
use super::secret::password;
use crate::account::{DeviceList, Listing};
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Icon, Memo, Note, NoteKind, Sheet, effect, live, live_if, memo, toast,
};

/// Which account is open.
#[derive(Clone, Copy)]
pub struct Managed {
    name: RwSignal<String>,
    /// Whether one is.
    pub is_open: RwSignal<bool>,
}

impl Managed {
    /// None.
    pub fn new() -> Managed {
        Managed { name: RwSignal::new(String::new()), is_open: RwSignal::new(false) }
    }

    /// Opens this one.
    pub fn open(self, name: String) {
        self.name.set(name);
        self.is_open.set(true);
    }
}

/// The question before something is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Reset,
    Disable,
    Enable,
}

/// The sheet of an account.
#[component]
pub fn ManageSheet(
    /// The accounts.
    book: Book,
    /// Which one.
    managed: Managed,
) -> impl IntoView {
    view! {
        <Sheet open=managed.is_open title=text::accounts().manage>
            <Open book managed/>
        </Sheet>
    }
}

#[component]
fn Open(book: Book, managed: Managed) -> impl IntoView {
    book.trouble.set(None);
    let account = memo(move || {
        let name = managed.name.get();
        book.accounts.with(|all| all.iter().flatten().find(|one| one.name == name).cloned())
    });
    let asked = RwSignal::new(None::<Asked>);
    let online = book.is_online();
    view! {
        <div class="people-facts">
            {live_if(move || account.get().map(|account| view! { <FactList book account/> }))}
            {live_if(move || book.trouble.get().map(|trouble| view! {
                <Note kind=NoteKind::Error>{trouble}</Note>
            }))}
            <NeedsNetwork online/>
            {live(move || match asked.get() {
                None => view! { <Offers account asked online/> }.into_any(),
                Some(question) => view! { <Question book managed account asked question/> }.into_any(),
            })}
            {live_if(move || online.get().then(|| view! { <Devices book managed/> }))}
        </div>
    }
}

#[component]
fn FactList(book: Book, account: Account) -> impl IntoView {
    let words = text::accounts();
    let who = untrack(|| book.store.entities(|memory| check::actor(memory, account.actor)));
    let seen = account.last_seen.map(format::date);
    let state = match (account.disabled, account.must_change) {
        (true, _) => words.disabled,
        (false, true) => words.must_change,
        (false, false) => words.in_use,
    };
    view! {
        <dl class="facts">
            <dt>{words.account}</dt>
            <dd>{account.name.clone()}</dd>
            <dt>{words.actor}</dt>
            <dd>{(text::people().named)(&who.name, &who.place)}</dd>
            <dt>{words.state}</dt>
            <dd>{state}</dd>
            <dt>{words.seen}</dt>
            <dd>{seen.unwrap_or_else(|| words.never_seen.to_owned())}</dd>
        </dl>
    }
}

/// What can be done.
#[component]
fn Offers(
    account: Memo<Option<Account>>,
    asked: RwSignal<Option<Asked>>,
    online: Memo<bool>,
) -> impl IntoView {
    let words = text::accounts();
    let disabled = memo(move || account.with(|one| one.as_ref().is_some_and(|one| one.disabled)));
    let offline = Signal::derive(move || !online.get());
    let ask = move |question: Asked| Callback::new(move |()| asked.set(Some(question)));
    view! {
        <div class="people-buttons">
            <Button
                label=words.reset
                kind=ButtonKind::Plain
                icon=Icon::Key
                disabled=offline
                on_press=ask(Asked::Reset)
            />
            {live(move || match disabled.get() {
                true => view! {
                    <Button
                        label=words.enable
                        kind=ButtonKind::Plain
                        disabled=offline
                        on_press=ask(Asked::Enable)
                    />
                }
                .into_any(),
                false => view! {
                    <Button
                        label=words.disable
                        kind=ButtonKind::Danger
                        icon=Icon::Block
                        disabled=offline
                        on_press=ask(Asked::Disable)
                    />
                }
                .into_any(),
            })}
        </div>
    }
}

/// The consequence, and the way on.
#[component]
fn Question(
    book: Book,
    managed: Managed,
    account: Memo<Option<Account>>,
    asked: RwSignal<Option<Asked>>,
    question: Asked,
) -> impl IntoView {
    let words = text::accounts();
    let (name, online) = (managed.name.get_untracked(), book.is_online());
    let (says, label, kind) = match question {
        Asked::Reset => ((words.reset_means)(&name), words.reset, ButtonKind::Primary),
        Asked::Disable => ((words.disable_means)(&name), words.disable, ButtonKind::Danger),
        Asked::Enable => ((words.enable_means)(&name), words.enable, ButtonKind::Primary),
    };
    let act = Callback::new(move |()| match question {
        Asked::Reset => reset(book, managed, account, asked),
        Asked::Disable => disable(book, managed, asked, true),
        Asked::Enable => disable(book, managed, asked, false),
    });
    view! {
        <div class="people-asked" role="group">
            <p>{says}</p>
            <div class="people-buttons">
                <Button
                    label=text::common().cancel
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| asked.set(None))
                />
                <Button
                    label=label
                    kind=kind
                    busy=book.busy
                    disabled=Signal::derive(move || !online.get())
                    on_press=act
                />
            </div>
        </div>
    }
}

fn reset(
    book: Book,
    managed: Managed,
    account: Memo<Option<Account>>,
    asked: RwSignal<Option<Asked>>,
) {
    let Some(password) = password() else {
        book.trouble.set(Some(text::accounts().no_secret.to_owned()));
        return;
    };
    let who = account.get_untracked().map(|account| {
        let who = untrack(|| book.store.entities(|memory| check::actor(memory, account.actor)));
        (text::people().named)(&who.name, &who.place)
    });
    let name = managed.name.get_untracked();
    let slip = Slip { account: name.clone(), who: who.unwrap_or_default(), password };
    let body = ResetPassword { name, password: slip.password.clone() };
    book.tell("accounts/reset", body, move |account: Account| {
        book.put(account);
        let _gone = asked.try_set(None);
        let _gone = managed.is_open.try_set(false);
        // An older password of the same account opens nothing any more.
        let _gone = book.slips.try_update(|slips| {
            slips.retain(|other| other.account != slip.account);
            slips.push(slip);
        });
        toast(text::accounts().reset_done);
    });
}

fn disable(book: Book, managed: Managed, asked: RwSignal<Option<Asked>>, disabled: bool) {
    let words = text::accounts();
    let body = DisableAccount { name: managed.name.get_untracked(), disabled };
    book.tell("accounts/disable", body, move |account: Account| {
        book.put(account);
        let _gone = asked.try_set(None);
        toast(if disabled { words.disabled_done } else { words.enabled_done });
    });
}

/// The account's devices.
#[component]
fn Devices(book: Book, managed: Managed) -> impl IntoView {
    let list = Listing::new();
    let name = managed.name.get_untracked();
    // The list is asked for anew when something was done to the account.
    let path = format!("accounts/devices?name={}", js_sys::encode_uri_component(&name));
    let load = Callback::new(move |()| {
        let path = path.clone();
        list.load(async move { book.ask(&path).await });
    });
    let sessions = memo(move || {
        let name = managed.name.get();
        let all = book.accounts.get().unwrap_or_default();
        all.iter().find(|one| one.name == name).map(|one| one.sessions)
    });
    effect(move || {
        if sessions.get().is_some() {
            load.run(());
        }
    });
    let revoke = Callback::new(move |id: String| {
        let body = RevokeAccountDevice { name: managed.name.get_untracked(), id };
        list.end(load, async move { book.send("accounts/devices/revoke", body).await });
    });
    view! {
        <section>
            <h3>{text::devices().title}</h3>
            <DeviceList list revoke/>
        </section>
    }
}
