//! What people see while they wait. Progress goes to stderr, so that stdout holds only results.

use std::time::Instant;

use anyhow::Result;

/// Announces a step, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what} …");
    let began = Instant::now();
    let result = work()?;
    eprintln!("  {what}: {:.1} s", began.elapsed().as_secs_f32());
    Ok(result)
}

/// Says one thing that happened.
pub fn note(what: &str) {
    eprintln!("  {what}");
}
