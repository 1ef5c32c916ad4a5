//! 消息: what a person should hear of, computed from what is kept; nothing is stored but what was
//! read. What was refused on a device is known there alone and is added there.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::mention::Mention;
use super::{Entities, Memory, posts, read_mark};
use crate::id::{ActorId, Id, Millis, Seq, UnitId};
use crate::model::{
    Comment, Conflict, Entity, Instruction, InstructionKind, Kind, ReadMark, Role, Seat, Stamp,
    Status, Step, StepKind, Task,
};
use crate::order::sort_by_key;
use crate::policy;

/// Older ones are history, not messages: 60 days.
pub const KEPT_MS: u64 = 60 * 24 * 60 * 60 * 1000;

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Matter {
    /// An instruction to one's unit.
    Instructed,
    /// One's unit is hurried along.
    Nudged,
    /// A delegate entered an instruction: it waits for one's own word.
    ToConfirm,
    /// A unit has answered one's instruction.
    Answered,
    /// What one's unit submitted was sent back.
    Returned,
    /// What one's unit submitted was accepted.
    Accepted,
    /// A task waits for one's acceptance.
    Submitted,
    /// Somebody wrote one's name.
    Mentioned,
    /// One's edit was not kept.
    Conflicted,
}

/// Something to hear of.
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    /// Its identity, the same on every device.
    pub key: Id,
    /// What happened.
    pub matter: Matter,
    /// The task, chain or instruction where one reads more.
    pub on: Id,
    /// What was said with it, may be empty.
    pub words: String,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// Whether it still waits for something from the reader.
    pub is_open: bool,
    /// Whether it was read, on any device.
    pub is_read: bool,
}

/// What `actor` should hear of at `now`, the latest first.
pub fn messages(memory: &Memory, actor: ActorId, now: Millis) -> Vec<Message> {
    let named = memory.all(Kind::Unit).chain(memory.all(Kind::Person));
    let labels: Vec<&str> = named.map(|named| named.label()).collect();
    let kinds = SPEAKING.into_iter().flat_map(|kind| memory.all(kind));
    let about = kinds.map(|entity| &**entity);
    let mut found = messages_about(memory, actor, now, &labels, about);
    sort_by_key(&mut found, |message| {
        (Reverse(message.stamp.at), Reverse(message.stamp.seq), message.key)
    });
    found
}

/// The kinds of things that tell somebody something.
pub const SPEAKING: [Kind; 4] = [Kind::Instruction, Kind::Task, Kind::Comment, Kind::Conflict];

/// What `actor` should hear of at `now` from the things in `about` alone, which they must be able to
/// see; in no particular order. `labels` are the names of every unit and person of the county, which
/// tell apart names that begin alike.
pub fn messages_about<'a, E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    now: Millis,
    labels: &[&str],
    about: impl IntoIterator<Item = &'a Entity>,
) -> Vec<Message> {
    let reader = Reader::new(entities, actor, now, labels);
    about.into_iter().flat_map(|entity| reader.hears(entity)).collect()
}

/// Who reads, and what they have read.
struct Reader<'a, E: ?Sized> {
    entities: &'a E,
    actor: ActorId,
    since: Millis,
    units: Vec<UnitId>,
    accepts: bool,
    /// One's own name, and one's units' names, as a mention writes them.
    names: Vec<Mention>,
    before: Seq,
    read: BTreeSet<Id>,
}

