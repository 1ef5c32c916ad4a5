//! Talking to the server. The only file that knows the HTTP library.

use futures::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use reqwasm::Error;
use reqwasm::http::{Method, Request as HttpRequest, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::api::Problem;
use shared::api::blobs::{self, ContentRange};
use shared::sync::replica::Failure;
use shared::sync::{Answer, Request};
use shared::wire::{decode, encode};
use web_sys::AbortController;

use super::files::FileTrouble;
use super::pack::pack;

/// Longest wait for an answer to begin.
const PATIENCE_MS: u32 = 60_000;

/// Longest wait for the rest of it: a line that went dead meanwhile does not say so.
const REST_MS: u32 = 180_000;

/// The code of a problem that has rows.
const FAULTY_ROWS: &str = "faulty_rows";

const BYTES: &str = "application/octet-stream";

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// No network, or no answer in time.
    Unreachable,
    /// The server says what is wrong.
    Problem(Problem),
    /// The server says what is wrong row by row: its document, for whoever sent the rows to read.
    Rows(String),
    /// The answer is not what was agreed.
    Unreadable(u16),
}

impl CallError {
    /// Whether the server has not answered at all: no network, or the server is down.
    pub fn is_silence(&self) -> bool {
        match self {
            CallError::Unreachable => true,
            CallError::Problem(problem) => problem.status >= 500,
            CallError::Unreadable(status) => *status >= 500,
            CallError::Rows(_) => false,
        }
    }
}

/// One exchange with the server.
pub async fn sync(token: &str, request: &Request) -> Result<Answer, Failure> {
    let body = js_sys::Uint8Array::from(encode(request).as_slice());
    let call = HttpRequest::post("/api/v1/sync")
        .header("content-type", BYTES)
        .header("accept", BYTES)
        .header("authorization", &format!("Bearer {token}"));
    let call = match pack(&body).await {
        Some(packed) => call.header("content-encoding", "gzip").body(packed),
        None => call.body(body),
    };
    let (response, _line) = timed(call).await.map_err(|_| Failure::Unreachable)?;
    match response.status() {
        200 => {
            let bytes = rest(response.binary()).await.map_err(|_| Failure::Unreachable)?;
            decode(&bytes).ok_or(Failure::Status(0))
        }
        401 => Err(Failure::SignedOut),
        status => Err(Failure::Status(status)),
    }
}

/// `GET path`.
pub async fn get<T: DeserializeOwned>(path: &str, token: Option<&str>) -> Result<T, CallError> {
    let (status, text) = answer(HttpRequest::get(path), token).await?;
    read(status, &text)
}

/// `GET path`, as the server wrote it.
pub async fn get_text(path: &str, token: Option<&str>) -> Result<String, CallError> {
    Ok(answer(HttpRequest::get(path), token).await?.1)
}

/// `POST path` with a JSON body.
pub async fn post<T: DeserializeOwned>(
    path: &str,
    token: Option<&str>,
    body: &impl Serialize,
) -> Result<T, CallError> {
    let body = serde_json::to_string(body).map_err(|_| CallError::Unreadable(0))?;
    let call = HttpRequest::post(path).header("content-type", "application/json").body(body);
    let (status, text) = answer(call, token).await?;
    read(status, &text)
}

/// `POST path` in bytes, answered in bytes; what went wrong comes as a problem document all the same.
pub async fn post_bytes<T: DeserializeOwned>(
    path: &str,
    token: Option<&str>,
    body: &impl Serialize,
) -> Result<T, CallError> {
    let body = js_sys::Uint8Array::from(encode(body).as_slice());
    let call = HttpRequest::post(path).header("content-type", BYTES).body(body);
    let (response, _line) = timed(with_token(call, token)).await?;
    let status = response.status();
    let bytes = rest(response.binary()).await?;
    if response.ok() {
        return decode(&bytes).ok_or(CallError::Unreadable(status));
    }
    let problem = serde_json::from_slice(&bytes).map_err(|_| CallError::Unreadable(status))?;
    Err(CallError::Problem(problem))
}

/// How far an upload has come.
#[derive(Default)]
pub struct FileStanding {
    /// Bytes there.
    pub offset: u32,
    /// All of them, and rightly.
    pub is_complete: bool,
}

/// What the server makes of a part.
pub enum PartSaid {
    /// It has it.
    Taken,
    /// It has the whole file.
    Complete,
    /// It goes on elsewhere.
    Misplaced {
        /// From there.
        offset: u32,
    },
}

/// `HEAD blobs/…`: how far one's own upload of this file has come.
pub async fn file_standing(hash: &str, token: &str) -> Result<FileStanding, FileTrouble> {
    let call = HttpRequest::new(&file_address(hash)).method(Method::HEAD);
    let answer = timed(with_token(call, Some(token))).await;
    let (response, _line) = answer.map_err(|_| FileTrouble::Unreachable)?;
    let is_complete = response.headers().get(blobs::COMPLETE).is_some_and(|said| said == "?1");
    match response.status() {
        200 => Ok(FileStanding { offset: offset_of(&response), is_complete }),
        404 => Ok(FileStanding::default()),
        _ => Err(file_trouble(response).await),
    }
}

