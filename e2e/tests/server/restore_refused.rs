//! What a restore refuses, and how it leaves the county.

use e2e::{Client, Content, County};
use serde_json::json;
use shared::id::{CommentId, Id};
use shared::model::Kind;
use shared::mutation::AddComment;
use shared::sync::Verdict;

use crate::restore::{carry, scratch, told};

/// `POST backup` with a part of a file.
fn send(county: &County, key: &str, part: &str) -> (u16, String) {
    let kind = "application/x-ndjson";
    let reply = Client::with_token(&county.url, "POST", "backup", key, kind, part);
    let said = reply.json();
    let word = if reply.status == 200 { &said["status"] } else { &said["code"] };
    (reply.status, word.as_str().unwrap_or_default().to_owned())
}

fn status(county: &County) -> String {
    let health = Client::anonymous(&county.url, "GET", "health", "", "").json();
    health["status"].as_str().unwrap().to_owned()
}

/// `text` with another character at this byte, or the next one that is plain.
fn changed(text: &str, at: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = (at..).find(|at| bytes[*at].is_ascii_alphanumeric()).unwrap();
    bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
    String::from_utf8(bytes).unwrap()
}

/// Logs in at one county with the password from another.
fn account(at: &County, from: &County, name: &str) -> Client {
    let account = from.accounts.iter().find(|account| account.name == name).unwrap();
    Client::login(&at.url, name, &account.password)
}

#[test]
fn a_restore_is_all_or_nothing_and_only_into_an_empty_county() {
    let county = County::start(Content::Tongxin);
    let file = scratch("refused.backup");
    told(carry("backup", &county, &file));
    let text = std::fs::read_to_string(&file).unwrap();
    let key = std::fs::read_to_string(county.backup_key()).unwrap();

    // Into a county with work in it: neither the command nor a request, nor giving up.
    let refused = carry("restore", &county, &file);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not_empty"));
    for part in [text.as_str(), ""] {
        assert_eq!(send(&county, &key, part), (409, "not_empty".into()));
    }
    assert_eq!(status(&county), "ok");
    county.login("clerk");

    // Without the key, or with another county's.
    let empty = County::start(Content::Nothing);
    assert_eq!(send(&empty, &key, &text), (403, "wrong_key".into()));
    for token in ["", "wrong", &empty.secret()] {
        let reply = Client::with_token(&county.url, "GET", "backup", token, "", "");
        assert_eq!((reply.status, reply.json()["code"].as_str()), (403, Some("wrong_key")));
    }
    let key = std::fs::read_to_string(empty.backup_key()).unwrap();
    let reply = Client::with_token(&empty.url, "GET", "backup", &key, "", "");
    assert_eq!((reply.status, reply.json()["code"].as_str()), (503, Some("not_open")));

    // Cut short inside a line, changed in one byte anywhere, begun in the middle.
    let cut = &text[..text.floor_char_boundary(text.len() / 2)];
    assert_eq!(send(&empty, &key, cut), (422, "bad_backup".into()));
    assert_eq!(status(&empty), "empty");
    for place in 1..20 {
        let at = text.floor_char_boundary(text.len() * place / 20);
        assert_eq!(send(&empty, &key, &changed(&text, at)).0, 422, "byte {at}");
        assert_eq!(status(&empty), "empty", "byte {at}");
    }
    let (first, rest) = text.split_at(text.find('\n').unwrap() + 1);
    assert_eq!(send(&empty, &key, rest), (422, "bad_backup".into()));

    // The commands look at the whole file first.
    let broken = scratch("broken.backup");
    std::fs::write(&broken, &text[..text.trim_end().rfind('\n').unwrap() + 1]).unwrap();
    let refused = carry("restore", &empty, &broken);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is cut short"));

    // Half of it: the county says so, serves nothing else, and can be begun again or given up.
    assert_eq!(send(&empty, &key, first), (200, "restoring".into()));
    assert_eq!(status(&empty), "restoring");
    let login = json!({ "name": "clerk", "password": "whatever it is" }).to_string();
    for (method, path, body) in [
        ("POST", "login", login.as_str()),
        ("GET", "me", ""),
        ("GET", "backup", ""),
        ("POST", "setup", r#"{"county":"x"}"#),
    ] {
        let token = if path == "backup" { key.clone() } else { empty.secret() };
        let kind = "application/json";
        let reply = Client::with_token(&empty.url, method, path, &token, kind, body);
        assert_eq!(reply.status, 503, "{path}: {}", String::from_utf8_lossy(&reply.body));
    }
    assert_eq!(send(&empty, &key, first), (200, "restoring".into()));
    assert_eq!(send(&empty, &key, ""), (200, "empty".into()));
    assert_eq!(send(&empty, &key, first), (200, "restoring".into()));
    told(carry("restore", &empty, &file));
    assert_eq!(status(&empty), "ok");
    for account in &county.accounts {
        Client::login(&empty.url, &account.name, &account.password);
    }

    // A restored county gives a backup that can be restored, too; even with a row in it as long as
    // SQLite takes them.
    let mut clerk = account(&empty, &county, "clerk");
    let words = "长".repeat(690_000);
    let on = clerk.entities().all(Kind::Task).map(|task| task.id()).next().unwrap();
    let verdict = clerk.act(AddComment { id: CommentId(Id::derived("long")), on, words });
    assert!(matches!(verdict, Verdict::Refused { .. }), "{verdict:?}");
    told(carry("backup", &empty, &file));
    let third = County::start(Content::Nothing);
    told(carry("restore", &third, &file));
    for file in [file, broken] {
        std::fs::remove_file(file).unwrap();
    }
}
