//! The page of `/boards/:programme`.

use leptos::prelude::*;
use shared::id::ProgrammeId;
use shared::model::Tier;

use super::choice::Choice;
use super::select::{self, Tile, Wall};
use super::tile::ChainTile;
use super::wall_head::{WallHead, WallTools, choice_of_address};
use crate::instructions::nudging::Place;
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost, Opening, Subject};
use crate::tasks::{TaskRows, look};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Empty, Icon, Memo, each, key_of, live, live_if, memo};
use crate::work::Filling;

/// A programme as a wall.
#[component]
pub fn WallPage(
    /// The programme.
    id: ProgrammeId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let wall = memo(move || look(store, |viewer| select::wall(viewer, id)));
    let found = memo(move || wall.with(Option::is_some));
    view! {
        {live(move || match found.get() {
            true => view! { <Body wall desk/> }.into_any(),
            false => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

#[component]
fn Body(wall: Memo<Option<Wall>>, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let choice = choice_of_address();
    let day = memo(move || format::day_full(store.today()));
    let head = memo(move || {
        wall.with(|wall| {
            wall.as_ref().map(|wall| Wall { tiles: Vec::new(), tasks: Vec::new(), ..wall.clone() })
        })
    });
    let tier = move |tier: Tier| {
        memo(move || {
            wall.with(|wall| wall.as_ref().map(|wall| choice.get().of(&wall.tiles, tier)))
                .unwrap_or_default()
        })
    };
    let (key, emerging) = (tier(Tier::Key), tier(Tier::Emerging));
    let tasks = memo(move || {
        wall.with(|wall| wall.as_ref().map(|wall| choice.get().of_tasks(&wall.tasks)))
            .unwrap_or_default()
    });
    let shown = memo(move || key.with(Vec::len) + emerging.with(Vec::len) + tasks.with(Vec::len));
    view! {
        <div class="wall-page">
            {live_if(move || head.get().map(|wall| view! { <WallHead wall day=day.get()/> }))}
            <WallTools choice>
                <Tools head desk/>
            </WallTools>
            {live_if(move || (shown.get() == 0).then(|| view! { <Nothing choice/> }))}
            <TierWall tier=Tier::Key tiles=key/>
            <TierWall tier=Tier::Emerging tiles=emerging/>
            {live_if(move || tasks.with(|tasks| !tasks.is_empty()).then(|| view! {
                <section class="wall-own">
                    <h2 class="section-head">{text::boards().own_tasks}</h2>
                    <TaskRows rows=tasks board=false/>
                </section>
            }))}
        </div>
    }
}

/// Print, and for who may: hurry along what is overdue, and a new task of the programme.
#[component]
fn Tools(head: Memo<Option<Wall>>, desk: Desk) -> impl IntoView {
    let may = memo(move || {
        head.with(|wall| wall.as_ref().filter(|wall| wall.may_create).map(|wall| wall.board.id))
    });
    // The reports are those of chains.
    let reports = memo(move || {
        head.with(|wall| {
            wall.as_ref().is_some_and(|wall| wall.board.chains > 0 && !wall.cadences.is_empty())
        })
    });
    let late = memo(move || {
        let all = head.with(|wall| wall.as_ref().map(|wall| (wall.board.id, wall.to_nudge)));
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

/// The chains of one tier.
#[component]
fn TierWall(tier: Tier, tiles: Memo<Vec<Tile>>) -> impl IntoView {
    let words = text::boards();
    let count = memo(move || tiles.with(Vec::len));
    live_if(move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="tier">
                    <h2 class="section-head">
                        {(words.tier)(tier)}
                        <em>{move || (words.count)(count.get())}</em>
                    </h2>
                    <div class="wall">
                        {each(move || tiles.get(), key_of, |tile| view! { <ChainTile tile/> })}
                    </div>
                </section>
            }
        })
    })
}

/// Nothing is shown: because all is well, or because there is nothing yet.
#[component]
fn Nothing(choice: Memo<Choice>) -> impl IntoView {
    let words = text::boards();
    live(move || match choice.get().attention {
        true => view! {
            <Empty icon=Icon::Check title=words.all_well hint=words.all_well_hint>
                <a class="button is-plain" href="?">{words.show_all}</a>
            </Empty>
        }
        .into_any(),
        false => view! {
            <Empty icon=Icon::Grid title=words.bare hint=words.bare_hint/>
        }
        .into_any(),
    })
}

/// There is no such programme here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::boards();
    let filled = memo(move || store.status().filled);
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <Empty icon=Icon::Grid title=words.missing hint=words.missing_hint>
                <a class="button is-plain" href="/boards">{words.to_boards}</a>
            </Empty>
        }
        .into_any(),
    })
}
