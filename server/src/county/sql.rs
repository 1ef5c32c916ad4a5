//! SQLite as Rust values. Every statement is a constant, so that the runtime keeps it prepared.
//! Integers cross as doubles, so what may pass 2^53 must not come here as a number; ids and hashes
//! are blobs.

use js_sys::{Array, Uint8Array};
use shared::backup::Value;
use shared::id::{ActorId, Counter, Id, Millis, PersonId, ReplicaId, Seq};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use worker::Storage;

use crate::problem::{ApiError, Result};

/// The largest whole number that a double holds exactly.
pub const NUMBER_MAX: u64 = (1 << 53) - 1;

// Of the runtime's own types, what the `worker` crate does not give: a synchronous transaction,
// and errors while rows are read as errors.
#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type RawStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &RawStorage,
        work: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<(), JsValue>;

    #[derive(Clone)]
    type RawSql;

    #[wasm_bindgen(method, catch, variadic)]
    fn exec(this: &RawSql, statement: &str, values: Array) -> Result<RawCursor, JsValue>;

    type RawCursor;

    #[wasm_bindgen(method, catch)]
    fn raw(this: &RawCursor) -> Result<RawRows, JsValue>;

    type RawRows;

    #[wasm_bindgen(method, catch, js_name = toArray)]
    fn to_array(this: &RawRows) -> Result<Array, JsValue>;
}

/// The county's database.
#[derive(Clone)]
pub struct Sql {
    storage: RawStorage,
    sql: RawSql,
}

impl Sql {
    /// The database in `storage`.
    pub fn of(storage: &Storage) -> Sql {
        let sql = storage.sql();
        let sql: &JsValue = sql.as_ref();
        let raw: &JsValue = storage.as_raw().as_ref();
        Sql { storage: raw.clone().unchecked_into(), sql: sql.clone().unchecked_into() }
    }

    /// Does something.
    pub fn run(&self, statement: &str, values: &[&dyn Bind]) -> Result<()> {
        self.cursor(statement, values)?;
        Ok(())
    }

    /// Every row.
    pub fn rows(&self, query: &str, values: &[&dyn Bind]) -> Result<Vec<Row>> {
        let rows = self.cursor(query, values)?.raw().and_then(|rows| rows.to_array());
        let rows = rows.map_err(|error| broken(query, error))?;
        Ok(rows.iter().map(|row| Row(row.unchecked_into())).collect())
    }

    /// The first row, if there is one.
    pub fn row(&self, query: &str, values: &[&dyn Bind]) -> Result<Option<Row>> {
        Ok(self.rows(query, values)?.into_iter().next())
    }

    fn cursor(&self, statement: &str, values: &[&dyn Bind]) -> Result<RawCursor> {
        let array: Array = values.iter().map(|value| value.bind()).collect();
        self.sql.exec(statement, array).map_err(|error| broken(statement, error))
    }

    /// Does all of `work` or, where it fails, nothing.
    pub fn transaction<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut work = Some(work);
        let mut outcome = None;
        let ran = self.storage.transaction_sync(&mut || {
            let Some(work) = work.take() else { return Ok(()) };
            let result = work();
            let failed = result.is_err();
            outcome = Some(result);
            // Only an exception makes the runtime roll back.
            if failed { Err(JsValue::from_str("rolled back")) } else { Ok(()) }
        });
        match outcome {
            Some(Ok(value)) => ran.map(|()| value).map_err(|error| broken("commit", error)),
            Some(Err(error)) => Err(error),
            None => Err(ApiError::Broken("a transaction did not run".to_owned())),
        }
    }
}

/// SQLite's messages name tables and columns, never values.
fn broken(statement: &str, error: JsValue) -> ApiError {
    let start: String = statement.chars().take(60).collect();
    ApiError::Broken(format!("{} in {start}", worker::Error::from(error)))
}

