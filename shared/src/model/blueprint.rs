//! 施工图: a chain's graph of stages and products.

use serde::{Deserialize, Serialize};

use super::{Meta, Source};
use crate::id::{ChainId, LinkId, NodeId, ProgrammeId};

/// How far a node of the chain stands in the county.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeState {
    /// The document names it; nobody has registered how it stands.
    Named,
    /// 已有
    Existing,
    /// 在建
    Building,
    /// 谋划
    Planned,
    /// 缺失
    Missing,
}

/// A stage or product of a chain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Node {
    /// Identity.
    pub id: NodeId,
    /// The chain.
    pub chain: ChainId,
    /// The chain's programme.
    pub programme: ProgrammeId,
    /// The product or activity.
    pub name: String,
    /// The stage it belongs to, such as 原料, 加工, 配套, 终端.
    pub stage: String,
    /// The stage's place from upstream (0) to downstream.
    pub column: u8,
    /// How it stands.
    pub state: NodeState,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}

/// From one node to the next downstream.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Identity.
    pub id: LinkId,
    /// The chain.
    pub chain: ChainId,
    /// The chain's programme.
    pub programme: ProgrammeId,
    /// Upstream.
    pub from: NodeId,
    /// Downstream.
    pub to: NodeId,
    /// Who made and changed it.
    pub meta: Meta,
}
