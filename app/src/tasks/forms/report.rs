//! 报进展: how far the task is, on which day, in words.

use leptos::prelude::*;
use shared::id::{ReportId, TaskId};
use shared::model::Task;
use shared::mutation::{Mutation, ReportProgress};
use shared::rules::{Entities, Part, TEXT_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::tasks::{look, select};
use crate::text;
use crate::ui::{Button, ButtonKind, DayField, PercentField, TextArea, live_if};

/// The form.
#[component]
pub fn ReportForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let forms = text::forms();
    let start = filing.start(|act| match act {
        Mutation::ReportProgress(act) => Some(act),
        _ => None,
    });
    let (today, progress, last) = look(filing.store, |viewer| {
        let found = viewer.memory.get(task.into());
        let progress = found.as_deref().and_then(Task::of).map(|task| task.progress);
        (viewer.today, progress.unwrap_or(0), select::last_words(viewer, task))
    });
    let id = ReportId(filing.store.fresh_id());
    let percent = RwSignal::new(start.as_ref().map_or(progress, |act| act.percent));
    let observed = RwSignal::new(Some(start.as_ref().map_or(today, |act| act.observed)));
    let words = RwSignal::new(start.map(|act| act.words).unwrap_or_default());
    let make = Callback::new(move |()| {
        let observed = observed.get().unwrap_or(today);
        let (percent, words) = (percent.get(), words.get());
        Some(ReportProgress { id, task, percent, words, observed }.into())
    });
    let last = StoredValue::new(last);
    view! {
        <FormSheet filing title=forms.report make>
            <PercentField label=forms.percent value=percent/>
            <TextArea
                label=forms.words
                value=words
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=forms.words_hint
            />
            <LastWords last words/>
            <DayField
                label=forms.observed
                value=observed
                error=filing.fault(Part::Observed)
                max=today
                hint=forms.observed_hint
            />
        </FormSheet>
    }
}

/// The last report's words to start from, while nothing is typed.
#[component]
fn LastWords(last: StoredValue<Option<String>>, words: RwSignal<String>) -> impl IntoView {
    let shown = move || last.get_value().filter(|_| words.with(|typed| typed.trim().is_empty()));
    live_if(move || {
        shown().map(|last| {
            let take = last.clone();
            view! {
                <div class="form-last">
                    <p>{last}</p>
                    <Button
                        label=text::forms().last_words
                        kind=ButtonKind::Quiet
                        on_press=Callback::new(move |()| words.set(take.clone()))
                    />
                </div>
            }
        })
    })
}
