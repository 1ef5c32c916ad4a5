//! What people mean to do. A mutation says what was meant (`ReportProgress`), never "row
//! overwritten"; `rules` says what it does, `policy` who may.

mod attachment;
mod chain;
mod comment;
mod delegate;
mod envelope;
mod escalation;
mod finding;
mod inspection;
mod instruction;
mod ledger;
mod people;
mod period_report;
mod read;
mod task;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::wire::{Frame, Unreadable};

pub use attachment::{AddAttachment, NewEvidence};
pub use chain::MarkOne;
pub use comment::AddComment;
pub use delegate::{AppointDelegate, WithdrawDelegate};
pub use envelope::{Digest, ENVELOPE_MAX, Envelope, Sealed};
pub use escalation::{AcknowledgeEscalation, Escalate};
pub use finding::{
    AcceptFinding, AddEvidence, Assurance, CloseFinding, EditFinding, FixOnSpot, GradeFinding,
    HandOverCase, LiftListing, ListFinding, PlaceFinding, PlanRectification, ReceiveCase,
    RecogniseFinding, RegisterFinding, ReopenFinding, ReportRectification, ResumeBusiness,
    ReturnFinding, SignAcceptance, SubmitFinding, SuspendBusiness, VerifyFinding, VoidFinding,
};
pub use inspection::{DrawRecheck, RecordInspection, VisitRecheck};
pub use instruction::{
    AcknowledgeInstruction, AnswerInstruction, CloseInstruction, ConfirmInstruction,
    GiveInstruction, Nudge, NudgeTasks, SeeInstruction, TurnIntoTask,
};
pub use ledger::{AddLedgerEntry, CloseLedgerEntry, EditLedgerEntry};
pub use people::{AddPerson, AddPost, AddUnit, EditUnit, HoldPost, RenamePerson};
pub use period_report::ReportPeriod;
pub use read::MarkRead;
pub use task::{
    AcceptTask, AssignTask, BlockTask, CancelTask, ChangeDue, CreateTask, EditTask, Part,
    ReopenTask, ReportProgress, ReturnTask, SplitTask, SubmitTask, UnblockTask,
};

/// What a mutation holds: the act itself, or a box around one that would make all others larger.
macro_rules! held {
    ($kind:ident) => { $kind };
    ($kind:ident boxed) => { Box<$kind> };
}

