//! In whose name a delegate enters, on every page for as long as it is not their own.

use leptos::prelude::*;
use shared::id::ActorId;
use shared::policy;

use crate::replica::Store;
use crate::tasks::names;
use crate::text;
use crate::ui::{Button, ButtonKind, effect, live_if, memo, toast};

/// The line, and the way back to one's own name.
#[component]
pub fn Acting() -> impl IntoView {
    let store = Store::expect();
    let words = text::shell();
    let leader = memo(move || store.acting_for().map(|leader| name(store, leader)));
    end_with_appointment(store);
    live_if(move || {
        leader.get().map(|leader| {
            view! {
                <aside class="acting" aria-label=words.acting_label>
                    <span>{(words.acting)(&leader)}</span>
                    <Button
                        label=words.acting_end
                        kind=ButtonKind::Quiet
                        on_press=Callback::new(move |()| store.act_for(None))
                    />
                </aside>
            }
        })
    })
}

fn name(store: Store, leader: ActorId) -> String {
    store.entities(|memory| names::who(memory, leader).name)
}

/// Once the leader has withdrawn it, nothing more is entered in their name.
fn end_with_appointment(store: Store) {
    let ended = memo(move || {
        let leader = store.acting_for()?;
        let stands = store.entities(|memory| policy::acts_for(memory, store.hand(), leader));
        (!stands).then(|| name(store, leader))
    });
    effect(move || {
        if let Some(leader) = ended.get() {
            store.act_for(None);
            toast((text::shell().acting_over)(&leader));
        }
    });
}
