//! The page of `/delivery`.

use leptos::prelude::*;

use super::act::Act;
use super::connection::Connection;
use super::discard::{DiscardSheet, Discarding};
use super::files::{Files, carried};
use super::hand_over::{HandOverSheet, Handing};
use super::item::ActItem;
use super::select::{self, Queue};
use super::sent::Sent;
use super::ways::Ways;
use crate::replica::{Carried, Store};
use crate::text;
use crate::ui::{Empty, Icon, Memo, PageHead, each, key_of, live_if, memo};

/// The id of the page's first part, which takes the focus when what had it is gone.
pub const TOP: &str = "delivery-top";

/// 送达.
#[component]
pub fn DeliveryPage() -> impl IntoView {
    let store = Store::expect();
    let queue = memo(move || store.read(select::queue));
    let files = carried(store);
    let (discarding, handing) = (Discarding::new(), Handing::new());
    view! {
        <PageHead title=text::delivery().title/>
        <div class="delivery-page">
            <Connection/>
            <AllIn queue files/>
            <Refused queue discarding handing/>
            <Waiting queue/>
            <Files files/>
            <Sent queue/>
        </div>
        <DiscardSheet discarding/>
        <HandOverSheet handing/>
    }
}

/// Nothing is unsent.
#[component]
fn AllIn(queue: Memo<Queue>, files: Memo<Vec<Carried>>) -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let all_in = memo(move || {
        let status = store.status();
        // A disk that cannot be read proves nothing.
        let acts = status.waiting + status.refused;
        status.disk.is_none() && acts == 0 && files.with(Vec::is_empty)
    });
    let is_empty = move || all_in.get() && queue.with(|queue| queue.unsent().next().is_none());
    live_if(move || {
        is_empty()
            .then(|| view! { <Empty icon=Icon::Check title=labels.empty hint=labels.empty_hint/> })
    })
}

/// 被退回: each with its reason and the ways out.
#[component]
fn Refused(queue: Memo<Queue>, discarding: Discarding, handing: Handing) -> impl IntoView {
    let acts = memo(move || queue.with(|queue| queue.refused.clone()));
    let any = memo(move || acts.with(|acts| !acts.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="delivery-refused">
                    <Head name=text::tasks().refused hint=text::delivery().refused_hint acts/>
                    <div class="acts">
                        {each(move || acts.get(), |act| key_of(&act.key()), move |act| view! {
                            <ActItem act=act.clone()>
                                <Ways act=act.clone() discarding handing/>
                            </ActItem>
                        })}
                    </div>
                </section>
            }
        })
    })
}

/// 待送, in the order they go.
#[component]
fn Waiting(queue: Memo<Queue>) -> impl IntoView {
    let labels = text::delivery();
    let acts = memo(move || queue.with(|queue| queue.waiting.clone()));
    let unreadable = memo(move || queue.with(|queue| queue.unreadable));
    let stuck = memo(move || queue.with(|queue| queue.stuck));
    let any =
        memo(move || unreadable.get() + stuck.get() > 0 || acts.with(|acts| !acts.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <section class="delivery-waiting">
                    <Head name=text::tasks().waiting hint=labels.waiting_hint acts/>
                    <div class="acts">
                        {each(move || acts.get(), |act| key_of(&act.key()), |act| view! {
                            <ActItem act/>
                        })}
                    </div>
                    {live_if(move || match unreadable.get() {
                        0 => None,
                        count => Some(view! { <p class="hint">{(labels.unreadable)(count)}</p> }),
                    })}
                    {live_if(move || match stuck.get() {
                        0 => None,
                        count => Some(view! { <p class="hint">{(labels.stuck)(count)}</p> }),
                    })}
                </section>
            }
        })
    })
}

/// A part's name, how many there are, and what becomes of them.
#[component]
fn Head(name: &'static str, hint: &'static str, acts: Memo<Vec<Act>>) -> impl IntoView {
    view! {
        <div class="section-head">
            <h2>{name} " " <span class="num">{move || acts.with(Vec::len)}</span></h2>
            <em>{hint}</em>
        </div>
    }
}
