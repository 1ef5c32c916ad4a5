//! 问题、隐患: registering one, its page with everything that can be done about it, lists of them, and
//! what follows: looking again, and letters. Selectors are free of web types.

pub mod evidence;
pub mod facts;
pub mod filter;
pub mod forms;
pub mod lists;
pub mod offers;
pub mod recall;
pub mod rechecks;
pub mod select;
pub mod waiting;

mod actions;
mod board;
mod capture;
mod counters;
mod course;
mod head;
mod list;
mod mine;
mod page;
mod row;
#[cfg(test)]
pub mod sample;

pub use board::FindingsOf;
pub use capture::CapturePage;
pub use list::FindingsPage;
pub use mine::WaitingFindings;
pub use page::FindingPage;
