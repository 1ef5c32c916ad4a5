//! A task's page: head, who, what it is stuck on, text, parts, and one history.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::model::{Block, Visibility};

use super::actions::TaskActions;
use super::entry::HistoryEntry;
use super::facts::TaskFacts;
use super::forms::{Desk, FormHost};
use super::head::{TaskHead, TaskWho};
use super::history::Entry;
use super::look;
use super::row::TaskRows;
use super::select::{self, TaskPage as Facts};
use super::watermark::Watermark;
use crate::address::Address;
use crate::capture::Attachments;
use crate::charges::Indicators;
use crate::charges::select::indicators_under;
use crate::instructions::Instructions;
use crate::record::HistoryLink;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::{Empty, Icon, Memo, each, key_of, live, live_if, memo};
use crate::work::Filling;

/// The page of `/tasks/:id`.
#[component]
pub fn TaskPage(
    /// The task.
    id: TaskId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::task_page(viewer, id)));
    let found = memo(move || page.with(|page| page.as_ref().map(|page| page.facts.id)));
    view! {
        {live(move || match found.get() {
            Some(task) => view! { <Body task page desk/> }.into_any(),
            None => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

/// Parts of the page are memos of their own: a delivery that moves on redraws the line that says
/// so, not the button that has the focus.
#[component]
fn Body(task: TaskId, page: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let head = part(page, |page| Some((page.facts.clone(), page.head.clone())));
    let who = part(page, |page| Some(page.head.clone()));
    let named = part(page, |page| (page.head.visibility == Visibility::Named).then_some(()));
    let block = part(page, |page| page.block.clone());
    let submission = part(page, |page| page.submission.clone());
    let detail = part(page, |page| Some(page.detail.clone()).filter(|text| !text.is_empty()));
    let offers = part(page, |page| Some(page.offers.clone()));
    let parts = memo(move || {
        page.with(|page| page.as_ref().map(|page| page.parts.clone()).unwrap_or_default())
    });
    let instruct =
        memo(move || page.with(|page| page.as_ref().is_some_and(|page| page.offers.instruct)));
    let history = memo(move || {
        page.with(|page| page.as_ref().map(|page| page.history.clone()).unwrap_or_default())
    });
    let numbers = memo(move || look(store, |viewer| indicators_under(viewer, task.into())));
    let words = text::tasks();
    view! {
        <article class="task-page">
            <div class="task-main">
                {live_if(move || head.get().map(|(facts, head)| view! { <TaskHead facts head/> }))}
                {live_if(move || block.get().map(|(block, days)| view! {
                    <BlockBanner block days/>
                }))}
                {live_if(move || submission.get().map(|said| view! {
                    <section class="banner is-azure">
                        <b>{words.submission}</b>
                        <p>{said}</p>
                    </section>
                }))}
                {live_if(move || offers.get().map(|offers| view! {
                    <TaskActions task offers desk/>
                }))}
                <Instructions on=task.into() desk/>
                {live_if(move || detail.get().map(|detail| view! {
                    <section class="card">
                        <h2>{words.detail}</h2>
                        <p class="task-detail">{detail}</p>
                    </section>
                }))}
                {live_if(move || {
                    let facts = numbers.get();
                    (!facts.is_empty()).then(|| view! { <Indicators facts/> })
                })}
                <Parts parts/>
                <Attachments on=task.into()/>
            </div>
            <aside class="task-side">
                {live_if(move || who.get().map(|head| view! { <TaskWho head/> }))}
            </aside>
            <History task history instruct desk/>
        </article>
        {live_if(move || named.get().map(|()| view! { <Watermark/> }))}
    }
}

fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    page: Memo<Option<Facts>>,
    take: impl Fn(&Facts) -> Option<T> + Send + Sync + 'static,
) -> Memo<Option<T>> {
    memo(move || page.with(|page| page.as_ref().and_then(&take)))
}

/// What it is stuck on, since when, and for how long.
#[component]
fn BlockBanner(block: Block, days: i32) -> impl IntoView {
    let words = text::tasks();
    view! {
        <section class="banner is-cinnabar">
            <b>{(words.blocked)(days)}</b>
            <span>{(words.since)(&format::day_short(block.since))}</span>
            <p>{block.reason}</p>
        </section>
    }
}

/// The smaller tasks it was split into.
#[component]
fn Parts(parts: Memo<Vec<TaskFacts>>) -> impl IntoView {
    let any = memo(move || parts.with(|parts| !parts.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section>
                    <h2 class="section-head">{text::tasks().parts}</h2>
                    <TaskRows rows=parts board=false/>
                </section>
            }
        })
    })
}

/// Everything that happened, newest first.
#[component]
fn History(
    task: TaskId,
    history: Memo<Vec<Entry>>,
    instruct: Memo<bool>,
    desk: Desk,
) -> impl IntoView {
    let words = text::tasks();
    let none = memo(move || history.with(Vec::is_empty));
    view! {
        <section class="card task-history">
            <h2>{words.history} <HistoryLink of=task.into()/></h2>
            {live_if(move || none.get().then(|| view! { <p class="hint">{words.no_history}</p> }))}
            <div class="entries">
                {live(move || {
                    let instruct = instruct.get();
                    each(move || history.get(), |entry| key_of(&entry.key()), move |entry| view! {
                        <HistoryEntry entry desk instruct/>
                    })
                })}
            </div>
        </section>
    }
}

/// There is no such task here: not yet, not any more, or it was refused.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::tasks();
    let address = Address::expect();
    let filled = memo(move || store.status().filled);
    let title = move || match address.query("fix").is_some() {
        true => words.unmade,
        false => words.missing,
    };
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <Empty icon=Icon::Document title=title() hint=words.missing_hint>
                <a class="button is-plain" href="/">{words.to_work}</a>
            </Empty>
        }
        .into_any(),
    })
}
