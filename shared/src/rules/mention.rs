//! Names in what is written: 张三 is not meant by @张三丰.

use crate::model::Entity;
use crate::policy::Scope;

/// A name as a mention writes it, and longer names that begin with it.
pub struct Mention {
    name: String,
    longer: Vec<String>,
}

impl Mention {
    /// How `named` is mentioned, among `labels`, the names of all units and people; nothing where it
    /// is neither.
    pub fn of(named: &Entity, labels: &[&str]) -> Option<Mention> {
        let (Entity::Unit(_) | Entity::Person(_)) = named else { return None };
        let label = named.label();
        let longer = labels.iter();
        let longer = longer.filter(|other| other.len() > label.len() && other.starts_with(label));
        let mention = |label: &str| format!("@{label}");
        Some(Mention { name: mention(label), longer: longer.copied().map(mention).collect() })
    }

    /// Whether `words` mean it.
    pub fn stands_in(&self, words: &str) -> bool {
        words.match_indices(self.name.as_str()).any(|(at, _)| {
            let from = words.get(at..).unwrap_or_default();
            !self.longer.iter().any(|longer| from.starts_with(longer.as_str()))
        })
    }
}

/// A unit or a person as words can name them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The name.
    pub label: String,
    /// Those who hear of it.
    pub scope: Scope,
}

impl Named {
    /// A unit's or a person's.
    pub fn of(entity: &Entity) -> Option<Named> {
        let scope = match entity {
            Entity::Unit(unit) => Scope::Unit(unit.id),
            Entity::Person(person) => Scope::Person(person.id),
            _ => return None,
        };
        Some(Named { label: entity.label().to_owned(), scope })
    }
}

/// Those of `all` whom `words` mention: at every @ the longest names that stand there.
pub fn mentioned(all: &[Named], words: &str) -> Vec<Scope> {
    let mut found = Vec::new();
    for (at, sign) in words.match_indices('@') {
        let from = words.get(at + sign.len()..).unwrap_or_default();
        let standing = all.iter().filter(|named| from.starts_with(named.label.as_str()));
        let longest = standing.clone().map(|named| named.label.len()).max();
        let meant = standing.filter(|named| Some(named.label.len()) == longest);
        found.extend(meant.map(|named| named.scope));
    }
    found
}
