//! What a person may do about a finding now: the likely act in front, everything else behind 更多.

use leptos::prelude::*;
use shared::id::FindingId;

use super::forms::form_title;
use super::offers::{Form, Offer, Offers};
use crate::tasks::forms::{Desk, Opening};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Icon, Note, NoteKind, Sheet, each, key_of};

/// The bar of actions. It is empty for who may do nothing.
#[component]
pub fn FindingActions(
    /// The finding.
    id: FindingId,
    /// What the person may do.
    offers: Offers,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let words = text::tasks();
    let more_open = RwSignal::new(false);
    let press = move |form: Form| Callback::new(move |()| desk.open(Opening::of_finding(id, form)));
    // A lone remark needs no menu.
    let (front, rest) = match offers.more.as_slice() {
        [only] if offers.first.is_empty() && only.bar.is_none() => (vec![*only], Vec::new()),
        _ => (offers.first.clone(), offers.more.clone()),
    };
    let kind = |form: Form, index: usize| match (form, index) {
        (Form::Comment | Form::Reopen, _) | (_, 1..) => ButtonKind::Plain,
        _ => ButtonKind::Primary,
    };
    let buttons: Vec<_> = front
        .iter()
        .enumerate()
        .map(|(index, Offer { form, .. })| {
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
    let has_more = !rest.is_empty();
    let empty = front.is_empty() && !has_more;
    view! {
        {offers.own_rectification.then(|| view! {
            <Note kind=NoteKind::Info>{text::findings().own_rectification}</Note>
        })}
        {(!empty).then(|| view! {
            <div class="task-actions" role="group" aria-label=words.actions>
                {buttons}
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
        <MoreSheet open=more_open offers=rest press=Callback::new(move |form| {
            more_open.set(false);
            desk.open_next(Opening::of_finding(id, form));
        })/>
    }
}

/// The other actions, each a row to press; one that cannot be done yet says why.
#[component]
fn MoreSheet(open: RwSignal<bool>, offers: Vec<Offer>, press: Callback<Form>) -> impl IntoView {
    let offers = StoredValue::new(offers);
    view! {
        <Sheet open=open title=text::tasks().more_title>
            <ul class="menu">
                {each(move || offers.get_value(), key_of, move |Offer { form, bar }| view! {
                    <li>
                        <Button
                            label=form_title(form)
                            kind=ButtonKind::Quiet
                            icon=icon(form)
                            disabled=bar.is_some()
                            on_press=Callback::new(move |()| press.run(form))
                        />
                        {bar.map(|bar| view! {
                            <p class="menu-bar">{format::refusal(bar)}</p>
                        })}
                    </li>
                })}
            </ul>
        </Sheet>
    }
}

fn icon(form: Form) -> Icon {
    match form {
        Form::Accept | Form::Close | Form::Recognise | Form::Resume | Form::FixOnSpot => {
            Icon::Check
        }
        Form::Return => Icon::Return,
        Form::Submit | Form::HandOver => Icon::Send,
        Form::Sign => Icon::Stamp,
        Form::Receive => Icon::Download,
        Form::Plan | Form::Replan => Icon::Calendar,
        Form::Rectify => Icon::Text,
        Form::Verify => Icon::Search,
        Form::List | Form::Lift | Form::Grade => Icon::Warn,
        Form::Place => Icon::Assign,
        Form::Suspend => Icon::Block,
        Form::Reopen => Icon::Sync,
        Form::Edit => Icon::Edit,
        Form::Comment => Icon::Comment,
        Form::Void => Icon::Trash,
    }
}
