//! What happened, step by step: the last lines for whoever looks for a fault, and a hash of all of
//! them that must come out the same for the same seed.

use std::collections::VecDeque;

use sha2::{Digest as _, Sha256};
use shared::mutation::Digest;

/// Lines that are kept for a breach.
const KEPT: usize = 60;

/// A run's trace.
pub struct Trace {
    lines: VecDeque<String>,
    hash: Sha256,
    is_loud: bool,
    step: u32,
}

impl Trace {
    /// An empty trace. A loud one prints each line as it comes.
    pub fn new(is_loud: bool) -> Trace {
        Trace { lines: VecDeque::new(), hash: Sha256::new(), is_loud, step: 0 }
    }

    /// The next step begins.
    pub fn step(&mut self) {
        self.step += 1;
    }

    /// Adds a line.
    pub fn note(&mut self, words: String) {
        let line = format!("{:>4} {words}", self.step);
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
        if self.is_loud {
            println!("{line}");
        }
        if self.lines.len() == KEPT {
            self.lines.pop_front();
        }
        self.lines.push_back(line);
    }

    /// The last lines.
    pub fn last(&self) -> Vec<String> {
        self.lines.iter().cloned().collect()
    }

    /// Of all lines so far.
    pub fn hash(&self) -> Digest {
        self.hash.clone().finalize().into()
    }
}
