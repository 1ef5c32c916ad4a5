//! `cargo xtask size`: what a first visit costs over the network, against the budget.

use anyhow::{Result, bail};

use crate::bundle::{Bundle, Profile, compress, compresses, is_of_workings, is_part};
use crate::paths;

/// The first load's budget: 300 KB, at 1,000 bytes each.
pub const BUDGET: usize = 300_000;

/// One file of the first load.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cost {
    name: String,
    raw: usize,
    /// As it travels: in brotli where that helps.
    sent: usize,
}

/// Builds for release, prints a table, and fails above the budget.
pub fn size() -> Result<()> {
    check(&Bundle::build(Profile::Release)?)
}

/// Prints what a first visit to this bundle costs, and fails above the budget.
pub fn check(bundle: &Bundle) -> Result<()> {
    let (parts, first): (Vec<Cost>, Vec<Cost>) =
        costs(bundle)?.into_iter().partition(|cost| is_part(&cost.name));
    let total = table("first load", &first);
    println!("{:<44} {:>10} {:>10}", "", "of", BUDGET);
    let script = bundle.parts_script()?;
    let (mut workings, mut pages) = (Vec::new(), Vec::new());
    for cost in parts {
        let of_workings = is_of_workings(&cost.name, &script)?;
        if of_workings { workings.push(cost) } else { pages.push(cost) }
    }
    table("while the disk is read: the workings", &workings);
    table("after it: pages, kept for offline use", &pages);
    let worker = paths::read(&bundle.worker().join("bindgen_bg.wasm"))?;
    println!("{:<44} {:>10}", "the worker", worker.len());
    if total > BUDGET {
        bail!("the first load is {total} bytes, {} above its budget", total - BUDGET);
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
