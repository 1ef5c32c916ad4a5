//! The ladder from a reminder to accountability, and praise (C9).

use serde::{Deserialize, Serialize};

use super::{Acknowledgement, Meta};
use crate::calendar::Day;
use crate::id::{EscalationId, Id, ProgrammeId, UnitId};

/// A rung of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// 提醒
    Remind,
    /// 警示
    Warn,
    /// 通报
    Circulate,
    /// 约谈
    Summon,
    /// 问责
    HoldToAccount,
    /// 通报表扬: no rung of it, but the same letter.
    Praise,
}

impl Rung {
    /// The ladder, from the bottom; then praise.
    pub const ALL: [Rung; 6] = [
        Rung::Remind,
        Rung::Warn,
        Rung::Circulate,
        Rung::Summon,
        Rung::HoldToAccount,
        Rung::Praise,
    ];

    /// The next rung up. Nothing is above the last, and praise is on no ladder.
    pub fn next(self) -> Option<Rung> {
        match self {
            Rung::Remind => Some(Rung::Warn),
            Rung::Warn => Some(Rung::Circulate),
            Rung::Circulate => Some(Rung::Summon),
            Rung::Summon => Some(Rung::HoldToAccount),
            Rung::HoldToAccount | Rung::Praise => None,
        }
    }
}

/// 提醒、警示、通报、约谈、问责、通报表扬: a letter to a unit, which a person answers for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Escalation {
    /// Identity.
    pub id: EscalationId,
    /// The programme.
    pub programme: ProgrammeId,
    /// The unit.
    pub unit: UnitId,
    /// Which rung.
    pub rung: Rung,
    /// The findings and tasks it is about.
    pub about: Vec<Id>,
    /// 文号 of the letter, where it has one.
    pub letter: String,
    /// The letter.
    pub words: String,
    /// By when an answer is wanted.
    pub due: Option<Day>,
    /// On which day.
    pub day: Day,
    /// The unit has it.
    pub acknowledged: Option<Acknowledgement>,
    /// What the unit says to it.
    pub answer: String,
    /// Who answers for it, and when.
    pub meta: Meta,
}
