//! The package as a county's own server runs it, with its own scripts: installed, set up, backed up
//! and moved, by plain HTTP and with TLS.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use e2e::{Client, tool};

use crate::restore::{scratch, told, xtask};

const PASSWORD: &str = r#"a "quoted" \ word"#;

/// For a word that is not in the environment.
const UNSET: &str = "";

/// The package, installed below a folder of its own, and what runs from it.
struct Installed {
    folder: PathBuf,
    running: Vec<Child>,
}

impl Drop for Installed {
    fn drop(&mut self) {
        for child in &mut self.running {
            let _ended = child.kill();
            let _ended = child.wait();
        }
        let _deleted = fs::remove_dir_all(&self.folder);
    }
}

impl Installed {
    fn new_in(name: &str) -> Installed {
        let folder = scratch(name);
        let package = folder.join("package");
        let out = package.to_str().unwrap();
        told(xtask(&["package", "--bundle", &tool("GUATU_BUNDLE"), "--out", out]));
        let installed = Installed { folder, running: Vec::new() };
        let install =
            || run(Command::new(package.join("install.sh")).env("DESTDIR", installed.root()));
        told(install());
        let settings = fs::read(installed.settings()).unwrap();
        told(install());
        assert_eq!(fs::read(installed.settings()).unwrap(), settings, "secrets stay");
        installed
    }

    fn root(&self) -> PathBuf {
        self.folder.join("root")
    }

    fn settings(&self) -> PathBuf {
        self.root().join("etc/guatu/guatu.env")
    }

    fn setting(&self, name: &str) -> String {
        let text = fs::read_to_string(self.settings()).unwrap();
        let found = text.lines().find_map(|line| line.strip_prefix(&format!("{name}=")));
        found.unwrap().to_owned()
    }

