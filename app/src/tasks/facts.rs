//! A task in the facts that a row or a card shows. Free of web types.

use std::cmp::Reverse;

use shared::calendar::Day;
use shared::id::TaskId;
use shared::model::Status;
use shared::rules::light::{Light, Reason};
use shared::rules::summary::severity;

use super::delivery::Delivery;
use super::viewer::Standing;

/// What a row or a card shows. Words for people are made when it is drawn.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct TaskFacts {
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
    /// Its chain, or else its programme.
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
