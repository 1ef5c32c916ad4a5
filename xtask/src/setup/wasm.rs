//! The compiler for `wasm32-unknown-unknown`.
//!
//! rustup's compiler is the normal way. Where rustup's servers are out of reach, Debian's newer one
//! takes its place (`debian`). Either builds the standard library from its sources (`library`).
//! `XTASK_WASM=rustup` or `XTASK_WASM=debian` insists on one way.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::debian;
use super::library::{self, Compiler};
use crate::command::{on_path, output, succeeds_within};
use crate::console::{note, step};
use crate::paths;

/// The name of the target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// rustup's name for the sources of the standard library.
const SOURCES: &str = "rust-src";

const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// A cargo that can build for the target.
pub struct Wasm {
    pub(super) cargo: PathBuf,
    pub(super) environment: Vec<(&'static str, OsString)>,
    /// Flags for the compiler, beside those in `.cargo/config.toml`.
    pub(super) flags: Vec<String>,
    /// Each compiler builds in a folder of its own, so that they do not undo each other's work.
    pub(super) folder: PathBuf,
}

impl Wasm {
    /// Finds or installs a compiler and builds the target's standard library.
    pub fn ready() -> Result<Self> {
        match std::env::var("XTASK_WASM").as_deref() {
            Ok("debian") => return debian::ready(),
            Ok("rustup") if has_sources() || rustup_adds_sources()? => return Self::of_rustup(),
            Ok("rustup") => {
                bail!("rustup could not add {SOURCES}; XTASK_WASM=debian is another way")
            }
            Ok(other) => bail!("XTASK_WASM is {other}, but must be rustup or debian"),
            Err(_) => {}
        }
        if has_sources() {
            return Self::of_rustup();
        }
        if debian::is_built() || !rustup_adds_sources()? {
            return debian::ready();
        }
        Self::of_rustup()
    }

    fn of_rustup() -> Result<Self> {
        let rustc = toolchain()?.join("bin/rustc");
        let compiler = Compiler {
            cargo: cargo(),
            version: output(Command::new(&rustc).arg("--version"))?,
            environment: vec![("RUSTC", rustc.into())],
        };
        let (environment, flags) = (Vec::new(), vec![library::ready(&compiler)?]);
        Ok(Self { cargo: cargo(), environment, flags, folder: paths::target() })
    }

    /// A cargo command, in the repo's root, that may build for the target.
    pub fn cargo(&self, verb: &str) -> Command {
        let mut command = Command::new(&self.cargo);
        command.arg(verb).current_dir(paths::root());
        command.env("CARGO_TARGET_DIR", &self.folder).envs(self.environment.iter().cloned());
        let flags: Vec<String> = self.flags.iter().cloned().chain(home_left_out()).collect();
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
        if !self.is_own() {
            // Set by rustup's proxy for xtask itself; Debian's cargo must not hand it on.
            command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        }
        command
    }

    /// Whether it is the compiler that this repo is developed with. Another one's lints differ,
    /// and are then advice.
    pub fn is_own(&self) -> bool {
        self.environment.is_empty()
    }

    /// Where cargo puts the target's files of a profile.
    pub fn output(&self, profile: &str) -> PathBuf {
        self.folder.join(TARGET).join(profile)
    }
}

/// Panics name source files: without the builder's home folder before them, what is built is
/// smaller, and the same on every machine.
fn home_left_out() -> Option<String> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME")?).join(".cargo"),
    };
    let sources = home.join("registry/src/");
    let sources = sources.to_str().filter(|path| !path.contains(char::is_whitespace))?;
    Some(format!("--remap-path-prefix={sources}="))
}

/// The cargo that runs xtask.
pub fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// The folder of the compiler that cargo runs.
fn toolchain() -> Result<PathBuf> {
    Ok(output(Command::new("rustc").args(["--print", "sysroot"]))?.trim().into())
}

fn has_sources() -> bool {
    toolchain().is_ok_and(|folder| folder.join("lib/rustlib/src/rust/library/std").is_dir())
}

fn rustup_adds_sources() -> Result<bool> {
    if !on_path("rustup") {
        return Ok(false);
    }
    let added = step(&format!("rustup component add {SOURCES}"), || {
        succeeds_within(Command::new("rustup").args(["component", "add", SOURCES]), RUSTUP_LIMIT)
    })?;
    if !added {
        note("rustup could not fetch it here; taking Debian's compiler instead");
    }
    Ok(added && has_sources())
}
