//! 取消: nothing more is to be done, though it was not reached.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{CancelTask, Mutation};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn CancelForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::CancelTask(act) => Some(act.reason),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Cancel
            label=words.cancel_reason
            hint=words.cancel_hint
            part=Part::Reason
            danger=true
            start
            make=Callback::new(move |reason| CancelTask { task, reason }.into())
        />
    }
}
