//! The units of 示例县: `units.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::id::UnitId;
use shared::model::{Unit, UnitKind};

use super::id;
use crate::error::read;
use crate::{Error, blank};

/// Every unit, by what it does in the sample.
pub struct Units {
    /// All of them.
    pub all: Vec<Unit>,
    /// Those that lead chains, with the second half of their clerk's login.
    pub lead: Vec<(String, UnitId)>,
    /// 县委办公室 and the like.
    pub offices: Vec<UnitId>,
    /// Townships, with their names.
    pub townships: Vec<(String, UnitId)>,
    by_name: BTreeMap<String, UnitId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    office: Vec<String>,
    lead: Vec<Lead>,
    other: Vec<String>,
    townships: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lead {
    name: String,
    short: String,
    kind: UnitKind,
    login: String,
}

impl Units {
    /// Reads the file.
    pub fn read(seed: u64) -> Result<Units, Error> {
        let file: File = read("units.toml", include_str!("../../sample/units.toml"))?;
        let mut units = Units {
            all: Vec::new(),
            lead: Vec::new(),
            offices: Vec::new(),
            townships: Vec::new(),
            by_name: BTreeMap::new(),
        };
        for name in file.office {
            let unit = units.add(seed, name, Vec::new(), UnitKind::Office)?;
            units.offices.push(unit);
        }
        for Lead { name, short, kind, login } in file.lead {
            let unit = units.add(seed, name, vec![short], kind)?;
            units.lead.push((login, unit));
        }
        for name in file.other {
            units.add(seed, name, Vec::new(), UnitKind::Department)?;
        }
        for name in file.townships {
            let unit = units.add(seed, name.clone(), Vec::new(), UnitKind::Township)?;
            units.townships.push((name, unit));
        }
        Ok(units)
    }

    /// The unit with this name.
    pub fn get(&self, name: &str) -> Result<UnitId, Error> {
        self.by_name.get(name).copied().ok_or_else(|| Error::UnknownUnit(name.to_owned()))
    }

    /// The units with these names.
    pub fn named(&self, names: &[String]) -> Result<Vec<UnitId>, Error> {
        names.iter().map(|name| self.get(name)).collect()
    }

    fn add(
        &mut self,
        seed: u64,
        name: String,
        aliases: Vec<String>,
        kind: UnitKind,
    ) -> Result<UnitId, Error> {
        let unit = UnitId(id(seed, &format!("unit/{name}")));
        for called in aliases.iter().chain([&name]) {
            if self.by_name.insert(called.clone(), unit).is_some() {
                return Err(Error::AmbiguousUnit(called.clone()));
            }
        }
        self.all.push(Unit { id: unit, name, aliases, kind, meta: blank::meta() });
        Ok(unit)
    }
}
