//! Accounts and their passwords. Hashing is done by the routing Worker; here hashes are compared.

use sha2::{Digest as _, Sha256};
use shared::api::{Me, Session};
use shared::id::{ActorId, Id, Millis};
use shared::log::{Act, Head};
use shared::mutation::Digest;

use super::log::Deed;
use super::sessions::{self, Caller};
use super::sql::Sql;
use super::throttle::Try;
use super::{County, meta, now};
use crate::bearer;
use crate::internal::{
    Hashed, HashedAccount, LoginFinish, LoginStart, PasswordFinish, PasswordStart, Recipe,
};
use crate::password::{SCHEME, Salt};
use crate::problem::{ApiError, Result};

const GET: &str = "select actor, scheme, salt, hash, must_change, reset_at from account \
    where name = ?1 and disabled = 0";
const MAKE: &str = "insert into account (name, actor, scheme, salt, hash, must_change, made_at) \
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const NEW_PASSWORD: &str = "update account set scheme = ?2, salt = ?3, hash = ?4, must_change = 0, \
    reset_at = null where name = ?1";

struct Account {
    actor: ActorId,
    password: Hashed,
    must_change: bool,
    reset_at: Option<Millis>,
}

impl County {
    /// How the password of this name is hashed. A name without account gets a salt that is its own
    /// and stays the same, so it cannot be told from the others.
    pub fn login_start(&self, words: &LoginStart) -> Result<Recipe> {
        let meta = meta::open(&self.sql)?;
        Try::new(&meta.secret, &words.name, &words.address).begin(&self.sql, now())?;
        let account = get(&self.sql, &words.name)?;
        Ok(match account {
            Some(account) => recipe(&account.password),
            None => Recipe { salt: invented(&meta.secret, &words.name), scheme: SCHEME },
        })
    }

    /// Opens a session where the hash is right.
    pub fn login_finish(&self, words: LoginFinish) -> Result<Session> {
        let meta = meta::open(&self.sql)?;
        let account = get(&self.sql, &words.name)?;
        let stored = account.as_ref().map_or(Digest::default(), |account| account.password.hash);
        let right = bearer::same(&stored, &words.hash);
        let account = account.filter(|_| right).ok_or(ApiError::WrongNameOrPassword)?;
        Try::new(&meta.secret, &words.name, &words.address).succeed(&self.sql)?;
        let caller = Caller {
            name: words.name,
            actor: account.actor,
            must_change: account.must_change,
            reset_at: account.reset_at,
            session: Digest::default(),
        };
        sessions::open(&self.sql, caller, &words.agent, meta, now())
    }

    /// How the current password of this session's account is hashed.
    pub fn password_start(&self, words: &PasswordStart) -> Result<Recipe> {
        let meta = meta::open(&self.sql)?;
        let caller = sessions::of_token(&self.sql, &words.token, now())?;
        Try::new(&meta.secret, &caller.name, &words.address).begin(&self.sql, now())?;
        let account = get(&self.sql, &caller.name)?.ok_or(ApiError::NotLoggedIn)?;
        Ok(recipe(&account.password))
    }

    /// Takes the new password where the current one is right; every other session is over.
    pub fn password_finish(&self, words: &PasswordFinish) -> Result<Me> {
        let meta = meta::open(&self.sql)?;
        let mut caller = sessions::of_token(&self.sql, &words.token, now())?;
        let account = get(&self.sql, &caller.name)?.ok_or(ApiError::NotLoggedIn)?;
        if !bearer::same(&account.password.hash, &words.current) {
            return Err(ApiError::WrongPassword);
        }
        let Hashed { salt, scheme, hash } = &words.new;
        self.sql.transaction(|| {
            Try::new(&meta.secret, &caller.name, &words.address).succeed(&self.sql)?;
            let scheme = u64::from(*scheme);
            self.sql.run(NEW_PASSWORD, &[&caller.name, &scheme, salt, hash])?;
            let deed = Deed {
                act: Act::PasswordChanged,
                at: now(),
                actor: caller.actor,
                subject: caller.actor.into(),
            };
            deed.append(&self.sql, &payload(&caller.name)?)
        })?;
        self.close_others(&caller)?;
        caller.must_change = false;
        caller.reset_at = None;
        Ok(caller.me(meta))
    }
}

/// Makes an account, and notes in the log who did; returns the log row's head. The maker is nil for
/// whoever knows the setup secret.
pub fn make(sql: &Sql, account: &HashedAccount, maker: ActorId, at: Millis) -> Result<Head> {
    let HashedAccount { name, actor, must_change, password } = account;
    let (scheme, must_change) = (u64::from(password.scheme), u64::from(*must_change));
    let Hashed { salt, hash, .. } = password;
    sql.run(MAKE, &[name, actor, &scheme, salt, hash, &must_change, &at])?;
    let deed = Deed { act: Act::AccountMade, at, actor: maker, subject: Id::from(*actor) };
    deed.append(sql, &payload(name)?)
}

fn get(sql: &Sql, name: &str) -> Result<Option<Account>> {
    let Some(row) = sql.row(GET, &[&name])? else { return Ok(None) };
    let password =
        Hashed { scheme: row.number(1)? as u32, salt: row.fixed(2)?, hash: row.fixed(3)? };
    let actor = ActorId(row.id(0)?);
    let must_change = row.number(4)? != 0;
    let reset_at = row.number_if_any(5)?.map(Millis);
    Ok(Some(Account { actor, password, must_change, reset_at }))
}

fn recipe(password: &Hashed) -> Recipe {
    Recipe { salt: password.salt, scheme: password.scheme }
}

fn invented(secret: &[u8; 32], name: &str) -> Salt {
    let hash: Digest = Sha256::new().chain_update(secret).chain_update(name).finalize().into();
    let mut salt = Salt::default();
    salt.iter_mut().zip(hash).for_each(|(byte, from)| *byte = from);
    salt
}

/// What a log row about the account of this name says.
pub fn payload(name: &str) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(&serde_json::json!({ "account": name }))?)
}
