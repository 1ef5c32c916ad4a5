//! The shapes of rows on a device's disk, and their bytes.
//!
//! A row is a frame (see [`crate::wire`]) of a kind of its own, so that a later version can tell
//! what an earlier one wrote. The first version wrote rows without a frame; they begin with a
//! number in postcard's shortest form, the kinds below with a byte pair that is no such form, so the
//! two are never mistaken for each other. A shape once shipped never changes: a new one gets a new
//! version and an arm in `read`, and a golden file under `shared/tests/golden`.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{Id, Millis, Seq};
use crate::log::Head;
use crate::rules::Refusal;
use crate::sync::Cursor;
use crate::wire::{Frame, FrameRef, Unreadable, decode, encode};

/// A row that stands on disk.
pub trait Stored: Sized {
    /// The kind of its frame. Between 200 and 255: see above.
    const KIND: u16;

    /// The version that is written.
    const VERSION: u16 = 1;

    /// What its frame holds.
    fn body(&self) -> Vec<u8>;

    /// The row in the frame of this version; `None` where the version is not known or its bytes
    /// are not what they should be.
    fn read(version: u16, body: &[u8]) -> Option<Self>;

    /// The row as the first version wrote it.
    fn read_unframed(bytes: &[u8]) -> Option<Self>;

    /// Its bytes.
    fn to_bytes(&self) -> Vec<u8> {
        let body = self.body();
        let mut bytes = Vec::with_capacity(body.len() + 8);
        let frame = FrameRef { kind: Self::KIND, version: Self::VERSION, bytes: &body };
        frame.write(&mut bytes);
        bytes
    }

    /// The row in `bytes`, whichever version wrote it.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match framed(Self::KIND, bytes) {
            Some((version, body)) => Self::read(version, body),
            None => Self::read_unframed(bytes),
        }
    }
}

/// Version and content of a row that is one frame of this kind.
fn framed(kind: u16, mut bytes: &[u8]) -> Option<(u16, &[u8])> {
    let frame = FrameRef::read(&mut bytes).ok()?;
    (frame.kind == kind && bytes.is_empty()).then_some((frame.version, frame.bytes))
}

/// Confirmed entities and ids that went.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Rows {
    /// New or changed.
    pub changed: Vec<Frame>,
    /// No longer visible.
    pub gone: Vec<Id>,
}

/// An act that is not delivered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutboxRow {
    /// The envelope's bytes.
    pub bytes: Vec<u8>,
    /// Set once the server has refused it, or it was parked.
    pub refused: Option<Refused>,
}

/// Why and when an act was refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Refused {
    /// Its row in the log; none: it was parked on the device.
    pub seq: Option<Seq>,
    /// When.
    pub at: Millis,
    /// Why.
    pub reason: Refusal,
}

/// An act that is delivered, with its receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SentRow {
    /// The envelope's bytes.
    pub bytes: Vec<u8>,
    /// Its row in the log: the receipt's number.
    pub seq: Seq,
    /// When the server judged it.
    pub at: Millis,
}

/// Where the replica stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Meta {
    /// How far it has read.
    pub cursor: Cursor,
    /// The log's head then.
    pub head: Head,
    /// When the server last answered.
    pub synced_at: Option<Millis>,
    /// The county's business date.
    pub business_day: Option<Day>,
    /// Grows when everything confirmed is thrown away: other tabs then read everything again.
    pub generation: u64,
    /// The first chunk's key.
    pub first_chunk: u64,
    /// The next chunk's key.
    pub next_chunk: u64,
    /// The first tail row's key.
    pub first_tail: u64,
    /// The next tail row's key.
    pub next_tail: u64,
    /// Frames in all chunks, those among them that a later one has replaced included.
    pub frames: u64,
    /// A rewriting of the chunks that is not finished.
    pub rewriting: Option<Rewriting>,
}

/// Chunks being written anew, without what was replaced. The old ones go once all are there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rewriting {
    /// The first new chunk's key.
    pub from: u64,
    /// The last id written, in order of id.
    pub after: Option<Id>,
    /// Frames in the chunks since `from`.
    pub frames: u64,
}

/// What the first page needs: it is read and drawn before everything else.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Front {
    /// [`Meta::generation`] when it was written.
    pub generation: u64,
    /// Tail rows from this key on are newer.
    pub next_tail: u64,
    /// What the page notes beside, in a shape of its own.
    pub aside: Vec<u8>,
    /// The confirmed entities.
    pub changed: Vec<Frame>,
}

impl Stored for Rows {
    const KIND: u16 = 200;

    /// The number of ids that went (`u32`, little-endian), these ids, then frames.
    fn body(&self) -> Vec<u8> {
        let mut body = (self.gone.len() as u32).to_le_bytes().to_vec();
        self.gone.iter().for_each(|id| body.extend_from_slice(&id.0));
        self.changed.iter().for_each(|frame| frame.write(&mut body));
        body
    }

