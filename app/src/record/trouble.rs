//! Why the server did not answer what was asked, and what is shown in its place.

use leptos::prelude::*;

use super::reading::Reading;
use crate::replica::CallError;
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Note, NoteKind, live_if, memo};

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

/// That the rows are kept from an earlier reading: up to which row, and from when.
#[component]
pub fn ReadBefore(
    /// The rows.
    reading: Reading,
) -> impl IntoView {
    let words = text::record();
    let says = memo(move || {
        let last = reading.rows.with(|rows| rows.first().map(|row| row.header.seq));
        let (last, at) = last.zip(reading.read_at.get())?;
        Some((words.read_before)(last, &format::time(at)))
    });
    live_if(move || {
        says.get().map(|says| {
            view! {
                <Note kind=NoteKind::Warn>{says}</Note>
                <div>
                    <Button
                        label=words.read_anew
                        kind=ButtonKind::Plain
                        busy=reading.busy
                        on_press=Callback::new(move |()| reading.begin())
                    />
                </div>
            }
        })
    })
}
