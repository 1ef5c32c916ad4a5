//! Names of units, people and posts. What this device may not see has no name and is left out.
//! Free of web types.

use shared::id::{ActorId, Id, PersonId, UnitId};
use shared::model::{Charge, Entity, Seat, Stamp, Task};
use shared::rules::{Entities, Memory, posts};

use crate::text;

/// The names of these units.
pub fn units(memory: &Memory, ids: &[UnitId]) -> Vec<String> {
    ids.iter().filter_map(|id| label(memory, (*id).into())).collect()
}

/// The names of these people.
pub fn people(memory: &Memory, ids: &[PersonId]) -> Vec<String> {
    ids.iter().filter_map(|id| label(memory, (*id).into())).collect()
}

/// What a list calls it.
pub fn label(memory: &Memory, id: Id) -> Option<String> {
    memory.get(id).map(|entity| entity.label().to_owned()).filter(|label| !label.is_empty())
}

/// The chain, field or river a task serves, or else its programme.
pub fn board(memory: &Memory, task: &Task) -> String {
    let id = task.charge.map_or(task.programme.into(), Charge::id);
    label(memory, id).unwrap_or_default()
}

/// Who acted, and from where.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Who {
    /// A person's name, or the title of a post that acts without one.
    pub name: String,
    /// Their unit, or else what they are.
    pub place: String,
}

/// Who acted, with the delegate who entered it in that name, and whoever brought it in as a file.
pub fn stamped(memory: &Memory, stamp: Stamp) -> Who {
    let who = entered(memory, stamp.by, stamp.via);
    match stamp.brought.map(|hand| self::who(memory, hand).name) {
        Some(hand) => Who { name: (text::common().brought_by)(&who.name, &hand), ..who },
        None => who,
    }
}

/// Who acted, by the hand of a delegate where it was one.
pub fn entered(memory: &Memory, by: ActorId, via: Option<ActorId>) -> Who {
    let who = who(memory, by);
    match via.map(|hand| self::who(memory, hand).name) {
        Some(hand) => Who { name: (text::common().entered_for)(&hand, &who.name), ..who },
        None => who,
    }
}

/// Who `actor` is.
pub fn who(memory: &Memory, actor: ActorId) -> Who {
    let Some(entity) = memory.get(actor.0) else { return Who::default() };
    let held = posts(memory, actor);
    let unit = held.iter().find_map(|post| seat_name(memory, post.seat, true));
    match &*entity {
        Entity::Person(person) => {
            let title = held.first().map(|post| post.title.clone());
            Who { name: person.name.clone(), place: unit.or(title).unwrap_or_default() }
        }
        Entity::Post(post) => {
            let place = seat_name(memory, post.seat, false).unwrap_or_default();
            Who { name: without_unit(&post.title, &place).to_owned(), place }
        }
        other => Who { name: other.label().to_owned(), place: String::new() },
    }
}

/// A title often begins with the name of its unit, which then need not be said twice. What is left
/// over is a title only where it is more than a remark in brackets.
fn without_unit<'a>(title: &'a str, unit: &str) -> &'a str {
    let rest = title.strip_prefix(unit).map(str::trim);
    rest.filter(|rest| !rest.is_empty() && !rest.starts_with(['（', '('])).unwrap_or(title)
}

fn seat_name(memory: &Memory, seat: Seat, only_unit: bool) -> Option<String> {
    match seat {
        Seat::Unit(unit) => label(memory, unit.into()),
        _ if only_unit => None,
        other => other.holder().and_then(|id| label(memory, id)),
    }
}

/// A chain's name as a tile shows it: everything on the wall is a chain.
pub fn short_chain(name: &str) -> &str {
    name.strip_suffix("产业链").filter(|short| !short.is_empty()).unwrap_or(name)
}

/// A field's name as a tile shows it: everything on the wall is a field.
pub fn short_field(title: &str) -> &str {
    title.strip_suffix("领域").filter(|short| !short.is_empty()).unwrap_or(title)
}

/// Whether a unit answers to `words`: its name or another name for it.
pub fn answers(entity: &Entity, words: &str) -> bool {
    match entity {
        Entity::Unit(unit) => {
            let names = std::iter::once(&unit.name).chain(&unit.aliases);
            names.into_iter().any(|name| name.to_lowercase().contains(words))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_not_said_twice_and_no_title_is_only_a_remark() {
        for (title, unit, name) in [
            ("工信局经办人", "工信局", "经办人"),
            ("县委办（演示）", "县委办", "县委办（演示）"),
            ("县委办", "县委办", "县委办"),
            ("县长", "", "县长"),
            ("县长", "工信局", "县长"),
        ] {
            assert_eq!(without_unit(title, unit), name, "{title}");
        }
    }
}
