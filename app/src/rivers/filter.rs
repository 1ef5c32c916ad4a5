//! Which rivers the wall shows. Free of web types.

use std::collections::BTreeMap;

use shared::id::UnitId;
use shared::model::{Unit, UnitKind};
use shared::order::sort_by_key;
use shared::rules::{Entities, Memory};

use super::select::RiverFacts;
use crate::tasks::names;

/// What the table is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narrow {
    /// Rivers that this township has to do with.
    pub township: Option<UnitId>,
    /// Rivers of this 责任部门.
    pub department: Option<UnitId>,
    /// Rivers whose name, other name or chief answers to these words.
    pub words: String,
}

impl Narrow {
    /// The rivers that fit, in their order.
    pub fn of(&self, rivers: &[RiverFacts]) -> Vec<RiverFacts> {
        let words = bare(&self.words);
        let fits = |river: &&RiverFacts| {
            self.township.is_none_or(|unit| river.places.contains(&unit))
                && self.department.is_none_or(|unit| {
                    river.department.as_ref().is_some_and(|(department, _)| *department == unit)
                })
                && (words.is_empty() || answers(river, &words))
        };
        rivers.iter().filter(fits).cloned().collect()
    }
}

fn answers(river: &RiverFacts, words: &str) -> bool {
    let chiefs = river.township_chiefs.iter().filter_map(|chief| chief.person.as_ref());
    let names = [&river.name, &river.alias].into_iter().chain(&river.county_chief).chain(chiefs);
    names.into_iter().any(|name| bare(name).contains(words))
}

/// Without gaps, in small letters: names of two characters are often written with a gap.
fn bare(words: &str) -> String {
    words.split_whitespace().collect::<String>().to_lowercase()
}

/// A unit by which the table can be narrowed, with the number of its rivers.
pub type Choice = (UnitId, String, usize);

/// The townships and zones of these rivers, by how many they have to do with.
pub fn townships(memory: &Memory, rivers: &[RiverFacts]) -> Vec<Choice> {
    let is_place = |unit: &UnitId| {
        let found = memory.get((*unit).into());
        let kind = found.as_deref().and_then(Unit::of).map(|unit| unit.kind);
        matches!(kind, Some(UnitKind::Township | UnitKind::Zone))
    };
    let all = rivers.iter().flat_map(|river| river.places.iter().copied());
    counted(memory, all.filter(is_place))
}

/// The departments of these rivers, by how many they have.
pub fn departments(memory: &Memory, rivers: &[RiverFacts]) -> Vec<Choice> {
    let all = rivers.iter().filter_map(|river| river.department.as_ref().map(|(unit, _)| *unit));
    counted(memory, all)
}

fn counted(memory: &Memory, units: impl Iterator<Item = UnitId>) -> Vec<Choice> {
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    units.for_each(|unit| *counts.entry(unit).or_default() += 1);
    let named = counts.into_iter().filter_map(|(unit, count)| {
        names::label(memory, unit.into()).map(|name| (unit, name, count))
    });
    let mut choices: Vec<Choice> = named.collect();
    sort_by_key(&mut choices, |(_, name, count)| (std::cmp::Reverse(*count), name.clone()));
    choices
}

#[cfg(test)]
mod tests {
    use shared::id::{PersonId, ProgrammeId};
    use shared::model::River;

    use super::super::select::rivers;
    use super::super::select::tests::{river, with};
    use super::*;
    use crate::tasks::sample::{id, viewer};

    #[test]
    fn rivers_are_found_by_township_department_name_and_chief() {
        let led = River { county_chief: Some(PersonId(id("书记"))), ..river(1, "清水河") };
        let elsewhere = River {
            alias: "水套沟".to_owned(),
            township_chiefs: Vec::new(),
            flows_through: Vec::new(),
            department: None,
            ..river(2, "户台沟")
        };
        let county = with([led, elsewhere]);
        let all = rivers(&viewer(&county, "督查室"), ProgrammeId(id("链长制")));
        let (park, farms) = (Some(UnitId(id("园区"))), Some(UnitId(id("农业农村局"))));
        let found = |township, department, words: &str| {
            let narrow = Narrow { township, department, words: words.to_owned() };
            narrow.of(&all).iter().map(|river| river.no).collect::<Vec<_>>()
        };
        for (township, department, words, expected) in [
            (None, None, "", vec![1, 2]),
            (park, None, "", vec![1]),
            (None, farms, "", vec![1]),
            (farms, None, "", vec![]),
            (None, None, " 清 水", vec![1]),
            (None, None, "水套", vec![2]),
            (None, None, "书 记", vec![1]),
            (park, None, "水套", vec![]),
        ] {
            assert_eq!(found(township, department, words), expected, "{words}");
        }
        let counts = |choices: Vec<Choice>| {
            choices.into_iter().map(|(_, name, count)| (name, count)).collect::<Vec<_>>()
        };
        assert_eq!(counts(departments(&county, &all)), [("农业农村局".to_owned(), 1)]);
        assert_eq!(counts(townships(&county, &all)), [], "the units of samples are departments");
    }
}
