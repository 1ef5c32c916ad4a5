//! 应急包: the file. A zip with a manifest that names every other part with its SHA-256, the rows of
//! the outbox as they stand on the disk, whatever files belong to them, and a list for people. Free
//! of web types.

use std::io::{Cursor, Read, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use shared::api::Hex;
use shared::id::{ActorId, Counter, Millis, ReplicaId};
use shared::mutation::Sealed;
use shared::rescue::{Carried, Key};
use shared::sync::replica::{OutboxRow, Refused, Stored};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const FORMAT: &str = "guatu-rescue";
/// The version of the format that this program writes, and the newest it reads.
const VERSION: u32 = 1;

const MANIFEST: &str = "manifest.json";
const OUTBOX: &str = "outbox.jsonl";
/// The list for people.
pub const LIST: &str = "清单.html";
const FILES: &str = "files/";

/// No part of a real package is longer: whoever made a longer one means harm.
const PART_MAX: u64 = 512 * 1024 * 1024;

/// Where a package comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct Origin {
    /// The county's name; empty where the device does not know it any more.
    pub county: String,
    /// The account; empty where the device does not know it any more.
    pub account: String,
    /// Who was logged in.
    pub actor: ActorId,
    /// Which replica.
    pub replica: ReplicaId,
    /// The last number that the replica has given.
    pub last: Counter,
    /// When the package was made, by the device's clock.
    pub made_at: Millis,
    /// Which build of the app made it.
    pub app: String,
}

/// A row of the outbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The act's number.
    pub counter: Counter,
    /// The row as it stands on disk.
    pub bytes: Vec<u8>,
    /// Shows that a device made it which was logged in as its owner.
    pub seal: Option<[u8; 32]>,
}

impl Row {
    /// The act, and why it was refused where it was; `None` where this version cannot read the row.
    pub fn open(&self) -> Option<(Sealed, Option<Refused>)> {
        let row = OutboxRow::from_bytes(&self.bytes)?;
        Some((Sealed { counter: self.counter, bytes: row.bytes }, row.refused))
    }
}

/// A file that acts speak of, under the name that the device keeps it by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attached {
    /// Its name on the device.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Everything unsent of one replica.
#[derive(Clone, PartialEq, Debug)]
pub struct Package {
    /// Where it comes from.
    pub origin: Origin,
    /// The name of the key that acts are sealed with.
    pub key: Option<[u8; 32]>,
    /// Rows in order of number.
    pub rows: Vec<Row>,
    /// Files.
    pub files: Vec<Attached>,
}

/// Why a file is no package that this version can bring in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Damage {
    /// It is no zip, or not all of one.
    NotZip,
    /// It is a zip, but not one of ours.
    Foreign,
    /// It was made by a newer version.
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// The manifest does not say what it should.
    Manifest(String),
    /// A part is not there, or cannot be unpacked.
    Part(String),
    /// A part is not what it was when the package was made.
    Touched(String),
    /// A line of the outbox does not say what it should, counted from 1.
    Line(usize),
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    county: String,
    account: String,
    actor: ActorId,
    replica: ReplicaId,
    last_counter: Counter,
    made_at: Millis,
    app: String,
    key: Option<Hex>,
    rows: usize,
    parts: Vec<Part>,
    files: Vec<FileName>,
}

#[derive(Deserialize)]
struct Kind {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Part {
    name: String,
    size: u64,
    sha256: Hex,
}

#[derive(Serialize, Deserialize)]
struct FileName {
    part: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    counter: Counter,
    row: String,
    seal: Option<Hex>,
}

impl Package {
    /// Seals every act that this version can read.
    pub fn seal(&mut self, key: &Key) {
        self.key = Some(key.name());
        for row in &mut self.rows {
            let sealed = row.open().map(|(sealed, _)| sealed);
            row.seal = sealed.map(|sealed| key.seal(self.origin.replica, &sealed));
        }
    }

    /// The acts that the county can be given.
    pub fn carried(&self) -> Vec<Carried> {
        let open = |row: &Row| Some(Carried { sealed: row.open()?.0, seal: row.seal });
        self.rows.iter().filter_map(open).collect()
    }

