//! The course of a finding, from its being registered until it is struck off (C8).
//!
//! Which step is possible from which stage is data: [`super::findings::table`]. What else a step needs, its guards,
//! stands with the step and has a refusal of its own.

mod acceptance;
mod case;
mod course;
mod evidence;
mod listing;
mod register;

use super::findings::{flow, table};
use super::{Entities, Refusal, Scene};
use crate::id::{FindingId, PersonId};
use crate::model::{Finding, FindingStep, FindingStepKind, Kind, Owner, Severity};
use crate::mutation::NewEvidence;
use crate::policy::{self, Action, Denial};

pub use acceptance::{accept, close, reopen, send_back, sign, verify, void};
pub use case::{hand_over, receive};
pub use course::{fix_on_spot, plan, recognise, rectify, resume, submit, suspend};
pub use listing::{lift, list};
pub use register::{add_evidence, edit, grade, place, register};

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// The finding in the stage that the step leads to, if the actor may take it and the finding
    /// stands where it can be taken.
    fn take(
        &self,
        id: FindingId,
        action: Action,
        kind: FindingStepKind,
    ) -> Result<Finding, Refusal> {
        let entity = self.draft.get(id.into()).ok_or(Refusal::NotFound(Kind::Finding))?;
        let mut finding = Finding::of(&entity).cloned().ok_or(Refusal::NotFound(Kind::Finding))?;
        policy::can(&self.draft, self.envelope.actor, action, &entity)?;
        self.hand_is_free(action, &finding)?;
        let flow = flow(&self.draft, finding.programme);
        let flow = flow.ok_or(Refusal::NotFound(Kind::Programme))?;
        finding.status = table::step(flow, finding.status, kind)?;
        Ok(finding)
    }

    /// A delegate who puts a finding right does not judge it in a leader's name either.
    fn hand_is_free(&self, action: Action, finding: &Finding) -> Result<(), Refusal> {
        let hand = self.stamp.via.filter(|_| policy::judges(action));
        match hand.is_some_and(|hand| policy::rectifies(&self.draft, finding, hand)) {
            true => Err(Denial::OwnRectification.into()),
            false => Ok(()),
        }
    }

    /// Adds the step with what it shows, and keeps the finding.
    fn record(
        &mut self,
        mut finding: Finding,
        kind: FindingStepKind,
        words: String,
        evidence: &[NewEvidence],
    ) -> Result<(), Refusal> {
        self.enclose(&mut finding, evidence)?;
        finding.steps.push(FindingStep { kind, day: self.envelope.day, words, stamp: self.stamp });
        finding.meta.updated = self.stamp;
        self.draft.put(finding);
        Ok(())
    }

    /// Another step, of somebody who looks again or draws.
    pub(super) fn note(
        &mut self,
        id: FindingId,
        kind: FindingStepKind,
        words: String,
        change: impl FnOnce(&mut Finding),
        evidence: &[NewEvidence],
    ) -> Result<(), Refusal> {
        let found = self.draft.get(id.into()).ok_or(Refusal::NotFound(Kind::Finding))?;
        let mut finding = Finding::of(&found).cloned().ok_or(Refusal::NotFound(Kind::Finding))?;
        let flow = flow(&self.draft, finding.programme);
        let flow = flow.ok_or(Refusal::NotFound(Kind::Programme))?;
        finding.status = table::step(flow, finding.status, kind)?;
        change(&mut finding);
        self.record(finding, kind, words, evidence)
    }

    /// Puts another person in charge, by a change of post.
    pub(super) fn succeed(&mut self, mut finding: Finding, to: PersonId, from: Option<&str>) {
        if let Some(plan) = &mut finding.plan {
            plan.owner = Owner::Person(to);
        }
        let (kind, words) = (FindingStepKind::Succeeded, from.unwrap_or_default().to_owned());
        let step = FindingStep { kind, day: self.envelope.day, words, stamp: self.stamp };
        finding.steps.push(step);
        finding.meta.updated = self.stamp;
        self.draft.put(finding);
    }
}

/// Sets the finding back to where it is planned anew. What was settled before stays on record.
pub(super) fn begin_anew(finding: &mut Finding) {
    finding.earlier_plans.extend(finding.plan.take());
    finding.earlier_listings.extend(finding.listing.take());
    unjudge(finding);
}

/// What was verified and signed was about what has been sent back.
fn unjudge(finding: &mut Finding) {
    finding.verification = None;
    finding.signatures.clear();
}

fn is_major(finding: &Finding) -> bool {
    finding.severity == Severity::Major
}
