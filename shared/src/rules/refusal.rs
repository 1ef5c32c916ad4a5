//! Why a mutation is refused. Machine reasons; the words for people are in the app's `text`.

use serde::{Deserialize, Serialize};

use crate::model::{EvidenceRole, Kind, Stage, Status};
use crate::policy::Denial;

/// What a mutation names wrongly. The order is part of the stored format: append only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A title.
    Title,
    /// The longer text.
    Detail,
    /// The words of a report, a comment, a submission.
    Words,
    /// A reason.
    Reason,
    /// 0–100.
    Percent,
    /// The last day.
    Due,
    /// The first day.
    Start,
    /// The day something was so.
    Observed,
    /// Since when.
    Since,
    /// 责任领导
    Leaders,
    /// 牵头单位
    LeadUnits,
    /// 配合单位
    SupportUnits,
    /// The parts of a split.
    Parts,
    /// What it hangs under.
    Parent,
    /// A note.
    Note,
    /// A name.
    Name,
    /// Other names.
    Aliases,
    /// Where a post sits.
    Seat,
    /// Who holds a post, or stands in for a leader.
    Holder,
    /// The unit that reports.
    Unit,
    /// The period of a report.
    Period,
    /// The figures of a report.
    Figures,
    /// The report that is corrected.
    Corrects,
    /// The field, river or chain it falls to.
    Charge,
    /// What was inspected.
    Inspected,
    /// The township.
    Township,
    /// How bad it is.
    Severity,
    /// The inspection in which it was found.
    Inspection,
    /// The person in charge of putting it right.
    Owner,
    /// What putting it right is to bring.
    Outcome,
    /// Who assesses it.
    Assessor,
    /// The units that sign.
    Signers,
    /// 停产停业整顿
    Suspension,
    /// The body of a listing.
    Body,
    /// What a listing demands.
    Requirements,
    /// A listing.
    Listing,
    /// Who was there.
    People,
    /// 文号
    Letter,
    /// Photos and files.
    Evidence,
    /// A file.
    File,
    /// Where a device was.
    Position,
    /// A place.
    Place,
    /// What a drawing begins with.
    Seed,
    /// How many are drawn.
    Size,
    /// The units that look again.
    Visitors,
    /// What a letter is about.
    About,
    /// Who holds what a ledger lists.
    LedgerHolder,
    /// How much.
    Quantity,
    /// How it is done.
    Method,
    /// The unit that keeps a line.
    Keeper,
}

/// What is wrong with it. Append only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing is there.
    Missing,
    /// More characters, or more entries, than allowed.
    TooLong {
        /// How many are allowed.
        max: u32,
    },
    /// A number above what is allowed.
    TooLarge {
        /// The largest allowed.
        max: u32,
    },
    /// A day after today.
    InFuture,
    /// A last day before the first.
    BeforeStart,
    /// The same entry twice.
    Twice,
    /// It names something that is not there.
    Unknown,
    /// It is not of the kind that fits here.
    WrongKind,
    /// It is so already.
    Unchanged,
    /// Somebody was there first: it does not build on what stands there now.
    Overtaken,
}

/// Why a mutation has no effect. Append only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The person may not do this.
    Denied(Denial),
    /// What it is about is not there, or not visible to the person.
    NotFound(Kind),
    /// A value is wrong.
    Invalid {
        /// Which.
        part: Part,
        /// How.
        fault: Fault,
    },
    /// The task's status does not allow this step.
    WrongStatus(Status),
    /// Parts of the task are still open.
    OpenParts {
        /// How many.
        count: u32,
    },
    /// Something with this id is there already.
    IdTaken,
    /// This version of the server does not know this mutation.
    Unreadable,
    /// The same number came with other content: the device sends it again under a new number.
    IdentityReused,
    /// The server failed on it again and again; it was set aside on the device.
    Parked,
    /// It is closed: nothing more is done about it.
    AlreadyClosed,
    /// It takes more bytes than can be kept.
    TooLarge {
        /// The thing that would grow beyond what can be kept; none: the act itself is too large.
        kind: Option<Kind>,
        /// How many bytes are allowed.
        max: u32,
    },
    /// The finding's stage does not allow this step.
    WrongStage(Stage),
    /// This programme's findings do not go this way.
    NotInFlow,
    /// 三个不放过: not all three were confirmed.
    NotAssured,
    /// A photo or file that shows this is needed.
    EvidenceNeeded(EvidenceRole),
    /// A major finding is never fixed in passing.
    MajorOnSpot,
    /// Only a major finding is listed.
    NotMajor,
    /// A major finding has to be listed first.
    NotListed,
    /// The listing stands.
    StillListed,
    /// A major finding has to be verified on the spot first.
    NotVerified,
    /// Units have not signed yet.
    SignaturesMissing {
        /// How many.
        count: u32,
    },
    /// No closed finding answers to what is to be drawn.
    NothingToDraw,
}

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Refusal {
        Refusal::Denied(denial)
    }
}

impl Refusal {
    /// A value is wrong.
    pub fn invalid(part: Part, fault: Fault) -> Refusal {
        Refusal::Invalid { part, fault }
    }
}
