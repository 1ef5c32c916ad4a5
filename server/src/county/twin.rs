//! The JSON twin of sync, for people with curl and for programs in other languages: envelopes come
//! as `shared::mutation::Envelope` objects and are sealed here; entities go as `{kind, id, seq, value}`.

use serde::Deserialize;
use serde_json::{Map, Value};
use shared::id::ReplicaId;
use shared::log::Head;
use shared::mutation::{Envelope, Sealed};
use shared::sync::{Answer, Cursor, Request};

use super::json;
use super::rows::Stored;
use crate::problem::{ApiError, Result};

/// [`Request`] with readable envelopes. Whatever belongs to the request need not be repeated in them.
#[derive(Deserialize)]
struct Words {
    protocol: u16,
    replica: ReplicaId,
    #[serde(default)]
    cursor: Cursor,
    #[serde(default)]
    witness: Option<Head>,
    #[serde(default)]
    envelopes: Vec<Map<String, Value>>,
}

/// Reads a request.
pub fn read(bytes: &[u8]) -> Result<Request> {
    let words: Words = crate::body::parse(bytes)?;
    let Words { protocol, replica, cursor, witness, envelopes } = words;
    let sealed = envelopes.into_iter().enumerate().map(|(index, mut envelope)| {
        envelope.insert("replica".to_owned(), replica.to_string().into());
        let envelope: Envelope = serde_json::from_value(envelope.into())
            .map_err(|error| ApiError::Unreadable(format!("envelope {index}: {error}")))?;
        Ok(Sealed { counter: envelope.counter, bytes: envelope.bytes() })
    });
    let envelopes = sealed.collect::<Result<Vec<Sealed>>>()?;
    Ok(Request { protocol, replica, cursor, witness, envelopes })
}

/// Writes an answer whose changed entities stand beside it.
pub fn write(answer: &Answer, changed: &[Stored]) -> Result<Value> {
    let entities = changed.iter().map(json::entity).collect::<Result<Vec<Value>>>()?;
    let mut shown = serde_json::to_value(answer)?;
    if let Some(members) = shown.as_object_mut() {
        members.insert("changed".to_owned(), entities.into());
    }
    Ok(shown)
}
