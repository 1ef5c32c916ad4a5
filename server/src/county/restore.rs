//! `POST backup`: a backup comes back into an empty county, in as many parts as its sender likes,
//! each some whole lines, in order. Every part is one transaction that also keeps the place. Until
//! the last line is read and fits, the county is `restoring` and answers nobody but its health.
//!
//! A file with a fault leaves the county empty. Whoever breaks off begins again with the first
//! line, or gives up with an empty body: either way nothing is left of what came before.
//!
//! The tables are first made as the writing program had them; the steps that came since run over
//! the rows when all of them are there. That is also the way up to a new program.

use serde_json::json;
use shared::backup::{End, Line, Reading, Table, Value};
use shared::id::{ActorId, Id};
use shared::log::Act;
use worker::{Request, Response};

use super::log::Deed;
use super::meta::Stage;
use super::schema::{STEP_OF_NAMING, STEPS_NOW, migrate, migrate_to};
use super::sql::Sql;
use super::tables::{self, UNDER_WAY};
use super::{County, meta, now, rows};
use crate::problem::{ApiError, Result};
use crate::{answer, bearer, body};

const ENTITY: &str = "entity";
const IS_UNDER_WAY: &str = "select 1 from sqlite_schema where type = 'table' and name = ?1";
const BEGIN: &str = "create table restore (reading text not null) strict";
const FORGET: &str = "delete from restore";
const KEEP: &str = "insert into restore (reading) values (?1)";
const KEPT: &str = "select reading from restore";
const END: &str = "drop table restore";

/// Whether a restore has begun and not ended.
pub fn is_under_way(sql: &Sql) -> Result<bool> {
    Ok(sql.row(IS_UNDER_WAY, &[&UNDER_WAY])?.is_some())
}

impl County {
    /// `POST backup`
    pub async fn restore(&self, mut request: Request) -> Result<Response> {
        bearer::check_backup_key(&self.env, request.headers())?;
        // Read to its end before anything is refused: an answer in the middle of it is not heard.
        let part = body::bytes(&mut request, body::LARGE).await?;
        check_stage(&self.sql)?;
        let taken = restore_part(&self.sql, &part);
        self.is_migrated.set(false);
        taken?;
        Ok(answer::json(&self.health()?)?)
    }
}

/// Takes one part of a backup; nothing: gives up.
pub fn restore_part(sql: &Sql, part: &[u8]) -> Result<()> {
    let taken = match part {
        [] => empty(sql),
        part => sql.transaction(|| take(sql, part)),
    };
    if let Err(ApiError::BadBackup { .. }) = &taken {
        empty(sql)?;
    }
    taken
}

/// A backup goes into an empty county, or on into one that is being restored.
fn check_stage(sql: &Sql) -> Result<()> {
    match meta::read(sql)?.stage {
        Stage::Empty | Stage::Restoring => Ok(()),
        Stage::Seeding | Stage::Open => Err(ApiError::NotEmpty),
    }
}

/// Makes the county empty, which has no work in it yet.
fn empty(sql: &Sql) -> Result<()> {
    sql.transaction(|| {
        check_stage(sql)?;
        tables::drop_all(sql)?;
        migrate(sql, now())
    })
}

/// Takes the lines of one part.
fn take(sql: &Sql, part: &[u8]) -> Result<()> {
    // Another restore may have ended while this part was read.
    check_stage(sql)?;
    let mut restore = Restore { sql, reading: kept(sql)?, columns: Vec::new() };
    let lines = part.strip_suffix(b"\n").unwrap_or(part);
    for (number, bytes) in lines.split(|byte| *byte == b'\n').enumerate() {
        let line = read(bytes);
        if number == 0 && matches!(line, Ok(Line::Backup(_))) {
            restore.reading = Reading::default();
        }
        let number = restore.reading.lines + 1;
        let taken = line.and_then(|line| restore.line(bytes, line));
        taken.map_err(|why| ApiError::BadBackup { line: number, why })?;
    }
    restore.keep()
}

/// What is wrong with a file, in words.
type Checked<T> = Result<T, String>;

fn read(bytes: &[u8]) -> Checked<Line> {
    serde_json::from_slice(bytes).map_err(|error| format!("it cannot be read ({error})"))
}

struct Restore<'a> {
    sql: &'a Sql,
    reading: Reading,
    /// The tables there are to fill, once they are needed.
    columns: Vec<Table>,
}

