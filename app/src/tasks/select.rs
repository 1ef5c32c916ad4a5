//! A task in everything its page shows. Free of web types.

use shared::calendar::Day;
use shared::id::{ProgrammeId, TaskId};
use shared::model::{Block, Charge, Entity, Kind, ParentKind, Programme, Source, Task, Visibility};
use shared::order::sort_by_key;
use shared::rules::Entities;

use super::facts::{Facts, TaskFacts};
use super::history::{self, Entry};
use super::names;
use super::offers::{self, Offers};
use super::viewer::Viewer;

/// A task's page.
#[derive(Clone, PartialEq, Debug)]
pub struct TaskPage {
    /// What its row shows, with every reason for its light.
    pub facts: TaskFacts,
    /// Where it belongs and when.
    pub head: Head,
    /// At length.
    pub detail: String,
    /// Why it is stuck, and for how many days.
    pub block: Option<(Block, i32)>,
    /// What the latest submission says, while it waits for acceptance.
    pub submission: Option<String>,
    /// The smaller tasks it was split into.
    pub parts: Vec<TaskFacts>,
    /// What the person may do.
    pub offers: Offers,
    /// What happened, newest first.
    pub history: Vec<Entry>,
}

/// Where a task belongs, who is responsible, and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// Its programme.
    pub programme: (ProgrammeId, String),
    /// Its chain, field or river.
    pub charge: Option<(Charge, String)>,
    /// The task it is a part of.
    pub whole: Option<(TaskId, String)>,
    /// The clause.
    pub source: Option<Source>,
    /// 责任领导
    pub leaders: Vec<String>,
    /// 牵头单位
    pub lead: Vec<String>,
    /// 配合单位
    pub support: Vec<String>,
    /// The first day.
    pub start: Option<Day>,
    /// The last day.
    pub due: Option<Day>,
    /// How much of the time has passed, in percent.
    pub elapsed: Option<u8>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
}

/// The page of a task.
pub fn task_page(viewer: &Viewer<'_>, id: TaskId) -> Option<TaskPage> {
    let entity = viewer.memory.get(id.into())?;
    let task = Task::of(&entity)?;
    let hats = viewer.hats(&entity);
    let signal = viewer.signal(task);
    let all_reasons = signal.clone().map(|signal| signal.reasons).unwrap_or_default();
    let facts = viewer.facts_with(task, signal, viewer.standing(task, &hats));
    let facts = TaskFacts::from(Facts { reasons: all_reasons, ..(*facts).clone() });
    let waits = task.status == shared::model::Status::Submitted;
    let submitted = task.last_step(shared::model::StepKind::Submitted);
    Some(TaskPage {
        facts,
        head: head(viewer, task),
        detail: task.detail.clone(),
        block: task.block.clone().map(|block| {
            let days = viewer.today.since(block.since);
            (block, days)
        }),
        submission: submitted.filter(|_| waits).map(|step| step.words.clone()),
        parts: parts(viewer, id),
        offers: offers::offers(viewer, &entity),
        history: history::of_task(viewer, &entity),
    })
}

fn head(viewer: &Viewer<'_>, task: &Task) -> Head {
    let above = viewer.memory.get(task.programme.into());
    let programme = above.as_deref().and_then(Programme::of);
    let title = programme.map(|found| found.title.clone()).unwrap_or_default();
    let tracked = programme.map(|found| found.tracked_from);
    let charge = task
        .charge
        .and_then(|charge| names::label(viewer.memory, charge.id()).map(|name| (charge, name)));
    let whole = task.parent.filter(|parent| parent.kind == ParentKind::Task).and_then(|parent| {
        names::label(viewer.memory, parent.id).map(|title| (TaskId(parent.id), title))
    });
    Head {
        programme: (task.programme, title),
        charge,
        whole,
        source: task.source.clone(),
        leaders: names::people(viewer.memory, &task.leaders),
        lead: names::units(viewer.memory, &task.lead_units),
        support: names::units(viewer.memory, &task.support_units),
        start: task.start,
        due: task.due,
        elapsed: elapsed(task, tracked, viewer.today),
        visibility: task.visibility,
        starts: tracked.filter(|from| viewer.today < *from),
    }
}

