//! `cargo xtask bench`: Guatu beside other engines on the same work. The browser's part is
//! `e2e/bench`; here are the counties, the server's own figures, and what ties them together.

mod county;
mod server;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::bundle::{Bundle, Profile};
use crate::command::{output, run, run_plainly};
use crate::console::step;
use crate::options::Options;
use crate::paths;
use crate::setup::{self, Browser, Node, Tools};
use county::Prepared;

/// Records that Guatu and the other engines are compared with.
const SIZES: [u32; 2] = [10_000, 50_000];
/// And for Guatu alone.
const LARGEST: u32 = 100_000;
const ROUNDS: u32 = 3;
/// `--quick`: enough to see that everything runs.
const QUICK_SIZE: u32 = 1_000;

/// Who is compared, in the order of the tables.
const ENGINES: [&str; 7] = ["raw", "pack", "guatu", "replicache", "rxdb", "yjs", "pouchdb"];

/// Measures, and writes `docs/BENCHMARKS.md` unless it is a quick look.
pub fn bench(options: &Options) -> Result<()> {
    let engines = chosen(&options.engines)?;
    let is_quick = options.profile == Some(Profile::Quick);
    let (tools, browser) = setup::for_tests()?;
    let packages = Node::engines()?;
    let bundle = Bundle::build_for_bench(options.profile.unwrap_or(Profile::Release))?;
    let folder = paths::target().join("guatu/bench");
    let mut counties = Vec::new();
    let mut servers = Vec::new();
    for tasks in sizes(options, &engines) {
        let county = step(&format!("a county of {tasks} tasks"), || {
            county::prepare(&folder, tasks, &bundle, &tools.node)
        })?;
        if engines.contains(&"guatu") {
            servers.push(step("its server", || server::measure(&county, &bundle, &tools.node))?);
        }
        counties.push(county);
    }
    let results = folder.join("results.json");
    let plan = json!({
        "engines": engines,
        "counties": counties.iter().map(Prepared::about).collect::<Vec<_>>(),
        "largest": LARGEST,
        "rounds": options.rounds.unwrap_or(if is_quick { 1 } else { ROUNDS }),
        "server": servers,
        "about": about(&tools, &browser, is_quick)?,
        "folder": folder,
        "results": results,
    });
    let plan_file = folder.join("plan.json");
    paths::write(&plan_file, &serde_json::to_vec_pretty(&plan)?)?;
    let node = |script: &str| {
        let mut node = Command::new("node");
        node.arg(paths::root().join("e2e/bench").join(script)).current_dir(paths::root());
        node.env("GUATU_BUNDLE", &bundle.folder).env("GUATU_CHROMIUM", &browser.chromium);
        node.env("GUATU_NODE_MODULES", &tools.node.modules);
        node.env("GUATU_ENGINE_MODULES", &packages);
        Ok::<_, anyhow::Error>(node)
    };
    let mut measure = node("bench.mjs")?;
    measure.env("GUATU_XTASK", std::env::current_exe().context("xtask's own path")?);
    step("the engines", || run(measure.arg(&plan_file)))?;
    let mut report = node("report.mjs")?;
    report.arg(&results);
    if !is_quick {
        report.arg(paths::root().join("docs/BENCHMARKS.md"));
    }
    run_plainly(&mut report)
}

fn chosen(named: &[String]) -> Result<Vec<&'static str>> {
    for name in named {
        if !ENGINES.contains(&name.as_str()) {
            bail!("there is no engine {name}; there are {}", ENGINES.join(", "));
        }
    }
    let is_chosen = |engine: &&str| named.is_empty() || named.iter().any(|name| name == engine);
    Ok(ENGINES.into_iter().filter(is_chosen).collect())
}

fn sizes(options: &Options, engines: &[&str]) -> Vec<u32> {
    if !options.sizes.is_empty() {
        return options.sizes.clone();
    }
    if options.profile == Some(Profile::Quick) {
        return vec![QUICK_SIZE];
    }
    let largest = engines.contains(&"guatu").then_some(LARGEST);
    SIZES.into_iter().chain(largest).collect()
}

/// Machine, versions and settings, for the report.
fn about(tools: &Tools, browser: &Browser, is_quick: bool) -> Result<Value> {
    let version = |program: &Path| output(Command::new(program).arg("--version"));
    let commit = output(
        Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(paths::root()),
    );
    Ok(json!({
        "profile": if is_quick { "quick" } else { "release" },
        "commit": commit.unwrap_or_default().trim(),
        "workerd": version(&tools.node.workerd()?)?.trim(),
        "chromium": version(&browser.chromium)?.trim(),
        "node": version(Path::new("node"))?.trim(),
    }))
}
