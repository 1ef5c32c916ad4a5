//! A task as a row of a list: light, title, progress, why it is here, where it belongs.

use leptos::prelude::*;
use shared::rules::light::{Light, Reason};

use super::facts::TaskFacts;
use super::words::{DeliveryMark, reason_words, standing_words, status_words};
use crate::text::{self, format};
use crate::ui::{LightShape, Memo, VirtualList, key_of, light_class};

/// A row that leads to the task's page.
#[component]
pub fn TaskRow(
    /// What it shows.
    facts: TaskFacts,
    /// Whether it names the chain or programme: left out on the chain's own page.
    #[prop(default = true)]
    board: bool,
) -> impl IntoView {
    let why = reason_words(&facts);
    let when = when(&facts);
    let standing = standing_words(&facts);
    let board = (board && !facts.board.is_empty()).then(|| facts.board.clone());
    view! {
        <a class=format!("task-row {}", light_class(facts.light)) href=format!("/tasks/{}", facts.id)>
            <span class="task-row-light"><LightShape light=facts.light/></span>
            <span class="task-row-title">{facts.title.clone()}</span>
            <span class="task-row-aside">{status_words(&facts)}</span>
            {why.map(|why| view! { <span class="task-row-why">{why}</span> })}
            <span class="task-row-meta">
                {board.map(|board| view! { <span class="chip">{board}</span> })}
                {(!standing.is_empty()).then(|| view! { <span>{standing}</span> })}
                {when.map(|when| view! { <span>{when}</span> })}
                {facts.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </span>
        </a>
    }
}

/// The last day, unless a reason tells it already.
fn when(facts: &TaskFacts) -> Option<String> {
    let told = facts.reasons.iter().any(|reason| {
        matches!(reason, Reason::Overdue { .. } | Reason::DueSoon { .. } | Reason::Done { .. })
    });
    let closed = facts.status.is_closed() || facts.light == Some(Light::Blue);
    let due = facts.due.filter(|_| !told && !closed)?;
    Some((text::tasks().due_on)(&format::day_short(due)))
}

/// About how high a row is, before it was measured: title, reason and a line of facts.
const ROW_HEIGHT: u32 = 96;

/// Rows in a framed list; only what is in sight is drawn where there are many.
#[component]
pub fn TaskRows(
    /// The rows, in order.
    rows: Memo<Vec<TaskFacts>>,
    /// Whether rows name the chain or programme.
    #[prop(default = true)]
    board: bool,
) -> impl IntoView {
    view! {
        <div class="task-rows">
            <VirtualList
                rows=rows
                row_height=ROW_HEIGHT
                key=key_of
                view=move |facts: TaskFacts| view! { <TaskRow facts board/> }
            />
        </div>
    }
}
