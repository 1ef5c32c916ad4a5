//! The page of `/chains/:id`.

use leptos::prelude::*;
use shared::id::ChainId;
use shared::model::Parent;

use super::blueprint::Blueprint;
use super::board::{TaskBoard, TaskList};
use super::feed::Feed;
use super::head::ChainHead;
use super::indicators::Indicators;
use super::ones::FiveOnes;
use super::select::{self, ChainPage as Facts};
use crate::address::Address;
use crate::instructions::nudging::Place;
use crate::instructions::{Instructions, TaskInstructions};
use crate::replica::Store;
use crate::reports::ChainReports;
use crate::tasks::forms::{Desk, FormHost, Opening, Subject};
use crate::tasks::look;
use crate::text;
use crate::ui::{Button, ButtonKind, Empty, Icon, Memo, live, live_if, memo};
use crate::work::Filling;

/// A chain's page.
#[component]
pub fn ChainPage(
    /// The chain.
    id: ChainId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::chain_page(viewer, id)));
    let found = memo(move || page.with(|page| page.as_ref().map(|page| page.id)));
    view! {
        {live(move || match found.get() {
            Some(chain) => view! { <Body chain page desk/> }.into_any(),
            None => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

#[component]
fn Body(chain: ChainId, page: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let head = memo(move || {
        page.with(|page| page.as_ref().map(|page| Facts { columns: Vec::new(), ..page.clone() }))
    });
    let columns = memo(move || {
        page.with(|page| page.as_ref().map(|page| page.columns.clone())).unwrap_or_default()
    });
    let blueprint = memo(move || look(store, |viewer| select::blueprint(viewer, chain)));
    let may = memo(move || {
        head.with(|page| page.as_ref().map(|page| (page.may_comment, page.may_instruct)))
    });
    let statement = memo(move || {
        let text = head.with(|page| page.as_ref().map(|page| page.statement.clone()));
        text.filter(|text| !text.is_empty())
    });
    view! {
        <article class="chain-page">
            {live_if(move || head.get().map(|page| view! {
                <ChainHead page=page.clone()/>
                <FiveOnes chain ones=page.ones may_mark=page.may_mark desk/>
            }))}
            <ChainActions chain head desk/>
            <div class="chain-grid">
                <div class="chain-main">
                    <Instructions on=chain.into() desk/>
                    <TaskInstructions chain/>
                    <Blueprint parts=blueprint/>
                    {live_if(move || {
                        let facts = head.get().map(|page| page.indicators);
                        let facts = facts.filter(|facts| !facts.is_empty());
                        facts.map(|facts| view! { <Indicators facts/> })
                    })}
                    <ChainReports chain/>
                    <Tasks chain head columns desk/>
                    {live_if(move || statement.get().map(|statement| view! {
                        <section class="card">
                            <h2>{text::chains().clause}</h2>
                            <p class="task-detail">{statement}</p>
                        </section>
                    }))}
                </div>
                {live(move || {
                    let (may_comment, may_instruct) = may.get().unwrap_or_default();
                    view! { <Feed chain may_comment may_instruct desk/> }.into_any()
                })}
            </div>
        </article>
    }
}

/// 批示, and 催办 of everything overdue, for who may.
#[component]
fn ChainActions(chain: ChainId, head: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let labels = text::instructions();
    let may = memo(move || {
        head.with(|page| page.as_ref().map(|page| (page.may_instruct, page.to_nudge)))
    });
    let open = move |subject: Subject| Callback::new(move |()| desk.open(Opening::new(subject)));
    live_if(move || {
        may.get().filter(|(instruct, _)| *instruct).map(|(_, to_nudge)| {
            view! {
                <div class="chain-actions" role="group" aria-label=text::tasks().actions>
                    <Button
                        label=labels.instruct
                        kind=ButtonKind::Primary
                        icon=Icon::Stamp
                        on_press=open(Subject::Instruct(chain.into()))
                    />
                    {(to_nudge > 0).then(|| view! {
                        <Button
                            label=(labels.nudge_all)(to_nudge)
                            kind=ButtonKind::Plain
                            icon=Icon::Bell
                            on_press=open(Subject::Nudge(Place::Chain(chain)))
                        />
                    })}
                </div>
            }
        })
    })
}

/// The tasks with their switch, and a new one for who may.
#[component]
fn Tasks(
    chain: ChainId,
    head: Memo<Option<Facts>>,
    columns: Memo<Vec<(shared::model::Status, Vec<crate::tasks::facts::TaskFacts>)>>,
    desk: Desk,
) -> impl IntoView {
    let words = text::chains();
    let address = Address::expect();
    let as_list = memo(move || address.query("view").as_deref() == Some("list"));
    let none =
        memo(move || columns.with(|columns| columns.iter().all(|(_, rows)| rows.is_empty())));
    let may = memo(move || {
        head.with(|page| page.as_ref().filter(|page| page.may_create).map(|page| page.programme))
    });
    let create = move |programme| {
        Callback::new(move |()| {
            desk.open(Opening::new(Subject::Create(programme, Some(Parent::from(chain)))));
        })
    };
    view! {
        <section class="chain-tasks">
            <div class="section-head">
                <h2>{words.tasks}</h2>
                {live_if(move || (!none.get()).then(|| view! { <ViewSwitch as_list/> }))}
                {live_if(move || may.get().map(|programme| view! {
                    <Button
                        label=text::forms().create
                        kind=ButtonKind::Plain
                        icon=Icon::Plus
                        on_press=create(programme)
                    />
                }))}
            </div>
            {live(move || match (none.get(), as_list.get()) {
                (true, _) => {
                    let hint = if may.get().is_some() { words.no_tasks_may } else { words.no_tasks_hint };
                    view! { <Empty icon=Icon::List title=words.no_tasks hint=hint/> }.into_any()
                }
                (false, true) => view! { <TaskList columns/> }.into_any(),
                (false, false) => view! { <TaskBoard columns/> }.into_any(),
            })}
        </section>
    }
}

/// 看板 or 列表, kept in the address.
#[component]
fn ViewSwitch(as_list: Memo<bool>) -> impl IntoView {
    let words = text::chains();
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

/// There is no such chain here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::chains();
    let filled = memo(move || store.status().filled);
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <Empty icon=Icon::Grid title=words.missing hint=words.missing_hint>
                <a class="button is-plain" href="/boards">{words.to_boards}</a>
            </Empty>
        }
        .into_any(),
    })
}
