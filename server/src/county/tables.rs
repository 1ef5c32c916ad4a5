//! The county's tables as a backup sees them: by name, with whatever columns they have.

use shared::backup::{Table, Value};

use super::meta::STAGE;
use super::sql::{Bind, Row, Sql};
use crate::problem::Result;

/// What stays behind: who is logged in, who is guessing, who was sent a notice (a county that is
/// restored tells nobody of what was there before), parts of files that have not come whole, how the
/// tables were made, and what follows from other rows. Whatever is not named here is carried, so that
/// nobody has to think of a backup to have a new table in it.
const LEFT: [&str; 11] = [
    "migration",
    "session",
    "rescue_key",
    "attempt",
    "ticket",
    "upload_part",
    "notice_about",
    "notice",
    "notice_state",
    NAMING,
    UNDER_WAY,
];

/// Whose work things are: a restore works it out of the things.
const NAMING: &str = "naming";

/// The table that a restore keeps its place in. It stands for the time of the restore.
pub const UNDER_WAY: &str = "restore";

// The runtime keeps tables of its own in the same file; they are not to be touched.
const TABLES: &str = "select name from sqlite_schema where type = 'table' \
    and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' \
    order by name";
// Generated columns are not listed.
const COLUMNS: &str = "select name from pragma_table_info(?1) order by cid";

/// Every table.
pub fn all(sql: &Sql) -> Result<Vec<String>> {
    sql.rows(TABLES, &[])?.iter().map(|row| row.text(0)).collect()
}

/// The tables that a backup carries.
pub fn carried(sql: &Sql) -> Result<Vec<Table>> {
    let mut carried = Vec::new();
    for name in all(sql)? {
        if LEFT.contains(&name.as_str()) {
            continue;
        }
        let columns = sql.rows(COLUMNS, &[&name])?;
        let columns = columns.iter().map(|row| row.text(0)).collect::<Result<Vec<String>>>()?;
        carried.push(Table { name, columns });
    }
    Ok(carried)
}

/// How many rows of `table` a backup carries.
pub fn count(sql: &Sql, table: &Table) -> Result<u64> {
    let query = format!("select count(*) from {} where {}", quoted(&table.name), is_carried(table));
    sql.row(&query, &[])?.map_or(Ok(0), |row| row.number(0))
}

/// The rows of `table` that a backup carries and for which `condition` holds.
pub fn rows(
    sql: &Sql,
    table: &Table,
    condition: &str,
    values: &[&dyn Bind],
) -> Result<Vec<Vec<Value>>> {
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column)).collect();
    let query = format!(
        "select {} from {} where {} and {condition}",
        columns.join(", "),
        quoted(&table.name),
        is_carried(table)
    );
    let width = table.columns.len() as u32;
    let read = |row: &Row| (0..width).map(|column| row.value(column)).collect();
    sql.rows(&query, values)?.iter().map(read).collect()
}

/// Puts a row in; one with the same key goes.
pub fn put(sql: &Sql, table: &Table, values: &[Value]) -> Result<()> {
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column)).collect();
    let places: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
    let statement = format!(
        "insert or replace into {} ({}) values ({})",
        quoted(&table.name),
        columns.join(", "),
        places.join(", ")
    );
    let values: Vec<&dyn Bind> = values.iter().map(|value| value as &dyn Bind).collect();
    sql.run(&statement, &values)
}

/// Drops every table with whatever hangs on it.
pub fn drop_all(sql: &Sql) -> Result<()> {
    for name in all(sql)? {
        sql.run(&format!("drop table {}", quoted(&name)), &[])?;
    }
    Ok(())
}

/// Whether a county is open is for the county to say that the backup is restored into.
fn is_carried(table: &Table) -> String {
    if table.name == "meta" { format!("key <> '{STAGE}'") } else { "true".to_owned() }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
