//! From sources to a bundle: the folder `public` for browsers and the folder `worker` for workerd
//! or Cloudflare.

mod app;
mod bindgen;
mod brotli;
mod minify;
mod page;
mod parts;
mod style;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use self::brotli::{compress, compresses};
pub use self::parts::{is_of_workings, is_part};
use crate::command::run;
use crate::console::step;
use crate::{paths, setup};

/// How hard to try for small and fast files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The inner loop and the tests.
    Quick,
    /// What ships.
    Release,
}

impl Profile {
    /// Cargo's name for it, and the folder's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }
}

/// A finished bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The folder that holds `public` and `worker`.
    pub folder: PathBuf,
}

impl Bundle {
    /// A bundle that was built before.
    pub fn open(folder: &Path) -> Result<Self> {
        let bundle = Self { folder: folder.to_owned() };
        if !bundle.worker().join("index.js").is_file() {
            bail!("{} holds no bundle; `cargo xtask build` prints where one is", folder.display());
        }
        Ok(bundle)
    }

    /// Builds the app and the worker; steps whose inputs did not change are skipped.
    pub fn build(profile: Profile) -> Result<Self> {
        Self::build_with(profile, profile.name(), &[])
    }

    /// The same with the app's feature `bench`, in a folder of its own: only for measuring.
    pub fn build_for_bench(profile: Profile) -> Result<Self> {
        let folder = format!("bench-{}", profile.name());
        Self::build_with(profile, &folder, &["--features", "app/bench"])
    }

    fn build_with(profile: Profile, folder: &str, features: &[&str]) -> Result<Self> {
        let tools = setup::for_build()?;
        let base = paths::target().join("guatu");
        // One lock for a profile: cargo writes to the same place with any features.
        let _held = paths::lock(&base.join(format!("{}.lock", profile.name())))?;
        step(&format!("compile app and worker ({folder})"), || {
            let mut cargo = tools.wasm.cargo("build");
            cargo.args(["--profile", profile.name(), "--target", setup::WASM_TARGET]);
            run(cargo.args(["--package", "app", "--package", "server"]).args(features))
        })?;
        let bundle = Self { folder: base.join(folder) };
        let compiled = tools.wasm.output(profile.name());
        worker::assemble(&compiled.join("server.wasm"), &bundle, profile, &tools.node)?;
        app::assemble(&compiled.join("app.wasm"), &bundle, profile, &tools.node)?;
        Ok(bundle)
    }

    /// The files for browsers.
    pub fn public(&self) -> PathBuf {
        self.folder.join("public")
    }

    /// The modules for workerd or Cloudflare.
    pub fn worker(&self) -> PathBuf {
        self.folder.join("worker")
    }

    /// The script that fetches parts, before it was made small.
    pub fn parts_script(&self) -> Result<String> {
        paths::read_text(&self.stage("app").join(parts::SCRIPT))
    }

    /// Where the steps keep what they can take up again.
    fn stage(&self, name: &str) -> PathBuf {
        self.folder.join("stage").join(name)
    }

    /// Makes `folder` hold the same bundle.
    pub fn copy_to(&self, folder: &Path) -> Result<Self> {
        for part in ["public", "worker"] {
            let from = self.folder.join(part);
            let mut files = Files::default();
            for name in paths::files_under(&from)? {
                files.add(&name.to_string_lossy(), paths::read(&from.join(&name))?);
            }
            files.write_to(&folder.join(part))?;
        }
        Ok(Self { folder: folder.to_owned() })
    }
}

/// Files by name, before they are written.
#[derive(Default)]
pub struct Files(std::collections::BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds a file; `name` is a path with `/`.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.insert(name.to_owned(), bytes);
    }

    /// The files in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Makes `folder` hold these files and no others. Each file is replaced in one step and stale
    /// ones go last, so that a running server can go on serving from the folder.
    pub fn write_to(&self, folder: &Path) -> Result<()> {
        for (name, bytes) in &self.0 {
            paths::write(&folder.join(name), bytes)?;
        }
        for name in paths::files_under(folder)? {
            if !self.0.contains_key(name.to_string_lossy().as_ref()) {
                let stale = folder.join(&name);
                std::fs::remove_file(&stale)
                    .with_context(|| format!("could not remove {}", stale.display()))?;
            }
        }
        Ok(())
    }
}
