//! The river-chief programme of 示例县: `rivers.toml`. Its rivers, and what its tasks hang under.

use serde::Deserialize;
use shared::calendar::Every;
use shared::id::{ProgrammeId, RiverId, UnitId};
use shared::model::{
    Entity, Programme, ProgrammeKind, Quantity, River, Source, Thresholds, TownshipChief,
};

use super::id;
use super::people::People;
use super::programme::{cadence, doc_no};
use super::tasks::Ground;
use super::units::Units;
use super::words::Titles;
use crate::error::read as read_file;
use crate::{Error, blank};

/// Rivers at least, however few tasks the county has.
const RIVERS_MIN: usize = 3;
/// One river for so many tasks of chains.
const TASKS_A_RIVER: usize = 20;
/// One of its own tasks for so many tasks of chains, within these bounds.
const TASKS_A_TASK: usize = 30;
const TASKS: (usize, usize) = (3, 10);
/// What the townships' chiefs are.
pub const SECRETARY: &str = "党委书记";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    statement: String,
    work: Titles,
    river: Vec<Entry>,
}

/// A river as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    townships: Vec<String>,
    department: String,
    length_km: Option<Quantity>,
    area_hm2: Option<Quantity>,
    from: String,
    #[serde(default)]
    to: String,
}

/// A river with its units found.
pub struct Course {
    /// The river it becomes.
    pub id: RiverId,
    /// The townships it flows through.
    pub townships: Vec<UnitId>,
    no: u16,
    entry: Entry,
    department: UnitId,
}

/// The programme and its rivers.
pub struct Rivers {
    /// The programme.
    pub programme: Programme,
    /// Its rivers.
    pub courses: Vec<Course>,
    /// How many tasks it has.
    pub tasks: usize,
    office: UnitId,
    work: Titles,
}

impl Rivers {
    /// Reads the file: more rivers where chains have more tasks.
    pub fn read(
        seed: u64,
        units: &Units,
        chains: &Programme,
        tasks: usize,
    ) -> Result<Rivers, Error> {
        let file: File = read_file("rivers.toml", include_str!("../../sample/rivers.toml"))?;
        let office = units.get("水务局")?;
        let programme = Programme {
            id: ProgrammeId(id(seed, "programme/rivers")),
            title: file.title,
            kind: ProgrammeKind::RiverChief,
            doc_no: doc_no(chains.issued_on, 3),
            cadences: vec![cadence(Every::Month, "月通报")],
            thresholds: Thresholds::default(),
            office: Some(office),
            statement: file.statement,
            meta: blank::meta(),
            ..chains.clone()
        };
        let count = (tasks / TASKS_A_RIVER).max(RIVERS_MIN);
        let course = |(no, entry): (u16, Entry)| {
            Ok(Course {
                id: RiverId(id(seed, &format!("river/{}", entry.name))),
                townships: units.named(&entry.townships)?,
                department: units.get(&entry.department)?,
                no,
                entry,
            })
        };
        let rows = (1..).zip(file.river).take(count);
        let courses = rows.map(course).collect::<Result<_, Error>>()?;
        let tasks = (tasks / TASKS_A_TASK).clamp(TASKS.0, TASKS.1);
        Ok(Rivers { programme, courses, tasks, office, work: file.work })
    }

    /// The programme and its rivers.
    pub fn standing(&self, people: &People) -> Vec<Entity> {
        let mut entities: Vec<Entity> = vec![self.programme.clone().into()];
        entities.extend(self.courses.iter().map(|course| self.river(course, people).into()));
        entities
    }

    /// What its tasks hang under: the programme itself.
    pub fn grounds(&self, units: &Units) -> Vec<Ground<'_>> {
        vec![Ground {
            parent: None,
            source: Source {
                doc_no: self.programme.doc_no.clone(), path: "二（一）".to_owned()
            },
            numbered: true,
            detail: "河湖长制年度任务，责任单位组织、配合单位协同。示例内容，均为虚构。".to_owned(),
            chiefs: Vec::new(),
            lead: vec![self.office],
            support: units.townships.iter().map(|(_, unit)| *unit).collect(),
            titles: self.work.list(),
        }]
    }

    fn river(&self, course: &Course, people: &People) -> River {
        let Entry { name, length_km, area_hm2, from, to, .. } = &course.entry;
        let chief = |unit: &UnitId| TownshipChief {
            unit: *unit,
            title: SECRETARY.to_owned(),
            stretch: String::new(),
            person: people.secretary(*unit),
        };
        River {
            id: course.id,
            no: course.no,
            name: name.clone(),
            alias: String::new(),
            programme: self.programme.id,
            county_chief: people.river_chief(course.id),
            township_chiefs: course.townships.iter().map(chief).collect(),
            units: course.townships.clone(),
            department: Some(course.department),
            flows_through: course.townships.clone(),
            length_km: *length_km,
            area_hm2: *area_hm2,
            from: from.clone(),
            to: to.clone(),
            source: Some(Source {
                doc_no: self.programme.doc_no.clone(),
                path: format!("附件第{}行", course.no),
            }),
            meta: blank::meta(),
        }
    }
}

impl Course {
    /// What the river is called.
    pub fn name(&self) -> &str {
        &self.entry.name
    }
}
