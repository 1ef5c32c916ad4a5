//! Why the server did not answer what was asked.

use leptos::prelude::*;

use crate::replica::CallError;
use crate::text;
use crate::ui::{Button, ButtonKind, Note, NoteKind};

/// In words.
pub fn trouble_words(error: &CallError) -> &'static str {
    let words = text::record();
    match error {
        CallError::Unreachable => words.offline,
        CallError::Problem(problem) if problem.status == 401 => words.signed_out,
        CallError::Problem(problem) if matches!(problem.status, 403 | 404) => words.not_visible,
        CallError::Problem(problem) if problem.status >= 500 => words.offline,
        CallError::Problem(_) | CallError::Rows(_) | CallError::Unreadable(_) => words.unreadable,
    }
}

/// The words, and a way to ask again.
#[component]
pub fn Trouble(
    /// Why.
    error: CallError,
    /// Asks again.
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <Note kind=NoteKind::Warn>{trouble_words(&error)}</Note>
        <div>
            <Button label=text::record().again kind=ButtonKind::Plain on_press=again/>
        </div>
    }
}
