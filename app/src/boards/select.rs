//! 看板: programmes as boards, and one programme as a wall of chains. Free of web types.

use std::collections::HashMap;
use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ChainId, ProgrammeId, TaskId};
use shared::model::{Cadence, Chain, Entity, Kind, Programme, ProgrammeKind, Task, Tier};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::Summary;

use super::sums::{Lights, Reported};
use crate::instructions::nudging::{Place, targets};
use crate::tasks::facts::TaskFacts;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// A programme as a list shows it.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Board {
    /// Which programme.
    pub id: ProgrammeId,
    /// Its title.
    pub title: String,
    /// What kind.
    pub kind: ProgrammeKind,
    /// Document number.
    pub doc_no: String,
    /// The day on the document.
    pub issued_on: Day,
    /// How many chains it has.
    pub chains: usize,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// The chains' lights, or the tasks' where it has no chains.
    pub lights: Lights,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
}

/// A chain in the facts of a tile.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Tile {
    /// Which chain.
    pub id: ChainId,
    /// Its number in its tier.
    pub no: u16,
    /// Its tier.
    pub tier: Tier,
    /// Its name, without what every chain's name ends with.
    pub name: String,
    /// 链长
    pub chiefs: Vec<String>,
    /// 牵头单位
    pub lead: Vec<String>,
    /// The worst light among its tasks.
    pub light: Option<Light>,
    /// The worst task: which, its title, and the first reason.
    pub worst: Option<(TaskId, String, Reason)>,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// In percent.
    pub percent: u8,
    /// Stuck.
    pub blocked: u32,
    /// Past the last day.
    pub overdue: u32,
}

/// A programme as a wall.
#[derive(Clone, PartialEq, Debug)]
pub struct Wall {
    /// The programme in short.
    pub board: Board,
    /// Who issued it.
    pub issuer: String,
    /// In our own words, what it is for.
    pub statement: String,
    /// What is owed at which rhythm.
    pub cadences: Vec<Cadence>,
    /// The reports of the running period.
    pub reported: Option<Reported>,
    /// The chains by tier and number.
    pub tiles: Vec<Tile>,
    /// Tasks of the programme itself.
    pub tasks: Vec<TaskFacts>,
    /// Whether the person may create a task under the programme.
    pub may_create: bool,
    /// Overdue tasks that the person may hurry along.
    pub to_nudge: usize,
}

type ByChain = HashMap<Option<ChainId>, Vec<Rc<Entity>>>;

/// Every programme, the newest document first.
pub fn boards(viewer: &Viewer<'_>) -> Vec<Board> {
    let mut tasks: HashMap<ProgrammeId, ByChain> = HashMap::new();
    for entity in viewer.memory.all(Kind::Task) {
        if let Some(task) = Task::of(entity) {
            let chains = tasks.entry(task.programme).or_default();
            chains.entry(task.chain).or_default().push(entity.clone());
        }
    }
    let programmes = viewer.memory.all(Kind::Programme).filter_map(|entity| Programme::of(entity));
    let mut boards: Vec<Board> = programmes
        .map(|programme| {
            let by_chain = tasks.remove(&programme.id).unwrap_or_default();
            let tiles = tiles(viewer, programme, &by_chain);
            board(viewer, programme, &by_chain, &tiles)
        })
        .collect();
    sort_by_key(&mut boards, |board| (std::cmp::Reverse(board.issued_on), board.id));
    boards
}

/// One programme as a wall.
pub fn wall(viewer: &Viewer<'_>, id: ProgrammeId) -> Option<Wall> {
    let entity = viewer.memory.get(id.into())?;
    let programme = Programme::of(&entity)?;
    let mut by_chain = ByChain::new();
    for entity in viewer.memory.all(Kind::Task) {
        match Task::of(entity) {
            Some(task) if task.programme == id => {
                by_chain.entry(task.chain).or_default().push(entity.clone());
            }
            _ => {}
        }
    }
    let tiles = tiles(viewer, programme, &by_chain);
    let own = by_chain.get(&None).into_iter().flatten();
    let own = own.filter_map(|entity| Task::of(entity).map(|task| (entity, task)));
    let mut tasks: Vec<TaskFacts> = own.map(|(entity, task)| viewer.facts(entity, task)).collect();
    sort_by_key(&mut tasks, TaskFacts::rank);
    let may_create = policy::can(viewer.memory, viewer.actor, Action::CreateTask, &entity).is_ok();
    Some(Wall {
        board: board(viewer, programme, &by_chain, &tiles),
        issuer: programme.issuer.clone(),
        statement: programme.statement.clone(),
        cadences: programme.cadences.clone(),
        reported: Reported::of(viewer, programme, by_chain.values().flatten()),
        tiles,
        tasks,
        may_create,
        to_nudge: targets(viewer, Place::Programme(id), None).tasks.len(),
    })
}

