//! 《02》二: the 29 tasks of the river-chief programme, `river-tasks.toml`.

use serde::Deserialize;
use shared::calendar::Day;
use shared::id::UnitId;
use shared::model::{Entity, Task};

use super::documents::{Document, Documents};
use super::goals::{Goal, Standing};
use super::units::Directory;
use crate::error::read as read_file;
use crate::{Error, blank, ids};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    doc: String,
    end: Day,
    task: Vec<Clause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    path: String,
    title: String,
    detail: String,
    due: Option<Day>,
    lead: Vec<String>,
    support: Vec<String>,
    #[serde(default)]
    indicators: Vec<Goal>,
}

const RESPONSIBLE: &str = "各责任单位";
const MEMBERS: &str = "各成员单位";

/// Whom the clauses mean by 各责任单位 and 各成员单位.
struct Groups {
    /// Whatever leads a task.
    responsible: Vec<UnitId>,
    /// Whatever a task names, but for the townships.
    members: Vec<UnitId>,
}

/// The tasks in the order of their numbers, each followed by its numbers to reach.
pub fn entities(directory: &Directory, documents: &Documents) -> Result<Vec<Entity>, Error> {
    let file: File = read_file("river-tasks.toml", include_str!("../../tongxin/river-tasks.toml"))?;
    let programme = documents.get(&file.doc)?;
    let groups = Groups::of(&file.task, directory)?;
    let mut entities = Vec::new();
    for (no, clause) in (1..).zip(&file.task) {
        let lead_units = directory.all(&clause.lead)?;
        let mut support_units = groups.all(&clause.support, directory)?;
        support_units.retain(|unit| !lead_units.contains(unit));
        let task = Task { lead_units, support_units, ..clause.task(no, programme) };
        let standing = Standing {
            programme,
            path: &clause.path,
            under: &clause.path,
            chain: None,
            task: Some(task.id),
            by: Some(file.end),
        };
        entities.push(task.into());
        entities.extend(clause.indicators.iter().map(|goal| goal.indicator(&standing).into()));
    }
    Ok(entities)
}

impl Clause {
    fn task(&self, no: u32, programme: &Document) -> Task {
        // 《03》 has sections of the same names: the document's own name keeps the ids apart.
        let id = ids::task(&programme.id().0.to_string(), &no.to_string());
        Task {
            detail: self.detail.clone(),
            due: self.due,
            source: Some(programme.clause(&self.path)),
            ..blank::task(id, no, &self.title, programme.id())
        }
    }
}

impl Groups {
    fn of(clauses: &[Clause], directory: &Directory) -> Result<Groups, Error> {
        let mut groups = Groups { responsible: Vec::new(), members: Vec::new() };
        for clause in clauses {
            for unit in directory.all(&clause.lead)? {
                add(&mut groups.responsible, unit);
                add(&mut groups.members, unit);
            }
            for name in clause.support.iter().filter(|name| !stands_for_several(name, directory)) {
                add(&mut groups.members, directory.get(name)?);
            }
        }
        Ok(groups)
    }

    fn all(&self, names: &[String], directory: &Directory) -> Result<Vec<UnitId>, Error> {
        let mut units = Vec::new();
        for name in names {
            match name.as_str() {
                RESPONSIBLE => units.extend(&self.responsible),
                MEMBERS => units.extend(&self.members),
                _ => units.extend(directory.all(std::slice::from_ref(name))?),
            }
        }
        Ok(units)
    }
}

fn stands_for_several(name: &str, directory: &Directory) -> bool {
    name == RESPONSIBLE || name == MEMBERS || directory.townships(name).is_some()
}

fn add(units: &mut Vec<UnitId>, unit: UnitId) {
    if !units.contains(&unit) {
        units.push(unit);
    }
}
