//! Accounts in an admin's hands: made by the table, reset, closed; and in nobody else's.

use std::collections::BTreeSet;
use std::thread;

use e2e::{Client, Content, County, verified};
use serde_json::{Value, json};
use shared::id::{ActorId, Id};
use shared::model::{Kind, Person, Post};
use shared::rules::{Entities, Memory};

const FIRST: &str = "first password";
const OWN: &str = "a password of my own";

fn new(name: &str, actor: impl Into<Id>) -> Value {
    let actor: Id = actor.into();
    json!({ "name": name, "password": FIRST, "actor": actor, "must_change": true })
}

/// Persons who hold a post, in the order of their ids.
fn holders(all: &Memory) -> Vec<ActorId> {
    let holders = all.all(Kind::Post).filter_map(|post| Post::of(post)?.person);
    holders.map(|person| ActorId(person.0)).collect::<BTreeSet<ActorId>>().into_iter().collect()
}

fn a_post(all: &Memory, is_vacant: bool) -> Id {
    let wanted = |post: &Post| post.person.is_none() == is_vacant;
    let found = all.all(Kind::Post).filter_map(|post| Post::of(post)).find(|post| wanted(post));
    found.unwrap().id.into()
}

fn listed(admin: &Client, name: &str) -> Value {
    let all = admin.get("accounts").json();
    let all = all.as_array().unwrap();
    all.iter().find(|account| account["name"] == name).cloned().unwrap_or_default()
}

fn acts(county: &County, act: &str) -> Vec<Value> {
    let rows = county.login("auditor").log();
    verified(&rows);
    rows.into_iter().filter(|row| row["header"]["act"] == act).collect()
}

#[test]
fn nobody_but_an_admin_manages_accounts() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let id = admin.get("accounts/devices?name=admin").json()[0]["id"].clone();
    let person = county.login("office").actor();
    let doors = [
        ("GET", "accounts", json!(null)),
        ("POST", "accounts", json!({ "accounts": [new("another", person)] })),
        ("POST", "accounts/reset", json!({ "name": "admin", "password": FIRST })),
        ("POST", "accounts/disable", json!({ "name": "admin", "disabled": true })),
        ("GET", "accounts/devices?name=admin", json!(null)),
        ("POST", "accounts/devices/revoke", json!({ "name": "admin", "id": id })),
    ];
    let mut refused = 0;
    for (method, path, body) in &doors {
        let kind = "application/json";
        let reply = Client::anonymous(&county.url, method, path, kind, &body.to_string());
        assert_eq!(reply.said(), (401, "not_logged_in".into()), "{path}");
        for account in county.accounts.iter().filter(|account| account.name != "admin") {
            let client = county.login(&account.name);
            let token = &client.session.token;
            let body = body.to_string();
            let reply = Client::with_token(&county.url, method, path, token, kind, &body);
            assert_eq!(reply.said(), (403, "no_right".into()), "{}: {path}", account.name);
            refused += 1;
        }
    }
    println!("{refused} refusals");
    assert_eq!(admin.get("accounts").json().as_array().unwrap().len(), county.accounts.len());
    assert_eq!(admin.get("me").status, 200);
    let reply = admin.post("history", &json!(null));
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET")));
    let reply = Client::anonymous(&county.url, "PUT", "accounts", "", "");
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, POST")));
}

