//! 待办: the tasks that concern one person, in the groups they are worked through. Free of web
//! types.

use std::collections::{BTreeSet, HashSet};

use shared::id::UnitId;
use shared::model::{Charge, Entity, Kind, Programme, Status, Task, Unit};
use shared::order::sort_by_key;
use shared::policy::{self, Action, Hat};
use shared::rules::light::{self, Light, Signal};

use super::remembered::Remembered;
use crate::tasks::facts::TaskFacts;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// Why a task is on the list. In the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// 滞后
    Late,
    /// 预警
    Warning,
    /// 待我验收
    ToAccept,
    /// 本旬要报
    ToReport,
    /// 未启动, or without a date: nothing measures it yet.
    ToStart,
    /// 正常
    OnTrack,
    /// Found by a search, though it concerns somebody else or is closed.
    Elsewhere,
}

impl Group {
    /// Every group.
    pub const ALL: [Group; 7] = [
        Group::Late,
        Group::Warning,
        Group::ToAccept,
        Group::ToReport,
        Group::ToStart,
        Group::OnTrack,
        Group::Elsewhere,
    ];

    /// Whether it is folded unless it comes first.
    pub fn may_fold(self) -> bool {
        matches!(self, Group::ToStart | Group::OnTrack | Group::Elsewhere)
    }
}

/// One person's list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MyWork {
    /// The groups that have rows, worst first.
    pub groups: Vec<(Group, Vec<TaskFacts>)>,
    /// Reports that this person's units still owe for the running period.
    pub owing: usize,
    /// Whether the person holds any post that gives work.
    pub has_work: bool,
}

/// What the list is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narrow {
    /// What answers to these words, whoever it concerns.
    pub words: String,
    /// Only what owes a report for the running period.
    pub owing: bool,
}

/// The list of `viewer`. `before` is what the last list was made from.
pub fn my_work(viewer: &Viewer<'_>, narrow: &Narrow, before: &mut Remembered) -> MyWork {
    let mut work = MyWork { has_work: viewer.holds_work(), ..MyWork::default() };
    let mut rows: Vec<Row> = Vec::new();
    match Search::new(viewer, &narrow.words) {
        Some(search) => {
            let tasks = viewer.memory.all(Kind::Task).filter(|entity| search.finds(entity));
            let judged = tasks.map(|entity| Judged::of(viewer, entity, true));
            judged.for_each(|judged| work.take(narrow, &judged, &mut rows));
        }
        None => before.renew(viewer).for_each(|judged| work.take(narrow, judged, &mut rows)),
    }
    sort_by_key(&mut rows, |(group, facts)| (*group, facts.rank()));
    for (group, facts) in rows {
        match work.groups.last_mut() {
            Some((last, rows)) if *last == group => rows.push(facts),
            _ => work.groups.push((group, vec![facts])),
        }
    }
    work
}

impl MyWork {
    fn take(&mut self, narrow: &Narrow, judged: &Judged, rows: &mut Vec<Row>) {
        self.owing += usize::from(judged.owes);
        if judged.owes || !narrow.owing {
            rows.extend(judged.row.clone());
        }
    }
}

/// Where a task stands on the list, and as what.
pub type Row = (Group, TaskFacts);

/// A task and what it came to on the list.
pub struct Judged {
    /// The running period's report is still to come, and from this person.
    owes: bool,
    row: Option<Row>,
}

impl Judged {
    /// What `entity`, a task, comes to; `sought`: it is listed whoever it concerns.
    pub fn of(viewer: &Viewer<'_>, entity: &Entity, sought: bool) -> Judged {
        let Some(task) = Task::of(entity) else { return Judged { owes: false, row: None } };
        let hats = viewer.hats(entity);
        let signal = viewer.signal(task);
        let owes = owes(viewer, task, &hats);
        let group = group(viewer, entity, task, &hats, signal.as_ref(), owes);
        let group = group.or(sought.then_some(Group::Elsewhere));
        let standing = viewer.standing(task, &hats);
        let row = group.map(|group| (group, viewer.facts_with(task, signal, standing)));
        Judged { owes, row }
    }

    /// As what it stands on the list.
    #[cfg(test)]
    pub fn facts(&self) -> Option<&TaskFacts> {
        self.row.as_ref().map(|(_, facts)| facts)
    }
}

fn group(
    viewer: &Viewer<'_>,
    entity: &Entity,
    task: &Task,
    hats: &BTreeSet<Hat>,
    signal: Option<&Signal>,
    owes: bool,
) -> Option<Group> {
    let own =
        hats.iter().any(|hat| matches!(hat, Hat::Chief | Hat::Parent | Hat::Lead | Hat::Support));
    let oversees = hats.contains(&Hat::Office) || hats.contains(&Hat::Leader);
    if task.status.is_closed() || !(own || oversees) {
        return None;
    }
    match signal.map(|signal| signal.light) {
        Some(Light::Red) => return Some(Group::Late),
        Some(Light::Amber) => return Some(Group::Warning),
        _ => {}
    }
    let accepts = hats.iter().any(|hat| policy::allows(*hat, Action::Accept));
    if task.status == Status::Submitted
        && accepts
        && policy::can(viewer.memory, viewer.actor, Action::Accept, entity).is_ok()
    {
        return Some(Group::ToAccept);
    }
    match signal {
        _ if !own => None,
        _ if owes => Some(Group::ToReport),
        None => Some(Group::ToStart),
        Some(_) => Some(Group::OnTrack),
    }
}

