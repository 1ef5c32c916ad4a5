//! What people do to chains.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::ChainId;
use crate::model::One;

/// Registers one of the five-ones as set up, or takes the mark back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkOne {
    /// The chain.
    pub chain: ChainId,
    /// Which one.
    pub one: One,
    /// The day it was set up; `None` takes the mark back.
    pub day: Option<Day>,
    /// What it is: who is in the team, the plan's title.
    pub note: String,
}
