//! How tasks end up: each by itself at random, all together in fixed shares.

use super::super::rng::Rng;

/// Where a task stands today, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// In progress, all well.
    OnTrack,
    /// Submitted, waiting for acceptance.
    Waiting,
    /// Not begun.
    NotStarted,
    /// In progress, the last day is near.
    DueSoon,
    /// In progress, slower than it should be.
    Behind,
    /// In progress, this period's report is still to come.
    ReportDue,
    /// Blocked for some days.
    Stuck,
    /// In progress, past the last day.
    Overdue,
    /// Blocked for too long.
    StuckLong,
    /// In progress, not reported for a while.
    Silent,
    /// Accepted.
    Done,
    /// Given up.
    Cancelled,
}

/// How a chain is doing: a wall where every chain looks the same would show nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// Tasks are late.
    Troubled,
    /// Nothing is late yet.
    Strained,
    /// All well.
    Steady,
}

impl Mood {
    /// One after the other.
    pub const ALL: [Mood; 3] = [Mood::Troubled, Mood::Strained, Mood::Steady];

    /// How many of a hundred tasks end up how. Over 17 chains: 12 red, 20 amber, 44 green, 21 blue, 3
    /// without a light.
    fn shares(self) -> &'static [(Fate, usize)] {
        match self {
            Mood::Troubled => &[
                (Fate::OnTrack, 18),
                (Fate::Waiting, 4),
                (Fate::NotStarted, 4),
                (Fate::DueSoon, 6),
                (Fate::Behind, 7),
                (Fate::ReportDue, 4),
                (Fate::Stuck, 3),
                (Fate::Overdue, 17),
                (Fate::StuckLong, 11),
                (Fate::Silent, 6),
                (Fate::Done, 17),
                (Fate::Cancelled, 3),
            ],
            Mood::Strained => &[
                (Fate::OnTrack, 28),
                (Fate::Waiting, 5),
                (Fate::NotStarted, 8),
                (Fate::DueSoon, 11),
                (Fate::Behind, 12),
                (Fate::ReportDue, 8),
                (Fate::Stuck, 5),
                (Fate::Done, 20),
                (Fate::Cancelled, 3),
            ],
            Mood::Steady => &[
                (Fate::OnTrack, 53),
                (Fate::Waiting, 6),
                (Fate::NotStarted, 10),
                (Fate::Done, 28),
                (Fate::Cancelled, 3),
            ],
        }
    }
}

/// Fates in the shares of a mood, shuffled; dealt out and shuffled again.
pub struct Deck {
    mood: Mood,
    fates: Vec<Fate>,
}

impl Deck {
    /// A deck for chains in this mood.
    pub fn new(mood: Mood) -> Deck {
        Deck { mood, fates: Vec::new() }
    }

    /// The next fate.
    pub fn deal(&mut self, rng: &mut Rng) -> Fate {
        if self.fates.is_empty() {
            let shares = self.mood.shares().iter();
            self.fates = shares.flat_map(|(fate, share)| vec![*fate; *share]).collect();
            rng.shuffle(&mut self.fates);
        }
        self.fates.pop().unwrap_or(Fate::OnTrack)
    }
}

impl Fate {
    /// Days since work began, and days until the last day.
    pub fn shape(self) -> [(i32, i32); 2] {
        match self {
            Fate::OnTrack | Fate::ReportDue => [(20, 180), (10, 120)],
            Fate::Waiting => [(45, 180), (-3, 20)],
            Fate::NotStarted => [(-50, 4), (80, 200)],
            Fate::DueSoon => [(45, 160), (0, 7)],
            Fate::Behind => [(60, 200), (15, 70)],
            Fate::Stuck => [(35, 150), (12, 100)],
            Fate::StuckLong => [(75, 200), (12, 90)],
            Fate::Overdue => [(60, 200), (-35, -1)],
            Fate::Silent => [(85, 200), (10, 100)],
            Fate::Done | Fate::Cancelled => [(70, 280), (10, 120)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_tasks_share_their_fates_exactly() {
        for mood in Mood::ALL {
            let (mut rng, mut deck) = (Rng::new(7), Deck::new(mood));
            let dealt: Vec<Fate> = (0..100).map(|_| deck.deal(&mut rng)).collect();
            for (fate, share) in mood.shares() {
                let count = dealt.iter().filter(|one| *one == fate).count();
                assert_eq!(count, *share, "{mood:?} {fate:?}");
            }
        }
    }
}
