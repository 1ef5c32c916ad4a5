//! Throwing a refused act away: only after a question, and only by the person.

use leptos::prelude::*;

use super::act::Act;
use super::browser;
use super::page::TOP;
use super::words;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Note, NoteKind, Sheet, live_if, toast};

/// The act that is about to be thrown away.
#[derive(Clone, Copy)]
pub struct Discarding {
    act: RwSignal<Option<Act>>,
    is_open: RwSignal<bool>,
}

impl Discarding {
    /// None yet.
    pub fn new() -> Discarding {
        Discarding { act: RwSignal::new(None), is_open: RwSignal::new(false) }
    }

    /// Asks about this one.
    pub fn ask(self, act: Act) {
        self.act.set(Some(act));
        self.is_open.set(true);
    }
}

/// The question.
#[component]
pub fn DiscardSheet(
    /// The act it is about.
    discarding: Discarding,
) -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let Discarding { act, is_open } = discarding;
    let close = Callback::new(move |()| is_open.set(false));
    let discard = Callback::new(move |()| {
        let Some(chosen) = act.get_untracked() else { return };
        store.discard(chosen.envelope.counter);
        close.run(());
        toast(labels.discarded);
        browser::focus_soon(TOP);
    });
    view! {
        <Sheet open=is_open title=labels.discard_title>
            {live_if(move || act.get().map(|act| view! {
                <p class="act-asked">
                    <b>{format::mutation(&act.envelope.mutation)}</b>
                    " "
                    <span>{words::title(&act.target)}</span>
                </p>
            }))}
            <Note kind=NoteKind::Warn>{labels.discard_warning}</Note>
            <div class="form-foot">
                <Button label=labels.keep kind=ButtonKind::Plain on_press=close/>
                <Button label=labels.discard kind=ButtonKind::Danger on_press=discard/>
            </div>
        </Sheet>
    }
}
