//! What was: the conflict box, the history of one thing, and the log with its verification.
//! Selectors and the verification are free of web types.

pub mod conflicts;
pub mod filter;
pub mod told;
pub mod verify;

mod box_page;
mod box_row;
mod history_page;
mod kept;
mod known;
mod links;
mod log_page;
mod reading;
mod row;
mod trouble;
mod verify_card;

pub use box_page::ConflictsPage;
pub use history_page::HistoryPage;
pub use links::{HistoryLink, RecordLinks};
pub use log_page::LogPage;
