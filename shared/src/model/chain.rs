//! Industry chains.

use serde::{Deserialize, Serialize};

use super::{Edit, Meta, Source};
use crate::calendar::Day;
use crate::id::{ActorId, ChainId, PersonId, ProgrammeId, UnitId};

/// Which tier of the programme. Numbers restart in each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 重点推进
    Key,
    /// 培育
    Emerging,
}

/// The three of the five-ones that somebody has to set up and register; the other two (a county
/// leader, a lead department) follow from the chain itself (L1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum One {
    /// 一个工作专班
    Team,
    /// 一个工作方案
    Plan,
    /// 一张施工图
    Blueprint,
}

impl One {
    /// All three.
    pub const ALL: [One; 3] = [One::Team, One::Plan, One::Blueprint];
}

/// Somebody registered one of the five-ones as set up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// The day it was set up, as registered.
    pub day: Day,
    /// Who registered it.
    pub by: ActorId,
    /// What it is: who is in the team, the plan's title.
    pub note: String,
}

/// 五个一, as far as they are registered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct FiveOnes {
    /// 一个工作专班
    pub team: Option<Mark>,
    /// 一个工作方案
    pub plan: Option<Mark>,
    /// 一张施工图
    pub blueprint: Option<Mark>,
}

impl FiveOnes {
    /// The mark for `one`.
    pub fn get(&self, one: One) -> Option<&Mark> {
        match one {
            One::Team => self.team.as_ref(),
            One::Plan => self.plan.as_ref(),
            One::Blueprint => self.blueprint.as_ref(),
        }
    }

    /// The place of the mark for `one`.
    pub fn slot(&mut self, one: One) -> &mut Option<Mark> {
        match one {
            One::Team => &mut self.team,
            One::Plan => &mut self.plan,
            One::Blueprint => &mut self.blueprint,
        }
    }
}

/// 产业链, led by one county leader (or two).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Chain {
    /// Identity.
    pub id: ChainId,
    /// Its number within its tier.
    pub no: u16,
    /// Its name, such as 枸杞产业链.
    pub name: String,
    /// Its tier.
    pub tier: Tier,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// 链长
    pub chiefs: Vec<PersonId>,
    /// 牵头单位
    pub lead_units: Vec<UnitId>,
    /// 其他责任部门
    pub support_units: Vec<UnitId>,
    /// 五个一
    pub five_ones: FiveOnes,
    /// In our own words, what the clause asks of it.
    pub statement: String,
    /// The clause.
    pub source: Option<Source>,
    /// The latest edit of each property.
    pub edits: Vec<Edit>,
    /// Who made and changed it.
    pub meta: Meta,
}
