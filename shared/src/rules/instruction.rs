//! Instructions: given, confirmed in person, seen, taken on, answered, closed.
//!
//! What a delegate enters stays with the leader until the leader confirms it. Seeing and taking on
//! are recorded once; a second time changes nothing and is no error, for two clerks of a unit may
//! both do it offline.

use std::rc::Rc;

use super::check::{self, TEXT_MAX};
use super::{Entities, Fault, Part, Refusal, Scene, posts, task};
use crate::id::{Id, InstructionId, ProgrammeId, UnitId};
use crate::model::{
    Acknowledgement, Closing, Entity, Feedback, Instruction, InstructionKind, Kind, Meta, Seat,
    Sight, Task,
};
use crate::mutation::{
    AcknowledgeInstruction, AnswerInstruction, CloseInstruction, ConfirmInstruction,
    GiveInstruction, NudgeTasks, SeeInstruction, TurnIntoTask,
};
use crate::policy::{self, Action, Denial};

/// Nudges at once.
pub const NUDGES_MAX: u32 = 500;

/// Gives an instruction on a task, a chain, a field, a river or a report.
pub fn give<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &GiveInstruction,
) -> Result<(), Refusal> {
    let on = scene.draft.get(act.on).ok_or(Refusal::NotFound(Kind::Task))?;
    let target = match &*on {
        Entity::Task(_) | Entity::Chain(_) | Entity::Field(_) | Entity::River(_) => on.clone(),
        Entity::Report(report) => {
            scene.draft.get(report.task.into()).ok_or(Refusal::NotFound(Kind::Task))?
        }
        _ => return Err(Refusal::NotFound(Kind::Task)),
    };
    let programme = target.programme().ok_or(Refusal::NotFound(Kind::Programme))?;
    policy::can(&scene.draft, scene.envelope.actor, Action::Instruct, &target)?;
    check::addressees(&scene.draft, &act.units)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    let about = About { on: act.on, kind: on.kind(), programme };
    let mut given = scene.instruction(act.id, about, InstructionKind::Directive, words)?;
    given.units = act.units.clone();
    given.due = act.due;
    scene.draft.put(given);
    Ok(())
}

/// Hurries tasks along: an instruction to the lead units of each.
pub fn nudge<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &NudgeTasks,
) -> Result<(), Refusal> {
    if act.nudges.is_empty() {
        return Err(Refusal::invalid(Part::Parts, Fault::Missing));
    }
    if act.nudges.len() > NUDGES_MAX as usize {
        return Err(Refusal::invalid(Part::Parts, Fault::TooLong { max: NUDGES_MAX }));
    }
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    for nudge in &act.nudges {
        let task = scene.task(nudge.task, Action::Instruct)?;
        if task.programme != act.programme {
            return Err(Refusal::invalid(Part::Parts, Fault::WrongKind));
        }
        if task.status.is_closed() {
            return Err(Refusal::WrongStatus(task.status));
        }
        let about = About { on: task.id.into(), kind: Kind::Task, programme: task.programme };
        let kind = InstructionKind::Nudge;
        let mut given = scene.instruction(nudge.id, about, kind, words.clone())?;
        given.units = task.lead_units;
        scene.draft.put(given);
    }
    Ok(())
}

/// The leader confirms in person: from now on the addressees see it.
pub fn confirm<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ConfirmInstruction,
) -> Result<(), Refusal> {
    scene.in_person()?;
    let mut given = scene.own(act.instruction)?;
    if given.confirmed.is_none() {
        given.confirmed = Some(scene.stamp);
        scene.keep_instruction(given);
    }
    Ok(())
}

/// Somebody has opened it.
pub fn see<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SeeInstruction,
) -> Result<(), Refusal> {
    let (mut given, entity) = scene.given(act.instruction)?;
    let actor = scene.envelope.actor;
    if !policy::sees(&scene.draft, actor, &entity) {
        return Err(Denial::NotVisible.into());
    }
    if !given.seen.iter().any(|sight| sight.stamp.by == actor) {
        given.seen.push(Sight { stamp: scene.stamp });
        scene.keep_instruction(given);
    }
    Ok(())
}

/// An addressee takes it on.
pub fn acknowledge<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AcknowledgeInstruction,
) -> Result<(), Refusal> {
    let mut given = scene.addressed(act.instruction, act.unit, Action::Acknowledge)?;
    if take_on(scene, &mut given, act.unit) {
        scene.keep_instruction(given);
    }
    Ok(())
}

