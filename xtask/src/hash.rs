//! Content hashes, for file names that may be cached for ever and for skipping done work.

use sha2::{Digest, Sha256};

/// SHA-256 as 64 hexadecimal digits, over several parts, each framed by its length.
pub fn hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The short form that file names carry: 40 bits, plenty among a dozen files a build.
pub fn short(bytes: &[u8]) -> String {
    hex(&[bytes])[..10].to_owned()
}
