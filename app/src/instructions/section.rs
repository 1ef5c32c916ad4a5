//! 批示 on the page of a task, a chain, a field or a river.

use leptos::prelude::*;
use shared::id::Id;
use shared::model::Charge;

use super::card::InstructionCard;
use super::rows::InstructionRows;
use super::select::{self, Told};
use super::waiting;
use crate::replica::Store;
use crate::tasks::forms::Desk;
use crate::tasks::look;
use crate::text;
use crate::ui::{Button, ButtonKind, Memo, each, key_of, live_if, memo};

/// Cards at first, and with every press.
const STEP: usize = 4;

/// What was given on a task and its reports, or on a chain, a field or a river. Nothing where nothing was.
#[component]
pub fn Instructions(
    /// The task, chain, field or river.
    on: Id,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    let all = memo(move || super::read(store, |reader| select::given_on(reader, on)));
    let any = memo(move || all.with(|all| !all.is_empty()));
    live_if(move || any.get().then(|| view! { <Cards all desk/> }))
}

#[component]
fn Cards(all: Memo<Vec<Told>>, desk: Desk) -> impl IntoView {
    let labels = text::instructions();
    let limit = RwSignal::new(STEP);
    let ids = move || all.with(|all| all.iter().take(limit.get()).map(|told| told.id).collect());
    let left = memo(move || all.with(Vec::len).saturating_sub(limit.get()));
    view! {
        <section class="card instructions">
            <h2>{labels.title}</h2>
            {each(ids, key_of, move |id| {
                let told = memo(move || all.with(|all| all.iter().find(|told| told.id == id).cloned()));
                view! { <InstructionCard id told desk/> }
            })}
            {live_if(move || (left.get() > 0).then(|| view! {
                <Button
                    label=(labels.more)(left.get())
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| limit.update(|limit| *limit += STEP))
                />
            }))}
        </section>
    }
}

/// What is open on the tasks of a chain, a field or a river, as rows. Nothing where nothing is.
#[component]
pub fn TaskInstructions(
    /// Of what.
    of: Charge,
) -> impl IntoView {
    let store = Store::expect();
    let rows = memo(move || look(store, |viewer| waiting::open_on_tasks(viewer, of)));
    let count = memo(move || rows.with(Vec::len));
    let any = memo(move || count.get() > 0);
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="instructions-on-tasks">
                    <h2 class="section-head">
                        {move || (text::instructions().on_tasks)(count.get())}
                    </h2>
                    <InstructionRows rows/>
                </section>
            }
        })
    })
}
