//! 批示: to whom, what is wanted, and by when. Three presses from an open page: 批示, a phrase, 发出.

use leptos::prelude::*;
use shared::id::{Id, InstructionId, UnitId};
use shared::mutation::{GiveInstruction, Mutation};
use shared::rules::{Memory, Part, Refusal, TEXT_MAX};

use super::dictation::Dictate;
use super::select::likely_units;
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::names;
use crate::text;
use crate::ui::{
    Button, ButtonKind, DayField, Icon, Note, NoteKind, TextArea, UnitPicker, live_if, memo,
};

/// The form.
#[component]
pub fn InstructForm(
    /// The form's filing.
    filing: Filing,
    /// The task, chain or report.
    on: Id,
) -> impl IntoView {
    let labels = text::instructions();
    let start = filing.start(|act| match act {
        Mutation::GiveInstruction(act) => Some(act),
        _ => None,
    });
    // A refused act keeps its id, unless the id was the trouble.
    let kept =
        start.as_ref().filter(|_| filing.corrects().is_some_and(|why| why != Refusal::IdTaken));
    let id = kept.map_or_else(|| InstructionId(filing.store.fresh_id()), |act| act.id);
    let words = RwSignal::new(start.as_ref().map(|act| act.words.clone()).unwrap_or_default());
    let due = RwSignal::new(start.as_ref().and_then(|act| act.due));
    let to = filing.store.entities(|memory| Addressed::new(memory, on, start.map(|act| act.units)));
    let make = Callback::new(move |()| {
        Some(
            GiveInstruction { id, on, words: words.get(), units: to.units(), due: due.get() }
                .into(),
        )
    });
    let units_fault = filing.fault(Part::LeadUnits);
    view! {
        <FormSheet filing title=labels.instruct submit=labels.send make>
            <ForLeader filing/>
            <Addressees to fault=units_fault/>
            <Phrases words/>
            <TextArea
                label=labels.words
                value=words
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=labels.words_hint
            />
            <DayField
                label=labels.due
                value=due
                error=filing.fault(Part::Due)
                min=filing.store.today()
            />
        </FormSheet>
    }
}

/// A delegate is told that it goes out only with the leader's own word.
#[component]
fn ForLeader(filing: Filing) -> impl IntoView {
    let store = filing.store;
    let leader = (store.actor() != store.me().actor)
        .then(|| store.entities(|memory| names::who(memory, store.actor()).name));
    leader.map(|leader| {
        view! { <Note kind=NoteKind::Info>{(text::instructions().for_leader)(&leader)}</Note> }
    })
}

/// The addressees: the likely ones by a press each, any other by name.
#[derive(Clone, Copy)]
struct Addressed {
    likely: StoredValue<Vec<(UnitId, String)>>,
    chosen: RwSignal<Vec<UnitId>>,
    others: RwSignal<Vec<UnitId>>,
}

impl Addressed {
    fn new(memory: &Memory, on: Id, start: Option<Vec<UnitId>>) -> Addressed {
        let words = text::instructions();
        let (lead, support) = likely_units(memory, on);
        let name = |unit: UnitId| names::label(memory, unit.into());
        let mut likely: Vec<(UnitId, String)> =
            lead.iter().filter_map(|unit| Some((*unit, name(*unit)?))).collect();
        likely.extend(
            support.iter().filter_map(|unit| Some((*unit, (words.supports)(&name(*unit)?)))),
        );
        let is_likely = |unit: &UnitId| likely.iter().any(|(other, _)| other == unit);
        let (chosen, others) = start.unwrap_or(lead).into_iter().partition(is_likely);
        Addressed {
            likely: StoredValue::new(likely),
            chosen: RwSignal::new(chosen),
            others: RwSignal::new(others),
        }
    }

    /// Everybody, each once.
    fn units(self) -> Vec<UnitId> {
        let mut units = self.chosen.get();
        for unit in self.others.get() {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    fn flip(self, unit: UnitId) {
        self.chosen.update(|chosen| match chosen.contains(&unit) {
            true => chosen.retain(|other| *other != unit),
            false => chosen.push(unit),
        });
    }
}

#[component]
fn Addressees(to: Addressed, fault: Signal<Option<String>>) -> impl IntoView {
    let labels = text::instructions();
    let likely = to.likely.get_value();
    // The picker is there at once where nobody is likely, or somebody else was chosen before.
    let asked = likely.is_empty() || to.others.with_untracked(|others| !others.is_empty());
    let picking = RwSignal::new(asked);
    let unit = move |(unit, name): (UnitId, String)| {
        let chosen = memo(move || to.chosen.with(|chosen| chosen.contains(&unit)));
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || chosen.get().to_string()
                on:click=move |_| to.flip(unit)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="field instruct-to" role="group" aria-label=labels.addressees>
            <div class="field-head"><b>{labels.addressees}</b></div>
            <div class="toggles">
                {likely.into_iter().map(unit).collect_view()}
                {live_if(move || (!picking.get()).then(|| view! {
                    <Button
                        label=labels.other_units
                        kind=ButtonKind::Quiet
                        icon=Icon::Plus
                        on_press=Callback::new(move |()| picking.set(true))
                    />
                }))}
            </div>
            {live_if(move || picking.get().then(|| view! {
                <UnitPicker label=labels.other_units chosen=to.others/>
            }))}
            <p class="field-error">{live_if(move || fault.get())}</p>
        </div>
    }
}

/// What one mostly wants: a press adds the sentence, another takes it back.
#[component]
fn Phrases(words: RwSignal<String>) -> impl IntoView {
    let labels = text::instructions();
    let phrase = move |phrase: &'static str| {
        let there = memo(move || words.with(|words| words.contains(phrase)));
        let flip = move |_| {
            words.update(|words| match words.contains(phrase) {
                true => *words = words.replacen(phrase, "", 1).trim().to_owned(),
                false => add(words, phrase),
            });
        };
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || there.get().to_string()
                on:click=flip
            >
                {phrase.trim_end_matches(['。', '.'])}
            </button>
        }
    };
    view! {
        <div class="toggles phrases" role="group" aria-label=labels.phrases_label>
            {labels.phrases.into_iter().map(phrase).collect_view()}
            <Dictate words/>
        </div>
    }
}

/// A sentence after what is there; Latin letters want a space between.
fn add(words: &mut String, phrase: &str) {
    let latin = phrase.is_ascii() && !words.is_empty() && !words.ends_with(char::is_whitespace);
    if latin {
        words.push(' ');
    }
    words.push_str(phrase);
}
