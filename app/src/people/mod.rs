//! 单位与人员, and their 账号: what an admin keeps. Units, people and posts change by ordinary acts,
//! offline like all others; accounts are the server's, and need a network.

mod accounts;
mod find;
mod forms;
mod group;
mod page;
mod select;

pub use accounts::{AccountsPage, Column};
pub use forms::{Keeping, SeatKind};
pub use page::PeoplePage;
pub use select::Which;
