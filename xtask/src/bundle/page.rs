//! The page and the service worker, which name all other files.

use anyhow::{Result, bail};

use super::Files;
use crate::hash;

/// The hashed files that the page names, as paths from the site's root.
pub struct Names {
    /// wasm-bindgen's script.
    pub script: String,
    /// The app itself.
    pub wasm: String,
    /// The style sheet of the first page.
    pub style: String,
    /// The style sheet of the parts.
    pub part_style: String,
    /// The script that starts the app.
    pub boot: String,
    /// The script for browsers too old to run `boot`.
    pub old: String,
}

/// Fills the page's template in.
pub fn index(template: &str, names: &Names) -> Result<String> {
    let filled = template
        .replace("{{script}}", &names.script)
        .replace("{{wasm}}", &names.wasm)
        .replace("{{style}}", &names.style)
        .replace("{{part-style}}", &names.part_style)
        .replace("{{boot}}", &names.boot)
        .replace("{{old}}", &names.old);
    if let Some((_, rest)) = filled.split_once("{{") {
        bail!("public/index.html has an unknown placeholder {{{{{}", &rest[..rest.len().min(12)]);
    }
    Ok(filled)
}

/// Fills the service worker in: every file of the app, and one name for this very set of bytes.
pub fn service_worker(template: &str, files: &Files) -> Result<String> {
    let mut parts: Vec<&[u8]> = Vec::new();
    for (name, bytes) in files.iter() {
        parts.extend([name.as_bytes(), bytes]);
    }
    let build = hash::hex(&parts)[..16].to_owned();
    let names: Vec<String> = files.iter().map(|(name, _)| format!("/{name}")).collect();
    let (build_mark, files_mark) = ("'BUILD'", "['FILES']");
    if !template.contains(build_mark) || !template.contains(files_mark) {
        bail!("public/sw.js lacks {build_mark} or {files_mark}");
    }
    Ok(template
        .replace(build_mark, &format!("'{build}'"))
        .replace(files_mark, &serde_json::to_string(&names)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let name = |text: &str| format!("/assets/{text}");
        Names {
            script: name("app-1.js"),
            wasm: name("app-2_bg.wasm"),
            style: name("style-3.css"),
            part_style: name("part-style-6.css"),
            boot: name("boot-4.js"),
            old: name("old-5.js"),
        }
    }

    #[test]
    fn fills_the_page() {
        assert_eq!(
            index("<a {{wasm}}><b {{style}}>", &names()).unwrap(),
            "<a /assets/app-2_bg.wasm><b /assets/style-3.css>"
        );
        assert!(index("{{other}}", &names()).is_err());
    }

    #[test]
    fn a_changed_byte_is_another_build() {
        let template = "const BUILD = 'BUILD', FILES = ['FILES'];";
        let filled = |bytes: &[u8]| {
            let mut files = Files::default();
            files.add("index.html", bytes.to_vec());
            service_worker(template, &files).unwrap()
        };
        assert!(filled(b"a").ends_with("FILES = [\"/index.html\"];"));
        assert_ne!(filled(b"a"), filled(b"b"));
    }
}
