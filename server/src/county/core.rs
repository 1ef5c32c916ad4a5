//! The county without its object: the very functions that answer a device's request, over SQLite in
//! memory. It has no accounts to log in to: whoever calls says who is asking.

use shared::calendar::Day;
use shared::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use shared::log::{Head, Header};
use shared::model::Entity;
use shared::mutation::Digest;
use shared::sync::{Answer, Request, Verdict};
use shared::wire::{Frame, decode};

use super::backup::Reader;
use super::rows::{Stored, stored};
use super::sql::{Bind, Row, Sql};
use super::{compact, log, meta, now, restore, schema, setup, sync};
use crate::internal::{Hashed, HashedAccount};
use crate::problem::{ApiError, Result as Done};

/// One county, in memory.
pub struct Core {
    sql: Sql,
}

/// Why a county did not do as it was asked, as an HTTP status and in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The status that the API answers with.
    pub status: u16,
    /// What happened.
    pub words: String,
}

/// What a county gives back.
pub type Result<T> = std::result::Result<T, Failure>;

/// A row of the log as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct LogRow {
    /// The part that never goes.
    pub header: Header,
    /// Hides the payload's digest from guessing.
    pub salt: [u8; 16],
    /// What was said.
    pub payload: Vec<u8>,
    /// Of salt and payload.
    pub payload_digest: Digest,
    /// The row's hash.
    pub hash: Digest,
}

/// What the county remembers of an envelope.
#[derive(Clone, PartialEq, Debug)]
pub struct Remembered {
    /// Which replica.
    pub replica: ReplicaId,
    /// Its number.
    pub counter: Counter,
    /// Its identity beyond the number.
    pub digest: Digest,
    /// What was answered.
    pub verdict: Verdict,
    /// Its row in the log.
    pub seq: Seq,
}

const ENTITIES: &str = concat!("select ", stored!(), " from entity e order by e.id");
const LOG: &str = "select header, salt, payload, payload_digest, hash from log \
    where seq > ?1 order by seq";
const ENVELOPES: &str =
    "select replica, counter, digest, verdict, seq from envelope order by replica, counter";

impl Core {
    /// A county that nobody has set up.
    ///
    /// # Errors
    /// Where SQLite gives no database.
    pub fn empty() -> Result<Core> {
        let sql = Sql::empty().map_err(failure)?;
        schema::migrate(&sql, now()).map_err(failure)?;
        Ok(Core { sql })
    }

    /// The county that [`Core::image`] gave.
    ///
    /// # Errors
    /// Where these are not a database's bytes.
    pub fn from_image(image: &[u8]) -> Result<Core> {
        Ok(Core { sql: Sql::from_image(image).map_err(failure)? })
    }

    /// Everything the county holds, as bytes.
    ///
    /// # Errors
    /// Where SQLite cannot give them.
    pub fn image(&self) -> Result<Vec<u8>> {
        self.sql.image().map_err(failure)
    }

    /// Sets the county up, loads `entities` and opens it with an account for each of `actors`.
    ///
    /// # Errors
    /// Where the county is not empty.
    pub fn open(
        &self,
        name: &str,
        business_day: Option<Day>,
        entities: Vec<Entity>,
        actors: &[ActorId],
    ) -> Result<Head> {
        setup::begin(&self.sql, name, business_day).map_err(failure)?;
        setup::seed_part(&self.sql, entities).map_err(failure)?;
        let account = |actor: &ActorId| HashedAccount {
            name: actor.to_string(),
            actor: *actor,
            must_change: false,
            password: Hashed { scheme: 0, salt: [0; 16], hash: [0; 32] },
        };
        let accounts: Vec<HashedAccount> = actors.iter().map(account).collect();
        setup::open_with(&self.sql, &accounts).map_err(failure)?;
        self.head()
    }

