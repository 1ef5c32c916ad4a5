//! The page of `/boards/:programme`.

use leptos::prelude::*;
use shared::id::ProgrammeId;
use shared::model::{Kind, ProgrammeKind, Tier};

use super::parts::{Head, Nothing, TileWall, Tools, own_tasks, tiles};
use super::select::{self, Wall};
use super::wall_head::{WallTools, choice_of_address};
use crate::campaigns::{CampaignWall, unit_of_address};
use crate::replica::Store;
use crate::rivers::RiverWall;
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::{TaskRows, look};
use crate::text;
use crate::ui::{Empty, Icon, Memo, live, live_if, memo};
use crate::work::Filling;

/// A programme as a wall, by what kind of programme it is.
#[component]
pub fn WallPage(
    /// The programme.
    id: ProgrammeId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let unit = unit_of_address();
    let wall = memo(move || look(store, |viewer| select::wall(viewer, id, unit.get())));
    let kind = memo(move || wall.with(|wall| wall.as_ref().map(|wall| wall.board.kind)));
    view! {
        {live(move || match kind.get() {
            Some(ProgrammeKind::Campaign) => view! { <CampaignWall id wall unit desk/> }.into_any(),
            Some(ProgrammeKind::RiverChief) => view! { <RiverWall id wall desk/> }.into_any(),
            Some(ProgrammeKind::Chain | ProgrammeKind::Plan) => {
                view! { <ChainWall wall desk/> }.into_any()
            }
            None => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

/// The wall of a chain programme, or the tasks of a plan.
#[component]
fn ChainWall(wall: Memo<Option<Wall>>, desk: Desk) -> impl IntoView {
    let choice = choice_of_address();
    let (key, emerging) =
        (tiles(wall, choice, Some(Tier::Key)), tiles(wall, choice, Some(Tier::Emerging)));
    let tasks = own_tasks(wall, choice);
    let shown = memo(move || key.with(Vec::len) + emerging.with(Vec::len) + tasks.with(Vec::len));
    view! {
        <div class="wall-page">
            <Head wall/>
            <WallTools choice>
                <Tools wall desk/>
            </WallTools>
            {live_if(move || (shown.get() == 0).then(|| view! { <Nothing choice/> }))}
            <TileWall title=(text::boards().tier)(Tier::Key) kind=Kind::Chain tiles=key/>
            <TileWall title=(text::boards().tier)(Tier::Emerging) kind=Kind::Chain tiles=emerging/>
            {live_if(move || tasks.with(|tasks| !tasks.is_empty()).then(|| view! {
                <section class="wall-own">
                    <h2 class="section-head">{text::boards().own_tasks}</h2>
                    <TaskRows rows=tasks board=false/>
                </section>
            }))}
        </div>
    }
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
