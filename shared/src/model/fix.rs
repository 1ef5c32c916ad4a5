//! Where a device was.

use serde::{Deserialize, Serialize};

use crate::id::Millis;

/// A position as the device gave it, with how sure it was of it. WGS-84, always: whoever shows it on
/// a map of another system converts it there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// Degrees north, times 10,000,000.
    pub latitude_e7: i32,
    /// Degrees east, times 10,000,000.
    pub longitude_e7: i32,
    /// Within so many metres.
    pub accuracy_m: u32,
    /// When it was taken, by the clock of the device.
    pub at: Millis,
}

impl Fix {
    /// Whether there is such a place on earth.
    pub fn is_on_earth(&self) -> bool {
        const DEGREE: i32 = 10_000_000;
        self.latitude_e7.abs() <= 90 * DEGREE && self.longitude_e7.abs() <= 180 * DEGREE
    }
}
