//! Days, the periods a county reports by, and the days on which work is done. Civil days only: no times of day, no time zones.

mod day;
pub mod holidays;
mod period;

pub use day::{Day, NotADay};
pub use period::{Every, Period, Third};
