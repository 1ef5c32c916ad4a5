//! `cargo xtask torture`: the simulation of devices, networks and a county (`e2e/sim`), in a build
//! that is fast and checks everything a debug build checks.

use anyhow::Result;

use crate::check::native;
use crate::command::run_plainly;
use crate::console::step;

/// Seeds that every test run goes through.
const SEEDS: &str = "200";

/// Runs the simulation with these words.
pub fn torture(words: &[String]) -> Result<()> {
    run_plainly(native("run").args(ARGS).args(words))
}

const ARGS: [&str; 6] = ["--quiet", "--profile", "torture", "--package", "sim", "--"];

/// What a test run goes through: some seeds, and every sabotage.
pub fn test() -> Result<()> {
    step("devices, networks and a county, tortured", || {
        run_plainly(native("run").args(ARGS).args(["--seeds", SEEDS]))
    })?;
    step("rules broken on purpose are caught", || {
        run_plainly(native("run").args(ARGS).args(["--sabotage", "all"]))
    })
}
