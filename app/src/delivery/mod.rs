//! 送达: is my work in, what is stuck and why, and what can I do about it.

pub mod act;
pub mod browser;
pub mod select;
pub mod standing;
pub mod words;

mod connection;
mod discard;
mod export;
mod file;
mod files;
mod hand_over;
mod item;
mod page;
mod sent;
mod ways;

pub use page::DeliveryPage;
