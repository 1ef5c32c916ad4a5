//! The page of `/chains/:id`.

use leptos::prelude::*;
use shared::id::ChainId;
use shared::model::Charge;

use super::blueprint::Blueprint;
use super::head::ChainHead;
use super::ones::FiveOnes;
use super::select::{self, ChainPage as Facts};
use crate::charges::select::columns;
use crate::charges::{ChargeActions, ChargeTasks, Feed, Indicators};
use crate::instructions::{Instructions, TaskInstructions};
use crate::replica::Store;
use crate::reports::ChainReports;
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::look;
use crate::text;
use crate::ui::{Empty, Icon, Memo, live, live_if, memo};
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
    let charge = Charge::from(chain);
    let overview = memo(move || page.with(|page| page.as_ref().map(|page| page.overview.clone())));
    let columns = memo(move || look(store, |viewer| columns(viewer, charge)));
    let blueprint = memo(move || look(store, |viewer| select::blueprint(viewer, chain)));
    let may = memo(move || {
        overview.with(|found| found.as_ref().map(|found| (found.may_comment, found.may_instruct)))
    });
    let statement = memo(move || {
        let text = page.with(|page| page.as_ref().map(|page| page.statement.clone()));
        text.filter(|text| !text.is_empty())
    });
    view! {
        <article class="charge-page">
            {live_if(move || page.get().map(|page| view! {
                <ChainHead page=page.clone()/>
                <FiveOnes chain ones=page.ones may_mark=page.may_mark desk/>
            }))}
            <ChargeActions overview desk/>
            <div class="charge-grid">
                <div class="charge-main">
                    <Instructions on=chain.into() desk/>
                    <TaskInstructions of=charge/>
                    <Blueprint parts=blueprint/>
                    {live_if(move || {
                        let facts = page.get().map(|page| page.indicators);
                        let facts = facts.filter(|facts| !facts.is_empty());
                        facts.map(|facts| view! { <Indicators facts/> })
                    })}
                    <ChainReports chain/>
                    <ChargeTasks of=charge overview columns desk/>
                    {live_if(move || statement.get().map(|statement| view! {
                        <section class="card">
                            <h2>{text::charges().clause}</h2>
                            <p class="task-detail">{statement}</p>
                        </section>
                    }))}
                </div>
                {live(move || {
                    let (may_comment, may_instruct) = may.get().unwrap_or_default();
                    view! { <Feed of=charge may_comment may_instruct desk/> }.into_any()
                })}
            </div>
        </article>
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
