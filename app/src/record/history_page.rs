//! The page of `/history/:id`: every row of the log about one thing.

use leptos::prelude::*;
use shared::id::Id;
use shared::rules::Entities as _;

use super::known::Known;
use super::reading::{Reading, Scope};
use super::row::LogRow;
use super::told::{About, Told, address};
use super::trouble::{ReadBefore, Trouble};
use crate::replica::{CallError, Store};
use crate::text;
use crate::ui::{
    Button, ButtonKind, Empty, Icon, PageHead, VirtualList, key_of, live, live_if, memo,
};

/// About how high a row is.
const ROW_HEIGHT: u32 = 96;

/// 完整记录.
#[component]
pub fn HistoryPage(
    /// What it is about.
    id: Id,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let thing = memo(move || {
        store.entities(|memory| {
            let entity = memory.get(id)?;
            Some(About { title: entity.label().to_owned(), address: address(&entity) })
        })
    });
    view! {
        {live(move || view! {
            <PageHead
                kicker=words.history
                title=thing.get().map_or_else(|| words.no_thing.to_owned(), |thing| thing.title)
                aside=move || thing.get().and_then(|thing| thing.address).map(|address| view! {
                    <a class="button is-plain" href=address>{words.to_thing}</a>
                })
            />
        }.into_any())}
        <Rows id/>
    }
}

#[component]
fn Rows(id: Id) -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let reading = Reading::start(store, Scope::Of(id));
    let rows = memo(move || {
        store.entities(|memory| {
            reading
                .rows
                .with(|rows| rows.iter().map(|row| Told::of(memory, row)).collect::<Vec<_>>())
        })
    });
    let none = memo(move || rows.with(Vec::is_empty));
    let again = Callback::new(move |()| reading.go_on());
    let unread = memo(move || {
        reading.trouble.with(|trouble| trouble.as_ref().is_some_and(CallError::is_silence))
    });
    view! {
        <div class="record-page">
            <p class="hint">{words.history_hint}</p>
            <ReadBefore reading/>
            {live_if(move || reading.trouble.get().map(|error| view! { <Trouble error again/> }))}
            {live(move || match (none.get(), reading.busy.get(), reading.trouble.get().is_some()) {
                (true, true, _) => view! {
                    <p class="hint" role="status">{words.loading}</p>
                }.into_any(),
                (true, false, true) => view! {
                    {live_if(move || unread.get().then(|| view! {
                        <p class="hint">{words.history_unread}</p>
                    }))}
                    <Known id/>
                }.into_any(),
                (true, false, false) => view! { <NoRows/> }.into_any(),
                (false, ..) => ().into_any(),
            })}
            <div class="log-rows">
                <VirtualList
                    rows=rows
                    row_height=ROW_HEIGHT
                    key=|told| key_of(&(told.seq, &told.who))
                    view=|told| view! { <LogRow told/> }
                />
            </div>
            {live_if(move || (reading.more.get() && !none.get()).then(|| view! {
                <Button label=words.older kind=ButtonKind::Plain busy=reading.busy on_press=again/>
            }))}
        </div>
    }
}

#[component]
fn NoRows() -> impl IntoView {
    let words = text::record();
    view! { <Empty icon=Icon::List title=words.no_rows hint=words.no_rows_hint/> }
}
