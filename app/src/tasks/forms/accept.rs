//! 验收通过: chief or office agrees.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{AcceptTask, Mutation};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn AcceptForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::AcceptTask(act) => Some(act.words),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Accept
            label=words.accept_words
            hint=words.accept_hint
            part=Part::Words
            optional=true
            start
            make=Callback::new(move |words| AcceptTask { task, words }.into())
        />
    }
}