impl<'a, E: Entities + ?Sized> Reader<'a, E> {
    fn new(entities: &'a E, actor: ActorId, now: Millis, labels: &[&str]) -> Reader<'a, E> {
        let posts = posts(entities, actor);
        let speaks = |role| matches!(role, Role::UnitHead | Role::UnitClerk | Role::FieldOfficer);
        let units: Vec<UnitId> = posts
            .iter()
            .filter(|post| speaks(post.role))
            .filter_map(|post| match post.seat {
                Seat::Unit(unit) => Some(unit),
                _ => None,
            })
            .collect();
        let accepts = posts.iter().any(|post| {
            matches!(
                post.role,
                Role::ChainChief
                    | Role::FieldLeader
                    | Role::RiverChief
                    | Role::ProgrammeOffice
                    | Role::CountyOffice
            )
        });
        let mark = entities.get(read_mark(actor).into());
        let mark = mark.as_deref().and_then(ReadMark::of);
        let ids = units.iter().map(|unit| unit.0).chain([actor.0]);
        let names = ids.filter_map(|id| Mention::of(&*entities.get(id)?, labels)).collect();
        Reader {
            entities,
            actor,
            since: Millis(now.0.saturating_sub(KEPT_MS)),
            units,
            accepts,
            names,
            before: mark.map_or(Seq(0), |mark| mark.before),
            read: mark.map(|mark| mark.read.iter().copied().collect()).unwrap_or_default(),
        }
    }

    fn hears(&self, entity: &Entity) -> Vec<Message> {
        match entity {
            Entity::Instruction(given) => self.given(given),
            Entity::Task(task) => self.steps(task, entity),
            Entity::Comment(comment) => self.mention(comment).into_iter().collect(),
            Entity::Conflict(conflict) => self.conflict(conflict).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A message, unless it is too old.
    fn message(
        &self,
        key: Id,
        matter: Matter,
        on: Id,
        words: &str,
        stamp: Stamp,
    ) -> Option<Message> {
        let is_read = stamp.seq <= self.before || self.read.contains(&key);
        let words = words.to_owned();
        let told = Message { key, matter, on, words, stamp, is_open: false, is_read };
        (stamp.at >= self.since).then_some(told)
    }

    /// Nobody is told of what they did themselves.
    fn is_own(&self, stamp: Stamp) -> bool {
        stamp.by == self.actor && stamp.via.is_none()
    }

    fn given(&self, given: &Instruction) -> Vec<Message> {
        let mut found = Vec::new();
        let on = given.id.into();
        if let Some(confirmed) = given.confirmed {
            let mine: Vec<UnitId> =
                given.units.iter().copied().filter(|unit| self.units.contains(unit)).collect();
            let matter = match given.kind {
                InstructionKind::Directive => Matter::Instructed,
                InstructionKind::Nudge => Matter::Nudged,
            };
            if !mine.is_empty() && !self.is_own(confirmed) {
                let waits =
                    given.is_open() && given.unacknowledged().any(|unit| mine.contains(&unit));
                let told = self.message(on, matter, on, &given.words, confirmed);
                found.extend(told.map(|told| Message { is_open: waits, ..told }));
            }
        }
        if given.by != self.actor {
            return found;
        }
        if given.confirmed.is_none() && given.is_open() {
            let key = Id::derived(&format!("confirm/{}", given.id));
            let told = self.message(key, Matter::ToConfirm, on, &given.words, given.meta.created);
            found.extend(told.map(|told| Message { is_open: true, ..told }));
        }
        let told = given.feedback.iter().enumerate();
        for (at, feedback) in told.filter(|(_, feedback)| !self.is_own(feedback.stamp)) {
            let key = Id::derived(&format!("answer/{}/{at}", given.id));
            found.extend(self.message(key, Matter::Answered, on, &feedback.words, feedback.stamp));
        }
        found
    }

    fn steps(&self, task: &Task, entity: &Entity) -> Vec<Message> {
        let leads = task.lead_units.iter().any(|unit| self.units.contains(unit));
        let mut found = Vec::new();
        for (at, step) in task.steps.iter().enumerate() {
            let matter = match step.kind {
                StepKind::Returned if leads => Matter::Returned,
                StepKind::Accepted if leads => Matter::Accepted,
                StepKind::Submitted if self.awaits(task, step, entity) => Matter::Submitted,
                _ => continue,
            };
            if self.is_own(step.stamp) {
                continue;
            }
            // A step has no id of its own; its place in the task never changes.
            let key = Id::derived(&format!("step/{}/{at}", task.id));
            let told = self.message(key, matter, task.id.into(), &step.words, step.stamp);
            let is_open = matter == Matter::Submitted;
            found.extend(told.map(|told| Message { is_open, ..told }));
        }
        found
    }

    /// Whether this submission stands and waits for the reader.
    fn awaits(&self, task: &Task, step: &Step, entity: &Entity) -> bool {
        let stands =
            task.status == Status::Submitted && task.last_step(StepKind::Submitted) == Some(step);
        let mine = self.accepts || task.leaders.iter().any(|leader| leader.0 == self.actor.0);
        stands
            && mine
            && policy::can(self.entities, self.actor, policy::Action::Accept, entity).is_ok()
    }

    fn mention(&self, comment: &Comment) -> Option<Message> {
        let named = self.names.iter().any(|name| name.stands_in(&comment.words));
        let stamp = comment.meta.created;
        if !named || self.is_own(stamp) {
            return None;
        }
        self.message(comment.id.into(), Matter::Mentioned, comment.on, &comment.words, stamp)
    }

    /// One hears of it whoever wrote the value that stands: one's own late delivery can lose, too.
    fn conflict(&self, conflict: &Conflict) -> Option<Message> {
        let (key, stamp) = (conflict.id.into(), conflict.meta.created);
        let mine = conflict.lost_by == Some(self.actor);
        mine.then(|| self.message(key, Matter::Conflicted, conflict.on, "", stamp)).flatten()
    }
}
