//! A finding in everything its page shows. Free of web types.

use shared::calendar::Day;
use shared::id::{FindingId, ProgrammeId};
use shared::model::{
    Attachment, Charge, Entity, EvidenceRole, File, Finding, FindingStepKind, HandOver, Listing,
    Origin, Programme, RectificationPlan, Signature, Source, Visibility,
};
use shared::rules::Entities;

use super::facts::{self, FindingRow};
use super::offers::{self, Offers};
use crate::tasks::history::{self, Entry};
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// A finding's page.
#[derive(Clone, PartialEq, Debug)]
pub struct FindingPage {
    /// What its row shows.
    pub row: FindingRow,
    /// Where it belongs, who found it and when.
    pub head: Head,
    /// At length.
    pub detail: String,
    /// 五定, and those that were replaced.
    pub plans: Plans,
    /// 停产停业整顿: since when, by which decision.
    pub suspension: Option<(Day, String)>,
    /// 挂牌督办, and those of earlier times.
    pub listings: Vec<ListingFact>,
    /// 现场核查: on which day, who was there, what they found.
    pub verification: Option<(Day, String, String)>,
    /// 会签: each unit that is to sign, and who has for it.
    pub signatures: Vec<(String, Option<Signed>)>,
    /// 移送
    pub hand_overs: Vec<CaseFact>,
    /// Photos and files.
    pub evidence: Vec<EvidenceFact>,
    /// What the person may do.
    pub offers: Offers,
    /// What happened, newest first.
    pub history: Vec<Entry>,
}

/// Where a finding belongs, who found it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// Its programme.
    pub programme: (ProgrammeId, String),
    /// Its field or river.
    pub charge: Option<(Charge, String)>,
    /// The clause.
    pub source: Option<Source>,
    /// Who registered it.
    pub finder: Who,
    /// The unit for which it was found.
    pub found_by: Option<String>,
    /// How it was found.
    pub origin: Origin,
    /// Who may see it.
    pub visibility: Visibility,
    /// The first day that counts, where it is still to come.
    pub starts: Option<Day>,
    /// The day it was struck off.
    pub closed_on: Option<Day>,
}

/// The plan that stands, and those that do not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plans {
    /// The one that stands.
    pub now: Option<PlanFact>,
    /// Earlier ones, oldest first.
    pub earlier: Vec<PlanFact>,
}

/// 五定
#[derive(Clone, PartialEq, Debug)]
pub struct PlanFact {
    /// 责任单位
    pub unit: String,
    /// 负责人
    pub owner: String,
    /// 完成时限
    pub due: Day,
    /// 成果绩效
    pub outcome: String,
    /// 评估主体
    pub assessor: String,
    /// 会签单位
    pub signers: Vec<String>,
}

/// Who signed, and what they said.
#[derive(Clone, PartialEq, Debug)]
pub struct Signed {
    /// Who.
    pub who: Who,
    /// A remark, may be empty.
    pub words: String,
}

/// 挂牌督办
#[derive(Clone, PartialEq, Debug)]
pub struct ListingFact {
    /// Under which body.
    pub body: String,
    /// What it demands.
    pub requirements: String,
    /// By when.
    pub due: Day,
    /// Since when.
    pub day: Day,
    /// Lifted: when, and with which words.
    pub lifted: Option<(Day, String)>,
    /// Whether it is of this time.
    pub stands: bool,
}

/// 移送
#[derive(Clone, PartialEq, Debug)]
pub struct CaseFact {
    /// The case as it was handed over.
    pub case: HandOver,
    /// To which unit.
    pub unit: String,
}

/// A photo or file.
#[derive(Clone, PartialEq, Debug)]
pub struct EvidenceFact {
    /// The file; none where this device has not heard of it.
    pub file: Option<File>,
    /// What it shows.
    pub role: EvidenceRole,
    /// The step it came with.
    pub step: Option<FindingStepKind>,
}

