//! The way to 送达, and how much waits there.

use leptos::prelude::*;

use crate::replica::Store;
use crate::text;
use crate::ui::{Card, Glyph, Icon, memo};

/// 送达.
#[component]
pub fn Delivery() -> impl IntoView {
    let store = Store::expect();
    let words = text::shell();
    let left = memo(move || {
        let status = store.status();
        let refused = (status.refused > 0).then(|| (words.refused)(status.refused));
        let waiting = (status.waiting > 0).then(|| (words.waiting)(status.waiting));
        refused.into_iter().chain(waiting).collect::<Vec<_>>()
    });
    let says = move || match left.get().as_slice() {
        [] => text::account().all_delivered.to_owned(),
        parts => parts.join(" · "),
    };
    view! {
        <Card title=words.delivery>
            <p>{says}</p>
            <a class="button is-plain" href="/delivery">
                <Glyph icon=Icon::Send/>
                {text::account().to_delivery}
            </a>
        </Card>
    }
}
