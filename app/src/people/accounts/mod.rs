//! Accounts: who can log in. They live on the server alone; here they are asked for, checked before
//! they are sent, and their passwords shown once.

mod book;
mod check;
mod list;
mod manage;
mod many;
mod notices;
mod one;
mod page;
mod secret;
mod slip;
mod table;

pub use page::AccountsPage;
pub use table::Column;
