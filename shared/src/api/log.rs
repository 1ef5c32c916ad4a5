//! Rows of the log, as `GET history` and `GET log` answer them.

use std::fmt;

use serde::de::{self, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::backup::Hex as Bytes;
use crate::id::Seq;
use crate::log::{Broken, Header, payload_digest};
use crate::mutation::{Digest, Envelope, Sealed};
use crate::rules::Refusal;

/// Rows in one answer of `GET history?of=&before=` at most: with fewer, the history ends there.
pub const HISTORY_PAGE: usize = 200;

/// Rows in one answer of `GET log?from=` where no `limit` is asked for. There may be fewer, where
/// they are long; the log ends where there are none.
pub const LOG_PAGE: u64 = 500;

/// A row as its reader may see it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    /// The part that never goes.
    pub header: Header,
    /// Whether what was said was redacted.
    #[serde(default)]
    pub redacted: bool,
    /// What was said; `None` where the reader may not see it, or it is gone.
    #[serde(default)]
    pub payload: Option<Payload>,
    /// Why it was refused, where it was.
    #[serde(default)]
    pub reason: Option<Told<Refusal>>,
}

/// A row with all that verifying it takes, as `GET log` answers it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Link {
    /// The row.
    #[serde(flatten)]
    pub row: Row,
    /// The digest of salt and payload.
    pub payload_digest: Hex,
    /// The row's recorded hash.
    pub hash: Hex,
    /// What hides the digest of what was said from guessing; there where that is shown.
    #[serde(default)]
    pub salt: Option<Bytes>,
    /// What was said, as it was sent; there where it is shown.
    #[serde(default)]
    pub bytes: Option<Bytes>,
}

impl Link {
    /// What [`crate::log::verify`] reads.
    pub fn chain(&self) -> (Header, Digest, Digest) {
        (self.row.header, self.payload_digest.0, self.hash.0)
    }

    /// What is shown as said must be what the row binds, and nothing may be shown without its proof.
    /// `read` reads what an administrative act says, which is JSON.
    pub fn check(&self, read: impl Fn(&[u8]) -> Option<Payload>) -> Result<(), Broken> {
        let Some(shown) = &self.row.payload else { return Ok(()) };
        let Header { seq, act, replica, counter, .. } = self.row.header;
        let salt = self.salt.as_ref().and_then(|salt| salt.0.as_slice().try_into().ok());
        let (Some(salt), Some(Bytes(bytes))) = (salt, &self.bytes) else {
            return Err(Broken::Payload(seq));
        };
        let is_bound = payload_digest(&salt, bytes) == self.payload_digest.0;
        let said = match act.is_judged() {
            true => Sealed { counter, bytes: bytes.clone() }.open(replica).ok(),
            false => None,
        };
        let said = said.map(|envelope| Payload::Act(Box::new(envelope)));
        // What this version cannot read shows as `Other`: then the digest is all there is to check.
        let said = said.or_else(|| read(bytes)).unwrap_or(Payload::Other(IgnoredAny));
        if is_bound && said == *shown { Ok(()) } else { Err(Broken::Payload(seq)) }
    }
}

/// What a row records.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Payload {
    /// Somebody's act.
    Act(Box<Envelope>),
    /// Something done to an account.
    Account {
        /// Its name.
        account: String,
    },
    /// Acts that came as a file: the judged rows of this one request.
    Brought {
        /// The first of them.
        first: Seq,
        /// The last.
        last: Seq,
    },
    /// Something this version does not know.
    Other(IgnoredAny),
}

/// A value that a newer server may write in a way this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Told<T> {
    /// It is known.
    Known(T),
    /// It is not.
    Unknown(IgnoredAny),
}

impl<T> Told<T> {
    /// The value, where it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Told::Known(value) => Some(value),
            Told::Unknown(_) => None,
        }
    }
}

/// A digest as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hex(pub Digest);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        digest(&text).map(Hex).ok_or_else(|| de::Error::custom("a digest is 64 hexadecimal digits"))
    }
}

