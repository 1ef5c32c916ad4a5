//! An instruction with everything that has come of it, and what the person may do about it.

use leptos::html::P;
use leptos::prelude::*;
use shared::id::InstructionId;
use shared::mutation::{AcknowledgeInstruction, ConfirmInstruction, SeeInstruction};

use super::act::{act, record};
use super::select::{Addressee, Answer, Offers, Told, placed};
use super::sight;
use crate::replica::Store;
use crate::tasks::DeliveryMark;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Icon, Memo, live_if, memo};

/// The card. What changes is redrawn, not the button that has the focus.
#[component]
pub fn InstructionCard(
    /// Which.
    id: InstructionId,
    /// What is to be shown of it; none once it is gone.
    told: Memo<Option<Told>>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let shown = memo(move || {
        told.with(|told| {
            told.as_ref().map(|told| Told { offers: Offers::default(), ..told.clone() })
        })
    });
    let offers = memo(move || {
        told.with(|told| told.as_ref().map(|told| told.offers.clone()).unwrap_or_default())
    });
    let closed =
        memo(move || told.with(|told| told.as_ref().is_some_and(|told| told.closed.is_some())));
    let store = Store::expect();
    let place = NodeRef::<P>::new();
    let news = memo(move || told.with(|told| told.as_ref().is_some_and(|told| told.is_news)));
    let seen = Callback::new(move |()| {
        if news.try_get_untracked() == Some(true) {
            record(store, SeeInstruction { instruction: id }.into());
        }
    });
    if news.get_untracked() {
        sight::when_seen(place, seen);
    }
    view! {
        <article class="instruction" class:is-closed=move || closed.get()>
            <p class="instruction-sight" node_ref=place aria-hidden="true"></p>
            {live_if(move || shown.get().map(|told| view! { <Body told/> }))}
            {live_if(move || Some(offers.get()).filter(|offers| *offers != Offers::default()).map(
                |offers| view! { <Ways id offers desk/> },
            ))}
        </article>
    }
}

