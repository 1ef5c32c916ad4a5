//! What a county leader is in charge of.

use serde::{Deserialize, Serialize};

use super::{Entity, Kind};
use crate::id::{ChainId, FieldId, Id, PersonId, RiverId, UnitId};

/// What one county leader answers for: an industry chain, a campaign's field, a river. Tasks,
/// findings and posts hang on it, however deep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    /// 产业链
    Chain(ChainId),
    /// 领域
    Field(FieldId),
    /// 河湖
    River(RiverId),
}

impl Charge {
    /// Its id, whatever it is.
    pub fn id(self) -> Id {
        match self {
            Charge::Chain(id) => id.into(),
            Charge::Field(id) => id.into(),
            Charge::River(id) => id.into(),
        }
    }

    /// The kind of thing it is.
    pub fn kind(self) -> Kind {
        match self {
            Charge::Chain(_) => Kind::Chain,
            Charge::Field(_) => Kind::Field,
            Charge::River(_) => Kind::River,
        }
    }

    /// `entity` as a charge, if it is a chain, a field or a river.
    pub fn of(entity: &Entity) -> Option<Charge> {
        match entity {
            Entity::Chain(chain) => Some(chain.id.into()),
            Entity::Field(field) => Some(field.id.into()),
            Entity::River(river) => Some(river.id.into()),
            _ => None,
        }
    }

    /// The chain, if it is one.
    pub fn chain(self) -> Option<ChainId> {
        match self {
            Charge::Chain(id) => Some(id),
            _ => None,
        }
    }
}

impl From<ChainId> for Charge {
    fn from(id: ChainId) -> Charge {
        Charge::Chain(id)
    }
}

impl From<FieldId> for Charge {
    fn from(id: FieldId) -> Charge {
        Charge::Field(id)
    }
}

impl From<RiverId> for Charge {
    fn from(id: RiverId) -> Charge {
        Charge::River(id)
    }
}

/// Who answers for a chain, a field or a river.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answering {
    /// 链长, 责任领导, 河长
    pub leaders: Vec<PersonId>,
    /// 牵头单位, 责任单位
    pub lead_units: Vec<UnitId>,
    /// 其他责任部门
    pub support_units: Vec<UnitId>,
}

impl Answering {
    /// Who answers for `entity`, if it is something that somebody is in charge of.
    pub fn of(entity: &Entity) -> Option<Answering> {
        match entity {
            Entity::Chain(chain) => Some(Answering {
                leaders: chain.chiefs.clone(),
                lead_units: chain.lead_units.clone(),
                support_units: chain.support_units.clone(),
            }),
            Entity::Field(field) => Some(Answering {
                leaders: field.leaders.clone(),
                lead_units: field.lead_units.clone(),
                support_units: Vec::new(),
            }),
            Entity::River(river) => Some(Answering {
                leaders: river.chiefs(),
                lead_units: river.units.iter().copied().chain(river.department).collect(),
                support_units: river.flows_through.clone(),
            }),
            _ => None,
        }
    }
}
