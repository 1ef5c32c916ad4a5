//! How things stand between this device and the server, as one thing to say. Free of web types.

use shared::sync::replica::Failure;

use crate::replica::{DiskTrouble, SyncStatus};

/// What matters most right now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The disk does not work.
    Disk(DiskTrouble),
    /// The session is over.
    SignedOut,
    /// The server does not answer.
    Unreachable,
    /// It answers with this status; 0: what cannot be read.
    Failed(u16),
    /// No network.
    Offline,
    /// Another tab syncs.
    OtherTab,
    /// The first sync is not finished.
    First,
    /// All is well.
    Fine,
}

impl Standing {
    /// The first of these that is so, the worst first.
    pub fn of(status: &SyncStatus) -> Standing {
        if let Some(trouble) = &status.disk {
            return Standing::Disk(trouble.clone());
        }
        if status.signed_out {
            return Standing::SignedOut;
        }
        match status.trouble {
            Some(Failure::SignedOut) => Standing::SignedOut,
            Some(Failure::Unreachable) => Standing::Unreachable,
            Some(Failure::Status(code)) => Standing::Failed(code),
            None if !status.online => Standing::Offline,
            None if !status.leading => Standing::OtherTab,
            None if !status.filled => Standing::First,
            None => Standing::Fine,
        }
    }

    /// Whether asking for a sync in this tab can do anything.
    pub fn may_sync(&self) -> bool {
        !matches!(self, Standing::SignedOut | Standing::OtherTab)
    }

    /// Whether it keeps work from being delivered.
    pub fn is_trouble(&self) -> bool {
        !matches!(self, Standing::OtherTab | Standing::First | Standing::Fine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_said_first() {
        let fine = SyncStatus {
            online: true,
            busy: false,
            waiting: 0,
            refused: 0,
            signed_out: false,
            trouble: None,
            disk: None,
            synced_at: None,
            filled: true,
            opening: false,
            leading: true,
        };
        let offline = SyncStatus { online: false, ..fine.clone() };
        let failed = |failure| SyncStatus { trouble: Some(failure), ..fine.clone() };
        let disk = Some(DiskTrouble::Full);
        let cases = [
            (fine.clone(), Standing::Fine),
            (SyncStatus { filled: false, ..fine.clone() }, Standing::First),
            (SyncStatus { leading: false, ..fine.clone() }, Standing::OtherTab),
            (SyncStatus { leading: false, ..offline.clone() }, Standing::Offline),
            (failed(Failure::Status(503)), Standing::Failed(503)),
            (SyncStatus { online: false, ..failed(Failure::Unreachable) }, Standing::Unreachable),
            (SyncStatus { signed_out: true, ..offline.clone() }, Standing::SignedOut),
            (SyncStatus { disk, ..offline }, Standing::Disk(DiskTrouble::Full)),
        ];
        for (status, standing) in cases {
            assert_eq!(Standing::of(&status), standing);
        }
    }
}
