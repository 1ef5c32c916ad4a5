//! 看板: programmes as boards, and a programme as a wall of chains.

pub mod choice;
pub mod select;
pub mod sums;

mod list;
mod tile;
mod wall;
mod wall_head;

pub use list::BoardsPage;
pub use wall::WallPage;
