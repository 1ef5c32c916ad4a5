//! The field of a picker: what is chosen, a text to type, and what answers to it below.

use leptos::ev::KeyboardEvent;
use leptos::html::Ul;
use leptos::prelude::*;
use shared::id::Id;

use super::matching::{self, Candidate, Found};
use crate::text;
use crate::ui::field::{Frame, Names};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::live::{Memo, each, effect, key_of, live, live_if, memo};

/// What the foot of a form, and the room below a sheet, may cover, in pixels.
const FOOT: f64 = 140.0;

/// A list to choose several from by typing: ARIA's combobox with a listbox.
#[component]
pub fn Combobox(
    /// What is asked.
    label: String,
    /// What to type.
    placeholder: &'static str,
    /// What there is.
    candidates: Memo<Vec<Candidate>>,
    /// What is chosen.
    chosen: Signal<Vec<Id>>,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// Chooses one.
    add: Callback<Id>,
    /// Takes one back.
    remove: Callback<Id>,
) -> impl IntoView {
    let names = Names::new();
    let typing = Typing::new(candidates, chosen, add);
    let (id, described_by) = (names.field.clone(), names.described_by());
    let list_id = format!("{id}-list");
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = option_id.clone();
    let controls = list_id.clone();
    view! {
        <Frame names label=label.clone() error>
            <Chosen label candidates chosen remove/>
            <input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="done"
                placeholder=placeholder
                aria-autocomplete="list"
                aria-expanded=move || typing.open.get().to_string()
                aria-controls=controls
                aria-activedescendant=move || typing.active().map(&active_id)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                prop:value=typing.words
                on:input=move |event| typing.typed(event_target_value(&event))
                on:compositionstart=move |_| typing.composing.set_value(true)
                on:compositionend=move |event| {
                    typing.composing.set_value(false);
                    typing.typed(event_target_value(&event));
                }
                on:click=move |_| typing.open.set(true)
                on:blur=move |_| typing.leave()
                on:keydown=move |event| typing.key(&event)
            />
            <Options typing list_id option_id/>
        </Frame>
    }
}

/// What is chosen, each with a way to take it back.
#[component]
fn Chosen(
    label: String,
    candidates: Memo<Vec<Candidate>>,
    chosen: Signal<Vec<Id>>,
    remove: Callback<Id>,
) -> impl IntoView {
    // What this device may not see has no name here; it stays chosen all the same.
    let named = memo(move || {
        let chosen = chosen.get();
        candidates.with(|all| {
            let named = chosen.iter().filter_map(|id| {
                all.iter().find(|one| one.id == *id).map(|one| (*id, one.name.clone()))
            });
            named.collect::<Vec<_>>()
        })
    });
    let any = memo(move || named.with(|named| !named.is_empty()));
    live_if(move || {
        any.get().then(|| {
            view! {
                <ul class="picked" aria-label=label.clone()>
                    {each(move || named.get(), |(id, _)| key_of(id), move |(id, name)| view! {
                        <li>
                            <span>{name.clone()}</span>
                            <button
                                type="button"
                                aria-label=(text::common().remove)(&name)
                                on:click=move |_| remove.run(id)
                            >
                                <Glyph icon=Icon::Cross/>
                            </button>
                        </li>
                    })}
                </ul>
            }
        })
    })
}

/// What answers, as a list below the text: in the flow of the form, so that nothing covers it.
#[component]
fn Options(
    typing: Typing,
    list_id: String,
    option_id: impl Fn(usize) -> String + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let words = text::common();
    let option = move |(index, candidate): (usize, Candidate)| {
        let Candidate { id, name, place, others } = candidate;
        // Another name is shown where it is what answered.
        let place = if place.is_empty() { also(&name, &others, typing) } else { place };
        view! {
            <li
                id=option_id(index)
                role="option"
                class="option"
                class:is-active=move || typing.active() == Some(index)
                aria-selected=move || (typing.active() == Some(index)).to_string()
                // The text keeps the focus.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| typing.choose(id)
            >
                <span>{name}</span>
                {(!place.is_empty()).then(|| view! { <small>{place}</small> })}
            </li>
        }
    };
    let some = memo(move || typing.open.get() && typing.found.with(|f| !f.shown.is_empty()));
    let list = NodeRef::<Ul>::new();
    effect(move || {
        if let Some(list) = list.get().filter(|_| some.get()) {
            request_animation_frame(move || bring_into_sight(&list));
        }
    });
    let options = live(move || {
        let shown = if some.get() { typing.found.get().shown } else { Vec::new() };
        shown.into_iter().enumerate().map(option.clone()).collect_view().into_any()
    });
    let said = move || match (typing.open.get(), typing.found.get()) {
        (false, _) => None,
        (true, Found { shown, .. }) if shown.is_empty() => Some(words.none_found.to_owned()),
        (true, Found { shown, more: 0 }) => Some((words.found)(shown.len())),
        (true, Found { more, .. }) => Some((words.more_found)(more)),
    };
    view! {
        <ul
            id=list_id
            role="listbox"
            class="options"
            node_ref=list
            aria-label=words.options
            hidden=move || !some.get()
        >
            {options}
        </ul>
        <p class="options-said" role="status">{live_if(said)}</p>
    }
}

