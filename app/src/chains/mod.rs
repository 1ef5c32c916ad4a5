//! A chain's page: five-ones, blueprint, indicators, tasks and what happened.

pub mod layout;
pub mod level;
pub mod order;
pub mod select;
pub mod wrap;

mod blueprint;
mod head;
mod mark;
mod ones;
mod page;
#[cfg(test)]
pub mod sample;

pub use mark::MarkForm;
pub use page::ChainPage;
