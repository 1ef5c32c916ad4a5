//! 联络员: whom a leader lets enter work in their name (C3).

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::calendar::Day;
use crate::id::{ActorId, DelegateId};

/// A leader's word that somebody may enter for them. What is entered so carries both names; an
/// instruction still needs the leader's own confirmation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Delegate {
    /// Identity.
    pub id: DelegateId,
    /// Whose name it is.
    pub leader: ActorId,
    /// Who enters.
    pub delegate: ActorId,
    /// From this day.
    pub since: Day,
    /// Withdrawn on this day.
    pub until: Option<Day>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl Delegate {
    /// Whether it stands.
    pub fn is_open(&self) -> bool {
        self.until.is_none()
    }
}
