//! 看板: programmes as boards, and a programme as a wall.

pub mod choice;
pub mod select;
pub mod sums;

mod list;
mod parts;
mod tile;
mod wall;
mod wall_head;

pub use list::BoardsPage;
pub use parts::{Head, Nothing, TileWall, Tools, own_tasks, tiles};
pub use wall::WallPage;
pub use wall_head::{WallTools, choice_of_address};
