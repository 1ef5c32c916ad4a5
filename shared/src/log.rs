//! The county's log: one row for every judged envelope and every administrative act, chained.
//!
//! h_n = SHA-256(h_{n-1} ‖ header_n ‖ SHA-256(salt_n ‖ payload_n)). The chain survives a lawful
//! redaction of payload and salt (their digest stays); nothing else may change a row.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use crate::mutation::Digest;
use crate::wire::encode;

/// What a row records.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The county was set up; row one.
    Setup,
    /// Entities were loaded before the county opened.
    Seed,
    /// The county opened: no more loading.
    Open,
    /// An account was made.
    AccountMade,
    /// A password was changed by its owner.
    PasswordChanged,
    /// Somebody exported what they may see.
    Exported,
    /// An envelope was judged and is in effect.
    Accepted,
    /// An envelope was judged and refused.
    Refused,
    /// A password was reset by an admin.
    PasswordReset,
    /// An account was closed: nobody can log in with it.
    AccountDisabled,
    /// A closed account was opened again.
    AccountEnabled,
    /// A session was ended by an admin.
    SessionRevoked,
    /// Somebody brought in a device's unsent acts as a file; they are the rows before this one.
    BroughtIn,
}

impl Act {
    /// Whether it is somebody's act on the county's content, not an administrative one.
    pub fn is_judged(self) -> bool {
        matches!(self, Act::Accepted | Act::Refused)
    }
}

/// The part of a row that never goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The row's number, from 1 without holes: the county's one total order.
    pub seq: Seq,
    /// The server's time.
    pub at: Millis,
    /// Who acted.
    pub actor: ActorId,
    /// What it records.
    pub act: Act,
    /// Where the envelope came from; nil for administrative acts.
    pub replica: ReplicaId,
    /// The envelope's number there; 0 for administrative acts.
    pub counter: Counter,
    /// The number of the mutation's kind; 0 where there is none or it could not be read.
    pub kind: u16,
    /// What it was done to; nil where that is nothing in particular.
    pub subject: Id,
}

/// The last row's number and hash. Every sync answer carries it, so every phone is a witness.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct Head {
    /// The last row's number; 0 before the first.
    pub seq: Seq,
    /// Its hash; zeroes before the first.
    pub hash: Digest,
}

/// The digest by which a row binds its payload.
pub fn payload_digest(salt: &[u8; 16], payload: &[u8]) -> Digest {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

impl Head {
    /// The head after a row with this header and payload digest.
    pub fn then(self, header: &Header, payload: &Digest) -> Head {
        let hash = Sha256::new()
            .chain_update(self.hash)
            .chain_update(encode(header))
            .chain_update(payload)
            .finalize()
            .into();
        Head { seq: header.seq, hash }
    }
}

/// Why a log does not verify.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Broken {
    /// A row is missing, doubled or out of order.
    #[error("row {found:?} stands where row {expected:?} should")]
    Hole {
        /// The number that should come.
        expected: Seq,
        /// The number that came.
        found: Seq,
    },
    /// A row's hash is not what the rows before it say.
    #[error("row {0:?} does not have the hash that the rows before it give")]
    Hash(Seq),
    /// What is shown as said is not what the row binds.
    #[error("row {0:?} binds other words than those that are shown")]
    Payload(Seq),
}

/// Checks rows that follow `head`: header, payload digest, recorded hash. Returns the new head.
pub fn verify(
    head: Head,
    rows: impl IntoIterator<Item = (Header, Digest, Digest)>,
) -> Result<Head, Broken> {
    rows.into_iter().try_fold(head, |head, (header, payload, hash)| {
        let expected = Seq(head.seq.0 + 1);
        if header.seq != expected {
            return Err(Broken::Hole { expected, found: header.seq });
        }
        let next = head.then(&header, &payload);
        if next.hash == hash { Ok(next) } else { Err(Broken::Hash(header.seq)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: u64) -> Vec<(Header, Digest, Digest)> {
        let mut head = Head::default();
        (1..=count)
            .map(|seq| {
                let header = Header {
                    seq: Seq(seq),
                    at: Millis(seq),
                    actor: ActorId::default(),
                    act: Act::Accepted,
                    replica: ReplicaId::default(),
                    counter: Counter(seq),
                    kind: 106,
                    subject: Id::default(),
                };
                let payload = payload_digest(&[seq as u8; 16], b"words");
                head = head.then(&header, &payload);
                (header, payload, head.hash)
            })
            .collect()
    }

    #[test]
    fn a_headers_subject_is_its_last_16_bytes() {
        // The server's table of the log reads it there.
        for (seq, act) in [(1, Act::Setup), (u64::MAX, Act::SessionRevoked)] {
            let subject = Id::derived("subject");
            let (header, ..) = rows(1)[0];
            let bytes = encode(&Header { seq: Seq(seq), act, subject, ..header });
            assert_eq!(bytes[bytes.len() - 16..], subject.0);
        }
    }

    #[test]
    fn an_untouched_log_verifies_to_its_head() {
        let log = rows(5);
        let head = verify(Head::default(), log.clone());
        assert_eq!(head.map(|head| head.seq), Ok(Seq(5)));
        let resumed = verify(head.unwrap_or_default(), []);
        assert_eq!(resumed, head);
    }

    #[test]
    fn every_way_of_touching_a_row_shows() {
        type Rows = Vec<(Header, Digest, Digest)>;
        let touched: [fn(&mut Rows); 5] = [
            |log| log[2].0.actor = ActorId(Id([9; 16])),
            |log| log[2].1[0] ^= 1,
            |log| log[2].2[0] ^= 1,
            |log| {
                log.remove(2);
            },
            |log| log.swap(1, 2),
        ];
        for touch in touched {
            let mut log = rows(5);
            touch(&mut log);
            assert!(verify(Head::default(), log).is_err());
        }
    }
}
