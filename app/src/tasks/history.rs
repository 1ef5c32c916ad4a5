//! What happened to a task, or to everything under a chain, newest first. Free of web types.
//!
//! Traces are gathered and sorted first; only those that are shown are told in full.

use std::cmp::Reverse;
use std::hash::Hash;
use std::rc::Rc;

use shared::calendar::{Day, Every};
use shared::id::{Id, Millis, Seq, TaskId};
use shared::model::{
    Charge, Comment, Entity, Finding, FindingStepKind, InstructionKind, Kind, PeriodReport, Report,
    Stamp, StepKind, Task,
};
use shared::order::sort_by_key;
use shared::rules::{Entities, task_of};

use super::clash::{self, Clash};
use super::delivery::Delivery;
use super::names::{self, Who};
use super::viewer::Viewer;

/// One thing that happened, not yet told.
pub struct Trace {
    entity: Rc<Entity>,
    step: Option<usize>,
    stamp: Stamp,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Tells entries apart: of what it is told, which step of it, and when that was judged.
    pub place: (Id, Option<usize>, Seq),
    /// The task it happened to, with its title; `None` on a chain, a field or a river itself.
    pub task: Option<(TaskId, String)>,
    /// Who did it.
    pub who: Who,
    /// On which day.
    pub day: Day,
    /// How far it has come, where it is the person's own.
    pub delivery: Option<Delivery>,
    /// What happened.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Happening {
    /// Progress was reported.
    Report {
        /// Where it stood by the report before.
        before: Option<u8>,
        /// Where it stands.
        percent: u8,
        /// The words.
        words: String,
    },
    /// A step of the life cycle.
    Step {
        /// Which.
        kind: StepKind,
        /// The reason or remark.
        words: String,
    },
    /// A step of a finding's course.
    FindingStep {
        /// Which.
        kind: FindingStepKind,
        /// The reason or remark.
        words: String,
    },
    /// A remark.
    Comment {
        /// The words.
        words: String,
    },
    /// A lead unit reported on a chain by period.
    Period {
        /// The rhythm.
        every: Every,
        /// The period's first day.
        from: Day,
        /// Whether it corrects an earlier report.
        corrects: bool,
        /// The words.
        words: String,
    },
    /// An instruction was given, or a nudge.
    Instruction {
        /// 催办, not 批示.
        is_nudge: bool,
        /// The words.
        words: String,
    },
    /// Two people changed the same thing apart.
    Conflict(Box<Clash>),
}

impl Entry {
    /// Tells it from others, and from itself before it was delivered.
    pub fn key(&self) -> impl Hash + use<> {
        (self.place, self.delivery)
    }
}

impl Trace {
    /// Newest first: what is not judged yet, then by time, later steps before earlier ones.
    fn order(&self) -> impl Ord + use<> {
        let pending = self.stamp.seq.is_pending();
        Reverse((pending, self.stamp.at, self.stamp.seq, self.step, self.entity.id()))
    }
}

/// Everything that happened to one task or finding.
pub fn of_task(viewer: &Viewer<'_>, entity: &Rc<Entity>) -> Vec<Entry> {
    let mut traces = Vec::new();
    gather(viewer, entity, &mut traces);
    sort_by_key(&mut traces, Trace::order);
    traces.iter().map(|trace| tell(viewer, trace)).collect()
}

/// The latest `limit` things that happened on a chain, a field or a river and its tasks, and how many
/// there are.
pub fn of_charge(viewer: &Viewer<'_>, on: &Rc<Entity>, limit: usize) -> (Vec<Entry>, usize) {
    let mut traces = Vec::new();
    gather_under(viewer, on, &mut traces);
    let tasks = Charge::of(on).map(|charge| viewer.tasks_of(charge)).unwrap_or_default();
    for entity in tasks {
        gather(viewer, &entity, &mut traces);
    }
    let count = traces.len();
    sort_by_key(&mut traces, Trace::order);
    traces.truncate(limit);
    (traces.iter().map(|trace| tell(viewer, trace)).collect(), count)
}

fn gather(viewer: &Viewer<'_>, entity: &Rc<Entity>, traces: &mut Vec<Trace>) {
    if let Some(task) = Task::of(entity) {
        let steps = task.steps.iter().enumerate();
        traces.extend(steps.map(|(index, step)| Trace {
            entity: entity.clone(),
            step: Some(index),
            stamp: step.stamp,
        }));
    }
    if let Some(finding) = Finding::of(entity) {
        let steps = finding.steps.iter().enumerate();
        traces.extend(steps.map(|(index, step)| Trace {
            entity: entity.clone(),
            step: Some(index),
            stamp: step.stamp,
        }));
    }
    gather_under(viewer, entity, traces);
}

