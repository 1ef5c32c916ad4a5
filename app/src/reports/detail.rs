//! Every report of one period of one chain, the latest first: corrections are further rows.

use leptos::prelude::*;

use super::facts::{DueFact, RowFact};
use super::row::{Detail, opening, why};
use super::select;
use crate::replica::Store;
use crate::tasks::forms::Desk;
use crate::tasks::{DeliveryMark, look};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Sheet, light_class, live_if, memo};

/// The sheet.
#[component]
pub fn DetailSheet(
    /// What it shows.
    detail: Detail,
    /// Where the form opens.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    let due = memo(move || {
        let place = detail.place.get()?;
        look(store, |viewer| select::one(viewer, place))
    });
    view! {
        <Sheet open=detail.open title=text::reports().title>
            {live_if(move || due.get().map(|due| view! { <Reports due detail desk/> }))}
        </Sheet>
    }
}

#[component]
fn Reports(due: DueFact, detail: Detail, desk: Desk) -> impl IntoView {
    let words = text::reports();
    let place = due.place();
    let title = (words.form)(&format::period(due.every, due.period.from), &due.title);
    let label = if due.rows.is_empty() { words.report } else { words.correct };
    let kind = if due.rows.is_empty() { ButtonKind::Primary } else { ButtonKind::Plain };
    let press = Callback::new(move |()| {
        detail.open.set(false);
        desk.open_next(opening(place));
    });
    view! {
        <div class=format!("due-view {}", light_class(due.light()))>
            <h3>{due.chain_name.clone()}" · "{title}</h3>
            <p class="due-why">{why(&due)}</p>
            <p class="hint">{due.lead.join(text::tasks().comma)}</p>
            {due.rows.is_empty().then(|| view! { <p>{words.nothing}</p> })}
            {due.rows.iter().cloned().map(|row| view! { <OneReport row/> }).collect_view()}
            <div class="due-ways">
                <a class="button is-quiet" href=format!("/chains/{}", due.chain)>{words.to_chain}</a>
                {due.may_report.then(|| view! { <Button label kind on_press=press/> })}
            </div>
        </div>
    }
}

/// One row: which, who, when, what, and the figures it came with.
#[component]
fn OneReport(row: RowFact) -> impl IntoView {
    let words = text::reports();
    let name = if row.corrects { words.correction } else { words.original };
    view! {
        <article class="entry due-report">
            <p class="entry-head"><b>{name}</b><span>{row.unit.clone()}</span></p>
            <p class="entry-words">{row.words}</p>
            <p class="due-numbers num">{(words.figures)(row.figures)}</p>
            <p class="entry-meta">
                <span>{row.who.name}</span>
                <time datetime=row.day.to_string()>{format::day_short(row.day)}</time>
                {row.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </p>
        </article>
    }
}
