//! 回头看: closed findings that are looked at again.

use serde::{Deserialize, Serialize};

use super::{Charge, FileHash, Meta, Stamp};
use crate::calendar::Day;
use crate::id::{FindingId, ProgrammeId, RecheckId, UnitId};

/// How many are drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleSize {
    /// So many.
    Count(u16),
    /// So many of a hundred, rounded up.
    Percent(u8),
}

/// What a visit showed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitResult {
    /// It holds.
    Holds,
    /// It does not: the finding is open again.
    Fails,
}

/// Somebody looked again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// At which finding.
    pub finding: FindingId,
    /// On which day.
    pub day: Day,
    /// What it showed.
    pub result: VisitResult,
    /// The same in words.
    pub words: String,
    /// Who and when.
    pub stamp: Stamp,
}

/// 回头看: a drawing among the closed findings of a programme that anybody can repeat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recheck {
    /// Identity.
    pub id: RecheckId,
    /// The programme.
    pub programme: ProgrammeId,
    /// Only what falls to this field or river.
    pub charge: Option<Charge>,
    /// Only what this unit was to rectify.
    pub unit: Option<UnitId>,
    /// What it is called.
    pub title: String,
    /// What the drawing was begun with: any words.
    pub seed: String,
    /// How many were to be drawn.
    pub size: SampleSize,
    /// Among how many.
    pub population: u32,
    /// SHA-256 of the ids they were drawn from, in order of id: shows which those were.
    pub population_sha256: FileHash,
    /// Those drawn, in the order of the drawing.
    pub drawn: Vec<FindingId>,
    /// The units that go and look.
    pub visitors: Vec<UnitId>,
    /// The last day for it.
    pub due: Option<Day>,
    /// The visits, oldest first.
    pub visits: Vec<Visit>,
    /// Who drew, and when.
    pub meta: Meta,
}

impl Recheck {
    /// Those drawn that nobody has visited.
    pub fn waiting(&self) -> impl Iterator<Item = FindingId> {
        let seen = |id: &FindingId| self.visits.iter().any(|visit| visit.finding == *id);
        self.drawn.iter().copied().filter(move |id| !seen(id))
    }
}
