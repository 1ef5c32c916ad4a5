//! 以谁的名义填报: one's own name, or that of a leader whose delegate one is.

use leptos::prelude::*;
use shared::id::ActorId;

use super::delegates::{AppointedRow, WithdrawSheet, Withdrawing};
use super::select::{Appointed, leaders};
use crate::replica::Store;
use crate::text;
use crate::ui::{Card, Choice, Memo, each, effect, key_of, live, live_if, memo};

/// The card of those who are delegates.
#[component]
pub fn ActingFor() -> impl IntoView {
    let store = Store::expect();
    let leaders = memo(move || store.entities(|memory| leaders(memory, store.hand())));
    let any = memo(move || leaders.with(|leaders| !leaders.is_empty()));
    live_if(move || any.get().then(|| view! { <ActingCard leaders/> }))
}

#[component]
fn ActingCard(leaders: Memo<Vec<Appointed>>) -> impl IntoView {
    let words = text::account();
    let withdrawing = Withdrawing::new();
    let row = move |appointed: Appointed| {
        view! {
            <AppointedRow appointed end=words.resign withdrawing/>
        }
    };
    view! {
        <Card title=words.acting>
            {live(move || view! { <Names leaders=leaders.get()/> }.into_any())}
            <p class="hint">{words.in_whose_name_hint}</p>
            <ul class="account-people">{each(move || leaders.get(), key_of, row)}</ul>
        </Card>
        <WithdrawSheet withdrawing by_leader=false/>
    }
}

/// One's own name and each leader's.
#[component]
fn Names(leaders: Vec<Appointed>) -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let chosen = RwSignal::new(untrack(|| store.acting_for()));
    let now = memo(move || store.acting_for());
    // The line above every page ends it, too.
    effect(move || {
        let now = now.get();
        if chosen.get_untracked() != now {
            chosen.set(now);
        }
    });
    effect(move || {
        let chosen = chosen.get();
        if now.get_untracked() != chosen {
            store.act_for(chosen);
        }
    });
    let mut options: Vec<(Option<ActorId>, String)> = vec![(None, words.myself.to_owned())];
    options.extend(leaders.into_iter().map(|leader| (Some(leader.actor), leader.who.name)));
    view! { <Choice label=words.in_whose_name options value=chosen/> }
}
