//! What happened on a chain, a field or a river lately.

use leptos::prelude::*;
use shared::model::Charge;
use shared::rules::Entities;

use crate::record::HistoryLink;
use crate::replica::Store;
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::tasks::{HistoryEntry, history, look};
use crate::text;
use crate::ui::{Button, ButtonKind, Icon, each, key_of, live_if, memo};

/// Entries at first, and with every 更多.
const STEP: usize = 12;

/// Reports, steps and comments of it and its tasks, newest first.
#[component]
pub fn Feed(
    /// Of what.
    of: Charge,
    /// Whether the person may comment on it.
    may_comment: bool,
    /// Whether the person may give an instruction on a report.
    may_instruct: bool,
    /// Where forms open.
    desk: Desk,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::charges();
    let limit = RwSignal::new(STEP);
    let feed = memo(move || {
        look(store, |viewer| {
            let entity = viewer.memory.get(of.id());
            entity
                .map(|entity| history::of_charge(viewer, &entity, limit.get()))
                .unwrap_or_default()
        })
    });
    let left = memo(move || feed.with(|(entries, count)| count - entries.len()));
    let entries = move || feed.with(|(entries, _)| entries.clone());
    let none = memo(move || feed.with(|(entries, _)| entries.is_empty()));
    view! {
        <section class="card feed">
            <h2>
                {words.feed} <HistoryLink of=of.id()/>
                {may_comment.then(|| view! {
                    <Button
                        label=text::forms().comment
                        kind=ButtonKind::Quiet
                        icon=Icon::Comment
                        on_press=Callback::new(move |()| {
                            desk.open(Opening::new(Subject::Comment(of.id())));
                        })
                    />
                })}
            </h2>
            {live_if(move || none.get().then(|| view! { <p class="hint">{words.no_feed}</p> }))}
            <div class="entries">
                {each(entries, |entry| key_of(&entry.key()), move |entry| view! {
                    <HistoryEntry entry desk named=true instruct=may_instruct/>
                })}
            </div>
            {live_if(move || (left.get() > 0).then(|| view! {
                <Button
                    label=(words.more_feed)(left.get())
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| limit.update(|limit| *limit += STEP))
                />
            }))}
        </section>
    }
}
