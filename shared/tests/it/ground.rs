//! The small county in the field: a campaign with one field, a river, and findings on both. The lead
//! unit leads field and river, the supporting unit is the township and puts things right, the office
//! found them and assesses.

use shared::calendar::Day;
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::rules::{Entities, Memory};

use crate::world::{actor, day, id, programme, task, unit};

pub fn campaign_id() -> ProgrammeId {
    ProgrammeId(id("campaign"))
}

pub fn rivers_id() -> ProgrammeId {
    ProgrammeId(id("rivers"))
}

pub fn field_id() -> FieldId {
    FieldId(id("field"))
}

pub fn river_id() -> RiverId {
    RiverId(id("river"))
}

pub fn finding_id(name: &str) -> FindingId {
    FindingId(id(&format!("finding/{name}")))
}

/// A programme of another kind than the chains'.
pub fn other_programme(id: ProgrammeId, kind: ProgrammeKind) -> Programme {
    Programme { id, kind, title: format!("{kind:?}"), ..programme() }
}

pub fn river() -> River {
    River {
        id: river_id(),
        no: 1,
        name: "示例河".into(),
        alias: String::new(),
        programme: rivers_id(),
        county_chief: None,
        township_chiefs: vec![TownshipChief {
            unit: unit("support"),
            title: "党委书记".into(),
            stretch: String::new(),
            person: None,
        }],
        units: vec![unit("lead")],
        department: None,
        flows_through: vec![unit("support")],
        length_km: Some(Quantity { thousandths: 12_350 }),
        area_hm2: None,
        from: "甲村".into(),
        to: "入河口".into(),
        source: None,
        meta: Meta::default(),
    }
}

pub fn field() -> Field {
    Field {
        id: field_id(),
        no: 1,
        title: "示例领域".into(),
        programme: campaign_id(),
        leaders: vec![],
        lead_units: vec![unit("lead")],
        statement: String::new(),
        source: None,
        meta: Meta::default(),
    }
}

/// What is there besides the chain.
pub fn entities() -> Vec<Entity> {
    let sand = Task {
        programme: rivers_id(),
        parent: None,
        charge: None,
        ..task("sand", Visibility::County)
    };
    vec![
        other_programme(campaign_id(), ProgrammeKind::Campaign).into(),
        other_programme(rivers_id(), ProgrammeKind::RiverChief).into(),
        field().into(),
        Phase {
            id: PhaseId(id("phase")),
            no: 1,
            title: "排查整治".into(),
            programme: campaign_id(),
            from: day("2022-07-11"),
            to: day("2022-09-30"),
            note: "按旬推定".into(),
            deliverables: vec!["台账".into()],
            source: None,
            meta: Meta::default(),
        }
        .into(),
        river().into(),
        sand.into(),
        finding("hazard", Stage::Registered).into(),
        finding("trifle", Stage::Registered).into(),
        on_river("occupied", Stage::Registered).into(),
    ]
}

/// All five.
pub fn plan() -> RectificationPlan {
    RectificationPlan {
        unit: unit("support"),
        owner: Owner::Named("企业负责人".into()),
        due: day("2022-10-31"),
        outcome: "通道畅通".into(),
        assessor: Body::Unit(unit("office")),
        signers: vec![],
    }
}

/// A listing under the lead unit.
pub fn listing(lifted: bool) -> Listing {
    let stamp = Stamp { by: actor("lead-head"), ..Stamp::default() };
    Listing {
        body: Body::Unit(unit("lead")),
        requirements: "限期整改".into(),
        due: day("2022-10-31"),
        day: day("2022-10-10"),
        stamp,
        lifted: lifted.then(|| Lifting { words: String::new(), day: day("2022-10-19"), stamp }),
    }
}

pub fn verification() -> Verification {
    Verification {
        people: "检查员".into(),
        day: day("2022-10-19"),
        words: "属实".into(),
        stamp: Stamp::default(),
    }
}

