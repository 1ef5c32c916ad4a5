//! Notices of new messages, against a gateway that listens on this machine: off by default, a count
//! and nothing else, not too often, not to who is there, tried again, signed, and nobody waits.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use e2e::{Client, Content, County, Gateway, Posted};
use serde_json::Value;
use shared::id::{CommentId, Id, Seq};
use shared::model::Kind;
use shared::mutation::{AddComment, MarkRead};
use shared::sync::Verdict;

const KEY: &str = "a key of the tests' own";

/// Two units with one account each: 农业农村局 and 河西镇.
const CLERK: (&str, &str) = ("clerk2", "@农业农村局");
const TOWNSHIP: (&str, &str) = ("township", "@河西镇");

/// A county that sends notices, and somebody who names people in it.
struct Bench {
    county: County,
    gateway: Gateway,
    office: Client,
    admin: Client,
    on: Id,
    said: u64,
}

impl Bench {
    fn new(pause_s: &str) -> Bench {
        let gateway = Gateway::start();
        let settings = [
            ("NOTICE_HOOK_URL", gateway.url.as_str()),
            ("NOTICE_HOOK_KEY", KEY),
            ("NOTICE_PAUSE_SECONDS", pause_s),
        ];
        let county = County::start_with(Content::Tongxin, &settings);
        Bench::on(county, gateway)
    }

    fn on(county: County, gateway: Gateway) -> Bench {
        let (office, admin) = (county.login("office"), county.login("admin"));
        let on = office.entities().all(Kind::Chain).next().expect("a chain").id();
        Bench { county, gateway, office, admin, on, said: 0 }
    }

    /// The office writes, in one request, one comment for each of these.
    fn say(&mut self, comments: &[&str]) {
        let mut sealed = Vec::new();
        for names in comments {
            self.said += 1;
            let id = CommentId(Id::derived(&format!("said/{}", self.said)));
            let words = format!("{names} 请尽快补报枸杞产业链进展");
            sealed.push(self.office.seal(AddComment { id, on: self.on, words }));
        }
        let verdicts = self.office.deliver(sealed);
        let accepted = |verdict: &Verdict| matches!(verdict, Verdict::Accepted { .. });
        assert!(verdicts.iter().all(accepted), "{verdicts:?}");
    }

    /// The log's head.
    fn head(&self) -> Seq {
        let health = self.admin.get("health").json();
        Seq(health["head"]["seq"].as_u64().expect("a head"))
    }

    /// What the admin is told about notices.
    fn notices(&self) -> Value {
        let reply = self.admin.get("notices");
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// Waits until the alarm has dealt with everybody whom it has found to be concerned.
    fn settle(&self) {
        while self.notices()["waiting"] != 0 {}
    }
}

fn told(posted: &Posted) -> (String, u64) {
    posted.told()
}

fn one(account: &str, unread: u64) -> (String, u64) {
    (account.to_owned(), unread)
}

#[test]
fn nothing_goes_out_unless_it_is_set_and_nothing_unsigned() {
    let gateway = Gateway::start();
    for (settings, fault) in [
        (vec![], None),
        (vec![("NOTICE_HOOK_KEY", KEY)], None),
        (vec![("NOTICE_HOOK_URL", gateway.url.as_str())], Some("NOTICE_HOOK_KEY")),
    ] {
        let county = County::start_with(Content::Tongxin, &settings);
        let mut bench = Bench::on(county, Gateway::start());
        bench.say(&[CLERK.1]);
        let notices = bench.notices();
        assert_eq!(notices["on"], false);
        assert_eq!(notices["fault"]["setting"].as_str(), fault);
        assert_eq!((&notices["waiting"], &notices["sent_at"]), (&0.into(), &Value::Null));
        assert_eq!(bench.county.login("clerk2").get("notices").said().1, "no_right");
    }
    assert!(gateway.if_any().is_none());
}

#[test]
fn a_notice_is_a_count_and_is_signed() {
    let mut bench = Bench::new("60");
    bench.say(&[CLERK.1, CLERK.1]);
    let posted = bench.gateway.take();
    assert_eq!(told(&posted), one(CLERK.0, 2));
    assert!(posted.line.starts_with("POST /guatu "), "{}", posted.line);
    assert_eq!(posted.header("content-type"), "application/json");
    assert_eq!(posted.header("authorization"), format!("Bearer {KEY}"));
    let body = posted.json();
    let keys: BTreeSet<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, BTreeSet::from(["account", "county", "unread"]));
    assert_eq!(body["county"], bench.county.login("clerk2").session.me.county);
    let (id, seconds) = (posted.header("webhook-id"), posted.header("webhook-timestamp"));
    let signed = format!("{id}.{seconds}.{}", posted.body);
    let expected = format!("v1,{}", openssl_hmac(&signed));
    assert_eq!(posted.header("webhook-signature"), expected);
    bench.settle();
    let notices = bench.notices();
    assert_eq!((&notices["on"], &notices["failed_at"]), (&true.into(), &Value::Null));
    assert!(notices["sent_at"].is_u64(), "{notices}");
}

