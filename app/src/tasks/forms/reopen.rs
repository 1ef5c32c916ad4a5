//! 重新打开: a closed task is worked on again.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{Mutation, ReopenTask};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn ReopenForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::ReopenTask(act) => Some(act.reason),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Reopen
            label=words.reopen_reason
            part=Part::Reason
            start
            make=Callback::new(move |reason| ReopenTask { task, reason }.into())
        />
    }
}
