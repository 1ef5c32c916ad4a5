//! 留言 on a task or a chain; an @ names people and units.

use leptos::prelude::*;
use shared::id::{CommentId, Id};
use shared::mutation::{AddComment, Mutation};
use shared::rules::{Part, TEXT_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use super::wording::form_title;
use crate::tasks::offers::Form;
use crate::text;
use crate::ui::MentionArea;

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
    let value = RwSignal::new(start.unwrap_or_default());
    let make = Callback::new(move |()| Some(AddComment { id, on, words: value.get() }.into()));
    let title = form_title(Form::Comment);
    view! {
        <FormSheet filing title=title submit=title make>
            <MentionArea
                label=text::forms().comment_words
                value=value
                max=TEXT_MAX
                error=filing.fault(Part::Words)
            />
        </FormSheet>
    }
}
