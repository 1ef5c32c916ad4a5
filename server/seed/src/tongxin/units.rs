//! The unit directory: `units.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::id::UnitId;
use shared::model::{Unit, UnitKind};

use crate::error::read;
use crate::{Error, blank, ids};

/// Every unit, to be found by its name and by any alias.
pub struct Directory {
    entries: Vec<Entry>,
    by_name: BTreeMap<String, UnitId>,
    groups: BTreeMap<String, Vec<UnitId>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    unit: Vec<Entry>,
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    aliases: Vec<String>,
    kind: UnitKind,
}

/// What the documents write for several units at once, such as 各乡镇（开发区）.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    names: Vec<String>,
    units: Vec<String>,
}

impl Directory {
    /// Reads the file; no name or alias may belong to two units.
    pub fn read() -> Result<Directory, Error> {
        let file: File = read("units.toml", include_str!("../../tongxin/units.toml"))?;
        let mut by_name = BTreeMap::new();
        for entry in &file.unit {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                if by_name.insert(name.clone(), ids::unit(&entry.name)).is_some() {
                    return Err(Error::AmbiguousUnit(name.clone()));
                }
            }
        }
        let mut directory = Directory { entries: file.unit, by_name, groups: BTreeMap::new() };
        for group in file.group {
            let units = directory.all(&group.units)?;
            for name in group.names {
                directory.groups.insert(name, units.clone());
            }
        }
        Ok(directory)
    }

    /// The unit with this name or alias.
    pub fn get(&self, name: &str) -> Result<UnitId, Error> {
        self.by_name.get(name).copied().ok_or_else(|| Error::UnknownUnit(name.to_owned()))
    }

    /// The units with these names or aliases, in the order written; a group's in place of it.
    pub fn all(&self, names: &[String]) -> Result<Vec<UnitId>, Error> {
        let mut units = Vec::new();
        for name in names {
            match self.townships(name) {
                Some(group) => units.extend(group),
                None => units.push(self.get(name)?),
            }
        }
        Ok(units)
    }

    /// The townships that `name` stands for, if it stands for all of them.
    pub fn townships(&self, name: &str) -> Option<&[UnitId]> {
        self.groups.get(name).map(Vec::as_slice)
    }

    /// Every unit.
    pub fn units(&self) -> impl Iterator<Item = Unit> {
        self.entries.iter().map(|entry| Unit {
            id: ids::unit(&entry.name),
            name: entry.name.clone(),
            aliases: entry.aliases.clone(),
            kind: entry.kind,
            meta: blank::meta(),
        })
    }
}
