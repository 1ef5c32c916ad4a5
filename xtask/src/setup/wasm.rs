//! The compiler for `wasm32-unknown-unknown`.
//!
//! rustup's own standard library for the target is the normal way. Where rustup's servers are out
//! of reach, Debian's newer compiler builds the library from its packaged sources (`debian`).
//! `XTASK_WASM=rustup` or `XTASK_WASM=debian` insists on one way.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::debian;
use crate::command::{on_path, output, succeeds_within};
use crate::console::{note, step};
use crate::paths;

/// The name of the target.
pub const TARGET: &str = "wasm32-unknown-unknown";

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
    /// Finds or installs the target's standard library.
    pub fn ready() -> Result<Self> {
        match std::env::var("XTASK_WASM").as_deref() {
            Ok("debian") => return debian::ready(),
            Ok("rustup") if has_target() || rustup_adds_target()? => return Ok(Self::of_rustup()),
            Ok("rustup") => {
                bail!("rustup could not add {TARGET}; XTASK_WASM=debian is another way")
            }
            Ok(other) => bail!("XTASK_WASM is {other}, but must be rustup or debian"),
            Err(_) => {}
        }
        if has_target() {
            return Ok(Self::of_rustup());
        }
        if debian::is_built() || !rustup_adds_target()? {
            return debian::ready();
        }
        Ok(Self::of_rustup())
    }

    fn of_rustup() -> Self {
        let (environment, flags) = (Vec::new(), Vec::new());
        Self { cargo: cargo(), environment, flags, folder: paths::target() }
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

fn has_target() -> bool {
    let Ok(sysroot) = output(Command::new("rustc").args(["--print", "sysroot"])) else {
        return false;
    };
    holds_core(&Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib"))
}

pub(super) fn holds_core(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

fn rustup_adds_target() -> Result<bool> {
    if !on_path("rustup") {
        return Ok(false);
    }
    let added = step(&format!("rustup target add {TARGET}"), || {
        succeeds_within(Command::new("rustup").args(["target", "add", TARGET]), RUSTUP_LIMIT)
    })?;
    if !added {
        note("rustup could not fetch it here; taking Debian's compiler instead");
    }
    Ok(added && has_target())
}
