//! Pages outside the first load: `app/src/shell/part.rs` marks them, and here they become Wasm files
//! of their own, beside a script that fetches them when the app asks.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::Files;
use super::app::add_hashed;
use crate::{hash, paths};

/// The script that fetches parts, as wasm-bindgen's script imports it.
pub const SCRIPT: &str = "parts.js";

/// What the names of the parts' files begin with.
pub const STEM: &str = "part-";

/// Whether a file of the bundle is a part.
pub fn is_part(name: &str) -> bool {
    name.strip_prefix("assets/").is_some_and(|name| name.starts_with(STEM))
}

/// The part that nobody works without: what its files are named after.
const WORKINGS: &str = "workings";

/// Whether a file of the bundle comes before anybody can work: it is of the part behind
/// `app/src/replica/workings.rs`, or holds what that shares with others. `script` is the one that
/// fetches parts, as it was made.
pub fn is_of_workings(name: &str, script: &str) -> Result<bool> {
    let begin = format!("export const __wasm_split_load_{WORKINGS} ");
    let (_, load) = script.split_once(&begin).context("no script fetches the workings")?;
    let shared = load.split_once(", [").and_then(|(_, rest)| rest.split_once("]));"));
    let (shared, _) = shared.context("what the workings share; did the script's form change?")?;
    let shared = shared.split(", ").map(|name| name.trim_start_matches("__"));
    let mut stems = shared.filter(|stem| !stem.is_empty()).chain([WORKINGS]);
    Ok(stems.any(|stem| name.starts_with(&format!("assets/{STEM}{stem}-"))))
}

/// Takes the parts out of cargo's Wasm into `folder`, and returns what is left of it: the app as it
/// first loads, still to be bound under the name `script`.
pub fn take_out(wasm: &Path, folder: &Path, script: &str) -> Result<PathBuf> {
    let whole = paths::read(wasm)?;
    let rest = folder.join("first.wasm");
    let (link, main) = (format!("./{SCRIPT}"), format!("./{script}"));
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &rest;
    options.link_name = &link;
    options.main_module = &main;
    transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("could not take the parts out of {}", wasm.display()))?;
    Ok(rest)
}

/// The two scripts that import each other.
pub struct Scripts {
    /// wasm-bindgen's.
    pub bound: String,
    /// The one that fetches parts.
    pub loading: String,
}

/// Adds the parts and both scripts, and returns the path of wasm-bindgen's. The two import each
/// other, so they share one hash.
pub fn add(files: &mut Files, stage: &Path, scripts: Scripts, parts: &[PathBuf]) -> Result<String> {
    let Scripts { bound, mut loading } = scripts;
    for name in parts {
        let text = name.to_string_lossy();
        let stem = text.trim_start_matches("split_").trim_end_matches(".wasm");
        let path =
            add_hashed(files, &format!("{STEM}{stem}"), ".wasm", paths::read(&stage.join(name))?);
        loading = loading.replace(&format!("\"./{text}\""), &format!("\".{}\"", beside(&path)));
    }
    let hash = &hash::hex(&[bound.as_bytes(), loading.as_bytes()])[..10];
    let (app, parts) = (format!("app-{hash}.js"), format!("parts-{hash}.js"));
    let loading = import_from(&loading, "app.js", &app)?;
    let bound = import_from(&bound, SCRIPT, &parts)?;
    files.add(&format!("assets/{parts}"), loading.into_bytes());
    files.add(&format!("assets/{app}"), bound.into_bytes());
    Ok(format!("/assets/{app}"))
}

/// Renames what a script imports, and only there: inside wasm-bindgen's script the plain name is the
/// Wasm's own.
fn import_from(text: &str, old: &str, new: &str) -> Result<String> {
    for from in ["from ", "from"] {
        let (old, new) = (format!("{from}\"./{old}\""), format!("{from}\"./{new}\""));
        if text.contains(&old) {
            return Ok(text.replace(&old, &new));
        }
    }
    Err(anyhow!("no script imports {old}; did wasm-bindgen's form change?"))
}

/// A file in `assets` as another one there names it, after the dot.
fn beside(path: &str) -> &str {
    path.trim_start_matches("/assets")
}
