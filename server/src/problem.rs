//! Everything that can go wrong, and how it is said: RFC 9457 problem documents.

use serde_json::json;
use shared::api::{Problem, RowFault, TableProblem, blobs};
use worker::wasm_bindgen::JsValue;
use worker::{Response, console_error};

use crate::answer;

/// What a handler gives back.
pub type Result<T, E = ApiError> = std::result::Result<T, E>;

/// Everything that can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No such address.
    #[error("nothing is at this address")]
    NotFound,
    /// The address takes another method.
    #[error("this address takes {0} only")]
    MethodNotAllowed(String),
    /// The host name leads to no county.
    #[error("no county answers to this host name; COUNTY_HOSTS does not list it")]
    UnknownHost,
    /// The live address takes WebSockets only.
    #[error("this address takes a WebSocket upgrade only")]
    UpgradeNeeded,

    /// No session, or one that is over.
    #[error("log in first: there is no session, or it is over")]
    NotLoggedIn,
    /// Login failed; which of the two is not told.
    #[error("there is no account with this name and password")]
    WrongNameOrPassword,
    /// The current password is wrong.
    #[error("the current password is wrong")]
    WrongPassword,
    /// The first login must choose another password.
    #[error("choose another password first")]
    PasswordChangeNeeded,
    /// Too many failures lately.
    #[error("too many tries; wait a little")]
    TooManyTries {
        /// How long to wait.
        seconds: u32,
    },
    /// The caller's posts do not allow it.
    #[error("none of your posts allows this")]
    NoRight,
    /// The ticket was used, is over or was never given.
    #[error("the ticket is over, or was used before")]
    WrongTicket,
    /// A replica belongs to one account.
    #[error("this replica belongs to somebody else")]
    ReplicaOfAnother,
    /// Without seals, acts are brought in by whoever did them.
    #[error("these acts are not sealed: only the person who did them may bring them in")]
    NotSealed,
    /// The key is not kept (any more).
    #[error(
        "the key of these seals is not known here: the session it came with was ended, or it \
        belongs to somebody else; the person who did these acts may bring them in"
    )]
    UnknownSeal,
    /// An act is not as its device sealed it.
    #[error("act {0} is not as its device sealed it; nothing was done")]
    BrokenSeal(u64),

    /// The setup secret is wrong.
    #[error("the setup secret is wrong")]
    WrongSecret,
    /// The server was started without a setup secret.
    #[error("the server has no setup secret: give it SETUP_SECRET and start it again")]
    SecretMissing,
    /// A deployed county runs on the real day.
    #[error("a fixed business day is for a demonstration on one's own machine only")]
    FixedDayNotAllowed,
    /// The county was set up before.
    #[error("the county is set up already")]
    AlreadySetUp,
    /// The county is open: nothing is loaded any more.
    #[error("the county is open already")]
    AlreadyOpen,
    /// The county was not set up.
    #[error("set the county up first")]
    NotSetUp,
    /// The county is not open yet.
    #[error("the county is not open yet")]
    NotOpen,

    /// The backup key is wrong.
    #[error("the backup key is wrong")]
    WrongKey,
    /// A backup is restored into an empty county only.
    #[error("this county is not empty: a backup is restored into an empty one only")]
    NotEmpty,
    /// The file is no whole and untouched backup. Nothing of it is kept.
    #[error("line {line} of the backup: {why}; the county is empty again")]
    BadBackup {
        /// Where it shows, counted from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },

    /// A body that is too long.
    #[error("the body is longer than {max} bytes")]
    BodyTooLarge {
        /// The limit.
        max: usize,
    },
    /// Too many envelopes in one request.
    #[error("more than {max} envelopes in one request")]
    TooManyEnvelopes {
        /// The limit.
        max: usize,
    },
    /// Too many bytes of envelopes in one request.
    #[error("envelopes of more than {max} bytes in one request")]
    EnvelopesTooLarge {
        /// The limit.
        max: usize,
    },
    /// Another version of the protocol.
    #[error("protocol {found} is not spoken here; this server speaks {spoken}")]
    UnknownProtocol {
        /// What the request says.
        found: u16,
        /// What this server speaks.
        spoken: u16,
    },
    /// Neither of the two content types.
    #[error("send application/octet-stream or application/json")]
    UnknownMediaType,
    /// No file of a kind that is taken.
    #[error("this is neither JPEG, PNG, WebP, PDF nor DOCX, by its bytes")]
    UnknownFile,
    /// What was sent is not what the address says.
    #[error("the file's SHA-256 is another than the address says; send it again from the start")]
    FileDiffers,
    /// A part that does not follow what is there.
    #[error("the upload stands at byte {offset}: go on from there")]
    Misplaced {
        /// How many bytes are there.
        offset: u32,
    },
    /// A file that the caller sees named, and whose author has not sent it.
    #[error("whoever added this file has not sent it yet")]
    NotSent,
    /// A file that was stored and is gone.
    #[error("the server has lost this file")]
    FileMissing,
    /// The body is packed in a way that is not known here.
    #[error("send the body as it is, or with content-encoding gzip")]
    UnknownEncoding,
    /// The body, or a part of it, cannot be read.
    #[error("the body cannot be read: {0}")]
    Unreadable(String),
    /// A member of the request is wrong.
    #[error("{why}")]
    Invalid {
        /// A stable name for programs.
        code: &'static str,
        /// Which member.
        member: String,
        /// What is wrong.
        why: &'static str,
    },

    /// Rows of a table are wrong.
    #[error("rows of the table are at fault; nothing was done")]
    FaultyRows(Vec<RowFault>),

    /// The object could not be reached.
    #[error("the county cannot be reached just now")]
    Unavailable(String),
    /// The server failed. The text goes to its log, not to the caller.
    #[error("the server failed")]
    Broken(String),
    /// What the county's object said, passed on by the routing Worker.
    #[error("{}", .0.problem.title)]
    Relayed(Box<TableProblem>),
}

