//! What the pages of a chain, a field and a river have in common: how it stands, what can be done
//! there, its tasks, its numbers to reach and what happened.

pub mod select;

mod actions;
mod board;
mod feed;
mod indicators;
mod standing;
mod tasks;

pub use actions::ChargeActions;
pub use feed::Feed;
pub use indicators::{IndicatorRow, Indicators, unit};
pub use standing::Standing;
pub use tasks::ChargeTasks;
