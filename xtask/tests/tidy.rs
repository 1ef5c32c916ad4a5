//! The house rules, as far as a program can see them.

use std::fs;
use std::path::{Path, PathBuf};

const CODE: [&str; 6] =
    ["app/src", "server/src", "server/seed/src", "shared/src", "xtask/src", "e2e"];
const LONGEST: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root")
}

/// Every file below a folder of the repo whose name has one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("node_modules") {
                open.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

/// Fails with one line for each breach.
fn expect_none(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{rule}:\n  {}", breaches.join("\n  "));
}

/// The lines, numbered, that hold any of these words.
fn lines_with(files: &[PathBuf], words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (index, line) in text(file).lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", shown(file), index + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_file_is_too_long() {
    let mut breaches = Vec::new();
    for file in CODE.iter().flat_map(|folder| files(folder, &[".rs", ".css", ".js"])) {
        let lines = text(&file).lines().count();
        if lines > LONGEST {
            breaches.push(format!("{}: {lines} lines", shown(&file)));
        }
    }
    expect_none(&format!("no file has more than {LONGEST} lines"), breaches);
}

#[test]
fn shared_knows_no_browser() {
    let manifest = text(&root().join("shared/Cargo.toml"));
    let breaches = ["web-sys", "js-sys", "gloo", "wasm-bindgen", "tokio", "getrandom"]
        .iter()
        .filter(|name| manifest.lines().any(|line| line.trim_start().starts_with(**name)))
        .map(|name| (*name).to_owned())
        .collect();
    expect_none("shared has no clock, rng, I/O, async or browser in it", breaches);
}

#[test]
fn no_inline_styles() {
    let words = [String::from("style=\""), String::from("style=format!")];
    expect_none(
        "styles stand in style sheets; the content security policy forbids the attribute",
        lines_with(&files("app/src", &[".rs"]), &words),
    );
}

#[test]
fn nothing_is_left_undone() {
    let words =
        ["TO", "FIX"].map(|start| format!("{start}{}", if start == "TO" { "DO" } else { "ME" }));
    let code: Vec<PathBuf> =
        CODE.iter().flat_map(|folder| files(folder, &[".rs", ".css", ".js"])).collect();
    expect_none(
        "what is to be done stands in an issue, not in a comment",
        lines_with(&code, &words),
    );
}

#[test]
fn no_unwrap_in_the_server() {
    let words = [String::from("allow(clippy::unwrap_used")];
    expect_none(
        "a panic in the worker takes every county of its isolate with it",
        lines_with(&files("server/src", &[".rs"]), &words),
    );
}

#[test]
fn the_map_names_every_folder() {
    let Ok(map) = fs::read_to_string(root().join("docs/ARCHITECTURE.md")) else { return };
    let mut breaches = Vec::new();
    for entry in fs::read_dir(root()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_made = matches!(name.as_str(), "target" | "dist" | "node_modules");
        if entry.path().is_dir() && !name.starts_with('.') && !is_made {
            let marks = [format!("`{name}`"), format!("`{name}/`"), format!("{name}/")];
            if !marks.iter().any(|mark| map.contains(mark)) {
                breaches.push(name);
            }
        }
    }
    expect_none("docs/ARCHITECTURE.md names every top-level folder", breaches);
}
