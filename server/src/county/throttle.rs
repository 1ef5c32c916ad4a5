//! Guessing passwords is slowed down, never locked out: after some failures each further try has to
//! wait, twice as long each time. Failures count for a name from one address, and for the address
//! alone with more patience, for whole offices share one. They never count for a name alone, or
//! anybody could keep anybody out.

use sha2::{Digest as _, Sha256};
use shared::id::Millis;

use super::sql::Sql;
use crate::problem::{ApiError, Result};

/// Failures that cost nothing.
const FREE_HERE: u64 = 5;
const FREE_ADDRESS: u64 = 50;
const WAIT_MAX_S: u64 = 300;
/// Failures are forgotten after this long without one.
const MEMORY_MS: u64 = 60 * 60 * 1000;

const GET: &str = "select failures, last_at from attempt where key = ?1";
const FORGET_OLD: &str = "delete from attempt where last_at < ?1";
const COUNT: &str = "insert into attempt (key, failures, last_at) values (?1, 1, ?2) \
    on conflict (key) do update set failures = failures + 1, last_at = excluded.last_at";
const FORGET: &str = "delete from attempt where key = ?1";
const TAKE_BACK: &str = "update attempt set failures = failures - 1 where key = ?1";

/// A try by one name from one address.
pub struct Try {
    here: [u8; 32],
    address: [u8; 32],
}

impl Try {
    /// The counters of a try. Names and addresses stand in the table as keyed hashes only.
    pub fn new(secret: &[u8; 32], name: &str, address: &str) -> Try {
        let key = |words: [&str; 2]| {
            let hash = Sha256::new().chain_update(secret).chain_update(words[0].as_bytes());
            hash.chain_update([0]).chain_update(words[1].as_bytes()).finalize().into()
        };
        Try { here: key([address, name]), address: key([address, ""]) }
    }

    /// Lets the try through, or says how long to wait. It counts as failed until it succeeds, so
    /// that many tries at once do not get in side by side.
    pub fn begin(&self, sql: &Sql, now: Millis) -> Result<()> {
        sql.run(FORGET_OLD, &[&now.0.saturating_sub(MEMORY_MS)])?;
        for (key, free) in [(&self.here, FREE_HERE), (&self.address, FREE_ADDRESS)] {
            let Some(row) = sql.row(GET, &[key])? else { continue };
            let until = row.number(1)? + wait_s(row.number(0)?, free) * 1000;
            if now.0 < until {
                let seconds = (until - now.0).div_ceil(1000) as u32;
                return Err(ApiError::TooManyTries { seconds });
            }
        }
        sql.run(COUNT, &[&self.here, &now])?;
        sql.run(COUNT, &[&self.address, &now])
    }

    /// The try succeeded.
    pub fn succeed(&self, sql: &Sql) -> Result<()> {
        sql.run(FORGET, &[&self.here])?;
        sql.run(TAKE_BACK, &[&self.address])
    }
}

/// How long to wait after so many failures: 0 while they are free, then 2, 4, 8 … seconds.
fn wait_s(failures: u64, free: u64) -> u64 {
    match failures.checked_sub(free) {
        None => 0,
        Some(beyond) => (2_u64 << beyond.min(20)).min(WAIT_MAX_S),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_five_minutes() {
        let waits: Vec<u64> = (4..16).map(|failures| wait_s(failures, 5)).collect();
        assert_eq!(waits, [0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(wait_s(u64::MAX, 5), 300);
    }

    #[test]
    fn a_name_has_a_counter_at_each_address() {
        let keys = |name, address| {
            let attempt = Try::new(&[7; 32], name, address);
            (attempt.here, attempt.address)
        };
        let (here, address) = keys("admin", "10.0.0.1");
        assert_ne!(here, keys("admin", "10.0.0.2").0);
        assert_ne!(here, keys("office", "10.0.0.1").0);
        assert_eq!(address, keys("office", "10.0.0.1").1);
        assert_ne!(here, address);
    }
}
