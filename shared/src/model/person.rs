//! People and the posts that give them rights.

use serde::{Deserialize, Serialize};

use super::{Charge, Meta, Source};
use crate::id::{ChainId, FieldId, Id, PersonId, PostId, ProgrammeId, RiverId, UnitId};

/// 人员. A name and nothing more: what a person may do comes from posts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// The name, written without gaps.
    pub name: String,
    /// Who made and changed it.
    pub meta: Meta,
}

/// What a post lets its holder do; `policy` reads nothing else. `title` is only shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 书记、县长、县领导: sees everything.
    CountyLeader,
    /// 县委办、政府办、督查室: sees everything, runs every programme.
    CountyOffice,
    /// Manages accounts; reads and exports; changes no content.
    Admin,
    /// Reads the log.
    Auditor,
    /// 组长 of a programme's leading group.
    ProgrammeLeader,
    /// 副组长.
    ProgrammeDeputy,
    /// 领导小组办公室.
    ProgrammeOffice,
    /// 链长.
    ChainChief,
    /// 责任领导 of a campaign's field.
    FieldLeader,
    /// 县级河（湖）长, 乡镇级河长.
    RiverChief,
    /// Head of a unit.
    UnitHead,
    /// 经办人: the clerk of a unit.
    UnitClerk,
    /// A township's or department's officer in the field.
    FieldOfficer,
    /// A safety inspector of a unit.
    Inspector,
    /// A river patroller or cleaning inspector of a unit.
    Patroller,
    /// Any other membership; gives no right beyond belonging.
    Member,
}

/// Where a post sits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// In the county as a whole.
    County,
    /// In a unit.
    Unit(UnitId),
    /// In a programme.
    Programme(ProgrammeId),
    /// In an industry chain.
    Chain(ChainId),
    /// In a campaign's field.
    Field(FieldId),
    /// On a river.
    River(RiverId),
}

impl Seat {
    /// What the post answers for, where it is a chief's or a leader's.
    pub fn charge(self) -> Option<Charge> {
        match self {
            Seat::Chain(chain) => Some(chain.into()),
            Seat::Field(field) => Some(field.into()),
            Seat::River(river) => Some(river.into()),
            Seat::County | Seat::Unit(_) | Seat::Programme(_) => None,
        }
    }

    /// What the post hangs under.
    pub fn holder(self) -> Option<Id> {
        match self {
            Seat::County => None,
            Seat::Unit(unit) => Some(unit.into()),
            Seat::Programme(programme) => Some(programme.into()),
            Seat::Chain(chain) => Some(chain.into()),
            Seat::Field(field) => Some(field.into()),
            Seat::River(river) => Some(river.into()),
        }
    }
}

/// 职务: ties a person to a unit, programme, chain, field or river with a title. It may stand vacant (C3, C4).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Identity.
    pub id: PostId,
    /// Who holds it, or nobody.
    pub person: Option<PersonId>,
    /// The title as the document has it.
    pub title: String,
    /// What it lets its holder do.
    pub role: Role,
    /// Where it sits.
    pub seat: Seat,
    /// The clause that names it, where one does.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}
