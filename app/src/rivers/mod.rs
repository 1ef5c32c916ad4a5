//! 河湖长制: its wall of rivers, tasks and numbers, and a river's page.

pub mod filter;
pub mod select;
pub mod work;

mod file;
mod page;
mod row;
mod tasks;
mod tools;
mod wall;

pub use page::RiverPage;
pub use wall::RiverWall;
