//! What is done about a finding, until it is submitted.

use super::super::check::{self, TEXT_MAX, TITLE_MAX};
use super::super::findings::flow;
use super::super::{Entities, Fault, Part, Refusal, Scene};
use super::{evidence, is_major, unjudge};
use crate::model::{
    Body, Finding, FindingStepKind, Flow, Kind, Owner, Person, RectificationPlan, Suspension,
};
use crate::mutation::{
    FixOnSpot, PlanRectification, RecogniseFinding, ReportRectification, ResumeBusiness,
    SubmitFinding, SuspendBusiness,
};
use crate::policy::Action;

/// 认定
pub fn recognise<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &RecogniseFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Recognised;
    let finding = scene.take(act.finding, Action::RecogniseFinding, kind)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    scene.record(finding, kind, words, &[])
}

/// 即查即改: put right before whoever found it, which a photo shows. Never a major finding.
pub fn fix_on_spot<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &FixOnSpot,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::FixedOnSpot;
    let finding = scene.take(act.finding, Action::FixOnSpot, kind)?;
    if is_major(&finding) {
        return Err(Refusal::MajorOnSpot);
    }
    evidence::is_shown(&finding, kind, &act.evidence)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    scene.record(finding, kind, words, &act.evidence)
}

/// 五定: all five at once. Settled anew, the plan that goes stays on record.
pub fn plan<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &PlanRectification,
) -> Result<(), Refusal> {
    let found = scene.draft.get(act.finding.into());
    let is_settled = found.as_deref().and_then(Finding::of).is_some_and(|it| it.plan.is_some());
    let (action, kind) = match is_settled {
        false => (Action::PlanFinding, FindingStepKind::Planned),
        true => (Action::ReplanFinding, FindingStepKind::Replanned),
    };
    let mut finding = scene.take(act.finding, action, kind)?;
    let plan = checked(scene, &finding, &act.plan)?;
    let words = match is_settled {
        false => check::optional(&act.words, Part::Words, TEXT_MAX)?,
        true => check::required(&act.words, Part::Reason, TEXT_MAX)?,
    };
    finding.earlier_plans.extend(finding.plan.replace(plan));
    scene.record(finding, kind, words, &[])
}

/// A plan is whole, and whoever assesses or signs is not whoever puts it right.
fn checked<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    finding: &Finding,
    plan: &RectificationPlan,
) -> Result<RectificationPlan, Refusal> {
    check::unit(&scene.draft, plan.unit, Part::LeadUnits)?;
    let owner = match &plan.owner {
        Owner::Named(name) => Owner::Named(check::required(name, Part::Owner, TITLE_MAX)?),
        Owner::Person(person) => {
            let found = scene.draft.get((*person).into());
            let known = found.as_deref().and_then(Person::of).is_some();
            known.then_some(()).ok_or(Refusal::invalid(Part::Owner, Fault::Unknown))?;
            Owner::Person(*person)
        }
    };
    if plan.due < finding.found_on {
        return Err(Refusal::invalid(Part::Due, Fault::BeforeStart));
    }
    let outcome = check::required(&plan.outcome, Part::Outcome, TEXT_MAX)?;
    check::body(&scene.draft, plan.assessor, finding.programme, Part::Assessor)?;
    if plan.assessor == Body::Unit(plan.unit) {
        return Err(Refusal::invalid(Part::Assessor, Fault::Twice));
    }
    check::some_units(&scene.draft, &plan.signers, Part::Signers)?;
    if plan.signers.contains(&plan.unit) {
        return Err(Refusal::invalid(Part::Signers, Fault::Twice));
    }
    let flow = flow(&scene.draft, finding.programme).ok_or(Refusal::NotFound(Kind::Programme))?;
    let is_joint = flow == Flow::River && finding.origin.asks_joint_acceptance();
    if is_joint && plan.signers.is_empty() {
        return Err(Refusal::invalid(Part::Signers, Fault::Missing));
    }
    Ok(RectificationPlan { owner, outcome, ..plan.clone() })
}

/// What was done so far.
pub fn rectify<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReportRectification,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Rectified;
    let finding = scene.take(act.finding, Action::Rectify, kind)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    scene.record(finding, kind, words, &act.evidence)
}

/// 停产停业整顿
pub fn suspend<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SuspendBusiness,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Suspended;
    let mut finding = scene.take(act.finding, Action::SuspendBusiness, kind)?;
    if finding.suspension.is_some() {
        return Err(Refusal::invalid(Part::Suspension, Fault::Unchanged));
    }
    check::past(act.since, scene.envelope.day, Part::Since)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    let (since, stamp) = (act.since, scene.stamp);
    finding.suspension = Some(Suspension { since, words: words.clone(), stamp });
    scene.record(finding, kind, words, &[])
}

/// 复工复产. It outlasts the finding where nobody lets business go on.
pub fn resume<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ResumeBusiness,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Resumed;
    let mut finding = scene.take(act.finding, Action::ResumeBusiness, kind)?;
    if finding.suspension.take().is_none() {
        return Err(Refusal::invalid(Part::Suspension, Fault::Unchanged));
    }
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    scene.record(finding, kind, words, &[])
}

/// The unit says that it is put right.
pub fn submit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SubmitFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Submitted;
    let mut finding = scene.take(act.finding, Action::SubmitFinding, kind)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    evidence::is_shown(&finding, kind, &act.evidence)?;
    unjudge(&mut finding);
    scene.record(finding, kind, words, &act.evidence)
}
