//! 提交验收: the lead unit says it is done.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{Mutation, SubmitTask};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn SubmitForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::SubmitTask(act) => Some(act.words),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Submit
            label=words.submit_words
            hint=words.submit_hint
            part=Part::Words
            start
            make=Callback::new(move |words| SubmitTask { task, words }.into())
        />
    }
}
