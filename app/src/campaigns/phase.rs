//! The phases of a campaign on the calendar. Free of web types.

use shared::calendar::Day;
use shared::id::{PhaseId, ProgrammeId};
use shared::model::{Kind, Phase, Source};
use shared::order::sort_by_key;
use shared::rules::Entities;

use crate::tasks::viewer::Viewer;

/// A phase as the wall shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct PhaseFact {
    /// Which.
    pub id: PhaseId,
    /// Its number, from 1.
    pub no: u16,
    /// What it is called.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Where it stands today.
    pub state: PhaseState,
    /// Where the days come from.
    pub note: String,
    /// What it is to bring.
    pub deliverables: Vec<String>,
    /// The clause.
    pub source: Option<Source>,
}

/// Where a phase stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhaseState {
    /// It is over.
    Over,
    /// It runs: which of its days this is, from 1.
    Now(i32),
    /// It begins in so many days.
    Coming(i32),
}

impl PhaseFact {
    /// How many days it has, the first and the last one counted.
    pub fn days(&self) -> i32 {
        self.to.since(self.from) + 1
    }
}

/// The phases of a programme, in their order.
pub fn phases(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<PhaseFact> {
    let ids = viewer.memory.children(programme.into(), Kind::Phase);
    let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut phases: Vec<PhaseFact> = found
        .filter_map(|entity| Phase::of(&entity).map(|phase| fact(phase, viewer.today)))
        .collect();
    sort_by_key(&mut phases, |phase| (phase.no, phase.id));
    phases
}

fn fact(phase: &Phase, today: Day) -> PhaseFact {
    PhaseFact {
        id: phase.id,
        no: phase.no,
        title: phase.title.clone(),
        from: phase.from,
        to: phase.to,
        state: state(phase.from, phase.to, today),
        note: phase.note.clone(),
        deliverables: phase.deliverables.clone(),
        source: phase.source.clone(),
    }
}

fn state(from: Day, to: Day, today: Day) -> PhaseState {
    if today > to {
        PhaseState::Over
    } else if today >= from {
        PhaseState::Now(today.since(from) + 1)
    } else {
        PhaseState::Coming(from.since(today))
    }
}

/// How much of the whole time, from the first phase's first day to the last one's last, has passed
/// by the end of `today`, in thousandths. Nothing outside it.
pub fn passed(phases: &[PhaseFact], today: Day) -> Option<u16> {
    let from = phases.iter().map(|phase| phase.from).min()?;
    let to = phases.iter().map(|phase| phase.to).max()?;
    let (gone, whole) = (today.since(from) + 1, to.since(from) + 1);
    let inside = gone >= 1 && gone <= whole;
    inside.then(|| u16::try_from(gone * 1_000 / whole).unwrap_or(1_000))
}

/// Which day of the whole time `today` is, and how many days it has.
pub fn day_of_all(phases: &[PhaseFact], today: Day) -> Option<(i32, i32)> {
    let from = phases.iter().map(|phase| phase.from).min()?;
    let to = phases.iter().map(|phase| phase.to).max()?;
    (from <= today && today <= to).then(|| (today.since(from) + 1, to.since(from) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::sample::{day, id};

    fn phase(no: u16, from: &str, to: &str, today: Day) -> PhaseFact {
        let (from, to) = (day(from), day(to));
        PhaseFact {
            id: PhaseId(id(&no.to_string())),
            no,
            title: String::new(),
            from,
            to,
            state: state(from, to, today),
            note: String::new(),
            deliverables: Vec::new(),
            source: None,
        }
    }

    fn campaign(today: &str) -> (Vec<PhaseFact>, Day) {
        let today = day(today);
        let days = [("07-11", "09-30"), ("10-01", "10-31"), ("11-01", "11-30")];
        let phases = (1..).zip(days).map(|(no, (from, to))| {
            phase(no, &format!("2022-{from}"), &format!("2022-{to}"), today)
        });
        (phases.collect(), today)
    }

    #[test]
    fn today_stands_in_a_phase_or_outside_all() {
        use PhaseState::{Coming, Now, Over};
        for (today, states, of_all) in [
            ("2022-07-10", [Coming(1), Coming(83), Coming(114)], None),
            ("2022-07-11", [Now(1), Coming(82), Coming(113)], Some((1, 143))),
            ("2022-09-30", [Now(82), Coming(1), Coming(32)], Some((82, 143))),
            ("2022-10-20", [Over, Now(20), Coming(12)], Some((102, 143))),
            ("2022-11-30", [Over, Over, Now(30)], Some((143, 143))),
            ("2022-12-01", [Over, Over, Over], None),
        ] {
            let (phases, today) = campaign(today);
            let found: Vec<PhaseState> = phases.iter().map(|phase| phase.state).collect();
            assert_eq!(found, states, "{today:?}");
            assert_eq!(day_of_all(&phases, today), of_all, "{today:?}");
            let passed = passed(&phases, today).map(i32::from);
            assert_eq!(passed, of_all.map(|(gone, all)| gone * 1_000 / all), "{today:?}");
        }
        assert_eq!(passed(&[], day("2022-10-20")), None);
    }
}
