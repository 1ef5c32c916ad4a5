//! Appointing and withdrawing delegates.

use serde::{Deserialize, Serialize};

use crate::id::{ActorId, DelegateId};

/// 指定联络员: by the leader in person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AppointDelegate {
    /// The new appointment.
    pub id: DelegateId,
    /// Who may enter for the leader.
    pub delegate: ActorId,
}

/// 撤回联络员: by the leader in person, or by the delegate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WithdrawDelegate {
    /// The appointment.
    pub delegate: DelegateId,
}
