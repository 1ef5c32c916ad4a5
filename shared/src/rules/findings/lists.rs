//! 三个清单 (《01》三(一), 《02》二(三)7): problems, tasks and responsibilities. Three views of the same
//! findings; nothing is typed twice.

use super::super::Entities;
use crate::calendar::Day;
use crate::id::{FindingId, PersonId, UnitId};
use crate::model::{Answering, Body, Charge, Finding, Origin, Owner, Severity, Sort, Stage};
use crate::order::sort_by_key;

/// A line of 问题清单: what is wrong, where.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The finding.
    pub id: FindingId,
    /// Its number.
    pub number: Option<u64>,
    /// The field or river.
    pub charge: Option<Charge>,
    /// What is wrong.
    pub title: String,
    /// What was looked at.
    pub inspected: String,
    /// The township.
    pub township: Option<UnitId>,
    /// How bad.
    pub severity: Severity,
    /// What sort.
    pub sort: Sort,
    /// Who found it.
    pub origin: Origin,
    /// When.
    pub found_on: Day,
    /// Where it stands.
    pub status: Stage,
}

/// A line of 任务清单: what is to be reached, by when.
#[derive(Clone, PartialEq, Debug)]
pub struct Work {
    /// The finding.
    pub id: FindingId,
    /// Its number.
    pub number: Option<u64>,
    /// What is wrong.
    pub title: String,
    /// 成果绩效
    pub outcome: String,
    /// 完成时限
    pub due: Day,
    /// What a listing demands beyond it, and by when.
    pub listed: Option<(String, Day)>,
    /// Where it stands.
    pub status: Stage,
}

/// A line of 责任清单: who answers for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Responsibility {
    /// The finding.
    pub id: FindingId,
    /// Its number.
    pub number: Option<u64>,
    /// What is wrong.
    pub title: String,
    /// 责任领导, of its field or river.
    pub leaders: Vec<PersonId>,
    /// 牵头单位, of its field or river.
    pub lead_units: Vec<UnitId>,
    /// 责任单位
    pub unit: UnitId,
    /// 负责人
    pub owner: Owner,
    /// 评估主体
    pub assessor: Body,
    /// Where it stands.
    pub status: Stage,
}

/// Findings in the order of their numbers; those not judged yet last, without those registered by
/// mistake.
fn ordered<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> =
        findings.into_iter().filter(|finding| finding.status != Stage::Void).collect();
    sort_by_key(&mut findings, |finding| (finding.meta.created.seq, finding.id));
    findings
}

/// 问题清单
pub fn problems<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Problem> {
    let line = |finding: &Finding| Problem {
        id: finding.id,
        number: finding.number(),
        charge: finding.charge,
        title: finding.title.clone(),
        inspected: finding.inspected.clone(),
        township: finding.township,
        severity: finding.severity,
        sort: finding.sort,
        origin: finding.origin,
        found_on: finding.found_on,
        status: finding.status,
    };
    ordered(findings).into_iter().map(line).collect()
}

/// 任务清单: of what is planned.
pub fn work<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Work> {
    let line = |finding: &Finding| {
        let plan = finding.plan.as_ref()?;
        let listing = finding.listing.as_ref();
        Some(Work {
            id: finding.id,
            number: finding.number(),
            title: finding.title.clone(),
            outcome: plan.outcome.clone(),
            due: plan.due,
            listed: listing.map(|listing| (listing.requirements.clone(), listing.due)),
            status: finding.status,
        })
    };
    ordered(findings).into_iter().filter_map(line).collect()
}

/// 责任清单: of what is planned.
pub fn responsibilities<'a, E: Entities + ?Sized>(
    entities: &E,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Vec<Responsibility> {
    let line = |finding: &Finding| {
        let plan = finding.plan.as_ref()?;
        let charge = finding.charge.and_then(|charge| entities.get(charge.id()));
        let answering = charge.as_deref().and_then(Answering::of);
        let (leaders, lead_units) =
            answering.map(|found| (found.leaders, found.lead_units)).unwrap_or_default();
        Some(Responsibility {
            id: finding.id,
            number: finding.number(),
            title: finding.title.clone(),
            leaders,
            lead_units,
            unit: plan.unit,
            owner: plan.owner.clone(),
            assessor: plan.assessor,
            status: finding.status,
        })
    };
    ordered(findings).into_iter().filter_map(line).collect()
}
