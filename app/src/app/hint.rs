//! Hints that a person can put away on this device.

use super::appearance::is_installed;
use super::storage;

const INSTALL_KEY: &str = "guatu.install-hint";

/// Whether to say that Guatu can be installed: it is not, and nobody has put the hint away.
pub fn wants_install() -> bool {
    !is_installed() && storage::get(INSTALL_KEY).is_none()
}

/// Does not say it again.
pub fn put_away_install() {
    storage::set(INSTALL_KEY, "off");
}
