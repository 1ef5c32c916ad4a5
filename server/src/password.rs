//! Passwords: Argon2id (RFC 9106) with the parameters that OWASP's cheat sheet on password storage
//! names first. Each account remembers by which scheme its hash was made, so that a stronger one
//! can follow.

use argon2::{Algorithm, Argon2, Params, Version};
use shared::api::PASSWORD_MIN;
use shared::mutation::Digest;

use crate::problem::{ApiError, Result};

/// The scheme of new hashes.
pub const SCHEME: u32 = 1;
/// More is no password any more, and would cost time to hash.
const BYTES_MAX: usize = 1024;
const TOO_LONG: (&str, &str) = ("password_too_long", "a password has at most 1024 bytes");
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// 16 bytes that make equal passwords hash differently.
pub type Salt = [u8; 16];

/// The hash of `password` by `scheme`.
pub fn hash(password: &str, salt: &Salt, scheme: u32) -> Result<Digest> {
    if scheme != SCHEME {
        return Err(ApiError::Broken(format!("password scheme {scheme} is not known")));
    }
    let failed = |error: argon2::Error| ApiError::Broken(format!("Argon2: {error}"));
    let mut hash = Digest::default();
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(hash.len())).map_err(failed)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(password.as_bytes(), salt, &mut hash).map_err(failed)?;
    Ok(hash)
}

/// What is wrong with `password` as somebody's: a stable name, and a sentence.
pub fn fault(password: &str) -> Option<(&'static str, &'static str)> {
    if password.chars().count() < PASSWORD_MIN {
        return Some(("password_too_short", "a password has at least 8 characters"));
    }
    (password.len() > BYTES_MAX).then_some(TOO_LONG)
}

/// Whether `password` may be somebody's.
pub fn check_new(password: &str, member: &str) -> Result<()> {
    fault(password).map_or(Ok(()), |fault| invalid(member, fault))
}

/// Whether hashing `password` is worth the while.
pub fn check_length(password: &str, member: &str) -> Result<()> {
    if password.len() <= BYTES_MAX { Ok(()) } else { invalid(member, TOO_LONG) }
}

fn invalid(member: &str, (code, why): (&'static str, &'static str)) -> Result<()> {
    Err(ApiError::Invalid { code, member: member.to_owned(), why })
}