/// A finding of the campaign as it stands in a stage, with the plan that the stage has.
pub fn finding(name: &str, status: Stage) -> Finding {
    let planned =
        !matches!(status, Stage::Registered | Stage::Recognised | Stage::Reopened | Stage::Void);
    let by = Stamp { by: actor("inspector"), ..Stamp::default() };
    let registered = FindingStep {
        kind: FindingStepKind::Registered,
        day: day("2022-10-09"),
        words: String::new(),
        stamp: by,
    };
    Finding {
        id: finding_id(name),
        programme: campaign_id(),
        charge: Some(field_id().into()),
        title: name.into(),
        detail: String::new(),
        inspected: "示例企业".into(),
        township: Some(unit("support")),
        severity: Severity::Ordinary,
        sort: Sort::Hazard,
        origin: Origin::Inspection,
        found_by: Some(unit("office")),
        found_on: day("2022-10-09"),
        fix: None,
        inspection: None,
        patrol: None,
        status,
        plan: planned.then(plan),
        earlier_plans: vec![],
        suspension: None,
        listing: None,
        earlier_listings: vec![],
        verification: None,
        signatures: vec![],
        hand_overs: vec![],
        evidence: vec![],
        visitors: vec![],
        visibility: Visibility::Named,
        steps: vec![registered],
        source: None,
        edits: vec![],
        meta: Meta::new(by),
    }
}

/// A finding on the river, by a ministry.
pub fn on_river(name: &str, status: Stage) -> Finding {
    Finding {
        programme: rivers_id(),
        charge: Some(river_id().into()),
        sort: Sort::Occupation,
        origin: Origin::Ministry,
        ..finding(name, status)
    }
}

pub fn found(county: &Memory, name: &str) -> Finding {
    Finding::of(&county.get(finding_id(name).into()).unwrap()).unwrap().clone()
}

pub fn photo(name: &str, role: EvidenceRole) -> NewEvidence {
    NewEvidence { id: AttachmentId(id(&format!("photo/{name}"))), role, file: file(name) }
}

pub fn file(name: &str) -> File {
    File {
        sha256: FileHash([7; 32]),
        size: 180_000,
        mime: FileType::Jpeg,
        name: format!("{name}.jpg"),
        taken_at: Some(Millis(1_666_000_000_000)),
        fix: Some(Fix {
            latitude_e7: 369_800_000,
            longitude_e7: 1_059_100_000,
            accuracy_m: 12,
            at: Millis(1_666_000_000_000),
        }),
    }
}

pub fn register(name: &str) -> RegisterFinding {
    let base = finding(name, Stage::Registered);
    RegisterFinding {
        id: base.id,
        programme: base.programme,
        charge: base.charge,
        title: base.title,
        detail: base.detail,
        inspected: base.inspected,
        township: base.township,
        severity: base.severity,
        sort: base.sort,
        origin: base.origin,
        found_by: None,
        found_on: base.found_on,
        fix: file(name).fix,
        inspection: None,
        patrol: None,
        evidence: vec![photo(name, EvidenceRole::Before)],
    }
}

pub fn all_assured() -> Assurance {
    Assurance { measures: true, problem: true, responsibility: true }
}

/// Each step that a person takes with the finding `name`, in the order of the table.
pub fn step(kind: FindingStepKind, name: &str) -> Mutation {
    let finding = finding_id(name);
    let words = || "已办".to_owned();
    let shot = |role| vec![photo(&format!("{name}/{kind:?}"), role)];
    let on = |day_: &str| -> Day { day(day_) };
    match kind {
        FindingStepKind::Edited => EditFinding {
            finding,
            title: Some("新题".into()),
            detail: None,
            inspected: None,
            visibility: None,
        }
        .into(),
        FindingStepKind::Placed => {
            let charge = Some(match name.starts_with("occupied") {
                true => river_id().into(),
                false => field_id().into(),
            });
            PlaceFinding { finding, charge, township: Some(unit("support")) }.into()
        }
        FindingStepKind::Graded => {
            GradeFinding { finding, severity: Severity::Major, reason: words() }.into()
        }
        FindingStepKind::Evidenced => {
            AddEvidence { finding, words: words(), evidence: shot(EvidenceRole::Other) }.into()
        }
        FindingStepKind::Recognised => RecogniseFinding { finding, words: words() }.into(),
        FindingStepKind::FixedOnSpot => {
            FixOnSpot { finding, words: words(), evidence: shot(EvidenceRole::After) }.into()
        }
        FindingStepKind::Planned | FindingStepKind::Replanned => {
            let signers = match name.starts_with("occupied") {
                true => vec![unit("stranger")],
                false => vec![],
            };
            let plan = RectificationPlan { signers, ..plan() };
            PlanRectification { finding, plan, words: words() }.into()
        }
        FindingStepKind::Rectified => {
            ReportRectification { finding, words: words(), evidence: vec![] }.into()
        }
        FindingStepKind::Suspended => {
            SuspendBusiness { finding, since: on("2022-10-19"), words: words() }.into()
        }
        FindingStepKind::Resumed => ResumeBusiness { finding, words: words() }.into(),
        FindingStepKind::Submitted => {
            SubmitFinding { finding, words: words(), evidence: shot(EvidenceRole::After) }.into()
        }
        FindingStepKind::Verified => VerifyFinding {
            finding,
            day: on("2022-10-20"),
            people: "检查员".into(),
            words: words(),
            evidence: vec![],
        }
        .into(),
        FindingStepKind::Signed => {
            SignAcceptance { finding, unit: unit("stranger"), words: String::new() }.into()
        }
        FindingStepKind::Accepted => {
            AcceptFinding { finding, assurance: all_assured(), words: String::new() }.into()
        }
        FindingStepKind::Returned => ReturnFinding { finding, reason: words() }.into(),
        FindingStepKind::Closed => CloseFinding { finding, words: String::new() }.into(),
        FindingStepKind::Reopened => ReopenFinding { finding, reason: words() }.into(),
        FindingStepKind::Voided => VoidFinding { finding, reason: words() }.into(),
        FindingStepKind::Listed => ListFinding {
            finding,
            body: Body::Unit(unit("lead")),
            requirements: "限期整改".into(),
            due: on("2022-11-10"),
        }
        .into(),
        FindingStepKind::Lifted => LiftListing { finding, words: String::new() }.into(),
        FindingStepKind::HandedOver => HandOverCase {
            finding,
            agency: Agency::Police,
            unit: unit("stranger"),
            letter: "示移〔2022〕1号".into(),
            words: words(),
        }
        .into(),
        FindingStepKind::Received => {
            ReceiveCase { finding, unit: unit("stranger"), words: String::new() }.into()
        }
        FindingStepKind::Drawn => draw("recheck", 100).into(),
        FindingStepKind::Revisited => visit(name, VisitResult::Holds).into(),
        FindingStepKind::Registered | FindingStepKind::Succeeded => register(name).into(),
    }
}

