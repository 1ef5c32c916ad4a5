//! The counties that are measured, and the same tasks as plain documents for the other engines.
//!
//! They are 示例县 without what its people wrote about tasks: so many tasks, and the units, people
//! and chains around them. That way a record is the same thing for every engine.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;
use shared::calendar::Day;
use shared::id::Id;
use shared::model::{Entity, Kind, Task};

use crate::bundle::Bundle;
use crate::options::Options;
use crate::run::Running;
use crate::setup::Node;
use crate::{load, paths};

/// What people wrote; the county that is measured has none of it.
const WRITTEN: [Kind; 5] =
    [Kind::Report, Kind::Comment, Kind::Conflict, Kind::PeriodReport, Kind::Instruction];

/// Stands for a task without a last day, so that every engine can sort by it.
const NEVER: &str = "9999-12-31";

/// A county of one size, on disk.
pub struct Prepared {
    /// How many tasks it has.
    pub tasks: u32,
    /// How many entities, tasks included.
    pub entities: usize,
    /// The data folder of a server that has it; to be copied, not used.
    pub data: PathBuf,
    /// The tasks as the other engines hold them, a line of JSON each.
    pub documents: PathBuf,
}

/// A task as a plain document.
#[derive(Serialize)]
struct Document<'a> {
    id: Id,
    no: u32,
    title: &'a str,
    detail: &'a str,
    chain: String,
    leaders: Vec<String>,
    lead_units: Vec<String>,
    support_units: Vec<String>,
    start: Option<Day>,
    due: String,
    progress: u8,
    status: shared::model::Status,
    /// 1 while something is to be done, so that an index can hold it.
    open: u8,
    last_words: &'a str,
    updated_at: u64,
}

/// Makes the county of this size in `folder`.
pub fn prepare(folder: &Path, tasks: u32, bundle: &Bundle, node: &Node) -> Result<Prepared> {
    let today: Day = load::AS_OF.parse().context("the county's day")?;
    let mut sample = load::sample(tasks as usize, today)?;
    sample.entities.retain(|entity| !WRITTEN.contains(&entity.kind()));
    let folder = folder.join(format!("county-{tasks}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let prepared = Prepared {
        tasks,
        entities: sample.entities.len(),
        data: folder.join("data"),
        documents: folder.join("documents.ndjson"),
    };
    paths::write(&prepared.documents, documents(&sample.entities)?.as_bytes())?;
    let options = Options { port: 0, data: prepared.data.clone(), ..Options::default() };
    let mut running = Running::start(bundle, node, &options)?;
    running.wait_until_healthy()?;
    load::fill(&running, "示例县", today, &sample.entities, sample.accounts)?;
    Ok(prepared)
}

impl Prepared {
    /// What the programs that measure need to know.
    pub fn about(&self) -> serde_json::Value {
        json!({
            "tasks": self.tasks,
            "entities": self.entities,
            "data": self.data,
            "documents": self.documents,
        })
    }
}

fn documents(entities: &[Entity]) -> Result<String> {
    let mut names = HashMap::new();
    for entity in entities {
        let name = match entity {
            Entity::Unit(unit) => &unit.name,
            Entity::Person(person) => &person.name,
            Entity::Chain(chain) => &chain.name,
            _ => continue,
        };
        names.insert(entity.id(), name.clone());
    }
    let mut lines = String::new();
    for task in entities.iter().filter_map(Task::of) {
        lines.push_str(&serde_json::to_string(&document(task, &names))?);
        lines.push('\n');
    }
    Ok(lines)
}

fn document<'a>(task: &'a Task, names: &HashMap<Id, String>) -> Document<'a> {
    let name = |id: Id| names.get(&id).cloned().unwrap_or_default();
    Document {
        id: task.id.into(),
        no: task.no,
        title: &task.title,
        detail: &task.detail,
        chain: task.chain().map(|chain| name(chain.into())).unwrap_or_default(),
        leaders: task.leaders.iter().map(|person| name((*person).into())).collect(),
        lead_units: task.lead_units.iter().map(|unit| name((*unit).into())).collect(),
        support_units: task.support_units.iter().map(|unit| name((*unit).into())).collect(),
        start: task.start,
        due: task.due.map_or_else(|| NEVER.to_owned(), |due| due.to_string()),
        progress: task.progress,
        status: task.status,
        open: u8::from(!task.status.is_closed()),
        last_words: task.steps.last().map(|step| step.words.as_str()).unwrap_or_default(),
        updated_at: task.meta.updated.at.0,
    }
}
