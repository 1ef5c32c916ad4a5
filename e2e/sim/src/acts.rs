//! What people mean to do: of every kind, about what they see, often rightly and sometimes not.

use shared::calendar::{Day, Every, Period};
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy;
use shared::rules::Memory;

use crate::dice::Dice;

/// Somebody about to do something.
pub struct Mind<'a> {
    /// What they see.
    pub seen: &'a Memory,
    /// Who they are.
    pub actor: ActorId,
    /// The day on their device.
    pub day: Day,
}

/// How often each kind is meant by somebody who works on tasks, and by whoever keeps posts.
const WEIGHTS: &[(MutationKind, u64, u64)] = &[
    (MutationKind::CreateTask, 6, 1),
    (MutationKind::SplitTask, 4, 1),
    (MutationKind::AssignTask, 7, 1),
    (MutationKind::EditTask, 7, 1),
    (MutationKind::ChangeDue, 4, 1),
    (MutationKind::ReportProgress, 14, 1),
    (MutationKind::BlockTask, 4, 1),
    (MutationKind::UnblockTask, 3, 1),
    (MutationKind::SubmitTask, 7, 1),
    (MutationKind::AcceptTask, 5, 1),
    (MutationKind::ReturnTask, 3, 1),
    (MutationKind::ReopenTask, 2, 1),
    (MutationKind::CancelTask, 2, 1),
    (MutationKind::AddComment, 8, 2),
    (MutationKind::MarkOne, 3, 1),
    (MutationKind::GiveInstruction, 5, 1),
    (MutationKind::NudgeTasks, 3, 1),
    (MutationKind::ConfirmInstruction, 3, 1),
    (MutationKind::SeeInstruction, 4, 1),
    (MutationKind::AcknowledgeInstruction, 5, 1),
    (MutationKind::AnswerInstruction, 4, 1),
    (MutationKind::CloseInstruction, 2, 1),
    (MutationKind::TurnIntoTask, 2, 1),
    (MutationKind::AppointDelegate, 3, 1),
    (MutationKind::WithdrawDelegate, 2, 1),
    (MutationKind::MarkRead, 4, 2),
    (MutationKind::AddUnit, 1, 2),
    (MutationKind::EditUnit, 1, 2),
    (MutationKind::AddPerson, 1, 4),
    (MutationKind::RenamePerson, 1, 3),
    (MutationKind::AddPost, 1, 7),
    (MutationKind::HoldPost, 1, 30),
    (MutationKind::ReportPeriod, 6, 1),
    (MutationKind::RegisterFinding, 6, 1),
    (MutationKind::EditFinding, 3, 1),
    (MutationKind::PlaceFinding, 3, 1),
    (MutationKind::GradeFinding, 2, 1),
    (MutationKind::AddEvidence, 3, 1),
    (MutationKind::RecogniseFinding, 1, 1),
    (MutationKind::FixOnSpot, 3, 1),
    (MutationKind::PlanRectification, 6, 1),
    (MutationKind::ReportRectification, 6, 1),
    (MutationKind::SuspendBusiness, 1, 1),
    (MutationKind::ResumeBusiness, 1, 1),
    (MutationKind::SubmitFinding, 5, 1),
    (MutationKind::VerifyFinding, 3, 1),
    (MutationKind::SignAcceptance, 2, 1),
    (MutationKind::AcceptFinding, 5, 1),
    (MutationKind::ReturnFinding, 2, 1),
    (MutationKind::CloseFinding, 4, 1),
    (MutationKind::ReopenFinding, 2, 1),
    (MutationKind::VoidFinding, 1, 1),
    (MutationKind::ListFinding, 3, 1),
    (MutationKind::LiftListing, 2, 1),
    (MutationKind::HandOverCase, 1, 1),
    (MutationKind::ReceiveCase, 1, 1),
    (MutationKind::AddAttachment, 2, 1),
    (MutationKind::RecordInspection, 2, 1),
    (MutationKind::DrawRecheck, 2, 1),
    (MutationKind::VisitRecheck, 3, 1),
    (MutationKind::Escalate, 2, 1),
    (MutationKind::AcknowledgeEscalation, 2, 1),
    (MutationKind::AddLedgerEntry, 2, 1),
    (MutationKind::EditLedgerEntry, 1, 1),
    (MutationKind::CloseLedgerEntry, 1, 1),
];

