//! What the records call for.
//!
//! A unit is proposed a letter for what is overdue, for what was sent back again and again, and for
//! a major finding that nobody has listed. The worst of that says on which rung to begin; where the
//! unit had a letter about the same before and nothing has changed for [`PAUSE_DAYS`], the next rung
//! up is due. Before that nothing is proposed. The document names the means and their order
//! (《01》三(二), 四(五)) and no number of days: the days here are a reading of it, for a person to
//! judge.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Entities, findings};
use crate::calendar::Day;
use crate::id::{Id, ProgrammeId, UnitId};
use crate::model::{
    Answering, Entity, Escalation, Finding, FindingStepKind, Kind, Programme, Rung, Severity,
    Stage, Status, StepKind, Task,
};
use crate::order::sort_by_key;

/// A letter waits so long for its effect.
pub const PAUSE_DAYS: i32 = 7;

/// Overdue for longer than this is no matter for a reminder.
const LATE_DAYS: i32 = 10;
/// And longer than this, no matter for a warning.
const VERY_LATE_DAYS: i32 = 30;
/// Sent back so often, it is more than an oversight.
const RETURNS: u32 = 2;

/// What is wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// A major finding stands unlisted.
    Unlisted {
        /// Days since it was found.
        days: i32,
    },
    /// Past the last day.
    Overdue {
        /// Days since.
        days: i32,
        /// Whether it is a major finding.
        is_major: bool,
    },
    /// Sent back.
    Returned {
        /// How often.
        times: u32,
    },
}

impl Why {
    /// The rung that this alone calls for, where nothing came before.
    pub fn rung(self) -> Rung {
        match self {
            Why::Unlisted { .. } => Rung::Warn,
            Why::Overdue { days, is_major } => match (days, is_major) {
                (..=LATE_DAYS, false) => Rung::Remind,
                (..=LATE_DAYS, true) | (..=VERY_LATE_DAYS, false) => Rung::Warn,
                _ => Rung::Circulate,
            },
            Why::Returned { times } if times > RETURNS => Rung::Warn,
            Why::Returned { .. } => Rung::Remind,
        }
    }
}

/// One finding or task, and what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ground {
    /// Which.
    pub about: Id,
    /// What.
    pub why: Why,
}

/// A letter that the records call for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// To which unit.
    pub unit: UnitId,
    /// On which rung.
    pub rung: Rung,
    /// Why, the worst first.
    pub grounds: Vec<Ground>,
    /// The letter about the same that had no effect.
    pub after: Option<Id>,
}

/// What the records of a programme call for on `today`, the highest rung first. Nothing before it is
/// tracked.
pub fn proposals<E: Entities + ?Sized>(
    entities: &E,
    programme: ProgrammeId,
    today: Day,
) -> Vec<Proposal> {
    let found = entities.get(programme.into());
    let Some(tracked) = found.as_deref().and_then(Programme::of).map(|it| it.tracked_from) else {
        return Vec::new();
    };
    if today < tracked {
        return Vec::new();
    }
    let mut units: BTreeMap<UnitId, Vec<Ground>> = BTreeMap::new();
    let mut add = |to: &[UnitId], about: Id, why: Why| {
        for unit in to {
            units.entry(*unit).or_default().push(Ground { about, why });
        }
    };
    let late = |due: Day| today.since(due).min(today.since(tracked) + 1);
    for entity in findings::of_programme(entities, programme) {
        let Some(found) = Finding::of(&entity).filter(|found| found.status.is_open()) else {
            continue;
        };
        for (units, why) in of_finding(entities, found, today, late) {
            add(&units, found.id.into(), why);
        }
    }
    for entity in tasks(entities, programme) {
        let Some(task) = Task::of(&entity).filter(|task| !task.status.is_closed()) else {
            continue;
        };
        for why in of_task(task, today, late) {
            add(&task.lead_units, task.id.into(), why);
        }
    }
    let letters = letters(entities, programme);
    let proposed = units.into_iter();
    let mut proposed: Vec<Proposal> =
        proposed.filter_map(|(unit, grounds)| propose(unit, grounds, &letters, today)).collect();
    sort_by_key(&mut proposed, |proposal| (std::cmp::Reverse(proposal.rung), proposal.unit));
    proposed
}

