//! 调整时限, with the reason.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::model::Task;
use shared::mutation::{ChangeDue, Mutation};
use shared::rules::{Entities, Part, TEXT_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::text;
use crate::ui::{DayField, TextArea};

/// The form.
#[component]
pub fn DueForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::ChangeDue(act) => Some(act),
        _ => None,
    });
    let now = filing.store.entities(|memory| {
        memory.get(task.into()).as_deref().and_then(Task::of).and_then(|task| task.due)
    });
    let due = RwSignal::new(start.as_ref().map_or(now, |act| act.due));
    let reason = RwSignal::new(start.map(|act| act.reason).unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(ChangeDue { task, due: due.get(), reason: reason.get() }.into())
    });
    view! {
        <FormSheet filing title=words.change_due make>
            <DayField
                label=words.new_due
                value=due
                error=filing.fault(Part::Due)
                hint=words.due_hint
            />
            <TextArea
                label=words.due_reason
                value=reason
                max=TEXT_MAX
                error=filing.fault(Part::Reason)
                required=true
            />
        </FormSheet>
    }
}
