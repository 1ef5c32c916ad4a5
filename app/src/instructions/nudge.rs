//! 催办: one task, or everything overdue on a chain or in a programme, at once.

use leptos::prelude::*;
use shared::id::{InstructionId, TaskId};
use shared::mutation::{Mutation, Nudge, NudgeTasks};
use shared::rules::{Part, TEXT_MAX};

use super::nudging::{self, Place};
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::look;
use crate::text;
use crate::ui::{Note, NoteKind, TextArea};

/// The form: how many tasks, whose they are, and what is said to them.
#[component]
pub fn NudgeForm(
    /// The form's filing.
    filing: Filing,
    /// What is hurried along.
    place: Place,
) -> impl IntoView {
    let labels = text::instructions();
    let start = filing.start(|act| match act {
        Mutation::NudgeTasks(act) => Some(act),
        _ => None,
    });
    // A refused act is corrected for the tasks it named, not for what is overdue by now.
    let only = start.as_ref().filter(|_| filing.corrects().is_some());
    let only = only.map(|act| act.nudges.iter().map(|nudge| nudge.task).collect::<Vec<_>>());
    let found = look(filing.store, |viewer| nudging::targets(viewer, place, only.as_deref()));
    let words = start.map_or_else(|| labels.nudge_default.to_owned(), |act| act.words);
    let words = RwSignal::new(words);
    let (tasks, units) = (found.tasks.len(), found.units.len());
    let nudge = |task: &TaskId| Nudge { id: InstructionId(filing.store.fresh_id()), task: *task };
    let nudges: Vec<Nudge> = found.tasks.iter().map(nudge).collect();
    let programme = found.programme;
    let make = Callback::new(move |()| {
        let act = NudgeTasks { programme, nudges: nudges.clone(), words: words.get() };
        (tasks > 0).then(|| act.into())
    });
    let said = Callback::new(move |online: bool| {
        let said = if online { labels.nudged } else { labels.nudged_offline };
        said(tasks, units)
    });
    let found = StoredValue::new(found.units);
    view! {
        <FormSheet filing title=labels.nudge submit=labels.nudge make said>
            {move || match tasks {
                0 => view! { <Note kind=NoteKind::Info>{labels.nudge_none}</Note> }.into_any(),
                _ => view! {
                    <div class="nudge-units">
                        <p><b>{(labels.nudge_count)(tasks, units)}</b></p>
                        <ul>
                            {found.get_value().into_iter().map(|(unit, count)| view! {
                                <li>{(labels.nudge_unit)(&unit, count)}</li>
                            }).collect_view()}
                        </ul>
                    </div>
                }
                .into_any(),
            }}
            <TextArea
                label=labels.nudge_words
                value=words
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=labels.nudge_hint
            />
        </FormSheet>
    }
}
