//! Reading a replica from its disk: the first page at once, the rest in slices between which the
//! browser sees to taps; and later only what is new.
//!
//! A reading is one transaction, so what another tab writes meanwhile is in all of it or in nothing.
//! It lasts because the next request goes out before an answer is looked at.

use futures::future::join;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::future::BasicRequest;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::Uint8Array;
use shared::id::{ActorId, Counter, ReplicaId};
use shared::sync::replica::{
    Change, FRONT_KEY, Front, META_KEY, Meta, Opening, Place, Replica, Rows, SentRow, Snapshot,
    Store, Stored, read_tail,
};

use super::disk::{Disk, DiskTrouble, name, trouble};

/// Rows by key, as they stand on disk.
pub type Raw = Vec<(u64, Vec<u8>)>;

/// How a reading of confirmed rows ended.
enum Read<T> {
    Done(Box<T>),
    /// A confirmed row cannot be read: the rows of the outbox, and where the rest stood.
    Damaged(Raw, Box<Meta>),
}

/// What a disk holds but the chunks. The outbox stays as it stands there: only the workings can
/// read it.
#[derive(Clone)]
pub struct Rest {
    pub meta: Meta,
    pub tail: Vec<(u64, Rows)>,
    pub outbox: Raw,
}

/// A disk that was read, but for its outbox.
pub struct Unfinished(Read<(Opening, Rest)>);

impl Rest {
    /// Everything, the outbox read as well.
    pub fn snapshot(self) -> Snapshot {
        let Rest { meta, tail, outbox } = self;
        Snapshot { meta, tail, ..Snapshot::default() }.with_outbox(outbox)
    }
}

impl Disk {
    /// Reads everything that can be read without the workings. The kept first page is handed to
    /// `first` before the chunks are read.
    pub async fn read_replica(
        &self,
        actor: ActorId,
        first: &dyn Fn(Front, Rest),
    ) -> Result<Unfinished, DiskTrouble> {
        let read = self.again(|| async {
            let database = self.connection().await?;
            open(&database, actor, first).await.map_err(|error| trouble(&error))
        });
        read.await.map(Unfinished)
    }

    /// The whole replica.
    pub async fn finish(
        &self,
        id: ReplicaId,
        actor: ActorId,
        read: Unfinished,
    ) -> Result<Replica, DiskTrouble> {
        match read.0 {
            Read::Done(done) => {
                let (opening, rest) = *done;
                Ok(opening.finish(id, actor, rest.snapshot()))
            }
            Read::Damaged(outbox, meta) => {
                let rest = self.without_confirmed(outbox, &meta).await?;
                Ok(Opening::new(actor).finish(id, actor, rest))
            }
        }
    }

    /// What is newer than `place`, or everything where one cannot read on from there.
    pub async fn news(&self, place: Option<Place>) -> Result<Snapshot, DiskTrouble> {
        let read = self.again(|| async {
            let database = self.connection().await?;
            news(&database, place).await.map_err(|error| trouble(&error))
        });
        match read.await? {
            Read::Done(snapshot) => Ok(*snapshot),
            Read::Damaged(outbox, meta) => self.without_confirmed(outbox, &meta).await,
        }
    }

    /// What was delivered, oldest first.
    pub async fn sent(&self) -> Result<Vec<(Counter, SentRow)>, DiskTrouble> {
        let read = self.again(|| async {
            let database = self.connection().await?;
            sent(&database).await.map_err(|error| trouble(&error))
        });
        let rows = read.await?.into_iter();
        Ok(rows.filter_map(|(key, row)| Some((Counter(key), SentRow::from_bytes(&row)?))).collect())
    }

    /// Confirmed rows that cannot be read are thrown away, all of them, and fetched again.
    async fn without_confirmed(&self, outbox: Raw, meta: &Meta) -> Result<Snapshot, DiskTrouble> {
        let meta = Meta { generation: meta.generation + 1, ..Meta::default() };
        self.clear_confirmed(Some(&meta)).await?;
        Ok(Snapshot { meta, ..Snapshot::default() }.with_outbox(outbox))
    }
}

