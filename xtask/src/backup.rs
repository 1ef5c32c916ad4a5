//! `cargo xtask backup` and `restore`: a county between a server and a file. `deploy/backup.sh` and
//! `deploy/restore.sh` do the same with curl, where there is no Rust.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::options::Options;
use crate::paths;
use crate::verify::{check_file, show};

/// Bytes of lines in one request, before the last line in it. A row has at most 2 MiB, twice as much
/// in hexadecimal, and the server takes 8 MiB at once.
const PART_BYTES: usize = 3 * 1024 * 1024;

/// Fetches a county into a file, and checks that it is whole.
pub fn backup(options: &Options) -> Result<()> {
    let server = Server::of(options)?;
    let file = file(options)?;
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = Path::new(&unfinished);
    let call = server.agent.get(&server.address).header("authorization", &server.key);
    let mut answer = call.call().context("GET backup")?;
    refuse(&mut answer)?;
    // It holds everything, hashes of passwords too.
    let mut open = OpenOptions::new();
    let open = open.write(true).create(true).truncate(true).mode(0o600).open(unfinished);
    let mut written = open.with_context(|| format!("could not write {}", unfinished.display()))?;
    std::io::copy(&mut answer.body_mut().as_reader(), &mut written).context("GET backup")?;
    written.sync_all()?;
    let reading = check_file(unfinished)?;
    std::fs::rename(unfinished, file)?;
    show(&reading);
    Ok(())
}

/// Sends a file into an empty county, in parts.
pub fn restore(options: &Options) -> Result<()> {
    let server = Server::of(options)?;
    let file = file(options)?;
    let reading = check_file(file)?;
    let sent = server.send(file);
    if sent.is_err() {
        // Only what has come of this restore goes; a county with work in it refuses.
        let _given_up = server.post(&[]);
    }
    sent?;
    show(&reading);
    Ok(())
}

/// A server, and what it asks for.
struct Server {
    agent: Agent,
    address: String,
    key: String,
}

impl Server {
    fn of(options: &Options) -> Result<Server> {
        let url = options.url.as_deref().context("say which server: --url URL")?;
        let key = options.key_file.as_deref().context("the backup key: --key-file FILE")?;
        let key = format!("Bearer {}", paths::read_text(key)?.trim());
        Ok(Server { agent: agent(url)?, address: format!("{url}/api/v1/backup"), key })
    }

    fn send(&self, file: &Path) -> Result<()> {
        let mut lines = BufReader::new(File::open(file)?);
        let mut part = Vec::new();
        while lines.read_until(b'\n', &mut part)? > 0 {
            if part.len() > PART_BYTES {
                self.post(&part)?;
                part.clear();
            }
        }
        if part.is_empty() { Ok(()) } else { self.post(&part) }
    }

    fn post(&self, part: &[u8]) -> Result<()> {
        let call = self.agent.post(&self.address).header("authorization", &self.key);
        let call = call.header("content-type", "application/x-ndjson");
        refuse(&mut call.send(part).context("POST backup")?)
    }
}

/// Somebody who asks a server on this machine, or one at the other end of a tunnel.
pub fn agent(url: &str) -> Result<Agent> {
    ensure!(
        url.starts_with("http://"),
        "xtask speaks plain HTTP only, as to 127.0.0.1: run it on the server or through a tunnel \
         (ssh -L), or take deploy/backup.sh and deploy/restore.sh, which speak HTTPS"
    );
    Ok(Agent::from(Agent::config_builder().http_status_as_error(false).build()))
}

/// An answer that is no success is an error in the server's words.
pub fn refuse(answer: &mut Response<Body>) -> Result<()> {
    if answer.status().is_success() {
        return Ok(());
    }
    let said = answer.body_mut().read_to_string().unwrap_or_default();
    bail!("the server answers {}: {said}", answer.status())
}

fn file(options: &Options) -> Result<&Path> {
    options.file.as_deref().context("say which file: its name at the end")
}
