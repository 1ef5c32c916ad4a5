//! What goes over the wire: bodies packed both ways, and nothing that unpacks to more than it may.

use std::io::{Read, Write};

use brotli::Decompressor;
use e2e::{Client, Content, County, Reply, fresh_replica};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use shared::id::{CommentId, Id};
use shared::model::{Kind, Task};
use shared::mutation::{AddComment, Sealed};
use shared::sync::{Answer, Cursor, PROTOCOL, Request, Verdict};
use shared::wire::{decode, encode};

fn pack(bytes: &[u8]) -> Vec<u8> {
    // As browsers and workerd do it.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// One sync that takes a packed answer; the answer, and its bytes on the wire and unpacked.
fn sync(client: &Client, body: &[u8], is_packed: bool) -> (Answer, usize, usize, bool) {
    let reply = post(client, body, is_packed.then_some("gzip"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let is_gzip = reply.header("content-encoding") == Some("gzip");
    let sent = reply.body.len();
    let mut bytes = reply.body;
    if is_gzip {
        let packed = std::mem::take(&mut bytes);
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    }
    (decode(&bytes).expect("an answer"), sent, bytes.len(), is_gzip)
}

fn post(client: &Client, body: &[u8], encoding: Option<&str>) -> Reply {
    let mut headers =
        vec![("content-type", "application/octet-stream"), ("accept-encoding", "gzip")];
    headers.extend(encoding.map(|encoding| ("content-encoding", encoding)));
    client.send("sync", &headers, body)
}

fn request(client: &Client, cursor: Cursor, envelopes: Vec<Sealed>) -> Request {
    Request { protocol: PROTOCOL, replica: client.replica, cursor, witness: None, envelopes }
}

fn comments(client: &mut Client, on: Id, count: usize) -> Vec<Sealed> {
    let seal = |number| {
        let words = format!("第{number}条：已会同有关单位研究，下一步抓紧推进");
        let id = CommentId(Id::derived(&format!("{}/{words}", client.replica.0)));
        client.seal(AddComment { id, on, words })
    };
    (0..count).map(seal).collect()
}

#[test]
fn bodies_are_packed_both_ways() {
    // GUATU_LOAD_TASKS=10000 measures what the budget speaks of.
    let tasks = std::env::var("GUATU_LOAD_TASKS").ok().and_then(|tasks| tasks.parse().ok());
    let county = County::start(Content::Sample(tasks.unwrap_or(900)));
    let mut clerk = county.login("clerk");
    let (mut cursor, mut sent, mut plain) = (Cursor::default(), 0, 0);
    let mut a_task = None;
    loop {
        let body = encode(&request(&clerk, cursor, Vec::new()));
        let (answer, packed, unpacked, is_gzip) = sync(&clerk, &body, false);
        assert!(is_gzip, "a page of a first sync is packed");
        (sent, plain) = (sent + packed, plain + unpacked);
        let found = answer.changed.iter().filter(|frame| frame.kind == Kind::Task as u16);
        let entities = found.filter_map(|frame| frame.entity().ok());
        a_task = a_task.or(entities.filter_map(|task| Task::of(&task).map(|task| task.id)).next());
        cursor = answer.cursor;
        if !answer.more {
            break;
        }
    }
    println!("first sync: {plain} bytes, {sent} on the wire");
    assert!(sent * 2 < plain);

    let (answer, _, bytes, is_gzip) =
        sync(&clerk, &encode(&request(&clerk, cursor, vec![])), false);
    assert!(answer.changed.is_empty());
    assert!(!is_gzip, "{bytes} bytes are not worth packing");

    let envelopes = comments(&mut clerk, a_task.unwrap().into(), 1_000);
    let body = encode(&request(&clerk, cursor, envelopes));
    let packed = pack(&body);
    println!("1,000 acts: {} bytes, {} packed", body.len(), packed.len());
    let (answer, packed_answer, plain_answer, _) = sync(&clerk, &packed, true);
    println!("their answer: {plain_answer} bytes, {packed_answer} packed");
    assert_eq!(answer.verdicts.len(), 1_000);
    let is_accepted = |verdict: Verdict| matches!(verdict, Verdict::Accepted { .. });
    assert!(answer.verdicts.iter().all(|judged| is_accepted(judged.verdict)));
}

#[test]
fn an_answer_comes_in_brotli_where_that_is_taken() {
    let county = County::start(Content::Sample(300));
    let clerk = county.login("clerk");
    let body = encode(&request(&clerk, Cursor::default(), Vec::new()));
    let ask = |accepted| {
        let headers = [("content-type", "application/octet-stream"), ("accept-encoding", accepted)];
        clerk.send("sync", &headers, &body)
    };
    let (brotli, gzip) = (ask("gzip, deflate, br"), ask("gzip"));
    assert_eq!(gzip.header("content-encoding"), Some("gzip"));
    assert_eq!(brotli.header("content-encoding"), Some("br"));
    println!("a page: {} bytes in gzip, {} in brotli", gzip.body.len(), brotli.body.len());
    assert!(brotli.body.len() < gzip.body.len());
    let mut plain = Vec::new();
    Decompressor::new(brotli.body.as_slice(), 4096).read_to_end(&mut plain).unwrap();
    assert!(!decode::<Answer>(&plain).expect("an answer").changed.is_empty());
}

#[test]
fn what_cannot_be_unpacked_or_unpacks_to_too_much_is_refused() {
    let county = County::start(Content::Tongxin);
    let mut clerk = county.login("clerk");
    clerk.replica = fresh_replica();
    let body = encode(&request(&clerk, Cursor::default(), Vec::new()));
    assert_eq!(post(&clerk, &pack(&body), Some("gzip")).status, 200);
    assert_eq!(post(&clerk, &body, Some("identity")).status, 200);
    assert_eq!(post(&clerk, &body, Some("gzip")).said(), (400, "unreadable".into()));
    assert_eq!(post(&clerk, &body, Some("br")).said(), (415, "unknown_encoding".into()));
    // A thousand bytes for each that is sent.
    let bomb = pack(&vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000);
    assert_eq!(post(&clerk, &bomb, Some("gzip")).said(), (413, "body_too_large".into()));
    assert_eq!(clerk.get("me").status, 200);
}

#[test]
fn an_act_that_no_row_can_hold_is_refused_and_the_next_one_is_not() {
    let county = County::start(Content::Tongxin);
    let task = county.login("office").entities();
    let task: Id = task.all(Kind::Task).next().unwrap().id();
    let mut clerk = county.login("clerk");
    let words = "长".repeat(1_000_000);
    let id = CommentId(Id::derived("huge"));
    let huge = clerk.seal(AddComment { id, on: task, words });
    assert!(huge.bytes.len() > 2 << 20, "more than a row of the database holds");
    let next = comments(&mut clerk, task, 1).remove(0);
    let verdicts = clerk.deliver(vec![huge.clone(), next]);
    let max = shared::mutation::ENVELOPE_MAX as u32;
    let Verdict::Refused { reason, .. } = verdicts[0] else { panic!("{verdicts:?}") };
    assert_eq!(reason, shared::rules::Refusal::TooLarge { kind: None, max });
    assert!(matches!(verdicts[1], Verdict::Accepted { .. }));
    // The same again gets the same; and the log holds, though it keeps only the digest of it.
    assert_eq!(clerk.deliver(vec![huge]), [verdicts[0]]);
    e2e::verified(&county.login("auditor").log());
}
