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
    let may_comment = memo(move || head.with(|page| page.as_ref().is_some_and(|p| p.may_comment)));
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
            <div class="chain-grid">
                <div class="chain-main">
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
                    let may_comment = may_comment.get();
                    view! { <Feed chain may_comment desk/> }.into_any()
                })}
            </div>
        </article>
    }
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
