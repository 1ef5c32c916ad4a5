//! Unpredictable bytes.

#[cfg(target_arch = "wasm32")]
use crate::problem::ApiError;
use crate::problem::Result;

/// `N` of them.
pub fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills `bytes`.
#[cfg(target_arch = "wasm32")]
pub fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| ApiError::Broken(format!("no randomness: {error}")))
}

/// Fills `bytes` with what a simulation has in place of randomness.
#[cfg(not(target_arch = "wasm32"))]
pub fn fill(bytes: &mut [u8]) -> Result<()> {
    crate::native::fill(bytes);
    Ok(())
}

/// `bytes` in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
