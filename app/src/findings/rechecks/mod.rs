//! 回头看 and 督办函: what is drawn to be looked at again, and the letters that the records call for.

mod forms;
mod letters;
mod page;
mod select;
mod supervision;

pub use forms::{DrawForm, VisitForm};
pub use letters::{AcknowledgeForm, LetterForm};
pub use page::RecheckPage;
pub use supervision::Supervision;
