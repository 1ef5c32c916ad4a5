//! A chain in everything its page shows. Free of web types.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ChainId, IndicatorId, ProgrammeId, TaskId};
use shared::model::{
    Chain, Comparator, Entity, Indicator, Kind, Link, Mark, Node, One, Programme, Quantity, Source,
    Status, Task, Tier,
};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::Summary;

use crate::instructions::nudging::{Place, targets};
use crate::tasks::facts::TaskFacts;
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// A chain's page, but for the blueprint and the feed.
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
    /// Its programme.
    pub programme: ProgrammeId,
    /// The programme's title.
    pub programme_title: String,
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
    /// The worst light among its tasks.
    pub light: Option<Light>,
    /// The worst task: which, its title, and the first reason.
    pub worst: Option<(TaskId, String, Reason)>,
    /// Tasks that are red or amber.
    pub attention: u32,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// In percent.
    pub percent: u8,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
    /// 五个一
    pub ones: Vec<OneFact>,
    /// Numbers to reach.
    pub indicators: Vec<IndicatorFact>,
    /// Its tasks by status, in the order of the life cycle, the cancelled ones last.
    pub columns: Vec<(Status, Vec<TaskFacts>)>,
    /// Whether the person may create a task under it.
    pub may_create: bool,
    /// Whether the person may register the five-ones.
    pub may_mark: bool,
    /// Whether the person may comment.
    pub may_comment: bool,
    /// Whether the person may give an instruction.
    pub may_instruct: bool,
    /// Overdue tasks that the person may hurry along.
    pub to_nudge: usize,
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

/// A number to reach.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorFact {
    /// Which.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// How it is held against the target.
    pub comparator: Comparator,
    /// The number.
    pub target: Quantity,
    /// Its unit.
    pub unit: String,
    /// By when.
    pub by: Option<Day>,
    /// Where it started.
    pub baseline: Option<Quantity>,
    /// 力争
    pub soft: bool,
    /// The clause.
    pub source: Option<Source>,
}

/// The page of a chain.
pub fn chain_page(viewer: &Viewer<'_>, id: ChainId) -> Option<ChainPage> {
    let entity = viewer.memory.get(id.into())?;
    let chain = Chain::of(&entity)?;
    let above = viewer.memory.get(chain.programme.into());
    let programme = above.as_deref().and_then(Programme::of);
    let tasks = viewer.tasks_under(id.into());
    let summary = programme
        .map(|programme| Summary::of(tasks.iter().cloned(), programme, viewer.today))
        .unwrap_or_default();
    let worst = summary.worst.as_ref().and_then(|(entity, reason)| {
        Task::of(entity).map(|task| (task.id, task.title.clone(), *reason))
    });
    let may = |action| policy::can(viewer.memory, viewer.actor, action, &entity).is_ok();
    Some(ChainPage {
        id,
        no: chain.no,
        tier: chain.tier,
        name: chain.name.clone(),
        programme: chain.programme,
        programme_title: programme.map(|found| found.title.clone()).unwrap_or_default(),
        chiefs: names::people(viewer.memory, &chain.chiefs),
        lead: names::units(viewer.memory, &chain.lead_units),
        support: names::units(viewer.memory, &chain.support_units),
        statement: chain.statement.clone(),
        source: chain.source.clone(),
        light: summary.light(),
        worst,
        attention: summary.red + summary.amber,
        tasks: summary.tasks,
        done: summary.done,
        percent: u8::try_from(summary.percent()).unwrap_or(100),
        starts: programme.map(|found| found.tracked_from).filter(|from| viewer.today < *from),
        ones: ones(viewer, chain),
        indicators: indicators(viewer, chain),
        columns: columns(viewer, &tasks),
        may_create: may(Action::CreateTask),
        may_mark: may(Action::MarkOne),
        may_comment: may(Action::Comment),
        may_instruct: may(Action::Instruct),
        to_nudge: targets(viewer, Place::Chain(id), None).tasks.len(),
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

fn indicators(viewer: &Viewer<'_>, chain: &Chain) -> Vec<IndicatorFact> {
    let ids = viewer.memory.children(chain.id.into(), Kind::Indicator);
    let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut facts: Vec<IndicatorFact> =
        found.filter_map(|entity| Indicator::of(&entity).map(indicator)).collect();
    sort_by_key(&mut facts, |fact| (fact.by, fact.title.clone()));
    facts
}

fn indicator(indicator: &Indicator) -> IndicatorFact {
    IndicatorFact {
        id: indicator.id,
        title: indicator.title.clone(),
        comparator: indicator.comparator,
        target: indicator.target,
        unit: indicator.unit.clone(),
        by: indicator.by,
        baseline: indicator.baseline,
        soft: indicator.soft,
        source: indicator.source.clone(),
    }
}

fn columns(viewer: &Viewer<'_>, tasks: &[Rc<Entity>]) -> Vec<(Status, Vec<TaskFacts>)> {
    let mut columns: Vec<(Status, Vec<TaskFacts>)> =
        Status::ALL.into_iter().map(|status| (status, Vec::new())).collect();
    for entity in tasks {
        let Some(task) = Task::of(entity) else { continue };
        if let Some((_, rows)) = columns.iter_mut().find(|(status, _)| *status == task.status) {
            rows.push(viewer.facts(entity, task));
        }
    }
    columns.iter_mut().for_each(|(_, rows)| sort_by_key(rows, TaskFacts::rank));
    columns
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
