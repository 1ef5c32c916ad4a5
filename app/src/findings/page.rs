//! A finding's page: head, where it stands, what was settled, what can be done, and its history.

use leptos::prelude::*;
use shared::id::FindingId;

use super::actions::FindingActions;
use super::course::{Cases, Listings, PlanCard, Signatures, Suspended, Verified};
use super::evidence::EvidenceList;
use super::head::{FindingHead, FindingWho};
use super::select::{self, FindingPage as Facts};
use crate::address::Address;
use crate::record::HistoryLink;
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::history::Entry;
use crate::tasks::{HistoryEntry, Watermark, look};
use crate::text;
use crate::ui::{Empty, Icon, Memo, each, key_of, live, live_if, memo};
use crate::work::Filling;
use shared::model::Visibility;

/// The page of `/findings/:id`.
#[component]
pub fn FindingPage(
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::finding_page(viewer, id)));
    let found = memo(move || page.with(|page| page.as_ref().map(|page| page.row.id)));
    view! {
        {live(move || match found.get() {
            Some(id) => view! { <Body id page desk/> }.into_any(),
            None => view! { <Missing/> }.into_any(),
        })}
        <FormHost desk/>
    }
}

/// Parts of the page are memos of their own: a delivery that moves on redraws the line that says
/// so, not the button that has the focus.
#[component]
fn Body(id: FindingId, page: Memo<Option<Facts>>, desk: Desk) -> impl IntoView {
    let words = text::findings();
    let head = part(page, |page| Some((page.row.clone(), page.head.clone())));
    let named = part(page, |page| (page.head.visibility == Visibility::Named).then_some(()));
    let detail = part(page, |page| Some(page.detail.clone()).filter(|text| !text.is_empty()));
    let plans = part(page, |page| Some(page.plans.clone()));
    let suspension = part(page, |page| page.suspension.clone());
    let listings =
        part(page, |page| Some(page.listings.clone()).filter(|listings| !listings.is_empty()));
    let verification = part(page, |page| page.verification.clone());
    let signatures =
        part(page, |page| Some(page.signatures.clone()).filter(|signers| !signers.is_empty()));
    let cases = part(page, |page| Some(page.hand_overs.clone()).filter(|cases| !cases.is_empty()));
    let evidence =
        part(page, |page| Some(page.evidence.clone()).filter(|evidence| !evidence.is_empty()));
    let offers = part(page, |page| Some(page.offers.clone()));
    let history = memo(move || {
        page.with(|page| page.as_ref().map(|page| page.history.clone()).unwrap_or_default())
    });
    view! {
        <article class="task-page finding-page">
            <div class="task-main">
                {live_if(move || head.get().map(|(row, head)| view! { <FindingHead row head/> }))}
                {live_if(move || suspension.get().map(|(since, said)| view! {
                    <Suspended since words=said/>
                }))}
                {live_if(move || offers.get().map(|offers| view! {
                    <FindingActions id offers desk/>
                }))}
                {live_if(move || detail.get().map(|detail| view! {
                    <section class="card">
                        <h2>{words.detail}</h2>
                        <p class="task-detail">{detail}</p>
                    </section>
                }))}
                {live_if(move || plans.get().map(|plans| view! { <PlanCard plans/> }))}
                {live_if(move || listings.get().map(|facts| view! { <Listings facts/> }))}
                {live_if(move || verification.get().map(|(day, people, said)| view! {
                    <Verified day people words=said/>
                }))}
                {live_if(move || signatures.get().map(|facts| view! { <Signatures facts/> }))}
                {live_if(move || cases.get().map(|facts| view! { <Cases facts/> }))}
                {live_if(move || evidence.get().map(|facts| view! { <EvidenceList facts/> }))}
            </div>
            <aside class="task-side">
                {live_if(move || head.get().map(|(row, head)| view! { <FindingWho row head/> }))}
            </aside>
            <History id history desk/>
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

/// Everything that happened, newest first.
#[component]
fn History(id: FindingId, history: Memo<Vec<Entry>>, desk: Desk) -> impl IntoView {
    let words = text::tasks();
    view! {
        <section class="card task-history">
            <h2>{words.history} <HistoryLink of=id.into()/></h2>
            <div class="entries">
                {each(move || history.get(), |entry| key_of(&entry.key()), move |entry| view! {
                    <HistoryEntry entry desk/>
                })}
            </div>
        </section>
    }
}

/// There is no such finding here: not yet, not any more, or it was refused.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::findings();
    let address = Address::expect();
    let filled = memo(move || store.status().filled);
    let title = move || match address.query("fix").is_some() {
        true => words.unmade,
        false => words.missing,
    };
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <h1 class="visually-hidden">{title()}</h1>
            <Empty icon=Icon::Document title=title() hint=text::tasks().missing_hint>
                <a class="button is-plain" href="/findings">{words.to_list}</a>
            </Empty>
        }
        .into_any(),
    })
}