/// An addressee says what was done about it.
pub fn answer<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AnswerInstruction,
) -> Result<(), Refusal> {
    let mut given = scene.addressed(act.instruction, act.unit, Action::AnswerInstruction)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    take_on(scene, &mut given, act.unit);
    let (unit, day, stamp) = (act.unit, scene.envelope.day, scene.stamp);
    given.feedback.push(Feedback { unit, words, day, stamp });
    scene.keep_instruction(given);
    Ok(())
}

/// Its owner closes it, or lets go of one that was never confirmed.
pub fn close<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &CloseInstruction,
) -> Result<(), Refusal> {
    let mut given = scene.own(act.instruction)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    given.closed = Some(Closing { words, stamp: scene.stamp });
    scene.keep_instruction(given);
    Ok(())
}

/// It becomes a task: whoever may create tasks there turns it into one.
pub fn turn_into_task<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &TurnIntoTask,
) -> Result<(), Refusal> {
    let (mut given, entity) = scene.given(act.instruction)?;
    if !policy::sees(&scene.draft, scene.envelope.actor, &entity) {
        return Err(Denial::NotVisible.into());
    }
    if given.task.is_some() {
        return Err(Refusal::invalid(Part::Parent, Fault::Twice));
    }
    if act.task.programme != given.programme {
        return Err(Refusal::invalid(Part::Parent, Fault::WrongKind));
    }
    task::create(scene, &act.task)?;
    given.task = Some(act.task.id);
    scene.keep_instruction(given);
    Ok(())
}

fn take_on<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    given: &mut Instruction,
    unit: UnitId,
) -> bool {
    if given.acknowledged.iter().any(|ack| ack.unit == unit) {
        return false;
    }
    given.acknowledged.push(Acknowledgement { unit, stamp: scene.stamp });
    true
}

/// What an instruction is about.
struct About {
    on: Id,
    kind: Kind,
    programme: ProgrammeId,
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// A new instruction without addressees.
    fn instruction(
        &self,
        id: InstructionId,
        about: About,
        kind: InstructionKind,
        words: String,
    ) -> Result<Instruction, Refusal> {
        if self.draft.get(id.into()).is_some() {
            return Err(Refusal::IdTaken);
        }
        Ok(Instruction {
            id,
            on: about.on,
            on_kind: about.kind,
            programme: about.programme,
            kind,
            by: self.envelope.actor,
            words,
            units: Vec::new(),
            due: None,
            confirmed: self.stamp.via.is_none().then_some(self.stamp),
            seen: Vec::new(),
            acknowledged: Vec::new(),
            feedback: Vec::new(),
            task: None,
            closed: None,
            meta: Meta::new(self.stamp),
        })
    }

    /// An instruction that is not closed.
    fn given(&self, id: InstructionId) -> Result<(Instruction, Rc<Entity>), Refusal> {
        let entity = self.draft.get(id.into()).ok_or(Refusal::NotFound(Kind::Instruction))?;
        let given = Instruction::of(&entity).cloned();
        let given = given.ok_or(Refusal::NotFound(Kind::Instruction))?;
        if given.is_open() { Ok((given, entity)) } else { Err(Refusal::AlreadyClosed) }
    }

    /// One that is the actor's own.
    fn own(&self, id: InstructionId) -> Result<Instruction, Refusal> {
        let (given, entity) = self.given(id)?;
        policy::can(&self.draft, self.envelope.actor, Action::CloseInstruction, &entity)?;
        Ok(given)
    }

    /// One that is addressed to a unit the actor may speak for.
    fn addressed(
        &self,
        id: InstructionId,
        unit: UnitId,
        action: Action,
    ) -> Result<Instruction, Refusal> {
        let (given, entity) = self.given(id)?;
        policy::can(&self.draft, self.envelope.actor, action, &entity)?;
        let seat = Seat::Unit(unit);
        let held = posts(&self.draft, self.envelope.actor);
        if !given.units.contains(&unit) || !held.iter().any(|post| post.seat == seat) {
            return Err(Refusal::invalid(Part::LeadUnits, Fault::WrongKind));
        }
        Ok(given)
    }

    fn keep_instruction(&mut self, mut given: Instruction) {
        given.meta.updated = self.stamp;
        self.draft.put(given);
    }
}

/// The task that an instruction is about, if it is about one or about a report on one.
pub fn task_of<E: Entities + ?Sized>(entities: &E, given: &Instruction) -> Option<Rc<Entity>> {
    let on = entities.get(given.on)?;
    match &*on {
        Entity::Report(report) => entities.get(report.task.into()),
        Entity::Task(_) => Some(on),
        _ => None,
    }
    .filter(|entity| Task::of(entity).is_some())
}
