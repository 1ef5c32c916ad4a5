//! What the county is: its name, its business date, whether it is open, and a secret of its own.

use shared::calendar::Day;
use shared::id::Seq;

use super::sql::{Bind, Sql};
use crate::problem::{ApiError, Result};

/// How far the county has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Nobody has set it up.
    Empty,
    /// It is being loaded.
    Seeding,
    /// A backup is being restored into it.
    Restoring,
    /// People work in it.
    Open,
}

/// What the county is.
pub struct Meta {
    /// How far it has come.
    pub stage: Stage,
    /// Its name, once set up.
    pub county: String,
    /// The business date, where there is a fixed one.
    pub business_day: Option<Day>,
    /// Rights that ended up to this row may be forgotten: see `compact`.
    pub horizon: Seq,
    /// Known to nobody: makes salts of names that have no account, and keys of counters.
    pub secret: [u8; 32],
}

const EVERYTHING: &str = "select key, value from meta";
const PUT: &str = "insert into meta (key, value) values (?1, ?2) \
    on conflict (key) do update set value = excluded.value";

/// The one row that a backup does not carry.
pub const STAGE: &str = "stage";
const COUNTY: &str = "county";
const BUSINESS_DAY: &str = "business_day";
const HORIZON: &str = "horizon";
const SECRET: &str = "secret";
const SEEDING: &str = "seeding";
const RESTORING: &str = "restoring";
const OPEN: &str = "open";

/// Reads it.
pub fn read(sql: &Sql) -> Result<Meta> {
    let mut meta = Meta {
        stage: Stage::Empty,
        county: String::new(),
        business_day: None,
        horizon: Seq(0),
        secret: [0; 32],
    };
    for row in sql.rows(EVERYTHING, &[])? {
        match row.text(0)?.as_str() {
            STAGE => {
                meta.stage = match row.text(1)?.as_str() {
                    OPEN => Stage::Open,
                    RESTORING => Stage::Restoring,
                    _ => Stage::Seeding,
                };
            }
            COUNTY => meta.county = row.text(1)?,
            BUSINESS_DAY => {
                let day = row.text(1)?.parse();
                let day = day.map_err(|_| ApiError::Broken("the business day".to_owned()))?;
                meta.business_day = Some(day);
            }
            HORIZON => meta.horizon = Seq(row.number(1)?),
            SECRET => meta.secret = row.fixed(1)?,
            _ => {}
        }
    }
    Ok(meta)
}

/// Reads it, if the county is open.
pub fn open(sql: &Sql) -> Result<Meta> {
    let meta = read(sql)?;
    if meta.stage == Stage::Open { Ok(meta) } else { Err(ApiError::NotOpen) }
}

/// Begins loading.
pub fn begin(sql: &Sql, county: &str, day: Option<Day>, secret: [u8; 32]) -> Result<()> {
    put(sql, STAGE, &SEEDING)?;
    put(sql, COUNTY, &county)?;
    put(sql, SECRET, &secret)?;
    match day {
        Some(day) => put(sql, BUSINESS_DAY, &day.to_string()),
        None => Ok(()),
    }
}

/// A backup is being restored.
pub fn set_restoring(sql: &Sql) -> Result<()> {
    put(sql, STAGE, &RESTORING)
}

/// Opens the county for work.
pub fn set_open(sql: &Sql) -> Result<()> {
    put(sql, STAGE, &OPEN)
}

/// Rights that ended up to this row may be forgotten from now on.
pub fn set_horizon(sql: &Sql, horizon: Seq) -> Result<()> {
    put(sql, HORIZON, &horizon)
}

fn put(sql: &Sql, key: &str, value: &dyn Bind) -> Result<()> {
    sql.run(PUT, &[&key, value])
}
