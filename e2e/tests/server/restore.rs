//! The restore drill: a county is lost after its last backup, another server takes the backup in,
//! and the phones bring back what was done since, each act once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use e2e::{Client, Content, County, Device, HoldingProxy, today, tool};
use serde_json::Value;
use shared::id::{CommentId, Id, ReportId, TaskId};
use shared::model::{Kind, Status, Task};
use shared::mutation::{AddComment, BlockTask, ReportProgress};
use shared::policy::{Action, can};

/// `xtask` with these words.
pub fn xtask(words: &[&str]) -> Output {
    Command::new(tool("GUATU_XTASK")).args(words).output().unwrap()
}

/// What it printed, where it went well.
pub fn told(output: Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// A file of its own in the temporary folder.
pub fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("guatu-e2e-{}-{name}", std::process::id()))
}

/// `backup` or `restore` between a county and a file.
pub fn carry(verb: &str, county: &County, file: &Path) -> Output {
    let key = county.backup_key();
    let [key, file] = [&key, file].map(|path| path.to_str().unwrap());
    xtask(&[verb, "--url", &county.url, "--key-file", key, file])
}

/// Says this many things about a task.
fn comment(device: &mut Device, on: TaskId, about: &str, count: usize) {
    for number in 0..count {
        let words = format!("{about} {number}");
        let id = CommentId(Id::derived(&words));
        device.act(AddComment { id, on: on.into(), words });
    }
    assert_eq!(device.rejected, None);
}

/// The server takes what the device sends, and the device never hears of it.
fn lose_the_answer(county: &County, device: &mut Device) {
    let proxy = HoldingProxy::before(&county.url);
    let url = proxy.url.clone();
    let answered = std::thread::scope(|scope| {
        scope.spawn(|| {
            proxy.wait();
            proxy.cut();
        });
        device.exchange(&url)
    });
    assert!(!answered, "the device must not have heard");
}

/// Tasks that the device's person may do `action` to.
fn tasks(device: &Device, action: Action) -> Vec<TaskId> {
    let (entities, actor) = (device.replica.entities(), device.replica.actor);
    let open = |task: &&Task| matches!(task.status, Status::NotStarted | Status::InProgress);
    let mut tasks: Vec<TaskId> = entities
        .all(Kind::Task)
        .filter(|entity| can(entities, actor, action, entity).is_ok())
        .filter_map(|entity| Task::of(entity).filter(open).map(|task| task.id))
        .collect();
    tasks.sort();
    tasks
}

/// What the lines of an export say, but for the times and numbers that the server gave.
fn content(lines: &[Value]) -> BTreeMap<String, Value> {
    let bare = |line: &Value| {
        let mut line = line.clone();
        strip(&mut line);
        (format!("{} {}", line["kind"], line["id"]), line)
    };
    lines.iter().map(bare).collect()
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| {
                !matches!(name.as_str(), "seq" | "at" | "progress_seq" | "edits" | "base")
            });
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// How often each envelope of a device stands in the log.
fn times_in_log(log: &[Value], device: &Device) -> BTreeMap<u64, u32> {
    let mut times = BTreeMap::new();
    for row in log.iter().filter(|row| row["header"]["replica"] == device.replica.id.to_string()) {
        *times.entry(row["header"]["counter"].as_u64().unwrap()).or_default() += 1;
    }
    times
}