/// What a gateway's own clerk would compute.
fn openssl_hmac(words: &str) -> String {
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"openssl dgst -sha256 -hmac "$KEY" -binary | base64"#]).env("KEY", KEY);
    let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn nobody_is_told_twice_within_the_pause_nor_of_what_they_have_read() {
    let mut bench = Bench::new("3");
    bench.say(&[CLERK.1]);
    let first = bench.gateway.take();
    assert_eq!(told(&first), one(CLERK.0, 1));
    // Others do not wait for that.
    bench.say(&[CLERK.1, CLERK.1, TOWNSHIP.1]);
    assert_eq!(told(&bench.gateway.take()), one(TOWNSHIP.0, 1));
    let second = bench.gateway.take();
    assert_eq!(told(&second), one(CLERK.0, 3));
    let between = second.at - first.at;
    assert!(between >= Duration::from_millis(2_990), "{between:?}");

    // What is read is no news, neither is the same again; the next message is, and only that.
    let head = bench.head();
    let mut clerk = bench.county.login("clerk2");
    clerk.act(MarkRead { messages: vec![], before: Some(head) });
    bench.say(&[CLERK.1]);
    assert_eq!(told(&bench.gateway.take()), one(CLERK.0, 1));
    bench.say(&[TOWNSHIP.1]);
    assert_eq!(told(&bench.gateway.take()), one(TOWNSHIP.0, 2));
    assert!(bench.gateway.if_any().is_none());
}

#[test]
fn whoever_has_the_county_open_is_not_told() {
    let mut bench = Bench::new("60");
    let socket = bench.county.login(TOWNSHIP.0).listen();
    bench.say(&[CLERK.1, TOWNSHIP.1]);
    assert_eq!(told(&bench.gateway.take()), one(CLERK.0, 1));
    bench.settle();
    assert!(bench.gateway.if_any().is_none());
    drop(socket);
    // The server may take a moment to notice that the socket is gone.
    let posted = loop {
        bench.say(&[TOWNSHIP.1]);
        bench.gateway.answer(204);
        bench.settle();
        if let Some(posted) = bench.gateway.if_any() {
            break posted;
        }
    };
    let (account, unread) = told(&posted);
    assert_eq!(account, TOWNSHIP.0);
    assert!((2..=bench.said).contains(&unread), "{unread} of {}", bench.said);
}

#[test]
fn a_gateway_that_fails_is_tried_again_and_one_person_it_does_not_know_stops_nobody() {
    let mut bench = Bench::new("10");
    bench.say(&[CLERK.1]);
    let first = bench.gateway.next();
    bench.gateway.answer(500);
    let again = bench.gateway.next();
    let notices = bench.notices();
    assert_eq!(notices["failed_status"], 500);
    assert_eq!((&notices["waiting"], &notices["sent_at"]), (&1.into(), &Value::Null));
    assert_eq!(told(&first), told(&again));
    assert_eq!(first.header("webhook-id"), again.header("webhook-id"), "it is the same notice");
    assert!(again.at - first.at >= Duration::from_millis(990), "not at once");
    bench.gateway.answer(204);
    bench.settle();
    assert!(bench.notices()["sent_at"].is_u64());

    bench.say(&[TOWNSHIP.1]);
    assert_eq!(told(&bench.gateway.next()), one(TOWNSHIP.0, 1));
    bench.gateway.answer(404);
    bench.settle();
    assert_eq!(bench.notices()["failed_status"], 404);
    bench.say(&[CLERK.1]);
    assert_eq!(told(&bench.gateway.take()), one(CLERK.0, 2));
}

#[test]
fn nobody_waits_for_a_gateway_that_hangs() {
    let mut bench = Bench::new("60");
    bench.say(&[CLERK.1]);
    let posted = bench.gateway.next();
    assert_eq!(told(&posted), one(CLERK.0, 1));
    // Now it hangs. People go on, and it still hangs when they are done.
    bench.say(&[TOWNSHIP.1; 5]);
    assert_eq!(bench.notices()["failed_at"], Value::Null);
    bench.gateway.answer(204);
    assert_eq!(told(&bench.gateway.take()), one(TOWNSHIP.0, 5));
}
