//! What is kept: one file a kind. [`Entity`] gathers them; everything else names the kind it means.

mod attachment;
mod blueprint;
mod campaign;
mod chain;
mod charge;
mod comment;
mod conflict;
mod delegate;
mod escalation;
mod file_type;
mod finding;
mod fix;
mod indicator;
mod inspection;
mod instruction;
mod ledger;
mod period_report;
mod person;
mod programme;
mod read_mark;
mod recheck;
mod rectification;
mod report;
mod river;
mod source;
mod stamp;
mod task;
mod unit;

use std::borrow::Borrow;

use serde::{Deserialize, Serialize, Serializer};

use crate::id::{Id, ProgrammeId};

pub use attachment::{Attachment, File, FileHash, FileType};
pub use blueprint::{Link, Node, NodeState};
pub use campaign::{Field, Phase};
pub use chain::{Chain, FiveOnes, Mark, One, Tier};
pub use charge::{Answering, Charge};
pub use comment::Comment;
pub use conflict::{Conflict, Value};
pub use delegate::Delegate;
pub use escalation::{Escalation, Rung};
pub use finding::{Finding, FindingStep, FindingStepKind, Flow, Origin, Severity, Sort, Stage};
pub use fix::Fix;
pub use indicator::{Comparator, Indicator, Quantity};
pub use inspection::{Inspection, InspectionMode};
pub use instruction::{Acknowledgement, Closing, Feedback, Instruction, InstructionKind, Sight};
pub use ledger::{LedgerClosing, LedgerColumns, LedgerEntry, LedgerKind};
pub use period_report::{Figures, PeriodReport};
pub use person::{Person, Post, Role, Seat};
pub use programme::{Cadence, Programme, ProgrammeKind, Thresholds};
pub use read_mark::ReadMark;
pub use recheck::{Recheck, SampleSize, Visit, VisitResult};
pub use rectification::{
    Agency, Body, Evidence, EvidenceRole, HandOver, Lifting, Listing, Owner, Receipt,
    RectificationPlan, Signature, Suspension, Verification,
};
pub use report::Report;
pub use river::{River, TownshipChief};
pub use source::Source;
pub use stamp::{Edit, Meta, Property, Stamp};
pub use task::{Block, Parent, ParentKind, Status, Step, StepKind, Task, Visibility};
pub use unit::{Unit, UnitKind};

/// The kinds of the export. The number is part of the stored and sent format: never renumber.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u16)]
pub enum Kind {
    /// A township, department or office.
    Unit = 1,
    /// A person.
    Person = 2,
    /// A post.
    Post = 3,
    /// An issued document as a board.
    Programme = 4,
    /// An industry chain.
    Chain = 5,
    /// A node of a blueprint.
    Node = 6,
    /// A link of a blueprint.
    Link = 7,
    /// A task.
    Task = 8,
    /// An indicator.
    Indicator = 9,
    /// A report of progress.
    Report = 10,
    /// A comment.
    Comment = 11,
    /// An entry of the conflict box.
    Conflict = 12,
    /// A leader's delegate.
    Delegate = 13,
    /// A leader's instruction.
    Instruction = 14,
    /// What a person has read.
    ReadMark = 15,
    /// A report by period.
    PeriodReport = 16,
    /// A phase of a programme.
    Phase = 17,
    /// A campaign's field.
    Field = 18,
    /// A river, gully or lake.
    River = 19,
    /// A finding.
    Finding = 20,
    /// A photo or file.
    Attachment = 21,
    /// An inspection.
    Inspection = 22,
    /// A drawing of findings that are looked at again.
    Recheck = 23,
    /// A reminder, a warning, a circular, a summons.
    Escalation = 24,
    /// A line of a ledger.
    LedgerEntry = 25,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Kind; 25] = [
        Kind::Unit,
        Kind::Person,
        Kind::Post,
        Kind::Programme,
        Kind::Chain,
        Kind::Node,
        Kind::Link,
        Kind::Task,
        Kind::Indicator,
        Kind::Report,
        Kind::Comment,
        Kind::Conflict,
        Kind::Delegate,
        Kind::Instruction,
        Kind::ReadMark,
        Kind::PeriodReport,
        Kind::Phase,
        Kind::Field,
        Kind::River,
        Kind::Finding,
        Kind::Attachment,
        Kind::Inspection,
        Kind::Recheck,
        Kind::Escalation,
        Kind::LedgerEntry,
    ];

    /// The kind with this number, or `None` for one this version does not know.
    pub fn from_number(number: u16) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| *kind as u16 == number)
    }

    /// Whether it may be kept closed until somebody asks for it: see [`crate::wire::Packed`].
    pub fn is_packed(self) -> bool {
        self == Kind::Report
    }

    /// Its name in the export.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Unit => "unit",
            Kind::Person => "person",
            Kind::Post => "post",
            Kind::Programme => "programme",
            Kind::Chain => "chain",
            Kind::Node => "node",
            Kind::Link => "link",
            Kind::Task => "task",
            Kind::Indicator => "indicator",
            Kind::Report => "report",
            Kind::Comment => "comment",
            Kind::Conflict => "conflict",
            Kind::Delegate => "delegate",
            Kind::Instruction => "instruction",
            Kind::ReadMark => "read_mark",
            Kind::PeriodReport => "period_report",
            Kind::Phase => "phase",
            Kind::Field => "field",
            Kind::River => "river",
            Kind::Finding => "finding",
            Kind::Attachment => "attachment",
            Kind::Inspection => "inspection",
            Kind::Recheck => "recheck",
            Kind::Escalation => "escalation",
            Kind::LedgerEntry => "ledger_entry",
        }
    }
}

