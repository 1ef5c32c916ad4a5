//! Verifying the log from row one, page by page, or the part of it that is kept on this device. Free
//! of web types.

use shared::api::{Hex, Link, Payload};
use shared::id::Seq;
use shared::log::{Broken, Head, Header, verify};

/// A verification under way.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Check {
    head: Head,
    witness: Head,
    differs: bool,
    /// What is read ends where the reading ended, not where the log does.
    is_part: bool,
}

/// What it came to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    /// Every row follows from the one before, and the witness agrees.
    Whole {
        /// The last row.
        head: Head,
        /// The row that this device had kept the hash of; 0 where it had none.
        witness: Seq,
    },
    /// The first row that does not fit.
    Broken {
        /// The last row that does.
        until: Head,
        /// What is wrong with the next.
        why: Broken,
    },
    /// The log ends before the row that this device had kept the hash of.
    Shorter {
        /// The last row.
        head: Head,
        /// The row that this device has known.
        witness: Seq,
    },
    /// The log is unbroken, but it is not the one that this device has known.
    Differs {
        /// The last row.
        head: Head,
        /// The row that this device has known with another hash.
        witness: Seq,
    },
}

impl Check {
    /// From row one; `witness` is the head that this device has kept.
    pub fn new(witness: Head) -> Check {
        Check { witness, ..Check::default() }
    }

    /// Of rows that are kept, from `first` on. What came before the first one is not known, unless it is
    /// row one: its own hash is then taken as it stands.
    pub fn part(first: &Link, witness: Head) -> Check {
        let (Header { seq, .. }, _, hash) = first.chain();
        let head = if seq == Seq(1) { Head::default() } else { Head { seq, hash } };
        let differs = head.seq == witness.seq && head.hash != witness.hash;
        Check { head, witness, differs, is_part: true }
    }

    /// The number of the row to read next.
    pub fn next(&self) -> Seq {
        Seq(self.head.seq.0 + 1)
    }

    /// How many rows were verified.
    pub fn done(&self) -> u64 {
        self.head.seq.0
    }

    /// Reads on: the rows that follow.
    pub fn read(&mut self, links: &[Link]) -> Result<(), Verdict> {
        for link in links {
            self.head = verify(self.head, [link.chain()])
                .and_then(|head| link.check(said).map(|()| head))
                .map_err(|why| Verdict::Broken { until: self.head, why })?;
            if self.head.seq == self.witness.seq {
                self.differs = self.head.hash != self.witness.hash;
            }
        }
        Ok(())
    }

    /// The log ends here.
    pub fn end(self) -> Verdict {
        let Check { head, witness: Head { seq: witness, .. }, differs, is_part } = self;
        match differs {
            true => Verdict::Differs { head, witness },
            false if head.seq < witness && !is_part => Verdict::Shorter { head, witness },
            // The row that this device remembers is not among those that were read.
            false if head.seq < witness => Verdict::Whole { head, witness: Seq(0) },
            false => Verdict::Whole { head, witness },
        }
    }
}

/// What an administrative act says.
fn said(bytes: &[u8]) -> Option<Payload> {
    serde_json::from_slice(bytes).ok()
}

