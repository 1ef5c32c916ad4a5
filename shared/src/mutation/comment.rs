//! Comments.

use serde::{Deserialize, Serialize};

use crate::id::{CommentId, Id};

/// 留言 on a task or a chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddComment {
    /// The new comment.
    pub id: CommentId,
    /// The task or chain.
    pub on: Id,
    /// The remark.
    pub words: String,
}
