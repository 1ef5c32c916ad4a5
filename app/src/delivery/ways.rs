//! What can be done about a refused act: correct it, send it again, hand it over, export it, or
//! throw it away.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::Counter;

use super::act::Act;
use super::browser;
use super::discard::Discarding;
use super::file;
use super::hand_over::Handing;
use super::page::TOP;
use crate::replica::{ActError, Store};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Icon, Note, NoteKind, live_if, toast};

/// The ways out.
#[component]
pub fn Ways(
    /// The refused act.
    act: Act,
    /// Where the question before throwing away is asked.
    discarding: Discarding,
    /// Where a text to hand over is shown.
    handing: Handing,
) -> impl IntoView {
    let store = Store::expect();
    let labels = text::delivery();
    let again = Resending::new(store, &act);
    let fix = act.fix_address();
    // What helps most stands out: correcting where that is possible, else sending again.
    let kind = if fix.is_some() { ButtonKind::Plain } else { ButtonKind::Primary };
    let resend = act.may_resend().then(|| {
        view! {
            <Button
                label=labels.resend
                kind=kind
                busy=again.busy
                on_press=Callback::new(move |()| again.send())
            />
        }
    });
    let act = StoredValue::new(act);
    let hand_over = move |()| act.with_value(|act| handing.hand_over(store, act));
    let export = move |()| act.with_value(|act| file::save(store, [act], 0));
    view! {
        {live_if(move || again.trouble.get().map(|trouble| view! {
            <Note kind=NoteKind::Error>{trouble}</Note>
        }))}
        <div class="act-ways">
            {fix.map(|address| view! {
                <a class="button is-primary" href=address>{labels.fix}</a>
            })}
            {resend}
            <Button
                label=labels.hand_over
                kind=ButtonKind::Plain
                icon=Icon::Send
                on_press=Callback::new(hand_over)
            />
            <Button
                label=labels.export
                kind=ButtonKind::Plain
                icon=Icon::Download
                on_press=Callback::new(export)
            />
            <Button
                label=labels.discard
                kind=ButtonKind::Quiet
                icon=Icon::Trash
                on_press=Callback::new(move |()| discarding.ask(act.get_value()))
            />
        </div>
    }
}

/// Sending an act again as it is.
#[derive(Clone, Copy)]
struct Resending {
    store: Store,
    counter: Counter,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Resending {
    fn new(store: Store, act: &Act) -> Resending {
        let counter = act.envelope.counter;
        Resending { store, counter, busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let words = text::delivery();
            let outcome = self.store.resend(self.counter).await;
            // The act has left its place by now where that went well, and this view with it.
            let _gone = self.busy.try_set(false);
            let trouble = match outcome {
                Ok(_) => {
                    toast(words.resent);
                    browser::focus_soon(TOP);
                    return;
                }
                Err(ActError::Refused(reason)) => (words.resend_refused)(&format::refusal(reason)),
                Err(ActError::Disk(_)) => text::forms().disk.to_owned(),
            };
            let _gone = self.trouble.try_set(Some(trouble));
        });
    }
}
