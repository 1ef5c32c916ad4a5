//! 批示 and 催办: given on a task, a chain or a report, read, taken on, answered and closed. What
//! waits for a person stands on top of 待办 and belongs to the first load; everything else comes
//! with the pages. Selectors are free of web types.

pub mod nudging;
pub mod select;
pub mod waiting;

mod act;
mod answer;
mod card;
mod close;
mod dictation;
mod give;
mod nudge;
mod page;
mod rows;
#[cfg(test)]
pub mod sample;
mod section;
mod sight;

pub use answer::AnswerForm;
pub use close::CloseForm;
pub use give::InstructForm;
pub use nudge::NudgeForm;
pub use page::InstructionPage;
pub use rows::WaitingInstructions;
pub use section::{Instructions, TaskInstructions};

use crate::replica::Store;
use crate::tasks::look;
use select::Reader;

/// Reads the replica as the person of this session does, in their own name or a leader's; whoever
/// calls runs again when anything changes.
fn read<T>(store: Store, read: impl FnOnce(Reader<'_, '_>) -> T) -> T {
    let in_person = store.actor() == store.me().actor;
    look(store, |viewer| read(Reader { viewer, in_person }))
}
