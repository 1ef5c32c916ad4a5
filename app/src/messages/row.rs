//! A message: what happened, to what, what was said, by whom.

use leptos::prelude::*;
use shared::mutation::MarkRead;
use shared::rules::messages::Matter;

use super::Inbox;
use super::select::{Origin, Row};
use crate::text::{self, format};

/// A row that opens what it is about, and is read by that.
#[component]
pub fn MessageRow(
    /// The message.
    row: Row,
) -> impl IntoView {
    let inbox = Inbox::expect();
    let (origin, is_read) = (row.origin, row.is_read);
    let read = move |_| {
        if let (Origin::Told(_, key), false) = (origin, is_read) {
            inbox.mark(MarkRead { messages: vec![key], before: None });
        }
    };
    let unread = !is_read;
    match row.address.clone() {
        Some(address) => view! {
            <a class="message" class:is-unread=unread href=address on:click=read>
                <Content row/>
            </a>
        }
        .into_any(),
        // What it is about has left this device: it can still be marked as read.
        None => view! {
            <button type="button" class="message" class:is-unread=unread on:click=read>
                <Content row/>
            </button>
        }
        .into_any(),
    }
}

#[component]
fn Content(row: Row) -> impl IntoView {
    let words = text::messages();
    let Row { origin, title, words: said, who, at, is_open, is_read, .. } = row;
    let (matter, tone) = told(origin);
    let title = if title.is_empty() { words.gone.to_owned() } else { title };
    let by: Vec<String> = [who.name, who.place].into_iter().filter(|one| !one.is_empty()).collect();
    view! {
        <span class="message-head">
            {(!is_read).then(|| view! {
                <span class="message-dot" aria-hidden="true"></span>
                <span class="visually-hidden">{words.unread}</span>
            })}
            <span class=format!("message-matter {tone}")>{matter}</span>
            {is_open.then(|| view! { <span class="message-open">{words.open}</span> })}
            <time class="num">{format::clock(at)}</time>
        </span>
        <span class="message-title">{title}</span>
        {(!said.is_empty()).then(|| view! { <span class="message-words">{said}</span> })}
        {(!by.is_empty()).then(|| view! { <span class="message-meta">{by.join(" · ")}</span> })}
    }
}

/// The matter in words, and its class: red is a leader's word, amber what went wrong.
fn told(origin: Origin) -> (&'static str, &'static str) {
    let words = text::messages();
    match origin {
        Origin::Refused(_) => (words.refused, "is-refused"),
        Origin::Told(matter, _) => {
            let tone = match matter {
                Matter::Instructed | Matter::Nudged | Matter::ToConfirm => "is-leaders",
                Matter::Returned | Matter::Conflicted => "is-back",
                _ => "",
            };
            ((words.matter)(matter), tone)
        }
    }
}
