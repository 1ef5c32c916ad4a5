//! The page of `/rechecks/:id`: how the lot was drawn, what is to be visited, and what visits showed.

use leptos::prelude::*;
use shared::id::RecheckId;
use shared::model::SampleSize;

use super::select::{self, Drawn, Page};
use crate::findings::row::Row;
use crate::replica::Store;
use crate::tasks::forms::{Desk, FormHost, Opening, Subject};
use crate::tasks::look;
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Empty, Icon, LightMark, Memo, each, key_of, live, live_if, memo,
};
use crate::work::Filling;
use shared::rules::light::Light;

/// The page.
#[component]
pub fn RecheckPage(
    /// The drawing.
    id: RecheckId,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::new();
    let page = memo(move || look(store, |viewer| select::page(viewer, id)));
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
fn Body(id: RecheckId, page: Memo<Option<Page>>, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let head = memo(move || {
        page.with(|page| page.as_ref().map(|page| Page { drawn: Vec::new(), ..page.clone() }))
    });
    let drawn =
        move || page.with(|page| page.as_ref().map(|page| page.drawn.clone()).unwrap_or_default());
    let may = memo(move || page.with(|page| page.as_ref().is_some_and(|page| page.may_visit)));
    view! {
        <article class="recheck-page">
            {live_if(move || head.get().map(|page| view! { <Head page/> }))}
            <h2 class="section-head">{words.drawn}</h2>
            {live(move || {
                let may = may.get();
                each(drawn, key_of, move |one| view! { <Line recheck=id one may desk/> })
            })}
        </article>
    }
}

#[component]
fn Head(page: Page) -> impl IntoView {
    let words = text::supervision();
    let (programme, title) = page.programme;
    let size = match page.size {
        SampleSize::Count(count) => (words.size_count)(u32::from(count)),
        SampleSize::Percent(percent) => (words.size_percent)(u32::from(percent)),
    };
    let due = page.due.map_or_else(|| text::tasks().no_due.to_owned(), format::day);
    view! {
        <header class="task-head">
            <nav class="kicker">
                <a href=format!("/findings?programme={programme}")>{title}</a>
                <span>{words.recheck}</span>
            </nav>
            <h1>{page.title}</h1>
        </header>
        <section class="card">
            <dl class="facts">
                <dt>{words.visitors}</dt>
                <dd class="is-strong">{page.visitors.join(text::tasks().comma)}</dd>
                <dt>{text::tasks().due}</dt>
                <dd>{due}</dd>
                <dt>{words.seed}</dt>
                <dd><code>{page.seed}</code></dd>
                <dt>{words.size}</dt>
                <dd>{(words.size_of)(&size, page.population)}</dd>
                <dt>{words.population_hash}</dt>
                <dd class="hash"><code>{page.hash}</code></dd>
                <dt>{words.drawn_by}</dt>
                <dd>{page.who.name}</dd>
            </dl>
            <p class="hint">{words.lot_hint}</p>
        </section>
    }
}

/// One of those drawn, with what a visit showed, or the way to say it.
#[component]
fn Line(recheck: RecheckId, one: Drawn, may: bool, desk: Desk) -> impl IntoView {
    let words = text::supervision();
    let id = one.id;
    let visited = one.visit.is_some();
    let visit = one.visit.map(|(day, holds, said, who)| {
        let light = if holds { Light::Blue } else { Light::Red };
        view! {
            <p class="visit-told">
                <LightMark light=Some(light)/>
                <span>{(words.visited)(&who.name, &format::day_short(day), holds)}</span>
                <span>{said}</span>
            </p>
        }
    });
    let row = match one.row {
        Some(row) => view! { <Row row why=None/> }.into_any(),
        None => view! { <p class="hint">{text::findings().not_here}</p> }.into_any(),
    };
    view! {
        <div class="task-rows drawn-line">
            {row}
            {visit}
            {(may && !visited).then(|| view! {
                <div class="drawn-foot">
                    <Button
                        label=words.visit
                        kind=ButtonKind::Plain
                        icon=Icon::Check
                        on_press=Callback::new(move |()| {
                            desk.open(Opening::new(Subject::Visit(recheck, id)));
                        })
                    />
                </div>
            })}
        </div>
    }
}

/// There is no such drawing here.
#[component]
fn Missing() -> impl IntoView {
    let store = Store::expect();
    let words = text::supervision();
    let filled = memo(move || store.status().filled);
    live(move || match filled.get() {
        false => view! { <Filling/> }.into_any(),
        true => view! {
            <h1 class="visually-hidden">{words.missing_recheck}</h1>
            <Empty
                icon=Icon::Document
                title=words.missing_recheck
                hint=text::tasks().missing_hint
            >
                <a class="button is-plain" href="/findings">{text::findings().to_list}</a>
            </Empty>
        }
        .into_any(),
    })
}
