//! The page of `/fields/:id`.

use leptos::prelude::*;
use shared::id::FieldId;
use shared::model::Charge;

use super::head::FieldHead;
use super::select::{self, FieldPage as Facts};
use crate::charges::select::columns;
use crate::charges::{ChargeActions, ChargeTasks, Feed, Indicators};
use crate::instructions::{Instructions, TaskInstructions};
use crate::replica::Store;
use crate::shell::{PartLine, Piece};
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::look;
use crate::text;
use crate::ui::{Empty, Icon, Memo, live, live_if, memo};
use crate::work::Filling;

/// A field's page.
#[component]
pub fn FieldPage(
    /// The field.
    id: FieldId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::field_page(viewer, id)));
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
fn Body(id: FieldId, page: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let charge = Charge::from(id);
    let overview = memo(move || page.with(|page| page.as_ref().map(|page| page.overview.clone())));
    let columns = memo(move || look(store, |viewer| columns(viewer, charge)));
    let may = memo(move || {
        overview.with(|found| found.as_ref().map(|found| (found.may_comment, found.may_instruct)))
    });
    let statement = memo(move || {
        let text = page.with(|page| page.as_ref().map(|page| page.statement.clone()));
        text.filter(|text| !text.is_empty())
    });
    let indicators = memo(move || {
        page.with(|page| page.as_ref().map(|page| page.indicators.clone())).unwrap_or_default()
    });
    let programme =
        memo(move || overview.with(|found| found.as_ref().map(|found| found.programme)));
    view! {
        <article class="charge-page field-page">
            {live_if(move || page.get().map(|page| view! { <FieldHead page/> }))}
            <ChargeActions overview desk/>
            <div class="charge-grid">
                <div class="charge-main">
                    <Instructions on=id.into() desk/>
                    <TaskInstructions of=charge/>
                    {live_if(move || statement.get().map(|statement| view! {
                        <section class="card">
                            <h2>{text::charges().clause}</h2>
                            <p class="task-detail">{statement}</p>
                        </section>
                    }))}
                    {live_if(move || {
                        let facts = indicators.get();
                        (!facts.is_empty()).then(|| view! { <Indicators facts/> })
                    })}
                    {live_if(move || programme.get().map(|programme| view! {
                        <PartLine piece=Piece::FindingsOf(programme, Some(charge))/>
                    }))}
                    <ChargeTasks of=charge overview columns desk/>
                </div>
                {live(move || {
                    let (may_comment, may_instruct) = may.get().unwrap_or_default();
                    view! { <Feed of=charge may_comment may_instruct desk/> }.into_any()
                })}
            </div>
        </article>
    }
}

/// There is no such field here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::campaigns();
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
