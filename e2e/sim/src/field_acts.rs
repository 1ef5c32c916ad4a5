//! What people mean to do with findings, drawings, letters and ledgers.

use shared::id::*;
use shared::model::*;
use shared::mutation::*;

use crate::acts::Mind;
use crate::dice::Dice;

impl Mind<'_> {
    /// Something of this kind, which is none of those on tasks, people and instructions.
    pub(crate) fn in_the_field(&self, dice: &mut Dice, kind: MutationKind) -> Option<Mutation> {
        let finding = FindingId(self.any(dice, Kind::Finding));
        let unit = UnitId(self.any(dice, Kind::Unit));
        let words = || "已核实".to_owned();
        Some(match kind {
            MutationKind::RegisterFinding => self.new_finding(dice).into(),
            MutationKind::EditFinding => EditFinding {
                finding,
                title: dice.percent(50).then(|| format!("问题{}", dice.roll(9))),
                detail: None,
                inspected: dice.percent(30).then(words),
                visibility: dice
                    .pick(&[None, Some(Visibility::Named), Some(Visibility::County)])
                    .flatten(),
            }
            .into(),
            MutationKind::PlaceFinding => PlaceFinding {
                finding,
                charge: self.charge(dice),
                township: dice.percent(60).then_some(unit),
            }
            .into(),
            MutationKind::GradeFinding => {
                let severity = self.severity(dice);
                GradeFinding { finding, severity, reason: words() }.into()
            }
            MutationKind::AddEvidence => {
                let evidence = self.photos(dice, 1);
                AddEvidence { finding, words: words(), evidence }.into()
            }
            MutationKind::RecogniseFinding => RecogniseFinding { finding, words: words() }.into(),
            MutationKind::FixOnSpot => {
                let evidence = self.photos(dice, 0);
                FixOnSpot { finding, words: words(), evidence }.into()
            }
            MutationKind::PlanRectification => {
                let plan = self.plan(dice);
                PlanRectification { finding, plan, words: words() }.into()
            }
            MutationKind::ReportRectification => {
                ReportRectification { finding, words: words(), evidence: vec![] }.into()
            }
            MutationKind::SuspendBusiness => {
                SuspendBusiness { finding, since: self.day, words: words() }.into()
            }
            MutationKind::ResumeBusiness => ResumeBusiness { finding, words: words() }.into(),
            MutationKind::SubmitFinding => {
                let evidence = self.photos(dice, 0);
                SubmitFinding { finding, words: words(), evidence }.into()
            }
            MutationKind::VerifyFinding => {
                let (day, people) = (self.day, "两名检查员".to_owned());
                VerifyFinding { finding, day, people, words: words(), evidence: vec![] }.into()
            }
            MutationKind::SignAcceptance => {
                SignAcceptance { finding, unit, words: String::new() }.into()
            }
            MutationKind::AcceptFinding => {
                let problem = dice.percent(90);
                let assurance = Assurance { measures: true, problem, responsibility: true };
                AcceptFinding { finding, assurance, words: String::new() }.into()
            }
            MutationKind::ReturnFinding => ReturnFinding { finding, reason: words() }.into(),
            MutationKind::CloseFinding => CloseFinding { finding, words: String::new() }.into(),
            MutationKind::ReopenFinding => ReopenFinding { finding, reason: words() }.into(),
            MutationKind::VoidFinding => VoidFinding { finding, reason: words() }.into(),
            MutationKind::ListFinding => ListFinding {
                finding,
                body: self.body(dice),
                requirements: words(),
                due: self.day.plus(10),
            }
            .into(),
            MutationKind::LiftListing => LiftListing { finding, words: String::new() }.into(),
            MutationKind::HandOverCase => {
                let (agency, letter) = (Agency::Police, "移1号".to_owned());
                HandOverCase { finding, agency, unit, letter, words: words() }.into()
            }
            MutationKind::ReceiveCase => ReceiveCase { finding, unit, words: String::new() }.into(),
            _ => return self.beside_findings(dice, kind),
        })
    }

    fn beside_findings(&self, dice: &mut Dice, kind: MutationKind) -> Option<Mutation> {
        let programme = ProgrammeId(self.any(dice, Kind::Programme));
        let finding = FindingId(self.any(dice, Kind::Finding));
        let unit = UnitId(self.any(dice, Kind::Unit));
        let words = || "已核实".to_owned();
        Some(match kind {
            MutationKind::AddAttachment => AddAttachment {
                id: AttachmentId(self.fresh(dice, Kind::Attachment)),
                on: if dice.percent(50) { finding.into() } else { self.any(dice, Kind::Task) },
                file: file(dice),
            }
            .into(),
            MutationKind::RecordInspection => RecordInspection {
                id: InspectionId(self.fresh(dice, Kind::Inspection)),
                programme,
                charge: self.charge(dice),
                mode: dice.pick(&InspectionMode::ALL).unwrap_or(InspectionMode::OnSite),
                day: self.day,
                unit: dice.percent(50).then_some(unit),
                people: "检查组".to_owned(),
                place: "某企业".to_owned(),
                township: None,
                words: words(),
            }
            .into(),
            MutationKind::DrawRecheck => DrawRecheck {
                id: RecheckId(self.fresh(dice, Kind::Recheck)),
                programme,
                charge: None,
                unit: None,
                title: "回头看".to_owned(),
                seed: dice.roll(1_000).to_string(),
                size: SampleSize::Percent(50),
                visitors: vec![unit],
                due: None,
            }
            .into(),
            MutationKind::VisitRecheck => {
                let fails = dice.percent(40);
                VisitRecheck {
                    recheck: RecheckId(self.any(dice, Kind::Recheck)),
                    finding,
                    day: self.day,
                    result: if fails { VisitResult::Fails } else { VisitResult::Holds },
                    words: words(),
                    evidence: vec![],
                }
                .into()
            }
            MutationKind::Escalate => Escalate {
                id: EscalationId(self.fresh(dice, Kind::Escalation)),
                programme,
                unit,
                rung: dice.pick(&Rung::ALL).unwrap_or(Rung::Remind),
                about: vec![finding.into()],
                letter: String::new(),
                words: words(),
                due: None,
            }
            .into(),
            MutationKind::AcknowledgeEscalation => {
                let escalation = EscalationId(self.any(dice, Kind::Escalation));
                AcknowledgeEscalation { escalation, words: words() }.into()
            }
            MutationKind::AddLedgerEntry => AddLedgerEntry {
                id: LedgerEntryId(self.fresh(dice, Kind::LedgerEntry)),
                programme,
                ledger: LedgerKind::Outfall,
                river: None,
                task: Some(TaskId(self.any(dice, Kind::Task))),
                keeper: unit,
                columns: columns(),
            }
            .into(),
            MutationKind::EditLedgerEntry => {
                let line = LedgerEntryId(self.any(dice, Kind::LedgerEntry));
                EditLedgerEntry { line, columns: columns() }.into()
            }
            MutationKind::CloseLedgerEntry => {
                let line = LedgerEntryId(self.any(dice, Kind::LedgerEntry));
                CloseLedgerEntry { line, day: self.day, words: words() }.into()
            }
            _ => return None,
        })
    }

    fn new_finding(&self, dice: &mut Dice) -> RegisterFinding {
        let unit = UnitId(self.any(dice, Kind::Unit));
        RegisterFinding {
            id: FindingId(self.fresh(dice, Kind::Finding)),
            programme: ProgrammeId(self.any(dice, Kind::Programme)),
            charge: self.charge(dice),
            title: format!("问题{}", dice.roll(99)),
            detail: String::new(),
            inspected: "某企业".to_owned(),
            township: dice.percent(50).then_some(unit),
            severity: self.severity(dice),
            sort: Sort::Hazard,
            origin: Origin::Inspection,
            found_by: dice.percent(40).then_some(unit),
            found_on: self.day,
            fix: None,
            inspection: None,
            patrol: None,
            evidence: self.photos(dice, 0),
        }
    }

    fn charge(&self, dice: &mut Dice) -> Option<Charge> {
        dice.percent(70).then(|| ChainId(self.any(dice, Kind::Chain)).into())
    }

    fn severity(&self, dice: &mut Dice) -> Severity {
        if dice.percent(30) { Severity::Major } else { Severity::Ordinary }
    }

    fn body(&self, dice: &mut Dice) -> Body {
        match dice.roll(3) {
            0 => Body::County,
            1 => Body::Programme(ProgrammeId(self.any(dice, Kind::Programme))),
            _ => Body::Unit(UnitId(self.any(dice, Kind::Unit))),
        }
    }

    fn plan(&self, dice: &mut Dice) -> RectificationPlan {
        let person = PersonId(self.any(dice, Kind::Person));
        let named = Owner::Named("厂长".to_owned());
        RectificationPlan {
            unit: UnitId(self.any(dice, Kind::Unit)),
            owner: if dice.percent(50) { Owner::Person(person) } else { named },
            due: self.day.plus(dice.roll(30) as i32),
            outcome: "消除隐患".to_owned(),
            assessor: self.body(dice),
            signers: if dice.percent(30) { self.units(dice, 0) } else { vec![] },
        }
    }

    fn photos(&self, dice: &mut Dice, least: u64) -> Vec<NewEvidence> {
        let roles = [EvidenceRole::Before, EvidenceRole::After, EvidenceRole::After];
        let photo = |dice: &mut Dice| NewEvidence {
            id: AttachmentId(self.fresh(dice, Kind::Attachment)),
            role: dice.pick(&roles).unwrap_or(EvidenceRole::Other),
            file: file(dice),
        };
        let count = least + dice.roll(2);
        (0..count).map(|_| photo(dice)).collect()
    }
}

fn file(dice: &mut Dice) -> File {
    let byte = dice.roll(256) as u8;
    File {
        sha256: FileHash([byte; 32]),
        size: 1 + dice.roll(1_000_000) as u32,
        mime: FileType::Jpeg,
        name: format!("{byte}.jpg"),
        taken_at: None,
        fix: None,
    }
}

fn columns() -> LedgerColumns {
    LedgerColumns { place: "某段".to_owned(), ..LedgerColumns::default() }
}
