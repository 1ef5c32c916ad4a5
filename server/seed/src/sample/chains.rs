//! The 17 chains of 示例县: `chains.toml`.

use serde::Deserialize;
use shared::calendar::{Day, Every, Period};
use shared::id::{ChainId, IndicatorId, PersonId, UnitId};
use shared::model::{
    Chain, Comparator, FiveOnes, Indicator, Parent, Programme, Quantity, Source, Tier,
};

use super::id;
use super::people::People;
use super::rng::Rng;
use super::tasks::Ground;
use super::units::Units;
use super::words::Titles;
use crate::error::read;
use crate::{Error, blank};

/// A chain as the file has it, with its units found.
pub struct Plan {
    /// The chain it becomes.
    pub id: ChainId,
    /// Its number within its tier.
    no: u16,
    /// Its clause in the invented document.
    pub source: Source,
    /// As the file has it.
    pub entry: Entry,
    /// 牵头单位
    pub lead: Vec<UnitId>,
    /// 配合单位
    pub support: Vec<UnitId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    chain: Vec<Entry>,
}

/// An entry of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    tier: Tier,
    /// The chain's name.
    pub name: String,
    lead: Vec<String>,
    support: Vec<String>,
    indicator: Goal,
    /// Stages from upstream to downstream.
    pub stages: Vec<Stage>,
    work: Titles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Goal {
    title: String,
    target: i64,
    unit: String,
}

/// A stage and the products in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub nodes: Vec<String>,
}

/// Reads the file, the key chains first.
pub fn read_all(seed: u64, units: &Units, doc_no: &str) -> Result<Vec<Plan>, Error> {
    let file: File = read("chains.toml", include_str!("../../sample/chains.toml"))?;
    let (mut key, mut emerging) = (0, 0);
    let plan = |entry: Entry| {
        let (count, section) = match entry.tier {
            Tier::Key => (&mut key, "三（一）"),
            Tier::Emerging => (&mut emerging, "三（二）"),
        };
        *count += 1;
        Ok(Plan {
            id: ChainId(id(seed, &format!("chain/{}", entry.name))),
            no: *count,
            source: Source { doc_no: doc_no.to_owned(), path: format!("{section}{count}") },
            lead: units.named(&entry.lead)?,
            support: units.named(&entry.support)?,
            entry,
        })
    };
    file.chain.into_iter().map(plan).collect()
}

impl Plan {
    /// The chain, before anybody registered anything.
    pub fn chain(&self, programme: &Programme, chiefs: Vec<PersonId>) -> Chain {
        let Entry { stages, indicator, .. } = &self.entry;
        let names: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
        let statement = format!(
            "在{}各环节补短板、延链条，{}达到{}{}。示例县及其内容均为虚构。",
            names.join("、"),
            indicator.title,
            indicator.target,
            indicator.unit
        );
        Chain {
            id: self.id,
            no: self.no,
            name: self.entry.name.clone(),
            tier: self.entry.tier,
            programme: programme.id,
            chiefs,
            lead_units: self.lead.clone(),
            support_units: self.support.clone(),
            five_ones: FiveOnes::default(),
            statement,
            source: Some(self.source.clone()),
            edits: Vec::new(),
            meta: blank::meta(),
        }
    }

    /// The number to reach by the end of the year, from somewhat less.
    pub fn indicator(
        &self,
        seed: u64,
        programme: &Programme,
        today: Day,
        rng: &mut Rng,
    ) -> Indicator {
        let Goal { title, target, unit } = &self.entry.indicator;
        let baseline = target * i64::from(rng.between(55, 85)) / 100;
        Indicator {
            id: IndicatorId(id(seed, &format!("indicator/{}", self.entry.name))),
            title: title.clone(),
            programme: programme.id,
            chain: Some(self.id),
            task: None,
            comparator: Comparator::AtLeast,
            target: Some(Quantity::whole(*target)),
            upper: None,
            unit: unit.clone(),
            by: Some(Period::containing(Every::Year, today).to),
            baseline: Some(Quantity::whole(baseline)),
            soft: rng.chance(20),
            source: Some(self.source.clone()),
            meta: blank::meta(),
        }
    }

    /// What its tasks hang under.
    pub fn ground(&self, people: &People) -> Ground<'_> {
        Ground {
            parent: Some(Parent::from(self.id)),
            source: self.source.clone(),
            numbered: false,
            detail: format!(
                "{}任务，牵头单位组织、配合单位协同，按旬上报进展。示例内容，均为虚构。",
                self.entry.name
            ),
            chiefs: people.chiefs(self.id).to_vec(),
            lead: self.lead.clone(),
            support: self.support.clone(),
            titles: self.entry.work.list(),
        }
    }
}