/// `PUT blobs/…`: a part of a file.
pub async fn file_part(
    hash: &str,
    token: &str,
    range: &ContentRange,
    bytes: &[u8],
) -> Result<PartSaid, FileTrouble> {
    let call = HttpRequest::put(&file_address(hash))
        .header("content-type", BYTES)
        .header("content-range", &range.to_string())
        .body(js_sys::Uint8Array::from(bytes));
    let answer = timed(with_token(call, Some(token))).await;
    let (response, _line) = answer.map_err(|_| FileTrouble::Unreachable)?;
    match response.status() {
        204 => Ok(PartSaid::Taken),
        201 => Ok(PartSaid::Complete),
        409 => Ok(PartSaid::Misplaced { offset: offset_of(&response) }),
        _ => Err(file_trouble(response).await),
    }
}

/// `GET blobs/…`: the bytes of a file.
pub async fn file(hash: &str, token: Option<&str>) -> Result<Vec<u8>, CallError> {
    let call = with_token(HttpRequest::get(&file_address(hash)), token);
    let (response, _line) = timed(call).await?;
    let status = response.status();
    let bytes = rest(response.binary()).await?;
    if response.ok() {
        return Ok(bytes);
    }
    let problem = serde_json::from_slice(&bytes).map_err(|_| CallError::Unreadable(status))?;
    Err(CallError::Problem(problem))
}

fn file_address(hash: &str) -> String {
    format!("/api/v1/blobs/{hash}")
}

fn offset_of(response: &Response) -> u32 {
    let said = response.headers().get(blobs::OFFSET);
    said.and_then(|said| said.parse().ok()).unwrap_or(0)
}

/// What keeps a file from being taken.
async fn file_trouble(response: Response) -> FileTrouble {
    let status = response.status();
    let said = rest(response.text()).await.unwrap_or_default();
    match (status, serde_json::from_str::<Problem>(&said)) {
        (401, _) => FileTrouble::SignedOut,
        (400..500, Ok(problem)) => FileTrouble::Refused(problem.code),
        (400..500, Err(_)) => FileTrouble::Refused(status.to_string()),
        _ => FileTrouble::Unreachable,
    }
}

fn with_token(call: HttpRequest, token: Option<&str>) -> HttpRequest {
    match token {
        Some(token) => call.header("authorization", &format!("Bearer {token}")),
        None => call,
    }
}

/// Hangs up when it is dropped: a browser has few connections to one server, and a line that went
/// dead keeps its place among them until it is given up.
struct Line(Option<AbortController>);

impl Drop for Line {
    fn drop(&mut self) {
        self.0.iter().for_each(AbortController::abort);
    }
}

/// The beginning of an answer, and the line that the rest of it comes over.
async fn timed(call: HttpRequest) -> Result<(Response, Line), CallError> {
    let line = Line(AbortController::new().ok());
    let signal = line.0.as_ref().map(AbortController::signal);
    let response = within(PATIENCE_MS, call.abort_signal(signal.as_ref()).send()).await?;
    Ok((response, line))
}

/// The rest of an answer that has begun to come.
async fn rest<T>(body: impl Future<Output = Result<T, Error>>) -> Result<T, CallError> {
    within(REST_MS, body).await
}

async fn within<T>(
    most_ms: u32,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, CallError> {
    match select(Box::pin(work), TimeoutFuture::new(most_ms)).await {
        Either::Left((Ok(done), _)) => Ok(done),
        Either::Left((Err(_), _)) | Either::Right(_) => Err(CallError::Unreachable),
    }
}

/// The text of an answer; apart from what it is read as, so that it is compiled once for all.
async fn answer(call: HttpRequest, token: Option<&str>) -> Result<(u16, String), CallError> {
    let (response, _line) = timed(with_token(call, token)).await?;
    let status = response.status();
    let text = rest(response.text()).await?;
    if response.ok() {
        return Ok((status, text));
    }
    match serde_json::from_str::<Problem>(&text) {
        Ok(problem) if problem.code == FAULTY_ROWS => Err(CallError::Rows(text)),
        Ok(problem) => Err(CallError::Problem(problem)),
        Err(_) => Err(CallError::Unreadable(status)),
    }
}

/// What an answer of this status says.
pub fn read<T: DeserializeOwned>(status: u16, text: &str) -> Result<T, CallError> {
    // An empty answer (204) reads as `null`.
    let text = if text.is_empty() { "null" } else { text };
    serde_json::from_str(text).map_err(|_| CallError::Unreadable(status))
}
