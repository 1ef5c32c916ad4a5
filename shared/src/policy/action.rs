//! The table of rights: which hat may do what to tasks, chains and instructions. What concerns
//! findings stands in `finding`.

use super::{Hat, finding};

/// What can be done to a task, a chain, a finding or a programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Action {
    /// Create a task under it.
    CreateTask,
    /// Split a task.
    SplitTask,
    /// Name leaders and units.
    AssignTask,
    /// Change title, text or visibility.
    EditTask,
    /// Change the last day.
    ChangeDue,
    /// Report progress.
    Report,
    /// Mark as stuck.
    Block,
    /// Mark as no longer stuck.
    Unblock,
    /// Submit for acceptance.
    Submit,
    /// Accept.
    Accept,
    /// Send back.
    Return,
    /// Open again.
    Reopen,
    /// Cancel.
    Cancel,
    /// Comment.
    Comment,
    /// Register one of the five-ones.
    MarkOne,
    /// Give an instruction, or hurry along.
    Instruct,
    /// Take an instruction on for an addressee.
    Acknowledge,
    /// Answer an instruction for an addressee.
    AnswerInstruction,
    /// Confirm or close one's own instruction.
    CloseInstruction,
    /// Report by period.
    ReportPeriod,
    /// Register a finding under it.
    RegisterFinding,
    /// Change a finding's words or who may see it.
    EditFinding,
    /// Say which field, river and township a finding belongs to.
    PlaceFinding,
    /// Say how bad a finding is.
    GradeFinding,
    /// Add photos and files to a finding.
    AddEvidence,
    /// Recognise a finding as what it was registered as.
    RecogniseFinding,
    /// Say that a finding was put right on the spot.
    FixOnSpot,
    /// Settle who puts a finding right, how and by when.
    PlanFinding,
    /// Settle that anew.
    ReplanFinding,
    /// Report on putting a finding right.
    Rectify,
    /// Submit a finding for acceptance.
    SubmitFinding,
    /// Suspend business over a finding.
    SuspendBusiness,
    /// Let business go on.
    ResumeBusiness,
    /// Record a verification on the spot.
    VerifyFinding,
    /// Sign a joint acceptance.
    SignAcceptance,
    /// Accept what was done about a finding.
    AcceptFinding,
    /// Send it back.
    ReturnFinding,
    /// Strike a finding off.
    CloseFinding,
    /// Open a finding again.
    ReopenFinding,
    /// Take back a finding that was registered by mistake.
    VoidFinding,
    /// List a major finding.
    ListFinding,
    /// Lift a listing.
    LiftListing,
    /// Hand a case over to procurator or police.
    HandOverCase,
    /// Receive such a case.
    ReceiveCase,
    /// Add a photo or file.
    Attach,
    /// Record an inspection.
    RecordInspection,
    /// Draw findings that are looked at again.
    DrawRecheck,
    /// Say what looking again showed.
    VisitRecheck,
    /// Send a reminder, a warning, a circular, a summons, praise.
    Escalate,
    /// Acknowledge such a letter.
    AcknowledgeEscalation,
    /// Keep the lines of a ledger.
    KeepLedger,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 51] = [
        Action::CreateTask,
        Action::SplitTask,
        Action::AssignTask,
        Action::EditTask,
        Action::ChangeDue,
        Action::Report,
        Action::Block,
        Action::Unblock,
        Action::Submit,
        Action::Accept,
        Action::Return,
        Action::Reopen,
        Action::Cancel,
        Action::Comment,
        Action::MarkOne,
        Action::Instruct,
        Action::Acknowledge,
        Action::AnswerInstruction,
        Action::CloseInstruction,
        Action::ReportPeriod,
        Action::RegisterFinding,
        Action::EditFinding,
        Action::PlaceFinding,
        Action::GradeFinding,
        Action::AddEvidence,
        Action::RecogniseFinding,
        Action::FixOnSpot,
        Action::PlanFinding,
        Action::ReplanFinding,
        Action::Rectify,
        Action::SubmitFinding,
        Action::SuspendBusiness,
        Action::ResumeBusiness,
        Action::VerifyFinding,
        Action::SignAcceptance,
        Action::AcceptFinding,
        Action::ReturnFinding,
        Action::CloseFinding,
        Action::ReopenFinding,
        Action::VoidFinding,
        Action::ListFinding,
        Action::LiftListing,
        Action::HandOverCase,
        Action::ReceiveCase,
        Action::Attach,
        Action::RecordInspection,
        Action::DrawRecheck,
        Action::VisitRecheck,
        Action::Escalate,
        Action::AcknowledgeEscalation,
        Action::KeepLedger,
    ];
}

/// Whether `hat` allows `action`.
///
/// Chiefs and offices dispatch, accept and close; the lead unit plans, assigns, reports and
/// submits; a supporting unit reports on what names it; whoever split a task decides about its
/// parts. What a lead unit owes by period may come to the office on paper: the office may enter it.
/// Leaders see everything, speak up and instruct; they do not do the units' work for them. An
/// instruction is closed by its owner, and taken on and answered by those it is addressed to. Admin
/// and auditor change no content.
pub fn allows(hat: Hat, action: Action) -> bool {
    use Action::*;
    if action >= RegisterFinding {
        return finding::allows(hat, action);
    }
    match hat {
        Hat::Office => {
            !matches!(action, Report | Submit | Acknowledge | AnswerInstruction | CloseInstruction)
        }
        Hat::Chief => allows(Hat::Office, action) && action != ReportPeriod,
        Hat::Owner => action == CloseInstruction,
        Hat::Parent => matches!(
            action,
            SplitTask
                | AssignTask
                | EditTask
                | ChangeDue
                | Accept
                | Return
                | Reopen
                | Cancel
                | Comment
        ),
        Hat::Lead => matches!(
            action,
            CreateTask
                | SplitTask
                | AssignTask
                | EditTask
                | Report
                | Block
                | Unblock
                | Submit
                | Comment
                | MarkOne
                | Acknowledge
                | AnswerInstruction
                | ReportPeriod
        ),
        Hat::Support => {
            matches!(action, Report | Block | Comment | Acknowledge | AnswerInstruction)
        }
        Hat::Leader => matches!(action, Comment | Instruct),
        Hat::Reader => action == Comment,
        _ => false,
    }
}
