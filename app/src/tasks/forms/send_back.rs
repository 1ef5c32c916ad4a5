//! 退回: chief or office does not agree.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{Mutation, ReturnTask};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn ReturnForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::ReturnTask(act) => Some(act.reason),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Return
            label=words.return_reason
            part=Part::Reason
            start
            make=Callback::new(move |reason| ReturnTask { task, reason }.into())
        />
    }
}