macro_rules! mutations {
    ($($kind:ident $($boxed:ident)? = $number:literal,)*) => {
        /// Anything a person can do to the county's content. The number is part of the stored and
        /// sent format: never renumber, never change a shape once shipped.
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Mutation {
            $(#[allow(missing_docs)] $kind(held!($kind $($boxed)?)),)*
        }

        $(impl From<$kind> for Mutation {
            fn from(mutation: $kind) -> Mutation {
                Mutation::$kind(mutation.into())
            }
        })*

        /// The kinds of mutations: what a row of the log says even where it keeps its words back.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u16)]
        pub enum MutationKind {
            $(#[allow(missing_docs)] $kind = $number,)*
        }

        impl MutationKind {
            /// Every kind there is.
            pub const ALL: &[MutationKind] = &[$(MutationKind::$kind,)*];
        }

        impl Mutation {
            /// Its kind.
            pub fn kind(&self) -> MutationKind {
                match self {
                    $(Mutation::$kind(_) => MutationKind::$kind,)*
                }
            }
        }

        impl From<&Mutation> for Frame {
            fn from(mutation: &Mutation) -> Frame {
                match mutation {
                    $(Mutation::$kind(inner) => Frame::seal($number, inner),)*
                }
            }
        }

        impl TryFrom<&Frame> for Mutation {
            type Error = Unreadable;

            fn try_from(frame: &Frame) -> Result<Mutation, Unreadable> {
                match (frame.kind, frame.version) {
                    $(($number, 1) => frame.open::<$kind>().map(Mutation::from),)*
                    (kind, version) => Err(Unreadable::Unknown { kind, version }),
                }
            }
        }
    };
}

mutations! {
    CreateTask = 101,
    SplitTask = 102,
    AssignTask = 103,
    EditTask = 104,
    ChangeDue = 105,
    ReportProgress = 106,
    BlockTask = 107,
    UnblockTask = 108,
    SubmitTask = 109,
    AcceptTask = 110,
    ReturnTask = 111,
    ReopenTask = 112,
    CancelTask = 113,
    AddComment = 120,
    MarkOne = 130,
    GiveInstruction = 140,
    NudgeTasks = 141,
    ConfirmInstruction = 142,
    SeeInstruction = 143,
    AcknowledgeInstruction = 144,
    AnswerInstruction = 145,
    CloseInstruction = 146,
    TurnIntoTask = 147,
    AppointDelegate = 150,
    WithdrawDelegate = 151,
    MarkRead = 155,
    AddUnit = 160,
    EditUnit = 161,
    AddPerson = 162,
    RenamePerson = 163,
    AddPost = 164,
    HoldPost = 165,
    ReportPeriod = 170,
    RegisterFinding boxed = 180,
    EditFinding = 181,
    PlaceFinding = 182,
    GradeFinding = 183,
    AddEvidence = 184,
    RecogniseFinding = 185,
    FixOnSpot = 186,
    PlanRectification = 187,
    ReportRectification = 188,
    SuspendBusiness = 189,
    ResumeBusiness = 190,
    SubmitFinding = 191,
    VerifyFinding = 192,
    SignAcceptance = 193,
    AcceptFinding = 194,
    ReturnFinding = 195,
    CloseFinding = 196,
    ReopenFinding = 197,
    VoidFinding = 198,
    ListFinding = 199,
    LiftListing = 200,
    HandOverCase = 201,
    ReceiveCase = 202,
    AddAttachment = 205,
    RecordInspection = 210,
    DrawRecheck = 211,
    VisitRecheck = 212,
    Escalate = 215,
    AcknowledgeEscalation = 216,
    AddLedgerEntry boxed = 220,
    EditLedgerEntry = 221,
    CloseLedgerEntry = 222,
}

impl MutationKind {
    /// The kind with this number, or `None` for one this version does not know.
    pub fn from_number(number: u16) -> Option<MutationKind> {
        MutationKind::ALL.iter().copied().find(|kind| *kind as u16 == number)
    }
}

impl Mutation {
    /// Whether it only says what its person has read. Such an act is always done in one's own name,
    /// whoever one enters for; it is sent like every other, but nobody waits for it: it is neither
    /// counted nor listed with what is to be delivered.
    pub fn is_quiet(&self) -> bool {
        matches!(self, Mutation::MarkRead(_) | Mutation::SeeInstruction(_))
    }

    /// The number of its kind.
    pub fn number(&self) -> u16 {
        self.kind() as u16
    }

    /// What it is done to, or makes.
    pub fn subject(&self) -> Id {
        match self {
            Mutation::CreateTask(act) => act.id.into(),
            Mutation::SplitTask(act) => act.task.into(),
            Mutation::AssignTask(act) => act.task.into(),
            Mutation::EditTask(act) => act.task.into(),
            Mutation::ChangeDue(act) => act.task.into(),
            Mutation::ReportProgress(act) => act.task.into(),
            Mutation::BlockTask(act) => act.task.into(),
            Mutation::UnblockTask(act) => act.task.into(),
            Mutation::SubmitTask(act) => act.task.into(),
            Mutation::AcceptTask(act) => act.task.into(),
            Mutation::ReturnTask(act) => act.task.into(),
            Mutation::ReopenTask(act) => act.task.into(),
            Mutation::CancelTask(act) => act.task.into(),
            Mutation::AddComment(act) => act.on,
            Mutation::MarkOne(act) => act.chain.into(),
            Mutation::GiveInstruction(act) => act.id.into(),
            Mutation::NudgeTasks(act) => act.programme.into(),
            Mutation::ConfirmInstruction(act) => act.instruction.into(),
            Mutation::SeeInstruction(act) => act.instruction.into(),
            Mutation::AcknowledgeInstruction(act) => act.instruction.into(),
            Mutation::AnswerInstruction(act) => act.instruction.into(),
            Mutation::CloseInstruction(act) => act.instruction.into(),
            Mutation::TurnIntoTask(act) => act.instruction.into(),
            Mutation::AppointDelegate(act) => act.id.into(),
            Mutation::WithdrawDelegate(act) => act.delegate.into(),
            Mutation::MarkRead(_) => Id::default(),
            Mutation::AddUnit(act) => act.id.into(),
            Mutation::EditUnit(act) => act.unit.into(),
            Mutation::AddPerson(act) => act.id.into(),
            Mutation::RenamePerson(act) => act.person.into(),
            Mutation::AddPost(act) => act.id.into(),
            Mutation::HoldPost(act) => act.post.into(),
            Mutation::ReportPeriod(act) => act.chain.into(),
            Mutation::RegisterFinding(act) => act.id.into(),
            Mutation::EditFinding(act) => act.finding.into(),
            Mutation::PlaceFinding(act) => act.finding.into(),
            Mutation::GradeFinding(act) => act.finding.into(),
            Mutation::AddEvidence(act) => act.finding.into(),
            Mutation::RecogniseFinding(act) => act.finding.into(),
            Mutation::FixOnSpot(act) => act.finding.into(),
            Mutation::PlanRectification(act) => act.finding.into(),
            Mutation::ReportRectification(act) => act.finding.into(),
            Mutation::SuspendBusiness(act) => act.finding.into(),
            Mutation::ResumeBusiness(act) => act.finding.into(),
            Mutation::SubmitFinding(act) => act.finding.into(),
            Mutation::VerifyFinding(act) => act.finding.into(),
            Mutation::SignAcceptance(act) => act.finding.into(),
            Mutation::AcceptFinding(act) => act.finding.into(),
            Mutation::ReturnFinding(act) => act.finding.into(),
            Mutation::CloseFinding(act) => act.finding.into(),
            Mutation::ReopenFinding(act) => act.finding.into(),
            Mutation::VoidFinding(act) => act.finding.into(),
            Mutation::ListFinding(act) => act.finding.into(),
            Mutation::LiftListing(act) => act.finding.into(),
            Mutation::HandOverCase(act) => act.finding.into(),
            Mutation::ReceiveCase(act) => act.finding.into(),
            Mutation::AddAttachment(act) => act.on,
            Mutation::RecordInspection(act) => act.id.into(),
            Mutation::DrawRecheck(act) => act.id.into(),
            Mutation::VisitRecheck(act) => act.recheck.into(),
            Mutation::Escalate(act) => act.id.into(),
            Mutation::AcknowledgeEscalation(act) => act.escalation.into(),
            Mutation::AddLedgerEntry(act) => act.id.into(),
            Mutation::EditLedgerEntry(act) => act.line.into(),
            Mutation::CloseLedgerEntry(act) => act.line.into(),
        }
    }
}
