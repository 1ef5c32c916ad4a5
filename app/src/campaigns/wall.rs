//! The wall of a campaign: its phases, its fields and what no field holds.

use leptos::prelude::*;
use shared::id::{ProgrammeId, UnitId};
use shared::model::Kind;

use super::phase;
use super::phases::Phases;
use super::select;
use super::units::UnitFilter;
use crate::boards::select::Wall;
use crate::boards::{
    Head, Nothing, TileWall, Tools, WallTools, choice_of_address, own_tasks, tiles,
};
use crate::replica::Store;
use crate::shell::{PartLine, Piece};
use crate::tasks::facts::TaskFacts;
use crate::tasks::forms::Desk;
use crate::tasks::{TaskRows, look, names};
use crate::text;
use crate::ui::{Memo, live, live_if, memo};

/// The wall.
#[component]
pub fn CampaignWall(
    /// The programme.
    id: ProgrammeId,
    /// The wall, of one unit where the address names one.
    wall: Memo<Option<Wall>>,
    /// Whose sub-board it is.
    unit: Memo<Option<UnitId>>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    let choice = choice_of_address();
    let today = memo(move || store.today());
    let phases = memo(move || look(store, |viewer| phase::phases(viewer, id)));
    let boards = memo(move || look(store, |viewer| select::sub_boards(viewer, id)));
    let fields = tiles(wall, choice, None);
    let pool = own_tasks(wall, choice);
    let shown = memo(move || fields.with(Vec::len) + pool.with(Vec::len));
    view! {
        <div class="wall-page campaign">
            <Head wall/>
            <Phases phases today/>
            <WallTools choice filter=move || view! { <UnitFilter boards unit/> }>
                <Tools wall desk/>
            </WallTools>
            <Whose unit/>
            {live_if(move || (shown.get() == 0).then(|| view! { <Nothing choice/> }))}
            <PartLine piece=Piece::FindingsOf(id, None)/>
            <TileWall title=text::campaigns().fields kind=Kind::Field tiles=fields/>
            <Pool pool unit/>
        </div>
    }
}

/// Whose sub-board this is, in words.
#[component]
fn Whose(unit: Memo<Option<UnitId>>) -> impl IntoView {
    let store = Store::expect();
    let name = memo(move || {
        let unit = unit.get()?;
        store.entities(|memory| names::label(memory, unit.into()))
    });
    live_if(move || {
        name.get().map(|name| {
            view! {
                <p class="hint whose" role="status">{(text::campaigns().sub_board)(&name)}</p>
            }
        })
    })
}

/// Tasks of the campaign that hang under no field.
#[component]
fn Pool(pool: Memo<Vec<TaskFacts>>, unit: Memo<Option<UnitId>>) -> impl IntoView {
    let words = text::campaigns();
    let count = memo(move || pool.with(Vec::len));
    // On a sub-board an empty pool says nothing.
    let hidden = memo(move || count.get() == 0 && unit.get().is_some());
    live_if(move || {
        (!hidden.get()).then(|| {
            view! {
                <section class="wall-own pool">
                    <h2 class="section-head">
                        {words.pool}
                        <em>{move || (text::boards().count)(Kind::Task, count.get())}</em>
                    </h2>
                    <p class="hint">{words.pool_hint}</p>
                    {live(move || match count.get() {
                        0 => view! { <p class="pool-none">{words.pool_none}</p> }.into_any(),
                        _ => view! { <TaskRows rows=pool board=false/> }.into_any(),
                    })}
                </section>
            }
        })
    })
}
