//! 施工图 of a sample chain: its stages, and invented ways from each to the next.

use std::collections::BTreeSet;

use shared::id::{LinkId, NodeId};
use shared::model::{Entity, Link, Node, NodeState, Programme};

use super::chains::Plan;
use super::id;
use super::rng::Rng;
use crate::{Error, blank};

/// The chain's nodes and the links between neighbouring stages.
pub fn draw(
    seed: u64,
    plan: &Plan,
    programme: &Programme,
    rng: &mut Rng,
) -> Result<Vec<Entity>, Error> {
    let chain = &plan.entry.name;
    let node_id = |name: &str| NodeId(id(seed, &format!("node/{chain}/{name}")));
    let mut names = BTreeSet::new();
    let mut drawn = Vec::new();
    for (column, stage) in (0..).zip(&plan.entry.stages) {
        for name in &stage.nodes {
            if !names.insert(name) {
                return Err(Error::NotOneNode { chain: chain.clone(), node: name.clone() });
            }
            let node = Node {
                id: node_id(name),
                chain: plan.id,
                programme: programme.id,
                name: name.clone(),
                stage: stage.name.clone(),
                column,
                state: state(rng),
                source: Some(plan.source.clone()),
                meta: blank::meta(),
            };
            drawn.push(node.into());
        }
    }
    for pair in plan.entry.stages.windows(2) {
        let (above, below) = (&pair[0].nodes, &pair[1].nodes);
        let ways = above.len().max(below.len());
        for (from, to) in above.iter().cycle().zip(below.iter().cycle()).take(ways) {
            let link = Link {
                id: LinkId(id(seed, &format!("link/{chain}/{from}/{to}"))),
                chain: plan.id,
                programme: programme.id,
                from: node_id(from),
                to: node_id(to),
                meta: blank::meta(),
            };
            drawn.push(link.into());
        }
    }
    Ok(drawn)
}

fn state(rng: &mut Rng) -> NodeState {
    match rng.below(100) {
        0..45 => NodeState::Existing,
        45..65 => NodeState::Building,
        65..85 => NodeState::Planned,
        _ => NodeState::Missing,
    }
}
