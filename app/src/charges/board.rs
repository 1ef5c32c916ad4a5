//! Tasks of a chain, a field or a river, as the columns of a board or as one list.

use leptos::prelude::*;
use shared::model::Status;
use shared::order::sort_by_key;

use super::select::Columns;
use crate::tasks::facts::TaskFacts;
use crate::tasks::{TaskCard, TaskRows};
use crate::text::{self, format};
use crate::ui::{Button, Memo, live_if, memo};
use crate::ui::{ButtonKind, each, key_of};

/// Cards of a closed column before the rest is folded.
const CLOSED_SHOWN: usize = 5;
/// Cards of any other column before the rest is folded.
const OPEN_SHOWN: usize = 40;

/// The columns of the life cycle; the cancelled ones are only counted.
#[component]
pub fn TaskBoard(
    /// The tasks by status.
    columns: Memo<Columns>,
) -> impl IntoView {
    let words = text::charges();
    let shown = Status::ALL.into_iter().filter(|status| *status != Status::Cancelled);
    let cancelled = memo(move || columns.with(|columns| rows(columns, Status::Cancelled).len()));
    view! {
        <div class="columns">
            {shown.map(|status| view! { <Column status columns/> }).collect_view()}
        </div>
        {live_if(move || (cancelled.get() > 0).then(|| view! {
            <p class="hint">{(words.cancelled)(cancelled.get())}</p>
        }))}
    }
}

#[component]
fn Column(status: Status, columns: Memo<Columns>) -> impl IntoView {
    let words = text::charges();
    let all = memo(move || columns.with(|columns| rows(columns, status)));
    let whole = RwSignal::new(false);
    let limit = if status.is_closed() { CLOSED_SHOWN } else { OPEN_SHOWN };
    let shown = move || {
        let mut rows = all.get();
        if !whole.get() {
            rows.truncate(limit);
        }
        rows
    };
    let count = memo(move || all.with(Vec::len));
    let folded = move || !whole.get() && count.get() > limit;
    view! {
        <section class="status-column" class:is-blocked=status == Status::Blocked>
            <h3>
                {format::status(status)}
                <span class="num">{move || count.get().to_string()}</span>
            </h3>
            {live_if(move || (count.get() == 0).then(|| view! {
                <p class="column-none">{words.none_here}</p>
            }))}
            {each(shown, key_of, |facts| view! { <TaskCard facts/> })}
            {live_if(move || folded().then(|| view! {
                <Button
                    label=(words.more_done)(count.get())
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| whole.set(true))
                />
            }))}
        </section>
    }
}

fn rows(columns: &Columns, status: Status) -> Vec<TaskFacts> {
    let found = columns.iter().find(|(other, _)| *other == status);
    found.map(|(_, rows)| rows.clone()).unwrap_or_default()
}

/// Every task in one list, the worst first, closed ones last.
#[component]
pub fn TaskList(
    /// The tasks by status.
    columns: Memo<Columns>,
) -> impl IntoView {
    let rows = memo(move || {
        let mut rows: Vec<TaskFacts> =
            columns.with(|columns| columns.iter().flat_map(|(_, rows)| rows.clone()).collect());
        sort_by_key(&mut rows, TaskFacts::rank);
        rows
    });
    view! { <TaskRows rows board=false/> }
}
