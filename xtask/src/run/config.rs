//! workerd's configuration, from the template `server/workerd.capnp`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bundle::Bundle;
use crate::paths;

/// Writes the configuration into the data folder, readable by the owner only: it holds the secret.
pub fn write(bundle: &Bundle, data: &Path, port: u16, setup_secret: &str) -> Result<PathBuf> {
    let template = paths::read_text(&paths::root().join("server/workerd.capnp"))?;
    let filled = template
        .replace("@DATA@", text(data)?)
        .replace("@PUBLIC@", text(&bundle.public())?)
        .replace("@PORT@", &port.to_string())
        .replace("@MODULES@", &modules(&bundle.worker())?)
        .replace("@SETUP_SECRET@", setup_secret);
    let file = data.join("workerd.capnp");
    super::secret::write(&file, filled.as_bytes())?;
    Ok(file)
}

/// One line for each module; the first is the one that workerd starts.
fn modules(folder: &Path) -> Result<String> {
    let mut names = paths::files_under(folder)?;
    names.sort_by_key(|name| (name != Path::new("index.js"), name.clone()));
    let mut lines = Vec::new();
    for name in names {
        let kind = match name.extension().and_then(|extension| extension.to_str()) {
            Some("js") => "esModule",
            Some("wasm") => "wasm",
            _ => continue,
        };
        let file = folder.join(&name);
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