fn digest(text: &str) -> Option<Digest> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::calendar::Day;
    use crate::id::{ActorId, Counter, Id, Millis, ReplicaId, TaskId};
    use crate::log::{Act, Head, verify};
    use crate::mutation::CancelTask;
    use crate::policy::Denial;

    fn header(act: Act) -> Header {
        Header {
            seq: Seq(1),
            at: Millis(7),
            actor: ActorId(Id::derived("who")),
            act,
            replica: ReplicaId::default(),
            counter: Counter(3),
            kind: 113,
            subject: Id::derived("task"),
        }
    }

    fn envelope() -> Envelope {
        Envelope {
            replica: ReplicaId(Id::derived("phone")),
            counter: Counter(3),
            actor: ActorId(Id::derived("who")),
            day: Day(19_000),
            at: Millis(6),
            base: Seq(1),
            mutation: CancelTask { task: TaskId(Id::derived("task")), reason: "并入".into() }
                .into(),
        }
    }

    fn row(act: Act, payload: Value, reason: Value) -> Row {
        let row = json!({ "header": header(act), "payload": payload, "reason": reason });
        serde_json::from_value(row).unwrap()
    }

    #[test]
    fn a_row_says_what_was_said_and_why_it_was_refused() {
        let reason = Refusal::Denied(Denial::NoRight);
        let said = serde_json::to_value(envelope()).unwrap();
        let refused = row(Act::Refused, said, serde_json::to_value(reason).unwrap());
        assert_eq!(refused.payload, Some(Payload::Act(Box::new(envelope()))));
        assert_eq!(refused.reason.and_then(Told::known), Some(reason));
        let reset = row(Act::PasswordReset, json!({ "account": "clerk" }), Value::Null);
        assert_eq!(reset.payload, Some(Payload::Account { account: "clerk".into() }));
        assert_eq!((reset.reason, reset.redacted), (None, false));
        let said = json!({ "replica": Id::default(), "count": 2, "first": 4, "last": 5 });
        let brought = row(Act::BroughtIn, said, Value::Null);
        assert_eq!(brought.payload, Some(Payload::Brought { first: Seq(4), last: Seq(5) }));
    }

    #[test]
    fn what_a_newer_server_says_does_not_hide_the_row() {
        let newer = row(Act::Refused, json!({ "mutation": "sing" }), json!("too_loud"));
        assert!(matches!(newer.payload, Some(Payload::Other(_))));
        assert_eq!(newer.reason.and_then(Told::known), None);
        assert_eq!(newer.header.seq, Seq(1));
    }

    #[test]
    fn a_link_verifies_as_it_comes() {
        let (header, digest) = (header(Act::Accepted), payload_digest(&[1; 16], b"said"));
        let head = Head::default().then(&header, &digest);
        let text = json!({
            "header": header, "payload_digest": Hex(digest), "hash": Hex(head.hash), "redacted": true,
        });
        let link: Link = serde_json::from_value(text).unwrap();
        assert!(link.row.redacted);
        assert_eq!(verify(Head::default(), [link.chain()]), Ok(head));
    }

    #[test]
    fn words_that_a_row_does_not_bind_are_noticed() {
        let (salt, bytes) = ([3; 16], envelope().bytes());
        let header = Header { replica: envelope().replica, ..header(Act::Accepted) };
        let digest = payload_digest(&salt, &bytes);
        let hash = Head::default().then(&header, &digest).hash;
        let whole = json!({
            "header": header, "payload_digest": Hex(digest), "hash": Hex(hash),
            "salt": Bytes(salt.to_vec()), "bytes": Bytes(bytes), "payload": envelope(),
        });
        let broken = Err(Broken::Payload(Seq(1)));
        let check = |link: &Value| {
            let link: Link = serde_json::from_value(link.clone()).unwrap();
            assert!(
                verify(Head::default(), [link.chain()]).is_ok(),
                "the chain holds all the same"
            );
            link.check(|bytes| serde_json::from_slice(bytes).ok())
        };
        assert_eq!(check(&whole), Ok(()));
        let mut hidden = whole.clone();
        hidden.as_object_mut().unwrap().remove("payload");
        assert_eq!(check(&hidden), Ok(()), "what the reader may not see is not theirs to check");
        let other = Envelope { day: Day(1), ..envelope() };
        for (member, value) in [
            ("payload", json!(other)),
            ("payload", json!({ "account": "clerk" })),
            ("bytes", json!(Bytes(other.bytes()))),
            ("salt", json!(Bytes(vec![4; 16]))),
            ("salt", Value::Null),
            ("bytes", Value::Null),
        ] {
            let mut link = whole.clone();
            link[member] = value;
            assert_eq!(check(&link), broken, "{member}");
        }
    }

    #[test]
    fn what_an_admin_did_is_checked_too() {
        let (salt, bytes) = ([5; 16], br#"{"account":"clerk"}"#.to_vec());
        let digest = payload_digest(&salt, &bytes);
        let mut link = json!({
            "header": header(Act::PasswordReset), "payload_digest": Hex(digest),
            "hash": Hex(digest), "salt": Bytes(salt.to_vec()), "bytes": Bytes(bytes),
            "payload": { "account": "clerk" },
        });
        let check = |link: &Value| {
            let link: Link = serde_json::from_value(link.clone()).unwrap();
            link.check(|bytes| serde_json::from_slice(bytes).ok())
        };
        assert_eq!(check(&link), Ok(()));
        link["payload"] = json!({ "account": "office" });
        assert_eq!(check(&link), Err(Broken::Payload(Seq(1))));
    }

    #[test]
    fn a_digest_is_64_digits() {
        let digest = Hex(payload_digest(&[0; 16], b""));
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(text.len(), 66);
        assert_eq!(serde_json::from_str::<Hex>(&text).unwrap(), digest);
        for wrong in ["\"\"".to_owned(), "\"00\"".to_owned(), format!("\"{}\"", "é".repeat(32))] {
            assert!(serde_json::from_str::<Hex>(&wrong).is_err(), "{wrong}");
        }
    }
}
