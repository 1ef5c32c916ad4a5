//! `cargo xtask check`: the inner loop. Formatting, lints, and the tests that take seconds.

use std::process::Command;

use anyhow::Result;

use crate::command::{run, run_plainly};
use crate::console::step;
use crate::paths;
use crate::setup::{self, Wasm};

/// Runs the inner loop.
pub fn check() -> Result<()> {
    format()?;
    let wasm = Wasm::ready()?;
    lint(&wasm)?;
    house_rules()?;
    step("tests of shared and seed", || {
        run_plainly(native("test").args(["--package", "shared", "--package", "seed"]))
    })
}

/// Checks that every file is formatted.
pub fn format() -> Result<()> {
    step("cargo fmt --check", || run(native("fmt").args(["--all", "--check"])))
}

/// Lints everything, each crate for the target that it ships on.
pub fn lint(wasm: &Wasm) -> Result<()> {
    step("clippy: shared, seed, xtask, e2e, sim", || {
        let mut cargo = native("clippy");
        for name in ["shared", "seed", "xtask", "e2e", "sim"] {
            cargo.args(["--package", name]);
        }
        run(cargo.args(["--all-targets", "--", "--deny", "warnings"]))
    })?;
    step("clippy: app, server", || {
        let mut cargo = wasm.cargo("clippy");
        cargo.args(["--profile", "quick", "--target", setup::WASM_TARGET]);
        // With what only measuring compiles, which would otherwise be looked at by nobody.
        cargo.args(["--package", "app", "--package", "server", "--features", "app/bench"]);
        if wasm.is_own() {
            cargo.args(["--", "--deny", "warnings"]);
        }
        run(&mut cargo)
    })
}

/// The house rules alone; they are tests of xtask.
fn house_rules() -> Result<()> {
    step("house rules", || {
        run_plainly(
            native("test")
                .args(["--profile", "tool", "--package", "xtask"])
                .args(["--test", "tidy", "--quiet"]),
        )
    })
}

/// A cargo command for this machine, in the repo's root.
pub fn native(verb: &str) -> Command {
    let mut command = Command::new(setup::cargo());
    command.arg(verb).current_dir(paths::root());
    command
}
