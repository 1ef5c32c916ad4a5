//! How much room our data takes on this device, as far as the browser tells.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// In bytes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Room {
    /// What is used, the program itself included.
    pub used: f64,
    /// What the browser allows in all.
    pub allowed: f64,
}

/// Asks the browser; `None` where it does not say.
pub async fn ask() -> Option<Room> {
    let navigator = window().navigator();
    // Looked up by name: a browser without it has no such object.
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    let manager: web_sys::StorageManager = manager.dyn_into().ok()?;
    let answer = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let bytes = |name: &str| Reflect::get(&answer, &name.into()).ok()?.as_f64();
    Some(Room { used: bytes("usage")?, allowed: bytes("quota")? })
}

/// A size as people read it.
pub fn size(bytes: f64) -> String {
    const MEGA: f64 = 1_000_000.0;
    match bytes {
        bytes if bytes >= 1_000.0 * MEGA => format!("{:.1} GB", bytes / (1_000.0 * MEGA)),
        bytes if bytes >= 10.0 * MEGA => format!("{:.0} MB", bytes / MEGA),
        bytes => format!("{:.1} MB", bytes / MEGA),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_without_counting_digits() {
        for (bytes, said) in [
            (0.0, "0.0 MB"),
            (2_340_000.0, "2.3 MB"),
            (45_600_000.0, "46 MB"),
            (3_120_000_000.0, "3.1 GB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
