//! What nobody needs any more goes, a little at a time: rights that ended so long ago that hardly any
//! phone has not heard of it. Such a row stands only so that a phone that reads on from before it
//! learns that something went.
//!
//! The *horizon* is the log row up to which ended rights may be forgotten. It follows the present at
//! a distance of [`KEEP_DAYS`], or of as many days as the operator says. A phone whose cursor stands
//! before it is told to start over: it keeps what it has not delivered, reads everything anew, and
//! so holds nothing that it may no longer see.
//!
//! Never forgotten: rows of the log, and the identity and verdict of every envelope, for an act that
//! comes a second time after years has still to be recognised. Of a thing only the latest state is
//! kept in the first place, and things are never deleted: there are no tombstones.

use std::rc::Rc;

use shared::id::{Millis, Seq};
use shared::log::Header;
use shared::sync::Cursor;
use shared::wire::decode;

use super::sql::Sql;
use super::{County, limit, log, meta, now};
use crate::problem::{ApiError, Result};
use crate::setting;

/// How long ended rights are kept where the operator says nothing.
const KEEP_DAYS: u64 = 180;
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// Rows that are deleted at once.
const SLICE: u64 = limit(500, 3) as u64;

const HEADER_AT: &str = "select header from log where seq = ?1";
const ANY_AUDIENCE: &str = "select 1 from audience where until <= ?1 limit 1";
const FORGET_AUDIENCE: &str = "delete from audience where (scope, subject) in \
    (select scope, subject from audience where until <= ?1 limit ?2)";
const ANY_GRANT: &str = "select 1 from granted where until <= ?1 limit 1";
const FORGET_GRANTS: &str = "delete from granted where (actor, scope) in \
    (select actor, scope from granted where until <= ?1 limit ?2)";

/// Whether a phone that has read so far may have missed what was forgotten.
pub fn is_behind(cursor: &Cursor, horizon: Seq) -> bool {
    match cursor.walk {
        // A first sync that was broken off: it knows nothing of what went since it began.
        Some(walk) if cursor.seq == Seq(0) => walk.to < horizon,
        _ => cursor.seq > Seq(0) && cursor.seq.min(cursor.granted) < horizon,
    }
}

impl County {
    /// Forgets a little, where there is something to forget. Not while a backup is read: its counts
    /// are those of all its rows.
    pub fn compact(&self) -> Result<()> {
        if Rc::strong_count(&self.backups) > 1 {
            return Ok(());
        }
        let days = match setting::of(&self.env, "HORIZON_DAYS") {
            None => KEEP_DAYS,
            Some(days) => days
                .parse()
                .map_err(|_| ApiError::Broken(format!("HORIZON_DAYS: {days} is not a number")))?,
        };
        let now = now();
        forget(&self.sql, Millis(now.0.saturating_sub(days.saturating_mul(DAY_MS))))
    }
}

/// Forgets at most [`SLICE`] rows of each kind that ended up to `until`.
pub fn forget(sql: &Sql, until: Millis) -> Result<()> {
    let mut horizon = meta::read(sql)?.horizon;
    // The horizon moves in steps, so that it is not written each time.
    let step = Seq(horizon.0 + SLICE);
    let head = log::head(sql)?.seq;
    if at(sql, step.min(head))?.is_some_and(|at| at <= until) && horizon < head {
        horizon = last_before(sql, until, horizon, head)?;
        meta::set_horizon(sql, horizon)?;
    }
    for (any, forget) in [(ANY_AUDIENCE, FORGET_AUDIENCE), (ANY_GRANT, FORGET_GRANTS)] {
        if sql.row(any, &[&horizon])?.is_some() {
            sql.run(forget, &[&horizon, &SLICE])?;
        }
    }
    Ok(())
}

/// The last row between these two that was written by then. Rows come in order of time, but for a
/// clock that was set back: then any row near it will do.
fn last_before(sql: &Sql, until: Millis, mut low: Seq, mut high: Seq) -> Result<Seq> {
    while low < high {
        let middle = Seq(high.0 - (high.0 - low.0) / 2);
        if at(sql, middle)?.is_some_and(|at| at <= until) {
            low = middle;
        } else {
            high = Seq(middle.0 - 1);
        }
    }
    Ok(low)
}

/// When this row of the log was written.
fn at(sql: &Sql, seq: Seq) -> Result<Option<Millis>> {
    let Some(row) = sql.row(HEADER_AT, &[&seq])? else { return Ok(None) };
    let header: Option<Header> = decode(&row.bytes(0)?);
    let header = header.ok_or_else(|| ApiError::Broken("a header in the log".to_owned()))?;
    Ok(Some(header.at))
}

#[cfg(test)]
mod tests {
    use shared::id::Id;
    use shared::sync::Walk;

    use super::*;

    fn at(seq: u64, granted: u64, walk: Option<u64>) -> Cursor {
        let walk = walk.map(|to| Walk { to: Seq(to), after: Id::default() });
        Cursor { seq: Seq(seq), granted: Seq(granted), walk }
    }

    #[test]
    fn who_may_have_missed_something_starts_over() {
        let horizon = Seq(100);
        for (cursor, is) in [
            (at(0, 0, None), false),
            (at(0, 0, Some(99)), true),
            (at(0, 0, Some(100)), false),
            (at(99, 120, None), true),
            (at(120, 99, None), true),
            (at(120, 99, Some(120)), true),
            (at(100, 100, None), false),
        ] {
            assert_eq!(is_behind(&cursor, horizon), is, "{cursor:?}");
            assert!(!is_behind(&cursor, Seq(0)));
        }
    }
}
