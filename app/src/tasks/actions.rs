//! What a person may do to a task now: the likely act in front, everything else behind 更多.

use leptos::prelude::*;
use shared::id::TaskId;

use super::forms::{Desk, Opening, form_title};
use super::offers::{Form, Offers};
use crate::text;
use crate::ui::{Button, ButtonKind, Icon, Note, NoteKind, Sheet, each, key_of};

/// The bar of actions. It is empty for who may do nothing.
#[component]
pub fn TaskActions(
    /// The task.
    task: TaskId,
    /// What the person may do.
    offers: Offers,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let words = text::tasks();
    let more_open = RwSignal::new(false);
    let press = move |form: Form| Callback::new(move |()| desk.task(task, form));
    // A lone comment needs no menu.
    let (front, rest) = match offers.more.as_slice() {
        [only] if offers.first.is_empty() => (vec![*only], Vec::new()),
        _ => (offers.first.clone(), offers.more.clone()),
    };
    let kind = |form: Form, index: usize| match (form, index) {
        (Form::Comment | Form::Reopen, _) | (_, 1..) => ButtonKind::Plain,
        _ => ButtonKind::Primary,
    };
    let buttons: Vec<_> = front
        .iter()
        .enumerate()
        .map(|(index, form)| {
            view! {
                <Button
                    label=form_title(*form)
                    kind=kind(*form, index)
                    icon=icon(*form)
                    on_press=press(*form)
                />
            }
        })
        .collect();
    let empty = front.is_empty() && rest.is_empty();
    view! {
        {offers.own_submission.then(|| view! {
            <Note kind=NoteKind::Info>{words.own_submission}</Note>
        })}
        {(offers.open_parts > 0).then(|| view! {
            <Note kind=NoteKind::Info>{(words.open_parts)(offers.open_parts)}</Note>
        })}
        {(!empty).then(|| view! {
            <div class="task-actions" role="group" aria-label=words.actions>
                {buttons}
                {(!rest.is_empty()).then(|| view! {
                    <Button
                        label=words.more
                        kind=ButtonKind::Plain
                        icon=Icon::More
                        on_press=Callback::new(move |()| more_open.set(true))
                    />
                })}
            </div>
        })}
        <MoreSheet open=more_open forms=rest press=Callback::new(move |form| {
            more_open.set(false);
            desk.open_next(Opening::of_task(task, form));
        })/>
    }
}

/// The other actions, each a row to press.
#[component]
fn MoreSheet(open: RwSignal<bool>, forms: Vec<Form>, press: Callback<Form>) -> impl IntoView {
    let forms = StoredValue::new(forms);
    view! {
        <Sheet open=open title=text::tasks().more_title>
            <ul class="menu">
                {each(move || forms.get_value(), key_of, move |form| view! {
                    <li>
                        <Button
                            label=form_title(form)
                            kind=ButtonKind::Quiet
                            icon=icon(form)
                            on_press=Callback::new(move |()| press.run(form))
                        />
                    </li>
                })}
            </ul>
        </Sheet>
    }
}

fn icon(form: Form) -> Icon {
    match form {
        Form::Report => Icon::Text,
        Form::Submit => Icon::Send,
        Form::Accept | Form::Unblock => Icon::Check,
        Form::Return => Icon::Return,
        Form::Block => Icon::Block,
        Form::Split => Icon::Split,
        Form::Assign => Icon::Assign,
        Form::ChangeDue => Icon::Calendar,
        Form::Edit => Icon::Edit,
        Form::Reopen => Icon::Sync,
        Form::Comment => Icon::Comment,
        Form::Cancel => Icon::Cross,
    }
}
