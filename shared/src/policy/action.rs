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
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 15] = [
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
    ];
}

/// Whether `hat` allows `action`.
///
/// Chiefs and offices dispatch, accept and close; the lead unit plans, assigns, reports and
/// submits; a supporting unit reports on what names it; whoever split a task decides about its
/// parts. Leaders see everything and speak up; they do not do the units' work for them. Admin and
/// auditor change no content.
pub fn allows(hat: Hat, action: Action) -> bool {
    use Action::*;
    match hat {
        Hat::Office | Hat::Chief => !matches!(action, Report | Submit),
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
        ),
        Hat::Support => matches!(action, Report | Block | Comment),
        Hat::Leader | Hat::Reader => action == Comment,
        Hat::Admin | Hat::Auditor => false,
    }
}
