//! Passwords in the routing Worker: hashing takes tens of milliseconds, which the county's one
//! object must not spend. The object counts and decides; here is only arithmetic.

use std::time::Duration;

use serde::Deserialize;
use shared::api::{ChangePassword, Login, Me, NewAccount, Session};
use worker::{Delay, Env, Headers, Request, Response, Stub};

use crate::internal::{
    Applicant, Hashed, HashedAccount, LoginFinish, LoginStart, PasswordFinish, PasswordStart,
    Question, Recipe, ask,
};
use crate::password::{self, SCHEME};
use crate::problem::{ApiError, Result};
use crate::{answer, bearer, body, random, register};

/// Characters of what a browser calls itself that are kept.
const AGENT_MAX: usize = 200;

/// `POST login`.
pub async fn login(mut request: Request, county: &Stub, address: String) -> Result<Response> {
    let agent = agent(request.headers());
    let Login { name, password } = body::json(&mut request, body::SMALL).await?;
    password::check_length(&password, "password")?;
    let start = LoginStart { name: name.clone(), address: address.clone() };
    let recipe: Recipe = ask(county, Question::LoginStart, &start).await?;
    let hash = password::hash(&password, &recipe.salt, recipe.scheme)?;
    let finish = LoginFinish { name, address, hash, agent };
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
    register::check_count(&accounts)?;
    for (index, account) in accounts.iter().enumerate() {
        password::check_new(&account.password, &format!("accounts[{index}].password"))?;
    }
    let applicants: Vec<Applicant> = accounts.iter().map(Applicant::of).collect();
    let () = ask(county, Question::OpenCheck, &applicants).await?;
    let made = hashed_all(accounts).await?;
    let health: shared::api::Health = ask(county, Question::Open, &made).await?;
    Ok(answer::json(&health)?)
}

/// New accounts with their passwords hashed. On one's own server everybody's requests share a
/// thread: between two hashes the others have their turn.
pub async fn hashed_all(accounts: Vec<NewAccount>) -> Result<Vec<HashedAccount>> {
    let mut made = Vec::new();
    for account in accounts {
        let password = hashed(&account.password)?;
        let NewAccount { name, actor, must_change, .. } = account;
        made.push(HashedAccount { name, actor, must_change, password });
        Delay::from(Duration::ZERO).await;
    }
    Ok(made)
}

/// A new password, hashed with a salt of its own.
pub fn hashed(password: &str) -> Result<Hashed> {
    let salt = random::bytes()?;
    Ok(Hashed { salt, scheme: SCHEME, hash: password::hash(password, &salt, SCHEME)? })
}

/// What the browser calls itself; empty where it does not say.
fn agent(headers: &Headers) -> String {
    headers.get("user-agent").ok().flatten().map(|words| readable(&words)).unwrap_or_default()
}

/// One line of printable words, not too long: anybody can send anything.
fn readable(words: &str) -> String {
    let printable = |letter: char| if letter.is_control() { ' ' } else { letter };
    let line: String = words.chars().map(printable).take(AGENT_MAX * 4).collect();
    let line = line.split_whitespace().collect::<Vec<&str>>().join(" ");
    line.chars().take(AGENT_MAX).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_calls_itself_becomes_one_short_line() {
        let long = "x".repeat(AGENT_MAX + 1);
        for (said, kept) in [
            ("Mozilla/5.0 (Linux; Android 9)", "Mozilla/5.0 (Linux; Android 9)"),
            (" two\r\nlines\t\u{7f}and  gaps ", "two lines and gaps"),
            ("", ""),
            (&long, &long[1..]),
        ] {
            assert_eq!(readable(said), kept);
        }
    }
}
