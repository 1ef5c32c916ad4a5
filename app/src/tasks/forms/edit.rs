//! 修改: title, text and who may see it. Only what was changed becomes part of the act, so that
//! two people who change different things do not collide.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::model::{Task, Visibility};
use shared::mutation::{EditTask, Mutation};
use shared::rules::{Entities, Part, TEXT_MAX, TITLE_MAX};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::text;
use crate::ui::{Choice, TextArea, TextField};

/// The form.
#[component]
pub fn EditForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::forms();
    let start = filing.start(|act| match act {
        Mutation::EditTask(act) => Some(act),
        _ => None,
    });
    let now = filing.store.entities(|memory| {
        let found = memory.get(task.into());
        let found = found.as_deref().and_then(Task::of);
        found.map(|task| (task.title.clone(), task.detail.clone(), task.visibility))
    });
    let (was_title, was_detail, was_visibility) = now.unwrap_or_default();
    let start = start.unwrap_or(EditTask { task, title: None, detail: None, visibility: None });
    let title = RwSignal::new(start.title.unwrap_or_else(|| was_title.clone()));
    let detail = RwSignal::new(start.detail.unwrap_or_else(|| was_detail.clone()));
    let visibility = RwSignal::new(start.visibility.unwrap_or(was_visibility));
    let make = Callback::new(move |()| {
        let act = EditTask {
            task,
            title: Some(title.get()).filter(|title| *title != was_title),
            detail: Some(detail.get()).filter(|detail| *detail != was_detail),
            visibility: Some(visibility.get()).filter(|chosen| *chosen != was_visibility),
        };
        let changed = act.title.is_some() || act.detail.is_some() || act.visibility.is_some();
        changed.then(|| act.into())
    });
    view! {
        <FormSheet filing title=words.edit make>
            <TextField
                label=words.title
                value=title
                max=TITLE_MAX
                error=filing.fault(Part::Title)
                required=true
            />
            <TextArea
                label=words.detail
                value=detail
                max=TEXT_MAX
                error=filing.fault(Part::Detail)
            />
            <VisibilityField value=visibility/>
        </FormSheet>
    }
}

/// Who may see a task.
#[component]
pub fn VisibilityField(
    /// The choice.
    value: RwSignal<Visibility>,
) -> impl IntoView {
    let words = text::tasks();
    let options = vec![
        (Visibility::County, words.visible_county.to_owned()),
        (Visibility::Named, words.visible_named.to_owned()),
    ];
    view! { <Choice label=words.visibility options value/> }
}