    /// The file, with `list` for people.
    pub fn write(&self, list: &str) -> Result<Vec<u8>, ZipError> {
        let lines = self.rows.iter().map(|row| Line {
            counter: row.counter,
            row: hex(&row.bytes),
            seal: row.seal.map(Hex),
        });
        let lines: Result<Vec<String>, _> =
            lines.map(|line| serde_json::to_string(&line)).collect();
        let outbox = lines.map_err(std::io::Error::from)?.join("\n");
        let mut parts =
            vec![(LIST.to_owned(), list.as_bytes()), (OUTBOX.to_owned(), outbox.as_bytes())];
        let mut files = Vec::new();
        for (number, file) in self.files.iter().enumerate() {
            let part = format!("{FILES}{}", number + 1);
            files.push(FileName { part: part.clone(), name: file.name.clone() });
            parts.push((part, &file.bytes));
        }
        let Origin { county, account, actor, replica, last, made_at, app } = self.origin.clone();
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            county,
            account,
            actor,
            replica,
            last_counter: last,
            made_at,
            app,
            key: self.key.map(Hex),
            rows: self.rows.len(),
            parts: parts.iter().map(|(name, bytes)| Part::of(name, bytes)).collect(),
            files,
        };
        let manifest = serde_json::to_vec_pretty(&manifest).map_err(std::io::Error::from)?;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let whole = [(MANIFEST.to_owned(), manifest.as_slice())];
        for (name, bytes) in whole.into_iter().chain(parts) {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// What a file holds, if all of it is as it was made.
    pub fn read(bytes: &[u8]) -> Result<Package, Damage> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Damage::NotZip)?;
        if zip.index_for_name(MANIFEST).is_none() {
            return Err(Damage::Foreign);
        }
        let manifest = manifest(&part(&mut zip, MANIFEST)?)?;
        let mut files = Vec::new();
        let mut outbox = None;
        for known in &manifest.parts {
            let bytes = part(&mut zip, &known.name)?;
            if Part::of(&known.name, &bytes).sha256 != known.sha256 {
                return Err(Damage::Touched(known.name.clone()));
            }
            if known.name == OUTBOX {
                outbox = Some(bytes);
            } else if let Some(file) = manifest.files.iter().find(|file| file.part == known.name) {
                files.push(Attached { name: file.name.clone(), bytes });
            }
        }
        if files.len() != manifest.files.len() {
            return Err(Damage::Manifest("files".to_owned()));
        }
        let rows = rows(&outbox.ok_or_else(|| Damage::Part(OUTBOX.to_owned()))?)?;
        if rows.len() != manifest.rows {
            return Err(Damage::Manifest("rows".to_owned()));
        }
        let origin = Origin {
            county: manifest.county,
            account: manifest.account,
            actor: manifest.actor,
            replica: manifest.replica,
            last: manifest.last_counter,
            made_at: manifest.made_at,
            app: manifest.app,
        };
        Ok(Package { origin, key: manifest.key.map(|key| key.0), rows, files })
    }
}

impl Part {
    fn of(name: &str, bytes: &[u8]) -> Part {
        let sha256 = Hex(Sha256::digest(bytes).into());
        Part { name: name.to_owned(), size: bytes.len() as u64, sha256 }
    }
}

fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Damage> {
    let damage = || Damage::Part(name.to_owned());
    let mut bytes = Vec::new();
    let file = zip.by_name(name).map_err(|_| damage())?;
    // One byte more than is allowed shows that there is more.
    let read = file.take(PART_MAX + 1).read_to_end(&mut bytes).map_err(|_| damage())?;
    if read as u64 > PART_MAX { Err(damage()) } else { Ok(bytes) }
}

fn manifest(bytes: &[u8]) -> Result<Manifest, Damage> {
    let kind: Kind = serde_json::from_slice(bytes).map_err(|_| Damage::Foreign)?;
    if kind.format != FORMAT {
        return Err(Damage::Foreign);
    }
    if kind.version > VERSION {
        return Err(Damage::Newer { version: kind.version });
    }
    serde_json::from_slice(bytes).map_err(|error| Damage::Manifest(error.to_string()))
}

