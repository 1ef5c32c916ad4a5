//! 反馈: what a unit did about an instruction.

use leptos::prelude::*;
use shared::id::{InstructionId, UnitId};
use shared::mutation::{AnswerInstruction, Mutation};
use shared::rules::{Part, TEXT_MAX};

use super::select::{self, Told};
use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{Choice, TextArea};

/// The form.
#[component]
pub fn AnswerForm(
    /// The form's filing.
    filing: Filing,
    /// The instruction.
    instruction: InstructionId,
) -> impl IntoView {
    let labels = text::instructions();
    let start = filing.start(|act| match act {
        Mutation::AnswerInstruction(act) => Some(act),
        _ => None,
    });
    let told = super::read(filing.store, |reader| select::told(reader, instruction));
    let units = told.as_ref().map(|told| told.offers.answer.clone()).unwrap_or_default();
    let first = units.first().map(|(unit, _)| *unit).unwrap_or_default();
    let unit = RwSignal::new(start.as_ref().map_or(first, |act| act.unit));
    let words = RwSignal::new(start.map(|act| act.words).unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(AnswerInstruction { instruction, unit: unit.get(), words: words.get() }.into())
    });
    let units = StoredValue::new(units);
    let wanted = StoredValue::new(told);
    view! {
        <FormSheet filing title=labels.answer submit=labels.answer make>
            <Wanted told=wanted.get_value()/>
            {several(units.get_value(), unit)}
            <TextArea
                label=labels.answer_words
                value=words
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=labels.answer_hint
            />
        </FormSheet>
    }
}

/// Which unit speaks, where one person speaks for several.
fn several(units: Vec<(UnitId, String)>, unit: RwSignal<UnitId>) -> Option<impl IntoView> {
    let label = text::instructions().answer_for;
    (units.len() > 1).then(|| view! { <Choice label options=units value=unit/> })
}

/// What is wanted, above the form that deals with it.
#[component]
pub fn Wanted(
    /// The instruction.
    told: Option<Told>,
) -> impl IntoView {
    told.map(|told| view! { <blockquote class="wanted">{told.words}</blockquote> })
}