#[test]
fn a_table_with_faulty_rows_makes_nothing_and_names_each() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let all = admin.entities();
    let people = holders(&all);
    let unit: Id = all.all(Kind::Unit).next().unwrap().id();
    let table = |rows: &[Value]| admin.post("accounts", &json!({ "accounts": rows }));
    let before = admin.get("accounts").json();
    let mut short = new("wu", people[3]);
    short["password"] = json!("short");
    let reply = table(&[
        new("zhao", people[0]),
        new("clerk", people[1]),
        new("sun", Id::derived("nobody")),
        new("li", people[2]),
        short,
    ]);
    assert_eq!(reply.said(), (422, "faulty_rows".into()), "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    let expected = json!([
        { "index": 1, "member": "name", "code": "name_taken" },
        { "index": 2, "member": "actor", "code": "actor_unknown" },
        { "index": 4, "member": "password", "code": "password_too_short" },
    ]);
    assert_eq!(reply.json()["rows"], expected);

    let mut worst = new("", unit);
    worst["password"] = json!("");
    let reply = table(&[
        new("zhou", people[0]),
        new("zhou", people[1]),
        worst,
        new(&"名".repeat(65), people[2]),
        new(" zheng", a_post(&all, false)),
    ]);
    let expected = json!([
        { "index": 1, "member": "name", "code": "name_twice" },
        { "index": 2, "member": "actor", "code": "actor_unknown" },
        { "index": 2, "member": "name", "code": "name_empty" },
        { "index": 2, "member": "password", "code": "password_too_short" },
        { "index": 3, "member": "name", "code": "name_too_long" },
        { "index": 4, "member": "actor", "code": "post_filled" },
        { "index": 4, "member": "name", "code": "name_with_space_around" },
    ]);
    assert_eq!(reply.json()["rows"], expected);

    let many: Vec<Value> = (0..501).map(|row| new(&format!("n{row}"), people[0])).collect();
    assert_eq!(table(&many).said(), (422, "too_many_accounts".into()));
    assert_eq!(admin.get("accounts").json(), before);
    assert_eq!(acts(&county, "account_made").len(), county.accounts.len());
}

#[test]
fn made_accounts_log_in_must_change_and_see_what_their_posts_give() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let all = admin.entities();
    let person = holders(&all)[0];
    let idle = all.all(Kind::Person).filter_map(|person| Person::of(person)).find(|person| {
        let actor = ActorId(person.id.0);
        all.held(actor).is_empty()
    });
    let mut rows = vec![new("张 三", person), new("vacant", a_post(&all, true))];
    rows.extend(idle.map(|person| new("idle", person.id)));
    let reply = admin.post("accounts", &json!({ "accounts": rows }));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let made = reply.json();
    assert_eq!(made.as_array().unwrap().len(), rows.len());
    let account = listed(&admin, "张 三");
    assert!(made.as_array().unwrap().contains(&account), "{made}");
    assert_eq!(account["actor"], json!(person));
    assert_eq!((&account["must_change"], &account["disabled"]), (&json!(true), &json!(false)));
    assert_eq!((&account["last_seen"], &account["sessions"]), (&json!(null), &json!(0)));
    let names: Vec<String> = admin
        .get("accounts")
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["name"].as_str().unwrap().to_owned())
        .collect();
    assert!(names.is_sorted(), "{names:?}");

    let client = Client::login(&county.url, "张 三", FIRST);
    assert!(client.session.me.must_change);
    assert_eq!(client.session.me.reset_at, None);
    assert_eq!(client.get("export").said(), (403, "password_change_needed".into()));
    client.change_password(FIRST, OWN);
    let seen = client.entities();
    assert!(seen.len() > 100, "{} entities", seen.len());
    assert_eq!(seen.held(person).len(), all.held(person).len());
    assert_eq!(listed(&admin, "张 三")["sessions"], 1);
    assert!(listed(&admin, "张 三")["last_seen"].is_u64());

    let made = acts(&county, "account_made");
    let by_admin = made.iter().filter(|row| row["header"]["actor"] == json!(admin.actor()));
    assert_eq!(by_admin.count(), rows.len());
}

#[test]
fn two_tables_at_once_are_one_success_and_one_refusal() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let people = holders(&admin.entities());
    let rows: Vec<Value> = (0..5).map(|row| new(&format!("name {row}"), people[row])).collect();
    let table = json!({ "accounts": rows });
    let replies = thread::scope(|scope| {
        let posts = [(); 2].map(|()| scope.spawn(|| admin.post("accounts", &table)));
        posts.map(|post| post.join().unwrap())
    });
    let mut said = replies.each_ref().map(e2e::Reply::said);
    said.sort();
    assert_eq!(said, [(200, String::new()), (422, "faulty_rows".into())]);
    let refused = replies.iter().find(|reply| reply.status == 422).unwrap().json();
    assert_eq!(refused["rows"].as_array().unwrap().len(), rows.len());
    let made = admin.get("accounts").json().as_array().unwrap().len();
    assert_eq!(made, county.accounts.len() + rows.len());
    assert_eq!(acts(&county, "account_made").len(), made);
}