/// How much of the time between start (or tracking, whichever is later) and due has passed: what
/// progress is measured against.
fn elapsed(task: &Task, tracked: Option<Day>, today: Day) -> Option<u8> {
    let (start, due) = (task.start?.max(tracked?), task.due?);
    let whole = due.since(start);
    if whole <= 0 || task.status.is_closed() {
        return None;
    }
    let percent = (today.since(start) * 100 / whole).clamp(0, 100);
    u8::try_from(percent).ok()
}

fn parts(viewer: &Viewer<'_>, id: TaskId) -> Vec<TaskFacts> {
    let parts = viewer.memory.children(id.into(), Kind::Task);
    let parts = parts.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut numbered: Vec<(u32, TaskFacts)> = parts
        .filter_map(|entity| Task::of(&entity).map(|task| (task.no, viewer.facts(&entity, task))))
        .collect();
    sort_by_key(&mut numbered, |(no, facts)| (*no, facts.id));
    numbered.into_iter().map(|(_, facts)| facts).collect()
}

/// What a form needs to know of a task when it opens.
pub fn last_words(viewer: &Viewer<'_>, id: TaskId) -> Option<String> {
    let reports = viewer.memory.children(id.into(), Kind::Report);
    let reports = reports.into_iter().filter_map(|id| viewer.memory.get(id));
    let latest = reports.max_by_key(|entity| match &**entity {
        Entity::Report(report) => Some((report.observed, report.meta.created.seq, report.id)),
        _ => None,
    })?;
    match &*latest {
        Entity::Report(report) => Some(report.words.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::{Id, ReportId, Seq};
    use shared::model::{Meta, Parent, Report, Stamp};

    use super::*;
    use crate::tasks::sample::{county, day, id, task, today, viewer};

    #[test]
    fn a_page_says_where_the_task_belongs() {
        let whole = task("整");
        let part = Task { parent: Some(Parent::from(whole.id)), ..task("部分") };
        let county = county([whole.clone(), part.clone()]);
        let viewer = viewer(&county, "甲");
        let page = task_page(&viewer, part.id).unwrap();
        assert_eq!(page.head.whole, Some((whole.id, "整".to_owned())));
        assert_eq!(page.head.charge.map(|(_, name)| name).as_deref(), Some("枸杞产业链"));
        assert_eq!(page.head.lead, ["园区"]);
        assert_eq!(task_page(&viewer, whole.id).unwrap().parts.len(), 1);
        assert_eq!(task_page(&viewer, TaskId(Id::derived("无"))), None);
    }

    #[test]
    fn elapsed_time_counts_from_tracking() {
        let spans = [
            ("2022-09-01", "2022-11-20", Some(48)),
            ("2022-10-20", "2022-10-20", None),
            ("2022-10-21", "2022-10-31", Some(0)),
            ("2022-09-21", "2022-10-10", Some(100)),
        ];
        for (start, due, percent) in spans {
            let subject = Task { start: Some(day(start)), due: Some(day(due)), ..task("事") };
            assert_eq!(elapsed(&subject, Some(day("2022-09-21")), today()), percent, "{start}");
        }
    }

    #[test]
    fn the_latest_words_are_those_of_the_latest_day() {
        let subject = task("事");
        let mut county = county([subject.clone()]);
        for (words, days_ago, seq) in [("新", 1, 1), ("旧", 9, 2)] {
            let stamp = Stamp { seq: Seq(seq), ..Stamp::default() };
            county.put(Rc::new(Entity::from(Report {
                id: ReportId(id(words)),
                task: subject.id,
                programme: subject.programme,
                percent: 10,
                words: words.to_owned(),
                observed: today().plus(-days_ago),
                visibility: subject.visibility,
                meta: Meta::new(stamp),
            })));
        }
        let viewer = viewer(&county, "园区经办");
        assert_eq!(last_words(&viewer, subject.id).as_deref(), Some("新"));
    }
}
