//! Nodes and links for tests.

use shared::id::{ChainId, Id, LinkId, NodeId, ProgrammeId};
use shared::model::{Link, Meta, Node, NodeState};

/// A node of that name in that column.
pub fn node(name: &str, column: u8) -> Node {
    Node {
        id: NodeId(Id::derived(name)),
        chain: ChainId::default(),
        programme: ProgrammeId::default(),
        name: name.to_owned(),
        stage: format!("第{column}段"),
        column,
        state: NodeState::Existing,
        source: None,
        meta: Meta::default(),
    }
}

/// A link.
pub fn link(from: &Node, to: &Node) -> Link {
    Link {
        id: LinkId(Id::derived(&format!("{}-{}", from.name, to.name))),
        chain: ChainId::default(),
        programme: ProgrammeId::default(),
        from: from.id,
        to: to.id,
        meta: Meta::default(),
    }
}
