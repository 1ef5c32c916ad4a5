//! A letter to a unit, which a person answers for; and that the unit has it.

use leptos::prelude::*;
use shared::id::{EscalationId, Id, ProgrammeId, UnitId};
use shared::model::Rung;
use shared::mutation::{AcknowledgeEscalation, Escalate, Mutation};
use shared::rules::{Entities as _, Part, TEXT_MAX, TITLE_MAX, UNITS_MAX};

use super::select::{self, Proposed};
use super::supervision::ground_words;
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::{look, names};
use crate::text::{self, format};
use crate::ui::{Choice, DayField, TextArea, TextField};

/// The form, filled with what the records call for.
#[component]
pub fn LetterForm(
    /// The form's filing.
    filing: Filing,
    /// The programme.
    programme: ProgrammeId,
    /// The unit.
    unit: UnitId,
) -> impl IntoView {
    let words = text::finding_forms();
    let store = filing.store;
    let start = filing.start(|act| match act {
        Mutation::Escalate(act) => Some(act),
        _ => None,
    });
    let id = EscalationId(store.fresh_id());
    let today = store.today();
    let (proposed, name) = look(store, |viewer| {
        let name = names::label(viewer.memory, unit.into()).unwrap_or_default();
        (select::proposal(viewer, programme, unit), name)
    });
    let start = start.unwrap_or_else(|| blank(id, programme, unit, proposed.as_ref(), &name));
    let about: Vec<Id> = start.about.clone();
    let titles: Vec<String> = store.entities(|memory| {
        about.iter().filter_map(|id| memory.get(*id)).map(|it| it.label().to_owned()).collect()
    });
    let rung = RwSignal::new(start.rung);
    let letter = RwSignal::new(start.letter);
    let said = RwSignal::new(start.words);
    let due = RwSignal::new(start.due);
    let make = Callback::new(move |()| {
        Some(
            Escalate {
                id,
                programme,
                unit,
                rung: rung.get(),
                about: about.clone(),
                letter: letter.get(),
                words: said.get(),
                due: due.get(),
            }
            .into(),
        )
    });
    let rungs: Vec<(Rung, String)> =
        Rung::ALL.map(|one| (one, format::rung(one).to_owned())).to_vec();
    view! {
        <FormSheet filing title=(words.letter_to)(&name) submit=words.send_letter make>
            <p class="form-place">{words.letter_hint}</p>
            <Choice label=words.rung options=rungs.clone() value=rung/>
            <ul class="letter-about">
                {titles.iter().map(|title| view! { <li>{title.clone()}</li> }).collect_view()}
            </ul>
            <TextField
                label=words.letter_no
                value=letter
                max=TITLE_MAX
                error=filing.fault(Part::Letter)
            />
            <TextArea
                label=words.letter_words
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
            />
            <DayField
                label=words.answer_by
                value=due
                error=filing.fault(Part::Due)
                min=today
            />
        </FormSheet>
    }
}

/// A letter as the records call for it. The person reads it over before it goes.
fn blank(
    id: EscalationId,
    programme: ProgrammeId,
    unit: UnitId,
    proposed: Option<&Proposed>,
    name: &str,
) -> Escalate {
    let grounds = proposed.map(|one| one.grounds.as_slice()).unwrap_or_default();
    let mut about: Vec<Id> = Vec::new();
    for (ground, _) in grounds {
        if !about.contains(&ground.about) && about.len() < UNITS_MAX as usize {
            about.push(ground.about);
        }
    }
    let lines: Vec<String> = grounds
        .iter()
        .take(UNITS_MAX as usize)
        .map(|(ground, title)| format!("{title}：{}", ground_words(ground.why)))
        .collect();
    let words = text::finding_forms();
    Escalate {
        id,
        programme,
        unit,
        rung: proposed.map_or(Rung::Praise, |one| one.rung),
        about,
        letter: String::new(),
        words: match lines.is_empty() {
            true => String::new(),
            false => (words.letter_begins)(name, &lines.join("\n")),
        },
        due: None,
    }
}

/// 签收 of a letter.
#[component]
pub fn AcknowledgeForm(
    /// The form's filing.
    filing: Filing,
    /// The letter.
    letter: EscalationId,
) -> impl IntoView {
    let words = text::finding_forms();
    let start = filing.start(|act| match act {
        Mutation::AcknowledgeEscalation(act) => Some(act.words),
        _ => None,
    });
    let said = RwSignal::new(start.unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(AcknowledgeEscalation { escalation: letter, words: said.get() }.into())
    });
    view! {
        <FormSheet filing title=words.acknowledge submit=words.acknowledge make>
            <TextArea
                label=words.answer
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                hint=words.acknowledge_hint
            />
        </FormSheet>
    }
}
