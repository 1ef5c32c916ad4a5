//! Which form is open on a page, and what it starts from.

use leptos::prelude::*;
use shared::calendar::{Day, Every};
use shared::id::{
    ChainId, Counter, EscalationId, FindingId, Id, InstructionId, ProgrammeId, RecheckId, TaskId,
    UnitId,
};
use shared::model::{One, Parent};
use shared::mutation::{Mutation, NudgeTasks};
use shared::rules::Refusal;
use shared::sync::replica::{Item, State};

use crate::findings::offers::Form as FindingForm;
use crate::instructions::nudging::Place;
use crate::people::Keeping;
use crate::tasks::offers::Form;

/// What a form is about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Subject {
    /// A task.
    Task(TaskId, Form),
    /// A new task under a programme, or one of its chains or fields.
    Create(ProgrammeId, Option<Parent>),
    /// A remark on a task, a chain, a field or a river.
    Comment(Id),
    /// One of a chain's five-ones.
    Mark(ChainId, One),
    /// A chain's report on one period.
    Period(ChainId, Every, Day),
    /// A unit, a person or a post, as the admin keeps them.
    People(Keeping),
    /// An instruction on a task, a chain, a field, a river or a report.
    Instruct(Id),
    /// An answer to an instruction.
    Answer(InstructionId),
    /// The end of an instruction.
    Close(InstructionId),
    /// A new task that an instruction becomes.
    ToTask(InstructionId),
    /// Tasks that are hurried along.
    Nudge(Place),
    /// A finding.
    Finding(FindingId, FindingForm),
    /// A new finding.
    Register,
    /// Closed findings of a programme that are drawn to be looked at again.
    Draw(ProgrammeId),
    /// What looking again at one of those drawn showed.
    Visit(RecheckId, FindingId),
    /// A letter to a unit.
    Letter(ProgrammeId, UnitId),
    /// That a unit has a letter.
    AcknowledgeLetter(EscalationId),
}

/// A form to open.
#[derive(Clone, PartialEq, Debug)]
pub struct Opening {
    /// What it is about.
    pub subject: Subject,
    /// What to begin with, in place of a draft.
    pub start: Option<Mutation>,
    /// The refused act that it corrects, and why that was refused.
    pub corrects: Option<(Counter, Refusal)>,
}

impl Opening {
    /// An empty form, or the draft that was left of it.
    pub fn new(subject: Subject) -> Opening {
        Opening { subject, start: None, corrects: None }
    }

    /// A form of a task.
    pub fn of_task(task: TaskId, form: Form) -> Opening {
        Opening::new(match form {
            Form::Comment => Subject::Comment(task.into()),
            form => Subject::Task(task, form),
        })
    }

    /// A form of a finding.
    pub fn of_finding(finding: FindingId, form: FindingForm) -> Opening {
        Opening::new(match form {
            FindingForm::Comment => Subject::Comment(finding.into()),
            form => Subject::Finding(finding, form),
        })
    }

    /// The form that would have made `act`, filled with it.
    pub fn of(act: Mutation) -> Option<Opening> {
        let subject = subject(&act)?;
        Some(Opening { subject, start: Some(act), corrects: None })
    }

    /// The form that corrects a refused act.
    pub fn fix(item: &Item) -> Option<Opening> {
        let State::Refused(refused) = item.state else { return None };
        let corrects = Some((item.envelope.counter, refused.reason));
        Some(Opening { corrects, ..Opening::of(item.envelope.mutation.clone())? })
    }
}

fn subject(act: &Mutation) -> Option<Subject> {
    let form = match act {
        Mutation::CreateTask(act) => return Some(Subject::Create(act.programme, act.parent)),
        Mutation::AddComment(act) => return Some(Subject::Comment(act.on)),
        Mutation::MarkOne(act) => return Some(Subject::Mark(act.chain, act.one)),
        Mutation::ReportPeriod(act) => {
            return Some(Subject::Period(act.chain, act.every, act.period_from));
        }
        Mutation::AddUnit(_) => return Some(Subject::People(Keeping::NewUnit)),
        Mutation::EditUnit(act) => return Some(Subject::People(Keeping::Unit(act.unit))),
        Mutation::AddPerson(_) => return Some(Subject::People(Keeping::NewPerson)),
        Mutation::RenamePerson(act) => return Some(Subject::People(Keeping::Person(act.person))),
        Mutation::AddPost(act) => return Some(Subject::People(Keeping::NewPost(Some(act.seat)))),
        Mutation::HoldPost(act) => return Some(Subject::People(Keeping::Post(act.post))),
        Mutation::GiveInstruction(act) => return Some(Subject::Instruct(act.on)),
        Mutation::AnswerInstruction(act) => return Some(Subject::Answer(act.instruction)),
        Mutation::CloseInstruction(act) => return Some(Subject::Close(act.instruction)),
        Mutation::TurnIntoTask(act) => return Some(Subject::ToTask(act.instruction)),
        Mutation::NudgeTasks(act) => return Some(Subject::Nudge(place(act))),
        Mutation::RegisterFinding(_) => return Some(Subject::Register),
        Mutation::DrawRecheck(act) => return Some(Subject::Draw(act.programme)),
        Mutation::VisitRecheck(act) => return Some(Subject::Visit(act.recheck, act.finding)),
        Mutation::Escalate(act) => return Some(Subject::Letter(act.programme, act.unit)),
        Mutation::AcknowledgeEscalation(act) => {
            return Some(Subject::AcknowledgeLetter(act.escalation));
        }
        Mutation::SplitTask(_) => Form::Split,
        Mutation::AssignTask(_) => Form::Assign,
        Mutation::EditTask(_) => Form::Edit,
        Mutation::ChangeDue(_) => Form::ChangeDue,
        Mutation::ReportProgress(_) => Form::Report,
        Mutation::BlockTask(_) => Form::Block,
        Mutation::UnblockTask(_) => Form::Unblock,
        Mutation::SubmitTask(_) => Form::Submit,
        Mutation::AcceptTask(_) => Form::Accept,
        Mutation::ReturnTask(_) => Form::Return,
        Mutation::ReopenTask(_) => Form::Reopen,
        Mutation::CancelTask(_) => Form::Cancel,
        other => {
            // None: done by one press, or by other features with forms of their own.
            let form = FindingForm::of(other)?;
            return Some(Subject::Finding(FindingId(other.subject()), form));
        }
    };
    Some(Subject::Task(TaskId(act.subject()), form))
}

/// What was hurried along: one task, or what is overdue in a programme.
fn place(act: &NudgeTasks) -> Place {
    match act.nudges.as_slice() {
        [only] => Place::Task(only.task),
        _ => Place::Programme(act.programme),
    }
}

/// The one place of a page where forms open.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Whether a form is open.
    pub is_open: RwSignal<bool>,
    /// The form; it stays while its sheet closes.
    pub current: RwSignal<Option<Opening>>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Desk {
        Desk { is_open: RwSignal::new(false), current: RwSignal::new(None) }
    }

    /// Opens a form.
    pub fn open(self, opening: Opening) {
        self.current.set(Some(opening));
        self.is_open.set(true);
    }

    /// Opens a form once the sheet that asked for it has closed and given the focus back.
    pub fn open_next(self, opening: Opening) {
        request_animation_frame(move || self.open(opening));
    }

    /// Opens a form of a task.
    pub fn task(self, task: TaskId, form: Form) {
        self.open(Opening::of_task(task, form));
    }

    /// Closes the form. The page, and with it the desk, may be gone by then.
    pub fn close(self) {
        let _gone = self.is_open.try_set(false);
    }
}
