//! Unsent rows as they stand on this browser's disks, whoever they belong to, for the file that takes
//! them elsewhere. It opens what is there and makes nothing, by connections of its own: it has to work
//! while nobody is logged in, and while a replica's own connection does not.

use std::collections::BTreeMap;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;
use indexed_db_futures::typed_array::Uint8Array;
use js_sys::{Array, Function, Promise, Reflect};
use shared::api::{Me, Session};
use shared::id::{ActorId, Counter, Id, ReplicaId};
use shared::rescue::{Bring, Brought, Key};
use shared::sync::files::LocalFile;
use shared::sync::replica::{COUNTER_KEY, OutboxRow, State, Stored};
use shared::wire::decode;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::blobs::{head_key, is_head, part_key, parts};
use super::disk::{BLOB, DiskTrouble, IDENTITY_KEY, OWNER_KEY, open_trouble, trouble};
use super::http::{self, CallError};
use super::session::{DATABASE, SESSION_KEY, read as read_words};
use super::store::Store;

/// What one replica has not delivered.
#[derive(Clone)]
pub struct Salvage {
    /// Whose it is; of the name and the county only as much as the device still knows.
    pub me: Option<Me>,
    /// Who was logged in.
    pub actor: ActorId,
    /// Which replica.
    pub replica: ReplicaId,
    /// The last number it has given.
    pub last: Counter,
    /// Rows of the outbox as they stand on disk, in order of number.
    pub rows: Vec<(Counter, Vec<u8>)>,
    /// Files by the name they are kept under.
    pub files: Vec<(String, Vec<u8>)>,
    /// What seals them, as long as somebody is logged in here as their owner.
    pub key: Option<Key>,
}

/// Everything that was found.
#[derive(Clone, Default)]
pub struct Found {
    /// Replicas that have something to deliver.
    pub salvages: Vec<Salvage>,
    /// Why something may be missing.
    pub trouble: Option<DiskTrouble>,
}

impl Found {
    /// Everything unsent in this browser. What a disk does not give, the running replica may know.
    pub async fn look(store: Option<Store>) -> Found {
        let mut found = Found::default();
        let session = match session().await {
            Ok(session) => session,
            Err(trouble) => {
                found.trouble = Some(trouble);
                None
            }
        };
        for (name, actor) in databases(session.as_ref()).await {
            match salvage(&name, actor, session.as_ref()).await {
                Ok(salvage) => found.salvages.extend(salvage),
                Err(trouble) => found.trouble = Some(trouble),
            }
        }
        if let Some(store) = store {
            let own = store.hand();
            if !found.salvages.iter().any(|salvage| salvage.actor == own) {
                found.salvages.extend(store.salvage());
            }
        }
        found.salvages.retain(|salvage| !salvage.rows.is_empty());
        found
    }
}

impl Store {
    /// `POST /api/v1/rescue` as whoever is logged in.
    pub async fn bring(self, bring: &Bring) -> Result<Brought, CallError> {
        let token = self.engine().token();
        http::post_bytes("/api/v1/rescue", token.as_deref(), bring).await
    }

    /// What is unsent, as it is in memory: for when the disk cannot be read.
    fn salvage(self) -> Option<Salvage> {
        let engine = self.engine();
        let key = engine.token().as_deref().map(Key::of);
        let replica = engine.replica.borrow();
        let known = replica.outbox.items().map(|item| {
            let refused = match item.state {
                State::Refused(refused) => Some(refused),
                _ => None,
            };
            let row = OutboxRow { bytes: item.envelope.bytes(), refused };
            (item.envelope.counter, row.to_bytes())
        });
        let sealed = replica.outbox.sealed().map(|(counter, bytes)| {
            (counter, OutboxRow { bytes: bytes.to_vec(), refused: None }.to_bytes())
        });
        let mut rows: Vec<(Counter, Vec<u8>)> = known.chain(sealed).collect();
        shared::order::sort_by_key(&mut rows, |(counter, _)| *counter);
        let last = rows.last()?.0;
        let (actor, replica) = (replica.actor, replica.id);
        Some(Salvage { me: Some(self.me()), actor, replica, last, rows, files: Vec::new(), key })
    }
}

/// The session that is kept on this device.
async fn session() -> Result<Option<Session>, DiskTrouble> {
    let opened = Opened::open(DATABASE).await?;
    let kept = opened.get("meta", SESSION_KEY).await.map_err(|error| trouble(&error))?;
    Ok(kept.and_then(read_words))
}

/// Replicas' databases in this browser, with whose they are. A browser that does not list its databases
/// has at least that of whoever is logged in.
async fn databases(session: Option<&Session>) -> Vec<(String, ActorId)> {
    let mut names = listed().await.unwrap_or_default();
    names.extend(session.map(|session| format!("{DATABASE}-{}", session.me.actor)));
    names.sort();
    names.dedup();
    let owner = |name: String| {
        let id: Id = name.strip_prefix(DATABASE)?.strip_prefix('-')?.parse().ok()?;
        Some((name, ActorId(id)))
    };
    names.into_iter().filter_map(owner).collect()
}

