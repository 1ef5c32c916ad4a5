//! What is kept of 待办 so that it stands at once at the next opening: the entities of its first
//! rows, and beside them how many there are in all. Free of web types.

use serde::{Deserialize, Serialize};
use shared::calendar::Day;
use shared::id::Id;
use shared::wire::{decode, encode};

use super::select::{Group, MyWork};
use crate::instructions::waiting::InstructionRow;

/// Rows of a group that is unfolded: more than a screen shows.
const OPEN_ROWS: usize = 16;
/// Rows of a group that may be folded.
const FOLDED_ROWS: usize = 1;
/// Instructions: they stand above everything else.
const WAITING_ROWS: usize = 50;

/// How many there were of what only the first are kept of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// The day that they were counted on: lights change over night.
    day: Day,
    groups: Vec<(u8, u32)>,
    owing: u32,
}

impl Counts {
    /// What was noted beside the first page.
    pub fn read(aside: &[u8]) -> Option<Counts> {
        decode(aside)
    }

    /// The rows in a group, if they were counted on `today`.
    pub fn of(&self, group: Group, today: Day) -> Option<usize> {
        let found = self.groups.iter().find(|(number, _)| *number == group as u8);
        (self.day == today).then(|| found.map_or(0, |(_, count)| *count as usize))
    }

    /// Reports owed, if they were counted on `today`.
    pub fn owing(&self, today: Day) -> Option<usize> {
        (self.day == today).then_some(self.owing as usize)
    }

    /// Whether there was any row.
    pub fn any(&self) -> bool {
        self.groups.iter().any(|(_, count)| *count > 0)
    }
}

/// What to keep of the page of `today`: the entities, and the counts to note beside.
pub fn keep(work: &MyWork, waits: &[InstructionRow], today: Day) -> (Vec<Id>, Vec<u8>) {
    let mut shown: Vec<Id> = waits.iter().take(WAITING_ROWS).map(|row| row.id.into()).collect();
    for (place, (group, rows)) in work.groups.iter().enumerate() {
        let rows_kept = if place == 0 || !group.may_fold() { OPEN_ROWS } else { FOLDED_ROWS };
        shown.extend(rows.iter().take(rows_kept).map(|row| Id::from(row.id)));
    }
    let counts = Counts {
        day: today,
        groups: work.groups.iter().map(|(group, rows)| (*group as u8, rows.len() as u32)).collect(),
        owing: work.owing as u32,
    };
    (shown, encode(&counts))
}

#[cfg(test)]
mod tests {
    use shared::id::TaskId;
    use shared::model::Task;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, today, viewer};
    use crate::work::remembered::Remembered;
    use crate::work::select::{Narrow, my_work};

    #[test]
    fn the_first_rows_are_kept_and_all_are_counted() {
        let many = (0..100).map(|number| Task {
            id: TaskId(id(&number.to_string())),
            ..overdue("多", 1 + number % 29)
        });
        let county = county(many);
        let work =
            my_work(&viewer(&county, "园区经办"), &Narrow::default(), &mut Remembered::default());
        let (shown, aside) = keep(&work, &[], today());
        assert_eq!(shown.len(), OPEN_ROWS);
        assert_eq!(shown[0], Id::from(work.groups[0].1[0].id));
        let counts = Counts::read(&aside).unwrap();
        assert_eq!(counts.of(Group::Late, today()), Some(100));
        assert_eq!(counts.of(Group::Warning, today()), Some(0));
        assert_eq!(counts.of(Group::Late, today().plus(1)), None, "another day, other lights");
        assert!(counts.any());
    }
}
