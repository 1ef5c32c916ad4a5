//! A chain or programme in five facts: what a tile on a wall says.

use std::rc::Rc;

use super::light::{self, Light, Reason};
use crate::calendar::Day;
use crate::model::{Entity, Programme, Status, Task};

/// Tasks counted, and the worst of them.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Summary {
    /// Tasks that are not cancelled.
    pub tasks: u32,
    /// Of them, done.
    pub done: u32,
    /// Red lights.
    pub red: u32,
    /// Amber lights.
    pub amber: u32,
    /// Green lights.
    pub green: u32,
    /// Stuck.
    pub blocked: u32,
    /// Past the last day.
    pub overdue: u32,
    /// Owe a report for the running period.
    pub owing: u32,
    /// The worst task and its first reason, if any task is red or amber.
    pub worst: Option<(Rc<Entity>, Reason)>,
}

impl Summary {
    /// The worst light among the tasks; `None` where no task has one.
    pub fn light(&self) -> Option<Light> {
        match self {
            Summary { red: 1.., .. } => Some(Light::Red),
            Summary { amber: 1.., .. } => Some(Light::Amber),
            Summary { green: 1.., .. } => Some(Light::Green),
            Summary { tasks, done, .. } if *tasks > 0 && tasks == done => Some(Light::Blue),
            _ => None,
        }
    }

    /// Tasks done in percent of all tasks, rounded down.
    pub fn percent(&self) -> u32 {
        (self.done * 100).checked_div(self.tasks).unwrap_or(0)
    }

    /// Counts these tasks of one programme.
    pub fn of(
        tasks: impl IntoIterator<Item = Rc<Entity>>,
        programme: &Programme,
        today: Day,
    ) -> Summary {
        let mut summary = Summary::default();
        for entity in tasks {
            if let Some(task) = Task::of(&entity) {
                summary.add(&entity, task, programme, today);
            }
        }
        summary
    }

    fn add(&mut self, entity: &Rc<Entity>, task: &Task, programme: &Programme, today: Day) {
        if task.status == Status::Cancelled {
            return;
        }
        self.tasks += 1;
        self.done += u32::from(task.status == Status::Done);
        self.blocked += u32::from(task.status == Status::Blocked);
        let owed = light::owed(task, programme, today);
        self.owing += u32::from(owed.is_some_and(|owed| owed.open.is_some()));
        let Some(signal) = light::of_task(task, programme, today) else { return };
        let reason = signal.reason();
        self.overdue += u32::from(matches!(reason, Reason::Overdue { .. }));
        match signal.light {
            Light::Red => self.red += 1,
            Light::Amber => self.amber += 1,
            Light::Green => self.green += 1,
            Light::Blue => {}
        }
        let attention = matches!(signal.light, Light::Red | Light::Amber);
        let worse =
            self.worst.as_ref().is_none_or(|(_, worst)| severity(reason) < severity(*worst));
        if attention && worse {
            self.worst = Some((entity.clone(), reason));
        }
    }
}

/// Sorts the reason to show first: by kind, then the larger number (for what is to come, the nearer).
pub fn severity(reason: Reason) -> (Light, i32) {
    let weight = match reason {
        Reason::Overdue { days }
        | Reason::Unlisted { days }
        | Reason::BlockedLong { days }
        | Reason::Blocked { days } => -days,
        Reason::ReportsMissing { count } => -(count as i32) * 10,
        Reason::DueSoon { days } | Reason::ReportDue { days, .. } => days,
        Reason::Behind { points } => -points / 10,
        Reason::Waiting { .. } | Reason::OnTrack | Reason::Done { .. } => 0,
    };
    (reason.light(), weight)
}
