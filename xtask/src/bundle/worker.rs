//! The worker: wasm-bindgen's module behind the shim in `server/shim.js`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::bindgen::{Host, bind, bound_files};
use super::{Bundle, Files, Profile};
use crate::paths;
use crate::setup::Node;

/// Binds `wasm` and lays the modules where workerd and wrangler look.
pub fn assemble(wasm: &Path, bundle: &Bundle, profile: Profile, node: &Node) -> Result<()> {
    let stage = bundle.stage("worker");
    bind(wasm, &stage, Host::Worker, profile, node)?;
    let mut files = Files::default();
    for name in bound_files(&stage)? {
        files.add(&name.to_string_lossy(), paths::read(&stage.join(&name))?);
    }
    let script = paths::read_text(&Host::Worker.script_in(&stage))?;
    // Importing a Wasm module in its source phase is not yet known to every workerd and bundler;
    // there, a plain import of it means the same.
    files.add("bindgen.js", script.replace("import source ", "import ").into_bytes());
    let shim = paths::read_text(&paths::root().join("server/shim.js"))?;
    files.add("index.js", fill(&shim, &script)?.into_bytes());
    files.write_to(&bundle.worker())
}

/// Fills the shim in with the exports of wasm-bindgen's module.
fn fill(shim: &str, script: &str) -> Result<String> {
    let classes: String = exports(script, "export class ", '{')
        .iter()
        .map(|name| format!("export const {name} = new Proxy(exports.{name}, classHooks);\n"))
        .collect();
    let functions = exports(script, "export function ", '(');
    if !functions.contains(&"fetch") || classes.is_empty() {
        bail!("wasm-bindgen's module exports no fetch or no class; did its form change?");
    }
    let (before, after) =
        shim.split_once("/* CLASSES */").context("server/shim.js lacks /* CLASSES */")?;
    Ok(format!("{before}{classes}{after}"))
}

/// The names exported by lines that begin with `keyword`.
fn exports<'a>(script: &'a str, keyword: &str, end: char) -> Vec<&'a str> {
    let declared = script.lines().filter_map(|line| line.strip_prefix(keyword));
    declared.filter_map(|rest| rest.split_once(end)).map(|(name, _)| name.trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_shim() {
        let script = "export class County {\n}\nexport function fetch(a) {\n}\n";
        let filled = fill("before\n/* CLASSES */\nafter", script).unwrap();
        assert_eq!(
            filled,
            "before\nexport const County = new Proxy(exports.County, classHooks);\n\nafter"
        );
        assert!(fill("/* CLASSES */", "export class County {\n}\n").is_err());
    }
}
