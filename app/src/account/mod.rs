//! 我的: who I am, how it looks, what this device holds, what a county owes its people to say, and
//! the way out.

pub mod select;

mod about;
mod acting;
mod agent;
mod contact;
mod delegates;
mod delivery;
mod devices;
mod export;
mod install;
mod leave;
mod look;
mod manage;
mod page;
mod password;
mod privacy;
mod room;
mod storage;
mod who;

pub use devices::{DeviceList, Listing, call_words};
pub use install::InstallPage;
pub use page::AccountPage;
pub use privacy::PrivacyPage;
