//! Rivers, gullies and lakes under a chief.

use serde::{Deserialize, Serialize};

use super::{Meta, Quantity, Source};
use crate::id::{PersonId, ProgrammeId, RiverId, UnitId};

/// 乡镇级河长: the post that a township gives to a river, or to a stretch of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TownshipChief {
    /// The township.
    pub unit: UnitId,
    /// Which post there, such as 党委书记.
    pub title: String,
    /// The stretch, where the document divides the river: 上游, 下游.
    pub stretch: String,
    /// Who holds it, where that is known.
    pub person: Option<PersonId>,
}

/// 河湖沟道: a line of the programme's table (R1).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct River {
    /// Identity.
    pub id: RiverId,
    /// Its number in the table.
    pub no: u16,
    /// Its name.
    pub name: String,
    /// Another name of it, or nothing.
    pub alias: String,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// 县级河（湖）长
    pub county_chief: Option<PersonId>,
    /// 乡镇级河长
    pub township_chiefs: Vec<TownshipChief>,
    /// 责任单位: an office or a township.
    pub units: Vec<UnitId>,
    /// 责任部门, where one is named.
    pub department: Option<UnitId>,
    /// 流经地
    pub flows_through: Vec<UnitId>,
    /// Its length in kilometres; none for a lake.
    pub length_km: Option<Quantity>,
    /// Its surface in hectares (hm²), for a lake.
    pub area_hm2: Option<Quantity>,
    /// Where it begins, or the whole description of a lake's place.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl River {
    /// Every chief who is known by name, the county's first, each once.
    pub fn chiefs(&self) -> Vec<PersonId> {
        let township = self.township_chiefs.iter().filter_map(|chief| chief.person);
        let mut chiefs: Vec<PersonId> = Vec::new();
        for person in self.county_chief.into_iter().chain(township) {
            if !chiefs.contains(&person) {
                chiefs.push(person);
            }
        }
        chiefs
    }
}
