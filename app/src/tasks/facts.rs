//! A task in the facts that a row or a card shows. Free of web types.

use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use shared::calendar::Day;
use shared::id::TaskId;
use shared::model::Status;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::severity;

use super::delivery::Delivery;
use super::viewer::Standing;

/// What a row or a card shows: cheap to copy and to tell apart, for lists hold many thousands.
#[derive(Clone, Debug)]
pub struct TaskFacts {
    facts: Arc<Facts>,
    /// Of all its facts.
    hash: u64,
}

impl From<Facts> for TaskFacts {
    fn from(facts: Facts) -> TaskFacts {
        let mut hasher = DefaultHasher::new();
        facts.hash(&mut hasher);
        TaskFacts { facts: Arc::new(facts), hash: hasher.finish() }
    }
}

impl Deref for TaskFacts {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl PartialEq for TaskFacts {
    fn eq(&self, other: &TaskFacts) -> bool {
        Arc::ptr_eq(&self.facts, &other.facts)
            || (self.hash == other.hash && self.facts == other.facts)
    }
}

impl Hash for TaskFacts {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// The facts. Words for people are made when they are drawn.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Facts {
    /// Which task.
    pub id: TaskId,
    /// What is to be done.
    pub title: String,
    /// Its light.
    pub light: Option<Light>,
    /// The worst reasons for it, two at most.
    pub reasons: Vec<Reason>,
    /// Its progress.
    pub percent: u8,
    /// Where it stands.
    pub status: Status,
    /// The last day.
    pub due: Option<Day>,
    /// What it is stuck on.
    pub stuck_on: Option<String>,
    /// Its chain, field or river, or else its programme.
    pub board: String,
    /// What the person is to it.
    pub standing: Option<Standing>,
    /// 牵头单位
    pub lead: Vec<String>,
    /// How far the person's own latest act on it has come, until it is delivered.
    pub delivery: Option<Delivery>,
}

impl TaskFacts {
    /// The reason to show first.
    pub fn reason(&self) -> Option<Reason> {
        self.reasons.first().copied()
    }

    /// Sorts the worst first, then what is due sooner.
    pub fn rank(&self) -> impl Ord + use<> {
        let reason = self.reason().map_or((Light::Blue, i32::MAX), severity);
        let closed = self.status.is_closed();
        (closed, reason, self.due.unwrap_or(Day(i32::MAX)), Reverse(self.percent), self.id)
    }
}
