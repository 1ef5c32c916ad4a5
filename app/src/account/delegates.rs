//! 联络员: whom a leader has enter for them. Appointing and withdrawing is for the leader in person.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::{ActorId, DelegateId};
use shared::mutation::{AppointDelegate, Mutation, WithdrawDelegate};
use shared::policy;

use super::select::{Appointed, delegates};
use crate::replica::{ActError, Store};
use crate::text::{self, format};
use crate::ui::{
    ActorPicker, Button, ButtonKind, Card, Note, NoteKind, Sheet, each, effect, key_of, live_if,
    memo, toast,
};

/// The card of those who lead.
#[component]
pub fn Delegates() -> impl IntoView {
    let store = Store::expect();
    let leads =
        memo(move || store.entities(|memory| policy::appoints(memory, store.hand()).is_ok()));
    live_if(move || leads.get().then(|| view! { <DelegatesCard/> }))
}

/// An appointment, and how to end it. In somebody else's name nothing is ended.
#[component]
pub fn AppointedRow(
    /// The appointment.
    appointed: Appointed,
    /// What ending it is called.
    end: &'static str,
    /// Where it is asked once more.
    withdrawing: Withdrawing,
) -> impl IntoView {
    let store = Store::expect();
    let in_person = memo(move || store.acting_for().is_none());
    let ask = appointed.clone();
    view! {
        <li>
            <AppointedWords appointed/>
            {live_if(move || {
                let ask = ask.clone();
                in_person.get().then(|| view! {
                    <Button
                        label=end
                        kind=ButtonKind::Quiet
                        on_press=Callback::new(move |()| withdrawing.ask(ask.clone()))
                    />
                })
            })}
        </li>
    }
}

#[component]
fn DelegatesCard() -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let appointed = memo(move || store.entities(|memory| delegates(memory, store.hand())));
    let none = memo(move || appointed.with(Vec::is_empty));
    // In somebody else's name nobody is appointed.
    let in_person = memo(move || store.acting_for().is_none());
    let appointing = RwSignal::new(false);
    let withdrawing = Withdrawing::new();
    let row = move |appointed: Appointed| {
        view! {
            <AppointedRow appointed end=words.withdraw withdrawing/>
        }
    };
    view! {
        <Card title=words.delegates>
            {live_if(move || none.get().then(|| view! {
                <p>{words.no_delegates}</p>
            }))}
            <ul class="account-people">
                {each(move || appointed.get(), key_of, row)}
            </ul>
            <p class="hint">{words.delegates_hint}</p>
            {live_if(move || in_person.get().then(|| view! {
                <Button
                    label=words.appoint
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| appointing.set(true))
                />
            }))}
        </Card>
        <AppointSheet open=appointing/>
        <WithdrawSheet withdrawing by_leader=true/>
    }
}

/// Who, and since when.
#[component]
pub fn AppointedWords(
    /// The appointment.
    appointed: Appointed,
) -> impl IntoView {
    let since = (text::account().since)(&format::day_full(appointed.since));
    let place = Some(appointed.who.place).filter(|place| !place.is_empty());
    let facts: Vec<String> = place.into_iter().chain([since]).collect();
    view! {
        <span class="account-person">
            <b>{appointed.who.name}</b>
            <span>{facts.join(" · ")}</span>
        </span>
    }
}

/// 指定联络员: who, and what that means.
#[component]
fn AppointSheet(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let chosen = RwSignal::new(None::<ActorId>);
    let saving = Saving::new(store, open);
    effect(move || {
        if !open.get() {
            chosen.set(None);
        }
    });
    let without = memo(move || {
        let hand = store.hand();
        let taken = store.entities(|memory| delegates(memory, hand));
        taken.into_iter().map(|one| one.actor).chain([hand]).collect::<Vec<_>>()
    });
    let save = Callback::new(move |()| match chosen.get_untracked() {
        Some(delegate) => {
            let id = DelegateId(store.fresh_id());
            saving.save(AppointDelegate { id, delegate });
        }
        None => saving.say(words.choose_delegate),
    });
    view! {
        <Sheet open=open title=words.appoint>
            <div class="form">
                <ActorPicker label=words.delegate chosen without/>
                <div class="account-may">
                    <p>{words.may}</p>
                    <p>{words.may_not}</p>
                </div>
                <Trouble saving/>
                <div class="form-foot">
                    <Button
                        label=text::common().cancel
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| open.set(false))
                    />
                    <Button
                        label=words.appoint
                        kind=ButtonKind::Primary
                        busy=saving.busy
                        on_press=save
                    />
                </div>
            </div>
        </Sheet>
    }
}

