//! Why a mutation is refused. Machine reasons; the words for people are in the app's `text`.

use serde::{Deserialize, Serialize};

use crate::model::{Kind, Status};
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
