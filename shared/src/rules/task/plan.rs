//! Creating, splitting, assigning and editing tasks.

use super::super::check::{self, TEXT_MAX, TITLE_MAX, UNITS_MAX};
use super::super::merge::{Place, settle};
use super::super::{Entities, Fault, Part, Refusal, Scene};
use super::{OPEN, stands};
use crate::id::{Id, Seq};
use crate::model::{
    Charge, Entity, Kind, Meta, Parent, ParentKind, Property, Status, StepKind, Task, Value,
};
use crate::mutation::{AssignTask, ChangeDue, CreateTask, EditTask, SplitTask};
use crate::policy::{self, Action};

/// Creates a task under a chain, a field or a programme.
pub fn create<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &CreateTask,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (parent, charge) = home(scene, act)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::CreateTask, &parent)?;
    check::leaders(&scene.draft, &act.leaders)?;
    check::units(&scene.draft, &act.lead_units, &act.support_units)?;
    check::span(act.start, act.due)?;
    let task = Task {
        no: next_no(scene, parent.id()),
        title: check::required(&act.title, Part::Title, TITLE_MAX)?,
        detail: check::optional(&act.detail, Part::Detail, TEXT_MAX)?,
        leaders: act.leaders.clone(),
        lead_units: act.lead_units.clone(),
        support_units: act.support_units.clone(),
        start: act.start,
        due: act.due,
        visibility: act.visibility,
        parent: act.parent,
        charge,
        ..blank(scene, act.id.into(), act.programme.into())
    };
    scene.keep(task, StepKind::Created, String::new());
    Ok(())
}

/// The chain, field or programme a new task hangs under, and what it serves.
fn home<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    act: &CreateTask,
) -> Result<(std::rc::Rc<Entity>, Option<Charge>), Refusal> {
    let id = act.parent.map_or(act.programme.into(), |parent| parent.id);
    let parent = scene.draft.get(id).ok_or(Refusal::invalid(Part::Parent, Fault::Unknown))?;
    let charge = match (&*parent, act.parent.map(|parent| parent.kind)) {
        (Entity::Programme(_), None) => None,
        (Entity::Chain(chain), Some(ParentKind::Chain)) if chain.programme == act.programme => {
            Some(chain.id.into())
        }
        (Entity::Field(field), Some(ParentKind::Field)) if field.programme == act.programme => {
            Some(field.id.into())
        }
        _ => return Err(Refusal::invalid(Part::Parent, Fault::WrongKind)),
    };
    Ok((parent, charge))
}

fn next_no<E: Entities + ?Sized>(scene: &Scene<'_, E>, parent: Id) -> u32 {
    scene.draft.count(parent, Kind::Task) as u32 + 1
}

/// A task with nothing in it yet.
fn blank<E: Entities + ?Sized>(scene: &Scene<'_, E>, id: Id, programme: Id) -> Task {
    Task {
        id: crate::id::TaskId(id),
        no: 1,
        title: String::new(),
        detail: String::new(),
        programme: crate::id::ProgrammeId(programme),
        parent: None,
        charge: None,
        leaders: Vec::new(),
        lead_units: Vec::new(),
        support_units: Vec::new(),
        start: None,
        due: None,
        progress: 0,
        progress_day: None,
        progress_seq: Seq(0),
        status: Status::NotStarted,
        block: None,
        visibility: Default::default(),
        steps: Vec::new(),
        source: None,
        edits: Vec::new(),
        meta: Meta::new(scene.stamp),
    }
}

