//! The page of `/rivers/:id`.

use leptos::prelude::*;
use shared::id::RiverId;
use shared::model::Charge;

use super::file::RiverFile;
use super::row::size;
use super::select::{self, RiverPage as Facts};
use crate::charges::select::columns;
use crate::charges::{ChargeActions, ChargeTasks, Feed, Standing};
use crate::instructions::{Instructions, TaskInstructions};
use crate::replica::Store;
use crate::shell::{PartLine, Piece};
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::look;
use crate::text;
use crate::ui::{Clause, Empty, Icon, Memo, live, live_if, memo};
use crate::work::Filling;

/// A river's page.
#[component]
pub fn RiverPage(
    /// The river.
    id: RiverId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::river_page(viewer, id)));
    let found = memo(move || page.with(Option::is_some));
    view! {
        {live(move || match found.get() {
            true => view! { <Body id page desk/> }.into_any(),
            false => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

#[component]
fn Body(id: RiverId, page: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let charge = Charge::from(id);
    let overview = memo(move || page.with(|page| page.as_ref().map(|page| page.overview.clone())));
    let columns = memo(move || look(store, |viewer| columns(viewer, charge)));
    let any_task =
        memo(move || columns.with(|columns| columns.iter().any(|(_, rows)| !rows.is_empty())));
    let may = memo(move || {
        overview.with(|found| found.as_ref().map(|found| (found.may_comment, found.may_instruct)))
    });
    let programme =
        memo(move || overview.with(|found| found.as_ref().map(|found| found.programme)));
    view! {
        <article class="charge-page river-page">
            {live_if(move || page.get().map(|page| view! { <RiverHead page/> }))}
            <ChargeActions overview desk/>
            <div class="charge-grid">
                <div class="charge-main">
                    <Instructions on=id.into() desk/>
                    <TaskInstructions of=charge/>
                    {live_if(move || programme.get().map(|programme| view! {
                        <PartLine piece=Piece::FindingsOf(programme, Some(charge))/>
                    }))}
                    {live_if(move || page.get().map(|page| view! { <RiverFile page/> }))}
                    {live_if(move || any_task.get().then(|| view! {
                        <ChargeTasks of=charge overview columns desk/>
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

/// Kicker, name, its chief, its size, and how its tasks stand where it has any.
#[component]
fn RiverHead(page: Facts) -> impl IntoView {
    let words = text::rivers();
    let overview = page.overview.clone();
    let facts = page.facts;
    let chief = match &facts.county_chief {
        Some(chief) => {
            view! { <span>{words.county_chief}" "<b>{chief.clone()}</b></span> }.into_any()
        }
        None => view! { <span>{words.no_county_chief}</span> }.into_any(),
    };
    let alias =
        (!facts.alias.is_empty()).then(|| view! { <small>{(words.also)(&facts.alias)}</small> });
    let standing = (overview.tasks > 0).then(|| view! { <Standing overview=overview.clone()/> });
    view! {
        <header class="charge-head">
            <div>
                <nav class="kicker">
                    <a href=format!("/boards/{}", overview.programme)>
                        {overview.programme_title.clone()}
                    </a>
                    <Clause source=page.source/>
                </nav>
                <h1>{facts.name.clone()}{alias}</h1>
                <p class="charge-who">
                    {chief}
                    <span class="num">{size(&facts)}</span>
                </p>
            </div>
            {standing}
        </header>
    }
}

/// There is no such river here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::rivers();
    let filled = memo(move || store.status().filled);
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <h1 class="visually-hidden">{words.missing}</h1>
            <Empty icon=Icon::Grid title=words.missing hint=words.missing_hint>
                <a class="button is-plain" href="/boards">{text::boards().to_boards}</a>
            </Empty>
        }
        .into_any(),
    })
}
