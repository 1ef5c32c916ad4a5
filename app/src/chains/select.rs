//! A chain in everything its page shows. Free of web types.

use shared::calendar::Day;
use shared::id::ChainId;
use shared::model::{Chain, Kind, Link, Mark, Node, One, Source, Tier};
use shared::policy::{self, Action};
use shared::rules::Entities;

use crate::charges::select::{IndicatorFact, Overview, indicators_under, overview};
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// A chain's page, but for what it shares with others, the blueprint and the feed.
#[derive(Clone, PartialEq, Debug)]
pub struct ChainPage {
    /// Which chain.
    pub id: ChainId,
    /// Its number in its tier.
    pub no: u16,
    /// Its tier.
    pub tier: Tier,
    /// Its name.
    pub name: String,
    /// 链长
    pub chiefs: Vec<String>,
    /// 牵头单位
    pub lead: Vec<String>,
    /// 其他责任部门
    pub support: Vec<String>,
    /// In our own words, what the clause asks of it.
    pub statement: String,
    /// The clause.
    pub source: Option<Source>,
    /// How it stands.
    pub overview: Overview,
    /// 五个一
    pub ones: Vec<OneFact>,
    /// Numbers to reach.
    pub indicators: Vec<IndicatorFact>,
    /// Whether the person may register the five-ones.
    pub may_mark: bool,
}

/// One of the five-ones.
#[derive(Clone, PartialEq, Debug)]
pub struct OneFact {
    /// Which.
    pub what: FiveOne,
    /// Whether it is there.
    pub there: bool,
    /// Who leads, or what was registered.
    pub note: String,
    /// Since when and by whom, where it was registered.
    pub mark: Option<(Day, Who)>,
}

/// The five-ones: two follow from the chain, three are registered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FiveOne {
    /// 一位县领导
    Leader,
    /// 一个牵头部门
    Department,
    /// One that somebody registers.
    Registered(One),
}

/// The page of a chain.
pub fn chain_page(viewer: &Viewer<'_>, id: ChainId) -> Option<ChainPage> {
    let entity = viewer.memory.get(id.into())?;
    let chain = Chain::of(&entity)?;
    Some(ChainPage {
        id,
        no: chain.no,
        tier: chain.tier,
        name: chain.name.clone(),
        chiefs: names::people(viewer.memory, &chain.chiefs),
        lead: names::units(viewer.memory, &chain.lead_units),
        support: names::units(viewer.memory, &chain.support_units),
        statement: chain.statement.clone(),
        source: chain.source.clone(),
        overview: overview(viewer, &entity)?,
        ones: ones(viewer, chain),
        indicators: indicators_under(viewer, id.into()),
        may_mark: policy::can(viewer.memory, viewer.actor, Action::MarkOne, &entity).is_ok(),
    })
}

fn ones(viewer: &Viewer<'_>, chain: &Chain) -> Vec<OneFact> {
    let derived = |what, names: Vec<String>| OneFact {
        what,
        there: !names.is_empty(),
        note: names.join("、"),
        mark: None,
    };
    let registered = |one: One| {
        let mark: Option<&Mark> = chain.five_ones.get(one);
        OneFact {
            what: FiveOne::Registered(one),
            there: mark.is_some(),
            note: mark.map(|mark| mark.note.clone()).unwrap_or_default(),
            mark: mark.map(|mark| (mark.day, names::who(viewer.memory, mark.by))),
        }
    };
    let mut facts = vec![
        derived(FiveOne::Leader, names::people(viewer.memory, &chain.chiefs)),
        derived(FiveOne::Department, names::units(viewer.memory, &chain.lead_units)),
    ];
    facts.extend(One::ALL.into_iter().map(registered));
    facts
}

/// The nodes and links of a chain's blueprint.
pub fn blueprint(viewer: &Viewer<'_>, id: ChainId) -> (Vec<Node>, Vec<Link>) {
    let under = |kind| {
        let ids = viewer.memory.children(id.into(), kind);
        ids.into_iter().filter_map(|id| viewer.memory.get(id))
    };
    let nodes = under(Kind::Node).filter_map(|entity| Node::of(&entity).cloned()).collect();
    let links = under(Kind::Link).filter_map(|entity| Link::of(&entity).cloned()).collect();
    (nodes, links)
}
