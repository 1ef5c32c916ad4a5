//! A county as a file: lines of JSON, first what it is, then every table's rows, last what the whole
//! must come to. Whoever reads it checks while reading ([`Reading`]), so a file that is cut short,
//! changed or put together wrongly is recognised, and the log in it is verified row by row.
//!
//! A row may come twice: a county goes on working while its backup is read, and what changed
//! meanwhile follows at the end. The later line holds. Log rows come once and in order.

mod value;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::id::{Millis, Seq};
use crate::log::{Broken, Head, Header, payload_digest, verify};
use crate::mutation::Digest;
use crate::wire::decode;

pub use value::{Hex, Value};

/// The format that this program writes, and the only one that it reads.
pub const FORMAT: u16 = 1;

const LOG: &str = "log";

/// A line of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// What the file is; the first line.
    Backup(Beginning),
    /// Rows of this table follow.
    Table(Table),
    /// A row: one value for each column.
    Row(Vec<Value>),
    /// What it all comes to; the last line.
    End(End),
}

/// What the file is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginning {
    /// [`FORMAT`].
    pub format: u16,
    /// The program that wrote it.
    pub version: String,
    /// How many steps had made the tables; the reader makes them by as many, then goes on.
    pub schema: u64,
    /// The county's name.
    pub county: String,
    /// When it was begun.
    pub at: Millis,
}

/// A table's name and columns.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the values.
    pub columns: Vec<String>,
}

/// What it all comes to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Lines before this one.
    pub lines: u64,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
    /// The log's last row.
    pub head: Head,
    /// [`add`] over every line before this one.
    pub sum: Hex,
}

/// Why a file is not a whole and untouched backup.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// The first line is not what a backup begins with, or the parts came in another order.
    #[error("a backup begins with its first line, and only once")]
    Beginning,
    /// A later program wrote it.
    #[error("it is of format {found}; this program reads format {FORMAT}")]
    Format {
        /// What it says.
        found: u16,
    },
    /// A row with no table before it, or with more or fewer values than the table has columns.
    #[error("a row that fits no table")]
    Row,
    /// A log row that is not whole.
    #[error("a log row that cannot be read")]
    LogRow,
    /// Salt and payload of a log row are not those that the row binds.
    #[error("row {0:?} of the log binds another payload")]
    Payload(Seq),
    /// The chain is broken.
    #[error(transparent)]
    Log(#[from] Broken),
    /// The last line says that something else stood before it.
    #[error("lines are missing, changed or doubled: the last line does not fit those before it")]
    End,
    /// Something stands behind the last line.
    #[error("something stands behind the last line")]
    Behind,
}

/// The sum of the lines so far and one more.
pub fn add(sum: &Digest, line: &[u8]) -> Digest {
    Sha256::new().chain_update(sum).chain_update(line).finalize().into()
}

/// How far the reading has come. It can be put away and taken up again between two lines.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Lines so far.
    pub lines: u64,
    /// What the file is, once its first line is read.
    pub beginning: Option<Beginning>,
    /// Whose rows are being read.
    pub table: Option<Table>,
    /// The log so far; every row of it is verified.
    pub head: Head,
    /// Whether the last line was read, and fits.
    pub is_whole: bool,
    sum: Digest,
}

impl Reading {
    /// Takes the next line: its bytes without the newline, and what they say.
    pub fn take(&mut self, bytes: &[u8], line: &Line) -> Result<(), Fault> {
        if self.is_whole {
            return Err(Fault::Behind);
        }
        if self.beginning.is_none() != matches!(line, Line::Backup(_)) {
            return Err(Fault::Beginning);
        }
        match line {
            Line::Backup(beginning) if beginning.format != FORMAT => {
                return Err(Fault::Format { found: beginning.format });
            }
            Line::Backup(beginning) => self.beginning = Some(beginning.clone()),
            Line::Table(table) => self.table = Some(table.clone()),
            Line::Row(values) => self.head = self.row(values)?,
            Line::End(end) => {
                let fits = end.lines == self.lines && end.sum.0 == self.sum;
                if !fits || end.head != self.head {
                    return Err(Fault::End);
                }
                self.is_whole = true;
            }
        }
        self.lines += 1;
        self.sum = add(&self.sum, bytes);
        Ok(())
    }

    /// The log's head after a row.
    fn row(&self, values: &[Value]) -> Result<Head, Fault> {
        let table = self.table.as_ref().ok_or(Fault::Row)?;
        if values.len() != table.columns.len() {
            return Err(Fault::Row);
        }
        if table.name == LOG { self.log_row(table, values) } else { Ok(self.head) }
    }

