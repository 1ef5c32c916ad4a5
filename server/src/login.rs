//! Passwords in the routing Worker: hashing takes tens of milliseconds, which the county's one
//! object must not spend. The object counts and decides; here is only arithmetic.

use serde::Deserialize;
use shared::api::{ChangePassword, Login, Me, NewAccount, Session};
use worker::{Env, Request, Response, Stub};

use crate::internal::{
    Applicant, Hashed, HashedAccount, LoginFinish, LoginStart, PasswordFinish, PasswordStart,
    Question, Recipe, ask,
};
use crate::password::{self, SCHEME};
use crate::problem::{ApiError, Result};
use crate::{answer, bearer, body, random};

/// Accounts that are made at once at most: each costs a hash.
const ACCOUNTS_MAX: usize = 500;

/// `POST login`.
pub async fn login(mut request: Request, county: &Stub, address: String) -> Result<Response> {
    let Login { name, password } = body::json(&mut request, body::SMALL).await?;
    password::check_length(&password, "password")?;
    let start = LoginStart { name: name.clone(), address: address.clone() };
    let recipe: Recipe = ask(county, Question::LoginStart, &start).await?;
    let hash = password::hash(&password, &recipe.salt, recipe.scheme)?;
    let finish = LoginFinish { name, address, hash };
    let session: Session = ask(county, Question::LoginFinish, &finish).await?;
    Ok(answer::json(&session)?)
}

/// `POST password`.
pub async fn change_password(
    mut request: Request,
    county: &Stub,
    address: String,
) -> Result<Response> {
    let token = bearer::token(request.headers()).ok_or(ApiError::NotLoggedIn)?;
    let words: ChangePassword = body::json(&mut request, body::SMALL).await?;
    password::check_length(&words.current, "current")?;
    password::check_new(&words.new, "new")?;
    if words.new == words.current {
        let why = "the new password is the current one";
        return Err(ApiError::Invalid { code: "same_password", member: "new".to_owned(), why });
    }
    let start = PasswordStart { token: token.clone(), address: address.clone() };
    let recipe: Recipe = ask(county, Question::PasswordStart, &start).await?;
    let current = password::hash(&words.current, &recipe.salt, recipe.scheme)?;
    let finish = PasswordFinish { token, address, current, new: hashed(&words.new)? };
    let me: Me = ask(county, Question::PasswordFinish, &finish).await?;
    Ok(answer::json(&me)?)
}

/// `POST setup/open`.
#[derive(Deserialize)]
struct Open {
    accounts: Vec<NewAccount>,
}

/// `POST setup/open`, with the setup secret.
pub async fn open(mut request: Request, county: &Stub, env: &Env) -> Result<Response> {
    bearer::check_setup_secret(env, request.headers())?;
    let Open { accounts } = body::json(&mut request, body::LARGE).await?;
    if accounts.len() > ACCOUNTS_MAX {
        let why = "at most 500 accounts at once";
        let member = "accounts".to_owned();
        return Err(ApiError::Invalid { code: "too_many_accounts", member, why });
    }
    for (index, account) in accounts.iter().enumerate() {
        password::check_new(&account.password, &format!("accounts[{index}].password"))?;
    }
    let applicants: Vec<Applicant> = accounts
        .iter()
        .map(|account| Applicant { name: account.name.clone(), actor: account.actor })
        .collect();
    let () = ask(county, Question::OpenCheck, &applicants).await?;
    let made = accounts.into_iter().map(|account| {
        let password = hashed(&account.password)?;
        let NewAccount { name, actor, must_change, .. } = account;
        Ok(HashedAccount { name, actor, must_change, password })
    });
    let made = made.collect::<Result<Vec<HashedAccount>>>()?;
    let health: shared::api::Health = ask(county, Question::Open, &made).await?;
    Ok(answer::json(&health)?)
}

fn hashed(password: &str) -> Result<Hashed> {
    let salt = random::bytes()?;
    Ok(Hashed { salt, scheme: SCHEME, hash: password::hash(password, &salt, SCHEME)? })
}
