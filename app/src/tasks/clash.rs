//! An entry of the conflict box as people read it. Free of web types.

use shared::calendar::Day;
use shared::id::{ConflictId, Id};
use shared::model::{Charge, Conflict, Entity, Property, Value, Visibility};
use shared::mutation::Mutation;
use shared::rules::Entities;

use super::again;
use super::names::{self, Who};
use super::viewer::Viewer;

/// Both values of a collision.
#[derive(Clone, PartialEq, Debug)]
pub struct Clash {
    /// Which entry of the conflict box.
    pub id: ConflictId,
    /// Which property.
    pub property: Property,
    /// The value that stands.
    pub kept: Shown,
    /// The value that does not.
    pub lost: Shown,
    /// Who wrote it.
    pub lost_by: Who,
    /// On which day.
    pub lost_day: Day,
    /// The act that would propose it again.
    pub again: Option<Mutation>,
}

/// A value with names in place of ids.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// A text.
    Text(String),
    /// A day, or none.
    Day(Option<Day>),
    /// Leaders, lead and supporting units.
    Assignment {
        /// 责任领导
        leaders: Vec<String>,
        /// 牵头单位
        lead: Vec<String>,
        /// 配合单位
        support: Vec<String>,
    },
    /// Who may see it.
    Visibility(Visibility),
}

/// The collision with names in place of ids.
pub fn of(viewer: &Viewer<'_>, conflict: &Conflict) -> Clash {
    Clash {
        id: conflict.id,
        property: conflict.property,
        kept: shown(viewer, &conflict.kept),
        lost: shown(viewer, &conflict.lost),
        lost_by: conflict.lost_by.map(|by| names::who(viewer.memory, by)).unwrap_or_default(),
        lost_day: conflict.lost_day,
        again: match viewer.memory.get(conflict.on).as_deref() {
            Some(Entity::Finding(_)) => again::act_on_finding(conflict),
            _ => again::act(conflict),
        },
    }
}

/// A value with names in place of ids.
pub fn shown(viewer: &Viewer<'_>, value: &Value) -> Shown {
    match value {
        Value::Text(text) => Shown::Text(text.clone()),
        Value::Day(day) => Shown::Day(*day),
        Value::Visibility(visibility) => Shown::Visibility(*visibility),
        Value::Assignment { leaders, lead_units, support_units } => Shown::Assignment {
            leaders: names::people(viewer.memory, leaders),
            lead: names::units(viewer.memory, lead_units),
            support: names::units(viewer.memory, support_units),
        },
        Value::Place { charge, township } => {
            let place = charge.map(Charge::id).into_iter().chain(township.map(Id::from));
            let named = place.filter_map(|id| names::label(viewer.memory, id));
            Shown::Text(named.collect::<Vec<String>>().join(" · "))
        }
    }
}
