//! The way without rustup's servers: Debian's newer compiler, and the target's standard library
//! built once from the sources that Debian packages.
//!
//! The library goes into a sysroot in the cache folder, so that `/usr/lib` stays as it was.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::wasm::{TARGET, Wasm, holds_core};
use crate::command::{output, run};
use crate::console::step;
use crate::{hash, paths};

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LINKER: &str = "/usr/bin/wasm-ld-22";
/// The oldest compiler that the workspace accepts (`rust-version`).
const OLDEST_MINOR: u32 = 91;

/// Whether an earlier run already went this way to its end.
pub fn is_built() -> bool {
    sysroot().is_ok_and(|folder| holds_core(&libraries(&folder)))
}

/// Installs the compiler and builds the library, unless they are there.
pub fn ready() -> Result<Wasm> {
    if !is_installed() {
        apt::install(&PACKAGES, "a compiler for WebAssembly without rustup's servers")?;
    }
    if !is_installed() {
        bail!("Debian's {} do not bring what is needed: is this Debian 12 or newer?", PACKAGES[0]);
    }
    let sysroot = sysroot()?;
    let _held = paths::lock(&sysroot.with_extension("lock"))?;
    if !holds_core(&libraries(&sysroot)) {
        step("the standard library for WebAssembly (once)", || build_library(&sysroot))?;
    }
    Ok(Wasm {
        cargo: CARGO.into(),
        environment: vec![
            ("PATH", system_first()?),
            ("RUSTC", RUSTC.into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER.into()),
        ],
        flags: vec![format!("--sysroot={}", sysroot.display())],
        folder: paths::target().join("debian"),
    })
}

fn is_installed() -> bool {
    let minor = version()
        .ok()
        .and_then(|text| text.split_whitespace().nth(1)?.split('.').nth(1)?.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= OLDEST_MINOR)
        && [CARGO, LINKER, "/usr/bin/cargo-clippy"].iter().all(|file| Path::new(file).is_file())
        && sources().is_dir()
}

fn version() -> Result<String> {
    output(Command::new(RUSTC).arg("--version"))
}

/// Debian keeps the sources where `-Zbuild-std` looks for them.
fn sources() -> PathBuf {
    Path::new("/usr/lib/rustlib/src/rust/library").to_owned()
}

fn sysroot() -> Result<PathBuf> {
    let key = &hash::hex(&[version()?.as_bytes()])[..12];
    Ok(paths::cache()?.join("wasm-sysroot").join(key))
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn system_first() -> Result<std::ffi::OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from("/usr/bin")).chain(std::env::split_paths(&rest));
    std::env::join_paths(folders).context("PATH holds a folder with a colon")
}

/// Builds an empty crate with `-Zbuild-std` and keeps the libraries. They carry bitcode, or the
/// app's fat link-time optimisation would fail later.
fn build_library(sysroot: &Path) -> Result<()> {
    let work = sysroot.with_extension("work");
    paths::write(
        &work.join("Cargo.toml"),
        b"[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    paths::write(&work.join("src/lib.rs"), b"")?;
    run(Command::new(CARGO)
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro")
        .current_dir(&work)
        .env("PATH", "/usr/bin:/bin")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "true")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN"))?;
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
