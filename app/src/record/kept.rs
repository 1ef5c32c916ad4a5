//! The log in blocks: read from the server, or kept from an earlier reading. Blocks begin at the same
//! numbers for everybody, so that what is read again takes the place of what was read before.

use shared::api::{Health, LOG_PAGE, Link};
use shared::id::{Millis, Seq};

use crate::replica::{CallError, Store};

/// Rows of the log, oldest first.
pub struct Block {
    /// The rows.
    pub links: Vec<Link>,
    /// The number that the block begins at.
    pub from: u64,
    /// When it was read, where it is not from the server just now.
    pub read_at: Option<Millis>,
    /// Whether an older block can be read.
    pub more: bool,
}

/// The latest block, or the one before the row `last`. `None` where there is none.
pub async fn block(store: Store, last: Option<Seq>) -> Result<Option<Block>, CallError> {
    let newest = match last {
        Some(Seq(seq)) => seq - 1,
        None => newest(store).await?,
    };
    if newest == 0 {
        return Ok(None);
    }
    let from = start_of(newest);
    let (mut links, read_at) = rows(store, from, newest).await?;
    if last.is_some() {
        links.retain(|link| link.row.header.seq.0 <= newest);
        // Read before it was full, a kept block would leave a hole.
        if links.last().is_none_or(|link| link.row.header.seq.0 < newest) {
            return Err(CallError::Unreachable);
        }
    }
    let before = question(from.saturating_sub(LOG_PAGE));
    let more = match read_at {
        Some(_) => from > 1 && store.recalled("log").await.contains(&before),
        None => from > 1,
    };
    Ok(Some(Block { links, from, read_at, more }))
}

/// The rows of the block that begins at `from`, `newest` among them. Long rows come in several
/// answers.
async fn rows(
    store: Store,
    from: u64,
    newest: u64,
) -> Result<(Vec<Link>, Option<Millis>), CallError> {
    let (mut links, mut read_at, mut next) = (Vec::new(), None, from);
    while next <= newest {
        let rest = format!("log?from={next}&limit={}", from + LOG_PAGE - next);
        let (read, at) = store.ask_or_recall::<Vec<Link>>(&rest).await?;
        let Some(last) = read.last() else { break };
        next = last.row.header.seq.0 + 1;
        read_at = read_at.or(at);
        links.extend(read);
    }
    Ok((links, read_at))
}

/// All that is kept without a hole, oldest first, and when the latest of it was read.
pub async fn all_kept(store: Store) -> Result<(Vec<Link>, Option<Millis>), CallError> {
    let (mut all, mut read_at, mut last) = (Vec::new(), None, None);
    loop {
        match block(store, last).await {
            Ok(Some(block)) => {
                read_at = read_at.or(block.read_at);
                last = Some(Seq(block.from));
                all.splice(0..0, block.links);
                if !block.more {
                    return Ok((all, read_at));
                }
            }
            // What is older was read before it was full.
            Err(error) if error.is_silence() && !all.is_empty() => return Ok((all, read_at)),
            Ok(None) => return Ok((all, read_at)),
            Err(error) => return Err(error),
        }
    }
}

/// What asks for the block that begins here.
pub fn question(from: u64) -> String {
    format!("log?from={from}&limit={LOG_PAGE}")
}

/// The number of the newest row: the server's, or of the newest block that is kept.
async fn newest(store: Store) -> Result<u64, CallError> {
    match store.ask::<Health>("health").await {
        Ok(health) => Ok(health.head.seq.0),
        Err(error) if error.is_silence() => {
            let kept = store.recalled("log").await;
            kept.iter().filter_map(|question| asked_from(question)).max().ok_or(error)
        }
        Err(error) => Err(error),
    }
}

/// The number that the block with this row begins at.
fn start_of(seq: u64) -> u64 {
    (seq - 1) / LOG_PAGE * LOG_PAGE + 1
}

fn asked_from(question: &str) -> Option<u64> {
    question.strip_prefix("log?from=")?.split('&').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_begins_at_the_same_number_whatever_row_it_is_asked_by() {
        for (seq, from) in [(1, 1), (500, 1), (501, 501), (999, 501), (1000, 501), (1001, 1001)] {
            assert_eq!(start_of(seq), from, "{seq}");
            assert_eq!(asked_from(&question(from)), Some(from));
        }
    }
}