    /// A script of the package, as root would call it.
    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(self.root().join("opt/guatu/current").join(name));
        command.env("GUATU_ENV", self.settings());
        command
    }

    /// Starts the server as guatu.service does, and waits until it listens.
    fn serve(&mut self, data: &str, listen: u16, more: &[(&str, &str)]) {
        let mut command = self.script("run.sh");
        for name in ["SETUP_SECRET", "BACKUP_KEY"] {
            command.env(name, self.setting(name));
        }
        command.env("GUATU_LISTEN", format!("127.0.0.1:{listen}"));
        command.env("GUATU_DATA", self.folder.join(data));
        for (name, value) in more {
            match *value {
                UNSET => command.env_remove(name),
                value => command.env(name, value),
            };
        }
        self.running.push(command.spawn().unwrap());
        while TcpStream::connect(("127.0.0.1", listen)).is_err() {
            let ended = self.running.last_mut().unwrap().try_wait().unwrap();
            assert_eq!(ended, None, "the server ended");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap()
}

/// Runs a script with these lines as its input.
fn run_with(command: &mut Command, input: &str) -> Output {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The one file in a folder.
fn only_file(folder: &Path) -> PathBuf {
    let files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

/// The status line for a request to this host name.
fn status_for(port: u16, host: &str) -> String {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = format!("GET /api/v1/health HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    connection.write_all(head.as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(connection).read_line(&mut line).unwrap();
    line.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn the_package_serves_several_counties_and_moves_one_with_its_scripts() {
    let mut installed = Installed::new_in("package");
    let mode = fs::metadata(installed.settings()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_ne!(installed.setting("SETUP_SECRET"), installed.setting("BACKUP_KEY"));
    assert_eq!(installed.setting("BACKUP_KEY").len(), 64);
    let port = free_port();
    let hosts = r#"{"127.0.0.1":"a","localhost":"b"}"#;
    installed.serve("data", port, &[("COUNTY_HOSTS", hosts)]);
    let [a, b] = ["127.0.0.1", "localhost"].map(|host| format!("http://{host}:{port}"));
    assert_eq!(status_for(port, "other.example"), "404");

    let page = Client::anonymous(&a, "GET", "/", "", "");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let answers = format!("甲县\nfirst\n{PASSWORD}\n");
    println!("{}", told(run_with(installed.script("setup.sh").arg(&a), &answers)));
    let admin = Client::login(&a, "first", PASSWORD);
    assert_eq!(admin.get("me").json()["county"], "甲县");
    assert_eq!(Client::anonymous(&b, "GET", "health", "", "").json()["status"], "empty");
    let again = run_with(installed.script("setup.sh").arg(&a), &answers);
    assert!(String::from_utf8_lossy(&again.stderr).contains("already_open"));

    let backups = installed.folder.join("backups");
    told(run(installed.script("backup.sh").arg(&backups).arg(&a)));
    let file = only_file(&backups);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let refused = run(installed.script("restore.sh").args([file.as_os_str(), a.as_ref()]));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not_empty"));
    println!("{}", told(run(installed.script("restore.sh").args([file.as_os_str(), b.as_ref()]))));
    let moved = Client::login(&b, "first", PASSWORD);
    assert_eq!(moved.export(), admin.export());

    let spare = free_port().to_string();
    let mut drill = installed.script("drill.sh");
    let drilled = told(run(drill.env("GUATU_DRILL_PORT", &spare).arg(&file)));
    assert!(drilled.contains("restored: "), "{drilled}");
    println!("{drilled}");

    // What is cut short is not kept, and not sent.
    let empty = run(installed.script("backup.sh").env("BACKUP_KEY", "wrong").arg(&backups).arg(&a));
    assert!(String::from_utf8_lossy(&empty.stderr).contains("wrong_key"));
    assert_eq!(only_file(&backups), file);
    let cut = installed.folder.join("cut.ndjson");
    let whole = run(Command::new("gzip").arg("-dc").arg(&file)).stdout;
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let refused = run(installed.script("restore.sh").args([cut.as_os_str(), b.as_ref()]));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is cut short"));
}

#[test]
fn a_server_without_a_backup_key_has_no_backups() {
    let mut installed = Installed::new_in("no-key");
    let port = free_port();
    installed.serve("data", port, &[("BACKUP_KEY", UNSET), ("SETUP_SECRET", UNSET)]);
    let url = format!("http://127.0.0.1:{port}");
    for (method, token) in [("GET", ""), ("GET", "null"), ("POST", "null")] {
        let reply = Client::with_token(&url, method, "backup", token, "", "");
        assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("not_found")));
    }
    let kind = "application/json";
    let reply = Client::with_token(&url, "POST", "setup", "null", kind, r#"{"county":"x"}"#);
    assert_eq!((reply.status, reply.json()["code"].as_str()), (503, Some("secret_missing")));
}

#[test]
fn the_package_speaks_tls_by_itself() {
    let mut installed = Installed::new_in("tls");
    let tls = installed.root().join("etc/guatu/tls");
    let [key, cert] = ["key.pem", "cert.pem"].map(|name| tls.join(name));
    let mut openssl = Command::new("openssl");
    openssl.args([
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]);
    openssl
        .args(["-addext", "subjectAltName=DNS:localhost", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&cert);
    told(run(&mut openssl));
    let [port, plain] = [free_port(), free_port()];
    let redirect = format!("127.0.0.1:{plain}");
    let etc = installed.root().join("etc/guatu");
    installed.serve(
        "data",
        port,
        &[
            ("GUATU_CONFIG", "https"),
            ("GUATU_ETC", etc.to_str().unwrap()),
            ("GUATU_REDIRECT", &redirect),
        ],
    );
    let url = format!("https://localhost:{port}");
    let mut curl = Command::new("curl");
    curl.args(["-sS", "-i", "--cacert"]).arg(&cert).arg(format!("{url}/api/v1/health"));
    let answer = told(run(&mut curl)).to_lowercase();
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    assert!(answer.contains(r#""status":"empty""#), "{answer}");
    let mut connection = TcpStream::connect(("127.0.0.1", plain)).unwrap();
    let head = "GET /chains?x=1 HTTP/1.1\r\nhost: guatu.example\r\nconnection: close\r\n\r\n";
    connection.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
    assert!(
        answer.to_lowercase().contains("location: https://guatu.example/chains?x=1"),
        "{answer}"
    );

    let answers = format!("甲县\nfirst\n{PASSWORD}\n");
    let setup = &mut installed.script("setup.sh");
    told(run_with(setup.env("GUATU_CA", &cert).arg(&url), &answers));
    let backups = installed.folder.join("backups");
    told(run(installed.script("backup.sh").env("GUATU_CA", &cert).arg(&backups).arg(&url)));
    only_file(&backups);
}
