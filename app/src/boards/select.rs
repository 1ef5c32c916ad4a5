//! 看板: programmes as boards, and one programme as a wall of chains or fields. Free of web types.

use std::collections::HashMap;
use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ProgrammeId, TaskId, UnitId};
use shared::model::{
    Answering, Cadence, Charge, Entity, Kind, Programme, ProgrammeKind, Task, Tier,
};
use shared::order::sort_by_key;
use shared::policy::{self, Action, Hat};
use shared::rules::Entities;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::Summary;

use super::sums::{Lights, Reported};
use crate::charges::select::{overview, worst};
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
    /// How many chains, fields and rivers it has.
    pub parts: Parts,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// The chains' or fields' lights, or the tasks' where it has neither.
    pub lights: Lights,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
}

/// What a programme is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Parts {
    /// Industry chains.
    pub chains: usize,
    /// A campaign's fields.
    pub fields: usize,
    /// Rivers.
    pub rivers: usize,
}

/// A chain or a field in the facts of a tile.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Tile {
    /// Which.
    pub charge: Charge,
    /// Its number, a chain's in its tier.
    pub no: u16,
    /// A chain's tier.
    pub tier: Option<Tier>,
    /// Its name, without what every chain's or field's name ends with.
    pub name: String,
    /// 链长, 责任领导
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
    /// The chains by tier and number, or the fields by number.
    pub tiles: Vec<Tile>,
    /// Tasks of the programme itself, which no chain and no field holds.
    pub tasks: Vec<TaskFacts>,
    /// Whether the person may create a task under the programme.
    pub may_create: bool,
    /// Overdue tasks that the person may hurry along.
    pub to_nudge: usize,
}

type ByCharge = HashMap<Option<Charge>, Vec<Rc<Entity>>>;

/// Every programme, the newest document first.
pub fn boards(viewer: &Viewer<'_>) -> Vec<Board> {
    let mut tasks: HashMap<ProgrammeId, ByCharge> = HashMap::new();
    for entity in viewer.memory.all(Kind::Task) {
        if let Some(task) = Task::of(entity) {
            let charges = tasks.entry(task.programme).or_default();
            charges.entry(task.charge).or_default().push(entity.clone());
        }
    }
    let programmes = viewer.memory.all(Kind::Programme).filter_map(|entity| Programme::of(entity));
    let mut boards: Vec<Board> = programmes
        .map(|programme| {
            let by_charge = tasks.remove(&programme.id).unwrap_or_default();
            let tiles = tiles(viewer, programme, &by_charge, None);
            board(viewer, programme, &by_charge, &tiles)
        })
        .collect();
    sort_by_key(&mut boards, |board| (std::cmp::Reverse(board.issued_on), board.id));
    boards
}

/// One programme as a wall; with `unit`, only what names that unit.
pub fn wall(viewer: &Viewer<'_>, id: ProgrammeId, unit: Option<UnitId>) -> Option<Wall> {
    let entity = viewer.memory.get(id.into())?;
    let programme = Programme::of(&entity)?;
    let mut by_charge = ByCharge::new();
    for entity in viewer.memory.all(Kind::Task) {
        match Task::of(entity) {
            Some(task) if task.programme == id && unit.is_none_or(|unit| involves(task, unit)) => {
                by_charge.entry(task.charge).or_default().push(entity.clone());
            }
            _ => {}
        }
    }
    let tiles = tiles(viewer, programme, &by_charge, unit);
    let own = by_charge.get(&None).into_iter().flatten();
    let own = own.filter_map(|entity| Task::of(entity).map(|task| (entity, task)));
    let mut tasks: Vec<TaskFacts> = own.map(|(entity, task)| viewer.facts(entity, task)).collect();
    sort_by_key(&mut tasks, TaskFacts::rank);
    let may_create = policy::can(viewer.memory, viewer.actor, Action::CreateTask, &entity).is_ok();
    Some(Wall {
        board: board(viewer, programme, &by_charge, &tiles),
        issuer: programme.issuer.clone(),
        statement: programme.statement.clone(),
        cadences: programme.cadences.clone(),
        reported: Reported::of(viewer, programme, by_charge.values().flatten()),
        tiles,
        tasks,
        may_create,
        to_nudge: targets(viewer, Place::Programme(id), None).tasks.len(),
    })
}

/// Whether a task names a unit.
fn involves(task: &Task, unit: UnitId) -> bool {
    task.lead_units.contains(&unit) || task.support_units.contains(&unit)
}

fn board(
    viewer: &Viewer<'_>,
    programme: &Programme,
    by_charge: &ByCharge,
    tiles: &[Tile],
) -> Board {
    let all = by_charge.values().flatten().cloned();
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
    let count = |kind: Kind| tiles.iter().filter(|tile| tile.charge.kind() == kind).count();
    let parts = Parts {
        chains: count(Kind::Chain),
        fields: count(Kind::Field),
        rivers: viewer.memory.count(programme.id.into(), Kind::River),
    };
    Board {
        id: programme.id,
        title: programme.title.clone(),
        kind: programme.kind,
        doc_no: programme.doc_no.clone(),
        issued_on: programme.issued_on,
        parts,
        tasks: summary.tasks,
        done: summary.done,
        lights,
        starts: (viewer.today < programme.tracked_from).then_some(programme.tracked_from),
    }
}

