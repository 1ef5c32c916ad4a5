//! 提醒: a word out of the county to somebody who does not have it open, with a count and nothing
//! else. Here is whom a thing may have a message for, how many are unread, and whether that is worth
//! a notice; sending is the server's.

use std::collections::BTreeMap;

use super::Entities;
use super::mention::mentioned;
use super::messages::{KEPT_MS, Message};
use crate::id::{Millis, PersonId, Seq};
use crate::model::{Comment, Conflict, Entity, Instruction, Stamp, Status, StepKind, Task};
use crate::policy::Scope;

pub use super::mention::Named;

/// The scopes whose holders `entity` may have a message for at `now`, each with the stamp of the
/// latest. It may name too many, who then have none (see [`super::messages::messages_about`]), and
/// never too few. `named` are all units and people.
pub fn concerned<E: Entities + ?Sized>(
    entities: &E,
    entity: &Entity,
    named: &[Named],
    now: Millis,
) -> BTreeMap<Scope, Stamp> {
    let told = match entity {
        Entity::Instruction(given) => by_instruction(given),
        Entity::Task(task) => by_task(entities, task),
        Entity::Comment(comment) => by_comment(comment, named),
        Entity::Conflict(conflict) => by_conflict(conflict),
        _ => Vec::new(),
    };
    let since = now.0.saturating_sub(KEPT_MS);
    let mut latest: BTreeMap<Scope, Stamp> = BTreeMap::new();
    for (scope, stamp) in told.into_iter().filter(|(_, stamp)| stamp.at.0 >= since) {
        let known = latest.entry(scope).or_insert(stamp);
        if stamp.seq > known.seq {
            *known = stamp;
        }
    }
    latest
}

/// Its addressees, and whoever gave it: of answers, and of what a delegate entered.
fn by_instruction(given: &Instruction) -> Vec<(Scope, Stamp)> {
    let owner = Scope::Person(PersonId(given.by.0));
    let mut told: Vec<(Scope, Stamp)> =
        given.feedback.iter().map(|feedback| (owner, feedback.stamp)).collect();
    match given.confirmed {
        Some(confirmed) => {
            told.extend(given.units.iter().map(|unit| (Scope::Unit(*unit), confirmed)));
        }
        None => told.push((owner, given.meta.created)),
    }
    told
}

/// Its lead units, of what came back; whoever may accept it, of what was submitted.
fn by_task<E: Entities + ?Sized>(entities: &E, task: &Task) -> Vec<(Scope, Stamp)> {
    let back = |kind| matches!(kind, StepKind::Returned | StepKind::Accepted);
    let mut told = Vec::new();
    for step in task.steps.iter().filter(|step| back(step.kind)) {
        told.extend(task.lead_units.iter().map(|unit| (Scope::Unit(*unit), step.stamp)));
    }
    let submitted = task.last_step(StepKind::Submitted);
    if let Some(step) = submitted.filter(|_| task.status == Status::Submitted) {
        let above = task.parent.and_then(|parent| entities.get(parent.id));
        let above = above.as_deref().and_then(Task::of);
        let accepting = [Scope::Everything, Scope::Programme(task.programme)]
            .into_iter()
            .chain(task.charge.map(Scope::from))
            .chain(task.leaders.iter().copied().map(Scope::Person))
            .chain(above.into_iter().flat_map(|above| &above.lead_units).copied().map(Scope::Unit));
        told.extend(accepting.map(|scope| (scope, step.stamp)));
    }
    told
}

fn by_comment(comment: &Comment, named: &[Named]) -> Vec<(Scope, Stamp)> {
    let meant = mentioned(named, &comment.words).into_iter();
    meant.map(|scope| (scope, comment.meta.created)).collect()
}

fn by_conflict(conflict: &Conflict) -> Vec<(Scope, Stamp)> {
    let loser = conflict.lost_by.map(|actor| Scope::Person(PersonId(actor.0)));
    loser.map(|scope| (scope, conflict.meta.created)).into_iter().collect()
}

/// What somebody has not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unread {
    /// How many messages.
    pub count: u32,
    /// The log row of the latest.
    pub latest: Seq,
}

impl Unread {
    /// The unread ones of these.
    pub fn of(messages: &[Message]) -> Unread {
        let unread = || messages.iter().filter(|message| !message.is_read);
        let latest = unread().map(|message| message.stamp.seq).max().unwrap_or_default();
        Unread { count: unread().count() as u32, latest }
    }
}

/// What somebody was last told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Told {
    /// Then unread, and up to which row; before the first notice, the row from which on there are
    /// notices.
    pub unread: Unread,
    /// When.
    pub at: Millis,
    /// Whether they have been there since.
    pub has_looked: bool,
}

/// Whether there is something to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Worth {
    /// Nothing that they have not been told.
    Nothing,
    /// There is, but the last notice was not long ago: not before then.
    NotBefore(Millis),
    /// There is.
    Now,
}

/// Whether `unread` is worth a notice at `now`, with at least `pause_ms` between two. A message that
/// came since the last one is; but whoever has not looked since need not be told the same count twice.
pub fn worth(unread: Unread, told: Told, now: Millis, pause_ms: u64) -> Worth {
    let is_new = unread.count > 0 && unread.latest > told.unread.latest;
    if !is_new || (!told.has_looked && unread.count == told.unread.count) {
        return Worth::Nothing;
    }
    let earliest = told.at.0.saturating_add(pause_ms);
    if told.at.0 > 0 && now.0 < earliest { Worth::NotBefore(Millis(earliest)) } else { Worth::Now }
}
