//! Both halves of synchronising, without I/O: they take events and return effects; `app` and
//! `server` perform them, and so do the tests' simulated devices and county.
//!
//! One call does everything: a request carries what the device has to say and how far it has read;
//! the answer carries a verdict for each envelope, what changed for this device since, what it may
//! no longer see, and the new cursor. A first sync is the same call from cursor zero, in pages.

pub mod county;
pub mod files;
pub mod replica;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{Counter, Id, Millis, ReplicaId, Seq};
use crate::log::Head;
use crate::mutation::Sealed;
use crate::rules::Refusal;
use crate::wire::Frame;

/// The version of [`Request`] and [`Answer`].
pub const PROTOCOL: u16 = 1;

/// Envelopes in one request at most.
pub const ENVELOPES_MAX: usize = 2_000;

/// Bytes of envelopes in one request at most.
pub const BYTES_MAX: usize = 4 * 1024 * 1024;

/// How far a replica has read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct Cursor {
    /// Every change up to this row, of what was visible, has been read.
    pub seq: Seq,
    /// Every right granted up to this row has been followed up: what it opened has been read.
    pub granted: Seq,
    /// A walk, in order of id, over what newer rights opened, that is not finished.
    pub walk: Option<Walk>,
}

/// A walk over everything that newly granted rights opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Walk {
    /// The log's head when the walk began: rights granted later wait for the next walk.
    pub to: Seq,
    /// The last id read.
    pub after: Id,
}

/// `POST sync`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// [`PROTOCOL`].
    pub protocol: u16,
    /// Which replica.
    pub replica: ReplicaId,
    /// How far it has read.
    pub cursor: Cursor,
    /// The log's head when it read that far: shows a server that was restored from a backup.
    pub witness: Option<Head>,
    /// What the device has to say, in counter order.
    pub envelopes: Vec<Sealed>,
}

/// What the server says of one envelope.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is in effect: the receipt.
    Accepted {
        /// Its row in the log.
        seq: Seq,
        /// When the server judged it.
        at: Millis,
    },
    /// It has no effect, and is in the log with the reason.
    Refused {
        /// Its row in the log.
        seq: Seq,
        /// When the server judged it.
        at: Millis,
        /// Why.
        reason: Refusal,
    },
    /// The same number came before with other content.
    IdentityReused,
}

/// A verdict and the envelope it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// The envelope's number.
    pub counter: Counter,
    /// What the server says of it.
    pub verdict: Verdict,
}

/// What `sync` answers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// One for each envelope.
    pub verdicts: Vec<Judged>,
    /// The cursor and witness do not fit this server's log: forget what was confirmed, start from
    /// cursor zero, and offer again what was sent lately.
    pub rebuild: bool,
    /// Entities that are new or changed for this replica.
    pub changed: Vec<Frame>,
    /// Ids that it may no longer see.
    pub gone: Vec<Id>,
    /// How far it has read now.
    pub cursor: Cursor,
    /// There is more: ask again at once.
    pub more: bool,
    /// The log's head.
    pub head: Head,
    /// The county's business date, where it has a fixed one.
    pub business_day: Option<Day>,
    /// The server's time.
    pub now: Millis,
}