/// What can stand for a `?`.
pub trait Bind {
    /// As JavaScript.
    fn bind(&self) -> JsValue;
}

impl Bind for u64 {
    fn bind(&self) -> JsValue {
        JsValue::from_f64(*self as f64)
    }
}

impl Bind for str {
    fn bind(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl Bind for &str {
    fn bind(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl Bind for String {
    fn bind(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl Bind for Vec<u8> {
    fn bind(&self) -> JsValue {
        Uint8Array::from(self.as_slice()).into()
    }
}

impl<const N: usize> Bind for [u8; N] {
    fn bind(&self) -> JsValue {
        Uint8Array::from(self.as_slice()).into()
    }
}

impl<T: Bind> Bind for Option<T> {
    fn bind(&self) -> JsValue {
        self.as_ref().map_or(JsValue::NULL, T::bind)
    }
}

impl Bind for Value {
    fn bind(&self) -> JsValue {
        match self {
            Value::Null => JsValue::NULL,
            Value::Number(number) => number.bind(),
            Value::Text(text) => text.bind(),
            Value::Blob { hex } => hex.0.bind(),
        }
    }
}

macro_rules! bind_as_inner {
    ($($name:ident)*) => {$(
        impl Bind for $name {
            fn bind(&self) -> JsValue {
                self.0.bind()
            }
        }
    )*};
}

bind_as_inner! { Id ActorId PersonId ReplicaId Seq Counter Millis }

/// One row of an answer; columns by position.
pub struct Row(Array);

impl Row {
    /// A whole number that is not negative.
    pub fn number(&self, column: u32) -> Result<u64> {
        let number = self.0.get(column).as_f64().filter(|number| *number >= 0.0);
        number.map(|number| number as u64).ok_or_else(|| unexpected(column, "a number"))
    }

    /// A whole number that is not negative, or `None` where nothing is there.
    pub fn number_if_any(&self, column: u32) -> Result<Option<u64>> {
        if self.is_null(column) { Ok(None) } else { self.number(column).map(Some) }
    }

    /// Whatever it is.
    pub fn value(&self, column: u32) -> Result<Value> {
        let value = self.0.get(column);
        if value.is_null() {
            return Ok(Value::Null);
        }
        if let Some(text) = value.as_string() {
            return Ok(Value::Text(text));
        }
        match value.as_f64() {
            None => Ok(self.bytes(column)?.into()),
            Some(number) if number >= 0.0 && number.fract() == 0.0 => {
                Ok(Value::Number(number as u64))
            }
            Some(_) => Err(unexpected(column, "a whole number")),
        }
    }

    /// Text.
    pub fn text(&self, column: u32) -> Result<String> {
        self.0.get(column).as_string().ok_or_else(|| unexpected(column, "text"))
    }

    /// A blob.
    pub fn bytes(&self, column: u32) -> Result<Vec<u8>> {
        Ok(self.blob(column)?.to_vec())
    }

    /// A blob of a known length.
    pub fn fixed<const N: usize>(&self, column: u32) -> Result<[u8; N]> {
        let blob = self.blob(column)?;
        if blob.length() as usize != N {
            return Err(unexpected(column, "a blob of another length"));
        }
        let mut bytes = [0; N];
        blob.copy_to(&mut bytes);
        Ok(bytes)
    }

    /// An id.
    pub fn id(&self, column: u32) -> Result<Id> {
        self.fixed(column).map(Id)
    }

    /// Whether nothing is there.
    pub fn is_null(&self, column: u32) -> bool {
        self.0.get(column).is_null()
    }

    fn blob(&self, column: u32) -> Result<Uint8Array> {
        let value = self.0.get(column);
        if value.is_object() {
            Ok(Uint8Array::new(&value))
        } else {
            Err(unexpected(column, "a blob"))
        }
    }
}

fn unexpected(column: u32, wanted: &str) -> ApiError {
    ApiError::Broken(format!("column {column} of a row should hold {wanted}"))
}
