//! Bodies of requests, with a limit that is checked before anything is read.

use futures::StreamExt as _;
use serde::de::DeserializeOwned;
use worker::Request;

use crate::problem::{ApiError, Result};

/// The longest body anybody may send: a batch of envelopes, or a part of the seed.
pub const LARGE: usize = 8 * 1024 * 1024;
/// The longest body of a question with a short answer.
pub const SMALL: usize = 16 * 1024;

/// The body's bytes, at most `max` of them.
pub async fn bytes(request: &mut Request, max: usize) -> Result<Vec<u8>> {
    let length = request.headers().get("content-length")?;
    let length = length.and_then(|length| length.parse::<usize>().ok());
    match length {
        Some(length) if length > max => Err(ApiError::BodyTooLarge { max }),
        Some(0) => Ok(Vec::new()),
        Some(_) => Ok(request.bytes().await?),
        None if request.inner().body().is_none() => Ok(Vec::new()),
        None => unmeasured(request, max).await,
    }
}

/// A body of unknown length, given up as soon as it is too long.
async fn unmeasured(request: &mut Request, max: usize) -> Result<Vec<u8>> {
    let mut stream = request.stream()?;
    let mut bytes = Vec::new();
    while let Some(part) = stream.next().await {
        bytes.extend(part?);
        if bytes.len() > max {
            return Err(ApiError::BodyTooLarge { max });
        }
    }
    Ok(bytes)
}

/// The body as JSON.
pub async fn json<T: DeserializeOwned>(request: &mut Request, max: usize) -> Result<T> {
    parse(&bytes(request, max).await?)
}

/// These bytes as JSON.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|error| ApiError::Unreadable(error.to_string()))
}

/// The content type without parameters, in lower case.
pub fn content_type(request: &Request) -> Result<String> {
    let value = request.headers().get("content-type")?.unwrap_or_default();
    let kind = value.split(';').next().unwrap_or_default();
    Ok(kind.trim().to_ascii_lowercase())
}
