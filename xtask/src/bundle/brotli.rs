//! Side files compressed at build time, which the server sends as they are.

use anyhow::{Context, Result};

use super::{Files, Profile};

/// Whether a file of this name gains from compression. The server's own list must say the same.
pub fn compresses(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "html" | "js" | "css" | "wasm" | "svg" | "json" | "webmanifest")
}

/// Compresses with brotli at a quality from 0 to 11.
pub fn compress(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params).context("brotli")?;
    Ok(compressed)
}

impl Files {
    /// Adds a `.br` beside each file that gains from it. Those that `folder` already holds for
    /// the same bytes are taken from there.
    pub fn add_brotli(&mut self, folder: &std::path::Path, profile: Profile) -> Result<()> {
        let quality = match profile {
            Profile::Quick => 5,
            Profile::Release => 11,
        };
        let mut compressed = Vec::new();
        for (name, bytes) in self.iter().filter(|(name, _)| compresses(name)) {
            let side = format!("{name}.br");
            let before = std::fs::read(folder.join(name)).is_ok_and(|old| old == bytes);
            let kept = std::fs::read(folder.join(&side)).ok().filter(|_| before);
            let side_bytes = kept.map_or_else(|| compress(bytes, quality), Ok)?;
            compressed.push((side, side_bytes));
        }
        self.0.extend(compressed);
        Ok(())
    }
}