#[test]
fn a_reset_ends_the_sessions_and_the_person_is_told() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let (phone, desk) = (county.login("clerk"), county.login("clerk"));
    let mut socket = phone.listen();
    let reset = |name: &str, password: &str| {
        admin.post("accounts/reset", &json!({ "name": name, "password": password }))
    };
    assert_eq!(reset("clerk", "short").said(), (422, "password_too_short".into()));
    assert_eq!(reset("nobody", FIRST).said(), (422, "no_such_account".into()));
    assert_eq!(reset("admin", FIRST).said(), (422, "yourself".into()));
    assert_eq!(phone.get("me").status, 200);

    let reply = reset("clerk", FIRST);
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(
        (&reply.json()["must_change"], &reply.json()["sessions"]),
        (&json!(true), &json!(0))
    );
    assert_eq!(socket.closed(), 4001);
    for client in [&phone, &desk] {
        assert_eq!(client.get("me").said(), (401, "not_logged_in".into()));
    }
    let old = county.accounts.iter().find(|account| account.name == "clerk").unwrap();
    let reply = Client::try_login(&county.url, "clerk", &old.password, &[]);
    assert_eq!(reply.said(), (401, "wrong_name_or_password".into()));

    let clerk = Client::login(&county.url, "clerk", FIRST);
    assert!(clerk.session.me.must_change && clerk.session.me.reset_at.is_some());
    assert_eq!(clerk.get("me").json()["reset_at"], json!(clerk.session.me.reset_at));
    clerk.change_password(FIRST, OWN);
    assert_eq!(clerk.get("me").json()["reset_at"], json!(null));
    assert_eq!(Client::login(&county.url, "clerk", OWN).session.me.reset_at, None);

    let told = acts(&county, "password_reset");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["header"]["actor"], json!(admin.actor()));
    assert_eq!(told[0]["header"]["subject"], json!(clerk.actor()));
    assert_eq!(told[0]["payload"], json!({ "account": "clerk" }));
}

#[test]
fn a_closed_account_is_cut_off_at_once() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let clerk = county.login("clerk");
    let (mut socket, mut other) = (clerk.listen(), county.login("office").listen());
    let disable = |name: &str, disabled: bool| {
        admin.post("accounts/disable", &json!({ "name": name, "disabled": disabled }))
    };
    assert_eq!(disable("admin", true).said(), (422, "yourself".into()));
    assert_eq!(disable("nobody", true).said(), (422, "no_such_account".into()));
    let ticket = clerk.post("live-ticket", &json!(null)).json();
    let reply = disable("clerk", true);
    assert_eq!((reply.status, &reply.json()["disabled"]), (200, &json!(true)));
    assert_eq!(socket.closed(), 4001);
    assert_eq!(clerk.get("me").said(), (401, "not_logged_in".into()));
    let live = format!("live?ticket={}", ticket["ticket"].as_str().unwrap());
    assert_ne!(clerk.get(&live).status, 101);
    let account = county.accounts.iter().find(|account| account.name == "clerk").unwrap();
    let reply = Client::try_login(&county.url, "clerk", &account.password, &[]);
    assert_eq!(reply.said(), (401, "wrong_name_or_password".into()));

    // Once more is no second act; and nobody else was cut off.
    assert_eq!(disable("clerk", true).status, 200);
    assert!(matches!(other.hear(), e2e::Heard::Text(_)));
    assert_eq!(disable("clerk", false).json()["disabled"], false);
    assert_eq!(clerk.get("me").status, 401);
    county.login("clerk");
    assert_eq!(acts(&county, "account_disabled").len(), 1);
    assert_eq!(acts(&county, "account_enabled").len(), 1);
}
