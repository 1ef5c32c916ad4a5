//! The device's clock, calendar and randomness: the only place that reads them.

use shared::calendar::Day;
use shared::id::{Id, Millis};

/// The device's time.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

/// The civil day where the device is.
pub fn device_day() -> Day {
    let date = js_sys::Date::new_0();
    let year = date.get_full_year() as i32;
    let (month, day) = (date.get_month() as u8 + 1, date.get_date() as u8);
    // A browser's own date is a valid one; a broken clock falls back to the days since 1970.
    Day::new(year, month, day).unwrap_or(Day((js_sys::Date::now() / 86_400_000.0) as i32))
}

/// The last moment of a day, in China Standard Time.
pub fn end_of(day: Day) -> Millis {
    const ZONE_MS: i64 = 8 * 3_600_000;
    const DAY_MS: i64 = 24 * 3_600_000;
    Millis(u64::try_from((i64::from(day.0) + 1) * DAY_MS - ZONE_MS - 1).unwrap_or(0))
}

/// Unpredictable bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if getrandom::fill(&mut bytes).is_err() {
        // No secure source: ids only need to be unlikely to meet.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// Bytes for a password; `None` where the device has no secure source of them.
pub fn secret<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).is_ok().then_some(bytes)
}

/// A number for backoff.
pub fn dice() -> u32 {
    u32::from_le_bytes(random())
}

/// A new, time-ordered id.
pub fn fresh_id() -> Id {
    Id::timed(now(), random())
}