    fn log_row(&self, table: &Table, values: &[Value]) -> Result<Head, Fault> {
        let value = |name: &str| {
            let column = table.columns.iter().position(|column| column == name);
            column.and_then(|column| values.get(column)).ok_or(Fault::LogRow)
        };
        let blob = |name: &str| value(name)?.blob().ok_or(Fault::LogRow);
        let header: Header = decode(blob("header")?).ok_or(Fault::LogRow)?;
        if value("seq")? != &Value::Number(header.seq.0) {
            return Err(Fault::LogRow);
        }
        let digest = |name: &str| blob(name)?.try_into().map_err(|_| Fault::LogRow);
        let (payload, hash): (Digest, Digest) = (digest("payload_digest")?, digest("hash")?);
        match (value("salt")?, value("payload")?) {
            (Value::Null, Value::Null) => {}
            _ => {
                let salt = blob("salt")?.try_into().map_err(|_| Fault::LogRow)?;
                if payload_digest(&salt, blob("payload")?) != payload {
                    return Err(Fault::Payload(header.seq));
                }
            }
        }
        Ok(verify(self.head, [(header, payload, hash)])?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ActorId, Counter, Id, ReplicaId};
    use crate::log::Act;
    use crate::wire::encode;

    const COLUMNS: [&str; 6] = ["seq", "header", "salt", "payload", "payload_digest", "hash"];

    /// A backup with two entities and three log rows, the second redacted.
    fn file() -> Vec<Line> {
        let table = |name: &str, columns: &[&str]| {
            let columns = columns.iter().map(ToString::to_string).collect();
            Line::Table(Table { name: name.into(), columns })
        };
        let blob = |bytes: &[u8]| Value::Blob { hex: Hex(bytes.to_vec()) };
        let mut lines = vec![Line::Backup(Beginning {
            format: FORMAT,
            version: "0.1.0".into(),
            schema: 1,
            county: "示例县".into(),
            at: Millis(5),
        })];
        lines.push(table("entity", &["id", "seq"]));
        lines.push(Line::Row(vec![blob(&[1; 16]), Value::Number(2)]));
        lines.push(Line::Row(vec![blob(&[2; 16]), Value::Null]));
        lines.push(table("log", &COLUMNS));
        let mut head = Head::default();
        for seq in 1..=3 {
            let header = Header {
                seq: Seq(seq),
                at: Millis(seq),
                actor: ActorId::default(),
                act: Act::Accepted,
                replica: ReplicaId::default(),
                counter: Counter(seq),
                kind: 106,
                subject: Id::default(),
            };
            let digest = payload_digest(&[7; 16], b"words");
            head = head.then(&header, &digest);
            let [salt, payload] = if seq == 2 {
                [Value::Null, Value::Null]
            } else {
                [blob(&[7; 16]), blob(b"words")]
            };
            let header = blob(&encode(&header));
            let [digest, hash] = [blob(&digest), blob(&head.hash)];
            lines.push(Line::Row(vec![Value::Number(seq), header, salt, payload, digest, hash]));
        }
        lines.push(end(&lines, head));
        lines
    }

    fn end(lines: &[Line], head: Head) -> Line {
        let sum = lines.iter().fold(Digest::default(), |sum, line| add(&sum, &bytes(line)));
        let rows = BTreeMap::from([("entity".into(), 2), ("log".into(), 3)]);
        Line::End(End { lines: lines.len() as u64, rows, head, sum: Hex(sum.to_vec()) })
    }

    fn bytes(line: &Line) -> Vec<u8> {
        serde_json::to_vec(line).unwrap()
    }

    fn read(lines: &[Vec<u8>]) -> Result<Reading, String> {
        let mut reading = Reading::default();
        for bytes in lines {
            let line = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
            reading.take(bytes, &line).map_err(|fault| fault.to_string())?;
            // As between two parts.
            let kept = serde_json::to_string(&reading).unwrap();
            assert_eq!(serde_json::from_str::<Reading>(&kept).unwrap(), reading);
        }
        if reading.is_whole { Ok(reading) } else { Err("cut short".into()) }
    }

    #[test]
    fn a_whole_file_verifies_to_its_head() {
        let lines: Vec<Vec<u8>> = file().iter().map(bytes).collect();
        let reading = read(&lines).unwrap();
        assert_eq!((reading.head.seq, reading.lines), (Seq(3), lines.len() as u64));
    }

    #[test]
    fn a_file_cut_short_anywhere_is_recognised() {
        let lines: Vec<Vec<u8>> = file().iter().map(bytes).collect();
        for length in 0..lines.len() {
            assert!(read(&lines[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn every_changed_byte_is_recognised() {
        let lines: Vec<Vec<u8>> = file().iter().map(bytes).collect();
        for number in 0..lines.len() {
            for at in 0..lines[number].len() {
                let mut changed = lines.clone();
                changed[number][at] ^= 1;
                // Counts are for whoever has the tables to compare.
                let text = String::from_utf8_lossy(&lines[number]);
                let is_count = text.find("\"rows\"").zip(text.find("\"head\""));
                if is_count.is_some_and(|(from, to)| (from..to).contains(&at)) {
                    continue;
                }
                assert!(read(&changed).is_err(), "line {number}, byte {at}");
            }
        }
    }

    #[test]
    fn missing_doubled_and_swapped_lines_are_recognised() {
        let lines: Vec<Vec<u8>> = file().iter().map(bytes).collect();
        for number in 0..lines.len() {
            let mut missing = lines.clone();
            missing.remove(number);
            assert!(read(&missing).is_err(), "without line {number}");
            let mut doubled = lines.clone();
            doubled.insert(number, lines[number].clone());
            assert!(read(&doubled).is_err(), "line {number} twice");
            let mut swapped = lines.clone();
            swapped.swap(number, (number + 1) % lines.len());
            assert!(read(&swapped).is_err(), "line {number} swapped");
        }
    }

    #[test]
    fn a_later_format_is_said_to_be_one() {
        let mut lines = file();
        if let Line::Backup(beginning) = &mut lines[0] {
            beginning.format = 2;
        }
        let fault = Reading::default().take(&bytes(&lines[0]), &lines[0]);
        assert_eq!(fault, Err(Fault::Format { found: 2 }));
    }
}