pub fn draw(name: &str, percent: u8) -> DrawRecheck {
    DrawRecheck {
        id: RecheckId(id(name)),
        programme: campaign_id(),
        charge: None,
        unit: None,
        title: "第一次回头看".into(),
        seed: "2022-10-20".into(),
        size: SampleSize::Percent(percent),
        visitors: vec![unit("office")],
        due: Some(day("2022-10-31")),
    }
}

pub fn visit(name: &str, result: VisitResult) -> VisitRecheck {
    VisitRecheck {
        recheck: RecheckId(id("recheck")),
        finding: finding_id(name),
        day: day("2022-10-20"),
        result,
        words: "到场查看".into(),
        evidence: vec![],
    }
}

pub fn columns() -> LedgerColumns {
    LedgerColumns {
        place: "甲村河段".into(),
        holder: "示例砂场".into(),
        quantity: Some(Quantity::whole(3)),
        measure: "万立方米".into(),
        method: "旱采".into(),
        valid_from: Some(day("2022-01-01")),
        valid_to: Some(day("2022-12-31")),
        note: String::new(),
    }
}

pub fn add_line() -> AddLedgerEntry {
    AddLedgerEntry {
        id: LedgerEntryId(id("line")),
        programme: rivers_id(),
        ledger: LedgerKind::SandPermit,
        river: Some(river_id()),
        task: Some(TaskId(id("task/sand"))),
        keeper: unit("lead"),
        columns: columns(),
    }
}

pub fn escalate() -> Escalate {
    Escalate {
        id: EscalationId(id("letter")),
        programme: campaign_id(),
        unit: unit("support"),
        rung: Rung::Remind,
        about: vec![finding_id("hazard").into()],
        letter: "示督〔2022〕1号".into(),
        words: "请抓紧整改".into(),
        due: Some(day("2022-10-27")),
    }
}

pub fn inspect() -> RecordInspection {
    RecordInspection {
        id: InspectionId(id("inspection")),
        programme: campaign_id(),
        charge: Some(field_id().into()),
        mode: InspectionMode::Undercover,
        day: day("2022-10-20"),
        unit: None,
        people: "检查组".into(),
        place: "示例企业".into(),
        township: Some(unit("support")),
        words: String::new(),
    }
}

pub fn attach() -> AddAttachment {
    AddAttachment {
        id: AttachmentId(id("attachment")),
        on: finding_id("hazard").into(),
        file: file("notice"),
    }
}