#[test]
fn a_restored_county_gets_back_from_the_phones_what_came_after_the_backup() {
    let lost = County::start(Content::Sample(340));
    let mut clerk = Device::new(lost.login("clerk"));
    let mut chief = Device::new(lost.login("chief"));
    clerk.settle();
    chief.settle();
    let task = tasks(&clerk, Action::Report)[0];
    let stuck = tasks(&chief, Action::Block)[0];

    // Before the backup: work that is delivered, work whose answer is lost, work that waits.
    comment(&mut clerk, task, "送达", 3);
    clerk.settle();
    clerk.go_offline();
    comment(&mut clerk, task, "回执丢失", 4);
    lose_the_answer(&lost, &mut clerk);
    clerk.go_offline();
    comment(&mut clerk, task, "未送出", 5);
    let before = lost.login("office").export();
    let file = scratch("drill.backup");
    println!("{}", told(carry("backup", &lost, &file)));
    let verified = told(xtask(&["verify-log", file.to_str().unwrap()]));
    assert!(verified.contains("log rows verified from row one"), "{verified}");

    // After it: what waited is delivered, both do more, and one answer more is lost.
    clerk.settle();
    clerk.act(ReportProgress {
        id: ReportId(Id::derived("drill")),
        task,
        percent: 45,
        words: "备份之后".into(),
        observed: today(),
    });
    clerk.settle();
    chief.act(BlockTask { task: stuck, reason: "用地".into(), since: today() });
    comment(&mut chief, stuck, "备份之后", 6);
    chief.settle();
    chief.go_offline();
    comment(&mut chief, stuck, "备份之后丢失", 2);
    lose_the_answer(&lost, &mut chief);
    chief.go_offline();
    comment(&mut chief, stuck, "恢复时未送出", 2);
    assert_eq!((clerk.rejected, chief.rejected), (None, None));

    // Another server, with nothing but the file.
    let found = County::start(Content::Nothing);
    println!("{}", told(carry("restore", &found, &file)));
    assert_eq!(Client::anonymous(&found.url, "GET", "health", "", "").json()["status"], "ok");
    let mut logins = BTreeMap::new();
    for account in &lost.accounts {
        let client = Client::login(&found.url, &account.name, &account.password);
        logins.insert(account.name.clone(), client);
    }
    assert_eq!(logins["office"].export(), before, "what was in the backup is back as it was");

    for (name, device) in [("clerk", &mut clerk), ("chief", &mut chief)] {
        assert!(!device.exchange(&found.url), "its token went with the old server");
        device.log_in(logins[name].clone());
        device.settle();
        device.settle();
        assert_eq!(device.replica.outbox.waiting(), 0, "{name}");
        assert_eq!(device.replica.outbox.items().count(), 0, "{name}");
    }

    // The old server hears of the last acts, too: then both hold the same, whatever the numbers.
    let log = logins["auditor"].log();
    for (device, envelopes) in [(&clerk, 3 + 4 + 5 + 1), (&chief, 1 + 6 + 2 + 2)] {
        let times = times_in_log(&log, device);
        let each: BTreeSet<u64> = (1..=envelopes).collect();
        assert_eq!(times.keys().copied().collect::<BTreeSet<u64>>(), each);
        assert!(times.values().all(|count| *count == 1), "{times:?}");
    }
    chief.log_in(lost.login("chief"));
    chief.settle();
    let [old, new] = [lost.login("office").export(), logins["office"].export()];
    let [old, new] = [content(&old), content(&new)];
    assert!(new.len() > before.len());
    assert_eq!(old, new);

    let account = lost.accounts.iter().find(|account| account.name == "auditor").unwrap();
    let password = scratch("drill.password");
    std::fs::write(&password, &account.password).unwrap();
    let words = ["--name", "auditor", "--password-file", password.to_str().unwrap()];
    println!("{}", told(xtask(&[&["verify-log", "--url", &found.url], &words[..]].concat())));
    for file in [file, password] {
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_backup_that_is_read_while_people_work_is_one_state_of_the_county() {
    let county = County::start(Content::Sample(4_000));
    let mut clerk = Device::new(county.login("clerk"));
    clerk.settle();
    let task = tasks(&clerk, Action::Report)[0];
    let key = std::fs::read_to_string(county.backup_key()).unwrap();
    let call = ureq::get(format!("{}/api/v1/backup", county.url));
    let mut answer = call.header("authorization", format!("Bearer {key}")).call().unwrap();
    let mut read = answer.body_mut().as_reader();
    let mut text = vec![0; 64 * 1024];
    read.read_exact(&mut text).unwrap();
    // The rest waits in the server: it does not fit between the two.
    comment(&mut clerk, task, "备份之中", 30);
    clerk.act(BlockTask { task, reason: "用地".into(), since: today() });
    clerk.settle();
    assert_eq!(clerk.replica.outbox.items().count(), 0);
    read.read_to_end(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let begun = |line: &&str| line.starts_with(r#"{"table":{"name":"entity""#);
    assert_eq!(text.lines().filter(begun).count(), 2, "what changed meanwhile follows");
    let file = scratch("meanwhile.backup");
    std::fs::write(&file, &text).unwrap();

    let restored = County::start(Content::Nothing);
    println!("{} bytes\n{}", text.len(), told(carry("restore", &restored, &file)));
    let account = county.accounts.iter().find(|account| account.name == "office").unwrap();
    let office = Client::login(&restored.url, &account.name, &account.password);
    assert_eq!(office.export(), county.login("office").export());
    std::fs::remove_file(file).unwrap();
}
