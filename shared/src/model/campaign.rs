//! What a campaign is made of: its fields and its phases.

use serde::{Deserialize, Serialize};

use super::{Meta, Source};
use crate::calendar::Day;
use crate::id::{FieldId, PersonId, PhaseId, ProgrammeId, UnitId};

/// 领域: what a campaign looks into, under one county leader (or several).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Field {
    /// Identity.
    pub id: FieldId,
    /// Its number in the document.
    pub no: u16,
    /// Its name, such as 煤矿.
    pub title: String,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// 责任领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位, the first one first.
    pub lead_units: Vec<UnitId>,
    /// In our own words, what the clause asks of it.
    pub statement: String,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}

/// 阶段: a stretch of a programme's time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Phase {
    /// Identity.
    pub id: PhaseId,
    /// Its number, from 1.
    pub no: u16,
    /// What it is called.
    pub title: String,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Where the days come from when the document gives none, and where its passages differ.
    pub note: String,
    /// What it is to bring, in our own words, one a line.
    pub deliverables: Vec<String>,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}
