//! Photos and files as rows: who sent what, and parts of what has not come whole.

use shared::api::blobs::ContentRange;
use shared::id::{ActorId, Millis};
use shared::model::{FileHash, FileType};

use super::rights::visible;
use super::sql::{Row, Sql};
use crate::problem::{ApiError, Result};

/// What one person may have under way at once, in bytes. Beyond it their oldest goes.
const WAITING_MAX: u64 = 64 * 1024 * 1024;
/// Uploads of one person under way at once.
const UPLOADS_MAX: u64 = 32;
/// What has not come whole goes when nothing has come for so long.
const KEEP_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// Uploads that are swept at once.
const SLICE: u64 = 20;

const GET: &str = "select size, stored_at, \
    (select coalesce(sum(length(bytes)), 0) from upload_part where actor = ?1 and hash = ?2) \
    from upload where actor = ?1 and hash = ?2";
const BEGIN: &str = "insert into upload (actor, hash, size, mime, begun_at, at) \
    values (?1, ?2, ?3, ?4, ?5, ?5)";
const PUT_PART: &str =
    "insert into upload_part (actor, hash, start, bytes) values (?1, ?2, ?3, ?4)";
const TOUCH: &str = "update upload set at = ?3 where actor = ?1 and hash = ?2";
const PARTS: &str = "select bytes from upload_part where actor = ?1 and hash = ?2 order by start";
const STORE: &str = "insert into upload (actor, hash, size, mime, begun_at, at, stored_at) \
    values (?1, ?2, ?3, ?4, ?5, ?5, ?5) on conflict (actor, hash) do update set \
    size = excluded.size, mime = excluded.mime, at = excluded.at, stored_at = excluded.stored_at";
const FORGET: &str = "delete from upload where actor = ?1 and hash = ?2";
const FORGET_PARTS: &str = "delete from upload_part where actor = ?1 and hash = ?2";
const WAITING: &str = "select count(*), coalesce(sum(size), 0) from upload \
    where actor = ?1 and stored_at is null";
const OLDEST: &str = "select hash from upload where actor = ?1 and stored_at is null \
    order by at limit 1";
const STALE: &str = "select actor, hash from upload where stored_at is null and at < ?1 \
    order by at limit ?2";
const OWN: &str = "select mime from upload \
    where actor = ?1 and hash = ?2 and stored_at is not null";
/// Of an attachment that `?1` sees, by somebody who has sent the file.
const SEEN: &str = concat!(
    "select u.mime from attached t join entity e on e.id = t.id \
     join upload u on u.actor = t.actor and u.hash = t.hash \
     where t.hash = ?2 and u.stored_at is not null and ",
    visible!(),
    " limit 1"
);
/// Of an attachment that `?1` sees.
const NAMED: &str = concat!(
    "select 1 from attached t join entity e on e.id = t.id where t.hash = ?2 and ",
    visible!(),
    " limit 1"
);

/// A file that somebody has sent, or begun to.
pub struct Upload {
    /// Bytes there will be.
    pub size: u32,
    /// Bytes there are.
    pub offset: u32,
    /// All of it is there and verified.
    pub is_stored: bool,
}

/// What became of a part.
pub enum Received {
    /// It is there.
    Part(Upload),
    /// All of the file was there before.
    Stored(Upload),
    /// It does not follow what is there.
    Misplaced {
        /// Up to here.
        offset: u32,
    },
    /// No kind of file that is taken.
    Unknown,
}

/// What somebody may have of a file.
pub enum Found {
    /// All of it.
    Stored(FileType),
    /// They see it named, but its author has not sent it.
    NotSent,
    /// They may not know.
    Nothing,
}

/// How far the actor's own upload has come.
pub fn get(sql: &Sql, actor: ActorId, hash: FileHash) -> Result<Option<Upload>> {
    let Some(row) = sql.row(GET, &[&actor, &hash.0])? else { return Ok(None) };
    let size = row.number(0)? as u32;
    let is_stored = !row.is_null(1);
    let offset = if is_stored { size } else { row.number(2)? as u32 };
    Ok(Some(Upload { size, offset, is_stored }))
}

/// Takes a part in.
pub fn receive(
    sql: &Sql,
    actor: ActorId,
    hash: FileHash,
    range: &ContentRange,
    bytes: &[u8],
    now: Millis,
) -> Result<Received> {
    sweep(sql, now)?;
    sql.transaction(|| {
        let mut upload = match get(sql, actor, hash)? {
            Some(upload) if upload.is_stored => return Ok(Received::Stored(upload)),
            Some(upload) if upload.size == range.size => upload,
            // One of two sizes is not that of the file with this hash.
            begun => {
                if range.bytes.start != 0 {
                    return Ok(Received::Misplaced { offset: 0 });
                }
                let Some(kind) = FileType::of_start(bytes) else { return Ok(Received::Unknown) };
                if begun.is_some() {
                    drop_parts(sql, actor, hash)?;
                }
                make_room(sql, actor, range.size)?;
                let size = u64::from(range.size);
                sql.run(BEGIN, &[&actor, &hash.0, &size, &kind.mime(), &now])?;
                Upload { size: range.size, offset: 0, is_stored: false }
            }
        };
        if range.bytes.start == upload.offset {
            let start = u64::from(range.bytes.start);
            sql.run(PUT_PART, &[&actor, &hash.0, &start, &bytes.to_vec()])?;
            sql.run(TOUCH, &[&actor, &hash.0, &now])?;
            upload.offset = range.bytes.end;
        } else if range.bytes.end > upload.offset {
            return Ok(Received::Misplaced { offset: upload.offset });
        }
        Ok(Received::Part(upload))
    })
}

