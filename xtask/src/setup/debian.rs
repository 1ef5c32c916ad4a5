//! The way without rustup's servers: Debian's newer compiler, and the sources of the standard library
//! that Debian packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::library::{self, Compiler};
use super::wasm::Wasm;
use crate::command::output;
use crate::paths;

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LINKER: &str = "/usr/bin/wasm-ld-22";
/// The oldest compiler that the workspace accepts (`rust-version`).
const OLDEST_MINOR: u32 = 91;

/// Whether an earlier run already went this way to its end.
pub fn is_built() -> bool {
    is_installed() && compiler().is_ok_and(|compiler| library::is_built(&compiler))
}

/// Installs the compiler and builds the library, unless they are there.
pub fn ready() -> Result<Wasm> {
    if !is_installed() {
        apt::install(&PACKAGES, "a compiler for WebAssembly without rustup's servers")?;
    }
    if !is_installed() {
        bail!("Debian's {} do not bring what is needed: is this Debian 12 or newer?", PACKAGES[0]);
    }
    let compiler = compiler()?;
    let flags = vec![library::ready(&compiler)?];
    let mut environment = compiler.environment;
    environment.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER.into()));
    let folder = paths::target().join("debian");
    Ok(Wasm { cargo: compiler.cargo, environment, flags, folder })
}

fn compiler() -> Result<Compiler> {
    Ok(Compiler {
        cargo: CARGO.into(),
        version: version()?,
        environment: vec![("PATH", system_first()?), ("RUSTC", RUSTC.into())],
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

fn system_first() -> Result<std::ffi::OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from("/usr/bin")).chain(std::env::split_paths(&rest));
    std::env::join_paths(folders).context("PATH holds a folder with a colon")
}
