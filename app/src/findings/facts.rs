//! A finding in the facts that a row shows. Free of web types.

use shared::calendar::Day;
use shared::id::FindingId;
use shared::model::{Body, Charge, Finding, Owner, Programme, Severity, Sort, Stage};
use shared::rules::light::{self, Light, Reason, Signal};
use shared::rules::summary;
use shared::rules::{Entities, Memory};

use crate::tasks::delivery::Delivery;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;
use crate::text;

/// What a row shows. Words for people are made when it is drawn.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct FindingRow {
    /// Which.
    pub id: FindingId,
    /// 编号, once it is delivered.
    pub number: Option<u64>,
    /// What is wrong.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// What sort.
    pub sort: Sort,
    /// Where it stands.
    pub stage: Stage,
    /// Its light.
    pub light: Option<Light>,
    /// The reasons for it, worst first.
    pub reasons: Vec<Reason>,
    /// Its field or river.
    pub place: Option<String>,
    /// The township it lies in.
    pub township: Option<String>,
    /// What was looked at.
    pub inspected: String,
    /// 责任单位
    pub unit: Option<String>,
    /// 完成时限
    pub due: Option<Day>,
    /// When it was found.
    pub found_on: Day,
    /// How far the person's own latest act on it has come, until it is delivered.
    pub delivery: Option<Delivery>,
}

impl FindingRow {
    /// Sorts the worst first, then what is due sooner, then the older one.
    pub fn rank(&self) -> impl Ord + use<> {
        let worst = self.reasons.first().copied();
        let reason = worst.map_or((Light::Blue, i32::MAX), summary::severity);
        let ordinary = self.severity == Severity::Ordinary;
        let due = self.due.unwrap_or(Day(i32::MAX));
        (!self.stage.is_open(), reason, ordinary, due, self.found_on, self.id)
    }
}

/// The finding's light today.
pub fn signal(viewer: &Viewer<'_>, finding: &Finding) -> Option<Signal> {
    let programme = viewer.memory.get(finding.programme.into());
    light::of_finding(finding, programme.as_deref().and_then(Programme::of)?, viewer.today)
}

/// The finding as a row shows it.
pub fn row(viewer: &Viewer<'_>, finding: &Finding) -> FindingRow {
    let signal = signal(viewer, finding);
    let named = |id| names::label(viewer.memory, id);
    FindingRow {
        id: finding.id,
        number: finding.number(),
        title: finding.title.clone(),
        severity: finding.severity,
        sort: finding.sort,
        stage: finding.status,
        light: signal.as_ref().map(|signal| signal.light),
        reasons: signal.map(|signal| signal.reasons).unwrap_or_default(),
        place: finding.charge.map(Charge::id).and_then(named),
        township: finding.township.and_then(|unit| named(unit.into())),
        inspected: finding.inspected.clone(),
        unit: finding.plan.as_ref().and_then(|plan| named(plan.unit.into())),
        due: finding.plan.as_ref().map(|plan| plan.due),
        found_on: finding.found_on,
        delivery: viewer.deliveries.of(finding.id.into()),
    }
}

/// What a body is called.
pub fn body(memory: &Memory, body: Body) -> String {
    let words = text::findings();
    match body {
        Body::County => words.county.to_owned(),
        Body::Programme(id) => {
            (words.programme_office)(&names::label(memory, id.into()).unwrap_or_default())
        }
        Body::Unit(id) => names::label(memory, id.into()).unwrap_or_default(),
    }
}

/// Who is in charge of putting it right.
pub fn owner(memory: &Memory, owner: &Owner) -> String {
    match owner {
        Owner::Person(id) => names::label(memory, (*id).into()).unwrap_or_default(),
        Owner::Named(name) => name.clone(),
    }
}