impl ApiError {
    /// The status and the stable name for programs.
    pub fn facts(&self) -> (u16, &str) {
        match self {
            ApiError::NotFound => (404, "not_found"),
            ApiError::MethodNotAllowed(_) => (405, "method_not_allowed"),
            ApiError::UnknownHost => (404, "unknown_host"),
            ApiError::UpgradeNeeded => (426, "upgrade_needed"),
            ApiError::NotLoggedIn => (401, "not_logged_in"),
            ApiError::WrongNameOrPassword => (401, "wrong_name_or_password"),
            ApiError::WrongPassword => (403, "wrong_password"),
            ApiError::PasswordChangeNeeded => (403, "password_change_needed"),
            ApiError::TooManyTries { .. } => (429, "too_many_tries"),
            ApiError::NoRight => (403, "no_right"),
            ApiError::WrongTicket => (403, "wrong_ticket"),
            ApiError::ReplicaOfAnother => (403, "replica_of_another"),
            ApiError::NotSealed => (403, "not_sealed"),
            ApiError::UnknownSeal => (403, "unknown_seal"),
            ApiError::BrokenSeal(_) => (403, "broken_seal"),
            ApiError::WrongSecret => (403, "wrong_secret"),
            ApiError::SecretMissing => (503, "secret_missing"),
            ApiError::FixedDayNotAllowed => (422, "fixed_day_not_allowed"),
            ApiError::AlreadySetUp => (409, "already_set_up"),
            ApiError::AlreadyOpen => (409, "already_open"),
            ApiError::NotSetUp => (409, "not_set_up"),
            ApiError::NotOpen => (503, "not_open"),
            ApiError::WrongKey => (403, "wrong_key"),
            ApiError::NotEmpty => (409, "not_empty"),
            ApiError::BadBackup { .. } => (422, "bad_backup"),
            ApiError::BodyTooLarge { .. } => (413, "body_too_large"),
            ApiError::TooManyEnvelopes { .. } => (413, "too_many_envelopes"),
            ApiError::EnvelopesTooLarge { .. } => (413, "envelopes_too_large"),
            ApiError::UnknownProtocol { .. } => (400, "unknown_protocol"),
            ApiError::UnknownMediaType => (415, "unknown_media_type"),
            ApiError::UnknownEncoding => (415, "unknown_encoding"),
            ApiError::UnknownFile => (415, "unknown_file"),
            ApiError::FileDiffers => (422, "file_differs"),
            ApiError::Misplaced { .. } => (409, "misplaced"),
            ApiError::NotSent => (404, "not_sent"),
            ApiError::FileMissing => (404, "file_missing"),
            ApiError::Unreadable(_) => (400, "unreadable"),
            ApiError::Invalid { code, .. } => (422, code),
            ApiError::Unavailable(_) => (503, "unavailable"),
            ApiError::Broken(_) => (500, "broken"),
            ApiError::FaultyRows(_) => (422, "faulty_rows"),
            ApiError::Relayed(table) => (table.problem.status, &table.problem.code),
        }
    }

    /// The problem document; what only operators may read goes to the log.
    pub fn into_problem(self) -> TableProblem {
        if let ApiError::Relayed(said) = self {
            return *said;
        }
        let (status, code) = self.facts();
        if let ApiError::Broken(detail) | ApiError::Unavailable(detail) = &self {
            console_error!("{}", json!({ "status": status, "code": code, "detail": detail }));
        }
        let retry_after = match &self {
            ApiError::TooManyTries { seconds } => Some(*seconds),
            ApiError::Unavailable(_) => Some(2),
            _ => None,
        };
        let member = match &self {
            ApiError::Invalid { member, .. } => Some(member.clone()),
            _ => None,
        };
        let problem = Problem {
            kind: format!("urn:guatu:problem:{code}"),
            title: self.to_string(),
            status,
            code: code.to_owned(),
            member,
            retry_after,
        };
        let rows = if let ApiError::FaultyRows(rows) = self { rows } else { Vec::new() };
        TableProblem { problem, rows }
    }

    /// The answer that says so.
    pub fn respond(self) -> worker::Result<Response> {
        let allow = match &self {
            ApiError::MethodNotAllowed(allow) => Some(allow.clone()),
            _ => None,
        };
        let offset = match &self {
            ApiError::Misplaced { offset } => Some(*offset),
            _ => None,
        };
        let said = self.into_problem();
        let response = answer::json_as("application/problem+json", &said)?;
        let problem = said.problem;
        let headers = response.headers();
        if let Some(allow) = allow {
            headers.set("allow", &allow)?;
        }
        if let Some(offset) = offset {
            headers.set(blobs::OFFSET, &offset.to_string())?;
        }
        if let Some(seconds) = problem.retry_after {
            headers.set("retry-after", &seconds.to_string())?;
        }
        if problem.status == 401 {
            headers.set("www-authenticate", "Bearer")?;
        }
        if problem.status == 426 {
            headers.set("upgrade", "websocket")?;
        }
        Ok(response.with_status(problem.status))
    }
}

impl From<worker::Error> for ApiError {
    fn from(error: worker::Error) -> ApiError {
        ApiError::Broken(error.to_string())
    }
}

impl From<JsValue> for ApiError {
    fn from(error: JsValue) -> ApiError {
        worker::Error::from(error).into()
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> ApiError {
        ApiError::Broken(format!("JSON could not be written: {error}"))
    }
}
