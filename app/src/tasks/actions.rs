//! What a person may do to a task now: the likely act in front, everything else behind 更多.

use leptos::prelude::*;
use shared::id::TaskId;

use super::forms::{Desk, Opening, Subject, form_title};
use super::offers::{Form, Offers};
use crate::instructions::nudging::Place;
use crate::text;
use crate::ui::{Button, ButtonKind, Icon, Note, NoteKind, Sheet, each, key_of, live_if};

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
        [only] if offers.first.is_empty() && !offers.nudge => (vec![*only], Vec::new()),
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
    let nudge = offers.nudge;
    let has_more = !rest.is_empty() || nudge;
    let empty = front.is_empty() && !has_more && !offers.instruct;
    let instruct_kind = if front.is_empty() { ButtonKind::Primary } else { ButtonKind::Plain };
    let instruct = Opening::new(Subject::Instruct(task.into()));
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
                {offers.instruct.then(|| view! {
                    <Button
                        label=text::instructions().instruct
                        kind=instruct_kind
                        icon=Icon::Stamp
                        on_press=Callback::new(move |()| desk.open(instruct.clone()))
                    />
                })}
                {has_more.then(|| view! {
                    <Button
                        label=words.more
                        kind=ButtonKind::Plain
                        icon=Icon::More
                        on_press=Callback::new(move |()| more_open.set(true))
                    />
                })}
            </div>
        })}
        <MoreSheet task open=more_open forms=rest nudge press=Callback::new(move |opening| {
            more_open.set(false);
            desk.open_next(opening);
        })/>
    }
}

/// The other actions, each a row to press.
#[component]
fn MoreSheet(
    task: TaskId,
    open: RwSignal<bool>,
    forms: Vec<Form>,
    nudge: bool,
    press: Callback<Opening>,
) -> impl IntoView {
    let forms = StoredValue::new(forms);
    view! {
        <Sheet open=open title=text::tasks().more_title>
            <ul class="menu">
                {live_if(move || nudge.then(|| view! {
                    <li>
                        <Button
                            label=text::instructions().nudge
                            kind=ButtonKind::Quiet
                            icon=Icon::Bell
                            on_press=Callback::new(move |()| {
                                press.run(Opening::new(Subject::Nudge(Place::Task(task))));
                            })
                        />
                    </li>
                }))}
                {each(move || forms.get_value(), key_of, move |form| view! {
                    <li>
                        <Button
                            label=form_title(form)
                            kind=ButtonKind::Quiet
                            icon=icon(form)
                            on_press=Callback::new(move |()| press.run(Opening::of_task(task, form)))
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
