//! Instructions as rows: each leads to its page.

use leptos::prelude::*;

use super::waiting::InstructionRow;
use crate::tasks::DeliveryMark;
use crate::text::{self, format};
use crate::ui::{Memo, each, key_of, live_if, memo};

/// Rows at first, and with every press.
const STEP: usize = 5;

/// What waits for this person, on top of 待办. Nothing where nothing waits.
#[component]
pub fn WaitingInstructions(
    /// The rows, in order.
    rows: Memo<Vec<InstructionRow>>,
) -> impl IntoView {
    let count = memo(move || rows.with(Vec::len));
    let any = memo(move || count.get() > 0);
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="group instruction-group">
                    <h2>
                        <div class="group-head">
                            <span class="group-name">
                                {text::work().instructions}
                                <span class="num">{move || count.get()}</span>
                            </span>
                        </div>
                    </h2>
                    <InstructionRows rows/>
                </section>
            }
        })
    })
}

/// Rows in a framed list, a few at first.
#[component]
pub fn InstructionRows(
    /// The rows, in order.
    rows: Memo<Vec<InstructionRow>>,
) -> impl IntoView {
    let limit = RwSignal::new(STEP);
    let shown = move || rows.with(|rows| rows.iter().take(limit.get()).cloned().collect());
    let left = memo(move || rows.with(Vec::len).saturating_sub(limit.get()));
    view! {
        <div class="task-rows instruction-rows">
            {each(shown, key_of, |row| view! { <Row row/> })}
            {live_if(move || (left.get() > 0).then(|| view! {
                <button
                    type="button"
                    class="rows-more"
                    on:click=move |_| limit.update(|limit| *limit += STEP)
                >
                    {(text::work().more_instructions)(left.get())}
                </button>
            }))}
        </div>
    }
}

#[component]
fn Row(row: InstructionRow) -> impl IntoView {
    let words = text::work();
    let due = row.due.map(|due| (words.answer_by)(&format::day_short(due)));
    let why = row.waits.map(|waits| (words.waits)(waits).to_owned()).into_iter().chain(due);
    let why = why.collect::<Vec<_>>().join(" · ");
    let is_late = row.is_late;
    view! {
        <a class="instruction-row" href=format!("/instructions/{}", row.id)>
            <span class="stamp">{(words.instruction)(row.is_nudge)}</span>
            <span class="instruction-row-words">{row.words}</span>
            {(!why.is_empty()).then(|| view! {
                <span class="instruction-row-why" class:is-late=is_late>{why}</span>
            })}
            <span class="task-row-meta">
                {(!row.about.is_empty()).then(|| view! { <span class="chip">{row.about}</span> })}
                <span>{row.who}</span>
                {row.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </span>
        </a>
    }
}