/// The page of a finding.
pub fn finding_page(viewer: &Viewer<'_>, id: FindingId) -> Option<FindingPage> {
    let entity = viewer.memory.get(id.into())?;
    let finding = Finding::of(&entity)?;
    let verification = finding.verification.as_ref();
    Some(FindingPage {
        row: facts::row(viewer, finding),
        head: head(viewer, finding),
        detail: finding.detail.clone(),
        plans: Plans {
            now: finding.plan.as_ref().map(|found| plan(viewer, found)),
            earlier: finding.earlier_plans.iter().map(|found| plan(viewer, found)).collect(),
        },
        suspension: finding.suspension.as_ref().map(|found| (found.since, found.words.clone())),
        listings: listings(viewer, finding),
        verification: verification
            .map(|found| (found.day, found.people.clone(), found.words.clone())),
        signatures: signatures(viewer, finding),
        hand_overs: finding.hand_overs.iter().map(|found| case(viewer, found)).collect(),
        evidence: evidence(viewer, finding),
        offers: offers::offers(viewer, &entity),
        history: history::of_task(viewer, &entity),
    })
}

fn head(viewer: &Viewer<'_>, finding: &Finding) -> Head {
    let above = viewer.memory.get(finding.programme.into());
    let programme = above.as_deref().and_then(Programme::of);
    let charge = finding.charge;
    let charge = charge
        .and_then(|charge| names::label(viewer.memory, charge.id()).map(|name| (charge, name)));
    let source = finding.source.clone().or_else(|| {
        let (charge, _) = charge.as_ref()?;
        match &*viewer.memory.get(charge.id())? {
            Entity::Field(field) => field.source.clone(),
            Entity::River(river) => river.source.clone(),
            _ => None,
        }
    });
    Head {
        programme: (
            finding.programme,
            programme.map(|found| found.title.clone()).unwrap_or_default(),
        ),
        charge,
        source,
        finder: names::stamped(viewer.memory, finding.meta.created),
        found_by: finding.found_by.and_then(|unit| names::label(viewer.memory, unit.into())),
        origin: finding.origin,
        visibility: finding.visibility,
        starts: programme.map(|found| found.tracked_from).filter(|from| viewer.today < *from),
        closed_on: finding.closed_on(),
    }
}

fn plan(viewer: &Viewer<'_>, plan: &RectificationPlan) -> PlanFact {
    PlanFact {
        unit: names::label(viewer.memory, plan.unit.into()).unwrap_or_default(),
        owner: facts::owner(viewer.memory, &plan.owner),
        due: plan.due,
        outcome: plan.outcome.clone(),
        assessor: facts::body(viewer.memory, plan.assessor),
        signers: names::units(viewer.memory, &plan.signers),
    }
}

fn listings(viewer: &Viewer<'_>, finding: &Finding) -> Vec<ListingFact> {
    let fact = |listing: &Listing, stands: bool| ListingFact {
        body: facts::body(viewer.memory, listing.body),
        requirements: listing.requirements.clone(),
        due: listing.due,
        day: listing.day,
        lifted: listing.lifted.as_ref().map(|lifted| (lifted.day, lifted.words.clone())),
        stands,
    };
    let now = finding.listing.iter().map(|listing| fact(listing, true));
    now.chain(finding.earlier_listings.iter().map(|listing| fact(listing, false))).collect()
}

fn signatures(viewer: &Viewer<'_>, finding: &Finding) -> Vec<(String, Option<Signed>)> {
    let signers = finding.plan.iter().flat_map(|plan| &plan.signers);
    let signed = |signature: &Signature| Signed {
        who: names::stamped(viewer.memory, signature.stamp),
        words: signature.words.clone(),
    };
    signers
        .map(|unit| {
            let name = names::label(viewer.memory, (*unit).into()).unwrap_or_default();
            let found = finding.signatures.iter().find(|signature| signature.unit == *unit);
            (name, found.map(signed))
        })
        .collect()
}

fn case(viewer: &Viewer<'_>, case: &HandOver) -> CaseFact {
    let unit = names::label(viewer.memory, case.unit.into()).unwrap_or_default();
    CaseFact { case: case.clone(), unit }
}

fn evidence(viewer: &Viewer<'_>, finding: &Finding) -> Vec<EvidenceFact> {
    finding
        .evidence
        .iter()
        .map(|known| {
            let found = viewer.memory.get(known.attachment.into());
            let file = found.as_deref().and_then(Attachment::of);
            EvidenceFact {
                file: file.map(|found| found.file.clone()),
                role: known.role,
                step: finding.steps.get(known.step as usize).map(|step| step.kind),
            }
        })
        .collect()
}
