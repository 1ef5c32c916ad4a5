//! Findings come in, and are put in order.

use super::super::check::{self, TEXT_MAX, TITLE_MAX};
use super::super::merge::{Place, settle};
use super::super::{Entities, Fault, Part, Refusal, Scene, posts};
use crate::id::{ActorId, ProgrammeId, UnitId};
use crate::model::{
    Entity, Finding, FindingStepKind, Inspection, Kind, Meta, Programme, Property, Seat, Severity,
    Stage, Value, Visibility,
};
use crate::mutation::{AddEvidence, EditFinding, GradeFinding, PlaceFinding, RegisterFinding};
use crate::policy::{self, Action, Hat};

/// Registers a finding. Where its programme's document is not published, it is for those it names.
/// A patrol on which it was found comes later than the finding: it is sent once it has ended.
pub fn register<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &RegisterFinding,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (programme, target) = scene.place_of(act.programme, act.charge)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::RegisterFinding, &target)?;
    scene.own_unit(act.found_by, &target, Part::Unit)?;
    township(scene, act.township)?;
    let visits = act.inspection.and_then(|id| scene.draft.get(id.into()));
    let visits = visits.as_deref().and_then(Inspection::of);
    if act.inspection.is_some() && visits.map(|visit| visit.programme) != Some(act.programme) {
        return Err(Refusal::invalid(Part::Inspection, Fault::Unknown));
    }
    check::past(act.found_on, scene.envelope.day, Part::Observed)?;
    check::position(act.fix)?;
    let visibility = if programme.public { Visibility::County } else { Visibility::Named };
    let finding = Finding {
        id: act.id,
        programme: act.programme,
        charge: act.charge,
        title: check::required(&act.title, Part::Title, TITLE_MAX)?,
        detail: check::optional(&act.detail, Part::Detail, TEXT_MAX)?,
        inspected: check::optional(&act.inspected, Part::Inspected, TITLE_MAX)?,
        township: act.township,
        severity: act.severity,
        sort: act.sort,
        origin: act.origin,
        found_by: act.found_by,
        found_on: act.found_on,
        fix: act.fix,
        inspection: act.inspection,
        patrol: act.patrol,
        status: Stage::Registered,
        plan: None,
        earlier_plans: Vec::new(),
        suspension: None,
        listing: None,
        earlier_listings: Vec::new(),
        verification: None,
        signatures: Vec::new(),
        hand_overs: Vec::new(),
        evidence: Vec::new(),
        visitors: Vec::new(),
        visibility,
        steps: Vec::new(),
        source: None,
        edits: Vec::new(),
        meta: Meta::new(scene.stamp),
    };
    scene.record(finding, FindingStepKind::Registered, String::new(), &act.evidence)
}

/// Changes title, text, what was looked at, or visibility.
pub fn edit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &EditFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Edited;
    let mut finding = scene.take(act.finding, Action::EditFinding, kind)?;
    let mut was = String::new();
    if let Some(title) = &act.title {
        let title = check::required(title, Part::Title, TITLE_MAX)?;
        if propose_text(scene, &mut finding, Property::Title, &title) {
            was = std::mem::replace(&mut finding.title, title);
        }
    }
    if let Some(detail) = &act.detail {
        let detail = check::optional(detail, Part::Detail, TEXT_MAX)?;
        if propose_text(scene, &mut finding, Property::Detail, &detail) {
            finding.detail = detail;
        }
    }
    if let Some(inspected) = &act.inspected {
        let inspected = check::optional(inspected, Part::Inspected, TITLE_MAX)?;
        if propose_text(scene, &mut finding, Property::Inspected, &inspected) {
            finding.inspected = inspected;
        }
    }
    if let Some(visibility) = act.visibility {
        let (old, new) = (Value::Visibility(finding.visibility), Value::Visibility(visibility));
        if propose(scene, &mut finding, Property::Visibility, old, new) {
            finding.visibility = visibility;
        }
    }
    scene.record(finding, kind, was, &[])
}