    /// Answers `request`, as it came over the wire, of somebody logged in as `actor`.
    ///
    /// # Errors
    /// What the API would answer with.
    pub fn sync(&self, actor: ActorId, request: &[u8]) -> Result<Answer> {
        let answered = sync::read(request).and_then(|words: Request| {
            sync::check(&words)?;
            let (mut answer, page) = sync::exchange(&self.sql, actor, &words, |_| Ok(()))?;
            answer.changed = page.changed.into_iter().map(|stored| stored.frame).collect();
            Ok(answer)
        });
        answered.map_err(failure)
    }

    /// After so many more statements the process dies: everything later fails, until `None` starts
    /// it again.
    pub fn set_fuse(&self, statements: Option<u32>) {
        self.sql.set_fuse(statements);
    }

    /// Forgets a little of what ended by then.
    ///
    /// # Errors
    /// Where a row cannot be written.
    pub fn forget(&self, until: Millis) -> Result<()> {
        compact::forget(&self.sql, until).map_err(failure)
    }

    /// A whole backup.
    ///
    /// # Errors
    /// Where the county is not open.
    pub fn backup(&self) -> Result<Vec<u8>> {
        let mut reader = Reader::begin(&self.sql).map_err(failure)?;
        let mut bytes = Vec::new();
        while let Some(part) = reader.next().map_err(failure)? {
            bytes.extend(part);
        }
        Ok(bytes)
    }

    /// Takes one part of a backup, some whole lines.
    ///
    /// # Errors
    /// Where the part is at fault; the county is then empty.
    pub fn restore(&self, part: &[u8]) -> Result<()> {
        restore::restore_part(&self.sql, part).map_err(failure)
    }

    /// The log's head.
    ///
    /// # Errors
    /// Where the row cannot be read.
    pub fn head(&self) -> Result<Head> {
        log::head(&self.sql).map_err(failure)
    }

    /// Whether people work in it.
    ///
    /// # Errors
    /// Where the county cannot be read.
    pub fn is_open(&self) -> Result<bool> {
        Ok(meta::read(&self.sql).map_err(failure)?.stage == meta::Stage::Open)
    }

    /// Every entity with its id and the row of its last change, in order of id.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn entities(&self) -> Result<Vec<(Id, Seq, Frame)>> {
        self.read(ENTITIES, &[], |row| {
            let Stored { id, seq, frame } = Stored::read(row)?;
            Ok((id, seq, frame))
        })
    }

    /// The log after this row: after row 0, all of it.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn log(&self, after: Seq) -> Result<Vec<LogRow>> {
        self.read(LOG, &[&after], |row| {
            let header = decode(&row.bytes(0)?);
            Ok(LogRow {
                header: header.ok_or_else(|| ApiError::Broken("a header".to_owned()))?,
                salt: row.fixed(1)?,
                payload: row.bytes(2)?,
                payload_digest: row.fixed(3)?,
                hash: row.fixed(4)?,
            })
        })
    }

    /// Every envelope that was judged.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn envelopes(&self) -> Result<Vec<Remembered>> {
        self.read(ENVELOPES, &[], |row| {
            let verdict = decode(&row.bytes(3)?);
            Ok(Remembered {
                replica: ReplicaId(row.id(0)?),
                counter: Counter(row.number(1)?),
                digest: row.fixed(2)?,
                verdict: verdict.ok_or_else(|| ApiError::Broken("a verdict".to_owned()))?,
                seq: Seq(row.number(4)?),
            })
        })
    }

    fn read<T>(
        &self,
        query: &str,
        values: &[&dyn Bind],
        take: impl Fn(&Row) -> Done<T>,
    ) -> Result<Vec<T>> {
        let rows = self.sql.rows(query, values).map_err(failure)?;
        rows.iter().map(take).collect::<Done<Vec<T>>>().map_err(failure)
    }
}

fn failure(error: ApiError) -> Failure {
    let words = match &error {
        ApiError::Broken(detail) => detail.clone(),
        other => other.to_string(),
    };
    Failure { status: error.facts().0, words }
}
