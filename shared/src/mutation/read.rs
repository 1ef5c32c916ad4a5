//! Reading messages.

use serde::{Deserialize, Serialize};

use crate::id::{Id, Seq};

/// 标为已读
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkRead {
    /// These.
    pub messages: Vec<Id>,
    /// And every message up to this row.
    pub before: Option<Seq>,
}
