//! [`super::sql`] without the runtime: the same surface over SQLite itself, in memory. It is compiled
//! for the machine at hand only and never ships.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rusqlite::types::{Value as Held, ValueRef};
use rusqlite::{Connection, MAIN_DB, Rows};
use shared::backup::Value;
use shared::id::{ActorId, Counter, Id, Millis, PersonId, ReplicaId, Seq};
use worker::Storage;

use crate::problem::{ApiError, Result};

/// The largest whole number that a double holds exactly.
pub const NUMBER_MAX: u64 = (1 << 53) - 1;

/// Statements that stay prepared: more than the county has.
const PREPARED: usize = 256;

/// The county's database.
#[derive(Clone)]
pub struct Sql(Rc<Database>);

struct Database {
    connection: RefCell<Option<Connection>>,
    /// Statements until the process dies, where that is to happen.
    fuse: Cell<Option<u32>>,
    depth: Cell<u32>,
}

impl Sql {
    /// The runtime's storage is not here: every statement fails.
    pub fn of(_storage: &Storage) -> Sql {
        Sql::around(None)
    }

    /// An empty database in memory.
    pub fn empty() -> Result<Sql> {
        let connection = Connection::open_in_memory().map_err(|error| broken("open", &error))?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(Sql::around(Some(connection)))
    }

    /// The database that [`Sql::image`] gave.
    pub fn from_image(image: &[u8]) -> Result<Sql> {
        let sql = Sql::empty()?;
        if let Some(connection) = &mut *sql.0.connection.borrow_mut() {
            let read = connection.deserialize_read_exact(MAIN_DB, image, image.len(), false);
            read.map_err(|error| broken("image", &error))?;
        }
        Ok(sql)
    }

    fn around(connection: Option<Connection>) -> Sql {
        let connection = RefCell::new(connection);
        Sql(Rc::new(Database { connection, fuse: Cell::new(None), depth: Cell::new(0) }))
    }

    /// Everything that is in it, as bytes.
    pub fn image(&self) -> Result<Vec<u8>> {
        let mut connection = self.0.connection.borrow_mut();
        let connection = connection.as_mut().ok_or_else(absent)?;
        let image = connection.serialize(MAIN_DB).map_err(|error| broken("image", &error))?;
        Ok(image.to_vec())
    }

    /// After so many more statements the process dies: every later one fails, until `None` brings it
    /// back.
    pub fn set_fuse(&self, statements: Option<u32>) {
        self.0.fuse.set(statements);
    }

    /// Does something.
    pub fn run(&self, statement: &str, values: &[&dyn Bind]) -> Result<()> {
        if values.is_empty() {
            // A step of the tables is many statements in one text.
            return self.batch(statement);
        }
        self.each(statement, values, |_| ()).map(drop)
    }

    /// Every row.
    pub fn rows(&self, query: &str, values: &[&dyn Bind]) -> Result<Vec<Row>> {
        self.each(query, values, |row| row)
    }

    /// The first row, if there is one.
    pub fn row(&self, query: &str, values: &[&dyn Bind]) -> Result<Option<Row>> {
        Ok(self.rows(query, values)?.into_iter().next())
    }

    /// Does all of `work` or, where it fails, nothing.
    pub fn transaction<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let depth = self.0.depth.get();
        self.batch(&format!("savepoint level{depth}"))?;
        self.0.depth.set(depth + 1);
        let outcome = work().and_then(|value| {
            self.burn("commit")?;
            Ok(value)
        });
        self.0.depth.set(depth);
        let end = match &outcome {
            Ok(_) => format!("release level{depth}"),
            Err(_) => format!("rollback to level{depth}; release level{depth}"),
        };
        self.with(&end, |connection| connection.execute_batch(&end))?;
        outcome
    }

    fn batch(&self, statements: &str) -> Result<()> {
        self.burn(statements)?;
        self.with(statements, |connection| connection.execute_batch(statements))
    }

    fn each<T>(
        &self,
        statement: &str,
        values: &[&dyn Bind],
        take: impl Fn(Row) -> T,
    ) -> Result<Vec<T>> {
        self.burn(statement)?;
        let values: Vec<Held> = values.iter().map(|value| value.bind()).collect();
        let is_exact = |value: &Held| !matches!(value, Held::Integer(number) if *number < 0);
        if !values.iter().all(is_exact) {
            let start = start(statement);
            return Err(ApiError::Broken(format!("a number that no double holds in {start}")));
        }
        self.with(statement, |connection| {
            let mut prepared = connection.prepare_cached(statement)?;
            for (place, value) in (1..).zip(&values) {
                prepared.raw_bind_parameter(place, value)?;
            }
            let width = prepared.column_count();
            read(prepared.raw_query(), width, take)
        })
    }

    fn with<T>(
        &self,
        statement: &str,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let connection = self.0.connection.borrow();
        let connection = connection.as_ref().ok_or_else(absent)?;
        work(connection).map_err(|error| broken(statement, &error))
    }

    /// One statement less to go.
    fn burn(&self, statement: &str) -> Result<()> {
        match self.0.fuse.get() {
            None => Ok(()),
            Some(0) => Err(ApiError::Broken(format!("killed before {}", start(statement)))),
            Some(left) => {
                self.0.fuse.set(Some(left - 1));
                Ok(())
            }
        }
    }
}

