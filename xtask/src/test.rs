//! `cargo xtask test`: everything. The runners' own closing lines stand once more at the end.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bundle::{Bundle, Profile};
use crate::check::{self, native};
use crate::command::run_and_keep;
use crate::console::{note, step};
use crate::options::Options;
use crate::setup::{self, Browser, Tools};
use crate::{paths, size, torture, wrangler};

/// Runs everything, or with `--only NAME` the tests whose name contains it.
pub fn test(options: &Options) -> Result<()> {
    let (tools, browser) = setup::for_tests()?;
    let only = options.only.as_deref();
    if only.is_none() {
        check::format()?;
        check::lint(&tools.wasm)?;
    }
    let mut closing = unit_tests(only)?;
    if only.is_none() {
        torture::test()?;
    }
    let bundle = Bundle::build(options.profile.unwrap_or(match only {
        // What is tested is what ships.
        None => Profile::Release,
        Some(_) => Profile::Quick,
    }))?;
    let environment = environment(&bundle, &tools, &browser)?;
    closing.extend(step("tests against workerd", || {
        let mut cargo = native("test");
        cargo.args(["--package", "e2e"]).args(only).envs(environment.iter().cloned());
        // They print what they have measured, and the table of who may do what.
        cargo.args(["--", "--show-output"]);
        run_and_keep(&mut cargo, closes_cargo)
    })?);
    if only.is_none() {
        size::check(&bundle)?;
        wrangler::dry_run(&tools.node, &bundle)?;
    }
    closing.extend(journeys(only, &environment)?);
    if let (Some(name), true) = (only, closing.is_empty()) {
        bail!("no test has {name} in its name");
    }
    println!("\n{}", closing.join("\n"));
    Ok(())
}

fn unit_tests(only: Option<&str>) -> Result<Vec<String>> {
    let mut closing = step("tests of shared, seed, server and app", || {
        let mut cargo = native("test");
        for name in ["shared", "seed", "server", "app"] {
            cargo.args(["--package", name]);
        }
        run_and_keep(cargo.args(only), closes_cargo)
    })?;
    closing.extend(step("tests of xtask and the house rules", || {
        let mut cargo = native("test");
        cargo.args(["--profile", "tool", "--package", "xtask"]).args(only);
        run_and_keep(&mut cargo, closes_cargo)
    })?);
    Ok(closing)
}

/// Cargo's closing line of a test program that held a test.
fn closes_cargo(line: &str) -> bool {
    line.starts_with("test result: ") && !line.contains(" 0 passed; 0 failed;")
}

/// Node's closing lines.
fn closes_node(line: &str) -> bool {
    ["tests ", "pass ", "fail ", "skipped "].iter().any(|word| {
        let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
        rest.is_some_and(|rest| rest.starts_with(word))
    })
}

/// What tests need to find the product. They start servers with
/// `$GUATU_XTASK start --bundle $GUATU_BUNDLE --port 0 --data DIR`.
fn environment(
    bundle: &Bundle,
    tools: &Tools,
    browser: &Browser,
) -> Result<Vec<(&'static str, PathBuf)>> {
    Ok(vec![
        ("GUATU_BUNDLE", bundle.folder.clone()),
        ("GUATU_WORKERD", tools.node.workerd()?),
        ("GUATU_CHROMIUM", browser.chromium.clone()),
        ("GUATU_NODE_MODULES", tools.node.modules.clone()),
        ("GUATU_XTASK", std::env::current_exe().context("xtask's own path")?),
    ])
}

/// The journeys, in Node's own test runner.
fn journeys(only: Option<&str>, environment: &[(&'static str, PathBuf)]) -> Result<Vec<String>> {
    let folder = paths::root().join("e2e/journeys");
    let files = journey_files(&folder, only)?;
    if files.is_empty() {
        note("no journey of that name");
        return Ok(Vec::new());
    }
    step("journeys in Chromium", || {
        let mut node = Command::new("node");
        // One at a time: each has a browser and a server of its own.
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
        node.current_dir(paths::root()).envs(environment.iter().cloned());
        run_and_keep(&mut node, closes_node)
    })
}

fn journey_files(folder: &Path, only: Option<&str>) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for name in paths::files_under(folder)? {
        let Some(text) = name.to_str() else { bail!("{} is not Unicode", name.display()) };
        let is_test = [".test.js", ".test.mjs"].iter().any(|end| text.ends_with(end));
        if is_test && only.is_none_or(|only| text.contains(only)) {
            files.push(folder.join(&name));
        }
    }
    Ok(files)
}
