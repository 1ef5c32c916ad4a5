//! 新建任务 under a programme, or one of its chains or fields.

use leptos::prelude::*;
use shared::id::{InstructionId, ProgrammeId, TaskId};
use shared::model::{Answering, Parent, Visibility};
use shared::mutation::{CreateTask, Mutation, TurnIntoTask};
use shared::rules::{Entities, Memory, Part, Refusal, TEXT_MAX, TITLE_MAX};

use super::edit::VisibilityField;
use super::filing::Filing;
use super::sheet::FormSheet;
use crate::tasks::names;
use crate::text;
use crate::ui::{DayField, PersonPicker, TextArea, TextField, UnitPicker};

/// The form.
#[component]
pub fn CreateForm(
    /// The form's filing.
    filing: Filing,
    /// The programme.
    programme: ProgrammeId,
    /// The chain or field, if it hangs under one.
    parent: Option<Parent>,
    /// The instruction that becomes this task, and what it then is.
    #[prop(optional)]
    becomes: Option<(InstructionId, CreateTask)>,
) -> impl IntoView {
    let words = text::tasks();
    let start = filing.start(|act| match act {
        Mutation::CreateTask(act) => Some(act),
        Mutation::TurnIntoTask(act) => Some(*act.task),
        _ => None,
    });
    let place = filing.store.entities(|memory| {
        names::label(memory, parent.map_or(programme.into(), |parent| parent.id))
    });
    let id = TaskId(filing.store.fresh_id());
    let (instruction, blank_task) = becomes.unzip();
    let start = start
        .or(blank_task)
        .unwrap_or_else(|| filing.store.entities(|memory| blank(memory, id, programme, parent)));
    // A refused act keeps its id, for later acts may build on it; unless the id was the trouble.
    let taken = filing.corrects() == Some(Refusal::IdTaken) || filing.corrects().is_none();
    let id = if taken { id } else { start.id };
    let fields = Fields::of(start);
    let make = Callback::new(move |()| {
        let task = fields.make(id, programme, parent);
        Some(match instruction {
            Some(instruction) => TurnIntoTask { instruction, task: Box::new(task) }.into(),
            None => task.into(),
        })
    });
    let hint = (text::forms().create_in)(&place.unwrap_or_default());
    view! {
        <FormSheet filing title=text::forms().create make>
            <p class="form-place">{hint.clone()}</p>
            <TextField
                label=text::forms().title
                value=fields.title
                max=TITLE_MAX
                error=filing.fault(Part::Title)
                required=true
                hint=text::forms().title_hint
            />
            <UnitPicker
                label=words.lead_units
                chosen=fields.lead_units
                error=filing.fault(Part::LeadUnits)
            />
            <UnitPicker
                label=words.support_units
                chosen=fields.support_units
                error=filing.fault(Part::SupportUnits)
            />
            <PersonPicker
                label=words.leaders
                chosen=fields.leaders
                error=filing.fault(Part::Leaders)
            />
            <div class="form-pair">
                <DayField label=words.start value=fields.start error=filing.fault(Part::Start)/>
                <DayField label=words.due value=fields.due error=filing.fault(Part::Due)/>
            </div>
            <TextArea
                label=text::forms().detail
                value=fields.detail
                max=TEXT_MAX
                error=filing.fault(Part::Detail)
            />
            <VisibilityField value=fields.visibility/>
        </FormSheet>
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    detail: RwSignal<String>,
    leaders: RwSignal<Vec<shared::id::PersonId>>,
    lead_units: RwSignal<Vec<shared::id::UnitId>>,
    support_units: RwSignal<Vec<shared::id::UnitId>>,
    start: RwSignal<Option<shared::calendar::Day>>,
    due: RwSignal<Option<shared::calendar::Day>>,
    visibility: RwSignal<Visibility>,
}

impl Fields {
    fn of(act: CreateTask) -> Fields {
        Fields {
            title: RwSignal::new(act.title),
            detail: RwSignal::new(act.detail),
            leaders: RwSignal::new(act.leaders),
            lead_units: RwSignal::new(act.lead_units),
            support_units: RwSignal::new(act.support_units),
            start: RwSignal::new(act.start),
            due: RwSignal::new(act.due),
            visibility: RwSignal::new(act.visibility),
        }
    }

    fn make(self, id: TaskId, programme: ProgrammeId, parent: Option<Parent>) -> CreateTask {
        CreateTask {
            id,
            programme,
            parent,
            title: self.title.get(),
            detail: self.detail.get(),
            leaders: self.leaders.get(),
            lead_units: self.lead_units.get(),
            support_units: self.support_units.get(),
            start: self.start.get(),
            due: self.due.get(),
            visibility: self.visibility.get(),
        }
    }
}

/// An empty task, led by whoever leads its chain or field.
fn blank(
    memory: &Memory,
    id: TaskId,
    programme: ProgrammeId,
    parent: Option<Parent>,
) -> CreateTask {
    let above = parent.and_then(|parent| memory.get(parent.id));
    let leads = above.as_deref().and_then(Answering::of);
    CreateTask {
        id,
        programme,
        parent,
        title: String::new(),
        detail: String::new(),
        leaders: Vec::new(),
        lead_units: leads.map(|leads| leads.lead_units).unwrap_or_default(),
        support_units: Vec::new(),
        start: None,
        due: None,
        visibility: Visibility::County,
    }
}
