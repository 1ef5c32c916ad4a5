//! What the routing Worker and the county's object say to each other. The routing Worker forwards
//! only addresses under `/api/v1`, so none of this can be reached from outside.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::api::Problem;
use shared::id::ActorId;
use shared::mutation::Digest;
use worker::{Method, Request, RequestInit, Stub};

use crate::password::Salt;
use crate::problem::{ApiError, Result};

/// Where the object takes internal questions.
pub const PREFIX: &str = "/internal/";

/// An internal question by its address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// May this name be tried, and how is its password hashed?
    LoginStart,
    /// Is this the hash? Then here is a session.
    LoginFinish,
    /// May this session change its password, and how is the current one hashed?
    PasswordStart,
    /// Is this the current hash? Then take the new one.
    PasswordFinish,
    /// Can the county open with these accounts?
    OpenCheck,
    /// It opens with them.
    Open,
}

impl Question {
    const ALL: [(Question, &str); 6] = [
        (Question::LoginStart, "login-start"),
        (Question::LoginFinish, "login-finish"),
        (Question::PasswordStart, "password-start"),
        (Question::PasswordFinish, "password-finish"),
        (Question::OpenCheck, "open-check"),
        (Question::Open, "open"),
    ];

    /// The question at this path.
    pub fn at(path: &str) -> Option<Question> {
        let name = path.strip_prefix(PREFIX)?;
        Question::ALL.into_iter().find(|(_, known)| *known == name).map(|(question, _)| question)
    }

    fn name(self) -> &'static str {
        Question::ALL.into_iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

/// Asks the county's object.
pub async fn ask<Q: Serialize, A: DeserializeOwned>(
    county: &Stub,
    question: Question,
    words: &Q,
) -> Result<A> {
    let body = serde_json::to_string(words)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(body.into()));
    let address = format!("http://county{PREFIX}{}", question.name());
    let request = Request::new_with_init(&address, &init)?;
    let answered = county.fetch_with_request(request).await;
    let mut response = answered.map_err(|error| ApiError::Unavailable(error.to_string()))?;
    let answer: Result<A, Problem> = response.json().await?;
    answer.map_err(ApiError::Relayed)
}

/// For [`Question::LoginStart`]; answered with [`Recipe`].
#[derive(Serialize, Deserialize)]
pub struct LoginStart {
    /// The account.
    pub name: String,
    /// Where the try comes from.
    pub address: String,
}

/// How a password is hashed.
#[derive(Serialize, Deserialize)]
pub struct Recipe {
    /// The account's salt.
    pub salt: Salt,
    /// The account's scheme.
    pub scheme: u32,
}

/// For [`Question::LoginFinish`]; answered with [`shared::api::Session`].
#[derive(Serialize, Deserialize)]
pub struct LoginFinish {
    /// The account.
    pub name: String,
    /// Where the try comes from.
    pub address: String,
    /// What the password hashes to.
    pub hash: Digest,
}

/// For [`Question::PasswordStart`]; answered with [`Recipe`].
#[derive(Serialize, Deserialize)]
pub struct PasswordStart {
    /// The session's token.
    pub token: String,
    /// Where the try comes from.
    pub address: String,
}

/// For [`Question::PasswordFinish`]; answered with [`shared::api::Me`].
#[derive(Serialize, Deserialize)]
pub struct PasswordFinish {
    /// The session's token.
    pub token: String,
    /// Where the try comes from.
    pub address: String,
    /// What the current password hashes to.
    pub current: Digest,
    /// What takes its place.
    pub new: Hashed,
}

/// A hashed password.
#[derive(Serialize, Deserialize)]
pub struct Hashed {
    /// With this salt.
    pub salt: Salt,
    /// By this scheme.
    pub scheme: u32,
    /// The hash.
    pub hash: Digest,
}

/// For [`Question::OpenCheck`], answered with nothing.
#[derive(Serialize, Deserialize)]
pub struct Applicant {
    /// The account.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
}

/// For [`Question::Open`], answered with [`shared::api::Health`].
#[derive(Serialize, Deserialize)]
pub struct HashedAccount {
    /// The account.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
    /// Whether the first login must choose another password.
    pub must_change: bool,
    /// The first password.
    pub password: Hashed,
}
