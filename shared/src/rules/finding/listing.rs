//! 挂牌督办: a major finding stands listed under a body, which alone lifts it.

use super::super::check::{self, TEXT_MAX};
use super::super::{Entities, Fault, Part, Refusal, Scene};
use super::is_major;
use crate::model::{FindingStepKind, Lifting, Listing};
use crate::mutation::{LiftListing, ListFinding};
use crate::policy::{self, Action};

/// Lists a major finding under a body that the actor speaks for.
pub fn list<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &ListFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Listed;
    let mut finding = scene.take(act.finding, Action::ListFinding, kind)?;
    if !is_major(&finding) {
        return Err(Refusal::NotMajor);
    }
    if finding.listed_under().is_some() {
        return Err(Refusal::StillListed);
    }
    check::body(&scene.draft, act.body, finding.programme, Part::Body)?;
    if !policy::speaks_for(&scene.draft, scene.envelope.actor, act.body) {
        return Err(Refusal::invalid(Part::Body, Fault::WrongKind));
    }
    let requirements = check::required(&act.requirements, Part::Requirements, TEXT_MAX)?;
    if act.due < scene.envelope.day {
        return Err(Refusal::invalid(Part::Due, Fault::BeforeStart));
    }
    let listing = Listing {
        body: act.body,
        requirements: requirements.clone(),
        due: act.due,
        day: scene.envelope.day,
        stamp: scene.stamp,
        lifted: None,
    };
    finding.earlier_listings.extend(finding.listing.replace(listing));
    scene.record(finding, kind, requirements, &[])
}

/// Lifts a listing, once what was done has been accepted and verified on the spot.
pub fn lift<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &LiftListing,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Lifted;
    let mut finding = scene.take(act.finding, Action::LiftListing, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    if finding.verification.is_none() {
        return Err(Refusal::NotVerified);
    }
    let (day, stamp) = (scene.envelope.day, scene.stamp);
    let listing = finding.listing.as_mut().filter(|listing| listing.lifted.is_none());
    let listing = listing.ok_or(Refusal::invalid(Part::Listing, Fault::Missing))?;
    listing.lifted = Some(Lifting { words: words.clone(), day, stamp });
    scene.record(finding, kind, words, &[])
}
