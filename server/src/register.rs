//! What an admin does to accounts, as far as a password must be hashed for it. Whoever is no admin
//! is told so before what they say is read.

use shared::api::{ACCOUNTS_MAX, Account, NewAccount, NewAccounts, ResetPassword, RowFault};
use worker::{Request, Response, Stub};

use crate::internal::{
    AccountsCheck, AccountsMake, AdminCheck, Applicant, PasswordReset, Question, ask,
};
use crate::login::{hashed, hashed_all};
use crate::problem::{ApiError, Result};
use crate::{answer, bearer, body, password};

/// `POST accounts`.
pub async fn create(mut request: Request, county: &Stub) -> Result<Response> {
    let token = admin(&request, county).await?;
    let NewAccounts { accounts } = body::json(&mut request, body::LARGE).await?;
    check_count(&accounts)?;
    let applicants = accounts.iter().map(Applicant::of).collect();
    let check = AccountsCheck { token: token.clone(), accounts: applicants };
    let mut faults: Vec<RowFault> = ask(county, Question::AccountsCheck, &check).await?;
    faults.extend(password_faults(&accounts));
    if !faults.is_empty() {
        faults.sort();
        return Err(ApiError::FaultyRows(faults));
    }
    let make = AccountsMake { token, accounts: hashed_all(accounts).await? };
    let made: Vec<Account> = ask(county, Question::AccountsMake, &make).await?;
    Ok(answer::json(&made)?)
}

/// `POST accounts/reset`.
pub async fn reset(mut request: Request, county: &Stub) -> Result<Response> {
    let token = admin(&request, county).await?;
    let ResetPassword { name, password } = body::json(&mut request, body::SMALL).await?;
    password::check_new(&password, "password")?;
    let reset = PasswordReset { token, name, password: hashed(&password)? };
    let account: Account = ask(county, Question::PasswordReset, &reset).await?;
    Ok(answer::json(&account)?)
}

/// Refuses more accounts than can be made at once.
pub fn check_count(accounts: &[NewAccount]) -> Result<()> {
    if accounts.len() <= ACCOUNTS_MAX {
        return Ok(());
    }
    let why = "at most 500 accounts at once";
    Err(ApiError::Invalid { code: "too_many_accounts", member: "accounts".to_owned(), why })
}

/// The token of the admin who sent `request`.
async fn admin(request: &Request, county: &Stub) -> Result<String> {
    let token = bearer::token(request.headers()).ok_or(ApiError::NotLoggedIn)?;
    let () = ask(county, Question::AdminCheck, &AdminCheck { token: token.clone() }).await?;
    Ok(token)
}

fn password_faults(accounts: &[NewAccount]) -> Vec<RowFault> {
    let faults = (0_u32..).zip(accounts).filter_map(|(index, account)| {
        let (code, _) = password::fault(&account.password)?;
        Some(RowFault { index, member: "password".to_owned(), code: code.to_owned() })
    });
    faults.collect()
}