/// Scrolls the sheet where the list, with the line that counts, would end below its edge.
fn bring_into_sight(list: &web_sys::Element) {
    let last = list.next_element_sibling().unwrap_or_else(|| list.clone());
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let edge = height.unwrap_or_default() - FOOT;
    if last.get_bounding_client_rect().bottom() > edge {
        last.scroll_into_view_with_bool(false);
    }
}

/// The other name that answered, where the name itself does not.
fn also(name: &str, others: &[String], typing: Typing) -> String {
    let typed = typing.words.get_untracked();
    let typed = typed.trim();
    if typed.is_empty() || name.contains(typed) {
        return String::new();
    }
    others.iter().find(|other| other.contains(typed)).cloned().unwrap_or_default()
}

/// What is typed, what answers, and which of that is at hand.
#[derive(Clone, Copy)]
struct Typing {
    words: RwSignal<String>,
    open: RwSignal<bool>,
    at: RwSignal<Option<usize>>,
    composing: StoredValue<bool>,
    candidates: Memo<Vec<Candidate>>,
    chosen: Signal<Vec<Id>>,
    found: Memo<Found>,
    add: Callback<Id>,
}

impl Typing {
    fn new(candidates: Memo<Vec<Candidate>>, chosen: Signal<Vec<Id>>, add: Callback<Id>) -> Typing {
        let words = RwSignal::new(String::new());
        let found = memo(move || {
            let (typed, chosen) = (words.get(), chosen.get());
            candidates.with(|candidates| matching::find(candidates, &typed, &chosen))
        });
        Typing {
            words,
            open: RwSignal::new(false),
            at: RwSignal::new(None),
            composing: StoredValue::new(false),
            candidates,
            chosen,
            found,
            add,
        }
    }

    /// The option that Enter would choose.
    fn active(self) -> Option<usize> {
        let count = self.found.with(|found| found.shown.len());
        let typed = self.words.with(|words| !words.trim().is_empty());
        let at = self.at.get().or(typed.then_some(0));
        at.filter(|at| self.open.get() && *at < count)
    }

    /// While an input method composes, its letters are not yet the words.
    fn typed(self, words: String) {
        if self.composing.get_value() {
            return;
        }
        self.words.set(words);
        self.at.set(None);
        self.open.set(true);
    }

    fn choose(self, id: Id) {
        self.add.run(id);
        self.words.set(String::new());
        self.at.set(None);
        self.open.set(false);
    }

    /// A name that was typed whole but not chosen counts as chosen.
    fn leave(self) {
        // The field also loses the focus when its sheet closes: then nothing is asked any more.
        let Some(typed) = self.words.try_get_untracked() else { return };
        self.open.set(false);
        let chosen = self.chosen.get_untracked();
        let meant = self
            .candidates
            .with_untracked(|candidates| matching::exact(candidates, &typed, &chosen));
        if let Some(id) = meant {
            self.choose(id);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() || event.ctrl_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Enter" => {
                let active = untrack(|| self.active());
                let id = self.found.with_untracked(|found| Some(found.shown.get(active?)?.id));
                id.into_iter().for_each(|id| self.choose(id));
            }
            // The first Escape closes the list, the next one the sheet.
            "Escape" if self.open.get_untracked() => self.open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn step(self, by: isize) {
        let count = self.found.with_untracked(|found| found.shown.len()) as isize;
        if count == 0 {
            return;
        }
        let now = untrack(|| self.active());
        self.open.set(true);
        let next = match now {
            Some(now) => (now as isize + by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        self.at.set(usize::try_from(next).ok());
    }
}
