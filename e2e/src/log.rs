//! The log as `GET log` answers it, made ready for `shared::log::verify`.

use serde_json::Value;
use shared::log::{Head, Header, verify};
use shared::mutation::Digest;

/// The bytes of a text in hexadecimal; `None` where it is none.
pub fn bytes(value: &Value) -> Option<Vec<u8>> {
    let text = value.as_str()?;
    let pairs = (0..text.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// What verifying takes of each row: header, payload digest, recorded hash.
pub fn chain(rows: &[Value]) -> Vec<(Header, Digest, Digest)> {
    let digest = |value: &Value| -> Digest {
        bytes(value).and_then(|bytes| bytes.try_into().ok()).expect("a digest in hexadecimal")
    };
    let link = |row: &Value| {
        let header = serde_json::from_value(row["header"].clone()).expect("a header");
        (header, digest(&row["payload_digest"]), digest(&row["hash"]))
    };
    rows.iter().map(link).collect()
}

/// The head of a whole log, which must verify from row one.
pub fn verified(rows: &[Value]) -> Head {
    let head = verify(Head::default(), chain(rows)).expect("the log verifies");
    assert_eq!(head.seq.0, rows.len() as u64);
    head
}
