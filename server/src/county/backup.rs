//! `GET backup`: everything of the county but who is logged in, as `shared::backup` says.
//!
//! The county goes on working while its backup is read. Tables that can be long go out in pages;
//! when the last page of the log is read, whatever changed since the beginning follows in the same
//! turn, with the short tables and the closing line: no request comes between, so what the file
//! says is one state of the county. A row says by its numbers in the log whether it changed.
//!
//! Rights go as rows, not to be worked out again: since when and until when each is open is what
//! phones read on from, and what nobody could work out from how things stand now.

use std::collections::BTreeMap;

use futures::stream::try_unfold;
use serde_json::json;
use shared::backup::{Beginning, End, FORMAT, Hex, Line, Table, Value, add};
use shared::id::{ActorId, Id, Seq};
use shared::log::Act;
use shared::mutation::Digest;
use worker::{Request, Response};

use super::log::Deed;
use super::schema::STEPS_NOW;
use super::sql::{Bind, Sql};
use super::{County, log, meta, now, tables};
use crate::bearer;
use crate::problem::{ApiError, Result};

/// Rows that are read at once. A log row of the seed has a hundred entities in it.
const STEP: u64 = 200;
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A table that can be long.
struct Long {
    name: &'static str,
    /// Its key, by which it is read.
    key: &'static [&'static str],
    /// Whether a row has changed since log row `?1`; `None` where rows never do.
    changed: Option<&'static str>,
}

/// The log comes last: what follows its last page is what changed meanwhile.
const LONG: [Long; 4] = [
    Long { name: "entity", key: &["id"], changed: Some("seq > ?1") },
    Long { name: "envelope", key: &["replica", "counter"], changed: Some("seq > ?1") },
    Long {
        name: "audience",
        key: &["scope", "subject"],
        changed: Some("(since > ?1 or until > ?1)"),
    },
    Long { name: "log", key: &["seq"], changed: None },
];

/// A reader on its way through the county.
pub struct Reader {
    sql: Sql,
    tables: BTreeMap<String, Table>,
    /// The log's head when it began.
    began: Seq,
    /// Which of [`LONG`] it is in, and after which key.
    place: usize,
    after: Option<Vec<Value>>,
    written: Written,
}

/// The lines so far.
#[derive(Default)]
struct Written {
    lines: u64,
    sum: Digest,
    /// Those that have not gone out yet.
    bytes: Vec<u8>,
}

impl County {
    /// `GET backup`
    pub fn backup(&self, request: &Request) -> Result<Response> {
        bearer::check_backup_key(&self.env, request.headers())?;
        let reader = Reader::begin(&self.sql)?;
        let held = self.backups.clone();
        let parts = try_unfold((reader, held), |(mut reader, held)| async move {
            let part = reader.next().map_err(|error| error.into_problem().problem.title)?;
            Ok::<_, String>(part.map(|part| (part, (reader, held))))
        });
        let builder = Response::builder().with_header("content-type", "application/x-ndjson")?;
        Ok(builder.from_stream(parts)?)
    }
}

impl Reader {
    /// Begins a backup, which the log says.
    pub fn begin(sql: &Sql) -> Result<Reader> {
        let meta = meta::open(sql)?;
        let at = now();
        let (actor, subject) = (ActorId::default(), Id::default());
        let deed = Deed { act: Act::Exported, at, actor, subject };
        deed.append(sql, &serde_json::to_vec(&json!({ "backup": VERSION }))?)?;
        let carried = tables::carried(sql)?.into_iter();
        let mut reader = Reader {
            sql: sql.clone(),
            tables: carried.map(|table| (table.name.clone(), table)).collect(),
            began: log::head(sql)?.seq,
            place: 0,
            after: None,
            written: Written::default(),
        };
        reader.written.push(&Line::Backup(Beginning {
            format: FORMAT,
            version: VERSION.to_owned(),
            schema: STEPS_NOW as u64,
            county: meta.county,
            at,
        }))?;
        Ok(reader)
    }

    /// The next lines, if there are any.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(long) = LONG.get(self.place) else { return Ok(None) };
        let table = self.table(long.name)?;
        let rows = self.page(long, &table)?;
        let is_last = (rows.len() as u64) < STEP;
        if self.after.is_none() {
            self.written.push(&Line::Table(table.clone()))?;
        }
        self.after = rows.last().map(|row| key(long, &table, row));
        self.written.rows(rows)?;
        if is_last {
            self.place += 1;
            self.after = None;
        }
        if self.place == LONG.len() {
            self.close()?;
        }
        Ok(Some(std::mem::take(&mut self.written.bytes)))
    }

    fn page(&self, long: &Long, table: &Table) -> Result<Vec<Vec<Value>>> {
        // A number comes before every blob and every number of a key.
        let first = vec![Value::Number(0); long.key.len()];
        let after = self.after.as_ref().unwrap_or(&first);
        let mut values: Vec<&dyn Bind> = after.iter().map(|value| value as &dyn Bind).collect();
        values.push(&STEP);
        let (columns, last) = (long.key.join(", "), values.len());
        let places: Vec<String> = (1..last).map(|number| format!("?{number}")).collect();
        let condition =
            format!("({columns}) > ({}) order by {columns} limit ?{last}", places.join(", "));
        tables::rows(&self.sql, table, &condition, &values)
    }

    /// Everything that has not gone out yet, as it stands now.
    fn close(&mut self) -> Result<()> {
        for long in &LONG {
            let Some(changed) = long.changed else { continue };
            let table = self.table(long.name)?;
            let rows = tables::rows(&self.sql, &table, changed, &[&self.began])?;
            self.whole(table, rows)?;
        }
        let is_long = |name: &str| LONG.iter().any(|long| long.name == name);
        let short = self.tables.values().filter(|table| !is_long(&table.name));
        for table in short.cloned().collect::<Vec<Table>>() {
            let rows = tables::rows(&self.sql, &table, "true", &[])?;
            self.whole(table, rows)?;
        }
        let counts = self
            .tables
            .values()
            .map(|table| Ok((table.name.clone(), tables::count(&self.sql, table)?)));
        self.written.push(&Line::End(End {
            lines: self.written.lines,
            rows: counts.collect::<Result<BTreeMap<String, u64>>>()?,
            head: log::head(&self.sql)?,
            sum: Hex(self.written.sum.to_vec()),
        }))
    }

    fn whole(&mut self, table: Table, rows: Vec<Vec<Value>>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.written.push(&Line::Table(table))?;
        self.written.rows(rows)
    }

    fn table(&self, name: &str) -> Result<Table> {
        let found = self.tables.get(name).cloned();
        found.ok_or_else(|| ApiError::Broken(format!("there is no table {name}")))
    }
}

impl Written {
    fn rows(&mut self, rows: Vec<Vec<Value>>) -> Result<()> {
        rows.into_iter().try_for_each(|values| self.push(&Line::Row(values)))
    }

    fn push(&mut self, line: &Line) -> Result<()> {
        let bytes = serde_json::to_vec(line)?;
        self.sum = add(&self.sum, &bytes);
        self.lines += 1;
        self.bytes.extend(bytes);
        self.bytes.push(b'\n');
        Ok(())
    }
}

/// The key of a row.
fn key(long: &Long, table: &Table, row: &[Value]) -> Vec<Value> {
    let place = |name: &&str| table.columns.iter().position(|column| column == name);
    let value = |name: &&str| place(name).and_then(|place| row.get(place)).cloned();
    long.key.iter().filter_map(value).collect()
}
