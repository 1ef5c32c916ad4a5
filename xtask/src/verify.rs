//! `cargo xtask verify-log`: the chain of the log from row one, out of a backup or off a server.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, bail};
use shared::api::{Link, Login, Session};
use shared::backup::Reading;
use shared::log::{Head, verify};
use ureq::Agent;

use crate::backup::{agent, refuse};
use crate::options::Options;
use crate::paths;

/// Verifies, and prints how many rows there are and the head.
pub fn verify_log(options: &Options) -> Result<()> {
    match (&options.file, &options.url) {
        (Some(file), None) => show(&check_file(file)?),
        (None, Some(url)) => show_head(&server(url, options)?),
        _ => bail!("say which log: a backup FILE, or --url URL with --name and --password-file"),
    }
    Ok(())
}

/// Reads a backup from its first line to its last.
pub fn check_file(file: &Path) -> Result<Reading> {
    let open = File::open(file).with_context(|| format!("could not read {}", file.display()))?;
    let mut lines = BufReader::new(open);
    let (mut reading, mut line) = (Reading::default(), Vec::new());
    while lines.read_until(b'\n', &mut line)? > 0 {
        let place = format!("{}, line {}", file.display(), reading.lines + 1);
        if line.starts_with(b"\x1f\x8b") {
            bail!("{} is compressed: gunzip it first", file.display());
        }
        let bytes = line.strip_suffix(b"\n").unwrap_or(&line);
        let said = serde_json::from_slice(bytes).with_context(|| place.clone())?;
        reading.take(bytes, &said).context(place)?;
        line.clear();
    }
    if reading.is_whole { Ok(reading) } else { bail!("{} is cut short", file.display()) }
}

/// Says what a whole backup holds.
pub fn show(reading: &Reading) {
    if let Some(beginning) = &reading.beginning {
        println!("{}, {} lines, by version {}", beginning.county, reading.lines, beginning.version);
    }
    show_head(&reading.head);
}

fn show_head(head: &Head) {
    let hash: String = head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{} log rows verified from row one; the head is {hash}", head.seq.0);
}

/// Reads a server's log as an auditor may.
fn server(url: &str, options: &Options) -> Result<Head> {
    let name = options.name.clone().context("whose login: --name NAME")?;
    let file = options.password_file.as_deref().context("the password: --password-file FILE")?;
    let password = paths::read_text(file)?.trim_end_matches(['\r', '\n']).to_owned();
    let agent = agent(url)?;
    let body = serde_json::to_vec(&Login { name, password })?;
    let call = agent.post(format!("{url}/api/v1/login")).header("content-type", "application/json");
    let mut answer = call.send(&body[..]).context("POST login")?;
    refuse(&mut answer)?;
    let session: Session = serde_json::from_slice(&answer.body_mut().read_to_vec()?)?;
    let token = format!("Bearer {}", session.token);
    let head = pages(&agent, url, &token);
    let out = agent.post(format!("{url}/api/v1/logout")).header("authorization", &token);
    out.send_empty().context("POST logout")?;
    head
}

fn pages(agent: &Agent, url: &str, token: &str) -> Result<Head> {
    let mut head = Head::default();
    loop {
        let next = format!("{url}/api/v1/log?from={}", head.seq.0 + 1);
        let mut answer =
            agent.get(next).header("authorization", token).call().context("GET log")?;
        refuse(&mut answer)?;
        let bytes = answer.body_mut().with_config().limit(u64::MAX).read_to_vec()?;
        let rows: Vec<Link> = serde_json::from_slice(&bytes).context("GET log")?;
        if rows.is_empty() {
            return Ok(head);
        }
        // What the reader may see must be what the row binds, too.
        for link in rows {
            head = verify(head, [link.chain()])?;
            link.check(|bytes| serde_json::from_slice(bytes).ok())?;
        }
    }
}
