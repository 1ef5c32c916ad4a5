//! The page of `/reports`, and of one chain's reports, `/reports?chain=…`.

use leptos::prelude::*;
use shared::id::ChainId;

use super::detail::DetailSheet;
use super::facts::DueFact;
use super::row::{Detail, DueRows};
use super::select::{self, Mine, Page};
use super::table::{Overview, every_of_address};
use crate::address::Address;
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost};
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{Empty, Icon, Memo, Note, NoteKind, PageHead, live, live_if, memo};
use crate::work::Filling;

/// Of what is missing, all is shown at once.
const ALL: usize = usize::MAX;
/// Of what is delivered or owed later, so many.
const SOME: usize = 6;

/// 按期报告.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let store = Store::expect();
    let (desk, detail) = (Desk::new(), Detail::new());
    let (every, only) = (every_of_address(), only_chain());
    let page = memo(move || look(store, |viewer| select::page(viewer, every.get(), only.get())));
    let filled = memo(move || store.status().filled);
    let kicker = memo(move || {
        let name = page.with(|page| page.chain.as_ref().map(|chain| chain.name.clone()));
        name.unwrap_or_else(|| format::day(store.today()))
    });
    let words = text::reports();
    let unsure = memo(move || page.with(|page| page.unsure));
    view! {
        {live(move || view! { <PageHead kicker=kicker.get() title=words.title/> }.into_any())}
        <div class="reports">
            {live_if(move || unsure.get().then(|| view! {
                <Note kind=NoteKind::Warn>{words.unsure}</Note>
            }))}
            {live(move || match (filled.get(), only.get()) {
                (false, _) => view! { <Filling/> }.into_any(),
                (true, Some(chain)) => view! { <OfChain chain page detail desk/> }.into_any(),
                (true, None) => view! { <Everything page detail desk/> }.into_any(),
            })}
        </div>
        <DetailSheet detail desk/>
        <FormHost desk/>
    }
}

/// `?chain=<id>`
fn only_chain() -> Memo<Option<ChainId>> {
    let address = Address::expect();
    memo(move || address.query("chain")?.parse().ok().map(ChainId))
}

/// What the person owes, and what they oversee.
#[component]
fn Everything(page: Memo<Page>, detail: Detail, desk: Desk) -> impl IntoView {
    let words = text::reports();
    let every = every_of_address();
    let mine = memo(move || page.with(|page| page.mine.clone()));
    let table = memo(move || page.with(|page| page.table.clone()));
    let rhythms = memo(move || page.with(|page| page.rhythms.clone()));
    let (owes, oversees) =
        (memo(move || mine.with(Option::is_some)), memo(move || table.with(Option::is_some)));
    live(move || match (owes.get(), oversees.get()) {
        (false, false) => view! {
            <Empty icon=Icon::Calendar title=words.empty hint=words.empty_hint>
                <a class="button is-plain" href="/boards">{text::work().to_boards}</a>
            </Empty>
        }
        .into_any(),
        (owes, oversees) => view! {
            {owes.then(|| view! { <Own mine detail desk/> })}
            {oversees.then(|| view! { <Overview table rhythms every detail desk/> })}
        }
        .into_any(),
    })
}

/// What is owed now first, then what is missing, then what was delivered and what comes later.
#[component]
fn Own(mine: Memo<Option<Mine>>, detail: Detail, desk: Desk) -> impl IntoView {
    let words = text::reports();
    let part = move |take: fn(&Mine) -> &Vec<DueFact>| {
        memo(move || mine.with(|mine| mine.as_ref().map(|m| take(m).clone()).unwrap_or_default()))
    };
    let near = part(|mine| &mine.near);
    let count = memo(move || near.with(Vec::len));
    let head = move || match count.get() {
        0 => words.none_near.to_owned(),
        count => (words.near)(count),
    };
    let group = move |rows: Memo<Vec<DueFact>>, first: usize, head: fn(usize) -> String| {
        let count = memo(move || rows.with(Vec::len));
        live_if(move || {
            let count = count.get();
            (count > 0).then(|| {
                view! {
                    <section>
                        <h2 class="section-head">{head(count)}</h2>
                        <DueRows rows detail desk first/>
                    </section>
                }
            })
        })
    };
    view! {
        <section>
            <h2 class="section-head">{head}</h2>
            <DueRows rows=near detail desk/>
        </section>
        {group(part(|mine| &mine.missing), ALL, |count| (text::reports().missing)(count))}
        {group(part(|mine| &mine.delivered), SOME, |_| text::reports().delivered.to_owned())}
        {group(part(|mine| &mine.later), SOME, |_| text::reports().later.to_owned())}
    }
}

/// Everything one chain owes and has delivered.
#[component]
fn OfChain(chain: ChainId, page: Memo<Page>, detail: Detail, desk: Desk) -> impl IntoView {
    let words = text::reports();
    let rows = memo(move || {
        page.with(|page| page.chain.as_ref().map(|chain| chain.dues.clone()).unwrap_or_default())
    });
    let none = memo(move || rows.with(Vec::is_empty));
    view! {
        <p class="due-ways">
            <a class="button is-plain" href=format!("/chains/{chain}")>{words.to_chain}</a>
            <a class="button is-plain" href="/reports">{words.all}</a>
        </p>
        {live_if(move || none.get().then(|| view! {
            <Empty icon=Icon::Calendar title=words.empty hint=words.empty_hint/>
        }))}
        <DueRows rows detail desk named=false/>
    }
}
