//! A mutation with who, when and on what ground.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Mutation;
use crate::calendar::Day;
use crate::id::{ActorId, Counter, Millis, ReplicaId, Seq};
use crate::rules::Refusal;
use crate::wire::{Frame, Unreadable, decode, encode};

/// SHA-256.
pub type Digest = [u8; 32];

/// What a person did, as it left their device. `(replica, counter)` is its identity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Which replica it came from.
    pub replica: ReplicaId,
    /// The replica's own number for it.
    pub counter: Counter,
    /// Who acted.
    pub actor: ActorId,
    /// The day on the device: the only day rules read.
    pub day: Day,
    /// The time on the device: evidence, never order.
    pub at: Millis,
    /// The replica's cursor when the person acted.
    pub base: Seq,
    /// What was meant.
    pub mutation: Mutation,
}

/// Bytes of one envelope at most: four times what the longest lawful act takes (a task split in 40,
/// each part with 80 units), and well below the 2 MB that a row of the county's database can hold.
pub const ENVELOPE_MAX: usize = 256 * 1024;

/// An envelope as bytes. The counter stands outside: a device gives it in the same transaction that
/// stores the bytes, so two tabs never give the same.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sealed {
    /// The replica's own number for it.
    pub counter: Counter,
    /// A frame around [`Content`].
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Content {
    actor: ActorId,
    day: Day,
    at: Millis,
    base: Seq,
    mutation: Frame,
}

const ENVELOPE: u16 = 100;

impl Envelope {
    /// Its bytes, without identity.
    pub fn bytes(&self) -> Vec<u8> {
        let content = Content {
            actor: self.actor,
            day: self.day,
            at: self.at,
            base: self.base,
            mutation: Frame::from(&self.mutation),
        };
        let mut bytes = Vec::new();
        Frame { kind: ENVELOPE, version: 1, bytes: encode(&content) }.write(&mut bytes);
        bytes
    }
}

impl Sealed {
    /// What makes it the same envelope when it comes a second time.
    pub fn digest(&self) -> Digest {
        Sha256::digest(&self.bytes).into()
    }

    /// It may not take more than [`ENVELOPE_MAX`].
    pub fn check_size(&self) -> Result<(), Refusal> {
        let max = ENVELOPE_MAX as u32;
        let fits = self.bytes.len() <= ENVELOPE_MAX;
        if fits { Ok(()) } else { Err(Refusal::TooLarge { kind: None, max }) }
    }

    /// What is inside.
    pub fn open(&self, replica: ReplicaId) -> Result<Envelope, Unreadable> {
        let frame = Frame::read(&mut self.bytes.as_slice())?;
        if (frame.kind, frame.version) != (ENVELOPE, 1) {
            return Err(Unreadable::Unknown { kind: frame.kind, version: frame.version });
        }
        let content: Content =
            decode(&frame.bytes).ok_or(Unreadable::Malformed { kind: ENVELOPE })?;
        Ok(Envelope {
            replica,
            counter: self.counter,
            actor: content.actor,
            day: content.day,
            at: content.at,
            base: content.base,
            mutation: Mutation::try_from(&content.mutation)?,
        })
    }
}
