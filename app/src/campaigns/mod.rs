//! 专项行动: its wall of fields with its phases, and a field's page.

pub mod phase;
pub mod select;

mod head;
mod page;
mod phases;
mod units;
mod wall;

pub use page::FieldPage;
pub use units::unit_of_address;
pub use wall::CampaignWall;
