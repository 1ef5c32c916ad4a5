//! 分派: leaders, lead and supporting units.

use leptos::prelude::*;
use shared::id::TaskId;
use shared::model::Task;
use shared::mutation::{AssignTask, Mutation};
use shared::rules::{Entities, Part};

use super::filing::Filing;
use super::sheet::FormSheet;
use crate::text;
use crate::ui::{PersonPicker, UnitPicker};

/// The form.
#[component]
pub fn AssignForm(
    /// The form's filing.
    filing: Filing,
    /// The task.
    task: TaskId,
) -> impl IntoView {
    let words = text::tasks();
    let start = filing.start(|act| match act {
        Mutation::AssignTask(act) => Some(act),
        _ => None,
    });
    let now = filing.store.entities(|memory| current(memory, task));
    let start = start.unwrap_or_else(|| now.clone());
    let leaders = RwSignal::new(start.leaders);
    let lead_units = RwSignal::new(start.lead_units);
    let support_units = RwSignal::new(start.support_units);
    let now = StoredValue::new(now);
    let make = Callback::new(move |()| {
        let act = AssignTask {
            task,
            leaders: leaders.get(),
            lead_units: lead_units.get(),
            support_units: support_units.get(),
        };
        now.with_value(|now| act != *now).then(|| act.into())
    });
    view! {
        <FormSheet filing title=text::forms().assign make>
            <PersonPicker
                label=words.leaders
                chosen=leaders
                error=filing.fault(Part::Leaders)
            />
            <UnitPicker
                label=words.lead_units
                chosen=lead_units
                error=filing.fault(Part::LeadUnits)
            />
            <UnitPicker
                label=words.support_units
                chosen=support_units
                error=filing.fault(Part::SupportUnits)
            />
        </FormSheet>
    }
}

/// The assignment as it stands.
fn current(memory: &impl Entities, id: TaskId) -> AssignTask {
    let found = memory.get(id.into());
    let found = found.as_deref().and_then(Task::of);
    let found = found
        .map(|task| (task.leaders.clone(), task.lead_units.clone(), task.support_units.clone()));
    let (leaders, lead_units, support_units) = found.unwrap_or_default();
    AssignTask { task: id, leaders, lead_units, support_units }
}