/// Splits a task into parts.
pub fn split<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SplitTask,
) -> Result<(), Refusal> {
    let whole = scene.task(act.task, Action::SplitTask)?;
    stands(&whole, &[Status::NotStarted, Status::InProgress, Status::Blocked])?;
    if act.parts.is_empty() {
        return Err(Refusal::invalid(Part::Parts, Fault::Missing));
    }
    if act.parts.len() > UNITS_MAX as usize {
        return Err(Refusal::invalid(Part::Parts, Fault::TooLong { max: UNITS_MAX }));
    }
    let first = next_no(scene, whole.id.into());
    for (index, part) in act.parts.iter().enumerate() {
        if scene.draft.get(part.id.into()).is_some() {
            return Err(Refusal::IdTaken);
        }
        check::units(&scene.draft, &part.lead_units, &part.support_units)?;
        let task = Task {
            no: first + index as u32,
            title: check::required(&part.title, Part::Title, TITLE_MAX)?,
            lead_units: part.lead_units.clone(),
            support_units: part.support_units.clone(),
            due: part.due,
            parent: Some(Parent::from(whole.id)),
            charge: whole.charge,
            leaders: whole.leaders.clone(),
            visibility: whole.visibility,
            source: whole.source.clone(),
            ..blank(scene, part.id.into(), whole.programme.into())
        };
        scene.keep(task, StepKind::Created, String::new());
    }
    let titles: Vec<&str> = act.parts.iter().map(|part| part.title.trim()).collect();
    scene.keep(whole, StepKind::Split, titles.join("；"));
    Ok(())
}

/// Names leaders and units.
pub fn assign<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AssignTask,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::AssignTask)?;
    stands(&task, &OPEN)?;
    check::leaders(&scene.draft, &act.leaders)?;
    check::units(&scene.draft, &act.lead_units, &act.support_units)?;
    let current = Value::Assignment {
        leaders: task.leaders.clone(),
        lead_units: task.lead_units.clone(),
        support_units: task.support_units.clone(),
    };
    let proposed = Value::Assignment {
        leaders: act.leaders.clone(),
        lead_units: act.lead_units.clone(),
        support_units: act.support_units.clone(),
    };
    if propose(scene, &mut task, Property::Assignment, current, proposed) {
        task.leaders = act.leaders.clone();
        task.lead_units = act.lead_units.clone();
        task.support_units = act.support_units.clone();
    }
    scene.keep(task, StepKind::Assigned, String::new());
    Ok(())
}

/// Changes title, text or visibility.
pub fn edit<E: Entities + ?Sized>(scene: &mut Scene<'_, E>, act: &EditTask) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::EditTask)?;
    stands(&task, &OPEN)?;
    let mut was = String::new();
    if let Some(title) = &act.title {
        let title = check::required(title, Part::Title, TITLE_MAX)?;
        let (old, new) = (Value::Text(task.title.clone()), Value::Text(title.clone()));
        if propose(scene, &mut task, Property::Title, old, new) {
            was = std::mem::replace(&mut task.title, title);
        }
    }
    if let Some(detail) = &act.detail {
        let detail = check::optional(detail, Part::Detail, TEXT_MAX)?;
        let (old, new) = (Value::Text(task.detail.clone()), Value::Text(detail.clone()));
        if propose(scene, &mut task, Property::Detail, old, new) {
            task.detail = detail;
        }
    }
    if let Some(visibility) = act.visibility {
        let (old, new) = (Value::Visibility(task.visibility), Value::Visibility(visibility));
        if propose(scene, &mut task, Property::Visibility, old, new) {
            task.visibility = visibility;
        }
    }
    scene.keep(task, StepKind::Edited, was);
    Ok(())
}

/// Changes the last day; the step remembers the old one and the reason.
pub fn change_due<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ChangeDue,
) -> Result<(), Refusal> {
    let mut task = scene.task(act.task, Action::ChangeDue)?;
    stands(&task, &OPEN)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    check::span(task.start, act.due)?;
    let old = task.due;
    if propose(scene, &mut task, Property::Due, Value::Day(old), Value::Day(act.due)) {
        task.due = act.due;
    }
    let was = old.map(|day| format!("{day} ")).unwrap_or_default();
    scene.keep(task, StepKind::DueChanged, format!("{was}{reason}"));
    Ok(())
}

fn propose<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    task: &mut Task,
    property: Property,
    current: Value,
    proposed: Value,
) -> bool {
    let place = Place { on: task.id.into(), programme: task.programme, edits: &mut task.edits };
    settle(scene, place, property, current, proposed)
}
