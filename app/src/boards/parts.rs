//! What the walls of all programmes are put together from.

use leptos::prelude::*;
use shared::model::{Kind, Tier};

use super::choice::Choice;
use super::select::{Tile, Wall};
use super::tile::ChargeTile;
use super::wall_head::WallHead;
use crate::address::Address;
use crate::instructions::nudging::Place;
use crate::replica::Store;
use crate::tasks::facts::TaskFacts;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Empty, Icon, Memo, each, key_of, live, live_if, memo};

/// The tiles of one tier, or those that know none, as they were chosen.
pub fn tiles(
    wall: Memo<Option<Wall>>,
    choice: Memo<Choice>,
    tier: Option<Tier>,
) -> Memo<Vec<Tile>> {
    memo(move || {
        wall.with(|wall| wall.as_ref().map(|wall| choice.get().of(&wall.tiles, tier)))
            .unwrap_or_default()
    })
}

/// The programme's own tasks, as they were chosen.
pub fn own_tasks(wall: Memo<Option<Wall>>, choice: Memo<Choice>) -> Memo<Vec<TaskFacts>> {
    memo(move || {
        wall.with(|wall| wall.as_ref().map(|wall| choice.get().of_tasks(&wall.tasks)))
            .unwrap_or_default()
    })
}

/// The head of a wall.
#[component]
pub fn Head(
    /// The wall.
    wall: Memo<Option<Wall>>,
) -> impl IntoView {
    let store = Store::expect();
    let day = memo(move || format::day_full(store.today()));
    let head = memo(move || {
        wall.with(|wall| {
            wall.as_ref().map(|wall| Wall { tiles: Vec::new(), tasks: Vec::new(), ..wall.clone() })
        })
    });
    live_if(move || head.get().map(|wall| view! { <WallHead wall day=day.get()/> }))
}

/// Print, and for who may: hurry along what is overdue, and a new task of the programme.
#[component]
pub fn Tools(
    /// The wall.
    wall: Memo<Option<Wall>>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let may = memo(move || {
        wall.with(|wall| wall.as_ref().filter(|wall| wall.may_create).map(|wall| wall.board.id))
    });
    // The reports are those of chains.
    let reports = memo(move || {
        wall.with(|wall| {
            wall.as_ref()
                .is_some_and(|wall| wall.board.parts.chains > 0 && !wall.cadences.is_empty())
        })
    });
    let late = memo(move || {
        let all = wall.with(|wall| wall.as_ref().map(|wall| (wall.board.id, wall.to_nudge)));
        all.filter(|(_, to_nudge)| *to_nudge > 0)
    });
    let print = Callback::new(|()| {
        // A browser that cannot print does nothing.
        let _printed = window().print();
    });
    view! {
        {live_if(move || late.get().map(|(programme, count)| view! {
            <Button
                label=(text::instructions().nudge_all)(count)
                kind=ButtonKind::Plain
                icon=Icon::Bell
                on_press=Callback::new(move |()| {
                    desk.open(Opening::new(Subject::Nudge(Place::Programme(programme))));
                })
            />
        }))}
        {live_if(move || may.get().map(|programme| view! {
            <Button
                label=text::forms().create
                kind=ButtonKind::Plain
                icon=Icon::Plus
                on_press=Callback::new(move |()| {
                    desk.open(Opening::new(Subject::Create(programme, None)));
                })
            />
        }))}
        {live_if(move || reports.get().then(|| view! {
            <a class="button is-plain" href="/reports">{text::reports().title}</a>
        }))}
        <span class="wide-only">
            <Button
                label=text::boards().print
                kind=ButtonKind::Plain
                icon=Icon::Document
                on_press=print
            />
        </span>
    }
}

/// Tiles under a heading with their number. Nothing where there are none.
#[component]
pub fn TileWall(
    /// The heading.
    title: &'static str,
    /// What they are.
    kind: Kind,
    /// The tiles, in order.
    tiles: Memo<Vec<Tile>>,
) -> impl IntoView {
    let count = memo(move || tiles.with(Vec::len));
    live_if(move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="tier">
                    <h2 class="section-head">
                        {title}
                        <em>{move || (text::boards().count)(kind, count.get())}</em>
                    </h2>
                    <div class="wall">
                        {each(move || tiles.get(), key_of, |tile| view! { <ChargeTile tile/> })}
                    </div>
                </section>
            }
        })
    })
}

/// Nothing is shown: because all is well, or because there is nothing yet.
#[component]
pub fn Nothing(
    /// What is chosen.
    choice: Memo<Choice>,
) -> impl IntoView {
    let words = text::boards();
    let address = Address::expect();
    let show_all = Callback::new(move |()| address.put("only", None));
    live(move || match choice.get().attention {
        true => view! {
            <Empty icon=Icon::Check title=words.all_well hint=words.all_well_hint>
                <Button label=words.show_all kind=ButtonKind::Plain on_press=show_all/>
            </Empty>
        }
        .into_any(),
        false => view! {
            <Empty icon=Icon::Grid title=words.bare hint=words.bare_hint/>
        }
        .into_any(),
    })
}
