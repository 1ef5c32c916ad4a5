//! The ways here: from 我的, and from a thing's page to its history.

use leptos::prelude::*;
use shared::id::Id;

use super::{conflicts, told};
use crate::replica::Store;
use crate::tasks::look;
use crate::text;
use crate::ui::{Card, Glyph, Icon, live_if, memo};

/// 冲突箱, and the log for whoever may read it.
#[component]
pub fn RecordLinks() -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let open = memo(move || look(store, conflicts::open_count));
    let reader = store.me().actor;
    let may_read = memo(move || store.entities(|memory| told::may_read_log(memory, reader)));
    view! {
        <Card title=words.card>
            <a class="button is-plain" href="/conflicts">
                <Glyph icon=Icon::Split/>
                <span>{words.conflicts}</span>
                {live_if(move || match open.get() {
                    0 => None,
                    count => Some(view! {
                        <span class="record-count">{(words.differing_count)(count)}</span>
                    }),
                })}
            </a>
            {live_if(move || may_read.get().then(|| view! {
                <a class="button is-plain" href="/log">
                    <Glyph icon=Icon::List/>
                    <span>{words.log}</span>
                </a>
            }))}
        </Card>
    }
}

/// To everything that was done to one thing.
#[component]
pub fn HistoryLink(
    /// The thing.
    of: Id,
) -> impl IntoView {
    view! { <a class="history-link" href=format!("/history/{of}")>{text::record().history}</a> }
}
