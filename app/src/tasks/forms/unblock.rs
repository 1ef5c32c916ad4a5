//! 解除受阻: work goes on.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::mutation::{Mutation, UnblockTask};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn UnblockForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::UnblockTask(act) => Some(act.words),
        _ => None,
    });
    view! {
        <WordsForm
            filing
            form=Form::Unblock
            label=words.unblock_words
            part=Part::Words
            start
            make=Callback::new(move |words| UnblockTask { task, words }.into())
        />
    }
}
