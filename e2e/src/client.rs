//! Somebody who talks to the API.

use std::time::Duration;

use serde_json::{Value, json};
use shared::api::{Health, Session, Ticket};
use shared::calendar::Day;
use shared::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use shared::model::Entity;
use shared::mutation::{Envelope, Mutation, Sealed};
use shared::rescue::{Bring, Brought};
use shared::rules::Memory;
use shared::sync::{Answer, Cursor, PROTOCOL, Request, Verdict};
use shared::wire::{decode, encode};
use ureq::Agent;

use crate::Socket;

/// What came back.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The status, and the problem document's code where there is one.
    pub fn said(&self) -> (u16, String) {
        let problem: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        (self.status, problem["code"].as_str().unwrap_or_default().to_owned())
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(this, _)| this == name).map(|(_, value)| value.as_str())
    }
}

/// A header to send: name and value.
pub type Header<'a> = (&'a str, &'a str);

/// A logged-in account, with a replica id of its own for what it says directly.
#[derive(Clone)]
pub struct Client {
    /// Where the server answers.
    pub url: String,
    /// The session.
    pub session: Session,
    /// Under which replica this client speaks.
    pub replica: ReplicaId,
    last: u64,
}

/// The business date of the counties that tests start.
pub const TODAY: &str = "2022-10-20";

impl Client {
    /// Logs in.
    pub fn login(url: &str, name: &str, password: &str) -> Client {
        Client::login_as(url, name, password, &[])
    }

