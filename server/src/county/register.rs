//! Accounts in an admin's hands: who has one, new ones by the table, a password that was forgotten,
//! an account that closes. Each act is a row of the log. An admin has no power over their own
//! account here: that would be a way around the current password, or out of the county.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use shared::api::{Account, DisableAccount, NAME_MAX, RowFault};
use shared::id::{ActorId, Id, Millis};
use shared::log::Act;
use shared::model::{Entity, Role};
use worker::{Request, Response};

use super::log::Deed;
use super::sessions::{self, Caller};
use super::sql::{Row, Sql};
use super::{County, accounts, live, now, rights, rows};
use crate::internal::{AccountsMake, Applicant, Hashed, HashedAccount, PasswordReset};
use crate::problem::{ApiError, Result};
use crate::{answer, body};

/// Every account, or the one named `?2`.
const LIST: &str = "select a.name, a.actor, a.disabled, a.must_change, a.made_at, \
        max(s.seen_at), count(s.token_hash) \
    from account a left join session s on s.account = a.name and s.expires_at > ?1 \
    where ?2 is null or a.name = ?2 group by a.name order by a.name";
const ACTOR: &str = "select actor from account where name = ?1";
const RESET: &str = "update account set scheme = ?2, salt = ?3, hash = ?4, must_change = 1, \
    reset_at = ?5 where name = ?1";
const DISABLE: &str =
    "update account set disabled = ?2 where name = ?1 and disabled <> ?2 returning name";

impl County {
    /// The admin who sent `request`.
    pub fn admin(&self, request: &Request) -> Result<Caller> {
        self.check_admin(self.caller(request)?)
    }

    /// The admin who sent `request`, and what it says. They are asked for once more when the body
    /// has come, for their session may have ended meanwhile.
    pub async fn admin_says<T: DeserializeOwned>(
        &self,
        request: &mut Request,
    ) -> Result<(Caller, T)> {
        self.admin(request)?;
        let words = body::json(request, body::SMALL).await?;
        Ok((self.admin(request)?, words))
    }

    /// The admin whose session has this token.
    pub fn admin_of(&self, token: &str) -> Result<Caller> {
        self.check_admin(self.caller_of(token)?)
    }

    fn check_admin(&self, caller: Caller) -> Result<Caller> {
        let roles = rights::roles(&self.sql, caller.actor)?;
        if roles.contains(&Role::Admin) { Ok(caller) } else { Err(ApiError::NoRight) }
    }

    /// `GET accounts`
    pub fn list_accounts(&self, request: &Request) -> Result<Response> {
        self.admin(request)?;
        Ok(answer::json(&list(&self.sql, None)?)?)
    }

    /// What is wrong with these accounts, row by row. Where a name comes twice, the later row is at
    /// fault.
    pub fn account_faults(&self, applicants: &[Applicant]) -> Result<Vec<RowFault>> {
        let mut names = BTreeSet::new();
        let mut faults = Vec::new();
        for (index, applicant) in (0_u32..).zip(applicants) {
            let Applicant { name, actor } = applicant;
            let is_new = names.insert(name);
            let bad_name = match name_fault(name) {
                Some(code) => Some(code),
                None if !is_new => Some("name_twice"),
                None => self.sql.row(ACTOR, &[name])?.map(|_| "name_taken"),
            };
            let bad_actor = actor_fault(&self.sql, *actor)?;
            for (member, code) in [("name", bad_name), ("actor", bad_actor)] {
                let (member, code) = (member.to_owned(), code.map(str::to_owned));
                faults.extend(code.map(|code| RowFault { index, member, code }));
            }
        }
        Ok(faults)
    }

    /// Makes these accounts, all or none.
    pub fn make_accounts(&self, words: &AccountsMake) -> Result<Vec<Account>> {
        let admin = self.admin_of(&words.token)?;
        let applicants: Vec<Applicant> =
            words.accounts.iter().map(HashedAccount::applicant).collect();
        // While the passwords were hashed, a name may have been taken.
        let faults = self.account_faults(&applicants)?;
        if !faults.is_empty() {
            return Err(ApiError::FaultyRows(faults));
        }
        let at = now();
        self.sql.transaction(|| {
            for account in &words.accounts {
                let head = accounts::make(&self.sql, account, admin.actor, at)?;
                rights::regrant(&self.sql, account.actor, head.seq)?;
            }
            Ok(())
        })?;
        let made: BTreeSet<&String> = words.accounts.iter().map(|account| &account.name).collect();
        let all = list(&self.sql, None)?.into_iter();
        Ok(all.filter(|account| made.contains(&account.name)).collect())
    }

