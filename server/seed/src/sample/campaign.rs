//! The campaign of 示例县: `campaign.toml`. Its fields, its phases, and what its tasks hang under.

use serde::Deserialize;
use shared::calendar::{Day, Every};
use shared::id::{FieldId, PhaseId, ProgrammeId, UnitId};
use shared::model::{Entity, Field, Parent, Phase, Programme, ProgrammeKind, Source, Thresholds};

use super::id;
use super::people::People;
use super::programme::{cadence, doc_no};
use super::tasks::Ground;
use super::units::Units;
use super::words::Work;
use crate::error::read as read_file;
use crate::{Error, blank};

/// Fields at least, however few tasks the county has.
const FIELDS_MIN: usize = 3;
/// One field for so many tasks of chains.
const TASKS_A_FIELD: usize = 20;
/// Measures of each field.
const MEASURES: usize = 3;
/// It came out at most so many days ago: it is in its second phase.
const RUNNING_DAYS: i32 = 80;
const NUMBERS: [&str; 15] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
    "十五",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    statement: String,
    phase: Vec<Stretch>,
    field: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stretch {
    title: String,
    days: i32,
    deliverables: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    lead: Vec<String>,
    measures: Vec<String>,
}

/// A field with its units found.
pub struct Area {
    /// The field it becomes.
    pub id: FieldId,
    no: u16,
    entry: Entry,
    lead: Vec<UnitId>,
}

/// The campaign.
pub struct Campaign {
    /// Its programme.
    pub programme: Programme,
    /// Its last day.
    pub until: Day,
    /// Its fields.
    pub areas: Vec<Area>,
    phases: Vec<Phase>,
}

impl Campaign {
    /// Reads the file: more fields where chains have more tasks. It began after the `chains`
    /// programme, and is issued before `today`.
    pub fn read(
        seed: u64,
        units: &Units,
        chains: &Programme,
        tasks: usize,
        today: Day,
    ) -> Result<Campaign, Error> {
        let file: File = read_file("campaign.toml", include_str!("../../sample/campaign.toml"))?;
        let issued_on = today.plus(-RUNNING_DAYS).max(chains.issued_on);
        let programme = Programme {
            id: ProgrammeId(id(seed, "programme/campaign")),
            title: file.title,
            kind: ProgrammeKind::Campaign,
            doc_no: doc_no(issued_on, 2),
            issued_on,
            tracked_from: chains.tracked_from.max(issued_on.plus(1)),
            cadences: vec![cadence(Every::TenDays, "旬调度"), cadence(Every::Month, "月通报")],
            thresholds: Thresholds::default(),
            office: Some(units.get("应急管理局")?),
            statement: file.statement,
            meta: blank::meta(),
            ..chains.clone()
        };
        let count = (tasks / TASKS_A_FIELD).max(FIELDS_MIN);
        let area = |(no, entry): (u16, Entry)| {
            let lead = units.named(&entry.lead)?;
            let id = FieldId(id(seed, &format!("field/{}", entry.name)));
            Ok(Area { id, no, entry, lead })
        };
        let areas = (1..).zip(file.field).take(count).map(area).collect::<Result<_, Error>>()?;
        let phases = phases(seed, &programme, file.phase);
        let until = phases.last().map_or(issued_on, |phase| phase.to);
        Ok(Campaign { programme, until, areas, phases })
    }

    /// The programme, its phases and its fields.
    pub fn standing(&self, people: &People) -> Vec<Entity> {
        let mut entities: Vec<Entity> = vec![self.programme.clone().into()];
        entities.extend(self.phases.iter().cloned().map(Entity::from));
        for area in &self.areas {
            let Entry { name, measures, .. } = &area.entry;
            let field = Field {
                id: area.id,
                no: area.no,
                title: name.clone(),
                programme: self.programme.id,
                leaders: people.field_leaders(area.id).to_vec(),
                lead_units: area.lead.clone(),
                statement: format!("{}。示例县及其内容均为虚构。", measures.join("、")),
                source: Some(self.clause(area)),
                meta: blank::meta(),
            };
            entities.push(field.into());
        }
        entities
    }

    /// What its tasks hang under; townships help.
    pub fn grounds(&self, people: &People, units: &Units) -> Vec<Ground<'_>> {
        let townships: Vec<UnitId> = units.townships.iter().map(|(_, unit)| *unit).collect();
        let mut grounds = Vec::new();
        for area in &self.areas {
            let Entry { name, measures, .. } = &area.entry;
            grounds.push(Ground {
                parent: Some(Parent::from(area.id)),
                source: self.clause(area),
                numbered: true,
                detail: format!("{name}的措施，查出的问题列入清单、逐项销号。示例内容，均为虚构。"),
                chiefs: people.field_leaders(area.id).to_vec(),
                lead: area.lead.clone(),
                support: townships.clone(),
                titles: measures.iter().map(|title| (Work::Inspect, title.as_str())).collect(),
            });
        }
        grounds
    }

    /// How many tasks it has.
    pub fn tasks(&self) -> usize {
        self.areas.len() * MEASURES
    }

    fn clause(&self, area: &Area) -> Source {
        clause(&self.programme, "二", area.no)
    }
}

/// A numbered clause of a section.
fn clause(programme: &Programme, section: &str, no: u16) -> Source {
    let number = NUMBERS.get(usize::from(no) - 1).copied().unwrap_or_default();
    Source { doc_no: programme.doc_no.clone(), path: format!("{section}（{number}）") }
}

impl Area {
    /// What it is called.
    pub fn name(&self) -> &str {
        &self.entry.name
    }
}

/// One phase after the other, from the day after the document.
fn phases(seed: u64, programme: &Programme, stretches: Vec<Stretch>) -> Vec<Phase> {
    let mut from = programme.issued_on.plus(1);
    let mut phases = Vec::new();
    for (no, stretch) in (1..).zip(stretches) {
        let to = from.plus(stretch.days - 1);
        phases.push(Phase {
            id: PhaseId(id(seed, &format!("phase/{no}"))),
            no,
            title: stretch.title,
            programme: programme.id,
            from,
            to,
            note: String::new(),
            deliverables: stretch.deliverables,
            source: Some(clause(programme, "三", no)),
            meta: blank::meta(),
        });
        from = to.plus(1);
    }
    phases
}
