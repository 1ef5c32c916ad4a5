//! Reminders, warnings, circulars, summons, and praise.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{EscalationId, Id, ProgrammeId, UnitId};
use crate::model::Rung;

/// 提醒、警示、通报、约谈、问责、通报表扬
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Escalate {
    /// The new letter.
    pub id: EscalationId,
    /// The programme.
    pub programme: ProgrammeId,
    /// The unit.
    pub unit: UnitId,
    /// Which rung.
    pub rung: Rung,
    /// The findings and tasks it is about; for praise, none is needed.
    pub about: Vec<Id>,
    /// 文号, may be empty.
    pub letter: String,
    /// The letter.
    pub words: String,
    /// By when an answer is wanted.
    pub due: Option<Day>,
}

/// 签收 of such a letter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AcknowledgeEscalation {
    /// The letter.
    pub escalation: EscalationId,
    /// What the unit says to it, may be empty.
    pub words: String,
}
