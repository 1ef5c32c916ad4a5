//! `cargo xtask wrangler WORDS`: the pinned wrangler, in the repo's root.

use std::process::Command;

use anyhow::Result;

use crate::bundle::Bundle;
use crate::command::{run, run_plainly};
use crate::console::step;
use crate::paths;
use crate::setup::Node;

/// Passes the words on.
pub fn wrangler(words: &[String]) -> Result<()> {
    run_plainly(command(&Node::ready()?).args(words))
}

/// Packs everything as for a deployment, and sends nothing.
pub fn dry_run(node: &Node, bundle: &Bundle) -> Result<()> {
    bundle.copy_to(&paths::root().join("dist"))?;
    let into = paths::target().join("guatu/wrangler");
    step("wrangler deploy --dry-run", || {
        run(command(node).args(["deploy", "--dry-run", "--outdir"]).arg(into).env("CI", "true"))
    })
}

fn command(node: &Node) -> Command {
    let mut command = node.script("wrangler/bin/wrangler.js");
    command.current_dir(paths::root());
    command.env("WRANGLER_SEND_METRICS", "false");
    command.env("WRANGLER_LOG_PATH", paths::target().join("guatu/wrangler.log"));
    command
}
