//! The sums of a wall: lights, and the reports of the running period. Free of web types.

use std::rc::Rc;

use shared::calendar::{Every, Period};
use shared::model::{Entity, Programme, Task};
use shared::rules::light::{self, Light};

use crate::tasks::viewer::Viewer;

/// How many stand at which light.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Lights {
    /// 滞后
    pub red: u32,
    /// 预警
    pub amber: u32,
    /// 正常
    pub green: u32,
    /// 办结
    pub blue: u32,
    /// 尚未启用
    pub none: u32,
}

impl Lights {
    /// One more at this light.
    pub fn add(&mut self, light: Option<Light>) {
        match light {
            Some(Light::Red) => self.red += 1,
            Some(Light::Amber) => self.amber += 1,
            Some(Light::Green) => self.green += 1,
            Some(Light::Blue) => self.blue += 1,
            None => self.none += 1,
        }
    }

    /// How many there are.
    pub fn total(self) -> u32 {
        self.red + self.amber + self.green + self.blue + self.none
    }
}

/// How many of the reports owed for the running period are in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reported {
    /// The shortest rhythm of the programme.
    pub every: Every,
    /// Tasks that owe one.
    pub owed: u32,
    /// Of them, reported.
    pub reported: u32,
}

impl Reported {
    /// Counts `tasks` of `programme`; `None` where it has no rhythm.
    pub fn of<'a>(
        viewer: &Viewer<'_>,
        programme: &Programme,
        tasks: impl Iterator<Item = &'a Rc<Entity>>,
    ) -> Option<Reported> {
        let every = programme.cadences.iter().map(|cadence| cadence.every).min()?;
        let now = Period::containing(every, viewer.today);
        let mut counted = Reported { every, owed: 0, reported: 0 };
        if viewer.today < programme.tracked_from {
            return Some(counted);
        }
        for task in tasks.filter_map(|entity| Task::of(entity)) {
            let Some(owed) = light::owed(task, programme, viewer.today) else { continue };
            let told = task.progress_day.is_some_and(|day| now.contains(day));
            counted.reported += u32::from(told);
            counted.owed += u32::from(told || owed.open.is_some());
        }
        Some(counted)
    }

    /// In percent, rounded down; `None` where nothing is owed.
    pub fn percent(self) -> Option<u32> {
        (self.owed > 0).then(|| self.reported * 100 / self.owed)
    }
}

#[cfg(test)]
mod tests {
    use shared::id::ProgrammeId;
    use shared::model::Status;

    use super::*;
    use crate::boards::select::wall;
    use crate::tasks::sample::{county, day, id, task, today, viewer};

    #[test]
    fn reports_of_the_running_period_are_counted_among_those_owed() {
        let begun = Some(day("2022-10-01"));
        let silent = Task { progress_day: Some(today().plus(-12)), start: begun, ..task("欠") };
        let fresh = Task { status: Status::NotStarted, ..task("未动") };
        let county = county([task("已报"), silent, fresh]);
        let wall = wall(&viewer(&county, "书记"), ProgrammeId(id("链长制")), None).unwrap();
        let reported = wall.reported.unwrap();
        assert_eq!((reported.owed, reported.reported, reported.percent()), (2, 1, Some(50)));
        assert!(!wall.may_create);
    }
}
