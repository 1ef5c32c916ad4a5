//! Rows of the log, as `GET history` and `GET log` answer them.

use std::fmt;

use serde::de::{self, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::log::Header;
use crate::mutation::{Digest, Envelope};
use crate::rules::Refusal;

/// Rows in one answer of `GET history?of=&before=` at most: with fewer, the history ends there.
pub const HISTORY_PAGE: usize = 200;

/// Rows in one answer of `GET log?from=` where no `limit` is asked for: with fewer, the log ends
/// there.
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
}

impl Link {
    /// What [`crate::log::verify`] reads.
    pub fn chain(&self) -> (Header, Digest, Digest) {
        (self.row.header, self.payload_digest.0, self.hash.0)
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
    use crate::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq, TaskId};
    use crate::log::{Act, Head, payload_digest, verify};
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
