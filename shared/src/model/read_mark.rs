//! Which messages a person has read, so that reading on one device counts on all.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::id::{ActorId, Id, ReadMarkId, Seq};

/// One person's reading. Nobody else sees it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ReadMark {
    /// Identity: follows from the person.
    pub id: ReadMarkId,
    /// Whose.
    pub actor: ActorId,
    /// Every message up to this row is read.
    pub before: Seq,
    /// Read beyond that, the latest last.
    pub read: Vec<Id>,
    /// When it was changed.
    pub meta: Meta,
}
