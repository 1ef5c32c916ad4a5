//! The head of a wall: the document, its rhythms, its sums, and the choice of what is shown.

use leptos::prelude::*;
use shared::rules::light::Light;

use super::choice::Choice;
use super::select::Wall;
use crate::address::Address;
use crate::text::{self, format};
use crate::ui::{Memo, light_class, memo};

/// Title, document, rhythms and sums.
#[component]
pub fn WallHead(
    /// The wall.
    wall: Wall,
    /// The day, for a printed wall.
    day: String,
) -> impl IntoView {
    let words = text::boards();
    let board = &wall.board;
    let rhythms: Vec<&str> = wall.cadences.iter().map(|cadence| cadence.title.as_str()).collect();
    let mut facts = vec![board.doc_no.clone(), format::day_full(board.issued_on)];
    facts.extend((words.parts)(board.parts));
    if board.parts.rivers > 0 {
        facts.push((words.tasks)(board.tasks));
    }
    if !rhythms.is_empty() {
        facts.push(rhythms.join(" "));
    }
    view! {
        <header class="wall-head">
            <div>
                <h1>{board.title.clone()}</h1>
                <p>{facts.join(" · ")}<span class="only-print">{" · "}{(words.printed)(&day)}</span></p>
            </div>
            <Sums wall=wall.clone()/>
        </header>
    }
}

/// How many chains, fields or tasks stand at which light, and how many of the period's reports are in.
#[component]
fn Sums(wall: Wall) -> impl IntoView {
    let words = text::boards();
    let lights = wall.board.lights;
    let sum = |class: &'static str, figure: String, word: &'static str| {
        view! {
            <div class=class>
                <dd class="num">{figure}</dd>
                <dt>{word}</dt>
            </div>
        }
    };
    let some = |light: Light, count: u32, word: &'static str| {
        sum(light_class(Some(light)), count.to_string(), word)
    };
    let reported = wall.reported.map(|reported| {
        let figure =
            reported.percent().map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"));
        sum("", figure, (words.reported)(reported.every))
    });
    view! {
        <dl class="sums" aria-label=words.sums>
            {match wall.board.starts {
                Some(from) => view! {
                    <div><dt>{(words.starts)(&format::day_short(from))}</dt></div>
                }
                .into_any(),
                None => view! {
                    {some(Light::Red, lights.red, words.red)}
                    {some(Light::Amber, lights.amber, words.amber)}
                    {some(Light::Green, lights.green, words.green)}
                    {(lights.blue > 0).then(|| some(Light::Blue, lights.blue, words.blue))}
                    {reported}
                }
                .into_any(),
            }}
        </dl>
    }
}

/// What the address says is shown: `?only=attention`, `?sort=worst`.
pub fn choice_of_address() -> Memo<Choice> {
    let address = Address::expect();
    memo(move || Choice {
        attention: address.query("only").as_deref() == Some("attention"),
        worst_first: address.query("sort").as_deref() == Some("worst"),
    })
}

/// The switches that change the address.
#[component]
pub fn WallTools(
    /// What is shown.
    choice: Memo<Choice>,
    /// More of what narrows the wall.
    #[prop(optional, into)]
    filter: Option<ViewFn>,
    /// More tools.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = text::boards();
    let address = Address::expect();
    let flip = move |name: &str, on: bool, value: &str| {
        address.put(name, (!on).then_some(value));
    };
    view! {
        <div class="wall-tools" role="group" aria-label=words.filters>
            <button
                type="button"
                class="toggle"
                aria-pressed=move || choice.get().attention.to_string()
                on:click=move |_| flip("only", choice.get_untracked().attention, "attention")
            >
                {words.only_attention}
            </button>
            <button
                type="button"
                class="toggle"
                aria-pressed=move || choice.get().worst_first.to_string()
                on:click=move |_| flip("sort", choice.get_untracked().worst_first, "worst")
            >
                {words.worst_first}
            </button>
            {filter.map(|filter| filter.run())}
            {children.map(|children| view! { <span class="wall-tools-rest">{children()}</span> })}
        </div>
    }
}
