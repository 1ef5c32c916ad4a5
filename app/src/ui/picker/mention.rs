//! A text in which people and units can be named: after an @, names answer to what is typed.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use shared::id::ActorId;
use shared::model::{Entity, Kind};
use shared::order::sort_by_key;
use shared::rules::Memory;

use super::at::{self, Begun};
use super::matching::{self, Candidate};
use crate::replica::Store;
use crate::tasks::names;
use crate::text;
use crate::ui::element_id;
use crate::ui::field::TextArea;
use crate::ui::live::{Memo, effect, live, live_if, memo};

/// Several lines of text that may name people and units.
#[component]
pub fn MentionArea(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// The most characters.
    max: u32,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let list_id = element_id("names");
    let writing = Writing::new(value);
    describe(writing, list_id.clone());
    view! {
        <div
            on:input=move |_| writing.look()
            on:click=move |_| writing.look()
            on:keyup=move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                    writing.look();
                }
            }
            on:keydown=move |event| writing.key(&event)
            on:focusout=move |_| writing.begun.set(None)
            on:compositionstart=move |_| writing.composing.set_value(true)
            on:compositionend=move |_| {
                writing.composing.set_value(false);
                writing.look();
            }
        >
            <TextArea
                label=label
                value=value
                max=max
                error=error
                required=true
                hint=text::common().mention_hint
                field=writing.field
            />
            <Names writing list_id/>
        </div>
    }
}

/// What answers, below the text.
#[component]
fn Names(writing: Writing, list_id: String) -> impl IntoView {
    let words = text::common();
    let some = memo(move || writing.found.with(|found| !found.is_empty()));
    let ids = list_id.clone();
    let option = move |(index, candidate): (usize, Candidate)| {
        let Candidate { name, place, .. } = candidate;
        let chosen = name.clone();
        view! {
            <li
                id=option_id(&ids, index)
                role="option"
                class="option"
                class:is-active=move || writing.at.get() == index
                aria-selected=move || (writing.at.get() == index).to_string()
                // The text keeps the focus.
                on:mousedown=|event| event.prevent_default()
                on:click=move |event| {
                    event.stop_propagation();
                    writing.choose(&chosen);
                }
            >
                <span>{name.clone()}</span>
                {(!place.is_empty()).then(|| view! { <small>{place}</small> })}
            </li>
        }
    };
    let options = live(move || {
        let found = writing.found.get();
        found.into_iter().enumerate().map(option.clone()).collect_view().into_any()
    });
    let said = move || some.get().then(|| (words.found)(writing.found.with(Vec::len)));
    view! {
        <ul
            id=list_id
            role="listbox"
            class="options"
            aria-label=words.options
            hidden=move || !some.get()
        >
            {options}
        </ul>
        <p class="options-said" role="status">{live_if(said)}</p>
    }
}

/// What is being written, what answers, and which of that is at hand.
#[derive(Clone, Copy)]
struct Writing {
    value: RwSignal<String>,
    field: NodeRef<html::Textarea>,
    begun: RwSignal<Option<Begun>>,
    found: Memo<Vec<Candidate>>,
    at: RwSignal<usize>,
    composing: StoredValue<bool>,
}

impl Writing {
    fn new(value: RwSignal<String>) -> Writing {
        let store = Store::expect();
        let begun = RwSignal::new(None::<Begun>);
        let candidates = memo(move || store.entities(candidates));
        let found = memo(move || {
            let Some(begun) = begun.get() else { return Vec::new() };
            candidates.with(|candidates| matching::find(candidates, &begun.typed, &[]).shown)
        });
        Writing {
            value,
            field: NodeRef::new(),
            begun,
            found,
            at: RwSignal::new(0),
            composing: StoredValue::new(false),
        }
    }

    /// Whether a name is being written where the caret is. While an input method composes, its
    /// letters are not yet the words.
    fn look(self) {
        if self.composing.get_value() {
            return;
        }
        let Some(field) = self.field.get_untracked() else { return };
        let caret = field.selection_start().ok().flatten();
        let now = caret.and_then(|caret| at::begun(&field.value(), caret));
        if self.begun.get_untracked() != now {
            self.at.set(0);
            self.begun.set(now);
        }
    }

    fn choose(self, name: &str) {
        let Some(begun) = self.begun.get_untracked() else { return };
        let (words, caret) = self.value.with_untracked(|words| at::complete(words, &begun, name));
        self.begun.set(None);
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&words);
            // A caret that cannot be set stands at the end.
            let _placed = field.set_selection_range(caret, caret);
        }
        self.value.set(words);
    }

    fn key(self, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len);
        let elsewhere = event.is_composing() || event.ctrl_key() || event.meta_key();
        if count == 0 || elsewhere {
            return;
        }
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.at.set((at + 1) % count),
            "ArrowUp" => self.at.set((at + count - 1) % count),
            "Enter" | "Tab" => {
                let name = self.found.with_untracked(|found| Some(found.get(at)?.name.clone()));
                name.iter().for_each(|name| self.choose(name));
            }
            // The first Escape closes the list, the next one the sheet.
            "Escape" => self.begun.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Says in the text's own attributes what the list is to it.
fn describe(writing: Writing, list_id: String) {
    effect(move || {
        let Some(field) = writing.field.get() else { return };
        let is_open = writing.found.with(|found| !found.is_empty());
        let active = is_open.then(|| option_id(&list_id, writing.at.get()));
        // Attributes of these names can always be set.
        let _set = field.set_attribute("aria-autocomplete", "list");
        let _set = match active {
            Some(active) => field
                .set_attribute("aria-controls", &list_id)
                .and_then(|()| field.set_attribute("aria-activedescendant", &active)),
            None => field
                .remove_attribute("aria-controls")
                .and_then(|()| field.remove_attribute("aria-activedescendant")),
        };
    });
}

fn option_id(list_id: &str, index: usize) -> String {
    format!("{list_id}-{index}")
}

/// People and units of the county.
fn candidates(memory: &Memory) -> Vec<Candidate> {
    let all = memory.all(Kind::Unit).chain(memory.all(Kind::Person));
    let mut all: Vec<Candidate> = all
        .map(|entity| {
            let (others, place) = match &**entity {
                Entity::Unit(unit) => (unit.aliases.clone(), String::new()),
                other => (Vec::new(), names::who(memory, ActorId(other.id())).place),
            };
            Candidate { id: entity.id(), name: entity.label().to_owned(), others, place }
        })
        .collect();
    sort_by_key(&mut all, |one| one.name.clone());
    all
}
