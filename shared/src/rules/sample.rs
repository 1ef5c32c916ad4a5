//! 回头看: closed findings are drawn by lot and looked at again (《01》三(二), 《02》二(三)7).
//!
//! The lot is such that anybody can repeat it: each finding gets the SHA-256 of the seed's UTF-8
//! bytes, a zero byte and the finding's 16 bytes; those with the smallest come first, and as many
//! are drawn as were asked for. Nobody can foresee it who does not know the seed, and nobody can bend
//! it who does not know the ids. The drawing keeps how many findings there were to draw from, and one
//! hash over all their ids.

use std::collections::BTreeSet;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::Entities;
use crate::calendar::Day;
use crate::id::{FindingId, ProgrammeId, UnitId};
use crate::model::{Charge, Entity, FileHash, Finding, Kind, Recheck, SampleSize, Stage};

/// How many of `population` are drawn.
pub fn count(size: SampleSize, population: usize) -> usize {
    match size {
        SampleSize::Count(count) => population.min(usize::from(count)),
        SampleSize::Percent(percent) => (population * usize::from(percent)).div_ceil(100),
    }
}

/// Draws `count` of `population` by `seed`, in the order of the lot.
pub fn sample(seed: &str, population: &BTreeSet<FindingId>, count: usize) -> Vec<FindingId> {
    let lot = |id: &FindingId| -> [u8; 32] {
        Sha256::new().chain_update(seed).chain_update([0]).chain_update(id.0.0).finalize().into()
    };
    let mut lots: Vec<([u8; 32], FindingId)> = population.iter().map(|id| (lot(id), *id)).collect();
    lots.sort_unstable();
    lots.into_iter().take(count).map(|(_, id)| id).collect()
}

/// One hash over all these ids, in order of id.
pub fn population_hash(population: &BTreeSet<FindingId>) -> FileHash {
    let mut hash = Sha256::new();
    population.iter().for_each(|id| hash.update(id.0.0));
    FileHash(hash.finalize().into())
}

/// The closed findings that a drawing draws from.
pub fn population(
    findings: &[Rc<Entity>],
    charge: Option<Charge>,
    unit: Option<UnitId>,
) -> BTreeSet<FindingId> {
    let answers = |finding: &&Finding| {
        let plan = finding.plan.as_ref();
        finding.status == Stage::Closed
            && (charge.is_none() || finding.charge == charge)
            && (unit.is_none() || plan.map(|plan| plan.unit) == unit)
    };
    let findings = findings.iter().filter_map(|entity| Finding::of(entity));
    findings.filter(answers).map(|finding| finding.id).collect()
}

/// The drawings of a programme that still wait for a visit on `today`, with their last day past.
pub fn overdue<E: Entities + ?Sized>(
    entities: &E,
    programme: ProgrammeId,
    today: Day,
) -> Vec<Rc<Entity>> {
    let found = entities.children(programme.into(), Kind::Recheck).into_iter();
    let found = found.filter_map(|id| entities.get(id));
    let late = |entity: &Rc<Entity>| {
        Recheck::of(entity).is_some_and(|recheck| {
            recheck.due.is_some_and(|due| due < today) && recheck.waiting().next().is_some()
        })
    };
    found.filter(late).collect()
}
