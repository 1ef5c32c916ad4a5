//! What was done about a finding is judged, and it is struck off, or opened again.

use super::super::check::{self, TEXT_MAX, TITLE_MAX};
use super::super::{Entities, Fault, Part, Refusal, Scene};
use super::{begin_anew, is_major, unjudge};
use crate::model::{Body, Finding, FindingStepKind, Signature, Verification};
use crate::mutation::{
    AcceptFinding, Assurance, CloseFinding, ReopenFinding, ReturnFinding, SignAcceptance,
    VerifyFinding, VoidFinding,
};
use crate::policy::{self, Action};

/// 现场核查
pub fn verify<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &VerifyFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Verified;
    let mut finding = scene.take(act.finding, Action::VerifyFinding, kind)?;
    check::past(act.day, scene.envelope.day, Part::Observed)?;
    let people = check::required(&act.people, Part::People, TITLE_MAX)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    let stamp = scene.stamp;
    let verification = Verification { people, day: act.day, words: words.clone(), stamp };
    finding.verification = Some(verification);
    scene.record(finding, kind, words, &act.evidence)
}

/// One of the units that accept together signs. A second time changes nothing and is no error: two
/// clerks may both do it offline.
pub fn sign<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &SignAcceptance,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Signed;
    let mut finding = scene.take(act.finding, Action::SignAcceptance, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    let asked = finding.plan.as_ref().is_some_and(|plan| plan.signers.contains(&act.unit));
    let speaks = || policy::speaks_for(&scene.draft, scene.envelope.actor, Body::Unit(act.unit));
    if !asked || !speaks() {
        return Err(Refusal::invalid(Part::Signers, Fault::WrongKind));
    }
    if finding.signatures.iter().any(|signature| signature.unit == act.unit) {
        return Ok(());
    }
    let (unit, stamp) = (act.unit, scene.stamp);
    finding.signatures.push(Signature { unit, words: words.clone(), stamp });
    scene.record(finding, kind, words, &[])
}

/// 验收: whoever accepts confirms all three 不放过, after everybody who is to sign has.
pub fn accept<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AcceptFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Accepted;
    let finding = scene.take(act.finding, Action::AcceptFinding, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    let Assurance { measures, problem, responsibility } = act.assurance;
    if !(measures && problem && responsibility) {
        return Err(Refusal::NotAssured);
    }
    let missing = unsigned(&finding);
    if missing > 0 {
        return Err(Refusal::SignaturesMissing { count: missing });
    }
    scene.record(finding, kind, words, &[])
}

/// How many units have still to sign.
fn unsigned(finding: &Finding) -> u32 {
    let signed = |unit| finding.signatures.iter().any(|signature| signature.unit == unit);
    let signers = finding.plan.iter().flat_map(|plan| &plan.signers);
    signers.filter(|unit| !signed(**unit)).count() as u32
}

/// It is not put right.
pub fn send_back<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReturnFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Returned;
    let mut finding = scene.take(act.finding, Action::ReturnFinding, kind)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    unjudge(&mut finding);
    // What was lifted was lifted over what does not hold: it has to be listed anew.
    if finding.listed_under().is_none() {
        finding.earlier_listings.extend(finding.listing.take());
    }
    scene.record(finding, kind, reason, &[])
}

/// 销号. A major finding goes 挂牌督办、现场核查、整改销号 (《01》二(一)1): it was listed, verified on the
/// spot, and the body that listed it has lifted that.
pub fn close<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &CloseFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Closed;
    let finding = scene.take(act.finding, Action::CloseFinding, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    if is_major(&finding) && finding.listing.is_none() {
        return Err(Refusal::NotListed);
    }
    if is_major(&finding) && finding.verification.is_none() {
        return Err(Refusal::NotVerified);
    }
    if finding.listed_under().is_some() {
        return Err(Refusal::StillListed);
    }
    scene.record(finding, kind, words, &[])
}

/// It was struck off, and does not hold. Its history stays.
pub fn reopen<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ReopenFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Reopened;
    let mut finding = scene.take(act.finding, Action::ReopenFinding, kind)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    begin_anew(&mut finding);
    scene.record(finding, kind, reason, &[])
}

/// It was registered by mistake.
pub fn void<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &VoidFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Voided;
    let finding = scene.take(act.finding, Action::VoidFinding, kind)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    if finding.listed_under().is_some() {
        return Err(Refusal::StillListed);
    }
    scene.record(finding, kind, reason, &[])
}