/// What an entity holds: the thing itself, or a box around one that would make all others larger.
macro_rules! held {
    ($kind:ident) => { $kind };
    ($kind:ident boxed) => { Box<$kind> };
}

macro_rules! entities {
    ($($kind:ident $($boxed:ident)?),*) => {
        /// Anything that is kept.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Entity {
            $(#[allow(missing_docs)] $kind(held!($kind $($boxed)?)),)*
        }

        $(impl From<$kind> for Entity {
            fn from(entity: $kind) -> Entity {
                Entity::$kind(entity.into())
            }
        })*

        impl Serialize for Entity {
            /// Its value alone: for files and JSON. Stored and sent it is a frame, which names its
            /// kind.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Entity::$kind(entity) => entity.serialize(serializer),)*
                }
            }
        }

        impl Entity {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Entity::$kind(_) => Kind::$kind,)*
                }
            }

            /// Its id, whatever its kind.
            pub fn id(&self) -> Id {
                match self {
                    $(Entity::$kind(entity) => entity.id.into(),)*
                }
            }

            /// Who made and last changed it.
            pub fn meta(&self) -> &Meta {
                match self {
                    $(Entity::$kind(entity) => &entity.meta,)*
                }
            }

            /// Who made and last changed it, to be set.
            pub fn meta_mut(&mut self) -> &mut Meta {
                match self {
                    $(Entity::$kind(entity) => &mut entity.meta,)*
                }
            }
        }

        $(impl $kind {
            /// The entity if it is of this kind.
            pub fn of(entity: &Entity) -> Option<&Self> {
                match entity {
                    Entity::$kind(inner) => Some(inner.borrow()),
                    _ => None,
                }
            }
        })*
    };
}

entities!(
    Unit,
    Person,
    Post,
    Programme,
    Chain,
    Node,
    Link,
    Task,
    Indicator,
    Report,
    Comment,
    Conflict,
    Delegate,
    Instruction,
    ReadMark,
    PeriodReport,
    Phase,
    Field,
    River,
    Finding boxed,
    Attachment,
    Inspection,
    Recheck,
    Escalation,
    LedgerEntry
);

