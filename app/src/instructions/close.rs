//! 办结: its owner is content, or lets it go.

use leptos::prelude::*;
use shared::id::InstructionId;
use shared::mutation::{CloseInstruction, Mutation};
use shared::rules::{Part, TEXT_MAX};

use super::answer::Wanted;
use super::select;
use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::TextArea;

/// The form.
#[component]
pub fn CloseForm(
    /// The form's filing.
    filing: Filing,
    /// The instruction.
    instruction: InstructionId,
) -> impl IntoView {
    let labels = text::instructions();
    let start = filing.start(|act| match act {
        Mutation::CloseInstruction(act) => Some(act.words),
        _ => None,
    });
    let words = RwSignal::new(start.unwrap_or_default());
    let told = super::read(filing.store, |reader| select::told(reader, instruction));
    let told = StoredValue::new(told);
    let make =
        Callback::new(move |()| Some(CloseInstruction { instruction, words: words.get() }.into()));
    view! {
        <FormSheet filing title=labels.close submit=labels.close make>
            <Wanted told=told.get_value()/>
            <TextArea
                label=labels.close_words
                value=words
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                hint=labels.close_hint
            />
        </FormSheet>
    }
}
