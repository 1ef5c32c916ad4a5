//! Bytes at rest and on the wire: a frame says what it holds and in which version, so that a
//! program can keep and pass on what it does not know yet.
//!
//! Layout, little-endian: kind `u16`, version `u16`, length `u32`, then that many bytes of postcard.
//! A shape once shipped never changes: a new version gets a new number and an arm in [`Frame::entity`].

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::model::{
    Attachment, Chain, Comment, Conflict, Delegate, Entity, Escalation, Field, Finding, Indicator,
    Inspection, Instruction, Kind, LedgerEntry, Link, Node, PeriodReport, Person, Phase, Post,
    Programme, ReadMark, Recheck, Report, River, Task, Unit,
};

/// Something kept or sent, with its kind and version in front.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// What it holds: a [`Kind`]'s number, or a mutation's.
    pub kind: u16,
    /// Which version of that kind's shape.
    pub version: u16,
    /// Postcard.
    pub bytes: Vec<u8>,
}

/// Why bytes could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// The bytes end before the frame does.
    #[error("the bytes end before the frame does")]
    CutShort,
    /// A kind or version that this program does not know.
    #[error("kind {kind} version {version} is not known to this version of Guatu")]
    Unknown {
        /// The frame's kind.
        kind: u16,
        /// The frame's version.
        version: u16,
    },
    /// The bytes are not what the frame says.
    #[error("kind {kind} holds bytes that do not fit it")]
    Malformed {
        /// The frame's kind.
        kind: u16,
    },
}

const HEAD_BYTES: usize = 8;

/// A frame where its bytes lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FrameRef<'a> {
    /// As in [`Frame`].
    pub kind: u16,
    /// As in [`Frame`].
    pub version: u16,
    /// As in [`Frame`].
    pub bytes: &'a [u8],
}

impl<'a> FrameRef<'a> {
    /// Takes one frame off the front of `bytes`.
    pub fn read(bytes: &mut &'a [u8]) -> Result<FrameRef<'a>, Unreadable> {
        let (head, rest) = bytes.split_at_checked(HEAD_BYTES).ok_or(Unreadable::CutShort)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let version = u16::from_le_bytes([head[2], head[3]]);
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (held, rest) = rest.split_at_checked(length).ok_or(Unreadable::CutShort)?;
        *bytes = rest;
        Ok(FrameRef { kind, version, bytes: held })
    }

    /// Appends the frame to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.kind.to_le_bytes());
        out.extend_from_slice(&self.version.to_le_bytes());
        // A frame is one entity, mutation or row; the request limit keeps it far below 4 GiB.
        out.extend_from_slice(&(self.bytes.len() as u32).to_le_bytes());
        out.extend_from_slice(self.bytes);
    }

    /// The frame with bytes of its own.
    pub fn to_frame(self) -> Frame {
        Frame { kind: self.kind, version: self.version, bytes: self.bytes.to_vec() }
    }

    /// The id of the entity it holds, known or not: every shape begins with its id. Bytes that are
    /// too short for one are filled up with zeros.
    pub fn id(&self) -> Id {
        let mut id = Id::default();
        let length = self.bytes.len().min(id.0.len());
        id.0[..length].copy_from_slice(&self.bytes[..length]);
        id
    }

    /// The entity it holds.
    pub fn entity(&self) -> Result<Entity, Unreadable> {
        let unknown = Unreadable::Unknown { kind: self.kind, version: self.version };
        let kind = Kind::from_number(self.kind).ok_or(unknown.clone())?;
        if self.version != 1 {
            return Err(unknown);
        }
        Ok(match kind {
            Kind::Unit => self.open::<Unit>()?.into(),
            Kind::Person => self.open::<Person>()?.into(),
            Kind::Post => self.open::<Post>()?.into(),
            Kind::Programme => self.open::<Programme>()?.into(),
            Kind::Chain => self.open::<Chain>()?.into(),
            Kind::Node => self.open::<Node>()?.into(),
            Kind::Link => self.open::<Link>()?.into(),
            Kind::Task => self.open::<Task>()?.into(),
            Kind::Indicator => self.open::<Indicator>()?.into(),
            Kind::Report => self.open::<Report>()?.into(),
            Kind::Comment => self.open::<Comment>()?.into(),
            Kind::Conflict => self.open::<Conflict>()?.into(),
            Kind::Delegate => self.open::<Delegate>()?.into(),
            Kind::Instruction => self.open::<Instruction>()?.into(),
            Kind::ReadMark => self.open::<ReadMark>()?.into(),
            Kind::PeriodReport => self.open::<PeriodReport>()?.into(),
            Kind::Phase => self.open::<Phase>()?.into(),
            Kind::Field => self.open::<Field>()?.into(),
            Kind::River => self.open::<River>()?.into(),
            Kind::Finding => self.open::<Finding>()?.into(),
            Kind::Attachment => self.open::<Attachment>()?.into(),
            Kind::Inspection => self.open::<Inspection>()?.into(),
            Kind::Recheck => self.open::<Recheck>()?.into(),
            Kind::Escalation => self.open::<Escalation>()?.into(),
            Kind::LedgerEntry => self.open::<LedgerEntry>()?.into(),
        })
    }

    fn open<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        decode(self.bytes).ok_or(Unreadable::Malformed { kind: self.kind })
    }
}