/// Says which field or river it falls to, and which township it lies in (S12).
pub fn place<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &PlaceFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Placed;
    let mut finding = scene.take(act.finding, Action::PlaceFinding, kind)?;
    scene.place_of(finding.programme, act.charge)?;
    township(scene, act.township)?;
    let old = Value::Place { charge: finding.charge, township: finding.township };
    let new = Value::Place { charge: act.charge, township: act.township };
    if propose(scene, &mut finding, Property::Place, old, new) {
        (finding.charge, finding.township) = (act.charge, act.township);
    }
    scene.record(finding, kind, String::new(), &[])
}

/// Says how bad it is. What stands listed is not made small.
pub fn grade<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &GradeFinding,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Graded;
    let mut finding = scene.take(act.finding, Action::GradeFinding, kind)?;
    let reason = check::required(&act.reason, Part::Reason, TEXT_MAX)?;
    if finding.severity == act.severity {
        return Err(Refusal::invalid(Part::Severity, Fault::Unchanged));
    }
    if act.severity == Severity::Ordinary && finding.listed_under().is_some() {
        return Err(Refusal::StillListed);
    }
    finding.severity = act.severity;
    scene.record(finding, kind, reason, &[])
}

/// Adds photos and files.
pub fn add_evidence<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddEvidence,
) -> Result<(), Refusal> {
    let kind = FindingStepKind::Evidenced;
    let finding = scene.take(act.finding, Action::AddEvidence, kind)?;
    let words = check::optional(&act.words, Part::Words, TEXT_MAX)?;
    if act.evidence.is_empty() {
        return Err(Refusal::invalid(Part::Evidence, Fault::Missing));
    }
    scene.record(finding, kind, words, &act.evidence)
}

fn township<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    township: Option<UnitId>,
) -> Result<(), Refusal> {
    township.map_or(Ok(()), |unit| check::unit(&scene.draft, unit, Part::Township))
}

fn propose_text<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    finding: &mut Finding,
    property: Property,
    proposed: &str,
) -> bool {
    let current = match property {
        Property::Title => &finding.title,
        Property::Inspected => &finding.inspected,
        _ => &finding.detail,
    };
    let (old, new) = (Value::Text(current.clone()), Value::Text(proposed.to_owned()));
    propose(scene, finding, property, old, new)
}

fn propose<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    finding: &mut Finding,
    property: Property,
    current: Value,
    proposed: Value,
) -> bool {
    let (on, programme) = (finding.id.into(), finding.programme);
    let place = Place { on, programme, edits: &mut finding.edits };
    settle(scene, place, property, current, proposed)
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// The programme, and what of it something falls to: the field, river or chain, or else the
    /// programme itself.
    pub(in crate::rules) fn place_of(
        &self,
        programme: ProgrammeId,
        charge: Option<crate::model::Charge>,
    ) -> Result<(Programme, std::rc::Rc<Entity>), Refusal> {
        let missing = Refusal::NotFound(Kind::Programme);
        let entity = self.draft.get(programme.into()).ok_or(missing)?;
        let found = Programme::of(&entity).cloned().ok_or(missing)?;
        let target = match charge {
            Some(charge) => check::charge(&self.draft, charge, programme)?,
            None => entity,
        };
        Ok((found, target))
    }

    /// A unit that one acts for is one's own; an office may enter for any.
    pub(in crate::rules) fn own_unit(
        &self,
        unit: Option<UnitId>,
        target: &Entity,
        part: Part,
    ) -> Result<(), Refusal> {
        let Some(unit) = unit else { return Ok(()) };
        check::unit(&self.draft, unit, part)?;
        let actor: ActorId = self.envelope.actor;
        let held = posts(&self.draft, actor);
        let is_own = held.iter().any(|post| post.seat == Seat::Unit(unit));
        let is_office = || policy::hats(&self.draft, actor, &held, target).contains(&Hat::Office);
        match is_own || is_office() {
            true => Ok(()),
            false => Err(Refusal::invalid(part, Fault::WrongKind)),
        }
    }
}