impl Restore<'_> {
    fn line(&mut self, bytes: &[u8], line: Line) -> Checked<()> {
        self.reading.take(bytes, &line).map_err(|fault| fault.to_string())?;
        match line {
            Line::Backup(beginning) => self.begin(beginning.schema),
            Line::Table(table) => self.check_table(&table),
            Line::Row(values) => self.row(&values),
            Line::End(end) => self.check_counts(&end),
        }
    }

    /// Makes the tables as they were.
    fn begin(&self, schema: u64) -> Checked<()> {
        let steps = usize::try_from(schema).ok().filter(|steps| (1..=STEPS_NOW).contains(steps));
        let steps = steps.ok_or("a later program wrote it; restore it with that one")?;
        let made = tables::drop_all(self.sql)
            .and_then(|()| migrate_to(self.sql, steps, now()))
            .and_then(|()| self.sql.run(BEGIN, &[]));
        made.map_err(told)
    }

    /// Only tables that are there are filled, and in all their columns.
    fn check_table(&mut self, table: &Table) -> Checked<()> {
        if self.columns.is_empty() {
            self.columns = tables::carried(self.sql).map_err(told)?;
        }
        let is_there = self.columns.contains(table);
        if is_there { Ok(()) } else { Err(format!("no table {} has these columns", table.name)) }
    }

    fn row(&self, values: &[Value]) -> Checked<()> {
        let table = self.reading.table.as_ref().ok_or("a row that fits no table")?;
        tables::put(self.sql, table, values).map_err(told)?;
        let steps = self.reading.beginning.as_ref().map_or(0, |beginning| beginning.schema);
        // Before this step there was nothing to note it in; the step itself goes over all things.
        if table.name == ENTITY && steps >= STEP_OF_NAMING as u64 {
            return note_names(self.sql, table, values);
        }
        Ok(())
    }

    fn check_counts(&self, end: &End) -> Checked<()> {
        let carried = tables::carried(self.sql).map_err(told)?;
        for table in &carried {
            let there = tables::count(self.sql, table).map_err(told)?;
            if end.rows.get(&table.name) != Some(&there) {
                return Err(format!("table {} comes to {there} rows", table.name));
            }
        }
        let all = end.rows.len() == carried.len();
        if all { Ok(()) } else { Err("it counts tables that are not there".to_owned()) }
    }

    /// Keeps the place; after the last line, opens the county.
    fn keep(&self) -> Result<()> {
        let Reading { is_whole, beginning: Some(beginning), head, .. } = &self.reading else {
            return Ok(());
        };
        if !is_whole {
            meta::set_restoring(self.sql)?;
            self.sql.run(FORGET, &[])?;
            return self.sql.run(KEEP, &[&serde_json::to_string(&self.reading)?]);
        }
        let at = now();
        self.sql.run(END, &[])?;
        migrate(self.sql, at)?;
        meta::set_open(self.sql)?;
        let (actor, subject) = (ActorId::default(), Id::default());
        let words = json!({ "restored": { "head": head, "at": beginning.at } });
        let deed = Deed { act: Act::Open, at, actor, subject };
        deed.append(self.sql, &serde_json::to_vec(&words)?)?;
        Ok(())
    }
}

/// Notes whose work a thing is: backups leave that out.
fn note_names(sql: &Sql, table: &Table, values: &[Value]) -> Checked<()> {
    let column = table.columns.iter().position(|column| column == "id");
    let id = column.and_then(|column| values.get(column)).and_then(Value::blob);
    let id = id.and_then(|id| <[u8; 16]>::try_from(id).ok()).ok_or("a thing without an id")?;
    let stored = rows::get(sql, Id(id)).map_err(told)?;
    let entity = stored.map(|stored| stored.entity()).transpose().map_err(told)?.flatten();
    entity.map_or(Ok(()), |entity| rows::name(sql, &entity).map_err(told))
}

/// How far an earlier part has come.
fn kept(sql: &Sql) -> Result<Reading> {
    if !is_under_way(sql)? {
        return Ok(Reading::default());
    }
    let Some(row) = sql.row(KEPT, &[])? else { return Ok(Reading::default()) };
    Ok(serde_json::from_str(&row.text(0)?)?)
}

/// What the database says to a row that does not fit.
fn told(error: ApiError) -> String {
    match error {
        ApiError::Broken(detail) => format!("it does not fit ({detail})"),
        other => other.to_string(),
    }
}