#[component]
fn Body(told: Told) -> impl IntoView {
    let labels = text::instructions();
    let kind = (labels.kind)(told.is_nudge);
    let who = placed(&told.who);
    let unconfirmed = (!told.is_confirmed).then(|| (labels.unconfirmed)(&told.owner));
    let late = told.late;
    let due = told.due.map(|day| match late {
        Some(days) => (labels.due_over)(days),
        None => (labels.due_by)(&format::day_short(day)),
    });
    view! {
        <header class="instruction-head">
            <span class="stamp">{kind}</span>
            <b>{who}</b>
            <time>{format::time(told.at)}</time>
            {told.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
        </header>
        <p class="instruction-words">{told.words.clone()}</p>
        {told.about.is_report.then(|| view! { <OnReport told=told.clone()/> })}
        {due.map(|due| view! {
            <p class="instruction-due" class:is-late=late.is_some()>{due}</p>
        })}
        {unconfirmed.map(|said| view! { <p class="instruction-note">{said}</p> })}
        <Addressees units=told.addressees.clone()/>
        {told.seen.clone().map(|seen| view! { <Seen seen/> })}
        {(!told.feedback.is_empty()).then(|| view! { <Answers feedback=told.feedback.clone()/> })}
        <Ending told/>
    }
}

/// That it is about a report: which is in the task's history.
#[component]
fn OnReport(told: Told) -> impl IntoView {
    view! {
        <p class="instruction-about">{(text::instructions().on_report)(&told.about.title)}</p>
    }
}

/// The units, and whether each has taken it on.
#[component]
fn Addressees(units: Vec<Addressee>) -> impl IntoView {
    let labels = text::instructions();
    let unit = |addressee: Addressee| {
        let there = addressee.acknowledged.is_some();
        let state = match addressee.acknowledged {
            Some((who, at)) => {
                format!("{} {who}", (labels.acknowledged_at)(&format::time(at)))
            }
            None => labels.not_acknowledged.to_owned(),
        };
        view! {
            <li class:is-there=there>
                <b>{addressee.unit}</b>
                <span>{state}</span>
            </li>
        }
    };
    view! {
        <ul class="addressees" aria-label=labels.addressees>
            {units.into_iter().map(unit).collect_view()}
        </ul>
    }
}

/// Who has seen it, and when.
#[component]
fn Seen(seen: Vec<(String, shared::id::Millis)>) -> impl IntoView {
    let labels = text::instructions();
    let told = match seen.as_slice() {
        [] => labels.seen_by_none.to_owned(),
        seen => seen
            .iter()
            .map(|(who, at)| (labels.seen_at)(who, &format::time(*at)))
            .collect::<Vec<_>>()
            .join(text::tasks().comma),
    };
    view! {
        <p class="instruction-seen"><span>{labels.seen_by}</span>" "{told}</p>
    }
}

/// What units said.
#[component]
fn Answers(feedback: Vec<Answer>) -> impl IntoView {
    let answer = |said: Answer| {
        view! {
            <li>
                <p class="answer-head">
                    <b>{said.unit}</b>
                    <span>{said.who}</span>
                    <time datetime=said.day.to_string()>{format::day_short(said.day)}</time>
                </p>
                <p class="entry-words">{said.words}</p>
            </li>
        }
    };
    view! {
        <ul class="answers" aria-label=text::instructions().feedback>
            {feedback.into_iter().map(answer).collect_view()}
        </ul>
    }
}

/// The task it became, and how it ended.
#[component]
fn Ending(told: Told) -> impl IntoView {
    let labels = text::instructions();
    let task = told.task.map(|(id, title)| {
        let link = title.map(|title| view! { <a href=format!("/tasks/{id}")>{title}</a> });
        view! { <p class="instruction-task"><span>{labels.became}</span>" "{link}</p> }
    });
    let closed = told.closed.map(|(who, at, words)| {
        let line = (labels.closed_by)(&who.name, &format::time(at));
        view! {
            <p class="instruction-closed">{line}</p>
            {(!words.is_empty()).then(|| view! { <p class="entry-words">{words}</p> })}
        }
    });
    view! { {task} {closed} }
}

/// What the person may do: what is likely next in front.
#[component]
fn Ways(id: InstructionId, offers: Offers, desk: Desk) -> impl IntoView {
    let labels = text::instructions();
    let store = Store::expect();
    let busy = RwSignal::new(false);
    let open = move |subject: Subject| Callback::new(move |()| desk.open(Opening::new(subject)));
    let several = offers.acknowledge.len() > 1;
    let takes = !offers.acknowledge.is_empty();
    let acknowledge = offers.acknowledge.into_iter().map(|(unit, name)| {
        let label =
            if several { (labels.acknowledge_for)(&name) } else { labels.acknowledge.into() };
        view! {
            <Button
                label=label
                kind=ButtonKind::Primary
                icon=Icon::Check
                on_press=Callback::new(move |()| {
                    let mutation = AcknowledgeInstruction { instruction: id, unit };
                    act(store, busy, mutation.into(), labels.acknowledged);
                })
                busy
            />
        }
    });
    let answer_kind = if takes { ButtonKind::Plain } else { ButtonKind::Primary };
    view! {
        <div class="instruction-ways" role="group" aria-label=labels.actions>
            {offers.confirm.then(|| view! {
                <Button
                    label=labels.confirm
                    kind=ButtonKind::Primary
                    icon=Icon::Check
                    on_press=Callback::new(move |()| {
                        act(store, busy, ConfirmInstruction { instruction: id }.into(), labels.confirmed);
                    })
                    busy
                />
            })}
            {acknowledge.collect_view()}
            {(!offers.answer.is_empty()).then(|| view! {
                <Button
                    label=labels.answer
                    kind=answer_kind
                    icon=Icon::Text
                    on_press=open(Subject::Answer(id))
                />
            })}
            {offers.close.then(|| view! {
                <Button
                    label=labels.close
                    kind=ButtonKind::Plain
                    icon=Icon::Check
                    on_press=open(Subject::Close(id))
                />
            })}
            {offers.to_task.then(|| view! {
                <Button
                    label=labels.to_task
                    kind=ButtonKind::Quiet
                    icon=Icon::Plus
                    on_press=open(Subject::ToTask(id))
                />
            })}
        </div>
    }
}
