//! 我的: who I am, how it looks, what this device holds, and the way out.

pub mod select;

mod about;
mod export;
mod leave;
mod look;
mod page;
mod password;
mod storage;
mod who;

pub use page::AccountPage;