fn gather_under(viewer: &Viewer<'_>, entity: &Rc<Entity>, traces: &mut Vec<Trace>) {
    let kinds =
        [Kind::Report, Kind::Comment, Kind::Conflict, Kind::PeriodReport, Kind::Instruction];
    for kind in kinds {
        let mut ids = viewer.memory.children(entity.id(), kind);
        if kind == Kind::Instruction {
            ids.extend(on_reports(viewer, entity.id()));
        }
        let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
        traces.extend(found.map(|entity| {
            let stamp = entity.meta().created;
            Trace { entity, step: None, stamp }
        }));
    }
}

/// Instructions on the reports under `on`.
fn on_reports(viewer: &Viewer<'_>, on: Id) -> Vec<Id> {
    let reports = viewer.memory.children(on, Kind::Report);
    reports
        .into_iter()
        .flat_map(|report| viewer.memory.children(report, Kind::Instruction))
        .collect()
}

fn tell(viewer: &Viewer<'_>, trace: &Trace) -> Entry {
    let (subject, day, what) = match &*trace.entity {
        Entity::Task(task) => told_step(task, trace),
        Entity::Finding(finding) => told_finding_step(finding, trace),
        Entity::Report(report) => {
            (report.task.into(), report.observed, told_report(viewer, report))
        }
        Entity::Comment(comment) => {
            (comment.on, day_of(viewer, trace.stamp.at), told_comment(comment))
        }
        Entity::Conflict(conflict) => {
            let clash = Box::new(clash::of(viewer, conflict));
            (conflict.on, day_of(viewer, trace.stamp.at), Happening::Conflict(clash))
        }
        Entity::PeriodReport(report) => (report.chain.into(), report.day, told_period(report)),
        Entity::Instruction(given) => {
            let task = task_of(viewer.memory, given).map_or(given.on, |task| task.id());
            let is_nudge = given.kind == InstructionKind::Nudge;
            let what = Happening::Instruction { is_nudge, words: given.words.clone() };
            (task, day_of(viewer, trace.stamp.at), what)
        }
        other => (other.id(), day_of(viewer, trace.stamp.at), told_nothing()),
    };
    let task = viewer.memory.get(subject);
    let task = task.as_deref().and_then(Task::of).map(|task| (task.id, task.title.clone()));
    Entry {
        place: (trace.entity.id(), trace.step, trace.stamp.seq),
        task,
        who: names::stamped(viewer.memory, trace.stamp),
        day,
        delivery: delivery(viewer, subject, trace.stamp),
        what,
    }
}

/// How far the person's own act has come; nothing for others' and for what came with the seed.
fn delivery(viewer: &Viewer<'_>, subject: Id, stamp: Stamp) -> Option<Delivery> {
    if stamp.by != viewer.actor && stamp.via != Some(viewer.actor) {
        return None;
    }
    if stamp.seq.is_pending() {
        return Some(viewer.deliveries.at(subject, stamp.at).unwrap_or(Delivery::Waiting));
    }
    (stamp.seq > Seq(0)).then_some(Delivery::Receipt(stamp.seq))
}

/// The county's day at that time, in China Standard Time; never after today, which in a county
/// with a fixed business date is long past.
pub fn day_of(viewer: &Viewer<'_>, at: Millis) -> Day {
    Day::at(at).min(viewer.today)
}

fn told_step(task: &Task, trace: &Trace) -> (Id, Day, Happening) {
    let step = trace.step.and_then(|index| task.steps.get(index));
    let told =
        step.map(|step| (step.day, Happening::Step { kind: step.kind, words: step.words.clone() }));
    let (day, what) = told.unwrap_or_else(|| (Day::default(), told_nothing()));
    (task.id.into(), day, what)
}

fn told_finding_step(finding: &Finding, trace: &Trace) -> (Id, Day, Happening) {
    let step = trace.step.and_then(|index| finding.steps.get(index));
    let told = step.map(|step| {
        (step.day, Happening::FindingStep { kind: step.kind, words: step.words.clone() })
    });
    let (day, what) = told.unwrap_or_else(|| (Day::default(), told_nothing()));
    (finding.id.into(), day, what)
}

fn told_period(report: &PeriodReport) -> Happening {
    Happening::Period {
        every: report.every,
        from: report.period_from,
        corrects: report.corrects.is_some(),
        words: report.words.clone(),
    }
}

fn told_nothing() -> Happening {
    Happening::Comment { words: String::new() }
}

