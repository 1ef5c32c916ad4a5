//! Findings for the tests of selectors, in the county of the samples of tasks.

use std::rc::Rc;

use shared::id::{ActorId, ChainId, FindingId, ProgrammeId, Seq, UnitId};
use shared::model::{
    Body, Entity, Finding, FindingStep, FindingStepKind, Meta, Origin, Owner, RectificationPlan,
    Severity, Sort, Stage, Stamp, Visibility,
};
use shared::rules::Memory;

use crate::tasks::sample::{self, day, id, today};

/// A finding of 枸杞产业链, registered by 农业经办, put right by 园区 and assessed by 农业农村局 once it
/// is planned.
pub fn finding(title: &str, status: Stage) -> Finding {
    let planned = !matches!(status, Stage::Registered | Stage::Recognised | Stage::Reopened);
    let plan = RectificationPlan {
        unit: UnitId(id("园区")),
        owner: Owner::Named("店主".to_owned()),
        due: day("2022-10-28"),
        outcome: "接电".to_owned(),
        assessor: Body::Unit(UnitId(id("农业农村局"))),
        signers: Vec::new(),
    };
    let stamp = Stamp { by: ActorId(id("农业经办")), seq: Seq(7), ..Stamp::default() };
    let step = |kind| FindingStep { kind, day: today(), words: String::new(), stamp };
    Finding {
        id: FindingId(id(title)),
        programme: ProgrammeId(id("链长制")),
        charge: Some(ChainId(id("枸杞产业链")).into()),
        title: title.to_owned(),
        detail: String::new(),
        inspected: "某店".to_owned(),
        township: None,
        severity: Severity::Ordinary,
        sort: Sort::Hazard,
        origin: Origin::Inspection,
        found_by: Some(UnitId(id("农业农村局"))),
        found_on: day("2022-10-18"),
        fix: None,
        inspection: None,
        patrol: None,
        status,
        plan: planned.then_some(plan),
        earlier_plans: Vec::new(),
        suspension: None,
        listing: None,
        earlier_listings: Vec::new(),
        verification: None,
        signatures: Vec::new(),
        hand_overs: Vec::new(),
        evidence: Vec::new(),
        visitors: Vec::new(),
        visibility: Visibility::County,
        steps: vec![step(FindingStepKind::Registered)],
        source: None,
        edits: Vec::new(),
        meta: Meta::new(stamp),
    }
}

/// The county with these findings.
pub fn with(findings: impl IntoIterator<Item = Finding>) -> Memory {
    let mut county = sample::county([]);
    for finding in findings {
        county.put(Rc::new(Entity::from(finding)));
    }
    county
}
