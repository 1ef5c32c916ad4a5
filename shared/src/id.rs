//! Identities and counters. Ids are made by whoever creates the thing (phones included), so that
//! nothing created offline ever needs renaming.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// 128 bits, unique in a county. Hexadecimal at the edges (JSON, addresses), 16 bytes inside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub [u8; 16]);

impl Id {
    /// An id that follows from `words` alone: the same seed data always gets the same ids.
    pub fn derived(words: &str) -> Self {
        use sha2::{Digest, Sha256};
        let hash = Sha256::digest(words.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Id(bytes)
    }

    /// A time-ordered id (UUIDv7, RFC 9562) from a time and 10 random bytes.
    pub fn timed(at: Millis, random: [u8; 10]) -> Self {
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&at.0.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = (bytes[6] & 0x0f) | 0x70;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Id(bytes)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(NotAnId);
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotAnId)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAnId)?;
        }
        Ok(Id(bytes))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        } else {
            <[u8; 16]>::deserialize(deserializer).map(Id)
        }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Debug, Default)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl From<$name> for Id {
            fn from(id: $name) -> Id {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )*};
}

ids! {
    /// A unit: township, department, office.
    UnitId
    /// A person.
    PersonId
    /// A post, filled or vacant.
    PostId
    /// A programme: one issued document turned into a board.
    ProgrammeId
    /// An industry chain.
    ChainId
    /// A node of a chain's blueprint.
    NodeId
    /// A link of a chain's blueprint.
    LinkId
    /// A task.
    TaskId
    /// An indicator.
    IndicatorId
    /// A report of progress.
    ReportId
    /// A comment.
    CommentId
    /// An entry of the conflict box.
    ConflictId
    /// An appointment of a delegate.
    DelegateId
    /// A leader's instruction.
    InstructionId
    /// What a person has read.
    ReadMarkId
    /// A report by period.
    PeriodReportId
    /// A campaign's field.
    FieldId
    /// A phase of a programme.
    PhaseId
    /// A river, gully or lake.
    RiverId
    /// A finding.
    FindingId
    /// A photo or file.
    AttachmentId
    /// An inspection.
    InspectionId
    /// A drawing of findings that are looked at again.
    RecheckId
    /// A reminder, a warning, a circular, a summons.
    EscalationId
    /// A line of a ledger.
    LedgerEntryId
    /// A patrol.
    PatrolId
    /// Who acts: the id of a person, or of a post that acts without a named person.
    ActorId
    /// One account in one browser profile.
    ReplicaId
}

/// A place in the county's one total order: the number of a log row. `Seq::PENDING` marks what is
/// not judged yet and sorts after everything that is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Debug, Default,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// Not judged by the server yet.
    pub const PENDING: Seq = Seq(u64::MAX);

    /// Whether the server has not judged this yet.
    pub fn is_pending(self) -> bool {
        self == Seq::PENDING
    }
}

/// A replica's own number for an envelope, from 1, in the order the person acted.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Debug, Default,
)]
#[serde(transparent)]
pub struct Counter(pub u64);

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Debug, Default,
)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// How many whole days have passed until `now`; none where a clock was set back.
    pub fn days_until(self, now: Millis) -> u32 {
        const DAY: u64 = 24 * 60 * 60 * 1000;
        u32::try_from(now.0.saturating_sub(self.0) / DAY).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_whole_and_never_backwards() {
        let hours = |hours: u64| Millis(hours * 3_600_000);
        for (since, now, days) in [(0, 23, 0), (0, 24, 1), (5, 100, 3), (100, 5, 0)] {
            assert_eq!(hours(since).days_until(hours(now)), days, "{since} to {now}");
        }
    }

    #[test]
    fn an_id_reads_back_what_it_prints() {
        let id = Id::derived("unit/农业农村局");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("农".parse::<Id>(), Err(NotAnId));
        assert_eq!("é".repeat(16).parse::<Id>(), Err(NotAnId));
    }

    #[test]
    fn timed_ids_sort_by_time_and_say_version_7() {
        let early = Id::timed(Millis(1_000), [0xff; 10]);
        let late = Id::timed(Millis(2_000), [0; 10]);
        assert!(early < late);
        assert_eq!(early.0[6] >> 4, 7);
    }
}
