//! Rules of the product, broken on purpose in the simulator's plumbing, one at a time: each must be
//! caught, or the simulation is blind. The product has no hook for them.

use crate::breach::Rule;

/// A rule that is broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sabotage {
    /// The server takes an envelope that comes a second time for a new one.
    ForgetIdentity,
    /// The cursor moves, the rows do not come.
    CursorWithoutRows,
    /// The outbox row goes with the verdict, without a receipt, before the rows are read.
    OutboxAtVerdict,
    /// A lost right is not told.
    GoneUnsaid,
    /// The log's chain leaves refused rows out.
    ChainWithoutRefused,
    /// An act is stored like any other write: a kill may take it.
    RelaxedAppend,
    /// What was read of the disk is taken over though a write still waits.
    ReloadOvertakes,
    /// A device does not say which log it has read.
    WitnessWithheld,
}

impl Sabotage {
    /// All of them.
    pub const ALL: [Sabotage; 8] = [
        Sabotage::ForgetIdentity,
        Sabotage::CursorWithoutRows,
        Sabotage::OutboxAtVerdict,
        Sabotage::GoneUnsaid,
        Sabotage::ChainWithoutRefused,
        Sabotage::RelaxedAppend,
        Sabotage::ReloadOvertakes,
        Sabotage::WitnessWithheld,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Sabotage::ForgetIdentity => "forget-identity",
            Sabotage::CursorWithoutRows => "cursor-without-rows",
            Sabotage::OutboxAtVerdict => "outbox-at-verdict",
            Sabotage::GoneUnsaid => "gone-unsaid",
            Sabotage::ChainWithoutRefused => "chain-without-refused",
            Sabotage::RelaxedAppend => "relaxed-append",
            Sabotage::ReloadOvertakes => "reload-overtakes",
            Sabotage::WitnessWithheld => "witness-withheld",
        }
    }

    /// The invariants that catch it.
    pub fn breaks(self) -> &'static [Rule] {
        match self {
            Sabotage::ForgetIdentity => &[Rule::Once],
            Sabotage::CursorWithoutRows => &[Rule::Sight],
            Sabotage::OutboxAtVerdict => &[Rule::Kept],
            Sabotage::GoneUnsaid => &[Rule::Sight],
            Sabotage::ChainWithoutRefused => &[Rule::Chain],
            Sabotage::RelaxedAppend => &[Rule::Lost],
            Sabotage::ReloadOvertakes => &[Rule::Sight, Rule::Kept, Rule::Lost],
            Sabotage::WitnessWithheld => &[Rule::Sight, Rule::Lost, Rule::Drains],
        }
    }
}