    fn read(version: u16, body: &[u8]) -> Option<Rows> {
        let (gone, mut frames) = split(version, body)?;
        let mut rows = Rows { gone, ..Rows::default() };
        while !frames.is_empty() {
            rows.changed.push(Frame::read(&mut frames).ok()?);
        }
        Some(rows)
    }

    fn read_unframed(bytes: &[u8]) -> Option<Rows> {
        decode(bytes)
    }
}

fn split(version: u16, body: &[u8]) -> Option<(Vec<Id>, &[u8])> {
    if version != 1 {
        return None;
    }
    let (count, rest) = body.split_first_chunk::<4>()?;
    let bytes = (u32::from_le_bytes(*count) as usize).checked_mul(16)?;
    let (gone, frames) = rest.split_at_checked(bytes)?;
    let gone = gone.chunks_exact(16).map(|id| Id(id.try_into().unwrap_or_default()));
    Some((gone.collect(), frames))
}

impl Rows {
    /// Shows each frame in a row's bytes where it lies, then gives the ids that went.
    pub fn visit(bytes: &[u8], mut see: impl FnMut(FrameRef<'_>)) -> Result<Vec<Id>, Unreadable> {
        let malformed = Unreadable::Malformed { kind: Rows::KIND };
        let Some((version, body)) = framed(Rows::KIND, bytes) else {
            let rows = Rows::read_unframed(bytes).ok_or(malformed)?;
            rows.changed.iter().for_each(|frame| see(frame.as_ref()));
            return Ok(rows.gone);
        };
        let (gone, mut frames) = split(version, body).ok_or(malformed)?;
        while !frames.is_empty() {
            see(FrameRef::read(&mut frames)?);
        }
        Ok(gone)
    }

    /// The ids it says something of, kinds that this version does not know included.
    pub fn ids(&self) -> Vec<Id> {
        let changed = self.changed.iter().map(|frame| frame.as_ref().id());
        changed.chain(self.gone.iter().copied()).collect()
    }
}

/// Rows whose content is postcard of the struct itself.
macro_rules! plain_rows {
    ($($kind:literal $name:ident,)*) => {$(
        impl Stored for $name {
            const KIND: u16 = $kind;

            fn body(&self) -> Vec<u8> {
                encode(self)
            }

            fn read(version: u16, body: &[u8]) -> Option<$name> {
                (version == 1).then(|| decode(body)).flatten()
            }

            fn read_unframed(bytes: &[u8]) -> Option<$name> {
                decode(bytes)
            }
        }
    )*};
}

plain_rows! {
    201 OutboxRow,
    202 SentRow,
}

/// [`Meta`] as the first version wrote it.
#[derive(Serialize, Deserialize)]
struct FirstMeta {
    cursor: Cursor,
    head: Head,
    synced_at: Option<Millis>,
    business_day: Option<Day>,
    generation: u64,
    next_chunk: u64,
    first_tail: u64,
    next_tail: u64,
}

impl Stored for Meta {
    const KIND: u16 = 203;

    fn body(&self) -> Vec<u8> {
        encode(self)
    }

    fn read(version: u16, body: &[u8]) -> Option<Meta> {
        (version == 1).then(|| decode(body)).flatten()
    }

    fn read_unframed(bytes: &[u8]) -> Option<Meta> {
        let first: FirstMeta = decode(bytes)?;
        Some(Meta {
            cursor: first.cursor,
            head: first.head,
            synced_at: first.synced_at,
            business_day: first.business_day,
            generation: first.generation,
            first_chunk: 0,
            next_chunk: first.next_chunk,
            first_tail: first.first_tail,
            next_tail: first.next_tail,
            // Not counted then: chunks are rewritten once as much again has been added.
            frames: 0,
            rewriting: None,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct FrontHead {
    generation: u64,
    next_tail: u64,
    aside: Vec<u8>,
}

impl Stored for Front {
    const KIND: u16 = 204;

    /// The length of the head (`u32`, little-endian), the head, then frames.
    fn body(&self) -> Vec<u8> {
        let (generation, next_tail) = (self.generation, self.next_tail);
        let head = encode(&FrontHead { generation, next_tail, aside: self.aside.clone() });
        let mut body = (head.len() as u32).to_le_bytes().to_vec();
        body.extend_from_slice(&head);
        self.changed.iter().for_each(|frame| frame.write(&mut body));
        body
    }

    fn read(version: u16, body: &[u8]) -> Option<Front> {
        if version != 1 {
            return None;
        }
        let (length, rest) = body.split_first_chunk::<4>()?;
        let (head, frames) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let head: FrontHead = decode(head)?;
        let (generation, next_tail, aside) = (head.generation, head.next_tail, head.aside);
        let changed = Frame::read_all(frames).ok()?;
        Some(Front { generation, next_tail, aside, changed })
    }

    fn read_unframed(_: &[u8]) -> Option<Front> {
        None
    }
}

impl Meta {
    pub(super) fn tail_rows(&self) -> u64 {
        self.next_tail - self.first_tail
    }
}