async fn open(
    database: &Database,
    actor: ActorId,
    first: &dyn Fn(Front, Rest),
) -> Result<Read<(Opening, Rest)>, Error> {
    let transaction = begin(database)?;
    let chunks = transaction.object_store(name(Store::Chunk))?;
    // Asked for in this order, answered in this order.
    let (meta, front, tail, outbox) = {
        let rows = transaction.object_store(name(Store::Meta))?;
        let meta = rows.get(META_KEY as f64).primitive()?;
        let front = rows.get(FRONT_KEY as f64).primitive()?;
        let tail = range(&transaction, Store::Tail, 0)?;
        (meta, front, tail, range(&transaction, Store::Outbox, 0)?)
    };
    let keys = chunks.get_all_keys::<f64>().primitive()?;
    let meta: Option<Uint8Array> = meta.await?;
    let front: Option<Uint8Array> = front.await?;
    let (tail, outbox) = (tail.await?, outbox.await?);
    let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
    let mut keys = keys.into_iter();
    let mut next = ask(&chunks, keys.next())?;
    let meta = match meta {
        Some(bytes) => Meta::from_bytes(&bytes),
        None => Some(Meta::default()),
    };
    let Some(meta) = meta else { return Ok(Read::Damaged(outbox, Box::default())) };
    let Some(tail) = read_tail(tail) else { return Ok(Read::Damaged(outbox, Box::new(meta))) };
    let rest = Rest { meta, tail, outbox };
    if let Some(front) = front.and_then(|bytes| Front::from_bytes(&bytes)) {
        first(front, rest.clone());
    }
    let mut opening = Opening::new(actor);
    while let Some(chunk) = next {
        let chunk: Option<Uint8Array> = chunk.await?;
        next = ask(&chunks, keys.next())?;
        if chunk.is_some_and(|bytes| opening.chunk(&bytes).is_err()) {
            return Ok(Read::Damaged(rest.outbox, Box::new(rest.meta)));
        }
    }
    transaction.commit().await?;
    Ok(Read::Done(Box::new((opening, rest))))
}

async fn news(database: &Database, place: Option<Place>) -> Result<Read<Snapshot>, Error> {
    let transaction = begin(database)?;
    let meta = transaction.object_store(name(Store::Meta))?;
    let meta: Option<Uint8Array> = meta.get(META_KEY as f64).primitive()?.await?;
    let meta = match meta {
        Some(bytes) => Meta::from_bytes(&bytes),
        None => Some(Meta::default()),
    };
    let known = meta.clone().unwrap_or_default();
    let after = place.filter(|place| place.leads_to(&known));
    let from = after.unwrap_or_default();
    let chunks = range(&transaction, Store::Chunk, from.next_chunk)?;
    let tail = range(&transaction, Store::Tail, from.next_tail)?;
    let outbox = range(&transaction, Store::Outbox, 0)?;
    let ((chunks, tail), outbox) = join(join(chunks, tail), outbox).await;
    let (chunks, tail, outbox) = (chunks?, tail?, outbox?);
    transaction.commit().await?;
    let Some(meta) = meta else { return Ok(Read::Damaged(outbox, Box::new(known))) };
    let chunks = chunks.iter().map(|(_, bytes)| Rows::from_bytes(bytes)).collect::<Option<_>>();
    let rest = Snapshot::of_rows(tail, outbox.clone(), meta);
    Ok(match (chunks, rest) {
        (Some(chunks), Some(rest)) => Read::Done(Box::new(Snapshot { after, chunks, ..rest })),
        _ => Read::Damaged(outbox, Box::new(known)),
    })
}

async fn sent(database: &Database) -> Result<Raw, Error> {
    let transaction = begin(database)?;
    let rows = range(&transaction, Store::Sent, 0)?.await?;
    transaction.commit().await?;
    Ok(rows)
}

fn begin(database: &Database) -> Result<Transaction<'_>, Error> {
    let stores = [Store::Chunk, Store::Tail, Store::Outbox, Store::Sent, Store::Meta];
    let names = stores.map(|store| name(store).to_owned());
    database.transaction(names.as_slice()).build()
}

type Asked = BasicRequest<Option<Uint8Array>>;

/// Asks for a chunk, if there is one more.
fn ask(chunks: &ObjectStore<'_>, key: Option<f64>) -> Result<Option<Asked>, Error> {
    key.map(|key| chunks.get(key).primitive()).transpose()
}

/// Asks for the rows from this key on.
fn range(
    transaction: &Transaction<'_>,
    store: Store,
    from: u64,
) -> Result<impl Future<Output = Result<Raw, Error>> + use<>, Error> {
    let rows = transaction.object_store(name(store))?;
    let from = KeyRange::LowerBound(from as f64, false);
    let keys = rows.get_all_keys::<f64>().with_query::<f64, _>(from.clone()).primitive()?;
    let values = rows.get_all::<Uint8Array>().with_query::<f64, _>(from).primitive()?;
    Ok(async move {
        let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
        let values = values.await?.collect::<Result<Vec<Uint8Array>, Error>>()?;
        let keys = keys.into_iter().map(|key| key as u64);
        Ok(keys.zip(values.into_iter().map(Vec::from)).collect())
    })
}

/// One row of bytes.
pub async fn get(database: &Database, store: Store, key: u64) -> Result<Option<Vec<u8>>, Error> {
    let transaction = database.transaction(name(store)).build()?;
    let rows = transaction.object_store(name(store))?;
    let found: Option<Uint8Array> = rows.get(key as f64).primitive()?.await?;
    transaction.commit().await?;
    Ok(found.map(Vec::from))
}

/// The changes that forget what is confirmed.
pub fn forgetting(meta: Option<&Meta>) -> Vec<Change> {
    let mut changes = vec![
        Change::Clear(Store::Chunk),
        Change::Clear(Store::Tail),
        Change::Delete(Store::Meta, FRONT_KEY),
    ];
    changes.push(match meta {
        Some(meta) => Change::Put(Store::Meta, META_KEY, meta.to_bytes()),
        None => Change::Delete(Store::Meta, META_KEY),
    });
    changes
}
