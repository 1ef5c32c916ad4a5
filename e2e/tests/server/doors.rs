//! Login, limits, headers, problem documents: what stands at every door.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use e2e::{Content, County};
use serde_json::json;

/// One request without a session.
fn ask(county: &County, method: &str, path: &str, kind: &str, body: &str) -> e2e::Reply {
    e2e::Client::anonymous(&county.url, method, path, kind, body)
}

#[test]
fn every_answer_carries_the_security_headers() {
    let county = County::start(Content::Tongxin);
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/chains/x"),
        ("GET", "/sw.js"),
        ("GET", "/api/v1/health"),
        ("GET", "/api/v1/nothing"),
        ("POST", "/api/v1/login"),
        ("GET", "/assets/none.js"),
    ] {
        let reply = ask(&county, method, path, "application/json", "{}");
        let csp = reply.header("content-security-policy").unwrap_or_default();
        for part in [
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ] {
            assert!(csp.contains(part), "{path}: {csp}");
        }
        assert!(!csp.contains("unsafe-inline"), "{path}: {csp}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(reply.header("referrer-policy").is_some(), "{path}");
    }
}

#[test]
fn what_goes_wrong_is_said_in_a_problem_document() {
    let county = County::start(Content::Tongxin);
    let login = json!({ "name": "clerk", "password": "wrong password" }).to_string();
    let table: [(&str, &str, &str, &str, u16); 6] = [
        ("GET", "nothing", "", "", 404),
        ("GET", "login", "", "", 405),
        ("POST", "login", "application/json", &login, 401),
        ("POST", "login", "application/json", "not json", 400),
        ("GET", "me", "", "", 401),
        ("POST", "setup", "application/json", "{}", 403),
    ];
    for (method, path, kind, body, status) in table {
        let reply = ask(&county, method, path, kind, body);
        assert_eq!(
            reply.status,
            status,
            "{path}: {}",
            String::from_utf8_lossy(&reply.body[..reply.body.len().min(300)])
        );
        let kind = reply.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("application/problem+json"), "{path}: {kind}");
        let problem = reply.json();
        assert_eq!(problem["status"], status);
        assert!(problem["code"].as_str().is_some_and(|code| !code.is_empty()), "{problem}");
    }
}

#[test]
fn a_body_that_is_too_long_is_refused_before_it_is_sent() {
    let county = County::start(Content::Tongxin);
    let server = county.url.trim_start_matches("http://");
    let mut connection = TcpStream::connect(server).unwrap();
    let head = format!(
        "POST /api/v1/login HTTP/1.1\r\nhost: {server}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        9 * 1024 * 1024
    );
    connection.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    BufReader::new(connection).read_line(&mut answer).unwrap();
    assert_eq!(answer.split(' ').nth(1), Some("413"), "{answer}");
}

#[test]
fn tries_at_a_password_are_slowed_down_and_nobody_else_is() {
    let county = County::start(Content::Tongxin);
    let wrong = json!({ "name": "leader", "password": "wrong password" }).to_string();
    let mut statuses = Vec::new();
    for _ in 0..8 {
        let reply = ask(&county, "POST", "login", "application/json", &wrong);
        statuses.push(reply.status);
        if reply.status == 429 {
            let wait: u32 = reply.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=300).contains(&wait), "{wait}");
        }
    }
    assert_eq!(statuses[..5], [401; 5]);
    assert!(statuses[5..].contains(&429), "{statuses:?}");
    county.login("chief");
}

#[test]
fn an_open_county_takes_no_more_seed() {
    let county = County::start(Content::Tongxin);
    let token = county.secret();
    let reply = e2e::Client::with_token(
        &county.url,
        "POST",
        "seed",
        &token,
        "application/octet-stream",
        "",
    );
    assert_eq!(reply.status, 409);
    let again = json!({ "county": "另一个县", "business_day": null, "accounts": [] }).to_string();
    let reply =
        e2e::Client::with_token(&county.url, "POST", "setup", &token, "application/json", &again);
    assert_eq!(reply.status, 409);
}

#[test]
fn a_session_ends_at_logout() {
    let county = County::start(Content::Tongxin);
    let clerk = county.login("clerk");
    assert_eq!(clerk.get("me").status, 200);
    assert!(clerk.post("logout", &json!(null)).status < 300);
    assert_eq!(clerk.get("me").status, 401);
}

#[test]
fn a_new_password_replaces_the_old_one() {
    let county = County::start(Content::Tongxin);
    let clerk = county.login("clerk");
    let account = county.accounts.iter().find(|account| account.name == "clerk").unwrap();
    let short = clerk.post("password", &json!({ "current": account.password, "new": "short" }));
    assert_eq!((short.status, short.json()["member"].as_str()), (422, Some("new")));
    let wrong = clerk.post("password", &json!({ "current": "not it", "new": "long enough now" }));
    assert_eq!((wrong.status, wrong.json()["code"].as_str()), (403, Some("wrong_password")));
    let done =
        clerk.post("password", &json!({ "current": account.password, "new": "long enough now" }));
    assert!(done.status < 300, "{}", String::from_utf8_lossy(&done.body));
    e2e::Client::login(&county.url, "clerk", "long enough now");
    let old = json!({ "name": "clerk", "password": account.password }).to_string();
    assert_eq!(ask(&county, "POST", "login", "application/json", &old).status, 401);
}
