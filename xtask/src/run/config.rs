//! workerd's configuration, from the template `server/workerd.capnp`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bundle::Bundle;
use crate::paths;

/// Writes the configuration into the data folder.
pub fn write(bundle: &Bundle, data: &Path) -> Result<PathBuf> {
    let file = data.join("workerd.capnp");
    paths::write(&file, filled(&bundle.worker(), &bundle.worker())?.as_bytes())?;
    Ok(file)
}

/// The configuration for the modules in `folder`, which it names as lying in `named`.
pub fn filled(folder: &Path, named: &Path) -> Result<String> {
    let template = paths::read_text(&paths::root().join("server/workerd.capnp"))?;
    Ok(template.replace("@MODULES@", &modules(folder, named)?))
}

/// One line for each module; the first is the one that workerd starts.
fn modules(folder: &Path, named: &Path) -> Result<String> {
    let mut names = paths::files_under(folder)?;
    names.sort_by_key(|name| (name != Path::new("index.js"), name.clone()));
    let mut lines = Vec::new();
    for name in names {
        let kind = match name.extension().and_then(|extension| extension.to_str()) {
            Some("js") => "esModule",
            Some("wasm") => "wasm",
            _ => continue,
        };
        let file = named.join(&name);
        lines.push(format!(
            "    (name = \"{}\", {kind} = embed \"{}\"),",
            text(&name)?,
            text(&file)?
        ));
    }
    Ok(lines.join("\n"))
}

/// A path as it may stand between the quotes of the configuration.
fn text(path: &Path) -> Result<&str> {
    path.to_str()
        .filter(|text| !text.contains(['"', '\\', '\n']))
        .with_context(|| format!("{} cannot stand in workerd's configuration", path.display()))
}
