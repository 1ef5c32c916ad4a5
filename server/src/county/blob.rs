//! `PUT`, `GET` and `HEAD blobs/{sha256}`: photos and files.
//!
//! Whoever is logged in may send a file; it is there once all its bytes are and hash to its address.
//! It is read by whoever sent it, and by those who see an attachment that names it and that somebody
//! added who has sent it as well. So to know a hash opens nothing: an attachment of one's own that
//! names it counts for nothing until one has sent those bytes oneself.

use sha2::{Digest as _, Sha256};
use shared::api::blobs::{COMPLETE, ContentRange, LENGTH, OFFSET, PART_MAX, PART_MIN};
use shared::id::ActorId;
use shared::model::{FileHash, FileType};
use shared::rules::FILE_MAX;
use worker::{Method, Request, Response, ResponseBuilder};

use super::upload::{self, Found, Received, Upload};
use super::{County, meta, now};
use crate::body;
use crate::photos::Photos;
use crate::problem::{ApiError, Result};
use crate::random::hex;

impl County {
    /// Everything at `blobs/{hash}`.
    pub async fn blob(&self, hash: &str, request: Request) -> Result<Response> {
        let caller = self.caller(&request)?;
        let hash: FileHash = hash.parse().map_err(|_| ApiError::NotFound)?;
        match request.method() {
            Method::Put => self.take_part(hash, request).await,
            Method::Head => {
                let found = upload::get(&self.sql, caller.actor, hash)?;
                Ok(standing(&found.ok_or(ApiError::NotFound)?)?.with_status(200).empty())
            }
            _ => self.give(caller.actor, hash).await,
        }
    }

    async fn take_part(&self, hash: FileHash, mut request: Request) -> Result<Response> {
        let said = request.headers().get("content-range")?;
        let bytes = body::bytes(&mut request, PART_MAX as usize).await?;
        let range = match said {
            Some(said) => said.parse().map_err(|_| invalid("not_a_range"))?,
            None => whole(&bytes)?,
        };
        check(&range, &bytes)?;
        // While the body came, the session may have ended.
        let caller = self.caller(&request)?;
        match upload::receive(&self.sql, caller.actor, hash, &range, &bytes, now())? {
            Received::Part(upload) if upload.offset == upload.size => {
                self.finish(caller.actor, hash).await
            }
            Received::Part(upload) => Ok(standing(&upload)?.with_status(204).empty()),
            Received::Stored(upload) => Ok(standing(&upload)?.with_status(201).empty()),
            Received::Misplaced { offset } => Err(ApiError::Misplaced { offset }),
            Received::Unknown => Err(ApiError::UnknownFile),
        }
    }

    /// All parts are there: are they what they should be?
    async fn finish(&self, actor: ActorId, hash: FileHash) -> Result<Response> {
        let bytes = upload::bytes(&self.sql, actor, hash)?;
        let fault = match FileType::of(&bytes) {
            _ if Sha256::digest(&bytes).as_slice() != hash.0 => Err(ApiError::FileDiffers),
            kind => kind.ok_or(ApiError::UnknownFile),
        };
        let kind = match fault {
            Ok(kind) => kind,
            Err(error) => {
                upload::forget(&self.sql, actor, hash)?;
                return Err(error);
            }
        };
        let size = bytes.len() as u32;
        self.photos()?.write(hash, kind, bytes).await?;
        upload::store(&self.sql, actor, hash, size, kind, now())?;
        let stored = Upload { size, offset: size, is_stored: true };
        Ok(standing(&stored)?.with_status(201).empty())
    }

    async fn give(&self, actor: ActorId, hash: FileHash) -> Result<Response> {
        let kind = match upload::find(&self.sql, actor, hash)? {
            Found::Stored(kind) => kind,
            Found::NotSent => return Err(ApiError::NotSent),
            Found::Nothing => return Err(ApiError::NotFound),
        };
        let body = self.photos()?.read(hash).await?.ok_or(ApiError::FileMissing)?;
        let short: String = hash.to_string().chars().take(12).collect();
        let name = format!("attachment; filename=\"{short}.{}\"", kind.ending());
        let builder = Response::builder().with_header("content-type", kind.mime())?;
        Ok(builder.with_header("content-disposition", &name)?.body(body))
    }

    /// The folder follows from the county's own secret, so that it goes where a backup goes, and two
    /// counties that share a store do not meet.
    fn photos(&self) -> Result<Photos> {
        let secret = meta::read(&self.sql)?.secret;
        let digest = Sha256::new().chain_update(b"photos").chain_update(secret).finalize();
        let folder = digest.iter().take(16).copied().collect::<Vec<u8>>();
        Photos::of(&self.env, hex(&folder))
    }
}

/// How far an upload has come, as headers.
fn standing(upload: &Upload) -> Result<ResponseBuilder> {
    let complete = if upload.is_stored { "?1" } else { "?0" };
    Ok(Response::builder()
        .with_header(OFFSET, &upload.offset.to_string())?
        .with_header(LENGTH, &upload.size.to_string())?
        .with_header(COMPLETE, complete)?)
}

/// Without a range the body is all of it.
fn whole(bytes: &[u8]) -> Result<ContentRange> {
    match bytes.len() as u32 {
        0 => Err(invalid("empty")),
        size => Ok(ContentRange { bytes: 0..size, size }),
    }
}

fn check(range: &ContentRange, bytes: &[u8]) -> Result<()> {
    let length = range.bytes.end - range.bytes.start;
    if range.size > FILE_MAX {
        return Err(ApiError::BodyTooLarge { max: FILE_MAX as usize });
    }
    if bytes.len() != length as usize {
        return Err(invalid("not_a_range"));
    }
    let is_last = range.bytes.end == range.size;
    if length < PART_MIN && !is_last { Err(invalid("part_too_small")) } else { Ok(()) }
}

fn invalid(code: &'static str) -> ApiError {
    let why = "a part is a body of 16 KiB to 1 MiB, the last one of any length, and its \
        Content-Range says which bytes of how many they are";
    ApiError::Invalid { code, member: "content-range".to_owned(), why }
}
