//! The page of `/conflicts`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::ConflictId;
use shared::mutation::Mutation;

use super::box_row::ConflictRow;
use super::conflicts::{self, Entry, State};
use crate::delivery::browser::next_but_one;
use crate::replica::{ActError, Store};
use crate::tasks::{look, value_words};
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Empty, Icon, PageHead, Sheet, each, key_of, live_if, memo, toast,
};
use crate::work::Filling;

/// 冲突箱.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let entries = memo(move || look(store, conflicts::entries));
    let oversees = memo(move || look(store, conflicts::oversees));
    let all = RwSignal::new(false);
    let restoring = Restoring::new(store);
    let shown = memo(move || {
        let all = all.get() && oversees.get();
        entries.with(|entries| {
            entries.iter().filter(|entry| all || entry.is_mine).cloned().collect::<Vec<_>>()
        })
    });
    let none = memo(move || shown.with(Vec::is_empty));
    let filled = memo(move || store.status().filled);
    view! {
        <PageHead title=words.conflicts/>
        <div class="record-page">
            <p class="hint">{words.conflicts_hint}</p>
            {live_if(move || oversees.get().then(|| view! { <Which all/> }))}
            {live_if(move || match (none.get(), filled.get()) {
                (false, _) => None,
                (true, false) => Some(view! { <Filling/> }.into_any()),
                (true, true) => Some(view! {
                    <Empty
                        icon=Icon::Split
                        title=words.no_conflicts
                        hint=words.no_conflicts_hint
                    />
                }.into_any()),
            })}
            <div class="conflicts">
                {each(move || shown.get(), key, move |entry| view! {
                    <ConflictRow entry restoring/>
                })}
            </div>
        </div>
        <AskSheet restoring/>
    }
}

/// Which conflicts: those that concern the person, or all.
#[component]
fn Which(all: RwSignal<bool>) -> impl IntoView {
    let words = text::record();
    let choice = move |(every, name): (bool, &'static str)| {
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || (all.get() == every).to_string()
                on:click=move |_| all.set(every)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="messages-tools" role="group" aria-label=words.which>
            {[(false, words.mine), (true, words.all)].map(choice).collect_view()}
        </div>
    }
}

/// Everything that a row shows.
fn key(entry: &Entry) -> u64 {
    key_of(&format!("{entry:?}"))
}

/// Restoring a value, one at a time.
#[derive(Clone, Copy)]
pub struct Restoring {
    /// Which entry it could not be done for, and why.
    pub trouble: RwSignal<Option<(ConflictId, String)>>,
    store: Store,
    busy: RwSignal<bool>,
    is_asking: RwSignal<bool>,
    asked: RwSignal<Option<Asked>>,
}

/// What is asked before a value goes that somebody chose since.
#[derive(Clone, PartialEq, Debug)]
struct Asked {
    id: ConflictId,
    now: String,
    lost: String,
    act: Mutation,
}

impl Restoring {
    fn new(store: Store) -> Restoring {
        Restoring {
            trouble: RwSignal::new(None),
            store,
            busy: RwSignal::new(false),
            is_asking: RwSignal::new(false),
            asked: RwSignal::new(None),
        }
    }

    /// Restores at once, or asks first where somebody has changed the value in use since.
    pub fn press(self, entry: &Entry, act: Mutation) {
        let State::Overtaken(now) = &entry.state else { return self.restore(entry.clash.id, act) };
        let (now, lost) = (value_words(now), value_words(&entry.clash.lost));
        self.asked.set(Some(Asked { id: entry.clash.id, now, lost, act }));
        self.is_asking.set(true);
    }

    fn restore(self, id: ConflictId, act: Mutation) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let done = self.store.act(act, None).await;
            let words = text::record();
            let online = untrack(|| self.store.status().online);
            if done.is_ok() {
                toast(if online { words.restored_now } else { words.restored_offline });
            }
            // The page may have been left meanwhile.
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.is_asking.set(false);
            if let Err(error) = done {
                self.trouble.set(Some((id, error_words(&error))));
            }
            // The button is gone, or another: the entry itself takes the focus.
            next_but_one(move || focus(&element_id(id)));
        });
    }
}

fn error_words(error: &ActError) -> String {
    match error {
        ActError::Refused(reason) => format::refusal(*reason),
        ActError::Disk(_) => text::record().disk.to_owned(),
    }
}

/// The id of an entry's element.
pub fn element_id(id: ConflictId) -> String {
    format!("conflict-{id}")
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast as _;
    let found = document().get_element_by_id(id);
    if let Some(entry) = found.and_then(|entry| entry.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it at the top of the page.
        let _focused = entry.focus();
    }
}

/// The value in use is not the one that was kept: somebody chose it since.
#[component]
fn AskSheet(restoring: Restoring) -> impl IntoView {
    let words = text::record();
    let open = restoring.is_asking;
    view! {
        <Sheet open=open title=words.overtaken_title>
            {live_if(move || restoring.asked.get().map(|asked| {
                let Asked { id, now, lost, act } = asked;
                view! {
                    <p class="conflict-ask">{(words.overtaken_ask)(&now, &lost)}</p>
                    <div class="form-foot">
                        <Button
                            label=text::common().cancel
                            kind=ButtonKind::Plain
                            on_press=Callback::new(move |()| open.set(false))
                        />
                        <Button
                            label=words.restore_anyway
                            kind=ButtonKind::Primary
                            busy=restoring.busy
                            on_press=Callback::new(move |()| restoring.restore(id, act.clone()))
                        />
                    </div>
                }
            }))}
        </Sheet>
    }
}
