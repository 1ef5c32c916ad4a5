//! 开通账号: one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::api::PASSWORD_MIN;
use shared::id::ActorId;
use shared::order::sort_by_key;
use shared::rules::Memory;

use super::book::Book;
use super::check::{self, Checked, Fault};
use super::many::{fault_words, remark_words};
use super::page::NeedsNetwork;
use super::table::{Column, Row};
use crate::text;
use crate::ui::{
    Button, ButtonKind, Candidate, Note, NoteKind, OnePicker, Sheet, TextField, each, key_of,
    live_if, memo, toast,
};

/// The sheet for one account.
#[component]
pub fn OneSheet(
    /// The accounts.
    book: Book,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Sheet open=open title=text::accounts().new_account>
            <Form book open/>
        </Sheet>
    }
}

#[component]
fn Form(book: Book, open: RwSignal<bool>) -> impl IntoView {
    let words = text::accounts();
    let online = book.is_online();
    let ([account, password], who) = (book.typed, book.chosen);
    let tried = RwSignal::new(false);
    book.faults.set(Vec::new());
    book.trouble.set(None);
    let candidates = memo(move || book.store.entities(candidates));
    let checked = memo(move || {
        let (account, password) = (account.get().trim().to_owned(), password.get());
        let row = Row { line: 1, account, password, ..Row::default() };
        let (accounts, faults) = (book.accounts.get().unwrap_or_default(), book.faults.get());
        let who = who.get().map(ActorId);
        book.store.entities(|memory| {
            let mut all = [judged(memory, &accounts, row, who)];
            check::add_faults(&mut all, &faults);
            let [one] = all;
            one
        })
    });
    let fault = move |column: Column| {
        Signal::derive(move || {
            let found = checked.with(|row| {
                row.faults.iter().find(|(at, _)| *at == column).map(|(_, fault)| fault.clone())
            });
            found.filter(|_| tried.get()).map(|fault| fault_words(&fault))
        })
    };
    let remarks = move || checked.with(|row| row.remarks.iter().map(remark_words).collect());
    let save = Callback::new(move |()| {
        tried.set(true);
        // What the server said of another try is asked anew.
        book.faults.set(Vec::new());
        let row = checked.get_untracked();
        if row.faults.is_empty() {
            book.make(vec![row], move || {
                for field in book.typed {
                    field.set(String::new());
                }
                who.set(None);
                open.set(false);
                toast(words.made);
            });
        }
    });
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                if online.get_untracked() {
                    save.run(());
                }
            }
        >
            <TextField
                label=words.account
                value=account
                required=true
                error=fault(Column::Account)
                hint=words.account_hint
            />
            <OnePicker
                label=words.actor
                placeholder=words.find_actor
                candidates
                chosen=who
                error=fault(Column::Name)
            />
            {each(remarks, key_of, |remark: String| view! {
                <Note kind=NoteKind::Warn>{remark}</Note>
            })}
            <TextField
                label=words.password
                value=password
                error=fault(Column::Password)
                hint=(words.password_hint)(PASSWORD_MIN)
            />
            {live_if(move || book.trouble.get().map(|trouble| view! {
                <Note kind=NoteKind::Error>{trouble}</Note>
            }))}
            <NeedsNetwork online/>
            <div class="form-foot">
                <Button
                    label=text::forms().close
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| open.set(false))
                />
                <Button
                    label=(words.make)(1)
                    kind=ButtonKind::Primary
                    busy=book.busy
                    disabled=Signal::derive(move || !online.get())
                    on_press=save
                />
            </div>
        </form>
    }
}

/// The row as the fields make it: who acts was chosen, not written.
fn judged(
    memory: &Memory,
    accounts: &[shared::api::Account],
    row: Row,
    who: Option<ActorId>,
) -> Checked {
    let mut checked = check::check(memory, accounts, &[row], &Default::default()).remove(0);
    checked.faults.retain(|(_, fault)| *fault != Fault::NobodyNamed);
    match who {
        Some(who) => {
            checked.actor = Some(check::actor(memory, who));
            checked.remarks = check::remarks(memory, accounts, who);
            // The server's faults about whoever acts stand at the name.
            checked.row.name =
                checked.actor.as_ref().map(|who| who.name.clone()).unwrap_or_default();
        }
        None => checked.faults.push((Column::Name, Fault::NobodyNamed)),
    }
    checked
}

/// Everybody who can have an account, by name.
fn candidates(memory: &Memory) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = check::everybody(memory)
        .into_iter()
        .map(|actor| Candidate {
            id: actor.id.0,
            name: actor.name,
            others: Vec::new(),
            place: actor.place,
        })
        .collect();
    sort_by_key(&mut all, |one| one.name.clone());
    all
}
