//! Where things are: the repo, the build folder, the user's cache.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repo's root folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repo's root")
}

/// Cargo's build folder: `CARGO_TARGET_DIR`, else `target` in the repo.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The user's cache folder for tools that cargo does not manage, keyed by version inside.
pub fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    let folder = base.join("guatu");
    make_folder(&folder)?;
    Ok(folder)
}

/// Makes a folder and its parents, if missing.
pub fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("could not make the folder {}", folder.display()))
}

/// Every file under a folder, as paths relative to it, sorted. A missing folder has no files.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(base: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(base, &path, found)?;
        } else {
            found.push(path.strip_prefix(base)?.to_owned());
        }
    }
    Ok(())
}

/// Reads a file, naming it if that fails.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("could not read {}", file.display()))
}

/// Reads a text file, naming it if that fails.
pub fn read_text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

/// Writes a file through a neighbour and a rename, so that no reader sees half of it.
/// A file that already holds these bytes is left alone; true if it was written.
pub fn write(file: &Path, bytes: &[u8]) -> Result<bool> {
    if std::fs::read(file).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let parent = file.parent().context("a file lies in a folder")?;
    make_folder(parent)?;
    let mut name = file.file_name().context("a file has a name")?.to_owned();
    name.push(".new");
    let neighbour = parent.join(name);
    std::fs::write(&neighbour, bytes)
        .and_then(|()| std::fs::rename(&neighbour, file))
        .with_context(|| format!("could not write {}", file.display()))?;
    Ok(true)
}

/// Holds a lock file until dropped, so that two xtasks do not do the same work at once.
pub fn lock(file: &Path) -> Result<std::fs::File> {
    make_folder(file.parent().context("a lock lies in a folder")?)?;
    let held = std::fs::File::create(file)
        .with_context(|| format!("could not open the lock {}", file.display()))?;
    held.lock().with_context(|| format!("could not lock {}", file.display()))?;
    Ok(held)
}