impl Entity {
    /// What it hangs under: the thing whose page lists it.
    pub fn parent(&self) -> Option<Id> {
        match self {
            Entity::Unit(_) | Entity::Person(_) | Entity::Programme(_) => None,
            Entity::Post(post) => post.seat.holder().or(post.person.map(Id::from)),
            Entity::Chain(chain) => Some(chain.programme.into()),
            Entity::Node(node) => Some(node.chain.into()),
            Entity::Link(link) => Some(link.chain.into()),
            Entity::Task(task) => {
                Some(task.parent.map_or(task.programme.into(), |parent| parent.id))
            }
            Entity::Indicator(indicator) => Some(indicator.parent()),
            Entity::Report(report) => Some(report.task.into()),
            Entity::Comment(comment) => Some(comment.on),
            Entity::Conflict(conflict) => Some(conflict.on),
            Entity::Delegate(delegate) => Some(delegate.leader.into()),
            Entity::Instruction(instruction) => Some(instruction.on),
            Entity::ReadMark(mark) => Some(mark.actor.into()),
            Entity::PeriodReport(report) => Some(report.chain.into()),
            Entity::Phase(phase) => Some(phase.programme.into()),
            Entity::Field(field) => Some(field.programme.into()),
            Entity::River(river) => Some(river.programme.into()),
            Entity::Finding(finding) => Some(under(finding.charge, finding.programme)),
            Entity::Attachment(attachment) => Some(attachment.on),
            Entity::Inspection(inspection) => Some(under(inspection.charge, inspection.programme)),
            Entity::Recheck(recheck) => Some(recheck.programme.into()),
            Entity::Escalation(escalation) => Some(escalation.programme.into()),
            Entity::LedgerEntry(line) => Some(line.river.map_or(line.programme.into(), Id::from)),
        }
    }

    /// The programme it belongs to, where it belongs to one.
    pub fn programme(&self) -> Option<ProgrammeId> {
        match self {
            Entity::Unit(_) | Entity::Person(_) | Entity::Delegate(_) | Entity::ReadMark(_) => None,
            Entity::Post(post) => match post.seat {
                Seat::Programme(programme) => Some(programme),
                _ => None,
            },
            Entity::Programme(programme) => Some(programme.id),
            Entity::Chain(chain) => Some(chain.programme),
            Entity::Node(node) => Some(node.programme),
            Entity::Link(link) => Some(link.programme),
            Entity::Task(task) => Some(task.programme),
            Entity::Indicator(indicator) => Some(indicator.programme),
            Entity::Report(report) => Some(report.programme),
            Entity::Comment(comment) => Some(comment.programme),
            Entity::Conflict(conflict) => Some(conflict.programme),
            Entity::Instruction(instruction) => Some(instruction.programme),
            Entity::PeriodReport(report) => Some(report.programme),
            Entity::Phase(phase) => Some(phase.programme),
            Entity::Field(field) => Some(field.programme),
            Entity::River(river) => Some(river.programme),
            Entity::Finding(finding) => Some(finding.programme),
            Entity::Attachment(attachment) => Some(attachment.programme),
            Entity::Inspection(inspection) => Some(inspection.programme),
            Entity::Recheck(recheck) => Some(recheck.programme),
            Entity::Escalation(escalation) => Some(escalation.programme),
            Entity::LedgerEntry(line) => Some(line.programme),
        }
    }

    /// A person's or a unit's name, a title, a number: what a list shows.
    pub fn label(&self) -> &str {
        match self {
            Entity::Unit(unit) => &unit.name,
            Entity::Person(person) => &person.name,
            Entity::Post(post) => &post.title,
            Entity::Programme(programme) => &programme.title,
            Entity::Chain(chain) => &chain.name,
            Entity::Node(node) => &node.name,
            Entity::Link(_) => "",
            Entity::Task(task) => &task.title,
            Entity::Indicator(indicator) => &indicator.title,
            Entity::Report(report) => &report.words,
            Entity::Comment(comment) => &comment.words,
            Entity::Conflict(_) | Entity::Delegate(_) | Entity::ReadMark(_) => "",
            Entity::Instruction(instruction) => &instruction.words,
            Entity::PeriodReport(report) => &report.words,
            Entity::Phase(phase) => &phase.title,
            Entity::Field(field) => &field.title,
            Entity::River(river) => &river.name,
            Entity::Finding(finding) => &finding.title,
            Entity::Attachment(attachment) => &attachment.file.name,
            Entity::Inspection(inspection) => &inspection.place,
            Entity::Recheck(recheck) => &recheck.title,
            Entity::Escalation(escalation) => &escalation.words,
            Entity::LedgerEntry(line) => &line.columns.place,
        }
    }
}

/// What hangs under a field or a river, or else under its programme.
fn under(charge: Option<Charge>, programme: ProgrammeId) -> Id {
    charge.map_or(programme.into(), Charge::id)
}
