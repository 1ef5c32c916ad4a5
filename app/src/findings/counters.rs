//! Findings counted: each figure leads to the list of what it counts.

use leptos::prelude::*;
use shared::id::{Id, ProgrammeId};
use shared::rules::findings::tally::Tally;

use super::filter::Show;
use crate::text;

/// The address of the list of a programme's findings, or of those of one place.
pub fn address(programme: ProgrammeId, charge: Option<Id>, show: Show) -> String {
    let charge = charge.map(|charge| format!("&charge={charge}")).unwrap_or_default();
    let show = show.value().map(|show| format!("&show={show}")).unwrap_or_default();
    format!("/findings?programme={programme}{charge}{show}")
}

/// 总数, 存量/增量, 销号率, 逾期, 重大, 未挂牌.
#[component]
pub fn Counters(
    /// What is counted.
    tally: Tally,
    /// The programme.
    programme: ProgrammeId,
    /// The field or river.
    charge: Option<Id>,
) -> impl IntoView {
    let words = text::findings();
    let percent = tally.percent().map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"));
    let figure = move |show: Show, class: &'static str, word: &'static str, figure: String| {
        view! {
            <a class=format!("counter-tile {class}") href=address(programme, charge, show)>
                <b class="num">{figure}</b>
                <span>{word}</span>
            </a>
        }
    };
    let late = |count: u32, class: &'static str| if count > 0 { class } else { "" };
    view! {
        <div class="counters" role="group" aria-label=words.counters>
            {figure(Show::All, "", words.total, tally.total.to_string())}
            {figure(Show::Stock, "", words.stock, tally.stock.to_string())}
            {figure(Show::Added, "", words.added, tally.added.to_string())}
            {figure(Show::Stage(shared::model::Stage::Closed), "", words.cleared, percent)}
            {figure(Show::Overdue, late(tally.overdue, "is-red"), words.overdue, tally.overdue.to_string())}
            {figure(Show::Major, "", words.major, tally.major.to_string())}
            {figure(Show::Unlisted, late(tally.unlisted, "is-red"), words.unlisted, tally.unlisted.to_string())}
        </div>
    }
}
