//! Photos and files, as the acts that bring them name them.

use serde::{Deserialize, Serialize};

use crate::id::{AttachmentId, Id};
use crate::model::{EvidenceRole, File};

/// 附件 of a thing that is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddAttachment {
    /// The new attachment.
    pub id: AttachmentId,
    /// What it belongs to.
    pub on: Id,
    /// The file.
    pub file: File,
}

/// A photo or file that comes with a step of a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewEvidence {
    /// The new attachment.
    pub id: AttachmentId,
    /// What it shows.
    pub role: EvidenceRole,
    /// The file.
    pub file: File,
}
