//! 留言 on a task or a chain.

use leptos::prelude::*;
use shared::id::{CommentId, Id};
use shared::mutation::{AddComment, Mutation};
use shared::rules::Part;

use super::filing::Filing;
use super::wording::WordsForm;
use crate::tasks::offers::Form;
use crate::text;

/// The form.
#[component]
pub fn CommentForm(
    /// The form's filing.
    filing: Filing,
    /// The task or chain.
    on: Id,
) -> impl IntoView {
    let start = filing.start(|act| match act {
        Mutation::AddComment(act) => Some(act.words),
        _ => None,
    });
    let id = CommentId(filing.store.fresh_id());
    view! {
        <WordsForm
            filing
            form=Form::Comment
            label=text::forms().comment_words
            part=Part::Words
            start
            make=Callback::new(move |words| AddComment { id, on, words }.into())
        />
    }
}
