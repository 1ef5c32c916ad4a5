//! 《03》四: the six mechanisms and what each demands, `mechanisms.toml`.

use serde::Deserialize;
use shared::id::{PersonId, UnitId};
use shared::model::{Parent, Task};

use super::chains::ChainClause;
use super::documents::Document;
use super::units::Directory;
use crate::error::read;
use crate::{Error, blank, ids};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mechanism: Vec<Mechanism>,
}

#[derive(Deserialize)]
struct Mechanism {
    path: String,
    #[serde(flatten)]
    work: Work,
    parts: Vec<Work>,
}

#[derive(Deserialize)]
struct Work {
    title: String,
    detail: String,
    #[serde(default)]
    leaders: Vec<String>,
    #[serde(default)]
    lead: Vec<String>,
    #[serde(default)]
    support: Vec<String>,
}

/// Whom the clauses mean by 各链长, 各牵头部门 and 其他责任部门.
struct Groups {
    chiefs: Vec<PersonId>,
    lead: Vec<UnitId>,
    other: Vec<UnitId>,
}

/// The mechanisms as tasks of the programme, each followed by its parts.
pub fn tasks(
    directory: &Directory,
    programme: &Document,
    chains: &[ChainClause],
) -> Result<Vec<Task>, Error> {
    let file: File = read("mechanisms.toml", include_str!("../../tongxin/mechanisms.toml"))?;
    let groups = Groups::of(chains);
    let mut tasks = Vec::new();
    for (no, mechanism) in (1..).zip(&file.mechanism) {
        let source = programme.clause(&mechanism.path);
        let whole_id = ids::task(&mechanism.path, "0");
        let whole = blank::task(whole_id, no, &mechanism.work.title, programme.id());
        tasks.push(Task {
            source: Some(source.clone()),
            ..groups.assigned(&mechanism.work, whole, directory)?
        });
        for (no, part) in (1..).zip(&mechanism.parts) {
            let id = ids::task(&mechanism.path, &no.to_string());
            let task = blank::task(id, no, &part.title, programme.id());
            tasks.push(Task {
                parent: Some(Parent::from(whole_id)),
                source: Some(source.clone()),
                ..groups.assigned(part, task, directory)?
            });
        }
    }
    Ok(tasks)
}

impl Groups {
    fn of(chains: &[ChainClause]) -> Groups {
        let chiefs = once(chains.iter().flat_map(ChainClause::chiefs));
        let lead = once(chains.iter().flat_map(|chain| chain.lead_units.clone()));
        let mut other = once(chains.iter().flat_map(|chain| chain.support_units.clone()));
        other.retain(|unit| !lead.contains(unit));
        Groups { chiefs, lead, other }
    }

    fn assigned(&self, work: &Work, task: Task, directory: &Directory) -> Result<Task, Error> {
        Ok(Task {
            detail: work.detail.clone(),
            leaders: self.people(&work.leaders),
            lead_units: self.units(&work.lead, directory)?,
            support_units: self.units(&work.support, directory)?,
            ..task
        })
    }

    fn people(&self, names: &[String]) -> Vec<PersonId> {
        let people = names.iter().flat_map(|name| match name.as_str() {
            "各链长" => self.chiefs.clone(),
            name => vec![ids::person(name)],
        });
        people.collect()
    }

    fn units(&self, names: &[String], directory: &Directory) -> Result<Vec<UnitId>, Error> {
        let mut units = Vec::new();
        for name in names {
            match name.as_str() {
                "各牵头部门" => units.extend(&self.lead),
                "其他责任部门" => units.extend(&self.other),
                name => units.push(directory.get(name)?),
            }
        }
        Ok(units)
    }
}

/// Each once, in the order of appearance.
fn once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