fn read<T>(mut rows: Rows<'_>, width: usize, take: impl Fn(Row) -> T) -> rusqlite::Result<Vec<T>> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..width).map(|column| row.get(column));
        all.push(take(Row(cells.collect::<rusqlite::Result<Vec<Held>>>()?)));
    }
    Ok(all)
}

fn absent() -> ApiError {
    ApiError::Broken("there is no storage outside the runtime".to_owned())
}

fn broken(statement: &str, error: &rusqlite::Error) -> ApiError {
    ApiError::Broken(format!("{error} in {}", start(statement)))
}

fn start(statement: &str) -> String {
    statement.chars().take(60).collect()
}

/// What can stand for a `?`.
pub trait Bind {
    /// As SQLite has it; below zero where a double would not hold the number.
    fn bind(&self) -> Held;
}

impl Bind for u64 {
    fn bind(&self) -> Held {
        Held::Integer(if *self > NUMBER_MAX { -1 } else { *self as i64 })
    }
}

impl Bind for str {
    fn bind(&self) -> Held {
        Held::Text(self.to_owned())
    }
}

impl Bind for &str {
    fn bind(&self) -> Held {
        Held::Text((*self).to_owned())
    }
}

impl Bind for String {
    fn bind(&self) -> Held {
        Held::Text(self.clone())
    }
}

impl Bind for Vec<u8> {
    fn bind(&self) -> Held {
        Held::Blob(self.clone())
    }
}

impl<const N: usize> Bind for [u8; N] {
    fn bind(&self) -> Held {
        Held::Blob(self.to_vec())
    }
}

impl<T: Bind> Bind for Option<T> {
    fn bind(&self) -> Held {
        self.as_ref().map_or(Held::Null, T::bind)
    }
}

impl Bind for Value {
    fn bind(&self) -> Held {
        match self {
            Value::Null => Held::Null,
            Value::Number(number) => number.bind(),
            Value::Text(text) => text.bind(),
            Value::Blob { hex } => hex.0.bind(),
        }
    }
}

macro_rules! bind_as_inner {
    ($($name:ident)*) => {$(
        impl Bind for $name {
            fn bind(&self) -> Held {
                self.0.bind()
            }
        }
    )*};
}

bind_as_inner! { Id ActorId PersonId ReplicaId Seq Counter Millis }

/// One row of an answer; columns by position.
pub struct Row(Vec<Held>);

impl Row {
    /// A whole number that is not negative.
    pub fn number(&self, column: u32) -> Result<u64> {
        match self.cell(column)? {
            Held::Integer(number) if *number >= 0 => Ok(*number as u64),
            _ => Err(unexpected(column, "a number")),
        }
    }

    /// A whole number that is not negative, or `None` where nothing is there.
    pub fn number_if_any(&self, column: u32) -> Result<Option<u64>> {
        if self.is_null(column) { Ok(None) } else { self.number(column).map(Some) }
    }

    /// Whatever it is.
    pub fn value(&self, column: u32) -> Result<Value> {
        match self.cell(column)? {
            Held::Null => Ok(Value::Null),
            Held::Text(text) => Ok(Value::Text(text.clone())),
            Held::Integer(number) if *number >= 0 => Ok(Value::Number(*number as u64)),
            Held::Blob(bytes) => Ok(bytes.clone().into()),
            _ => Err(unexpected(column, "a whole number")),
        }
    }

    /// Text.
    pub fn text(&self, column: u32) -> Result<String> {
        match self.cell(column)? {
            Held::Text(text) => Ok(text.clone()),
            _ => Err(unexpected(column, "text")),
        }
    }

    /// A blob.
    pub fn bytes(&self, column: u32) -> Result<Vec<u8>> {
        self.blob(column).map(<[u8]>::to_vec)
    }

    /// A blob of a known length.
    pub fn fixed<const N: usize>(&self, column: u32) -> Result<[u8; N]> {
        let fixed = self.blob(column)?.try_into();
        fixed.map_err(|_| unexpected(column, "a blob of another length"))
    }

    /// An id.
    pub fn id(&self, column: u32) -> Result<Id> {
        self.fixed(column).map(Id)
    }

    /// Whether nothing is there.
    pub fn is_null(&self, column: u32) -> bool {
        matches!(self.0.get(column as usize), None | Some(Held::Null))
    }

    fn blob(&self, column: u32) -> Result<&[u8]> {
        match ValueRef::from(self.cell(column)?) {
            ValueRef::Blob(bytes) => Ok(bytes),
            _ => Err(unexpected(column, "a blob")),
        }
    }

    fn cell(&self, column: u32) -> Result<&Held> {
        self.0.get(column as usize).ok_or_else(|| unexpected(column, "something"))
    }
}

fn unexpected(column: u32, wanted: &str) -> ApiError {
    ApiError::Broken(format!("column {column} of a row should hold {wanted}"))
}
