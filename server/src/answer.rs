//! Bodies of answers.

use serde::Serialize;
use worker::{Response, ResponseBody, Result};

/// A JSON answer.
pub fn json<T: Serialize>(value: &T) -> Result<Response> {
    json_as("application/json", value)
}

/// A JSON answer of a more particular type.
pub fn json_as<T: Serialize>(content_type: &str, value: &T) -> Result<Response> {
    bytes_as(content_type, serde_json::to_vec(value)?)
}

/// Bytes of `content_type`.
pub fn bytes_as(content_type: &str, bytes: Vec<u8>) -> Result<Response> {
    let builder = Response::builder()
        .with_header("content-type", content_type)?
        // Whoever dresses the answer does not see how long it is, and whether to pack it.
        .with_header("content-length", &bytes.len().to_string())?;
    Ok(builder.body(ResponseBody::Body(bytes)))
}

/// Done, and nothing to say.
pub fn nothing() -> Response {
    Response::builder().with_status(204).empty()
}