/// All parts, one after the other.
pub fn bytes(sql: &Sql, actor: ActorId, hash: FileHash) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for row in sql.rows(PARTS, &[&actor, &hash.0])? {
        bytes.extend(row.bytes(0)?);
    }
    Ok(bytes)
}

/// The file is where files are kept: its parts go.
pub fn store(
    sql: &Sql,
    actor: ActorId,
    hash: FileHash,
    size: u32,
    kind: FileType,
    now: Millis,
) -> Result<()> {
    sql.transaction(|| {
        sql.run(STORE, &[&actor, &hash.0, &u64::from(size), &kind.mime(), &now])?;
        sql.run(FORGET_PARTS, &[&actor, &hash.0])
    })
}

/// It was never begun.
pub fn forget(sql: &Sql, actor: ActorId, hash: FileHash) -> Result<()> {
    sql.transaction(|| drop_parts(sql, actor, hash))
}

/// What `actor` may have of this file.
pub fn find(sql: &Sql, actor: ActorId, hash: FileHash) -> Result<Found> {
    let own = sql.row(OWN, &[&actor, &hash.0])?;
    let seen = match own {
        None => sql.row(SEEN, &[&actor, &hash.0])?,
        own => own,
    };
    if let Some(row) = seen {
        return kind(&row, 0).map(Found::Stored);
    }
    let is_named = sql.row(NAMED, &[&actor, &hash.0])?.is_some();
    Ok(if is_named { Found::NotSent } else { Found::Nothing })
}

/// What has not come whole for long goes, a little at a time.
fn sweep(sql: &Sql, now: Millis) -> Result<()> {
    let stale = sql.rows(STALE, &[&Millis(now.0.saturating_sub(KEEP_MS)), &SLICE])?;
    if stale.is_empty() {
        return Ok(());
    }
    sql.transaction(|| {
        for row in &stale {
            drop_parts(sql, ActorId(row.id(0)?), FileHash(row.fixed(1)?))?;
        }
        Ok(())
    })
}

/// Room for `size` more bytes: the oldest of what the actor has under way goes.
fn make_room(sql: &Sql, actor: ActorId, size: u32) -> Result<()> {
    loop {
        let Some(waiting) = sql.row(WAITING, &[&actor])? else { return Ok(()) };
        let (count, bytes) = (waiting.number(0)?, waiting.number(1)?);
        if count == 0 || count < UPLOADS_MAX && bytes + u64::from(size) <= WAITING_MAX {
            return Ok(());
        }
        let Some(oldest) = sql.row(OLDEST, &[&actor])? else { return Ok(()) };
        drop_parts(sql, actor, FileHash(oldest.fixed(0)?))?;
    }
}

/// Within a transaction.
fn drop_parts(sql: &Sql, actor: ActorId, hash: FileHash) -> Result<()> {
    sql.run(FORGET_PARTS, &[&actor, &hash.0])?;
    sql.run(FORGET, &[&actor, &hash.0])
}

fn kind(row: &Row, column: u32) -> Result<FileType> {
    let mime = row.text(column)?;
    FileType::of_mime(&mime).ok_or_else(|| ApiError::Broken(format!("a file of kind {mime}")))
}

#[cfg(test)]
mod tests {
    use shared::api::blobs::PART_MIN;
    use shared::id::Id;

    use super::super::schema;
    use super::*;

    #[test]
    fn what_does_not_come_whole_goes_after_a_week() {
        let sql = Sql::empty().unwrap();
        schema::migrate(&sql, Millis(0)).unwrap();
        let actor = ActorId(Id::derived("sender"));
        let hash = |byte| FileHash([byte; 32]);
        let part = [&[0xff, 0xd8, 0xff][..], &[0; PART_MIN as usize - 3]].concat();
        let range = ContentRange { bytes: 0..PART_MIN, size: 2 * PART_MIN };
        let day = |days: u64| Millis(days * 24 * 60 * 60 * 1000);
        let send = |byte, now| receive(&sql, actor, hash(byte), &range, &part, now).unwrap();
        let stands = |byte| get(&sql, actor, hash(byte)).unwrap().is_some();
        send(1, day(1));
        send(2, day(3));
        store(&sql, actor, hash(3), 9, FileType::Jpeg, day(1)).unwrap();
        send(4, day(8));
        assert!(stands(1), "a week to the day");
        send(4, day(9));
        assert!(!stands(1) && stands(2) && stands(3) && stands(4));
        let parts = sql.row("select count(*) from upload_part", &[]).unwrap().unwrap();
        assert_eq!(parts.number(0).unwrap(), 2);
    }
}
