//! Photos and files, as the acts that bring them name them.

use serde::{Deserialize, Serialize};

use super::Mutation;
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

impl Mutation {
    /// The files that come with it.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        let evidence: &[NewEvidence] = match self {
            Mutation::RegisterFinding(act) => &act.evidence,
            Mutation::AddEvidence(act) => &act.evidence,
            Mutation::FixOnSpot(act) => &act.evidence,
            Mutation::ReportRectification(act) => &act.evidence,
            Mutation::SubmitFinding(act) => &act.evidence,
            Mutation::VerifyFinding(act) => &act.evidence,
            Mutation::VisitRecheck(act) => &act.evidence,
            _ => &[],
        };
        let alone = match self {
            Mutation::AddAttachment(act) => Some(&act.file),
            _ => None,
        };
        evidence.iter().map(|one| &one.file).chain(alone)
    }
}
