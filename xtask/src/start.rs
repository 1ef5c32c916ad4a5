//! `cargo xtask start`: the whole product on this machine, until Ctrl-C.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::bundle::{Bundle, Profile};
use crate::console::step;
use crate::load::{self, Account};
use crate::options::Options;
use crate::run::Running;
use crate::setup::Node;

/// Builds (unless a bundle is given), runs, loads, says READY and stays.
pub fn start(options: &Options) -> Result<()> {
    let bundle = match &options.bundle {
        Some(folder) => Bundle::open(folder)?,
        None => Bundle::build(options.profile.unwrap_or(Profile::Release))?,
    };
    let node = Node::ready()?;
    // Only now: while it builds, a signal ends xtask in the ordinary way.
    let stop = signals()?;
    let (mut running, accounts) = step("start the server", || {
        let mut running = Running::start(&bundle, &node, options)?;
        running.wait_until_healthy()?;
        let accounts = match load::known_accounts(&running.data)? {
            Some(accounts) => accounts,
            None if options.empty => Vec::new(),
            None => load::county(&running, options)?,
        };
        Ok((running, accounts))
    })?;
    println!(
        "Guatu runs at {} with its data in {}. Ctrl-C ends it.",
        running.url,
        running.data.display()
    );
    let ready = Ready { url: &running.url, accounts: &accounts };
    println!("READY {}", serde_json::to_string(&ready)?);
    stay(&mut running, &stop)
}

/// What the line for programs says.
#[derive(Serialize)]
struct Ready<'a> {
    url: &'a str,
    accounts: &'a [Account],
}

fn signals() -> Result<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more when the end has already begun.
        let _ = sender.send(());
    })
    .context("could not watch for Ctrl-C")?;
    Ok(receiver)
}

/// Stays until a signal comes; dropping `running` at the end takes workerd down.
fn stay(running: &mut Running, stop: &Receiver<()>) -> Result<()> {
    loop {
        match stop.recv_timeout(Duration::from_millis(250)) {
            Err(RecvTimeoutError::Timeout) => running.check_alive()?,
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}
