//! The page of `/boards`: every programme, the newest document first.

use leptos::prelude::*;
use shared::rules::light::Light;

use super::select::{self, Board, Mine};
use super::sums::Lights;
use crate::address::of_charge;
use crate::replica::Store;
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{
    Empty, Icon, LightMark, LightShape, PageHead, each, key_of, light_class, live, live_if, memo,
};
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
        <MineSection/>
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

/// What the person is chief or leader of, over all programmes. Nothing for everybody else.
#[component]
fn MineSection() -> impl IntoView {
    let store = Store::expect();
    let words = text::boards();
    let mine = memo(move || look(store, select::mine));
    let any = memo(move || mine.with(|mine| !mine.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="mine">
                    <h2 class="section-head">
                        {words.mine}
                        <em class="num">{move || mine.with(Vec::len)}</em>
                    </h2>
                    <ul>
                        {each(move || mine.get(), key_of, |mine| view! {
                            <li><MineCard mine/></li>
                        })}
                    </ul>
                </section>
            }
        })
    })
}

/// A chain, a field or a river: which, of what programme, how it stands.
#[component]
fn MineCard(mine: Mine) -> impl IntoView {
    let words = text::boards();
    let done = (mine.tasks > 0).then(|| (words.done_of)(mine.done, mine.tasks));
    let reason = mine.reason.map(format::reason);
    let lit = (mine.tasks > 0).then(|| {
        view! {
            <span class=format!("mine-light {}", light_class(mine.light))>
                <LightMark light=mine.light/>
                {reason}
            </span>
        }
    });
    view! {
        <a class="mine-card" href=of_charge(mine.charge)>
            <span class="mine-kind">{(words.charge)(mine.charge.kind())}</span>
            <b>{mine.name.clone()}</b>
            {lit}
            {done.map(|done| view! { <span class="mine-done num">{done}</span> })}
        </a>
    }
}

/// A programme: what it is, how big, how it stands.
#[component]
fn BoardCard(board: Board) -> impl IntoView {
    let words = text::boards();
    let parts = (words.parts)(board.parts).into_iter();
    let tasks = (board.tasks > 0).then(|| (words.tasks)(board.tasks));
    let size = parts.chain(tasks).collect::<Vec<_>>().join(" · ");
    let size = if size.is_empty() { words.no_tasks.to_owned() } else { size };
    let done = (board.tasks > 0).then(|| (words.done_of)(board.done, board.tasks));
    view! {
        <a class="board-card" href=format!("/boards/{}", board.id)>
            <span class="board-kind">{(words.kind)(board.kind)}</span>
            <h2>{board.title.clone()}</h2>
            <p class="board-doc">{format!("{} · {}", board.doc_no, format::day_full(board.issued_on))}</p>
            <p class="board-size">
                <span>{size}</span>
                <span>{done}</span>
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
