//! The table of rights: which hat may do what.

use super::Hat;

/// What can be done to a task, a chain or a programme.
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
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 20] = [
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
        Hat::Admin | Hat::Auditor => false,
    }
}
