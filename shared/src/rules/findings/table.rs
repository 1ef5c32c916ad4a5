//! Which step of a finding is possible from which stage, and where it leads: as data, so that tests
//! try every cell of it and documents show it.

use super::super::Refusal;
use crate::model::FindingStepKind::*;
use crate::model::Stage::{
    Accepted as AcceptedStage, Closed as ClosedStage, Planned as PlannedStage,
    Recognised as RecognisedStage, Rectifying, Registered as RegisteredStage,
    Reopened as ReopenedStage, Submitted as SubmittedStage, Void,
};
use crate::model::{EvidenceRole, FindingStepKind, Flow, Severity, Stage};

/// A line of the table: one step, from some stages.
pub struct Line {
    /// The step.
    pub step: FindingStepKind,
    /// In this flow only.
    pub flow: Option<Flow>,
    /// From these stages.
    pub from: &'static [Stage],
    /// To this one; none: it stays where it stands.
    pub to: Option<Stage>,
}

const fn line(step: FindingStepKind, from: &'static [Stage], to: Option<Stage>) -> Line {
    Line { step, flow: None, from, to }
}

const fn only(
    flow: Flow,
    step: FindingStepKind,
    from: &'static [Stage],
    to: Option<Stage>,
) -> Line {
    Line { step, flow: Some(flow), from, to }
}

/// Before anything is done about it.
const NEW: &[Stage] = &[RegisteredStage, RecognisedStage];
/// Until it is submitted.
const UNDER_WAY: &[Stage] =
    &[RegisteredStage, RecognisedStage, PlannedStage, Rectifying, ReopenedStage];
/// Until it is closed.
const OPEN: &[Stage] = &[
    RegisteredStage,
    RecognisedStage,
    PlannedStage,
    Rectifying,
    SubmittedStage,
    AcceptedStage,
    ReopenedStage,
];
/// Whatever was not registered by mistake.
const STANDING: &[Stage] = &[
    RegisteredStage,
    RecognisedStage,
    PlannedStage,
    Rectifying,
    SubmittedStage,
    AcceptedStage,
    ClosedStage,
    ReopenedStage,
];
const JUDGED: &[Stage] = &[SubmittedStage, AcceptedStage];

/// The table.
pub const LINES: &[Line] = &[
    line(Edited, OPEN, None),
    line(Placed, UNDER_WAY, None),
    line(Graded, UNDER_WAY, None),
    line(Evidenced, OPEN, None),
    only(Flow::River, Recognised, &[RegisteredStage], Some(RecognisedStage)),
    only(Flow::Campaign, FixedOnSpot, &[RegisteredStage], Some(ClosedStage)),
    only(Flow::Campaign, Planned, &[RegisteredStage, ReopenedStage], Some(PlannedStage)),
    only(Flow::River, Planned, &[RecognisedStage, ReopenedStage], Some(PlannedStage)),
    line(Replanned, &[PlannedStage, Rectifying], None),
    line(Rectified, &[PlannedStage, Rectifying], Some(Rectifying)),
    line(Suspended, UNDER_WAY, None),
    line(Resumed, STANDING, None),
    line(Submitted, &[Rectifying], Some(SubmittedStage)),
    line(Verified, JUDGED, None),
    line(Signed, &[SubmittedStage], None),
    line(Accepted, &[SubmittedStage], Some(AcceptedStage)),
    line(Returned, JUDGED, Some(Rectifying)),
    line(Closed, &[AcceptedStage], Some(ClosedStage)),
    line(Reopened, &[ClosedStage], Some(ReopenedStage)),
    line(Voided, NEW, Some(Void)),
    line(Listed, OPEN, None),
    line(Lifted, &[AcceptedStage], None),
    only(Flow::River, HandedOver, STANDING, None),
    only(Flow::River, Received, STANDING, None),
    line(Drawn, &[ClosedStage], None),
    line(Revisited, &[ClosedStage], None),
];

/// Where `step` leads from `stage`; `None` where it is not possible.
pub fn next(flow: Flow, stage: Stage, step: FindingStepKind) -> Option<Stage> {
    let fits = |line: &&Line| {
        line.step == step && line.flow.is_none_or(|only| only == flow) && line.from.contains(&stage)
    };
    LINES.iter().find(fits).map(|line| line.to.unwrap_or(stage))
}

/// [`next`], with the reason where it is not possible.
pub fn step(flow: Flow, stage: Stage, step: FindingStepKind) -> Result<Stage, Refusal> {
    let known = |line: &Line| line.step == step && line.flow.is_none_or(|only| only == flow);
    match next(flow, stage, step) {
        Some(next) => Ok(next),
        None if LINES.iter().any(known) => Err(Refusal::WrongStage(stage)),
        None => Err(Refusal::NotInFlow),
    }
}

/// What a photo or file has to show for a step. What was fixed in passing leaves no other trace, and
/// of a major finding the clause asks for verification and striking off (《01》二(一)1); beyond that no
/// picture is asked for.
pub fn asks(step: FindingStepKind, severity: Severity) -> Option<EvidenceRole> {
    match (step, severity) {
        (FixedOnSpot, _) | (Submitted, Severity::Major) => Some(EvidenceRole::After),
        _ => None,
    }
}
