//! `cargo xtask size`: what a first visit costs over the network, against the budget.

use anyhow::{Result, bail};

use crate::bundle::{Bundle, Profile, compress, compresses, is_part};
use crate::console::note;
use crate::paths;

/// The first load's budget: 300 KB, at 1,000 bytes each.
pub const BUDGET: usize = 300_000;

/// What it may not grow beyond while it is above the budget: lower it with every saving, until it is
/// the budget.
pub const CEILING: usize = 323_000;

/// One file of the first load.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cost {
    name: String,
    raw: usize,
    /// As it travels: in brotli where that helps.
    sent: usize,
}

/// Builds for release, prints a table, and fails above the ceiling.
pub fn size() -> Result<()> {
    check(&Bundle::build(Profile::Release)?)
}

/// Prints what a first visit to this bundle costs, and fails above the ceiling.
pub fn check(bundle: &Bundle) -> Result<()> {
    let (parts, first): (Vec<Cost>, Vec<Cost>) =
        costs(bundle)?.into_iter().partition(|cost| is_part(&cost.name));
    let total = table("first load", &first);
    println!("{:<44} {:>10} {:>10}", "", "of", BUDGET);
    table("after it: pages, kept for offline use", &parts);
    let worker = paths::read(&bundle.worker().join("bindgen_bg.wasm"))?;
    println!("{:<44} {:>10}", "the worker", worker.len());
    if total > CEILING {
        bail!("the first load is {total} bytes, above its ceiling of {CEILING}");
    }
    if total > BUDGET {
        note(&format!("the first load is {} bytes above its budget", total - BUDGET));
    }
    Ok(())
}

/// Prints each file's bytes; returns how many are sent together.
fn table(name: &str, costs: &[Cost]) -> usize {
    println!("{name:<44} {:>10} {:>10}", "raw", "sent");
    for cost in costs {
        println!("{:<44} {:>10} {:>10}", cost.name, cost.raw, cost.sent);
    }
    let total = costs.iter().map(|cost| cost.sent).sum();
    println!("{:<44} {:>10} {total:>10}", "together", "");
    total
}

/// Every file that the service worker keeps, and itself.
fn costs(bundle: &Bundle) -> Result<Vec<Cost>> {
    let mut costs = Vec::new();
    for name in paths::files_under(&bundle.public())? {
        let text = name.to_string_lossy().into_owned();
        if text.ends_with(".br") {
            continue;
        }
        let bytes = paths::read(&bundle.public().join(&name))?;
        let sent = if compresses(&text) { compress(&bytes, 11)?.len() } else { bytes.len() };
        costs.push(Cost { name: text, raw: bytes.len(), sent });
    }
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.sent));
    Ok(costs)
}
