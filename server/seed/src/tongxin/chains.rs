//! The 17 industry chains: `chains-key.toml` and `chains-emerging.toml`, 《03》三.

use serde::Deserialize;
use shared::id::{ChainId, PersonId, UnitId};
use shared::model::{Chain, FiveOnes, Indicator, Task, Tier};

use super::documents::Document;
use super::goals::{Goal, Standing};
use super::units::Directory;
use crate::error::read as read_file;
use crate::{Error, blank, ids};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    chain: Vec<Clause>,
}

/// One numbered clause, as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    no: u16,
    /// The chain's name.
    pub name: String,
    /// The section path.
    pub path: String,
    /// 链长, by name.
    pub chiefs: Vec<String>,
    lead: Vec<String>,
    support: Vec<String>,
    statement: String,
    /// Stages from upstream to downstream.
    pub stages: Vec<Stage>,
    /// Lines such as `甲、乙 → 丙`.
    pub flows: Vec<String>,
    tasks: Vec<Work>,
    #[serde(default)]
    indicators: Vec<Goal>,
}

/// A stage and the products and activities in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub nodes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Work {
    title: String,
    detail: String,
}

/// A clause with its tier and its units found.
pub struct ChainClause {
    tier: Tier,
    /// As the file has it.
    pub clause: Clause,
    /// 牵头部门
    pub lead_units: Vec<UnitId>,
    /// 其他责任部门
    pub support_units: Vec<UnitId>,
}

/// Reads both files, the key chains first.
pub fn read(directory: &Directory) -> Result<Vec<ChainClause>, Error> {
    let key: File = read_file("chains-key.toml", include_str!("../../tongxin/chains-key.toml"))?;
    let emerging: File =
        read_file("chains-emerging.toml", include_str!("../../tongxin/chains-emerging.toml"))?;
    let key = key.chain.into_iter().map(|clause| (Tier::Key, clause));
    let emerging = emerging.chain.into_iter().map(|clause| (Tier::Emerging, clause));
    key.chain(emerging)
        .map(|(tier, clause)| {
            let lead_units = directory.all(&clause.lead)?;
            let support_units = directory.all(&clause.support)?;
            Ok(ChainClause { tier, clause, lead_units, support_units })
        })
        .collect()
}

impl ChainClause {
    /// The chain it becomes.
    pub fn id(&self) -> ChainId {
        ids::chain(&self.clause.name)
    }

    /// 链长
    pub fn chiefs(&self) -> Vec<PersonId> {
        self.clause.chiefs.iter().map(|name| ids::person(name)).collect()
    }

    /// The chain.
    pub fn entity(&self, programme: &Document) -> Chain {
        Chain {
            id: self.id(),
            no: self.clause.no,
            name: self.clause.name.clone(),
            tier: self.tier,
            programme: programme.id(),
            chiefs: self.chiefs(),
            lead_units: self.lead_units.clone(),
            support_units: self.support_units.clone(),
            five_ones: FiveOnes::default(),
            statement: self.clause.statement.clone(),
            source: Some(programme.clause(&self.clause.path)),
            edits: Vec::new(),
            meta: blank::meta(),
        }
    }

    /// What the clause asks to be done.
    pub fn tasks(&self, programme: &Document) -> impl Iterator<Item = Task> {
        let place = (programme.id(), self.id());
        (1..).zip(&self.clause.tasks).map(move |(no, work)| {
            let id = ids::task(&self.clause.name, &no.to_string());
            Task {
                detail: work.detail.clone(),
                leaders: self.chiefs(),
                lead_units: self.lead_units.clone(),
                support_units: self.support_units.clone(),
                source: Some(programme.clause(&self.clause.path)),
                ..blank::chain_task(id, no, &work.title, place)
            }
        })
    }

    /// The numbers the clause gives.
    pub fn indicators<'a>(
        &'a self,
        programme: &'a Document,
    ) -> impl Iterator<Item = Indicator> + 'a {
        self.clause.indicators.iter().map(move |goal| {
            goal.indicator(&Standing {
                programme,
                path: &self.clause.path,
                under: &self.clause.name,
                chain: Some(self.id()),
                task: None,
                by: None,
            })
        })
    }
}
