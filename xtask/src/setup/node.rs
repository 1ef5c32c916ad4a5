//! Node and the npm tools: workerd, wrangler, wasm-opt, and what the journeys use.
//!
//! They are installed from `e2e/package-lock.json` into the cache folder under a name that follows
//! the lock, so the repo never holds a `node_modules`. What only the bench needs has a lock of its
//! own in `e2e/bench`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{output, run};
use crate::console::step;
use crate::{hash, paths};

const OLDEST_NODE: u32 = 20;

/// Node with the npm tools.
pub struct Node {
    /// The folder `node_modules`.
    pub modules: PathBuf,
}

impl Node {
    /// Installs the tools, unless they are there.
    pub fn ready() -> Result<Self> {
        check_version()?;
        let modules = installed("e2e", "npm tools (workerd, wrangler, wasm-opt, playwright)")?;
        Ok(Self { modules })
    }

    /// Installs the engines that the bench runs beside Guatu, unless they are there; their folder
    /// `node_modules`.
    pub fn engines() -> Result<PathBuf> {
        check_version()?;
        installed("e2e/bench", "npm packages of the other engines")
    }

    /// A command that runs a script of the tools in Node.
    pub fn script(&self, path_in_modules: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules.join(path_in_modules));
        command
    }

    /// The workerd program for this machine.
    pub fn workerd(&self) -> Result<PathBuf> {
        let system = match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => "linux-64",
            ("linux", "aarch64") => "linux-arm64",
            ("macos", "x86_64") => "darwin-64",
            ("macos", "aarch64") => "darwin-arm64",
            (system, machine) => bail!("workerd is not made for {system} on {machine}"),
        };
        let program = self.modules.join(format!("@cloudflare/workerd-{system}/bin/workerd"));
        if !program.is_file() {
            bail!("{} is missing; remove its folder and run again", program.display());
        }
        Ok(program)
    }
}

/// The folder `node_modules` of what the lock in this folder of the repo names.
fn installed(place: &str, what: &str) -> Result<PathBuf> {
    let source = paths::root().join(place);
    let manifest = paths::read(&source.join("package.json"))?;
    let locked = paths::read(&source.join("package-lock.json"))?;
    let folder = paths::cache()?.join("npm").join(&hash::hex(&[&manifest, &locked])[..16]);
    let _held = paths::lock(&folder.with_extension("lock"))?;
    if !folder.exists() {
        step(what, || install(&source, &folder))?;
    }
    Ok(folder.join("node_modules"))
}

fn check_version() -> Result<()> {
    let cure = format!("install Node {OLDEST_NODE} or newer with npm, then run this again");
    let version = output(Command::new("node").arg("--version"))
        .with_context(|| format!("Node is missing: {cure}"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    if major.parse::<u32>().is_ok_and(|major| major < OLDEST_NODE) {
        bail!("Node is {}, which is too old: {cure}", version.trim());
    }
    Ok(())
}

/// Installs beside the final folder and renames, so that a broken install never looks whole.
fn install(source: &Path, folder: &Path) -> Result<()> {
    let unfinished = folder.with_extension("unfinished");
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished)?;
    }
    paths::make_folder(&unfinished)?;
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        std::fs::copy(source.join(name), unfinished.join(name))
            .with_context(|| format!("could not copy {name} of {}", source.display()))?;
    }
    let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(Command::new("npm").current_dir(&unfinished).args(words))?;
    std::fs::rename(&unfinished, folder)?;
    Ok(())
}
