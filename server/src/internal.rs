//! What the routing Worker and the county's object say to each other. The routing Worker forwards
//! only addresses under `/api/v1`, so none of this can be reached from outside.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::api::{NewAccount, TableProblem};
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
    /// Is this session an admin's?
    AdminCheck,
    /// What is wrong with these accounts?
    AccountsCheck,
    /// An admin makes them.
    AccountsMake,
    /// An admin gives an account another password.
    PasswordReset,
}

impl Question {
    const ALL: [(Question, &str); 10] = [
        (Question::LoginStart, "login-start"),
        (Question::LoginFinish, "login-finish"),
        (Question::PasswordStart, "password-start"),
        (Question::PasswordFinish, "password-finish"),
        (Question::OpenCheck, "open-check"),
        (Question::Open, "open"),
        (Question::AdminCheck, "admin-check"),
        (Question::AccountsCheck, "accounts-check"),
        (Question::AccountsMake, "accounts-make"),
        (Question::PasswordReset, "password-reset"),
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
    let answer: Result<A, TableProblem> = response.json().await?;
    answer.map_err(|said| ApiError::Relayed(Box::new(said)))
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
    /// What the browser calls itself.
    pub agent: String,
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

/// An account before its password is hashed. For [`Question::OpenCheck`], answered with nothing.
#[derive(Serialize, Deserialize)]
pub struct Applicant {
    /// The account.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
}

impl Applicant {
    /// All of a new account but its password.
    pub fn of(account: &NewAccount) -> Applicant {
        Applicant { name: account.name.clone(), actor: account.actor }
    }
}

/// An account to be made. For [`Question::Open`], answered with [`shared::api::Health`].
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

impl HashedAccount {
    /// All of it but its password.
    pub fn applicant(&self) -> Applicant {
        Applicant { name: self.name.clone(), actor: self.actor }
    }
}

/// For [`Question::AdminCheck`]; answered with nothing.
#[derive(Serialize, Deserialize)]
pub struct AdminCheck {
    /// The session's token.
    pub token: String,
}

/// For [`Question::AccountsCheck`]; answered with a list of [`shared::api::RowFault`].
#[derive(Serialize, Deserialize)]
pub struct AccountsCheck {
    /// The admin's token.
    pub token: String,
    /// Who is to have an account.
    pub accounts: Vec<Applicant>,
}

/// For [`Question::AccountsMake`]; answered with a list of [`shared::api::Account`].
#[derive(Serialize, Deserialize)]
pub struct AccountsMake {
    /// The admin's token.
    pub token: String,
    /// What is to be made.
    pub accounts: Vec<HashedAccount>,
}

/// For [`Question::PasswordReset`]; answered with [`shared::api::Account`].
#[derive(Serialize, Deserialize)]
pub struct PasswordReset {
    /// The admin's token.
    pub token: String,
    /// The account.
    pub name: String,
    /// Its password from now on.
    pub password: Hashed,
}