impl Frame {
    /// The frame where its bytes lie.
    pub fn as_ref(&self) -> FrameRef<'_> {
        FrameRef { kind: self.kind, version: self.version, bytes: &self.bytes }
    }

    /// Appends the frame to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.as_ref().write(out);
    }

    /// Takes one frame off the front of `bytes`.
    pub fn read(bytes: &mut &[u8]) -> Result<Frame, Unreadable> {
        FrameRef::read(bytes).map(FrameRef::to_frame)
    }

    /// Every frame in `bytes`, one after the other.
    pub fn read_all(mut bytes: &[u8]) -> Result<Vec<Frame>, Unreadable> {
        let mut frames = Vec::new();
        while !bytes.is_empty() {
            frames.push(Frame::read(&mut bytes)?);
        }
        Ok(frames)
    }

    /// The entity it holds.
    pub fn entity(&self) -> Result<Entity, Unreadable> {
        self.as_ref().entity()
    }

    /// A value of version 1 of `kind`.
    pub fn seal<T: Serialize>(kind: u16, value: &T) -> Frame {
        Frame { kind, version: 1, bytes: encode(value) }
    }

    /// What it holds, if that is a `T`.
    pub fn open<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        decode(&self.bytes).ok_or(Unreadable::Malformed { kind: self.kind })
    }
}

impl From<&Entity> for Frame {
    fn from(entity: &Entity) -> Frame {
        let kind = entity.kind() as u16;
        match entity {
            Entity::Unit(inner) => Frame::seal(kind, inner),
            Entity::Person(inner) => Frame::seal(kind, inner),
            Entity::Post(inner) => Frame::seal(kind, inner),
            Entity::Programme(inner) => Frame::seal(kind, inner),
            Entity::Chain(inner) => Frame::seal(kind, inner),
            Entity::Node(inner) => Frame::seal(kind, inner),
            Entity::Link(inner) => Frame::seal(kind, inner),
            Entity::Task(inner) => Frame::seal(kind, inner),
            Entity::Indicator(inner) => Frame::seal(kind, inner),
            Entity::Report(inner) => Frame::seal(kind, inner),
            Entity::Comment(inner) => Frame::seal(kind, inner),
            Entity::Conflict(inner) => Frame::seal(kind, inner),
            Entity::Delegate(inner) => Frame::seal(kind, inner),
            Entity::Instruction(inner) => Frame::seal(kind, inner),
            Entity::ReadMark(inner) => Frame::seal(kind, inner),
            Entity::PeriodReport(inner) => Frame::seal(kind, inner),
            Entity::Phase(inner) => Frame::seal(kind, inner),
            Entity::Field(inner) => Frame::seal(kind, inner),
            Entity::River(inner) => Frame::seal(kind, inner),
            Entity::Finding(inner) => Frame::seal(kind, inner),
            Entity::Attachment(inner) => Frame::seal(kind, inner),
            Entity::Inspection(inner) => Frame::seal(kind, inner),
            Entity::Recheck(inner) => Frame::seal(kind, inner),
            Entity::Escalation(inner) => Frame::seal(kind, inner),
            Entity::LedgerEntry(inner) => Frame::seal(kind, inner),
        }
    }
}

/// An entity's bytes, kept closed until somebody asks for it: a county holds far more reports than
/// anybody reads in a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packed(Box<[u8]>);

impl Packed {
    /// The entity in `frame`, if it is of a kind and version that is kept closed.
    pub fn of(frame: FrameRef<'_>) -> Option<Packed> {
        let closed = frame.kind == Kind::Report as u16 && frame.version == 1;
        // Its id and its task's.
        (closed && frame.bytes.len() >= 32).then(|| Packed(frame.bytes.into()))
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        Kind::Report
    }

    /// Its id.
    pub fn id(&self) -> Id {
        self.frame().id()
    }

    /// What it hangs under: a report's task is its second field.
    pub fn parent(&self) -> Id {
        let mut id = Id::default();
        id.0.copy_from_slice(&self.0[16..32]);
        id
    }

    /// Its frame.
    pub fn frame(&self) -> FrameRef<'_> {
        FrameRef { kind: Kind::Report as u16, version: 1, bytes: &self.0 }
    }

    /// What it holds.
    pub fn entity(&self) -> Result<Entity, Unreadable> {
        self.frame().entity()
    }
}

/// Postcard bytes of `value`.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    // Postcard fails only on a full buffer or a sequence of unknown length; we write to a `Vec` and
    // derive every `Serialize`, so neither can happen.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value in `bytes`, or `None` where they hold no `T` or more than one.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Meta, UnitKind};

    fn unit() -> Entity {
        Unit {
            id: crate::id::UnitId(Id::derived("unit")),
            name: "农业农村局".into(),
            aliases: vec!["农业局".into()],
            kind: UnitKind::Department,
            meta: Meta::default(),
        }
        .into()
    }

    #[test]
    fn frames_follow_each_other_and_read_back() {
        let frame = Frame::from(&unit());
        let stranger = Frame { kind: 60_000, version: 9, bytes: vec![1, 2, 3] };
        let mut bytes = Vec::new();
        frame.write(&mut bytes);
        stranger.write(&mut bytes);
        assert_eq!(Frame::read_all(&bytes), Ok(vec![frame.clone(), stranger.clone()]));
        assert_eq!(frame.entity(), Ok(unit()));
        assert_eq!(stranger.entity(), Err(Unreadable::Unknown { kind: 60_000, version: 9 }));
    }

    #[test]
    fn a_frame_cut_short_anywhere_is_refused() {
        let mut bytes = Vec::new();
        Frame::from(&unit()).write(&mut bytes);
        for length in 1..bytes.len() {
            assert_eq!(Frame::read_all(&bytes[..length]), Err(Unreadable::CutShort), "{length}");
        }
    }
}