/// A hash as people compare it: its first and last eight digits.
pub fn short(hash: &Hex) -> String {
    let digits = hash.to_string();
    match (digits.get(..8), digits.get(digits.len().saturating_sub(8)..)) {
        (Some(first), Some(last)) => format!("{first}…{last}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use shared::api::Row;
    use shared::backup::Hex as Bytes;
    use shared::id::{ActorId, Counter, Id, Millis, ReplicaId};
    use shared::log::{Act, payload_digest};

    use super::*;

    /// A log of `count` rows, and its heads after each.
    fn log(count: u64) -> (Vec<Link>, Vec<Head>) {
        let mut head = Head::default();
        let mut heads = vec![head];
        let mut links = Vec::new();
        for seq in 1..=count {
            let header = Header {
                seq: Seq(seq),
                at: Millis(seq),
                actor: ActorId(Id::derived("who")),
                act: Act::Accepted,
                replica: ReplicaId::default(),
                counter: Counter(seq),
                kind: 104,
                subject: Id::derived("task"),
            };
            let digest = payload_digest(&[seq as u8; 16], b"said");
            head = head.then(&header, &digest);
            heads.push(head);
            let row = Row { header, redacted: false, payload: None, reason: None };
            let (payload_digest, hash) = (Hex(digest), Hex(head.hash));
            links.push(Link { row, payload_digest, hash, salt: None, bytes: None });
        }
        (links, heads)
    }

    /// In pages of three, as the page reads it.
    fn check(links: &[Link], witness: Head) -> Verdict {
        let mut check = Check::new(witness);
        for page in links.chunks(3) {
            if let Err(verdict) = check.read(page) {
                return verdict;
            }
        }
        check.end()
    }

    #[test]
    fn an_untouched_log_is_whole_whatever_the_witness_remembers_of_it() {
        let (links, heads) = log(8);
        for witness in [heads[0], heads[3], heads[8]] {
            let whole = Verdict::Whole { head: heads[8], witness: witness.seq };
            assert_eq!(check(&links, witness), whole);
        }
        assert_eq!(check(&[], heads[0]), Verdict::Whole { head: heads[0], witness: Seq(0) });
    }

    #[test]
    fn a_changed_row_is_named() {
        type Touch = fn(&mut Vec<Link>);
        let hole = |expected, found| Broken::Hole { expected: Seq(expected), found: Seq(found) };
        let table: [(Touch, Broken); 5] = [
            (|links| links[4].row.header.at = Millis(99), Broken::Hash(Seq(5))),
            (|links| links[4].payload_digest.0[0] ^= 1, Broken::Hash(Seq(5))),
            (|links| links[4].hash.0[31] ^= 1, Broken::Hash(Seq(5))),
            (|links| drop(links.remove(4)), hole(5, 6)),
            (|links| links.swap(4, 5), hole(5, 6)),
        ];
        for (touch, why) in table {
            let (mut links, heads) = log(8);
            touch(&mut links);
            assert_eq!(check(&links, heads[8]), Verdict::Broken { until: heads[4], why });
        }
    }

    #[test]
    fn words_that_a_row_does_not_bind_are_named() {
        let (mut links, heads) = log(8);
        // Shown, and without a proof that this was said.
        links[4].row.payload = Some(Payload::Account { account: "clerk".into() });
        let why = Broken::Payload(Seq(5));
        assert_eq!(check(&links, heads[8]), Verdict::Broken { until: heads[4], why });
        links[4].salt = Some(Bytes(vec![5; 16]));
        links[4].bytes = Some(Bytes(br#"{"account":"clerk"}"#.to_vec()));
        assert_eq!(check(&links, heads[8]), Verdict::Broken { until: heads[4], why });
        // What was said in truth.
        links[4].bytes = Some(Bytes(b"said".to_vec()));
        assert_eq!(check(&links, heads[8]), Verdict::Broken { until: heads[4], why });
        links[4].row.payload = None;
        assert!(matches!(check(&links, heads[8]), Verdict::Whole { .. }));
    }

    #[test]
    fn a_log_that_was_written_anew_or_cut_does_not_pass() {
        let (links, heads) = log(8);
        let cut = Verdict::Shorter { head: heads[5], witness: Seq(8) };
        assert_eq!(check(&links[..5], heads[8]), cut);
        let other = Head { hash: [7; 32], ..heads[6] };
        let differs = Verdict::Differs { head: heads[8], witness: Seq(6) };
        assert_eq!(check(&links, other), differs);
    }

    #[test]
    fn a_part_of_the_log_is_checked_by_itself() {
        let part = |links: &[Link], witness| {
            let mut check = Check::part(&links[0], witness);
            let rest = if links[0].row.header.seq == Seq(1) { links } else { &links[1..] };
            check.read(rest).map_or_else(|verdict| verdict, |()| check.end())
        };
        let (links, heads) = log(8);
        let whole = |head, witness| Verdict::Whole { head, witness: Seq(witness) };
        assert_eq!(part(&links[3..6], heads[5]), whole(heads[6], 5));
        assert_eq!(part(&links[3..6], heads[4]), whole(heads[6], 4), "the first of them");
        assert_eq!(part(&links[3..6], heads[8]), whole(heads[6], 0), "a later row is remembered");
        assert_eq!(part(&links[..6], heads[8]), whole(heads[6], 0));
        for seq in [4, 5] {
            let other = Head { hash: [7; 32], ..heads[seq] };
            let differs = Verdict::Differs { head: heads[6], witness: Seq(seq as u64) };
            assert_eq!(part(&links[3..6], other), differs);
        }
        let (mut links, heads) = log(8);
        links[4].row.header.at = Millis(99);
        let broken = Verdict::Broken { until: heads[4], why: Broken::Hash(Seq(5)) };
        assert_eq!(part(&links[3..6], heads[8]), broken);
    }

    #[test]
    fn a_hash_is_shortened_in_the_middle() {
        assert_eq!(short(&Hex([0xab; 32])), "abababab…abababab");
    }
}
