//! The wall of the river-chief programme: its rivers, its tasks, its numbers to reach.

use leptos::prelude::*;
use shared::id::{ProgrammeId, UnitId};

use super::filter::{self, Narrow};
use super::row::RiverRow;
use super::select::{Extent, RiverFacts, rivers};
use super::tasks::{SectionList, TargetList};
use super::tools::{UnitChoice, View, ViewTabs, view_of_address};
use crate::address::Address;
use crate::boards::select::Wall;
use crate::boards::{Head, Tools};
use crate::replica::Store;
use crate::shell::{PartLine, Piece};
use crate::tasks::forms::Desk;
use crate::tasks::look;
use crate::text;
use crate::ui::{
    Button, ButtonKind, Empty, Icon, Memo, SearchBox, VirtualList, key_of, live, live_if, memo,
};

/// The wall.
#[component]
pub fn RiverWall(
    /// The programme.
    id: ProgrammeId,
    /// The wall.
    wall: Memo<Option<Wall>>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    let shown = view_of_address();
    let all = memo(move || look(store, |viewer| rivers(viewer, id)));
    view! {
        <div class="wall-page river-wall">
            <Head wall/>
            <div class="wall-tools">
                <ViewTabs shown/>
                <span class="wall-tools-rest"><Tools wall desk/></span>
            </div>
            <PartLine piece=Piece::FindingsOf(id, None)/>
            {live(move || match shown.get() {
                View::Rivers => view! { <Rivers all/> }.into_any(),
                View::Tasks => view! { <SectionList programme=id/> }.into_any(),
                View::Targets => view! { <TargetList programme=id/> }.into_any(),
            })}
        </div>
    }
}

/// The table of rivers with its filters and sums.
#[component]
fn Rivers(all: Memo<Vec<RiverFacts>>) -> impl IntoView {
    let store = Store::expect();
    let labels = text::rivers();
    let address = Address::expect();
    let words = RwSignal::new(String::new());
    let unit =
        move |name: &'static str| memo(move || address.query(name)?.parse().ok().map(UnitId));
    let (township, department) = (unit("township"), unit("department"));
    let narrow = memo(move || Narrow {
        township: township.get(),
        department: department.get(),
        words: words.get(),
    });
    let found = memo(move || narrow.with(|narrow| all.with(|all| narrow.of(all.as_slice()))));
    let townships =
        memo(move || store.entities(|memory| all.with(|all| filter::townships(memory, all))));
    let departments =
        memo(move || store.entities(|memory| all.with(|all| filter::departments(memory, all))));
    let none = memo(move || (all.with(Vec::is_empty), found.with(Vec::is_empty)));
    let clear = Callback::new(move |()| {
        words.set(String::new());
        address.turn("?");
    });
    view! {
        <div class="river-tools" role="group" aria-label=text::boards().filters>
            <SearchBox words label=labels.search hint=labels.search_hint/>
            <UnitChoice name="township" all=labels.all_townships choices=townships chosen=township/>
            <UnitChoice
                name="department"
                all=labels.all_departments
                choices=departments
                chosen=department
            />
        </div>
        <Sums all found/>
        {live(move || match none.get() {
            (true, _) => view! {
                <Empty icon=Icon::Grid title=labels.none hint=labels.none_hint/>
            }
            .into_any(),
            (false, true) => view! {
                <Empty icon=Icon::Search title=labels.none_found hint=labels.none_found_hint>
                    <Button
                        label=text::boards().show_all
                        kind=ButtonKind::Plain
                        on_press=clear
                    />
                </Empty>
            }
            .into_any(),
            (false, false) => view! {
                <Group found of_county=true/>
                <Group found of_county=false/>
            }
            .into_any(),
        })}
    }
}

/// How many rivers are shown, of how many; how long and how wide they are together.
#[component]
fn Sums(all: Memo<Vec<RiverFacts>>, found: Memo<Vec<RiverFacts>>) -> impl IntoView {
    let words = text::rivers();
    let sums = memo(move || (all.with(Vec::len), found.with(|found| Extent::of(found))));
    let told = move || {
        let (all, sums) = sums.get();
        let parts = [
            Some((words.count)(sums.count, all)),
            sums.kilometres().map(|length| (words.kilometres)(&length.to_string())),
            sums.hectares().map(|area| (words.hectares)(&area.to_string())),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="river-sums num" role="status">{told}</p> }
}

/// About how high a row is, before it was measured.
const ROW_HEIGHT: u32 = 44;

/// The rivers with a county chief, or those without.
#[component]
fn Group(found: Memo<Vec<RiverFacts>>, of_county: bool) -> impl IntoView {
    let words = text::rivers();
    let rows = memo(move || {
        found.with(|all| {
            let fits = |river: &&RiverFacts| river.county_chief.is_some() == of_county;
            all.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let count = memo(move || rows.with(Vec::len));
    let any = memo(move || count.get() > 0);
    let title = if of_county { words.with_chief } else { words.without_chief };
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="river-group">
                    <h2 class="section-head">
                        {title}
                        <em class="num">{move || (words.count_short)(count.get())}</em>
                    </h2>
                    <div class="river-rows">
                        <Columns/>
                        <VirtualList
                            rows
                            row_height=ROW_HEIGHT
                            key=key_of
                            view=move |river: RiverFacts| view! { <RiverRow river/> }
                        />
                    </div>
                </section>
            }
        })
    })
}

/// What stands in the columns; each cell says it for itself where there are none.
#[component]
fn Columns() -> impl IntoView {
    let words = text::rivers();
    view! {
        <div class="river-row river-columns" aria-hidden="true">
            <span>{words.no}</span>
            <span>{words.name}</span>
            <span>{words.county_chief}</span>
            <span>{words.township_chiefs}</span>
            <span>{words.units}</span>
            <span>{words.department}</span>
            <span class="river-size">{words.extent}</span>
        </div>
    }
}
