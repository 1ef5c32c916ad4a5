//! A bundle on plain workerd, bound to this machine only.

pub mod config;
pub mod secret;

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::bundle::Bundle;
use crate::command::on_path;
use crate::options::Options;
use crate::paths;
use crate::setup::Node;

const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(5);

/// A running server; dropping it ends it.
pub struct Running {
    /// Where it answers, without a slash at the end.
    pub url: String,
    /// The folder of the county, its photos and secrets.
    pub data: PathBuf,
    /// What `/api/v1/setup` asks for.
    pub setup_secret: String,
    child: Child,
    /// Keeps a second server out of the data folder.
    _held: File,
}

impl Running {
    /// Starts workerd and waits until it listens.
    pub fn start(bundle: &Bundle, node: &Node, options: &Options) -> Result<Self> {
        let data = options.data.clone();
        for part in ["county", "photos"] {
            paths::make_folder(&data.join(part))?;
        }
        let held = hold(&data)?;
        check_port(options.port)?;
        let setup_secret = secret::kept_in(&data, "setup-secret")?;
        let backup_key = secret::kept_in(&data, "backup-key")?;
        let mut command = command(&node.workerd()?);
        command.args(["serve", "--import-path=/", "--control-fd=1"]);
        command.arg(format!("--socket-addr=http=127.0.0.1:{}", options.port));
        for (name, folder) in [
            ("county-storage", data.join("county")),
            ("photos", data.join("photos")),
            ("assets", bundle.public()),
        ] {
            command.arg(format!("--directory-path={name}={}", folder.display()));
        }
        if let Some(address) = config::notice_address()? {
            command.arg(format!("--external-addr={address}"));
        }
        command.arg(config::write(bundle, &data)?);
        command.env("SETUP_SECRET", &setup_secret).env("BACKUP_KEY", &backup_key);
        let mut child = command.spawn().context("could not run workerd")?;
        let lines = log_lines(&mut child, &data.join("workerd.log"), options.verbose)?;
        let mut running = Self { url: String::new(), data, setup_secret, child, _held: held };
        let port = running.wait_until_listening(&lines)?;
        running.url = format!("http://127.0.0.1:{port}");
        Ok(running)
    }

    /// Asks for the county's health until it answers.
    pub fn wait_until_healthy(&mut self) -> Result<()> {
        let began = Instant::now();
        loop {
            let answer = ureq::get(format!("{}/api/v1/health", self.url)).call();
            match answer {
                Ok(_) => return Ok(()),
                Err(error) if began.elapsed() > START_LIMIT => {
                    bail!("the server gives no sign of health: {error}{}", self.last_lines());
                }
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
            self.check_alive()?;
        }
    }

    /// Whether it has ended by itself, which is an error.
    pub fn check_alive(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("workerd ended by itself ({status}){}", self.last_lines());
        }
        Ok(())
    }

    fn wait_until_listening(&mut self, lines: &Receiver<u16>) -> Result<u16> {
        let began = Instant::now();
        while began.elapsed() < START_LIMIT {
            if let Ok(port) = lines.recv_timeout(Duration::from_millis(100)) {
                return Ok(port);
            }
            self.check_alive()?;
        }
        bail!("workerd does not listen after {} s{}", START_LIMIT.as_secs(), self.last_lines());
    }

    fn last_lines(&self) -> String {
        let file = self.data.join("workerd.log");
        let log = std::fs::read_to_string(&file).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines[lines.len().saturating_sub(20)..].join("\n    ");
        format!(". The end of {}:\n    {last}", file.display())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Asked first, so that SQLite closes its files; a server that does not listen is ended.
        let pid = self.child.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).stderr(Stdio::null()).status();
        let began = Instant::now();
        while began.elapsed() < STOP_LIMIT {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn hold(data: &Path) -> Result<File> {
    let held = File::create(data.join("lock"))
        .with_context(|| format!("could not write in {}", data.display()))?;
    if held.try_lock().is_err() {
        bail!(
            "another server already works in {}: stop that one, or choose another folder with \
             --data DIR",
            data.display()
        );
    }
    Ok(held)
}

fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) => bail!(
            "port {port} on 127.0.0.1 cannot be used ({error}): stop what uses it, or choose \
             another with --port N (0 takes any free one)"
        ),
    }
}

/// A process group of its own keeps Ctrl-C for xtask, which then ends workerd in order. Should
/// xtask itself be killed outright, `setpriv` has the kernel end workerd.
fn command(workerd: &Path) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = if on_path("setpriv") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]).arg(workerd);
        command
    } else {
        Command::new(workerd)
    };
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    command
}

/// Copies what workerd prints into the log; the port that it listens on comes back by channel.
fn log_lines(child: &mut Child, log: &Path, verbose: bool) -> Result<Receiver<u16>> {
    let file = File::create(log).with_context(|| format!("could not write {}", log.display()))?;
    let file = Arc::new(Mutex::new(file));
    let (sender, receiver) = mpsc::channel();
    let stdout = child.stdout.take().context("workerd has a stdout")?;
    let stderr = child.stderr.take().context("workerd has a stderr")?;
    copy_lines(stdout, Arc::clone(&file), verbose, sender.clone());
    copy_lines(stderr, file, verbose, sender);
    Ok(receiver)
}

fn copy_lines(
    from: impl Read + Send + 'static,
    log: Arc<Mutex<File>>,
    verbose: bool,
    ports: Sender<u16>,
) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            if let Some(port) = listening_port(&line) {
                // The receiver is gone once the first port has come; a second one is no news.
                let _ = ports.send(port);
                continue;
            }
            if let Ok(mut log) = log.lock() {
                let _ = log.write_all(&line).and_then(|()| log.write_all(b"\n"));
            }
            if verbose {
                eprintln!("  workerd: {}", String::from_utf8_lossy(&line));
            }
        }
    });
}

/// Reads workerd's own notice that it listens.
fn listening_port(line: &[u8]) -> Option<u16> {
    let notice: serde_json::Value = serde_json::from_slice(line).ok()?;
    if notice.get("event")? != "listen" || notice.get("socket")? != "http" {
        return None;
    }
    u16::try_from(notice.get("port")?.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_from_the_notice() {
        for (line, port) in [
            (r#"{"event":"listen","socket":"http","port":8787}"#, Some(8787)),
            (r#"{"event":"listen","socket":"inspector","port":9}"#, None),
            (r#"{"event":"hello"}"#, None),
            ("plain words", None),
        ] {
            assert_eq!(listening_port(line.as_bytes()), port, "{line}");
        }
    }
}
