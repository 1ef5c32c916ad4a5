//! Photos and files that come with the steps of a finding.

use super::super::check::{self, EVIDENCE_MAX};
use super::super::findings::table;
use super::super::{Entities, Fault, Part, Refusal, Scene};
use crate::model::{Attachment, Evidence, EvidenceRole, Finding, FindingStepKind, Kind, Meta};
use crate::mutation::NewEvidence;

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// Keeps what comes with the step that is recorded next.
    pub(super) fn enclose(
        &mut self,
        finding: &mut Finding,
        evidence: &[NewEvidence],
    ) -> Result<(), Refusal> {
        if evidence.len() > EVIDENCE_MAX as usize {
            return Err(Refusal::invalid(Part::Evidence, Fault::TooLong { max: EVIDENCE_MAX }));
        }
        let step = finding.steps.len() as u32;
        for new in evidence {
            if self.draft.get(new.id.into()).is_some() {
                return Err(Refusal::IdTaken);
            }
            let file = check::file(&new.file)?;
            finding.evidence.push(Evidence { attachment: new.id, role: new.role, step });
            self.draft.put(Attachment {
                id: new.id,
                on: finding.id.into(),
                on_kind: Kind::Finding,
                programme: finding.programme,
                file,
                meta: Meta::new(self.stamp),
            });
        }
        Ok(())
    }
}

/// What the step has to show is shown: with it, or since the finding was opened last.
pub fn is_shown(
    finding: &Finding,
    step: FindingStepKind,
    evidence: &[NewEvidence],
) -> Result<(), Refusal> {
    let Some(role) = table::asks(step, finding.severity) else { return Ok(()) };
    let opened = finding.steps.iter().rposition(|step| step.kind == FindingStepKind::Reopened);
    let opened = opened.unwrap_or(0) as u32;
    let shows = |known: EvidenceRole| known == role;
    let now = evidence.iter().any(|new| shows(new.role));
    let before = finding.evidence.iter().any(|known| shows(known.role) && known.step >= opened);
    if now || before { Ok(()) } else { Err(Refusal::EvidenceNeeded(role)) }
}
