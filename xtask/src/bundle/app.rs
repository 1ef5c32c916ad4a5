//! The app's files for browsers: everything that may change carries a hash of its content in its
//! name and can be cached for ever; the page, the manifest and the service worker cannot.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::bindgen::{Host, bind, bound_files};
use super::{Bundle, Files, Profile, page, parts, style};
use crate::setup::Node;
use crate::{hash, paths};

/// Binds `wasm` and lays everything under the bundle's `public`.
pub fn assemble(wasm: &Path, bundle: &Bundle, profile: Profile, node: &Node) -> Result<()> {
    let stage = bundle.stage("app");
    bind(wasm, &stage, Host::Page, profile, node)?;
    let source = paths::root().join("public");
    let mut files = Files::default();
    let names = page::Names {
        script: add_script(&mut files, &stage)?,
        wasm: add_hashed(&mut files, "app", "_bg.wasm", paths::read(&Host::Page.wasm_in(&stage))?),
        style: add_hashed(&mut files, "style", ".css", style::whole()?.into_bytes()),
        boot: add_hashed(&mut files, "boot", ".js", paths::read(&source.join("boot.js"))?),
        old: add_hashed(&mut files, "old", ".js", paths::read(&source.join("old.js"))?),
    };
    add_plain(&mut files, &source)?;
    let index = page::index(&paths::read_text(&source.join("index.html"))?, &names)?;
    files.add("index.html", index.into_bytes());
    let worker = page::service_worker(&paths::read_text(&source.join("sw.js"))?, &files)?;
    files.add("sw.js", worker.into_bytes());
    files.add_brotli(&bundle.public(), profile)?;
    files.write_to(&bundle.public())
}

/// Adds `assets/STEM-HASH END` and returns its path from the site's root.
pub fn add_hashed(files: &mut Files, stem: &str, end: &str, bytes: Vec<u8>) -> String {
    let name = format!("assets/{stem}-{}{end}", hash::short(&bytes));
    files.add(&name, bytes);
    format!("/{name}")
}

/// Adds wasm-bindgen's script, with the snippets and the parts that it imports beside it under hashed
/// names.
fn add_script(files: &mut Files, stage: &Path) -> Result<String> {
    let mut script = paths::read_text(&Host::Page.script_in(stage))?;
    let bound = bound_files(stage)?;
    for name in bound.iter().filter(|name| name.starts_with("snippets")) {
        let path = add_hashed(files, "snippet", ".js", paths::read(&stage.join(name))?);
        let beside = path.replace("/assets/", "./");
        script = script.replace(&format!("./{}", name.display()), &beside);
    }
    let main = Host::Page.wasm_in(stage);
    let is_part = |name: &&PathBuf| {
        name.extension().is_some_and(|end| end == "wasm") && stage.join(name) != main
    };
    let parts: Vec<PathBuf> = bound.iter().filter(is_part).cloned().collect();
    parts::add(files, stage, script, &parts)
}

/// Adds what is served under its own name: the manifest and the icons.
fn add_plain(files: &mut Files, source: &Path) -> Result<()> {
    for name in paths::files_under(source)? {
        let text = name.to_str().context("a name in public/ is not Unicode")?;
        let is_made_otherwise =
            matches!(text, "index.html" | "boot.js" | "old.js" | "sw.js") || text.ends_with(".css");
        if !is_made_otherwise {
            files.add(text, paths::read(&source.join(&name))?);
        }
    }
    Ok(())
}
