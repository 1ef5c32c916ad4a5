//! Comments.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::id::{CommentId, Id, ProgrammeId};

/// A remark on a task or a chain. Append-only.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// The task or chain.
    pub on: Id,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The remark.
    pub words: String,
    /// Who made it and when.
    pub meta: Meta,
}
