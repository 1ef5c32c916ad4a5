//! One act: what was done, to what, when, and how far it has come.

use leptos::prelude::*;
use shared::id::Millis;

use super::act::{Act, Part, Target};
use super::hand_over::by;
use super::words;
use crate::replica::Store;
use crate::tasks::delivery::Delivery;
use crate::text::{self, format};

/// An act of the outbox, with what can be done about it as its children.
#[component]
pub fn ActItem(
    /// The act.
    act: Act,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let labels = text::delivery();
    let content = match act.parts.is_empty() {
        true => words::content(&act).join("\n"),
        false => words::named(&act.named).join("\n"),
    };
    let refused = act.refused.map(|refused| {
        let at = (labels.refused_at)(&format::time(refused.at));
        let receipt = refused.seq.map(|seq| (text::tasks().receipt)(seq));
        view! {
            <div class="act-reason">
                <p>{format::refusal(refused.reason)}</p>
                <p class="act-meta">
                    <span>{at}</span>
                    {receipt.map(|receipt| view! { <span>{receipt}</span> })}
                </p>
            </div>
        }
    });
    let for_leader = for_leader(&act);
    view! {
        <article class="act" class:is-refused=act.refused.is_some()>
            <ActHead act=act.clone()/>
            {act.board.clone().map(|board| view! { <p class="act-meta"><span>{board}</span></p> })}
            {(!content.is_empty()).then(|| view! { <p class="act-words">{content}</p> })}
            <Parts parts=act.parts.clone()/>
            <p class="act-meta">
                {for_leader.map(|names| view! { <span>{names}</span> })}
                <span>{filled_in(act.envelope.at)}</span>
            </p>
            {refused}
            {children.map(|children| children())}
        </article>
    }
}

/// What was done, to what, and how far it has come.
#[component]
pub fn ActHead(
    /// The act.
    act: Act,
) -> impl IntoView {
    view! {
        <div class="act-head">
            <h3>
                <span class="act-what">{format::mutation(&act.envelope.mutation)}</span>
                <TargetLink target=act.target.clone()/>
            </h3>
            <StateMark delivery=act.delivery/>
        </div>
    }
}

/// How far it has come, in the words of tasks; here with all of "saved on this device".
#[component]
fn StateMark(delivery: Delivery) -> impl IntoView {
    let words = text::tasks();
    let (class, word) = match delivery {
        Delivery::Waiting => ("delivery is-waiting", text::forms().saved.to_owned()),
        Delivery::Sending => ("delivery is-sending", words.sending.to_owned()),
        Delivery::Refused => ("delivery is-refused", words.refused.to_owned()),
        Delivery::Receipt(seq) => ("delivery is-in", (words.receipt)(seq)),
    };
    view! { <span class=class>{word}</span> }
}

/// The title of what it is about, as a link where it has a page.
#[component]
fn TargetLink(target: Target) -> impl IntoView {
    let title = words::title(&target);
    match target.address {
        Some(address) => view! { <a href=address>{title}</a> }.into_any(),
        None => view! { <span class="act-target">{title}</span> }.into_any(),
    }
}

/// The parts of a split.
#[component]
fn Parts(parts: Vec<Part>) -> impl IntoView {
    (!parts.is_empty()).then(|| {
        let rows = parts.into_iter().map(|part| {
            let facts = words::part_facts(&part);
            view! {
                <li>
                    <TargetLink target=part.target/>
                    <span class="act-meta">{facts}</span>
                </li>
            }
        });
        view! { <ul class="act-parts">{rows.collect_view()}</ul> }
    })
}

fn filled_in(at: Millis) -> String {
    (text::delivery().done_at)(&format::time(at))
}

/// Both names, where it was entered for a leader.
fn for_leader(act: &Act) -> Option<String> {
    let (store, leader) = (Store::expect(), act.envelope.actor);
    let hand = store.hand();
    let names = || untrack(|| store.entities(|memory| by(memory, hand, act).name));
    (leader != hand).then(names)
}
