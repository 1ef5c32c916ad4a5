//! What is in: a receipt for each act, newest first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::Counter;

use super::item::ActHead;
use super::select::{self, Delivered, Queue, Receipt};
use crate::app::broken::disk_words;
use crate::replica::{DiskTrouble, Store};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Memo, Note, NoteKind, each, effect, key_of, live_if, memo};

/// Receipts shown at first, and added by each press.
const PAGE: usize = 50;

/// The receipts.
#[component]
pub fn Sent(
    /// What has not left the outbox.
    queue: Memo<Queue>,
) -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let kept = Kept::read(store, queue);
    let limit = RwSignal::new(PAGE);
    let shown = memo(move || {
        kept.rows.with(|rows| {
            let rows = rows.as_deref()?;
            let accepted = queue.with(|queue| queue.accepted.clone());
            Some(store.entities(|memory| select::receipts(memory, rows, &accepted, limit.get())))
        })
    });
    let receipts = move || shown.get().map(|(receipts, _)| receipts).unwrap_or_default();
    let count = memo(move || shown.with(|shown| shown.as_ref().map(|(_, count)| *count)));
    view! {
        <section class="delivery-sent">
            <div class="section-head">
                <h2>{labels.sent}</h2>
                <em>{labels.sent_hint}</em>
            </div>
            {live_if(move || kept.trouble.get().map(|trouble| view! {
                <Note kind=NoteKind::Error>{disk_words(&trouble)}</Note>
            }))}
            {live_if(move || match (count.get(), kept.trouble.with(Option::is_some)) {
                (None, false) => Some(view! {
                    <p class="hint" aria-busy="true">{labels.sent_loading}</p>
                }.into_any()),
                (Some(0), false) => Some(view! {
                    <p class="hint">{labels.sent_none}</p>
                }.into_any()),
                _ => None,
            })}
            <div class="receipts">
                {each(
                    receipts,
                    |receipt| key_of(&(receipt.seq, &receipt.act.target)),
                    |receipt| view! { <ReceiptRow receipt/> },
                )}
            </div>
            <More count limit/>
        </section>
    }
}

#[component]
fn ReceiptRow(receipt: Receipt) -> impl IntoView {
    let Receipt { act, at, .. } = receipt;
    view! {
        <article class="receipt">
            <ActHead act/>
            <p class="act-meta"><span>{format::time(at)}</span></p>
        </article>
    }
}

/// Shows the next ones, while there are any.
#[component]
fn More(count: Memo<Option<usize>>, limit: RwSignal<usize>) -> impl IntoView {
    let rest = memo(move || count.get().unwrap_or_default().saturating_sub(limit.get()));
    live_if(move || {
        let rest = rest.get();
        (rest > 0).then(|| {
            view! {
                <Button
                    label=(text::delivery().sent_more)(rest.min(PAGE))
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| limit.update(|limit| *limit += PAGE))
                />
            }
        })
    })
}

/// What the disk keeps of acts delivered, as it was last read.
#[derive(Clone, Copy)]
struct Kept {
    rows: RwSignal<Option<Vec<Delivered>>>,
    trouble: RwSignal<Option<DiskTrouble>>,
    latest: StoredValue<u32>,
}

impl Kept {
    /// Reads now, and again after every exchange and whenever the outbox changes.
    fn read(store: Store, queue: Memo<Queue>) -> Kept {
        let kept = Kept {
            rows: RwSignal::new(None),
            trouble: RwSignal::new(None),
            latest: StoredValue::new(0),
        };
        let cause = memo(move || (store.status().synced_at, queue.with(counters)));
        effect(move || {
            // Read, not only tracked: a memo that nobody reads never follows its sources.
            cause.with(|_| kept.fetch(store));
        });
        kept
    }

    fn fetch(self, store: Store) {
        self.latest.update_value(|latest| *latest += 1);
        let turn = self.latest.get_value();
        spawn_local(async move {
            let read = store.sent().await;
            // The page may have been left, or asked again meanwhile.
            if self.latest.try_get_value() != Some(turn) {
                return;
            }
            match read {
                Ok(rows) => {
                    self.rows.set(Some(rows));
                    self.trouble.set(None);
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }
}

/// Which acts are still in the outbox: one that leaves it may have become a receipt.
fn counters(queue: &Queue) -> Vec<Counter> {
    let accepted = queue.accepted.iter().map(|(counter, ..)| *counter);
    queue.unsent().map(|act| act.envelope.counter).chain(accepted).collect()
}
