//! 《01》二: the 15 fields of the campaign and the measures numbered under them, `fields.toml`; 三: its
//! phases, `phases.toml`.

use serde::Deserialize;
use shared::calendar::Day;
use shared::id::{FieldId, PersonId, UnitId};
use shared::model::{Entity, Field, Phase, Task};

use super::documents::{Document, Documents};
use super::goals::{Goal, Standing};
use super::units::Directory;
use crate::error::read as read_file;
use crate::{Error, blank, ids};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    doc: String,
    start: Day,
    end: Day,
    field: Vec<Clause>,
}

/// A field's clause, as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The section path.
    pub path: String,
    /// The field's name.
    pub name: String,
    /// 责任领导, by name.
    pub leaders: Vec<String>,
    lead: Vec<String>,
    statement: String,
    #[serde(default)]
    measures: Vec<Measure>,
    #[serde(default)]
    indicators: Vec<Goal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    title: String,
    detail: String,
    /// The clause's own day; otherwise the campaign's last.
    due: Option<Day>,
    #[serde(default)]
    indicators: Vec<Goal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhaseFile {
    doc: String,
    phase: Vec<PhaseClause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhaseClause {
    path: String,
    title: String,
    from: Day,
    to: Day,
    note: String,
    deliverables: Vec<String>,
}

/// A clause with its number and its units found.
pub struct FieldClause {
    no: u16,
    /// As the file has it.
    pub clause: Clause,
    lead_units: Vec<UnitId>,
}

/// The campaign of one document.
pub struct Campaign<'a> {
    /// The document.
    pub programme: &'a Document,
    /// Its fields.
    pub fields: Vec<FieldClause>,
    phases: Vec<PhaseClause>,
    start: Day,
    end: Day,
}

/// Reads both files.
pub fn read<'a>(directory: &Directory, documents: &'a Documents) -> Result<Campaign<'a>, Error> {
    let file: File = read_file("fields.toml", include_str!("../../tongxin/fields.toml"))?;
    let phases: PhaseFile = read_file("phases.toml", include_str!("../../tongxin/phases.toml"))?;
    if file.doc != phases.doc {
        return Err(Error::UnknownDocument(phases.doc));
    }
    let fields = (1..).zip(file.field).map(|(no, clause)| {
        let lead_units = directory.all(&clause.lead)?;
        Ok(FieldClause { no, clause, lead_units })
    });
    Ok(Campaign {
        programme: documents.get(&file.doc)?,
        fields: fields.collect::<Result<_, Error>>()?,
        phases: phases.phase,
        start: file.start,
        end: file.end,
    })
}

impl Campaign<'_> {
    /// Its phases, then its fields: what stands before anybody is given a post in one.
    pub fn standing(&self) -> impl Iterator<Item = Entity> {
        let phases = (1..).zip(&self.phases).map(|(no, phase)| self.phase(no, phase).into());
        phases.chain(self.fields.iter().map(|field| field.entity(self.programme).into()))
    }

    /// The measures and the numbers, each number after what it hangs under.
    pub fn work(&self) -> Vec<Entity> {
        let mut work = Vec::new();
        for field in &self.fields {
            let clause = &field.clause;
            let of_field = self.standing_of(clause, &clause.path, None);
            work.extend(clause.indicators.iter().map(|goal| goal.indicator(&of_field).into()));
            for (no, measure) in (1..).zip(&clause.measures) {
                let path = format!("{}{no}", clause.path);
                let task = self.task(field, (no, &path), measure);
                let of_task = self.standing_of(clause, &path, Some(&task));
                let numbers = measure.indicators.iter().map(|goal| goal.indicator(&of_task).into());
                let numbers: Vec<Entity> = numbers.collect();
                work.push(task.into());
                work.extend(numbers);
            }
        }
        work
    }

    fn phase(&self, no: u16, phase: &PhaseClause) -> Phase {
        Phase {
            id: ids::phase(&self.programme.id().0.to_string(), no),
            no,
            title: phase.title.clone(),
            programme: self.programme.id(),
            from: phase.from,
            to: phase.to,
            note: phase.note.clone(),
            deliverables: phase.deliverables.clone(),
            source: Some(self.programme.clause(&phase.path)),
            meta: blank::meta(),
        }
    }

    fn task(&self, field: &FieldClause, (no, path): (u32, &str), measure: &Measure) -> Task {
        let id = ids::task(&field.clause.name, &no.to_string());
        Task {
            detail: measure.detail.clone(),
            parent: Some(field.id().into()),
            charge: Some(field.id().into()),
            leaders: field.leaders(),
            lead_units: field.lead_units.clone(),
            start: Some(self.start),
            due: Some(measure.due.unwrap_or(self.end)),
            source: Some(self.programme.clause(path)),
            ..blank::task(id, no, &measure.title, self.programme.id())
        }
    }

    /// Where a number of a field, or of one of its measures, stands.
    fn standing_of<'a>(
        &'a self,
        field: &'a Clause,
        path: &'a str,
        task: Option<&Task>,
    ) -> Standing<'a> {
        let by = task.map_or(Some(self.end), |task| task.due);
        let task = task.map(|task| task.id);
        Standing { programme: self.programme, path, under: &field.name, chain: None, task, by }
    }
}

impl FieldClause {
    /// The field it becomes.
    pub fn id(&self) -> FieldId {
        ids::field(&self.clause.name)
    }

    fn leaders(&self) -> Vec<PersonId> {
        self.clause.leaders.iter().map(|name| ids::person(name)).collect()
    }

    fn entity(&self, programme: &Document) -> Field {
        Field {
            id: self.id(),
            no: self.no,
            title: self.clause.name.clone(),
            programme: programme.id(),
            leaders: self.leaders(),
            lead_units: self.lead_units.clone(),
            statement: self.clause.statement.clone(),
            source: Some(programme.clause(&self.clause.path)),
            meta: blank::meta(),
        }
    }
}
