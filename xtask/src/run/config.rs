//! workerd's configuration, from the template `server/workerd.capnp`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

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

/// Where the way out of the county leads, for `--external-addr`; none where no notices go out.
pub fn notice_address() -> Result<Option<String>> {
    match std::env::var("NOTICE_HOOK_URL") {
        Ok(url) if !url.is_empty() => address_of(&url).map(Some),
        _ => Ok(None),
    }
}

/// The service of the configuration that speaks the scheme of `url`, and the address behind it.
fn address_of(url: &str) -> Result<String> {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme {
        "http" | "https" if !place.is_empty() => Ok(format!("notice-{scheme}={place}")),
        _ => bail!("NOTICE_HOOK_URL begins with http:// or https:// and a host, not {url}"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_out_leads_to_the_gateway_and_nowhere_else() {
        for (url, address) in [
            ("http://127.0.0.1:9000/x?y=1", "notice-http=127.0.0.1:9000"),
            ("https://gateway.example", "notice-https=gateway.example"),
            ("https://[::1]:9000/", "notice-https=[::1]:9000"),
        ] {
            assert_eq!(address_of(url).unwrap(), address, "{url}");
        }
        for url in ["gateway.example", "ftp://gateway.example/", "https:///x"] {
            assert!(address_of(url).is_err(), "{url}");
        }
        let template = paths::read_text(&paths::root().join("server/workerd.capnp")).unwrap();
        assert!(template.contains(r#"(name = "internet", network = (allow = []))"#));
        assert_eq!(template.matches("unix:/dev/null/closed").count(), 2);
    }
}
