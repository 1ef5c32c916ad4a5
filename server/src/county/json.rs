//! Entities at the edges: `{kind, id, seq, value}`, in the export and in the JSON twin of sync.

use serde_json::{Value, json};

use super::rows::Stored;
use crate::problem::Result;
use crate::random::hex;

/// A row as JSON. What this program does not know yet shows as it is stored.
pub fn entity(stored: &Stored) -> Result<Value> {
    let (kind, value) = match stored.entity()? {
        Some(entity) => (entity.kind().name().into(), serde_json::to_value(&entity)?),
        None => {
            let frame = &stored.frame;
            let bytes = json!({ "version": frame.version, "bytes": hex(&frame.bytes) });
            (frame.kind.into(), bytes)
        }
    };
    let kind: Value = kind;
    Ok(json!({ "kind": kind, "id": stored.id, "seq": stored.seq, "value": value }))
}
