//! 受阻: what a task is stuck on, and since when.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{BlockTask, Mutation};
use shared::rules::{Part, TEXT_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::text;
use crate::ui::{DayField, TextArea};

/// The form.
#[component]
pub fn BlockForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::BlockTask(act) => Some(act),
        _ => None,
    });
    let today = filing.store.today();
    let since = RwSignal::new(Some(start.as_ref().map_or(today, |act| act.since)));
    let reason = RwSignal::new(start.map(|act| act.reason).unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(BlockTask { task, reason: reason.get(), since: since.get().unwrap_or(today) }.into())
    });
    view! {
        <FormSheet filing title=words.block submit=words.block make>
            <TextArea
                label=words.block_reason
                value=reason
                max=TEXT_MAX
                error=filing.fault(Part::Reason)
                required=true
                hint=words.block_hint
            />
            <DayField
                label=words.since
                value=since
                error=filing.fault(Part::Since)
                max=today
            />
        </FormSheet>
    }
}
