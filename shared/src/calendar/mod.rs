//! Days and the periods a county reports by. Civil days only: no times of day, no time zones.

mod day;
mod period;

pub use day::{Day, NotADay};
pub use period::{Every, Period, Third};
