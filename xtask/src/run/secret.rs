//! The setup secret and the backup key: made once for a data folder and kept beside the data.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

/// The secret of this name in a data folder, made on first use.
pub fn kept_in(data: &Path, name: &str) -> Result<String> {
    let file = data.join(name);
    if let Ok(kept) = std::fs::read_to_string(&file) {
        return Ok(kept.trim().to_owned());
    }
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random numbers: {error}"))?;
    let secret: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    write(&file, secret.as_bytes())?;
    Ok(secret)
}

/// Writes a file that only its owner may read.
pub fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let about = || format!("could not write {}", file.display());
    if file.exists() {
        // The mode below counts only for a new file.
        std::fs::remove_file(file).with_context(about)?;
    }
    let mut open = OpenOptions::new();
    let mut opened =
        open.write(true).create_new(true).mode(0o600).open(file).with_context(about)?;
    opened.write_all(bytes).with_context(about)
}
