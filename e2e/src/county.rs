//! A county on real workerd, started through `cargo xtask start` like anybody's.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use serde::Deserialize;

use crate::Client;

/// Which county.
#[derive(Clone, Copy)]
pub enum Content {
    /// The real one, from its documents.
    Tongxin,
    /// The generated one, with about this many tasks.
    Sample(u32),
    /// None: a backup is to come into it.
    Nothing,
}

/// Somebody who can log in.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// What is typed as the name.
    pub name: String,
    /// What is typed as the password.
    pub password: String,
    /// What the account may do, in one word.
    pub role: String,
}

#[derive(Deserialize)]
struct Ready {
    url: String,
    accounts: Vec<Account>,
}

/// A running county with its data in a folder of its own; dropping it ends and deletes it.
pub struct County {
    /// Where it answers.
    pub url: String,
    /// Who can log in.
    pub accounts: Vec<Account>,
    data: PathBuf,
    content: Content,
    settings: Vec<(String, String)>,
    xtask: Child,
}

static FOLDERS: AtomicU32 = AtomicU32::new(0);

impl County {
    /// A new county.
    pub fn start(content: Content) -> County {
        County::start_with(content, &[])
    }

    /// A new county with these settings of its operator.
    pub fn start_with(content: Content, settings: &[(&str, &str)]) -> County {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let settings: Vec<(String, String)> = settings.iter().map(owned).collect();
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let data = std::env::temp_dir().join(format!("guatu-e2e-{}-{number}", std::process::id()));
        let (xtask, ready) = launch(&data, content, &settings, 0);
        County { url: ready.url, accounts: ready.accounts, data, content, settings, xtask }
    }

    /// Logs in.
    pub fn login(&self, name: &str) -> Client {
        let account = self.accounts.iter().find(|account| account.name == name);
        let account = account.unwrap_or_else(|| panic!("no account {name}"));
        Client::login(&self.url, &account.name, &account.password)
    }

    /// What set-up asks for.
    pub fn secret(&self) -> String {
        let kept = std::fs::read_to_string(self.data.join("setup-secret"));
        kept.expect("start keeps the secret").trim().to_owned()
    }

    /// Where the key to its backups is.
    pub fn backup_key(&self) -> PathBuf {
        self.data.join("backup-key")
    }

    /// For how long a processor has worked for workerd since it started.
    pub fn processor_time(&self) -> Duration {
        // Linux counts in hundredths of a second: see proc_pid_stat(5), utime and stime.
        let ticks = |pid: &String| -> u64 {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("it runs");
            let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
            fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
        };
        Duration::from_millis(self.children().iter().map(ticks).sum::<u64>() * 10)
    }

    /// The county's files, with lengths and times: a write would show.
    pub fn files(&self) -> Vec<(PathBuf, u64, SystemTime)> {
        let (mut folders, mut files) = (vec![self.data.join("county")], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let entry = entry.expect("an entry");
                let about = entry.metadata().expect("what it is");
                match about.is_dir() {
                    true => folders.push(entry.path()),
                    // What SQLite's readers share is no content.
                    false if entry.path().to_string_lossy().ends_with("-shm") => {}
                    false => {
                        let modified = about.modified().expect("when it was written");
                        files.push((entry.path(), about.len(), modified));
                    }
                }
            }
        }
        files.sort();
        files
    }

    /// The processes that xtask has started: workerd.
    fn children(&self) -> Vec<String> {
        let pid = self.xtask.id();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        children.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    }

    /// Kills workerd with SIGKILL, as a power cut would.
    pub fn kill(&mut self) {
        for child in self.children() {
            Command::new("kill").args(["-KILL", &child]).status().expect("kill runs");
        }
        // xtask notices that its server ended, and ends.
        self.xtask.wait().expect("xtask can be waited for");
    }

    /// Starts it again on the same data and port.
    pub fn restart(&mut self) {
        let port = self.url.rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.expect("the url ends in a port");
        let (xtask, ready) = launch(&self.data, self.content, &self.settings, port);
        self.xtask = xtask;
        self.url = ready.url;
    }
}

impl Drop for County {
    fn drop(&mut self) {
        let pid = self.xtask.id().to_string();
        // Already gone is as good as ended.
        let _ended = Command::new("kill").args(["-TERM", &pid]).stderr(Stdio::null()).status();
        let _ended = self.xtask.wait();
        let _deleted = std::fs::remove_dir_all(&self.data);
        let _deleted = std::fs::remove_file(self.data.with_extension("log"));
    }
}

fn launch(
    data: &std::path::Path,
    content: Content,
    settings: &[(String, String)],
    port: u16,
) -> (Child, Ready) {
    let mut command = Command::new(tool("GUATU_XTASK"));
    command.args(["start", "--bundle", &tool("GUATU_BUNDLE"), "--port", &port.to_string()]);
    command.arg("--data").arg(data);
    command.envs(settings.iter().map(|(name, value)| (name, value)));
    match content {
        Content::Tongxin => {}
        Content::Sample(tasks) => {
            command.args(["--sample", &tasks.to_string()]);
        }
        Content::Nothing => {
            command.arg("--empty");
        }
    }
    // What it tells people goes beside the data; a start that fails shows it.
    let told = data.with_extension("log");
    command.stderr(File::create(&told).expect("a file in the temporary folder"));
    let mut xtask = command.stdout(Stdio::piped()).spawn().expect("xtask runs");
    let lines = BufReader::new(xtask.stdout.take().expect("stdout is piped")).lines();
    for line in lines.map_while(Result::ok) {
        if let Some(ready) = line.strip_prefix("READY ") {
            let ready = serde_json::from_str(ready).expect("READY carries JSON");
            return (xtask, ready);
        }
    }
    let why = std::fs::read_to_string(told).unwrap_or_default();
    panic!("the county did not start: {:?}\n{why}", xtask.wait());
}

/// What `cargo xtask test` says about where the product is.
pub fn tool(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run these tests through `cargo xtask test`"))
}
