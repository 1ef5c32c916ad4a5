//! 批量开通: a pasted table, checked row by row before anything is sent; all of it is made, or
//! nothing.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::api::ACCOUNTS_MAX;
use shared::id::ActorId;

use super::book::Book;
use super::check::{self, Actor, Checked, Fault, Remark};
use super::page::NeedsNetwork;
use super::table::{self, Column};
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Memo, Note, NoteKind, Sheet, TextArea, each, effect, key_of, live_if, memo,
    toast,
};

/// The sheet with the table. What was pasted stays until it has become accounts.
#[component]
pub fn ManySheet(
    /// The accounts.
    book: Book,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = text::accounts();
    let tried = RwSignal::new(false);
    view! {
        <Sheet open=open title=words.new_accounts>
            <Form book open tried/>
        </Sheet>
    }
}

#[component]
fn Form(book: Book, open: RwSignal<bool>, tried: RwSignal<bool>) -> impl IntoView {
    let words = text::accounts();
    let (online, rows) = (book.is_online(), checked(book));
    let mut before = book.pasted.get_untracked();
    effect(move || {
        // What the server said was said of other rows.
        let now = book.pasted.get();
        if now != before {
            before = now;
            book.faults.set(Vec::new());
            book.picks.set(Default::default());
        }
    });
    let faulty =
        memo(move || rows.with(|rows| rows.iter().filter(|row| !row.faults.is_empty()).count()));
    let count = memo(move || rows.with(Vec::len));
    let too_many = memo(move || count.get() > ACCOUNTS_MAX);
    let shown = memo(move || if tried.get() { rows.get() } else { Vec::new() });
    let sendable =
        memo(move || tried.get() && count.get() > 0 && faulty.get() == 0 && !too_many.get());
    let act = Callback::new(move |()| {
        if !tried.get_untracked() || !sendable.get_untracked() {
            tried.set(true);
            return;
        }
        // The table can be checked without a network; making the accounts is what needs one.
        if !online.get_untracked() {
            return;
        }
        book.make(rows.get_untracked(), move || {
            book.pasted.set(String::new());
            let _gone = tried.try_set(false);
            open.set(false);
            toast(words.made);
        });
    });
    let says = memo(move || match (tried.get(), count.get(), faulty.get()) {
        (false, ..) => None,
        (true, 0, _) => Some(words.table_empty.to_owned()),
        (true, ..) if too_many.get() => Some(format::problem("too_many_accounts")),
        (true, _, 0) => None,
        (true, count, faulty) => Some((words.table_faulty)(count, faulty)),
    });
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                act.run(());
            }
        >
            <p>{words.table_hint}</p>
            <TextArea label=words.table value=book.pasted hint=words.table_example/>
            {live_if(move || says.get().map(|says| view! {
                <Note kind=NoteKind::Error>{says}</Note>
            }))}
            {live_if(move || sendable.get().then(|| view! {
                <Note kind=NoteKind::Info>{(words.table_right)(count.get())}</Note>
            }))}
            <ol class="checked" hidden=move || shown.with(Vec::is_empty)>
                {each(move || shown.get(), key_of, move |row| view! { <CheckedRow book row/> })}
            </ol>
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
                {live_if(move || {
                    let label = match sendable.get() {
                        true => (words.make)(count.get()),
                        false => words.check.to_owned(),
                    };
                    Some(view! {
                        <Button
                            label=label
                            kind=ButtonKind::Primary
                            busy=book.busy
                            disabled=Signal::derive(move || sendable.get() && !online.get())
                            on_press=act
                        />
                    })
                })}
            </div>
        </form>
    }
}

/// The rows of the table as it stands, with everything that is wrong with them.
fn checked(book: Book) -> Memo<Vec<Checked>> {
    memo(move || {
        let accounts = book.accounts.get().unwrap_or_default();
        let (picks, faults, text) = (book.picks.get(), book.faults.get(), book.pasted.get());
        book.store.entities(|memory| {
            let rows = table::read(&text, &|name| check::is_unit(memory, name));
            let mut checked = check::check(memory, &accounts, &rows, &picks);
            check::add_faults(&mut checked, &faults);
            checked
        })
    })
}

/// A row: who would act, what is wrong, and the question whom it means.
#[component]
fn CheckedRow(book: Book, row: Checked) -> impl IntoView {
    let words = text::accounts();
    let Checked { row, actor, choices, faults, remarks } = row;
    let line = row.line;
    let who = actor.as_ref().map(|actor| (text::people().named)(&actor.name, &actor.place));
    let account = if row.account.is_empty() { words.no_account } else { row.account.as_str() };
    let fault = |(column, fault): (Column, Fault)| {
        let says =
            format!("{}{}{}", (words.column)(column), text::people().colon, fault_words(&fault));
        view! { <span class="checked-fault">{says}</span> }
    };
    let remark = |remark: Remark| {
        view! { <span class="checked-warn">{remark_words(&remark)}</span> }
    };
    let chosen = actor.map(|actor| actor.id);
    let choices = (!choices.is_empty()).then(|| view! { <Which book line chosen choices/> });
    view! {
        <li>
            <span class="checked-head">
                <span class="checked-line">{(words.line)(line)}</span>
                <b>{account.to_owned()}</b>
                {who.map(|who| view! { <span>{who}</span> })}
            </span>
            {faults.into_iter().map(fault).collect_view()}
            {choices}
            {remarks.into_iter().map(remark).collect_view()}
        </li>
    }
}

/// Which of several is meant.
#[component]
fn Which(book: Book, line: usize, chosen: Option<ActorId>, choices: Vec<Actor>) -> impl IntoView {
    let words = text::accounts();
    let choice = move |actor: Actor| {
        let id = actor.id;
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=(chosen == Some(id)).to_string()
                on:click=move |_| {
                    book.picks.update(|picks| {
                        picks.insert(line, id);
                    });
                }
            >
                {(text::people().named)(&actor.name, &actor.place)}
            </button>
        }
    };
    view! {
        <span class="people-filters" role="group" aria-label=(words.which_of)(line)>
            {choices.into_iter().map(choice).collect_view()}
        </span>
    }
}

/// A fault in words.
pub fn fault_words(fault: &Fault) -> String {
    let words = text::accounts();
    match fault {
        Fault::Cells(count) => (words.wrong_cells)(*count),
        Fault::NobodyNamed => words.nobody_named.to_owned(),
        Fault::PersonUnknown => words.person_unknown.to_owned(),
        Fault::UnitUnknown => words.unit_unknown.to_owned(),
        Fault::PostUnknown => words.post_unknown.to_owned(),
        Fault::Several => words.several.to_owned(),
        Fault::Code(code) => format::problem(code),
    }
}

/// A remark in words.
pub fn remark_words(remark: &Remark) -> String {
    let words = text::accounts();
    match remark {
        Remark::NoPost => words.sees_nothing.to_owned(),
        Remark::HasAccounts(names) => (words.has_accounts)(&names.join(text::people().comma)),
    }
}
