//! What a report begins with: nobody types again what the records say. Free of web types.

use shared::calendar::{Day, Every, Period};
use shared::id::{ChainId, PeriodReportId, ProgrammeId, TaskId, UnitId};
use shared::model::{Chain, Entity, Figures, Kind, Programme, Report, Task, Visibility};
use shared::order::sort_by_key;
use shared::rules::summary::Summary;
use shared::rules::{Entities, dues};

use super::owed;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// Tasks named in a draft at most: a report is to be read.
const LINES: usize = 20;

/// Everything that the form of one report stands on.
#[derive(Clone, PartialEq, Debug)]
pub struct Ground {
    /// The chain's programme.
    pub programme: ProgrammeId,
    /// The chain's name.
    pub chain_name: String,
    /// What the document calls the report.
    pub title: String,
    /// The lead units in whose name the viewer may report.
    pub units: Vec<(UnitId, String)>,
    /// The chain's tasks, counted now.
    pub figures: Figures,
    /// What was reported on tasks in the period, the latest of each.
    pub progress: Vec<Line>,
    /// What tasks are stuck on.
    pub stuck: Vec<(String, String)>,
    /// The report that stands there now, and its words.
    pub latest: Option<(PeriodReportId, String)>,
}

/// What was reported on one task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its title.
    pub title: String,
    /// How far it was.
    pub percent: u8,
    /// The words.
    pub words: String,
}

/// The ground of a report; `None` where this device does not hold the chain.
///
/// Everybody in the county may read the report: what is told of tasks in it leaves out those that
/// are not for everybody.
pub fn ground(viewer: &Viewer<'_>, chain: ChainId, every: Every, from: Day) -> Option<Ground> {
    let entity = viewer.memory.get(chain.into())?;
    let found = Chain::of(&entity)?;
    let above = viewer.memory.get(found.programme.into())?;
    let programme = Programme::of(&above)?;
    let tasks = viewer.tasks_under(chain.into());
    let summary = Summary::of(tasks.iter().cloned(), programme, viewer.today);
    let open: Vec<&Task> = tasks
        .iter()
        .filter_map(|entity| Task::of(entity))
        .filter(|task| task.visibility == Visibility::County)
        .collect();
    let period = Period::containing(every, from);
    let title = programme.cadences.iter().find(|cadence| cadence.every == every);
    let reports = dues::reports(viewer.memory, chain);
    let latest =
        dues::of_period(&reports, every, from).last().map(|last| (last.id, last.words.clone()));
    Some(Ground {
        programme: found.programme,
        chain_name: found.name.clone(),
        title: title.map(|cadence| cadence.title.clone()).unwrap_or_default(),
        units: units(viewer, &entity),
        figures: Figures::from(&summary),
        progress: open.iter().filter_map(|task| line(viewer, task, period)).take(LINES).collect(),
        stuck: open.iter().filter_map(|task| stuck(task)).take(LINES).collect(),
        latest,
    })
}

fn units(viewer: &Viewer<'_>, chain: &Entity) -> Vec<(UnitId, String)> {
    let units = owed::units(viewer, chain).into_iter();
    let name = |unit: UnitId| names::label(viewer.memory, unit.into()).unwrap_or_default();
    units.map(|unit| (unit, name(unit))).collect()
}

fn line(viewer: &Viewer<'_>, task: &Task, period: Period) -> Option<Line> {
    let latest = latest_in(viewer, task.id, period)?;
    Some(Line { title: task.title.clone(), percent: latest.percent, words: latest.words })
}

/// The task's last report within the period.
fn latest_in(viewer: &Viewer<'_>, task: TaskId, period: Period) -> Option<Report> {
    let ids = viewer.memory.children(task.into(), Kind::Report);
    let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut inside: Vec<Report> = found
        .filter_map(|entity| Report::of(&entity).cloned())
        .filter(|report| period.contains(report.observed))
        .collect();
    sort_by_key(&mut inside, |report| (report.observed, report.meta.created.seq, report.id));
    inside.pop()
}

fn stuck(task: &Task) -> Option<(String, String)> {
    task.block.as_ref().map(|block| (task.title.clone(), block.reason.clone()))
}

#[cfg(test)]
mod tests {
    use shared::id::{ActorId, ReportId, Seq};
    use shared::model::{Block, Meta, Status};
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, day, id, overdue, task, viewer};

    fn progress(task: &str, on: &str, percent: u8) -> Entity {
        Report {
            id: ReportId(id(&format!("{task}/{on}"))),
            task: TaskId(id(task)),
            programme: ProgrammeId(id("链长制")),
            percent,
            words: format!("{task}的话"),
            observed: day(on),
            visibility: Visibility::County,
            meta: Meta::new(shared::model::Stamp {
                seq: Seq(3),
                by: ActorId(id("园区经办")),
                ..Default::default()
            }),
        }
        .into()
    }

    fn sample() -> Memory {
        let block = Some(Block { since: day("2022-10-15"), reason: "环评批复".to_owned() });
        let stuck = Task { status: Status::Blocked, block, ..task("卡住") };
        let secret = Task { visibility: Visibility::Named, ..task("不公开") };
        let done = Task { status: Status::Done, ..task("办结") };
        let mut county = county([task("修路"), stuck, secret, done, overdue("超期", 3)]);
        for report in [
            progress("修路", "2022-10-12", 30),
            progress("修路", "2022-10-18", 45),
            progress("修路", "2022-10-21", 60),
            progress("卡住", "2022-10-02", 20),
            progress("不公开", "2022-10-18", 50),
        ] {
            county.put(std::rc::Rc::new(report));
        }
        county
    }

    #[test]
    fn a_report_begins_with_the_periods_progress_and_figures() {
        let county = sample();
        let chain = ChainId(id("枸杞产业链"));
        let from = day("2022-10-11");
        let ground = ground(&viewer(&county, "园区经办"), chain, Every::TenDays, from).unwrap();
        let line =
            Line { title: "修路".to_owned(), percent: 45, words: "修路的话".to_owned() };
        assert_eq!(
            ground.progress,
            [line],
            "the latest of the period, and nothing that is not for all"
        );
        assert_eq!(ground.stuck, [("卡住".to_owned(), "环评批复".to_owned())]);
        let figures = Figures { tasks: 5, done: 1, overdue: 1, blocked: 1 };
        assert_eq!(ground.figures, figures);
        assert_eq!(ground.title, "旬调度");
        let units: Vec<&str> = ground.units.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!((units, ground.latest), (vec!["园区"], None));
    }

    #[test]
    fn whoever_speaks_for_no_lead_unit_has_none_to_choose() {
        let county = sample();
        let chain = ChainId(id("枸杞产业链"));
        let units = |who| {
            let ground = ground(&viewer(&county, who), chain, Every::TenDays, day("2022-10-11"));
            ground.unwrap().units.len()
        };
        assert_eq!([units("农业经办"), units("甲"), units("督查室")], [0, 0, 1]);
    }
}
