//! Chains by the recent periods of a rhythm, and who has not reported.

use leptos::prelude::*;
use shared::calendar::Every;

use super::facts::DueFact;
use super::row::{Detail, DueRows, why};
use super::select::Table;
use crate::address::Address;
use crate::tasks::forms::Desk;
use crate::text::{self, format};
use crate::ui::{LightShape, Memo, light_class, live, live_if, memo};

/// The rhythm that the address names: `?every=month`; without one, ten days.
pub fn every_of_address() -> Memo<Every> {
    let address = Address::expect();
    memo(move || {
        let named = address.query("every");
        let all = [Every::TenDays, Every::Month, Every::Quarter, Every::Year];
        let found = all.into_iter().find(|every| named.as_deref() == Some(tag(*every)));
        found.unwrap_or(Every::TenDays)
    })
}

fn tag(every: Every) -> &'static str {
    match every {
        Every::TenDays => "ten-days",
        Every::Month => "month",
        Every::Quarter => "quarter",
        Every::Year => "year",
    }
}

/// The switch, the table, and what is missing in it.
#[component]
pub fn Overview(
    /// What it shows.
    table: Memo<Option<Table>>,
    /// The rhythms to choose from.
    rhythms: Memo<Vec<Every>>,
    /// Which is shown.
    every: Memo<Every>,
    /// Where the reports of one are shown.
    detail: Detail,
    /// Where the form opens.
    desk: Desk,
) -> impl IntoView {
    let words = text::reports();
    let missing = memo(move || {
        table.with(|table| table.as_ref().map(|table| table.missing.clone()).unwrap_or_default())
    });
    let count = memo(move || missing.with(Vec::len));
    let note = move || match count.get() {
        0 => words.none_missing.to_owned(),
        count => (words.who_missing)(count),
    };
    view! {
        <section class="due-overview">
            <div class="section-head">
                <h2>{words.table}</h2>
                {live(move || view! { <Rhythms rhythms=rhythms.get() every/> }.into_any())}
            </div>
            {live_if(move || table.get().map(|table| view! { <Grid table detail/> }))}
            <h2 class="section-head">{note}</h2>
            <DueRows rows=missing detail desk/>
        </section>
    }
}

/// 旬 月 季 年, kept in the address.
#[component]
fn Rhythms(rhythms: Vec<Every>, every: Memo<Every>) -> impl IntoView {
    let words = text::reports();
    let address = Address::expect();
    let one = move |rhythm: Every| {
        view! {
            <button
                type="button"
                aria-pressed=move || (every.get() == rhythm).to_string()
                on:click=move |_| address.turn(&format!("?every={}", tag(rhythm)))
            >
                {(words.every)(rhythm)}
            </button>
        }
    };
    view! {
        <div class="switch" role="group" aria-label=words.rhythm>
            {rhythms.into_iter().map(one).collect_view()}
        </div>
    }
}

#[component]
fn Grid(table: Table, detail: Detail) -> impl IntoView {
    let words = text::reports();
    let every = table.every;
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let starred = cells.any(DueFact::is_corrected);
    let heads = table.periods.iter().map(|period| {
        view! { <th scope="col">{format::period(every, period.from)}</th> }
    });
    let heads = heads.collect_view();
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().map(|due| view! { <Cell due detail/> }).collect_view();
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/chains/{}", row.chain)>{row.name}</a>
                    <span>{row.lead.join(text::tasks().comma)}</span>
                </th>
                {cells}
            </tr>
        }
    });
    view! {
        <div class="due-scroll" role="region" aria-label=words.table tabindex="0">
            <table class="due-table">
                <thead><tr><th scope="col">{words.chain}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {starred.then(|| view! { <p class="hint">{words.star}</p> })}
    }
}

/// How one chain's report on one period stands.
#[component]
fn Cell(due: DueFact, detail: Detail) -> impl IntoView {
    let words = text::reports();
    let (place, light) = (due.place(), due.light());
    let period = format::period(due.every, due.period.from);
    let aloud = format!("{} {period} {}", due.chain_name, why(&due));
    view! {
        <td class=light_class(light)>
            <button
                type="button"
                class="due-cell"
                aria-label=aloud
                on:click=move |_| detail.show(place)
            >
                <LightShape light/>
                <span>{(words.standing)(due.standing)}</span>
                {due.is_corrected().then_some("*")}
            </button>
        </td>
    }
}
