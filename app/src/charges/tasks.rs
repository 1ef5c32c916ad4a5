//! The tasks of a chain, a field or a river with their switch, and a new one for who may.

use leptos::prelude::*;
use shared::id::ProgrammeId;
use shared::model::{Charge, Parent};

use super::board::{TaskBoard, TaskList};
use super::select::{Columns, Overview};
use crate::address::Address;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text;
use crate::ui::{Button, ButtonKind, Empty, Icon, Memo, live, live_if, memo};

/// The section.
#[component]
pub fn ChargeTasks(
    /// What they are tasks of.
    of: Charge,
    /// How it stands.
    overview: Memo<Option<Overview>>,
    /// The tasks by status.
    columns: Memo<Columns>,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let words = text::charges();
    let address = Address::expect();
    let as_list = memo(move || address.query("view").as_deref() == Some("list"));
    let none =
        memo(move || columns.with(|columns| columns.iter().all(|(_, rows)| rows.is_empty())));
    let may = memo(move || {
        let may = |found: &Option<Overview>| {
            found.as_ref().filter(|found| found.may_create).map(|found| found.programme)
        };
        overview.with(may)
    });
    view! {
        <section class="charge-tasks">
            <div class="section-head">
                <h2>{(words.tasks)(of.kind())}</h2>
                {live_if(move || (!none.get()).then(|| view! { <ViewSwitch as_list/> }))}
                {live_if(move || may.get().map(|programme| view! { <Create programme of desk/> }))}
            </div>
            {live(move || match (none.get(), as_list.get()) {
                (true, _) => {
                    let hint = match may.get() {
                        Some(_) => words.no_tasks_may,
                        None => (words.no_tasks_hint)(of.kind()),
                    };
                    let title = (words.no_tasks)(of.kind());
                    view! { <Empty icon=Icon::List title=title hint=hint/> }.into_any()
                }
                (false, true) => view! { <TaskList columns/> }.into_any(),
                (false, false) => view! { <TaskBoard columns/> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn Create(programme: ProgrammeId, of: Charge, desk: Desk) -> impl IntoView {
    let parent = match of {
        Charge::Chain(chain) => Some(Parent::from(chain)),
        Charge::Field(field) => Some(Parent::from(field)),
        Charge::River(_) => None,
    };
    let press = Callback::new(move |()| {
        desk.open(Opening::new(Subject::Create(programme, parent)));
    });
    view! {
        <Button
            label=text::forms().create
            kind=ButtonKind::Plain
            icon=Icon::Plus
            on_press=press
        />
    }
}

/// 看板 or 列表, kept in the address.
#[component]
fn ViewSwitch(as_list: Memo<bool>) -> impl IntoView {
    let words = text::charges();
    let address = Address::expect();
    view! {
        <div class="switch" role="group" aria-label=words.view>
            <button
                type="button"
                aria-pressed=move || (!as_list.get()).to_string()
                on:click=move |_| address.turn("?")
            >
                {words.board}
            </button>
            <button
                type="button"
                aria-pressed=move || as_list.get().to_string()
                on:click=move |_| address.turn("?view=list")
            >
                {words.list}
            </button>
        </div>
    }
}
