//! A unit, a programme, a chain, a field or a river with its posts.

use leptos::prelude::*;
use shared::model::Seat;

use super::forms::Keeping;
use super::select::{Group, PersonRow, Place, PostRow};
use crate::tasks::DeliveryMark;
use crate::tasks::delivery::Delivery;
use crate::tasks::forms::Desk;
use crate::text::{self, format};

/// A place: its name, what can be done to it, and its posts.
#[component]
pub fn GroupView(
    /// What it shows.
    group: Group,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let words = text::people();
    let Group { place, name, note, delivery, posts, people } = group;
    let seat = match place {
        Place::County => Some(Seat::County),
        Place::Unit(id) => Some(Seat::Unit(id)),
        Place::Programme(id) => Some(Seat::Programme(id)),
        Place::Chain(id) => Some(Seat::Chain(id)),
        Place::Field(id) => Some(Seat::Field(id)),
        Place::River(id) => Some(Seat::River(id)),
        Place::Nowhere => None,
    };
    let rename = match place {
        Place::Unit(id) => Some(Keeping::Unit(id)),
        _ => None,
    };
    let (no_posts, name_aloud) = (posts.is_empty() && seat.is_some(), name.clone());
    let button = move |label: &'static str, keeping: Keeping| {
        let aloud = (words.of)(label, &name_aloud);
        view! {
            <button
                type="button"
                class="people-way"
                aria-label=aloud
                on:click=move |_| desk.open(keeping.opening())
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="people-group">
            <header class="people-head">
                <div class="people-name">
                    <h2>{name}</h2>
                    {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
                    {mark(delivery)}
                </div>
                <div class="people-do">
                    {rename.map(|keeping| button(words.rename, keeping))}
                    {seat.map(|seat| button(words.add_post, Keeping::NewPost(Some(seat))))}
                </div>
            </header>
            {no_posts.then(|| view! { <p class="hint people-empty">{words.no_posts}</p> })}
            <ul class="people-rows">
                {posts.into_iter().map(|post| view! { <PostLine post desk/> }).collect_view()}
                {people
                    .into_iter()
                    .map(|person| view! { <PersonLine person desk/> })
                    .collect_view()}
            </ul>
        </section>
    }
}

fn mark(delivery: Option<Delivery>) -> impl IntoView {
    delivery.map(|delivery| view! { <DeliveryMark delivery/> })
}

/// A post: title, what it lets one do, and who holds it. Pressed, it opens the change of post.
#[component]
fn PostLine(post: PostRow, desk: Desk) -> impl IntoView {
    let words = text::people();
    let PostRow { id, title, role, holder, delivery } = post;
    let holder = match holder {
        Some(name) => view! { <span class="people-holder">{name}</span> }.into_any(),
        None => view! { <span class="people-holder is-vacant">{words.vacant}</span> }.into_any(),
    };
    view! {
        <li>
            <button
                type="button"
                class="people-row"
                on:click=move |_| desk.open(Keeping::Post(id).opening())
            >
                <span class="people-title">{title}</span>
                {holder}
                <span class="people-role">
                    {format::role(role)} " · " {(words.does)(role)}
                </span>
                {mark(delivery)}
            </button>
        </li>
    }
}

/// A person without a post. Pressed, the name can be corrected.
#[component]
fn PersonLine(person: PersonRow, desk: Desk) -> impl IntoView {
    let PersonRow { id, name, delivery } = person;
    view! {
        <li>
            <button
                type="button"
                class="people-row"
                on:click=move |_| desk.open(Keeping::Person(id).opening())
            >
                <span class="people-title">{name}</span>
                {mark(delivery)}
            </button>
        </li>
    }
}
