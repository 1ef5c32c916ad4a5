//! The page of `/boards`: every programme, the newest document first.

use leptos::prelude::*;
use shared::rules::light::Light;

use super::select::{self, Board};
use super::sums::Lights;
use crate::replica::Store;
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{Empty, Icon, LightShape, PageHead, each, key_of, light_class, live, memo};
use crate::work::Filling;

/// 看板.
#[component]
pub fn BoardsPage() -> impl IntoView {
    let store = Store::expect();
    let words = text::boards();
    let boards = memo(move || look(store, select::boards));
    let filled = memo(move || store.status().filled);
    let none = memo(move || boards.with(Vec::is_empty));
    view! {
        <PageHead title=words.title/>
        {live(move || match (none.get(), filled.get()) {
            (true, false) => view! { <Filling/> }.into_any(),
            (true, true) => view! {
                <Empty icon=Icon::Grid title=words.empty hint=words.empty_hint/>
            }
            .into_any(),
            (false, _) => view! {
                <ul class="boards">
                    {each(move || boards.get(), key_of, |board| view! {
                        <li><BoardCard board/></li>
                    })}
                </ul>
            }
            .into_any(),
        })}
    }
}

/// A programme: what it is, how big, how it stands.
#[component]
fn BoardCard(board: Board) -> impl IntoView {
    let words = text::boards();
    let size = match board.chains {
        0 => (words.tasks)(board.tasks),
        chains => format!("{} · {}", (words.chains)(chains), (words.tasks)(board.tasks)),
    };
    view! {
        <a class="board-card" href=format!("/boards/{}", board.id)>
            <span class="board-kind">{(words.kind)(board.kind)}</span>
            <h2>{board.title.clone()}</h2>
            <p class="board-doc">{format!("{} · {}", board.doc_no, format::day_full(board.issued_on))}</p>
            <p class="board-size">
                <span>{size}</span>
                <span>{(words.done_of)(board.done, board.tasks)}</span>
            </p>
            <p class="board-lights">
                {match board.starts {
                    Some(from) => view! {
                        <span class="hint">{(words.starts)(&format::day_short(from))}</span>
                    }
                    .into_any(),
                    None => view! { <LightCounts lights=board.lights/> }.into_any(),
                }}
            </p>
        </a>
    }
}

/// Each light that any stands at, with its shape, its word and how many.
#[component]
pub fn LightCounts(
    /// How many stand at which.
    lights: Lights,
) -> impl IntoView {
    let words = text::boards();
    let all = [
        (Some(Light::Red), words.red, lights.red),
        (Some(Light::Amber), words.amber, lights.amber),
        (Some(Light::Green), words.green, lights.green),
        (Some(Light::Blue), words.blue, lights.blue),
        (None, words.none, lights.none),
    ];
    let shown = all.into_iter().filter(|(_, _, count)| *count > 0);
    shown
        .map(|(light, word, count)| {
            view! {
                <span class=format!("light-count {}", light_class(light))>
                    <LightShape light/>
                    {word}
                    <b class="num">{count}</b>
                </span>
            }
        })
        .collect_view()
}