/// What is wrong with a finding, and whose matter that is.
fn of_finding<E: Entities + ?Sized>(
    entities: &E,
    finding: &Finding,
    today: Day,
    late: impl Fn(Day) -> i32,
) -> Vec<(Vec<UnitId>, Why)> {
    let is_major = finding.severity == Severity::Major;
    let mut wrong = Vec::new();
    if is_major && finding.listing.is_none() {
        let charge = finding.charge.and_then(|charge| entities.get(charge.id()));
        let lead = charge.as_deref().and_then(Answering::of).map(|found| found.lead_units);
        let days = late(finding.found_on);
        if days > 0 {
            wrong.push((lead.unwrap_or_default(), Why::Unlisted { days }));
        }
    }
    if let Some(plan) = &finding.plan {
        let works = matches!(finding.status, Stage::Planned | Stage::Rectifying);
        if works && plan.due < today {
            wrong.push((vec![plan.unit], Why::Overdue { days: late(plan.due), is_major }));
        }
        let times = returns(finding);
        if works && times >= RETURNS {
            wrong.push((vec![plan.unit], Why::Returned { times }));
        }
    }
    wrong
}

fn of_task(task: &Task, today: Day, late: impl Fn(Day) -> i32) -> Vec<Why> {
    let works = task.status != Status::Submitted;
    let mut wrong = Vec::new();
    if let Some(due) = task.due.filter(|due| works && *due < today) {
        wrong.push(Why::Overdue { days: late(due), is_major: false });
    }
    let times = task_returns(task);
    if works && times >= RETURNS {
        wrong.push(Why::Returned { times });
    }
    wrong
}

/// The letter that `grounds` call for, unless the last one about any of them is too recent, or went
/// to the top of the ladder.
fn propose(
    unit: UnitId,
    mut grounds: Vec<Ground>,
    letters: &[Rc<Entity>],
    today: Day,
) -> Option<Proposal> {
    let about = |letter: &&Escalation| {
        letter.unit == unit
            && letter.rung != Rung::Praise
            && grounds.iter().any(|ground| letter.about.contains(&ground.about))
    };
    let sent = letters.iter().filter_map(|entity| Escalation::of(entity)).filter(about);
    let last = sent.max_by_key(|letter| (letter.day, letter.rung, letter.id));
    let first = grounds.iter().map(|ground| ground.why.rung()).max()?;
    let rung = match last {
        Some(letter) if today.since(letter.day) < PAUSE_DAYS => return None,
        Some(letter) => letter.rung.next()?.max(first),
        None => first,
    };
    let after = last.map(|letter| letter.id.into());
    sort_by_key(&mut grounds, |ground| {
        let weight = match ground.why {
            Why::Unlisted { days } | Why::Overdue { days, .. } => days,
            Why::Returned { times } => times as i32,
        };
        (std::cmp::Reverse(ground.why.rung()), std::cmp::Reverse(weight), ground.about)
    });
    Some(Proposal { unit, rung, grounds, after })
}

fn letters<E: Entities + ?Sized>(entities: &E, programme: ProgrammeId) -> Vec<Rc<Entity>> {
    let ids = entities.children(programme.into(), Kind::Escalation).into_iter();
    ids.filter_map(|id| entities.get(id)).collect()
}

/// The programme's tasks, however deep.
fn tasks<E: Entities + ?Sized>(entities: &E, programme: ProgrammeId) -> Vec<Rc<Entity>> {
    let charges = [Kind::Field, Kind::River, Kind::Chain].into_iter();
    let mut open: Vec<Id> =
        charges.flat_map(|kind| entities.children(programme.into(), kind)).collect();
    open.push(programme.into());
    let mut found = Vec::new();
    while let Some(parent) = open.pop() {
        let parts = entities.children(parent, Kind::Task);
        open.extend(&parts);
        found.extend(parts.into_iter().filter_map(|id| entities.get(id)));
    }
    found
}

/// How often it was sent back since it was opened last.
fn returns(finding: &Finding) -> u32 {
    let opened = finding.steps.iter().rposition(|step| step.kind == FindingStepKind::Reopened);
    let since = finding.steps.iter().skip(opened.unwrap_or(0));
    since.filter(|step| step.kind == FindingStepKind::Returned).count() as u32
}

fn task_returns(task: &Task) -> u32 {
    let returned = |kind| kind == StepKind::Returned;
    task.steps.iter().filter(|step| returned(step.kind)).count() as u32
}