async fn listed() -> Result<Vec<String>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = Reflect::get(&window, &"indexedDB".into())?;
    let list: Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
    let listed: Promise = list.call0(&factory)?.dyn_into()?;
    let listed: Array = JsFuture::from(listed).await?.dyn_into()?;
    let name = |entry| Reflect::get(&entry, &"name".into()).ok()?.as_string();
    Ok(listed.iter().filter_map(name).collect())
}

async fn salvage(
    name: &str,
    actor: ActorId,
    session: Option<&Session>,
) -> Result<Option<Salvage>, DiskTrouble> {
    let opened = Opened::open(name).await?;
    let Some(replica) = opened.replica().await.map_err(|error| trouble(&error))? else {
        return Ok(None);
    };
    let rest = async {
        let rows = opened.rows().await?;
        let last = opened.get("meta", COUNTER_KEY).await?;
        let owner = opened.get("meta", OWNER_KEY).await?;
        Ok((rows, last, owner, opened.blobs().await?))
    };
    let (rows, last, owner, blobs) = rest.await.map_err(|error: Error| trouble(&error))?;
    let last = last.and_then(|bytes| Some(u64::from_le_bytes(bytes.as_slice().try_into().ok()?)));
    let session = session.filter(|session| session.me.actor == actor);
    let me = session.map(|session| session.me.clone()).or(owner.and_then(read_words));
    let files = whole(blobs).await?;
    Ok(Some(Salvage {
        me,
        actor,
        replica,
        last: Counter(last.unwrap_or(0)),
        rows,
        files,
        key: session.map(|session| Key::of(&session.token)),
    }))
}

/// Files put together from their parts, each under its hash and what its name ends in; what belongs to
/// none that can be read goes under its key.
async fn whole(rows: Vec<(u64, JsValue)>) -> Result<Vec<(String, Vec<u8>)>, DiskTrouble> {
    let mut left = BTreeMap::new();
    for (key, value) in rows {
        left.insert(key, content(value).await?);
    }
    let heads = left.iter().filter(|(key, _)| is_head(**key));
    let heads: Vec<LocalFile> =
        heads.filter_map(|(_, bytes)| LocalFile::from_bytes(bytes)).collect();
    let mut files = Vec::new();
    for LocalFile { file, .. } in heads {
        left.remove(&head_key(file.sha256));
        let numbers = 0..parts(file.size);
        let bytes = numbers.filter_map(|number| left.remove(&part_key(file.sha256, number)));
        let bytes = bytes.collect::<Vec<Vec<u8>>>().concat();
        files.push((format!("{}.{}", file.sha256, file.mime.ending()), bytes));
    }
    files.extend(left.into_iter().map(|(key, bytes)| (key.to_string(), bytes)));
    Ok(files)
}

/// The bytes of a file, however the browser keeps it.
async fn content(value: JsValue) -> Result<Vec<u8>, DiskTrouble> {
    let value = match value.dyn_into::<Blob>() {
        Ok(blob) => {
            let read = JsFuture::from(blob.array_buffer()).await;
            read.map_err(|error| DiskTrouble::Failed(format!("{error:?}")))?
        }
        Err(value) => value,
    };
    Ok(js_sys::Uint8Array::new(&value).to_vec())
}

/// A database that is open for as long as it is read.
struct Opened(Database);

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.clone().close();
    }
}

impl Opened {
    /// In whatever version it stands there.
    async fn open(name: &str) -> Result<Opened, DiskTrouble> {
        let opened = Database::open(name).await;
        opened.map(Opened).map_err(|error| open_trouble(&error))
    }

    async fn replica(&self) -> Result<Option<ReplicaId>, Error> {
        let bytes = self.get("meta", IDENTITY_KEY).await?;
        Ok(bytes.and_then(|bytes| decode(&bytes)))
    }

    async fn get(&self, store: &str, key: u64) -> Result<Option<Vec<u8>>, Error> {
        let transaction = self.0.transaction(store).build()?;
        let rows = transaction.object_store(store)?;
        let found: Option<Uint8Array> = rows.get(key as f64).primitive()?.await?;
        transaction.commit().await?;
        Ok(found.map(Vec::from))
    }

    async fn rows(&self) -> Result<Vec<(Counter, Vec<u8>)>, Error> {
        let transaction = self.0.transaction("outbox").build()?;
        let rows = transaction.object_store("outbox")?;
        let keys = rows.get_all_keys::<f64>().primitive()?;
        let values = rows.get_all::<Uint8Array>().primitive()?;
        let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
        let values = values.await?.collect::<Result<Vec<Uint8Array>, Error>>()?;
        transaction.commit().await?;
        let keys = keys.into_iter().map(|key| Counter(key as u64));
        Ok(keys.zip(values.into_iter().map(Vec::from)).collect())
    }

    async fn blobs(&self) -> Result<Vec<(u64, JsValue)>, Error> {
        let transaction = self.0.transaction(BLOB).build()?;
        let rows = transaction.object_store(BLOB)?;
        let keys = rows.get_all_keys::<f64>().primitive()?;
        let values = rows.get_all::<JsValue>().primitive()?;
        let keys = keys.await?.collect::<Result<Vec<f64>, Error>>()?;
        let values = values.await?.collect::<Result<Vec<JsValue>, Error>>()?;
        transaction.commit().await?;
        Ok(keys.into_iter().map(|key| key as u64).zip(values).collect())
    }
}
