//! 消息: what a person should hear of. `shared::rules::messages` says what that is; nothing here is
//! stored but what was read.

pub mod select;

mod inbox;
mod page;
mod row;

pub use inbox::{Inbox, told};
pub use page::MessagesPage;
