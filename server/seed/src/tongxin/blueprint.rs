//! 施工图: the stages, products and flows of a chain's clause.

use std::collections::BTreeMap;

use shared::model::{Entity, Link, Node, NodeState};

use super::chains::ChainClause;
use super::documents::Document;
use crate::{Error, blank, ids};

/// The chain's nodes and the links between them. How a node stands is nobody's to say yet.
pub fn draw(chain: &ChainClause, programme: &Document) -> Result<Vec<Entity>, Error> {
    let clause = &chain.clause;
    let mut columns: BTreeMap<&str, u8> = BTreeMap::new();
    let mut drawn = Vec::new();
    for (column, stage) in (0..).zip(&clause.stages) {
        for name in &stage.nodes {
            if columns.insert(name, column).is_some() {
                return Err(not_one(&clause.name, name));
            }
            let node = Node {
                id: ids::node(&clause.name, name),
                chain: chain.id(),
                programme: programme.id(),
                name: name.clone(),
                stage: stage.name.clone(),
                column,
                state: NodeState::Named,
                source: Some(programme.clause(&clause.path)),
                meta: blank::meta(),
            };
            drawn.push(node.into());
        }
    }
    for (from, to) in clause.flows.iter().flat_map(|line| steps(line)) {
        let unknown = [from, to].into_iter().find(|name| !columns.contains_key(name));
        if let Some(name) = unknown {
            return Err(not_one(&clause.name, name));
        }
        let link = Link {
            id: ids::link(&clause.name, from, to),
            chain: chain.id(),
            programme: programme.id(),
            from: ids::node(&clause.name, from),
            to: ids::node(&clause.name, to),
            meta: blank::meta(),
        };
        drawn.push(link.into());
    }
    Ok(drawn)
}

/// The pairs of a line such as `甲、乙 → 丙 → 丁`: each of a group to each of the next.
fn steps(line: &str) -> Vec<(&str, &str)> {
    let groups: Vec<Vec<&str>> =
        line.split(" → ").map(|group| group.split('、').collect()).collect();
    let neighbours = groups.windows(2);
    neighbours
        .flat_map(|pair| pair[0].iter().flat_map(|from| pair[1].iter().map(move |to| (*from, *to))))
        .collect()
}

fn not_one(chain: &str, node: &str) -> Error {
    Error::NotOneNode { chain: chain.to_owned(), node: node.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn a_line_of_flows_is_read_pair_by_pair() {
        let table: [(&str, &[(&str, &str)]); 3] = [
            ("甲 → 乙 → 丙", &[("甲", "乙"), ("乙", "丙")]),
            ("甲、乙 → 丙", &[("甲", "丙"), ("乙", "丙")]),
            ("甲 → 乙、丙", &[("甲", "乙"), ("甲", "丙")]),
        ];
        for (line, pairs) in table {
            assert_eq!(steps(line), pairs, "{line}");
        }
    }
}
