//! Repeated, reused and foreign identities; the log; the JSON twin.

use e2e::{Content, County, bytes, chain, verified};
use serde_json::{Value, json};
use shared::id::{CommentId, Id, Seq};
use shared::log::{Head, payload_digest, verify};
use shared::model::{Kind, Task};
use shared::mutation::{AddComment, Envelope};
use shared::rules::Entities;
use shared::sync::{Cursor, PROTOCOL, Request, Verdict};

fn a_task(county: &County) -> Id {
    let all = county.login("office").entities();
    let task = all.all(Kind::Task).find_map(|task| Task::of(task).map(|task| task.id));
    task.unwrap().into()
}

fn comment(on: Id, words: &str) -> AddComment {
    AddComment { id: CommentId(Id::derived(words)), on, words: words.into() }
}

#[test]
fn a_repeated_envelope_gets_its_stored_verdict_and_one_row() {
    let county = County::start(Content::Tongxin);
    let task = a_task(&county);
    let mut clerk = county.login("clerk");
    let first = clerk.seal(comment(task, "一"));
    let verdict = clerk.deliver(vec![first.clone()]);
    assert!(matches!(verdict[0], Verdict::Accepted { .. }));
    assert_eq!(clerk.deliver(vec![first.clone(), first.clone()]), [verdict[0], verdict[0]]);
    let mut other = clerk.seal(comment(task, "二"));
    other.counter = first.counter;
    assert_eq!(clerk.deliver(vec![other]), [Verdict::IdentityReused]);
    let auditor = county.login("auditor");
    let mine = |row: &&Value| row["header"]["replica"] == clerk.replica.to_string();
    assert_eq!(auditor.log().iter().filter(mine).count(), 1);
}

#[test]
fn a_replica_belongs_to_one_account() {
    let county = County::start(Content::Tongxin);
    let task = a_task(&county);
    let mut clerk = county.login("clerk");
    clerk.act(comment(task, "一"));
    let mut thief = county.login("clerk2");
    thief.replica = clerk.replica;
    let cursor = Cursor::default();
    let sealed = thief.seal(comment(task, "二"));
    let request = Request {
        protocol: PROTOCOL,
        replica: thief.replica,
        cursor,
        witness: None,
        envelopes: vec![sealed],
    };
    assert_eq!(thief.sync(&request).err(), Some(403));
}

#[test]
fn the_log_verifies_from_row_one_and_only_its_readers_get_it() {
    let county = County::start(Content::Tongxin);
    let task = a_task(&county);
    county.login("clerk").act(comment(task, "一"));
    assert_eq!(county.login("clerk").get("log").status, 403);
    let rows = county.login("auditor").log();
    assert_eq!(rows[0]["header"]["act"], "setup");
    assert_eq!(verified(&rows).seq, Seq(rows.len() as u64));
    let mut touched = chain(&rows);
    touched[2].0.at.0 += 1;
    assert!(verify(Head::default(), touched).is_err());
    // What was said shows where the reader may see it, and is what the row binds.
    let comment = rows.iter().find(|row| row["header"]["act"] == "accepted").unwrap();
    let said: Envelope = serde_json::from_value(comment["payload"].clone()).unwrap();
    let salt: [u8; 16] = bytes(&comment["salt"]).unwrap().try_into().unwrap();
    let bound = bytes(&comment["payload_digest"]).unwrap();
    assert_eq!(payload_digest(&salt, &said.bytes()).to_vec(), bound);
}

#[test]
fn the_json_twin_says_the_same_as_bytes() {
    let county = County::start(Content::Tongxin);
    let task = a_task(&county);
    let clerk = county.login("clerk");
    let envelope = json!({
        "counter": 1, "actor": clerk.actor(), "day": "2022-10-20", "at": 5, "base": 0,
        "mutation": { "add_comment": {
            "id": Id::derived("json").to_string(), "on": task.to_string(), "words": "用 JSON 写的",
        } },
    });
    let request = json!({
        "protocol": PROTOCOL, "replica": clerk.replica, "witness": null,
        "cursor": { "seq": 0, "granted": 0, "walk": null }, "envelopes": [envelope],
    });
    let first = clerk.post("sync", &request);
    assert_eq!(first.status, 200, "{}", String::from_utf8_lossy(&first.body));
    let (first, second) = (first.json(), clerk.post("sync", &request).json());
    assert!(first["verdicts"][0]["verdict"]["accepted"]["seq"].is_u64(), "{first}");
    assert_eq!(first["verdicts"], second["verdicts"]);
    assert!(clerk.entities().get(Id::derived("json")).is_some());
}
