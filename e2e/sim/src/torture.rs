//! Many seeds, on every core. What a seed does depends on nothing but itself.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::breach::{Breach, Rule};
use crate::faults::{Fault, Tally};
use crate::run::run;
use crate::sabotage::Sabotage;

/// A seed that broke an invariant.
pub struct Failure {
    /// Which.
    pub seed: u64,
    /// What it broke.
    pub breach: Breach,
    /// The last lines of its trace.
    pub lines: Vec<String>,
}

/// What many seeds came to.
#[derive(Default)]
pub struct Summary {
    /// How many seeds ran.
    pub seeds: u64,
    /// How many acts counties judged.
    pub judged: u64,
    /// Seeds that broke something, by number.
    pub failures: Vec<Failure>,
    tally: Tally,
    took: Duration,
}

/// From so many seeds on, every fault must have happened.
const ENOUGH: u64 = 100;

impl Summary {
    /// How often each fault happened.
    pub fn counts(&self) -> impl Iterator<Item = (Fault, u64)> {
        Fault::ALL.iter().map(|fault| (*fault, self.tally.of(*fault)))
    }

    /// Faults that should have happened and did not.
    pub fn silent(&self) -> Vec<Fault> {
        let silent = self.counts().filter(|(fault, count)| *count == 0 && fault.may_happen());
        if self.seeds < ENOUGH { Vec::new() } else { silent.map(|(fault, _)| fault).collect() }
    }

    /// How fast it went.
    pub fn runs_a_second(&self) -> f64 {
        (self.seeds * 2) as f64 / self.took.as_secs_f64()
    }
}

/// Runs every seed of `seeds`, each twice.
pub fn torture(seeds: Range<u64>, sabotage: Option<Sabotage>) -> Summary {
    let began = Instant::now();
    let next = AtomicU64::new(seeds.start);
    let summary = Mutex::new(Summary { seeds: seeds.end - seeds.start, ..Summary::default() });
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return;
            }
            let (first, second) = (run(seed, sabotage, false), run(seed, sabotage, false));
            let is_same = first.hash == second.hash;
            let words = "its trace has another hash the second time".to_owned();
            let differs = (!is_same).then_some(Breach { rule: Rule::Same, words });
            let mut sum = summary.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            sum.tally.add(&first.tally);
            sum.judged += first.judged;
            let lines = first.lines;
            if let Some(breach) = first.outcome.err().or(differs) {
                sum.failures.push(Failure { seed, breach, lines });
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(work))));
    let mut summary = summary.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    summary.failures.sort_by_key(|failure| failure.seed);
    summary.took = began.elapsed();
    summary
}

/// The first seed below `tries` that catches a sabotage.
pub fn first_catch(sabotage: Sabotage, tries: u64) -> Option<(u64, Breach)> {
    (0..tries).find_map(|seed| Some((seed, run(seed, Some(sabotage), false).outcome.err()?)))
}