/// Whether the running period's report is still to come, and from this person.
fn owes(viewer: &Viewer<'_>, task: &Task, hats: &BTreeSet<Hat>) -> bool {
    hats.iter().any(|hat| policy::allows(*hat, Action::Report)) && {
        let programme = viewer.programme(task);
        let owed = programme
            .as_deref()
            .and_then(Programme::of)
            .and_then(|programme| light::owed(task, programme, viewer.today));
        owed.is_some_and(|owed| owed.open.is_some())
    }
}

/// Words to look for in titles, the units that answer to them by name or alias, and the chains,
/// fields and rivers that answer by name.
struct Search {
    words: String,
    units: HashSet<UnitId>,
    charges: HashSet<Charge>,
}

impl Search {
    fn new(viewer: &Viewer<'_>, words: &str) -> Option<Search> {
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return None;
        }
        let units = viewer.memory.all(Kind::Unit);
        let units = units.filter(|unit| names::answers(unit, &words));
        let units = units.filter_map(|unit| Unit::of(unit)).map(|unit| unit.id).collect();
        let kinds = [Kind::Chain, Kind::Field, Kind::River].into_iter();
        let charges = kinds.flat_map(|kind| viewer.memory.all(kind));
        let charges = charges.filter(|entity| entity.label().to_lowercase().contains(&words));
        let charges = charges.filter_map(|entity| Charge::of(entity)).collect();
        Some(Search { words, units, charges })
    }

    fn finds(&self, entity: &Entity) -> bool {
        let Some(task) = Task::of(entity) else { return false };
        let mut units = task.lead_units.iter().chain(&task.support_units);
        task.title.to_lowercase().contains(&self.words)
            || units.any(|unit| self.units.contains(unit))
            || task.charge.is_some_and(|charge| self.charges.contains(&charge))
    }
}

#[cfg(test)]
mod tests {
    use shared::id::TaskId;
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, today, viewer};

    fn list(county: &Memory, who: &str, narrow: &Narrow) -> MyWork {
        my_work(&viewer(county, who), narrow, &mut Remembered::default())
    }

    fn count(work: &MyWork) -> usize {
        work.groups.iter().map(|(_, rows)| rows.len()).sum()
    }

    fn titles(work: &MyWork) -> Vec<(Group, Vec<&str>)> {
        let mut all = Vec::new();
        for (group, rows) in &work.groups {
            all.push((*group, rows.iter().map(|facts| facts.title.as_str()).collect()));
        }
        all
    }

    #[test]
    fn the_worst_comes_first_and_every_task_once() {
        let due = |title, days| Task { due: Some(today().plus(days)), ..task(title) };
        let silent = Task { progress_day: Some(today().plus(-10)), ..task("欠报") };
        let silent = Task { start: Some(today().plus(-15)), ..silent };
        let fresh = Task { status: Status::NotStarted, due: None, ..task("未动") };
        let all = [
            overdue("超二", 2),
            overdue("超五", 5),
            due("三天", 3),
            due("明年", 300),
            fresh,
            silent,
            Task { status: Status::Done, ..task("办结") },
        ];
        let county = county(all);
        let work = list(&county, "园区经办", &Narrow::default());
        assert_eq!(
            titles(&work),
            [
                (Group::Late, vec!["超五", "超二"]),
                (Group::Warning, vec!["欠报", "三天"]),
                (Group::ToStart, vec!["未动"]),
                (Group::OnTrack, vec!["明年"]),
            ]
        );
        assert_eq!(work.owing, 1);
        let narrow = Narrow { owing: true, ..Narrow::default() };
        let owing = list(&county, "园区经办", &narrow);
        assert_eq!(titles(&owing), [(Group::Warning, vec!["欠报"])]);
    }

    #[test]
    fn each_person_sees_what_concerns_them() {
        let submitted = Task { status: Status::Submitted, ..task("待验收") };
        let other = Task { charge: None, parent: None, ..overdue("别链", 1) };
        let county = county([task("正常"), submitted, other]);
        let list = |who| self::list(&county, who, &Narrow::default());
        let groups = |who| list(who).groups.iter().map(|(group, _)| *group).collect::<Vec<_>>();
        assert_eq!(groups("甲"), [Group::ToAccept, Group::OnTrack], "a chief: all of the chain");
        assert_eq!(groups("书记"), [Group::Late], "a leader: reds and ambers of everything");
        assert_eq!(groups("督查室"), [Group::Late, Group::ToAccept], "an office accepts, too");
        assert_eq!(groups("农业经办"), [], "a unit that nothing names");
        assert!(!list("管理员").has_work);
    }

    #[test]
    fn a_search_finds_by_title_unit_and_alias_everywhere() {
        let done = Task { status: Status::Done, ..task("办结的事") };
        let county = county([task("修路"), done]);
        let find = |who, words: &str| {
            let narrow = Narrow { words: words.to_owned(), owing: false };
            list(&county, who, &narrow)
        };
        assert_eq!(find("园区经办", "修").groups[0].0, Group::OnTrack);
        assert_eq!(find("农业经办", " 工业园区 ").groups[0].0, Group::Elsewhere);
        assert_eq!(count(&find("农业经办", "工业园区")), 2, "closed ones are found as well");
        assert_eq!(count(&find("农业经办", "枸杞")), 2, "by the chain");
        assert_eq!(count(&find("农业经办", "没有")), 0);
    }

    #[test]
    fn ten_thousand_tasks_are_all_there() {
        let all = (0..10_000).map(|number| Task {
            id: TaskId(id(&number.to_string())),
            ..overdue("多", number % 30)
        });
        let county = county(all);
        let work = list(&county, "园区经办", &Narrow::default());
        assert_eq!(count(&work), 10_000);
    }
}