/// A finding with something in every part of it.
pub fn full_finding() -> Finding {
    let stamp = Stamp { by: actor("office"), seq: Seq(30), ..Stamp::default() };
    let receipt = Receipt { words: "已立案".into(), day: day("2022-10-20"), stamp };
    Finding {
        detail: "详情".into(),
        severity: Severity::Major,
        fix: file("full").fix,
        inspection: Some(InspectionId(id("inspection"))),
        patrol: Some(PatrolId(id("patrol"))),
        earlier_plans: vec![RectificationPlan {
            owner: Owner::Person(PersonId(id("person/newcomer"))),
            assessor: Body::Programme(rivers_id()),
            signers: vec![unit("stranger")],
            ..plan()
        }],
        suspension: Some(Suspension { since: day("2022-10-10"), words: "停产".into(), stamp }),
        listing: Some(listing(false)),
        earlier_listings: vec![listing(true)],
        verification: Some(verification()),
        signatures: vec![Signature { unit: unit("stranger"), words: "同意".into(), stamp }],
        hand_overs: vec![HandOver {
            agency: Agency::Procuratorate,
            unit: unit("stranger"),
            letter: "示移〔2022〕1号".into(),
            words: "移送".into(),
            day: day("2022-10-12"),
            stamp,
            receipt: Some(receipt),
        }],
        evidence: vec![Evidence {
            attachment: AttachmentId(id("photo/full")),
            role: EvidenceRole::After,
            step: 0,
        }],
        visitors: vec![unit("office")],
        source: Some(Source {
            doc_no: "示例〔2022〕2号".into(), path: "二（三）7".into()
        }),
        edits: vec![Edit {
            property: Property::Place,
            seq: Seq(29),
            day: day("2022-10-12"),
            replica: ReplicaId(id("replica/office")),
            by: actor("office"),
        }],
        meta: Meta { created: stamp, updated: stamp },
        ..on_river("full", Stage::Submitted)
    }
}

/// One mutation of each kind that is done in the field, in an order in which most of them succeed.
pub fn every_mutation() -> Vec<Mutation> {
    use FindingStepKind::*;
    let hazard = |kind| step(kind, "hazard");
    vec![
        register("new").into(),
        hazard(Edited),
        hazard(Placed),
        hazard(Graded),
        hazard(Evidenced),
        step(Recognised, "occupied"),
        step(FixedOnSpot, "trifle"),
        draw("recheck", 100).into(),
        visit("trifle", VisitResult::Fails).into(),
        step(Planned, "occupied"),
        step(Rectified, "occupied"),
        hazard(Suspended),
        hazard(Resumed),
        step(Submitted, "occupied"),
        step(Verified, "occupied"),
        step(Signed, "occupied"),
        step(Accepted, "occupied"),
        step(Returned, "occupied"),
        step(Closed, "occupied"),
        step(Reopened, "trifle"),
        step(Voided, "new"),
        hazard(Listed),
        hazard(Lifted),
        step(HandedOver, "occupied"),
        step(Received, "occupied"),
        attach().into(),
        inspect().into(),
        escalate().into(),
        AcknowledgeEscalation { escalation: EscalationId(id("letter")), words: String::new() }
            .into(),
        add_line().into(),
        EditLedgerEntry { line: LedgerEntryId(id("line")), columns: columns() }.into(),
        CloseLedgerEntry {
            line: LedgerEntryId(id("line")),
            day: day("2022-10-20"),
            words: "到期退出".into(),
        }
        .into(),
    ]
}

/// The same act on another day's things: whatever it makes has ids of its own.
pub fn freshen(mutation: &mut Mutation, fresh: impl Fn(&str) -> Id, roll: u64) {
    let photos = |evidence: &mut Vec<NewEvidence>| {
        for (at, new) in evidence.iter_mut().enumerate() {
            new.id = AttachmentId(fresh(&format!("photo/{at}")));
        }
    };
    match mutation {
        Mutation::RegisterFinding(act) => {
            act.id = FindingId(fresh("finding"));
            photos(&mut act.evidence);
        }
        Mutation::EditFinding(act) => {
            act.visibility =
                [None, Some(Visibility::County), Some(Visibility::Named)][(roll % 3) as usize];
        }
        Mutation::PlaceFinding(act) if roll.is_multiple_of(2) => {
            (act.charge, act.township) = (None, None)
        }
        Mutation::AddEvidence(act) => photos(&mut act.evidence),
        Mutation::FixOnSpot(act) => photos(&mut act.evidence),
        Mutation::SubmitFinding(act) => photos(&mut act.evidence),
        Mutation::AddAttachment(act) => act.id = AttachmentId(fresh("attachment")),
        Mutation::RecordInspection(act) => act.id = InspectionId(fresh("inspection")),
        Mutation::DrawRecheck(act) => act.id = RecheckId(fresh("recheck")),
        Mutation::Escalate(act) => act.id = EscalationId(fresh("letter")),
        Mutation::AddLedgerEntry(act) => act.id = LedgerEntryId(fresh("line")),
        _ => {}
    }
}
