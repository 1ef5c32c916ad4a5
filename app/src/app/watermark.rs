//! Whether pages that only named people may see carry the reader's name and the day: the choice of
//! this device, unless the county's server asks for it.

use super::storage;

const KEY: &str = "guatu.watermark";
const ON: &str = "on";

/// What was chosen on this device; off until then.
pub fn is_chosen() -> bool {
    storage::get(KEY).as_deref() == Some(ON)
}

/// Keeps the choice on this device.
pub fn choose(on: bool) {
    storage::set(KEY, if on { ON } else { "off" });
}
