//! Whether notices of new messages go out of the county, and how it went last. The operator sets
//! that where the server is; an admin only sees it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Notices;

use crate::replica::Session;
use crate::text::{self, format};
use crate::ui::{Card, Note, NoteKind, live_if};

/// The state of notices, once the server has said it.
#[component]
pub fn NoticeCard() -> impl IntoView {
    let session = Session::expect();
    let found = RwSignal::new(None::<Notices>);
    spawn_local(async move {
        // Without an answer nothing is said; the list beside it says that there is no network.
        if let Ok(notices) = session.ask::<Notices>("notices").await {
            let _gone = found.try_set(Some(notices));
        }
    });
    live_if(move || found.get().map(|notices| view! { <Stands notices/> }))
}

#[component]
fn Stands(notices: Notices) -> impl IntoView {
    let words = text::accounts();
    let Notices { on, fault, waiting, sent_at, failed_at, failed_status } = notices;
    let sent = sent_at.map(|at| (words.notices_sent)(&format::time(at)));
    let failed = failed_at.map(|at| (words.notices_failed)(&format::time(at), failed_status));
    let is_failing = failed_at > sent_at;
    view! {
        <Card title=words.notices>
            {fault.map(|fault| view! {
                <Note kind=NoteKind::Error>{(words.notices_fault)(&fault.setting)}</Note>
            })}
            <p>{if on { words.notices_on } else { words.notices_off }}</p>
            {on.then(|| view! {
                <p class="hint">{sent.unwrap_or_else(|| words.notices_none_sent.to_owned())}</p>
            })}
            {on.then_some(failed).flatten().map(|failed| match is_failing {
                true => view! { <Note kind=NoteKind::Warn>{failed}</Note> }.into_any(),
                false => view! { <p class="hint">{failed}</p> }.into_any(),
            })}
            {(on && waiting > 0).then(|| view! {
                <p class="hint">{(words.notices_waiting)(waiting)}</p>
            })}
        </Card>
    }
}
