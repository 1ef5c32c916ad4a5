//! Bodies of requests, gzipped or not, with a limit that is checked before anything is read.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;
use futures::StreamExt as _;
use serde::de::DeserializeOwned;
use worker::Request;

use crate::problem::{ApiError, Result};

/// The longest body anybody may send: a batch of envelopes, or a part of the seed.
pub const LARGE: usize = 8 * 1024 * 1024;
/// The longest body of a question with a short answer.
pub const SMALL: usize = 16 * 1024;

/// The body's bytes, at most `max` of them, before and after they are unpacked.
pub async fn bytes(request: &mut Request, max: usize) -> Result<Vec<u8>> {
    let encoding = request.headers().get("content-encoding")?.unwrap_or_default();
    let packed = raw(request, max).await?;
    match encoding.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => Ok(packed),
        "gzip" => unpack(&packed, max),
        _ => Err(ApiError::UnknownEncoding),
    }
}

/// Gunzips, and gives up as soon as it is too long, however little was sent.
fn unpack(packed: &[u8], max: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut limited = MultiGzDecoder::new(packed).take(max as u64 + 1);
    let unpacked = limited.read_to_end(&mut bytes);
    unpacked.map_err(|error| ApiError::Unreadable(format!("not gzip: {error}")))?;
    if bytes.len() > max { Err(ApiError::BodyTooLarge { max }) } else { Ok(bytes) }
}

/// The body as it was sent.
async fn raw(request: &mut Request, max: usize) -> Result<Vec<u8>> {
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn pack(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        let words = "已会商".repeat(1_000).into_bytes();
        let packed = pack(&words);
        assert!(packed.len() < words.len() / 10);
        assert_eq!(unpack(&packed, words.len()).unwrap(), words);
        assert!(matches!(
            unpack(&packed[..packed.len() - 3], 1 << 20),
            Err(ApiError::Unreadable(_))
        ));
        assert!(matches!(unpack(&words, 1 << 20), Err(ApiError::Unreadable(_))));
    }

    #[test]
    fn a_few_bytes_that_unpack_to_many_are_given_up() {
        let bomb = pack(&vec![0; 64 * SMALL]);
        assert!(bomb.len() < SMALL / 2);
        let given_up = unpack(&bomb, SMALL);
        assert!(matches!(given_up, Err(ApiError::BodyTooLarge { max: SMALL })));
        // Nor several in a row.
        let twice = [pack(&vec![0; SMALL]), pack(&[0])].concat();
        assert!(matches!(unpack(&twice, SMALL), Err(ApiError::BodyTooLarge { .. })));
    }
}
