//! 应急包: unsent work as one file, out of a device that cannot deliver it, and into the county by
//! another device or another person.

pub mod list;
pub mod package;
pub mod told;

mod bringing;
mod into;
mod out;
mod page;

pub use page::RescuePage;
