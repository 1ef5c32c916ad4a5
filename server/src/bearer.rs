//! What stands in `Authorization: Bearer`, and how secrets are compared.

use sha2::{Digest as _, Sha256};
use shared::mutation::Digest;
use worker::{Env, Headers};

use crate::problem::{ApiError, Result};
use crate::setting;

/// The token that came with a request.
pub fn token(headers: &Headers) -> Option<String> {
    let value = headers.get("authorization").ok()??;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

/// Tokens are stored and compared hashed.
pub fn hash(token: &str) -> Digest {
    Sha256::digest(token.as_bytes()).into()
}

/// Whether two digests are the same, in a time that does not depend on where they differ.
pub fn same(one: &Digest, other: &Digest) -> bool {
    let differ = one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other));
    std::hint::black_box(differ) == 0
}

/// Lets through whoever knows the setup secret.
pub fn check_setup_secret(env: &Env, headers: &Headers) -> Result<()> {
    let secret = setting::of(env, "SETUP_SECRET").ok_or(ApiError::SecretMissing)?;
    if is_given(headers, &secret) { Ok(()) } else { Err(ApiError::WrongSecret) }
}

/// Lets through whoever knows the backup key. A server without one has no backups to give: nobody
/// is told that it could.
pub fn check_backup_key(env: &Env, headers: &Headers) -> Result<()> {
    let key = setting::of(env, "BACKUP_KEY").ok_or(ApiError::NotFound)?;
    if is_given(headers, &key) { Ok(()) } else { Err(ApiError::WrongKey) }
}

fn is_given(headers: &Headers, secret: &str) -> bool {
    let given = token(headers).unwrap_or_default();
    same(&hash(secret), &hash(&given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_equal_digests_are_the_same() {
        let one = hash("one");
        assert!(same(&one, &hash("one")));
        for place in 0..one.len() {
            let mut other = one;
            other[place] ^= 1;
            assert!(!same(&one, &other), "{place}");
        }
    }
}
