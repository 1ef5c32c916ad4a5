//! The app's files for browsers: everything that may change carries a hash of its content in its
//! name and can be cached for ever; the page, the manifest and the service worker cannot.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::bindgen::{Host, bind, bound_files};
use super::minify::{Language, minify};
use super::{Bundle, Files, Profile, page, parts, style};
use crate::setup::Node;
use crate::{hash, paths};

/// Binds `wasm` and lays everything under the bundle's `public`.
pub fn assemble(wasm: &Path, bundle: &Bundle, profile: Profile, node: &Node) -> Result<()> {
    let stage = bundle.stage("app");
    bind(wasm, &stage, Host::Page, profile, node)?;
    let source = paths::root().join("public");
    let small = |text: String, language: Language| minify(text, language, profile, node);
    let script = |name: &str| small(paths::read_text(&source.join(name))?, Language::Script);
    let styles = style::all()?;
    let mut files = Files::default();
    let mut add =
        |stem: &str, end: &str, text: String| add_hashed(&mut files, stem, end, text.into_bytes());
    let (style, part_style) = (
        add("style", ".css", small(styles.first, Language::Style)?),
        add(&format!("{}style", parts::STEM), ".css", small(styles.parts, Language::Style)?),
    );
    let (boot, old) =
        (add("boot", ".js", script("boot.js")?), add("old", ".js", script("old.js")?));
    let wasm = paths::read(&Host::Page.wasm_in(&stage))?;
    let names = page::Names {
        wasm: add_hashed(&mut files, "app", "_bg.wasm", wasm),
        script: add_script(&mut files, &stage, small)?,
        style,
        part_style,
        boot,
        old,
    };
    add_plain(&mut files, &source)?;
    let index = page::index(&paths::read_text(&source.join("index.html"))?, &names)?;
    files.add("index.html", index.into_bytes());
    let worker = page::service_worker(&paths::read_text(&source.join("sw.js"))?, &files)?;
    files.add("sw.js", minify(worker, Language::Script, profile, node)?.into_bytes());
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
fn add_script(
    files: &mut Files,
    stage: &Path,
    small: impl Fn(String, Language) -> Result<String>,
) -> Result<String> {
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
    let loading = paths::read_text(&stage.join(parts::SCRIPT))?;
    let small = |text| small(text, Language::Script);
    parts::add(
        files,
        stage,
        parts::Scripts { bound: small(script)?, loading: small(loading)? },
        &parts,
    )
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
