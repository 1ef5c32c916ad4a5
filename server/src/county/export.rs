//! `GET export`: everything the caller may see, one JSON object a line, ordered by kind and id. It
//! is read and sent in parts, so a county of any size passes through little memory.

use futures::stream::try_unfold;
use serde_json::json;
use shared::id::{ActorId, Id};
use shared::log::Act;
use worker::{Request, Response};

use super::log::Deed;
use super::rights::visible;
use super::rows::{Stored, bounded};
use super::sql::Sql;
use super::{County, json, now};
use crate::problem::Result;

/// Rows that are read at once.
const STEP: u64 = 500;

/// Bytes of entities that are read at once.
const BYTES: u64 = 1_000_000;

const NEXT: &str = bounded!(
    concat!(
        "select e.id, e.seq, e.kind, e.version, length(e.bytes) as length
        from entity e where (e.kind, e.id) > (?2, ?3) and ",
        visible!(),
        " order by e.kind, e.id limit ?4"
    ),
    "kind, id",
    "?5"
);

/// A reader on its way through the county.
struct Reader {
    sql: Sql,
    actor: ActorId,
    after: (u64, Id),
}

impl County {
    /// `GET export`
    pub fn export(&self, request: &Request) -> Result<Response> {
        let caller = self.caller(request)?;
        let deed =
            Deed { act: Act::Exported, at: now(), actor: caller.actor, subject: Id::default() };
        deed.append(&self.sql, &serde_json::to_vec(&json!({ "account": caller.name }))?)?;
        let reader =
            Reader { sql: self.sql.clone(), actor: caller.actor, after: (0, Id::default()) };
        let parts = try_unfold(reader, |mut reader| async move {
            let part = reader.next().map_err(|error| error.into_problem().problem.title)?;
            Ok::<_, String>(part.map(|part| (part, reader)))
        });
        let builder = Response::builder().with_header("content-type", "application/x-ndjson")?;
        Ok(builder.from_stream(parts)?)
    }
}

impl Reader {
    /// The next lines, if there are any.
    fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let (kind, id) = self.after;
        let rows = self.sql.rows(NEXT, &[&self.actor, &kind, &id, &STEP, &BYTES])?;
        let mut lines = Vec::new();
        for row in &rows {
            let Some(stored) = Stored::read_if_any(row)? else { break };
            self.after = (u64::from(stored.frame.kind), stored.id);
            serde_json::to_writer(&mut lines, &json::entity(&stored)?)?;
            lines.push(b'\n');
        }
        Ok((!rows.is_empty()).then_some(lines))
    }
}