    /// Logs in with further headers: a browser's name, an address before a proxy.
    pub fn login_as(url: &str, name: &str, password: &str, headers: &[Header<'_>]) -> Client {
        let reply = Client::try_login(url, name, password, headers);
        assert_eq!(reply.status, 200, "{name}: {}", reply.text());
        let session = serde_json::from_slice(&reply.body).expect("login answers a session");
        Client { url: url.to_owned(), session, replica: fresh_replica(), last: 0 }
    }

    /// What the server says to a name and a password.
    pub fn try_login(url: &str, name: &str, password: &str, headers: &[Header<'_>]) -> Reply {
        let body = json!({ "name": name, "password": password }).to_string();
        let headers = [&[("content-type", "application/json")], headers].concat();
        send(url, "POST", "login", &headers, &body)
    }

    /// One request without a session.
    pub fn anonymous(url: &str, method: &str, path: &str, kind: &str, body: &str) -> Reply {
        send(url, method, path, &[("content-type", kind)], body)
    }

    /// One request with this bearer token.
    pub fn with_token(
        url: &str,
        method: &str,
        path: &str,
        token: &str,
        kind: &str,
        body: &str,
    ) -> Reply {
        let bearer = format!("Bearer {token}");
        send(url, method, path, &[("content-type", kind), ("authorization", &bearer)], body)
    }

    /// Who acts.
    pub fn actor(&self) -> ActorId {
        self.session.me.actor
    }

    /// `GET /api/v1/…`.
    pub fn get(&self, path: &str) -> Reply {
        Client::with_token(&self.url, "GET", path, &self.session.token, "", "")
    }

    /// `POST /api/v1/…` with a JSON body.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        let (token, body) = (&self.session.token, body.to_string());
        Client::with_token(&self.url, "POST", path, token, "application/json", &body)
    }

    /// `POST /api/v1/…` with these headers and any bytes.
    pub fn send(&self, path: &str, headers: &[Header<'_>], body: &[u8]) -> Reply {
        let bearer = format!("Bearer {}", self.session.token);
        let headers = [headers, &[("authorization", &bearer)]].concat();
        send_bytes(&self.url, "POST", path, &headers, body)
    }

    /// Any method at `/api/v1/blobs/…`, with these headers and bytes.
    pub fn blob(&self, method: &str, hash: &str, headers: &[Header<'_>], body: &[u8]) -> Reply {
        let bearer = format!("Bearer {}", self.session.token);
        let headers = [headers, &[("authorization", &bearer)]].concat();
        send_bytes(&self.url, method, &format!("blobs/{hash}"), &headers, body)
    }

    /// Another password of one's own.
    pub fn change_password(&self, current: &str, new: &str) {
        let reply = self.post("password", &json!({ "current": current, "new": new }));
        assert_eq!(reply.status, 200, "{}", reply.text());
    }

    /// A live socket that is open.
    pub fn listen(&self) -> Socket {
        let reply = self.post("live-ticket", &json!(null));
        assert_eq!(reply.status, 200, "{}", reply.text());
        let ticket: Ticket = serde_json::from_slice(&reply.body).expect("a ticket");
        Socket::open(&self.url, &format!("/api/v1/live?ticket={}", ticket.ticket))
    }

    /// `POST sync` in bytes; `Err` with the status where it is not 200, 0 where nothing came.
    pub fn sync(&self, request: &Request) -> Result<Answer, u16> {
        sync_at(&self.url, &self.session.token, request)
    }

    /// `POST rescue`; `Err` with the status and the problem's code.
    pub fn bring(&self, bring: &Bring) -> Result<Brought, (u16, String)> {
        let reply = post_bytes(&self.url, "rescue", &self.session.token, &encode(bring));
        match reply.status {
            200 => Ok(decode(&reply.body).expect("rescue answers in bytes")),
            _ => Err(reply.said()),
        }
    }

    /// The log's head.
    fn head(&self) -> Seq {
        let health: Health =
            serde_json::from_slice(&self.get("health").body).expect("health answers");
        health.head.seq
    }

    /// Does something at once, and says what the server makes of it.
    pub fn act(&mut self, mutation: impl Into<Mutation>) -> Verdict {
        let sealed = self.seal(mutation);
        self.deliver(vec![sealed])[0]
    }

    /// An envelope of this client, not sent.
    pub fn seal(&mut self, mutation: impl Into<Mutation>) -> Sealed {
        self.last += 1;
        let envelope = Envelope {
            replica: self.replica,
            counter: Counter(self.last),
            actor: self.actor(),
            day: today(),
            at: Millis(self.last),
            base: self.head(),
            mutation: mutation.into(),
        };
        Sealed { counter: envelope.counter, bytes: envelope.bytes() }
    }

    /// Sends envelopes; their verdicts in order.
    pub fn deliver(&self, envelopes: Vec<Sealed>) -> Vec<Verdict> {
        // A cursor at the log's head: nothing older is to be pulled.
        let seq = self.head();
        let cursor = Cursor { seq, granted: seq, walk: None };
        let replica = self.replica;
        let request = Request { protocol: PROTOCOL, replica, cursor, witness: None, envelopes };
        let answer = self.sync(&request).expect("the server answers");
        answer.verdicts.iter().map(|judged| judged.verdict).collect()
    }

    /// Everything this account may see, from `GET export`.
    pub fn export(&self) -> Vec<Value> {
        let reply = self.get("export");
        assert_eq!(reply.status, 200);
        let text = String::from_utf8(reply.body).expect("the export is UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    /// The export as entities that rules can run over.
    pub fn entities(&self) -> Memory {
        self.export().iter().map(entity).collect()
    }

    /// The whole log, in pages.
    pub fn log(&self) -> Vec<Value> {
        let mut rows: Vec<Value> = Vec::new();
        loop {
            let from = rows.last().map_or(1, |row| row["header"]["seq"].as_u64().unwrap_or(0) + 1);
            let reply = self.get(&format!("log?from={from}"));
            assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
            let Value::Array(page) = reply.json() else { panic!("the log is a list") };
            if page.is_empty() {
                return rows;
            }
            rows.extend(page);
        }
    }
}

/// The business date.
pub fn today() -> Day {
    TODAY.parse().expect("a day")
}

/// A replica id nobody has used.
pub fn fresh_replica() -> ReplicaId {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("random numbers");
    ReplicaId(Id(bytes))
}

/// An exported line as an entity.
pub fn entity(line: &Value) -> Entity {
    let value = line["value"].clone();
    let name = line["kind"].as_str().unwrap_or_default();
    macro_rules! read {
        ($($kind:literal => $type:ident,)*) => {
            match name {
                $($kind => serde_json::from_value::<shared::model::$type>(value)
                    .map(Entity::from)
                    .unwrap_or_else(|error| panic!("{name}: {error}")),)*
                other => panic!("unknown kind {other}"),
            }
        };
    }
    read! {
        "unit" => Unit, "person" => Person, "post" => Post, "programme" => Programme,
        "chain" => Chain, "node" => Node, "link" => Link, "task" => Task,
        "indicator" => Indicator, "report" => Report, "comment" => Comment,
        "conflict" => Conflict, "delegate" => Delegate, "instruction" => Instruction,
        "read_mark" => ReadMark,
        "period_report" => PeriodReport,
        "phase" => Phase, "field" => Field, "river" => River, "finding" => Finding,
        "attachment" => Attachment, "inspection" => Inspection, "recheck" => Recheck,
        "escalation" => Escalation, "ledger_entry" => LedgerEntry,
    }
}

/// One sync, to whatever stands at `url`.
pub fn sync_at(url: &str, token: &str, request: &Request) -> Result<Answer, u16> {
    let sent = agent()
        .post(format!("{url}/api/v1/sync"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/octet-stream")
        .header("accept", "application/octet-stream")
        .send(&encode(request)[..]);
    let Ok(mut reply) = sent else { return Err(0) };
    let status = reply.status().as_u16();
    if status != 200 {
        return Err(status);
    }
    let bytes = reply.body_mut().with_config().limit(1 << 30).read_to_vec().map_err(|_| 0u16)?;
    decode(&bytes).ok_or(0)
}

/// `POST` of bytes, answered in bytes.
fn post_bytes(url: &str, path: &str, token: &str, body: &[u8]) -> Reply {
    let sent = agent()
        .post(format!("{url}/api/v1/{path}"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/octet-stream")
        .send(body);
    let mut reply = sent.expect("the server answers");
    let status = reply.status().as_u16();
    let body = reply.body_mut().with_config().limit(1 << 30).read_to_vec().expect("a whole body");
    Reply { status, headers: Vec::new(), body }
}

/// One request.
fn send(url: &str, method: &str, path: &str, headers: &[Header<'_>], body: &str) -> Reply {
    send_bytes(url, method, path, headers, body.as_bytes())
}

fn send_bytes(url: &str, method: &str, path: &str, headers: &[Header<'_>], body: &[u8]) -> Reply {
    let url =
        if path.starts_with('/') { format!("{url}{path}") } else { format!("{url}/api/v1/{path}") };
    let mut call = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        call = call.header(*name, *value);
    }
    let sent = match method {
        "GET" | "HEAD" => agent().run(call.body(()).expect("a request")),
        _ => agent().run(call.body(body).expect("a request")),
    };
    let mut reply = sent.expect("the server answers");
    let headers = reply.headers().iter();
    let headers = headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    let status = reply.status().as_u16();
    let body = reply.body_mut().with_config().limit(1 << 30).read_to_vec().expect("a whole body");
    Reply { status, headers, body }
}

fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(120)))
        .build();
    Agent::from(config)
}
