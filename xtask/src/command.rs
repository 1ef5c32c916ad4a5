//! Running other programs, with errors that name the program and what it said.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The command as a person would type it, for messages.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs to the end with the terminal's own output; a failure is an error.
///
/// What the program prints on stdout goes to stderr: xtask's stdout holds only results.
pub fn run(command: &mut Command) -> Result<()> {
    command.stdout(std::io::stderr());
    finish(command)
}

/// Runs to the end with stdout and stderr as they are, for test runners, whose closing lines count.
pub fn run_plainly(command: &mut Command) -> Result<()> {
    finish(command)
}

/// Runs to the end like [`run_plainly`], and returns those lines of stdout that `keeps` picks.
pub fn run_and_keep(command: &mut Command, keeps: fn(&str) -> bool) -> Result<Vec<String>> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child =
        command.spawn().with_context(|| format!("could not run `{}`", shown(command)))?;
    let stdout = child.stdout.take().context("stdout is piped")?;
    let mut kept = Vec::new();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        if keeps(&line) {
            kept.push(line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(kept)
}

fn finish(command: &mut Command) -> Result<()> {
    command.stdin(Stdio::null());
    let status = command.status().with_context(|| format!("could not run `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs quietly and returns stdout; a failure is an error that carries stderr.
pub fn output(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null());
    let output = command.output().with_context(|| format!("could not run `{}`", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", shown(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs with a time limit; true if it ended well in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> Result<bool> {
    command.stdin(Stdio::null()).stdout(std::io::stderr());
    let began = Instant::now();
    let mut child =
        command.spawn().with_context(|| format!("could not run `{}`", shown(command)))?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if began.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Whether a program of this name is on PATH.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