    /// Gives an account another password. Whoever is logged in with it is so no longer.
    pub fn reset_password(&self, words: &PasswordReset) -> Result<Account> {
        let admin = self.admin_of(&words.token)?;
        let name = &words.name;
        let actor = other(&self.sql, &admin, name)?;
        let Hashed { salt, scheme, hash } = &words.password;
        let (scheme, at) = (u64::from(*scheme), now());
        let ended = self.sql.transaction(|| {
            self.sql.run(RESET, &[name, &scheme, salt, hash, &at])?;
            note(&self.sql, &admin, Act::PasswordReset, at, (name, actor))?;
            sessions::close_all(&self.sql, name, None)
        })?;
        ended.iter().for_each(|session| live::hang_up(&self.state, session));
        one(&self.sql, name)
    }

    /// `POST accounts/disable`
    pub async fn disable_account(&self, mut request: Request) -> Result<Response> {
        let (admin, words) = self.admin_says(&mut request).await?;
        let DisableAccount { name, disabled } = words;
        let actor = other(&self.sql, &admin, &name)?;
        let act = if disabled { Act::AccountDisabled } else { Act::AccountEnabled };
        let ended = self.sql.transaction(|| {
            // What stands that way already is not done again.
            if self.sql.row(DISABLE, &[&name, &u64::from(disabled)])?.is_none() {
                return Ok(Vec::new());
            }
            note(&self.sql, &admin, act, now(), (&name, actor))?;
            sessions::close_all(&self.sql, &name, None)
        })?;
        ended.iter().for_each(|session| live::hang_up(&self.state, session));
        Ok(answer::json(&one(&self.sql, &name)?)?)
    }
}

/// What is wrong with an account's name by itself.
pub fn name_fault(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("name_empty"),
        length if length > NAME_MAX => Some("name_too_long"),
        _ if name.trim() != name => Some("name_with_space_around"),
        _ => None,
    }
}

/// Who acts with the account of this name.
pub fn actor_of(sql: &Sql, name: &str) -> Result<ActorId> {
    let row = sql.row(ACTOR, &[&name])?;
    let why = "there is no account with this name";
    let missing = ApiError::Invalid { code: "no_such_account", member: "name".to_owned(), why };
    Ok(ActorId(row.ok_or(missing)?.id(0)?))
}

/// Who acts with the account of this name, which is not the admin's.
fn other(sql: &Sql, admin: &Caller, name: &str) -> Result<ActorId> {
    if admin.name == name {
        let why = "this is your own account";
        return Err(ApiError::Invalid { code: "yourself", member: "name".to_owned(), why });
    }
    actor_of(sql, name)
}

/// An account is for a person, or for a post that has none.
fn actor_fault(sql: &Sql, actor: ActorId) -> Result<Option<&'static str>> {
    let stored = rows::get(sql, actor.0)?;
    let entity = stored.map(|stored| stored.entity()).transpose()?.flatten();
    Ok(match entity {
        Some(Entity::Person(_)) => None,
        Some(Entity::Post(post)) => post.person.map(|_| "post_filled"),
        _ => Some("actor_unknown"),
    })
}

fn note(
    sql: &Sql,
    admin: &Caller,
    act: Act,
    at: Millis,
    (name, actor): (&str, ActorId),
) -> Result<()> {
    let deed = Deed { act, at, actor: admin.actor, subject: Id::from(actor) };
    deed.append(sql, &accounts::payload(name)?).map(|_| ())
}

fn one(sql: &Sql, name: &str) -> Result<Account> {
    let found = list(sql, Some(name))?.into_iter().next();
    found.ok_or_else(|| ApiError::Broken("an account went while it was written".to_owned()))
}

fn list(sql: &Sql, name: Option<&str>) -> Result<Vec<Account>> {
    sql.rows(LIST, &[&now(), &name])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Account> {
    Ok(Account {
        name: row.text(0)?,
        actor: ActorId(row.id(1)?),
        disabled: row.number(2)? != 0,
        must_change: row.number(3)? != 0,
        made_at: Millis(row.number(4)?),
        last_seen: row.number_if_any(5)?.map(Millis),
        sessions: row.number(6)? as u32,
    })
}