/// Lines by number, each once.
fn rows(outbox: &[u8]) -> Result<Vec<Row>, Damage> {
    let text = std::str::from_utf8(outbox).map_err(|_| Damage::Line(1))?;
    let mut rows: Vec<Row> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line: Line = serde_json::from_str(line).map_err(|_| Damage::Line(number))?;
        let bytes = unhex(&line.row).ok_or(Damage::Line(number))?;
        if rows.last().is_some_and(|row| row.counter >= line.counter) {
            return Err(Damage::Line(number));
        }
        rows.push(Row { counter: line.counter, bytes, seal: line.seal.map(|seal| seal.0) });
    }
    Ok(rows)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let pair = |pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks_exact(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use shared::id::Id;

    use super::*;

    fn package(rows: Vec<Row>, files: Vec<Attached>) -> Package {
        let origin = Origin {
            county: "同心县".to_owned(),
            account: "园区经办".to_owned(),
            actor: ActorId(Id::derived("园区经办")),
            replica: ReplicaId(Id::derived("手机")),
            last: Counter(12),
            made_at: Millis(1_666_000_000_000),
            app: "0.1.0".to_owned(),
        };
        Package { origin, key: None, rows, files }
    }

    fn row(counter: u64) -> Row {
        let bytes = OutboxRow { bytes: vec![counter as u8; 40], refused: None }.to_bytes();
        Row { counter: Counter(counter), bytes, seal: None }
    }

    fn some() -> Package {
        let unreadable = Row { counter: Counter(9), bytes: vec![0xff; 3], seal: None };
        let photo = Attached { name: "照片".to_owned(), bytes: vec![7; 2_000] };
        let mut some = package(vec![row(1), row(2), unreadable], vec![photo]);
        some.seal(&Key::of("token"));
        some
    }

    /// The same file with one part changed; `None` takes it out.
    fn with(file: &[u8], changed: &str, change: impl Fn(Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
        let mut old = ZipArchive::new(Cursor::new(file)).unwrap();
        let names: Vec<String> = old.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut new = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            let bytes = part(&mut old, &name).unwrap();
            let bytes = if name == changed { change(bytes) } else { Some(bytes) };
            if let Some(bytes) = bytes {
                new.start_file(name, SimpleFileOptions::default()).unwrap();
                new.write_all(&bytes).unwrap();
            }
        }
        new.finish().unwrap().into_inner()
    }

    fn said(from: &'static str, to: &'static str) -> impl Fn(Vec<u8>) -> Option<Vec<u8>> {
        move |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{from} in {text}");
            Some(text.replacen(from, to, 1).into_bytes())
        }
    }

    #[test]
    fn what_cannot_be_read_travels_unsealed_and_is_not_offered() {
        let some = some();
        let back = Package::read(&some.write("<p>清单</p>").unwrap()).unwrap();
        assert_eq!(back, some);
        assert_eq!(back.rows[2].seal, None);
        let carried = back.carried();
        assert_eq!(carried.len(), 2);
        let fits = |act: &Carried| {
            let seal = act.seal.as_ref().unwrap();
            Key::of("token").fits(some.origin.replica, &act.sealed, seal)
        };
        assert!(carried.iter().all(fits));
    }

    #[test]
    fn a_damaged_file_says_where() {
        let file = some().write("清单").unwrap();
        let newer = with(&file, MANIFEST, said("\"version\": 1", "\"version\": 2"));
        let foreign = with(&file, MANIFEST, said(FORMAT, "another"));
        let touched = with(&file, "files/1", |_| Some(vec![8; 2_000]));
        let listed = with(&file, LIST, said("清单", "别的"));
        let missing = with(&file, OUTBOX, |_| None);
        let no_manifest = with(&file, MANIFEST, |_| None);
        let wrong = with(&file, MANIFEST, said("\"replica\"", "\"copy\""));
        let fewer = with(&file, MANIFEST, said("\"rows\": 3", "\"rows\": 2"));
        for (file, damage) in [
            (newer, Damage::Newer { version: 2 }),
            (foreign, Damage::Foreign),
            (no_manifest, Damage::Foreign),
            (touched, Damage::Touched("files/1".to_owned())),
            (listed, Damage::Touched(LIST.to_owned())),
            (missing, Damage::Part(OUTBOX.to_owned())),
            (fewer, Damage::Manifest("rows".to_owned())),
            (b"not a zip".to_vec(), Damage::NotZip),
            (file[..file.len() / 2].to_vec(), Damage::NotZip),
        ] {
            assert_eq!(Package::read(&file), Err(damage));
        }
        let Err(Damage::Manifest(why)) = Package::read(&wrong) else { panic!("no manifest") };
        assert!(why.contains("replica"), "{why}");
    }

    #[test]
    fn a_line_that_says_nothing_or_comes_twice_is_named() {
        let twice = package(vec![row(1), row(1)], vec![]).write("").unwrap();
        assert_eq!(Package::read(&twice), Err(Damage::Line(2)));
        assert_eq!(rows(b"{\"counter\":1,\"row\":\"0g\",\"seal\":null}"), Err(Damage::Line(1)));
        assert_eq!(rows(b"nothing"), Err(Damage::Line(1)));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(
            rows in prop::collection::btree_map(1..1_000_000u64, any::<Vec<u8>>(), 0..20),
            files in prop::collection::vec((".{0,12}", any::<Vec<u8>>()), 0..4),
            list in ".{0,80}",
        ) {
            let rows = rows.into_iter();
            let rows = rows.map(|(counter, bytes)| Row { counter: Counter(counter), bytes, seal: None });
            let files = files.into_iter().map(|(name, bytes)| Attached { name, bytes });
            let whole = package(rows.collect(), files.collect());
            prop_assert_eq!(Package::read(&whole.write(&list).unwrap()), Ok(whole));
        }

        #[test]
        fn no_flipped_bit_is_taken_for_something_else(place in any::<prop::sample::Index>()) {
            let whole = some();
            let mut file = whole.write("清单").unwrap();
            let place = place.index(file.len());
            file[place] ^= 1;
            // Times and the like may change without changing what is inside.
            if let Ok(read) = Package::read(&file) {
                prop_assert_eq!(read, whole);
            }
        }
    }
}