impl Mind<'_> {
    /// The next thing they mean to do, but none of kind `spared`.
    pub fn act(&self, dice: &mut Dice, spared: Option<MutationKind>) -> Mutation {
        let manages = policy::manages(self.seen, self.actor).is_ok();
        let weight = |work, keep| if manages { keep } else { work };
        let kinds: Vec<(u64, MutationKind)> = WEIGHTS
            .iter()
            .filter(|(kind, ..)| Some(*kind) != spared)
            .map(|(kind, work, keep)| (weight(*work, *keep), *kind))
            .collect();
        let kind = dice.weighed(&kinds);
        self.of_kind(dice, kind)
    }

    fn of_kind(&self, dice: &mut Dice, kind: MutationKind) -> Mutation {
        let task = TaskId(self.any(dice, Kind::Task));
        let instruction = InstructionId(self.any(dice, Kind::Instruction));
        let words = || "已会商".to_owned();
        match kind {
            MutationKind::CreateTask => self.new_task(dice).into(),
            MutationKind::SplitTask => {
                let parts = (0..=dice.roll(2)).map(|number| self.part(dice, number)).collect();
                SplitTask { task, parts }.into()
            }
            MutationKind::AssignTask => AssignTask {
                task,
                leaders: self.some(dice, Kind::Person, 2).into_iter().map(PersonId).collect(),
                lead_units: self.units(dice, 1),
                support_units: self.units(dice, 0),
            }
            .into(),
            MutationKind::EditTask => EditTask {
                task,
                title: dice.percent(40).then(|| format!("新题{}", dice.roll(9))),
                detail: dice.percent(30).then(words),
                visibility: dice
                    .pick(&[
                        None,
                        Some(Visibility::Named),
                        Some(Visibility::County),
                        Some(Visibility::Named),
                    ])
                    .flatten(),
            }
            .into(),
            MutationKind::ChangeDue => {
                let due = dice.percent(80).then(|| self.day.plus(dice.roll(60) as i32));
                ChangeDue { task, due, reason: words() }.into()
            }
            MutationKind::ReportProgress => ReportProgress {
                id: ReportId(self.fresh(dice, Kind::Report)),
                task,
                percent: dice.roll(104) as u8,
                words: words(),
                observed: self.day.plus(1 - dice.roll(12) as i32),
            }
            .into(),
            MutationKind::BlockTask => {
                let since = self.day.plus(-(dice.roll(9) as i32));
                BlockTask { task, reason: words(), since }.into()
            }
            MutationKind::UnblockTask => UnblockTask { task, words: words() }.into(),
            MutationKind::SubmitTask => SubmitTask { task, words: words() }.into(),
            MutationKind::AcceptTask => AcceptTask { task, words: words() }.into(),
            MutationKind::ReturnTask => ReturnTask { task, reason: words() }.into(),
            MutationKind::ReopenTask => ReopenTask { task, reason: words() }.into(),
            MutationKind::CancelTask => CancelTask { task, reason: words() }.into(),
            MutationKind::AddComment => AddComment {
                id: CommentId(self.fresh(dice, Kind::Comment)),
                on: if dice.percent(80) { task.into() } else { self.any(dice, Kind::Chain) },
                words: words(),
            }
            .into(),
            MutationKind::MarkOne => MarkOne {
                chain: ChainId(self.any(dice, Kind::Chain)),
                one: dice.pick(&One::ALL).unwrap_or(One::Plan),
                day: dice.percent(70).then_some(self.day),
                note: words(),
            }
            .into(),
            MutationKind::GiveInstruction => GiveInstruction {
                id: InstructionId(self.fresh(dice, Kind::Instruction)),
                on: if dice.percent(70) { task.into() } else { self.any(dice, Kind::Report) },
                words: words(),
                units: self.units(dice, 1),
                due: None,
            }
            .into(),
            MutationKind::NudgeTasks => {
                let nudge = |dice: &mut Dice, task| Nudge {
                    id: InstructionId(self.fresh(dice, Kind::Instruction)),
                    task: TaskId(task),
                };
                let tasks = self.some(dice, Kind::Task, 2);
                NudgeTasks {
                    programme: ProgrammeId(self.any(dice, Kind::Programme)),
                    nudges: tasks.into_iter().map(|task| nudge(dice, task)).collect(),
                    words: words(),
                }
                .into()
            }
            MutationKind::ConfirmInstruction => ConfirmInstruction { instruction }.into(),
            MutationKind::SeeInstruction => SeeInstruction { instruction }.into(),
            MutationKind::AcknowledgeInstruction => {
                let unit = UnitId(self.any(dice, Kind::Unit));
                AcknowledgeInstruction { instruction, unit }.into()
            }
            MutationKind::AnswerInstruction => {
                let unit = UnitId(self.any(dice, Kind::Unit));
                AnswerInstruction { instruction, unit, words: words() }.into()
            }
            MutationKind::CloseInstruction => {
                CloseInstruction { instruction, words: words() }.into()
            }
            MutationKind::TurnIntoTask => {
                TurnIntoTask { instruction, task: Box::new(self.new_task(dice)) }.into()
            }
            MutationKind::AppointDelegate => AppointDelegate {
                id: DelegateId(self.fresh(dice, Kind::Delegate)),
                delegate: ActorId(self.any(dice, Kind::Person)),
            }
            .into(),
            MutationKind::WithdrawDelegate => {
                WithdrawDelegate { delegate: DelegateId(self.any(dice, Kind::Delegate)) }.into()
            }
            MutationKind::MarkRead => MarkRead {
                messages: self.some(dice, Kind::Instruction, 2),
                before: dice.percent(30).then(|| Seq(dice.roll(40))),
            }
            .into(),
            MutationKind::AddUnit => AddUnit {
                id: UnitId(self.fresh(dice, Kind::Unit)),
                name: format!("单位{}", dice.roll(99)),
                aliases: vec![],
                kind: UnitKind::Department,
            }
            .into(),
            MutationKind::EditUnit => EditUnit {
                unit: UnitId(self.any(dice, Kind::Unit)),
                name: format!("单位{}", dice.roll(99)),
                aliases: vec![],
            }
            .into(),
            MutationKind::AddPerson => {
                let (id, name) = (self.fresh(dice, Kind::Person), format!("人{}", dice.roll(99)));
                AddPerson { id: PersonId(id), name }.into()
            }
            MutationKind::RenamePerson => {
                let (id, name) = (self.any(dice, Kind::Person), format!("人{}", dice.roll(99)));
                RenamePerson { person: PersonId(id), name }.into()
            }
            MutationKind::AddPost => self.new_post(dice).into(),
            MutationKind::HoldPost => HoldPost {
                post: PostId(self.any(dice, Kind::Post)),
                person: dice.percent(85).then(|| PersonId(self.any(dice, Kind::Person))),
                hand_over: dice.percent(50).then(|| PersonId(self.any(dice, Kind::Person))),
            }
            .into(),
            MutationKind::ReportPeriod => self.period(dice).into(),
            kind => self.in_the_field(dice, kind).unwrap_or_else(|| self.new_task(dice).into()),
        }
    }

    fn new_task(&self, dice: &mut Dice) -> CreateTask {
        let chain = ChainId(self.any(dice, Kind::Chain));
        CreateTask {
            id: TaskId(self.fresh(dice, Kind::Task)),
            programme: ProgrammeId(self.any(dice, Kind::Programme)),
            parent: dice.percent(85).then_some(chain.into()),
            title: format!("任务{}", dice.roll(99)),
            detail: String::new(),
            leaders: self.some(dice, Kind::Person, 1).into_iter().map(PersonId).collect(),
            lead_units: self.units(dice, 1),
            support_units: self.units(dice, 0),
            start: None,
            due: dice.percent(50).then(|| self.day.plus(20)),
            visibility: if dice.percent(50) { Visibility::Named } else { Visibility::County },
        }
    }

    fn part(&self, dice: &mut Dice, number: u64) -> Part {
        Part {
            id: TaskId(self.fresh(dice, Kind::Task)),
            title: format!("部分{number}"),
            lead_units: self.units(dice, 1),
            support_units: self.units(dice, 0),
            due: None,
        }
    }

    fn new_post(&self, dice: &mut Dice) -> AddPost {
        let (role, seat) = match dice.roll(6) {
            0 => (Role::ChainChief, Seat::Chain(ChainId(self.any(dice, Kind::Chain)))),
            1 => (
                Role::ProgrammeDeputy,
                Seat::Programme(ProgrammeId(self.any(dice, Kind::Programme))),
            ),
            2 => (Role::CountyOffice, Seat::County),
            3 => (Role::Auditor, Seat::Unit(UnitId(self.any(dice, Kind::Unit)))),
            _ => (Role::UnitClerk, Seat::Unit(UnitId(self.any(dice, Kind::Unit)))),
        };
        AddPost {
            id: PostId(self.fresh(dice, Kind::Post)),
            person: dice.percent(80).then(|| PersonId(self.any(dice, Kind::Person))),
            title: "经办".into(),
            role,
            seat,
        }
    }

    fn period(&self, dice: &mut Dice) -> ReportPeriod {
        let every = dice.pick(&[Every::TenDays, Every::Month]).unwrap_or(Every::Month);
        let period = Period::containing(every, self.day.plus(-(dice.roll(25) as i32)));
        let chain = self.any(dice, Kind::Chain);
        let of = self.seen.all(Kind::Chain).find(|found| found.id() == chain);
        let lead = of.and_then(|found| Chain::of(found)?.lead_units.first().copied());
        let known = self.any(dice, Kind::PeriodReport);
        ReportPeriod {
            id: PeriodReportId(self.fresh(dice, Kind::PeriodReport)),
            programme: ProgrammeId(self.any(dice, Kind::Programme)),
            chain: ChainId(chain),
            unit: lead.unwrap_or(UnitId(self.any(dice, Kind::Unit))),
            every,
            period_from: period.from,
            words: "按期".into(),
            figures: Figures { tasks: 2, done: 0, overdue: 1, blocked: 0 },
            corrects: dice.percent(30).then_some(PeriodReportId(known)),
        }
    }

    /// Something of this kind, or an id of nothing.
    pub(crate) fn any(&self, dice: &mut Dice, kind: Kind) -> Id {
        let all: Vec<Id> = self.seen.all(kind).map(|entity| entity.id()).collect();
        dice.pick(&all).unwrap_or_else(|| dice.id())
    }

    fn some(&self, dice: &mut Dice, kind: Kind, most: u64) -> Vec<Id> {
        let mut some: Vec<Id> = (0..dice.roll(most + 1)).map(|_| self.any(dice, kind)).collect();
        some.sort();
        some.dedup();
        some
    }

    pub(crate) fn units(&self, dice: &mut Dice, least: u64) -> Vec<UnitId> {
        let count = least + dice.roll(2);
        let mut units: Vec<UnitId> =
            (0..count).map(|_| UnitId(self.any(dice, Kind::Unit))).collect();
        units.sort();
        units.dedup();
        units
    }

    /// A new id; now and then one that is taken.
    pub(crate) fn fresh(&self, dice: &mut Dice, kind: Kind) -> Id {
        if dice.percent(2) { self.any(dice, kind) } else { dice.id() }
    }
}
