//! The target's standard library, built once from its sources: for size, which takes the app some
//! hundredths smaller than the one that rustup ships, and the only way where none is shipped.
//!
//! It goes into a sysroot in the cache folder, so that the compiler's own stays as it was.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::wasm::TARGET;
use crate::command::run;
use crate::console::step;
use crate::{hash, paths};

/// What builds the library: a compiler with the sources where `-Zbuild-std` looks for them.
pub struct Compiler {
    /// Its cargo.
    pub cargo: PathBuf,
    /// What `rustc --version` says.
    pub version: String,
    /// For cargo to find the compiler.
    pub environment: Vec<(&'static str, OsString)>,
}

/// How it is built. A change makes another sysroot.
const BUILD: [&str; 6] = [
    "build",
    "--release",
    "--target",
    TARGET,
    "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro",
    "-Zbuild-std-features=optimize_for_size",
];

/// The library carries bitcode, or the app's fat link-time optimisation would fail later. Where its
/// own panics stand in its own source is left out.
const PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "true"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z"),
    ("RUSTFLAGS", "-Cembed-bitcode=yes -Zlocation-detail=none"),
];

/// Whether it was built before.
pub fn is_built(compiler: &Compiler) -> bool {
    sysroot(compiler).is_ok_and(|folder| holds_core(&folder))
}

/// Builds the library, unless it is there; returns the flag that makes the compiler use it.
pub fn ready(compiler: &Compiler) -> Result<String> {
    let sysroot = sysroot(compiler)?;
    let _held = paths::lock(&sysroot.with_extension("lock"))?;
    if !holds_core(&sysroot) {
        step("the standard library for WebAssembly (once)", || build(compiler, &sysroot))?;
    }
    Ok(format!("--sysroot={}", sysroot.display()))
}

fn sysroot(compiler: &Compiler) -> Result<PathBuf> {
    let mut words = vec![compiler.version.as_bytes()];
    words.extend(BUILD.iter().map(|word| word.as_bytes()));
    words.extend(PROFILE.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]));
    Ok(paths::cache()?.join("wasm-sysroot").join(&hash::hex(&words)[..12]))
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn holds_core(sysroot: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(libraries(sysroot)) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

/// Builds an empty crate and keeps the libraries.
fn build(compiler: &Compiler, sysroot: &Path) -> Result<()> {
    let work = sysroot.with_extension("work");
    paths::write(
        &work.join("Cargo.toml"),
        b"[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    paths::write(&work.join("src/lib.rs"), b"")?;
    run(Command::new(&compiler.cargo)
        .args(BUILD)
        .current_dir(&work)
        .envs(PROFILE)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"))
        // Set by rustup's proxy for xtask itself; the compiler is named already.
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO")
        .envs(compiler.environment.iter().cloned()))?;
    let built = work.join("target").join(TARGET).join("release/deps");
    // Beside the final folder first, so that a copy cut short never looks whole.
    let whole = work.join("sysroot");
    paths::make_folder(&libraries(&whole))?;
    for name in paths::files_under(&built)? {
        let is_library = name.extension().is_some_and(|extension| extension == "rlib");
        let is_empty_crate = name.to_string_lossy().starts_with("libempty-");
        if is_library && !is_empty_crate {
            std::fs::copy(built.join(&name), libraries(&whole).join(&name))?;
        }
    }
    std::fs::rename(&whole, sysroot)
        .with_context(|| format!("could not lay down {}", sysroot.display()))?;
    std::fs::remove_dir_all(&work)?;
    Ok(())
}