/// The appointment that is about to be withdrawn.
#[derive(Clone, Copy)]
pub struct Withdrawing {
    appointed: RwSignal<Option<Appointed>>,
    is_open: RwSignal<bool>,
}

impl Withdrawing {
    /// None yet.
    pub fn new() -> Withdrawing {
        Withdrawing { appointed: RwSignal::new(None), is_open: RwSignal::new(false) }
    }

    /// Asks about this one.
    pub fn ask(self, appointed: Appointed) {
        self.appointed.set(Some(appointed));
        self.is_open.set(true);
    }
}

/// The question before an appointment ends.
#[component]
pub fn WithdrawSheet(
    /// The appointment it is about.
    withdrawing: Withdrawing,
    /// Whether the leader asks, or the delegate.
    by_leader: bool,
) -> impl IntoView {
    let words = text::account();
    let Withdrawing { appointed, is_open } = withdrawing;
    let saving = Saving::new(Store::expect(), is_open);
    let label = if by_leader { words.withdraw } else { words.resign };
    let save = Callback::new(move |()| {
        if let Some(appointed) = appointed.get_untracked() {
            saving.save(WithdrawDelegate { delegate: appointed.id });
        }
    });
    view! {
        <Sheet open=is_open title=label>
            {live_if(move || appointed.get().map(|appointed| {
                let asked = if by_leader { words.withdraw_asked } else { words.resign_asked };
                view! { <p>{asked(&appointed.who.name)}</p> }
            }))}
            <Trouble saving/>
            <div class="form-foot">
                <Button
                    label=text::common().cancel
                    kind=ButtonKind::Plain
                    on_press=Callback::new(move |()| is_open.set(false))
                />
                <Button label=label kind=ButtonKind::Danger busy=saving.busy on_press=save/>
            </div>
        </Sheet>
    }
}

/// An act of one of these sheets on its way to the disk.
#[derive(Clone, Copy)]
struct Saving {
    store: Store,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Saving {
    fn new(store: Store, open: RwSignal<bool>) -> Saving {
        let saving =
            Saving { store, open, busy: RwSignal::new(false), trouble: RwSignal::new(None) };
        effect(move || {
            if !open.get() {
                saving.trouble.set(None);
            }
        });
        saving
    }

    fn say(self, trouble: &str) {
        self.trouble.set(Some(trouble.to_owned()));
    }

    fn save(self, act: impl Into<Mutation>) {
        let (store, act) = (self.store, act.into());
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let saved = store.act(act, None).await;
            // The page may be gone by then.
            let _gone = self.busy.try_set(false);
            let words = text::forms();
            match saved {
                Ok(_) => {
                    let online = untrack(|| store.status().online);
                    toast(if online { words.saved } else { words.saved_offline });
                    let _gone = self.open.try_set(false);
                }
                Err(ActError::Refused(reason)) => {
                    let _gone = self.trouble.try_set(Some(format::refusal(reason)));
                }
                Err(ActError::Disk(_)) => {
                    let _gone = self.trouble.try_set(Some(words.disk.to_owned()));
                }
            }
        });
    }
}

/// What went wrong.
#[component]
fn Trouble(saving: Saving) -> impl IntoView {
    live_if(move || {
        saving.trouble.get().map(|trouble| view! { <Note kind=NoteKind::Error>{trouble}</Note> })
    })
}
