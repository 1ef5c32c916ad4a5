//! What is owed by period, on My work.

use leptos::prelude::*;

use super::owed::{self, Owed};
use crate::replica::Store;
use crate::tasks::look;
use crate::text;
use crate::ui::{live_if, memo};

/// What the person's units owe by period, in one line that leads to the reports.
#[component]
pub fn OwedReports() -> impl IntoView {
    let store = Store::expect();
    let owed = memo(move || look(store, owed::by_viewer));
    live_if(move || {
        let Owed { near, missing } = owed.get();
        (near + missing > 0).then(|| view! {
            <a class="outbox-line" class:is-refused=move || owed.get().missing != 0 href="/reports">
                {(text::work().reports)(near, missing)}
            </a>
        })
    })
}
