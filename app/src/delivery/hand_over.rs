//! Handing a refused act to a colleague: its words leave by the system's sheet for sharing, by the
//! clipboard, or shown for the person to copy.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::ActorId;
use shared::rules::Memory;

use super::act::Act;
use super::browser::{self, Passed};
use super::words;
use crate::replica::Store;
use crate::tasks::names::{self, Who};
use crate::text::{self, format};
use crate::ui::{Sheet, effect, toast};

/// The text to hand over, where the person has to copy it.
#[derive(Clone, Copy)]
pub struct Handing {
    words: RwSignal<String>,
    is_open: RwSignal<bool>,
}

impl Handing {
    /// None yet.
    pub fn new() -> Handing {
        Handing { words: RwSignal::new(String::new()), is_open: RwSignal::new(false) }
    }

    /// Hands the act over by the best way this browser has.
    pub fn hand_over(self, store: Store, act: &Act) {
        let who = untrack(|| store.entities(|memory| by(memory, store.hand(), act)));
        let told = words::for_colleague(act, &who, &format::time(act.envelope.at));
        spawn_local(async move {
            match browser::pass_on(&told).await {
                Passed::Shared => {}
                Passed::Copied => toast(text::delivery().copied),
                Passed::Neither => self.show(told),
            }
        });
    }

    /// The page may be gone by then.
    fn show(self, told: String) {
        if self.words.try_set(told).is_none() {
            let _gone = self.is_open.try_set(true);
        }
    }
}

/// Who did it, by whose hand.
pub fn by(memory: &Memory, hand: ActorId, act: &Act) -> Who {
    let actor = act.envelope.actor;
    names::entered(memory, actor, Some(hand).filter(|hand| *hand != actor))
}

/// The text, selected, with what to do with it.
#[component]
pub fn HandOverSheet(
    /// The text.
    handing: Handing,
) -> impl IntoView {
    let labels = text::delivery();
    let Handing { words, is_open } = handing;
    let field = NodeRef::<html::Textarea>::new();
    effect(move || {
        if is_open.get() {
            browser::next_but_one(move || {
                if let Some(field) = field.try_get_untracked().flatten() {
                    // Where it cannot take the focus, the text can still be selected by hand.
                    let _focused = field.focus();
                    field.select();
                }
            });
        }
    });
    view! {
        <Sheet open=is_open title=labels.hand_over>
            <p class="hint">{labels.hand_hint}</p>
            <textarea
                class="act-copy"
                aria-label=labels.hand_field
                readonly
                rows="9"
                node_ref=field
                prop:value=move || words.get()
            ></textarea>
        </Sheet>
    }
}
