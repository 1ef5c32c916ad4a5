//! 五个一 as chips: what is there, what is lacking; each opens what is known of it.

use leptos::prelude::*;
use shared::id::ChainId;
use shared::model::One;

use super::select::{FiveOne, OneFact};
use crate::tasks::forms::{Desk, Opening, Subject};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Sheet, live_if};

/// The chips.
#[component]
pub fn FiveOnes(
    /// The chain.
    chain: ChainId,
    /// The five facts.
    ones: Vec<OneFact>,
    /// Whether the person may register and withdraw.
    may_mark: bool,
    /// Where the form opens.
    desk: Desk,
) -> impl IntoView {
    let words = text::chains();
    let open = RwSignal::new(false);
    let shown = RwSignal::new(None::<OneFact>);
    let chip = move |fact: OneFact| {
        let known = fact.clone();
        let name = one_name(fact.what);
        let state = if fact.there { words.there } else { words.lacking };
        view! {
            <li>
                <button
                    type="button"
                    class="one"
                    class:is-there=fact.there
                    on:click=move |_| {
                        shown.set(Some(known.clone()));
                        open.set(true);
                    }
                >
                    <span class="one-state" aria-hidden="true">
                        {if fact.there { "✓" } else { words.lacking }}
                    </span>
                    {fact.there.then(|| view! { <span class="visually-hidden">{state}</span> })}
                    {name}
                </button>
            </li>
        }
    };
    view! {
        <ul class="ones" aria-label=words.five_ones>{ones.into_iter().map(chip).collect_view()}</ul>
        <Sheet open=open title=words.five_ones>
            {live_if(move || shown.get().map(|fact| view! {
                <OneView chain fact may_mark open desk/>
            }))}
        </Sheet>
    }
}

/// What a one is called.
pub fn one_name(what: FiveOne) -> &'static str {
    let words = text::chains();
    match what {
        FiveOne::Leader => words.one_leader,
        FiveOne::Department => words.one_department,
        FiveOne::Registered(one) => (words.one)(one),
    }
}

/// What is known of one of them, and the way to register it.
#[component]
fn OneView(
    chain: ChainId,
    fact: OneFact,
    may_mark: bool,
    open: RwSignal<bool>,
    desk: Desk,
) -> impl IntoView {
    let words = text::chains();
    let told = match (&fact.mark, fact.what) {
        (Some((day, who)), _) => (words.marked)(&who.name, &format::day(*day)),
        (None, FiveOne::Registered(_)) => words.unmarked.to_owned(),
        (None, _) => words.derived.to_owned(),
    };
    let note = (!fact.note.is_empty()).then(|| fact.note.clone());
    let registered = match fact.what {
        FiveOne::Registered(one) if may_mark => Some(one),
        _ => None,
    };
    let press = move |one: One| {
        Callback::new(move |()| {
            open.set(false);
            desk.open_next(Opening::new(Subject::Mark(chain, one)));
        })
    };
    let label =
        if fact.there { words.remark.to_owned() } else { (words.mark)(one_name(fact.what)) };
    view! {
        <div class="one-view">
            <h3>{one_name(fact.what)}</h3>
            {note.map(|note| view! { <p class="one-note">{note}</p> })}
            <p class="hint">{told}</p>
            {registered.map(|one| view! {
                <Button label=label.clone() kind=ButtonKind::Primary on_press=press(one)/>
            })}
        </div>
    }
}
