//! 冲突箱: two people edited the same property apart; one value stands, the other is kept here.

use serde::{Deserialize, Serialize};

use super::{Charge, Meta, Property, Visibility};
use crate::calendar::Day;
use crate::id::{ActorId, ConflictId, Id, PersonId, ProgrammeId, UnitId};

/// A property's value, as the conflict box keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A title, a text, a note.
    Text(String),
    /// A day or none.
    Day(Option<Day>),
    /// Leaders, lead and supporting units.
    Assignment {
        /// 责任领导
        leaders: Vec<PersonId>,
        /// 牵头单位
        lead_units: Vec<UnitId>,
        /// 配合单位
        support_units: Vec<UnitId>,
    },
    /// Who may see it.
    Visibility(Visibility),
    /// Where a finding belongs.
    Place {
        /// The field or river.
        charge: Option<Charge>,
        /// The township.
        township: Option<UnitId>,
    },
}

/// One collision: both values, who wrote the one that was not kept, and when.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// Identity: follows from the envelope that collided.
    pub id: ConflictId,
    /// The task, chain or finding.
    pub on: Id,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Which property.
    pub property: Property,
    /// The value that stands.
    pub kept: Value,
    /// The value that does not.
    pub lost: Value,
    /// The device day of the edit that was not kept.
    pub lost_day: Day,
    /// Who wrote the value that was not kept, where that is known.
    pub lost_by: Option<ActorId>,
    /// Who and when.
    pub meta: Meta,
}
