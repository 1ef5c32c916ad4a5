//! Where bytes of photos and files are kept: a bucket on Cloudflare, a folder on one's own server.
//! Whoever may have them is asked before; here is no right of any kind.

use js_sys::Uint8Array;
use shared::model::{FileHash, FileType};
use worker::{Bucket, Env, Fetcher, HttpMetadata, Method, RequestInit, ResponseBody};

use crate::problem::{ApiError, Result};

const BINDING: &str = "PHOTOS";

/// The store of one county.
pub struct Photos {
    store: Store,
    folder: String,
}

enum Store {
    Bucket(Bucket),
    /// A disk service: `PUT` writes a file as a whole or not at all.
    Disk(Fetcher),
}

impl Photos {
    /// The store that the worker is bound to, and in it this county's folder.
    pub fn of(env: &Env, folder: String) -> Result<Photos> {
        let store = match env.bucket(BINDING) {
            Ok(bucket) => Store::Bucket(bucket),
            Err(_) => Store::Disk(env.service(BINDING)?),
        };
        Ok(Photos { store, folder })
    }

    /// Keeps `bytes`, whose hash this is.
    pub async fn write(&self, hash: FileHash, kind: FileType, bytes: Vec<u8>) -> Result<()> {
        let key = self.key(hash);
        match &self.store {
            Store::Bucket(bucket) => {
                let about = HttpMetadata {
                    content_type: Some(kind.mime().to_owned()),
                    ..HttpMetadata::default()
                };
                let put = bucket.put(key, bytes).http_metadata(about).execute().await;
                put.map(drop).map_err(|error| unavailable(&error.to_string()))
            }
            Store::Disk(disk) => {
                let body = Uint8Array::from(bytes.as_slice());
                let mut init = RequestInit::new();
                init.with_method(Method::Put).with_body(Some(body.into()));
                let put = disk.fetch(format!("http://photos/{key}"), Some(init)).await;
                match put.map_err(|error| unavailable(&error.to_string()))?.status_code() {
                    200..300 => Ok(()),
                    status => Err(unavailable(&format!("status {status}"))),
                }
            }
        }
    }

    /// The bytes with this hash, as a stream.
    pub async fn read(&self, hash: FileHash) -> Result<Option<ResponseBody>> {
        let key = self.key(hash);
        match &self.store {
            Store::Bucket(bucket) => {
                let found = bucket.get(key).execute().await;
                let found = found.map_err(|error| unavailable(&error.to_string()))?;
                let body = found.as_ref().and_then(|object| object.body());
                Ok(body.map(|body| body.response_body()).transpose()?)
            }
            Store::Disk(disk) => {
                let found = disk.fetch(format!("http://photos/{key}"), None).await;
                let found = found.map_err(|error| unavailable(&error.to_string()))?;
                match found.status_code() {
                    200 => Ok(Some(found.into_parts().1)),
                    404 => Ok(None),
                    status => Err(unavailable(&format!("status {status}"))),
                }
            }
        }
    }

    /// Folders of a moderate size.
    fn key(&self, hash: FileHash) -> String {
        let name = hash.to_string();
        let start: String = name.chars().take(2).collect();
        format!("{}/{start}/{name}", self.folder)
    }
}

fn unavailable(why: &str) -> ApiError {
    ApiError::Unavailable(format!("photos: {why}"))
}