fn tiles(
    viewer: &Viewer<'_>,
    programme: &Programme,
    by_charge: &ByCharge,
    unit: Option<UnitId>,
) -> Vec<Tile> {
    let kinds = [Kind::Chain, Kind::Field].into_iter();
    let ids = kinds.flat_map(|kind| viewer.memory.children(programme.id.into(), kind));
    let mut tiles: Vec<Tile> = ids
        .filter_map(|id| viewer.memory.get(id))
        .filter_map(|entity| tile(viewer, programme, &entity, by_charge, unit))
        .collect();
    sort_by_key(&mut tiles, |tile| (tile.tier, tile.no, tile.charge));
    tiles
}

/// A tile; with `unit`, only where the chain or field or one of its tasks names that unit.
fn tile(
    viewer: &Viewer<'_>,
    programme: &Programme,
    entity: &Entity,
    by_charge: &ByCharge,
    unit: Option<UnitId>,
) -> Option<Tile> {
    let (charge, answering) = (Charge::of(entity)?, Answering::of(entity)?);
    let tasks = by_charge.get(&Some(charge));
    let units = || answering.lead_units.iter().chain(&answering.support_units);
    if unit.is_some_and(|unit| tasks.is_none() && !units().any(|named| *named == unit)) {
        return None;
    }
    let (no, tier, name) = match entity {
        Entity::Chain(chain) => (chain.no, Some(chain.tier), names::short_chain(&chain.name)),
        Entity::Field(field) => (field.no, None, names::short_field(&field.title)),
        _ => return None,
    };
    let summary = Summary::of(tasks.into_iter().flatten().cloned(), programme, viewer.today);
    Some(Tile {
        charge,
        no,
        tier,
        name: name.to_owned(),
        chiefs: names::people(viewer.memory, &answering.leaders),
        lead: names::units(viewer.memory, &answering.lead_units),
        light: summary.light(),
        worst: worst(&summary),
        tasks: summary.tasks,
        done: summary.done,
        percent: u8::try_from(summary.percent()).unwrap_or(100),
        blocked: summary.blocked,
        overdue: summary.overdue,
    })
}

/// What the person answers for: a chain, a field or a river.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Mine {
    /// Which.
    pub charge: Charge,
    /// Its name.
    pub name: String,
    /// The worst light among its tasks.
    pub light: Option<Light>,
    /// The worst task's first reason.
    pub reason: Option<Reason>,
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
}

/// Every chain, field and river that the person is chief or leader of, the worst first.
pub fn mine(viewer: &Viewer<'_>) -> Vec<Mine> {
    let kinds = [Kind::Chain, Kind::Field, Kind::River].into_iter();
    let all = kinds.flat_map(|kind| viewer.memory.all(kind));
    let own = all.filter(|entity| viewer.hats(entity).contains(&Hat::Chief));
    let mut mine: Vec<Mine> = own
        .filter_map(|entity| {
            let overview = overview(viewer, entity)?;
            Some(Mine {
                charge: overview.charge,
                name: entity.label().to_owned(),
                light: overview.light,
                reason: overview.worst.map(|(_, _, reason)| reason),
                tasks: overview.tasks,
                done: overview.done,
            })
        })
        .collect();
    sort_by_key(&mut mine, |mine| (mine.light.is_none(), mine.light, mine.charge));
    mine
}

#[cfg(test)]
mod tests {
    use shared::model::Status;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, viewer};

    #[test]
    fn a_wall_counts_its_chains_and_names_the_worst_task() {
        let own = Task { charge: None, parent: None, ..task("机制") };
        let done = Task { status: Status::Done, ..task("办结") };
        let county = county([overdue("超五", 5), overdue("超九", 9), done, own]);
        let viewer = viewer(&county, "督查室");
        let wall = wall(&viewer, ProgrammeId(id("链长制")), None).unwrap();
        assert_eq!(wall.board.lights, Lights { red: 1, none: 1, ..Lights::default() });
        let tile = &wall.tiles[0];
        assert_eq!((tile.name.as_str(), tile.tasks, tile.done), ("枸杞", 3, 1));
        assert_eq!(tile.worst.as_ref().map(|(_, title, _)| title.as_str()), Some("超九"));
        assert_eq!(wall.tasks.len(), 1);
        assert!(wall.may_create);
        assert_eq!(boards(&viewer)[0], wall.board);
    }

    #[test]
    fn a_wall_of_one_unit_holds_what_names_it() {
        let other = Task { support_units: vec![UnitId(id("农业农村局"))], ..task("配合") };
        let county = county([overdue("超五", 5), other]);
        let viewer = viewer(&county, "督查室");
        let of = |unit: &str| {
            let unit = Some(UnitId(id(unit)));
            wall(&viewer, ProgrammeId(id("链长制")), unit).unwrap()
        };
        let count = |wall: &Wall| (wall.tiles.len(), wall.board.tasks);
        assert_eq!(count(&of("园区")), (2, 2), "it leads both chains");
        assert_eq!(count(&of("农业农村局")), (1, 1), "one task of one chain names it");
        assert_eq!(count(&of("没有")), (0, 0));
    }

    #[test]
    fn a_leader_has_their_own_charges_together() {
        let county = county([overdue("超五", 5)]);
        let names = |who| {
            let mine = mine(&viewer(&county, who));
            mine.into_iter().map(|mine| (mine.name, mine.light)).collect::<Vec<_>>()
        };
        assert_eq!(names("甲"), [("枸杞产业链".to_owned(), Some(Light::Red))]);
        assert_eq!(names("书记"), [], "who sees everything answers for nothing by that");
    }
}
