//! What one county's server carries, at one size or several. The figures are printed, never judged:
//! `GUATU_LOAD_TASKS=10000,50000,100000 cargo xtask test --only what_a_county_carries`.

use e2e::load::{Work, measure};
use e2e::{Content, County};

const FEW: u32 = 340;

#[test]
fn what_a_county_carries() {
    let sizes = std::env::var("GUATU_LOAD_TASKS").unwrap_or_else(|_| FEW.to_string());
    for size in sizes.split(',') {
        let tasks = size.parse().expect("GUATU_LOAD_TASKS is numbers with commas between");
        let county = County::start(Content::Sample(tasks));
        let work = match tasks {
            FEW => Work { batches: &[50, 500], acts: 500, empty: 100 },
            _ => Work { batches: &[50, 500, 1_000], acts: 5_000, empty: 1_000 },
        };
        let figures = measure(&county, &county.login("clerk"), work);
        println!("{tasks} tasks, {figures}");
        assert!(figures.empty_writes_nothing, "an empty sync writes nothing");
    }
}
