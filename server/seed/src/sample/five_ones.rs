//! 五个一: most chains have registered some.

use shared::calendar::Day;
use shared::model::One;
use shared::mutation::MarkOne;

use super::chains::Plan;
use super::desk::{Act, hours, time};
use super::people::People;
use super::rng::Rng;

/// How many chains in 100 have it, and what the lead unit wrote.
const SHARES: [(One, usize, &str); 3] = [
    (One::Team, 88, "工作专班，由牵头单位和配合单位组成"),
    (One::Plan, 65, "工作方案，经链长审定"),
    (One::Blueprint, 45, "施工图第一版"),
];

/// What the lead unit of a chain has registered up to today.
pub fn marks(
    plan: &Plan,
    people: &People,
    (issued_on, today): (Day, Day),
    rng: &mut Rng,
) -> Vec<Act> {
    let head = plan.lead.first().map(|unit| people.staff(*unit).head).unwrap_or_default();
    let mut acts = Vec::new();
    for (one, share, words) in SHARES {
        if !rng.chance(share) {
            continue;
        }
        let day = issued_on.plus(rng.between(10, 200)).min(today);
        let note = format!("{}{words}", plan.entry.name);
        let mark = MarkOne { chain: plan.id, one, day: Some(day), note };
        let at = time(day, hours::CHANGE, rng);
        acts.push(Act { at, day, actor: head, mutation: mark.into() });
    }
    acts.sort_by_key(|act| act.at);
    acts
}