fn told_report(viewer: &Viewer<'_>, report: &Report) -> Happening {
    let place = |report: &Report| (report.observed, report.meta.created.seq, report.id);
    let earlier = viewer.memory.children(report.task.into(), Kind::Report);
    let earlier = earlier.into_iter().filter_map(|id| viewer.memory.get(id));
    let before = earlier
        .filter_map(|entity| Report::of(&entity).map(|other| (place(other), other.percent)))
        .filter(|(other, _)| *other < place(report))
        .max()
        .map(|(_, percent)| percent);
    Happening::Report { before, percent: report.percent, words: report.words.clone() }
}

fn told_comment(comment: &Comment) -> Happening {
    Happening::Comment { words: comment.words.clone() }
}

#[cfg(test)]
mod tests {
    use shared::calendar::Day;
    use shared::id::{ActorId, ReportId};
    use shared::model::{Meta, Step};
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, id, task, today, viewer};

    fn stamp(at: u64, seq: Seq, by: &str) -> Stamp {
        Stamp { at: Millis(at), by: ActorId(id(by)), seq, via: None, brought: None }
    }

    fn report(of: &Task, percent: u8, observed: Day, stamp: Stamp) -> Entity {
        Entity::from(Report {
            id: ReportId(id(&format!("{percent}"))),
            task: of.id,
            programme: of.programme,
            percent,
            words: "说明".to_owned(),
            observed,
            visibility: of.visibility,
            meta: Meta::new(stamp),
        })
    }

    fn step(kind: StepKind, stamp: Stamp) -> Step {
        Step { kind, day: today(), words: String::new(), stamp }
    }

    #[test]
    fn newest_first_and_what_is_pending_on_top() {
        let mut subject = task("事");
        subject.steps = vec![
            step(StepKind::Created, stamp(100, Seq(1), "甲")),
            step(StepKind::Blocked, stamp(50, Seq::PENDING, "园区经办")),
        ];
        let mut county: Memory = county([subject.clone()]);
        let early = report(&subject, 20, today().plus(-5), stamp(300, Seq(3), "园区经办"));
        let late = report(&subject, 40, today(), stamp(200, Seq(2), "园区经办"));
        county.put(Rc::new(early));
        county.put(Rc::new(late));
        let entity = county.get(subject.id.into()).unwrap();
        let entries = of_task(&viewer(&county, "园区经办"), &entity);
        let told: Vec<_> = entries.iter().map(|entry| (&entry.what, entry.delivery)).collect();
        assert!(matches!(
            told[..],
            [
                (Happening::Step { kind: StepKind::Blocked, .. }, Some(Delivery::Waiting)),
                (
                    Happening::Report { before: None, percent: 20, .. },
                    Some(Delivery::Receipt(Seq(3)))
                ),
                (
                    Happening::Report { before: Some(20), percent: 40, .. },
                    Some(Delivery::Receipt(Seq(2)))
                ),
                (Happening::Step { kind: StepKind::Created, .. }, None),
            ]
        ));
        assert_eq!(entries[0].who.place, "园区");
    }

    #[test]
    fn nudges_and_instructions_on_reports_are_part_of_it() {
        use crate::instructions::sample::{county_with, given};
        let subject = task("事");
        let report = report(&subject, 20, today(), stamp(50, Seq(1), "园区经办"));
        let mut on_report = given("就此说明", "事");
        (on_report.on, on_report.on_kind) = (report.id(), Kind::Report);
        let mut nudge = given("抓紧", "事");
        nudge.kind = InstructionKind::Nudge;
        nudge.meta.created = stamp(200, Seq(3), "督查室");
        let mut county = county_with([subject.clone()], [on_report, nudge]);
        county.put(Rc::new(report));
        let entity = county.get(subject.id.into()).unwrap();
        let entries = of_task(&viewer(&county, "园区经办"), &entity);
        let told: Vec<_> = entries
            .iter()
            .filter_map(|entry| match &entry.what {
                Happening::Instruction { is_nudge, words } => Some((*is_nudge, words.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(told, [(true, "抓紧"), (false, "就此说明")]);
        assert!(
            entries
                .iter()
                .all(|entry| entry.task.as_ref().is_some_and(|(id, _)| *id == subject.id))
        );
    }

    #[test]
    fn a_chain_feed_is_cut_before_it_is_told() {
        let with_steps = |title: &str, at| {
            let steps = vec![step(StepKind::Created, stamp(at, Seq(at), "甲"))];
            Task { steps, ..task(title) }
        };
        let county = county([with_steps("一", 1), with_steps("二", 2), with_steps("三", 3)]);
        let chain = county.get(id("枸杞产业链")).unwrap();
        let (entries, count) = of_charge(&viewer(&county, "甲"), &chain, 2);
        assert_eq!(count, 3);
        let titles: Vec<_> = entries.iter().flat_map(|entry| &entry.task).collect();
        assert_eq!(
            titles.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>(),
            ["三", "二"]
        );
    }
}