fn board(viewer: &Viewer<'_>, programme: &Programme, by_chain: &ByChain, tiles: &[Tile]) -> Board {
    let all = by_chain.values().flatten().cloned();
    let summary = Summary::of(all, programme, viewer.today);
    let mut lights = Lights::default();
    match tiles {
        [] => {
            lights.red = summary.red;
            lights.amber = summary.amber;
            lights.green = summary.green;
            lights.blue = summary.done;
            let lit = lights.total();
            lights.none = summary.tasks.saturating_sub(lit);
        }
        tiles => tiles.iter().for_each(|tile| lights.add(tile.light)),
    }
    Board {
        id: programme.id,
        title: programme.title.clone(),
        kind: programme.kind,
        doc_no: programme.doc_no.clone(),
        issued_on: programme.issued_on,
        chains: tiles.len(),
        tasks: summary.tasks,
        done: summary.done,
        lights,
        starts: (viewer.today < programme.tracked_from).then_some(programme.tracked_from),
    }
}

fn tiles(viewer: &Viewer<'_>, programme: &Programme, by_chain: &ByChain) -> Vec<Tile> {
    let chains = viewer.memory.children(programme.id.into(), Kind::Chain);
    let chains = chains.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut tiles: Vec<Tile> = chains
        .filter_map(|entity| {
            Chain::of(&entity).map(|chain| tile(viewer, programme, chain, by_chain))
        })
        .collect();
    sort_by_key(&mut tiles, |tile| (tile.tier, tile.no, tile.id));
    tiles
}

fn tile(viewer: &Viewer<'_>, programme: &Programme, chain: &Chain, by_chain: &ByChain) -> Tile {
    let tasks = by_chain.get(&Some(chain.id)).into_iter().flatten().cloned();
    let summary = Summary::of(tasks, programme, viewer.today);
    let worst = summary.worst.as_ref().and_then(|(entity, reason)| {
        Task::of(entity).map(|task| (task.id, task.title.clone(), *reason))
    });
    Tile {
        id: chain.id,
        no: chain.no,
        tier: chain.tier,
        name: names::short_chain(&chain.name).to_owned(),
        chiefs: names::people(viewer.memory, &chain.chiefs),
        lead: names::units(viewer.memory, &chain.lead_units),
        light: summary.light(),
        worst,
        tasks: summary.tasks,
        done: summary.done,
        percent: u8::try_from(summary.percent()).unwrap_or(100),
        blocked: summary.blocked,
        overdue: summary.overdue,
    }
}

#[cfg(test)]
mod tests {
    use shared::model::Status;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, viewer};

    #[test]
    fn a_wall_counts_its_chains_and_names_the_worst_task() {
        let own = Task { chain: None, parent: None, ..task("机制") };
        let done = Task { status: Status::Done, ..task("办结") };
        let county = county([overdue("超五", 5), overdue("超九", 9), done, own]);
        let viewer = viewer(&county, "督查室");
        let wall = wall(&viewer, ProgrammeId(id("链长制"))).unwrap();
        assert_eq!(wall.board.lights, Lights { red: 1, none: 1, ..Lights::default() });
        let tile = &wall.tiles[0];
        assert_eq!((tile.name.as_str(), tile.tasks, tile.done), ("枸杞", 3, 1));
        assert_eq!(tile.worst.as_ref().map(|(_, title, _)| title.as_str()), Some("超九"));
        assert_eq!(wall.tasks.len(), 1);
        assert!(wall.may_create);
        assert_eq!(boards(&viewer)[0], wall.board);
    }
}
