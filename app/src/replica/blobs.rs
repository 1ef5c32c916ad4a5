//! Photos and files on a replica's disk: a row that tells of each, and its bytes in parts.

use indexed_db_futures::KeyRange;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionDurability;
use indexed_db_futures::typed_array::Uint8Array;
use shared::model::FileHash;
use shared::sync::files::{Course, LocalFile, PART};
use shared::sync::replica::Stored as _;

use super::disk::{BLOB, Disk, DiskTrouble, begin, delete, put, trouble};

/// Keys follow from the hash, so that a file is kept once: 42 bits of it tell of a file, and the same
/// with room for 256 parts behind them, far above, hold its bytes.
const HASH_BITS: u32 = 42;
const PARTS_FROM: u64 = 1 << 51;
const PARTS_MAX: u64 = 256;

/// The key of the row that tells of a file.
pub fn head_key(hash: FileHash) -> u64 {
    let mut start = [0; 8];
    start.copy_from_slice(&hash.0[..8]);
    u64::from_be_bytes(start) >> (64 - HASH_BITS)
}

/// The key of a part.
pub fn part_key(hash: FileHash, number: u64) -> u64 {
    PARTS_FROM + head_key(hash) * PARTS_MAX + number
}

/// Whether a row tells of a file.
pub fn is_head(key: u64) -> bool {
    key < 1 << HASH_BITS
}

/// How many parts a file of this size has.
pub fn parts(size: u32) -> u64 {
    u64::from(size.div_ceil(PART))
}

impl Disk {
    /// Keeps a file, on the platter before it answers. One that is there already stays as it is,
    /// but for an act of its own that comes now.
    pub async fn keep_file(&self, file: &LocalFile, bytes: &[u8]) -> Result<(), DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            let write = async {
                let transaction = begin(&database, &[BLOB], TransactionDurability::Strict)?;
                let rows = transaction.object_store(BLOB)?;
                let hash = file.file.sha256;
                let there =
                    rows.get::<Uint8Array, _, _>(head_key(hash) as f64).primitive()?.await?;
                let there = there.and_then(|bytes| LocalFile::from_bytes(&bytes));
                let is_going = |there: &LocalFile| {
                    matches!(there.course, Course::Delivered | Course::Discarded)
                };
                if there.as_ref().is_none_or(is_going) {
                    for (number, part) in (0..).zip(bytes.chunks(PART as usize)) {
                        put(&rows, part_key(hash, number), part)?;
                    }
                    put(&rows, head_key(hash), &file.to_bytes())?;
                }
                transaction.commit().await
            };
            write.await.map_err(|error: Error| trouble(&error))
        })
        .await
    }

    /// What is told of a file changes.
    pub async fn mark_file(&self, file: &LocalFile) -> Result<(), DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            let write = async {
                let transaction = begin(&database, &[BLOB], TransactionDurability::Strict)?;
                let rows = transaction.object_store(BLOB)?;
                put(&rows, head_key(file.file.sha256), &file.to_bytes())?;
                transaction.commit().await
            };
            write.await.map_err(|error: Error| trouble(&error))
        })
        .await
    }

    /// A file goes from the device.
    pub async fn drop_file(&self, hash: FileHash, size: u32) -> Result<(), DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            let write = async {
                let transaction = begin(&database, &[BLOB], TransactionDurability::Strict)?;
                let rows = transaction.object_store(BLOB)?;
                delete(&rows, head_key(hash))?;
                (0..parts(size)).try_for_each(|number| delete(&rows, part_key(hash, number)))?;
                transaction.commit().await
            };
            write.await.map_err(|error: Error| trouble(&error))
        })
        .await
    }

    /// The files on this device.
    pub async fn files(&self) -> Result<Vec<LocalFile>, DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            let read = async {
                let transaction = database.transaction(BLOB).build()?;
                let rows = transaction.object_store(BLOB)?;
                let heads = KeyRange::UpperBound((1_u64 << HASH_BITS) as f64, true);
                let rows = rows.get_all::<Uint8Array>().with_query::<f64, _>(heads).primitive()?;
                rows.await?.collect::<Result<Vec<Uint8Array>, Error>>()
            };
            let rows = read.await.map_err(|error: Error| trouble(&error))?;
            Ok(rows.iter().filter_map(|row| LocalFile::from_bytes(row)).collect())
        })
        .await
    }

    /// A part of a file; none where it is not there.
    pub async fn file_part(
        &self,
        hash: FileHash,
        number: u64,
    ) -> Result<Option<Vec<u8>>, DiskTrouble> {
        self.again(|| async {
            let database = self.connection().await?;
            let read = async {
                let transaction = database.transaction(BLOB).build()?;
                let rows = transaction.object_store(BLOB)?;
                let key = part_key(hash, number) as f64;
                rows.get::<Uint8Array, _, _>(key).primitive()?.await
            };
            let part = read.await.map_err(|error: Error| trouble(&error))?;
            Ok(part.map(Vec::from))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_files_and_parts_never_meet_and_are_whole_numbers_of_javascript() {
        let last = FileHash([0xff; 32]);
        for hash in [FileHash([0; 32]), last] {
            assert!(is_head(head_key(hash)) && !is_head(part_key(hash, 0)));
            assert_eq!(part_key(hash, 255) + 1, part_key(hash, 0) + PARTS_MAX);
        }
        assert!(part_key(last, 255) < 1 << 53);
        assert!(parts(shared::rules::FILE_MAX) <= PARTS_MAX);
        assert_eq!([parts(1), parts(PART), parts(PART + 1)], [1, 1, 2]);
    }
}
