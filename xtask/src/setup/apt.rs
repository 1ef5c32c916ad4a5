//! Debian's packages.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{on_path, output, run};
use crate::console::{note, step};

/// Installs packages. Without root, or without apt, the error says what is missing and the cure.
pub fn install(packages: &[&str], what_for: &str) -> Result<()> {
    let names = packages.join(" ");
    if !on_path("apt-get") {
        bail!("{what_for}: please install the equivalents of Debian's packages {names}");
    }
    if output(Command::new("id").arg("-u"))?.trim() != "0" {
        bail!(
            "{what_for}: something is missing that only root can install. Please run\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n\
             and then this command again"
        );
    }
    step(&format!("apt-get install {names}"), || {
        if run(&mut install_command(packages)).is_ok() {
            return Ok(());
        }
        note("trying again with fresh package lists");
        run(apt_get().args(["-qq", "update"]))?;
        run(&mut install_command(packages))
    })
}

fn install_command(packages: &[&str]) -> Command {
    let mut command = apt_get();
    command.args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages);
    command
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}
