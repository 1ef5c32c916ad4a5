//! A small made-up county: three units, a township, one chain, an actor for every role.

use shared::calendar::{Day, Every};
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::rules::{self, Memory, Refusal};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn id(words: &str) -> Id {
    Id::derived(words)
}

pub fn unit(name: &str) -> UnitId {
    UnitId(id(&format!("unit/{name}")))
}

/// The actor who holds the post of this name.
pub fn actor(post: &str) -> ActorId {
    ActorId(id(&format!("post/{post}")))
}

pub fn programme_id() -> ProgrammeId {
    ProgrammeId(id("programme"))
}

pub fn chain_id() -> ChainId {
    ChainId(id("chain"))
}

pub fn task_id(name: &str) -> TaskId {
    TaskId(id(&format!("task/{name}")))
}

pub fn programme() -> Programme {
    Programme {
        id: programme_id(),
        title: "链长制".into(),
        kind: ProgrammeKind::Chain,
        doc_no: "示例〔2022〕1号".into(),
        issued_on: day("2022-09-01"),
        issuer: "示例县".into(),
        public: false,
        tracked_from: day("2022-09-21"),
        cadences: vec![
            Cadence { every: Every::TenDays, title: "旬调度".into() },
            Cadence { every: Every::Month, title: "月总结".into() },
        ],
        thresholds: Thresholds::default(),
        office: Some(unit("office")),
        statement: String::new(),
        meta: Meta::default(),
    }
}

fn post(name: &str, role: Role, seat: Seat) -> Entity {
    Post {
        id: PostId(id(&format!("post/{name}"))),
        person: None,
        title: name.into(),
        role,
        seat,
        source: None,
        meta: Meta::default(),
    }
    .into()
}

/// Every actor of the county, with their seat.
pub fn posts() -> Vec<(&'static str, Role, Seat)> {
    let programme = Seat::Programme(programme_id());
    vec![
        ("leader", Role::CountyLeader, Seat::County),
        ("office", Role::CountyOffice, Seat::County),
        ("admin", Role::Admin, Seat::County),
        ("auditor", Role::Auditor, Seat::County),
        ("deputy", Role::ProgrammeDeputy, programme),
        ("programme-office", Role::ProgrammeOffice, programme),
        ("chief", Role::ChainChief, Seat::Chain(chain_id())),
        ("other-chief", Role::ChainChief, Seat::Chain(ChainId(id("chain/other")))),
        ("lead-head", Role::UnitHead, Seat::Unit(unit("lead"))),
        ("lead-clerk", Role::UnitClerk, Seat::Unit(unit("lead"))),
        ("support-clerk", Role::UnitClerk, Seat::Unit(unit("support"))),
        ("field-officer", Role::FieldOfficer, Seat::Unit(unit("lead"))),
        ("stranger", Role::UnitClerk, Seat::Unit(unit("stranger"))),
        ("field-leader", Role::FieldLeader, Seat::Field(crate::ground::field_id())),
        ("river-chief", Role::RiverChief, Seat::River(crate::ground::river_id())),
        ("inspector", Role::Inspector, Seat::Unit(unit("office"))),
    ]
}

/// The county before anything happens: one chain with one County and one Named task.
pub fn county() -> Memory {
    let mut entities: Vec<Entity> = ["lead", "support", "stranger", "office"]
        .into_iter()
        .map(|name| {
            let (id, kind) = (unit(name), UnitKind::Department);
            Unit { id, name: name.into(), aliases: vec![], kind, meta: Meta::default() }.into()
        })
        .collect();
    entities.push(programme().into());
    entities.push(
        Chain {
            id: chain_id(),
            no: 1,
            name: "示例产业链".into(),
            tier: Tier::Key,
            programme: programme_id(),
            chiefs: vec![],
            lead_units: vec![unit("lead")],
            support_units: vec![unit("support")],
            five_ones: FiveOnes::default(),
            statement: String::new(),
            source: None,
            edits: vec![],
            meta: Meta::default(),
        }
        .into(),
    );
    entities.extend(posts().into_iter().map(|(name, role, seat)| post(name, role, seat)));
    entities.push(task("open", Visibility::County).into());
    entities.push(task("named", Visibility::Named).into());
    entities.extend(crate::ground::entities());
    entities.push(given().into());
    entities.push(delegate().into());
    let (id, name) = (person("newcomer"), "新人".to_owned());
    entities.push(Person { id, name, meta: Meta::default() }.into());
    entities.into_iter().collect()
}

pub fn person(name: &str) -> PersonId {
    PersonId(id(&format!("person/{name}")))
}

pub fn given_id() -> InstructionId {
    InstructionId(id("given"))
}

/// An instruction of the leader on the open task, to the lead unit.
pub fn given() -> Instruction {
    let by = Stamp { by: actor("leader"), ..Stamp::default() };
    Instruction {
        id: given_id(),
        on: task_id("open").into(),
        on_kind: Kind::Task,
        programme: programme_id(),
        kind: InstructionKind::Directive,
        by: actor("leader"),
        words: "抓紧办".into(),
        units: vec![unit("lead")],
        due: None,
        confirmed: Some(by),
        seen: vec![],
        acknowledged: vec![],
        feedback: vec![],
        task: None,
        closed: None,
        meta: Meta::new(by),
    }
}

/// The chief has the field officer enter for them.
pub fn delegate() -> Delegate {
    Delegate {
        id: DelegateId(id("delegate")),
        leader: actor("chief"),
        delegate: actor("field-officer"),
        since: day("2022-10-01"),
        until: None,
        meta: Meta::default(),
    }
}

pub fn task(name: &str, visibility: Visibility) -> Task {
    Task {
        id: task_id(name),
        no: 1,
        title: name.into(),
        detail: String::new(),
        programme: programme_id(),
        parent: Some(chain_id().into()),
        charge: Some(chain_id().into()),
        leaders: vec![],
        lead_units: vec![unit("lead")],
        support_units: vec![unit("support")],
        start: None,
        due: None,
        progress: 0,
        progress_day: None,
        progress_seq: Seq(0),
        status: Status::NotStarted,
        block: None,
        visibility,
        steps: vec![],
        source: None,
        edits: vec![],
        meta: Meta::default(),
    }
}

/// An act on 2022-10-20 by the holder of `post`.
pub fn act(post: &str, counter: u64, mutation: impl Into<Mutation>) -> Envelope {
    Envelope {
        replica: ReplicaId(id(&format!("replica/{post}"))),
        counter: Counter(counter),
        actor: actor(post),
        day: day("2022-10-20"),
        at: Millis(1_666_000_000_000 + counter),
        base: Seq(0),
        mutation: mutation.into(),
    }
}

/// Judges `envelope` over `county` as row `seq`, and keeps what it changes.
pub fn judge(county: &mut Memory, envelope: &Envelope, seq: u64) -> Result<(), Refusal> {
    let (hand, at) = (envelope.actor, Millis(1_700_000_000_000 + seq));
    let changes = rules::apply(county, envelope, hand, at, Seq(seq))?;
    for (_, entity) in changes {
        county.put(entity);
    }
    Ok(())
}

/// One mutation of each kind that `Mutation` knows; those on tasks about the task `name`.
pub fn all_mutations(name: &str) -> Vec<Mutation> {
    let mut all = every_mutation(name);
    all.extend(crate::ground::every_mutation());
    all
}

/// One mutation of each kind that is not done in the field, about the task `name`.
pub fn every_mutation(name: &str) -> Vec<Mutation> {
    let task = task_id(name);
    let words = || "已会商".to_owned();
    let lead = || vec![unit("lead")];
    vec![
        CreateTask {
            id: task_id("new"),
            programme: programme_id(),
            parent: Some(chain_id().into()),
            title: "新任务".into(),
            detail: String::new(),
            leaders: vec![],
            lead_units: lead(),
            support_units: vec![],
            start: None,
            due: None,
            visibility: Visibility::County,
        }
        .into(),
        SplitTask {
            task,
            parts: vec![Part {
                id: task_id("part"),
                title: "一部分".into(),
                lead_units: vec![unit("support")],
                support_units: vec![],
                due: None,
            }],
        }
        .into(),
        AssignTask { task, leaders: vec![], lead_units: lead(), support_units: vec![] }.into(),
        EditTask { task, title: Some("新题".into()), detail: None, visibility: None }.into(),
        ChangeDue { task, due: Some(day("2022-12-31")), reason: words() }.into(),
        ReportProgress {
            id: ReportId(id("report")),
            task,
            percent: 30,
            words: words(),
            observed: day("2022-10-20"),
        }
        .into(),
        BlockTask { task, reason: words(), since: day("2022-10-18") }.into(),
        UnblockTask { task, words: words() }.into(),
        SubmitTask { task, words: words() }.into(),
        AcceptTask { task, words: words() }.into(),
        ReturnTask { task, reason: words() }.into(),
        ReopenTask { task, reason: words() }.into(),
        CancelTask { task, reason: words() }.into(),
        AddComment { id: CommentId(id("comment")), on: task.into(), words: words() }.into(),
        MarkOne { chain: chain_id(), one: One::Plan, day: Some(day("2022-10-01")), note: words() }
            .into(),
        GiveInstruction {
            id: InstructionId(id("instruction")),
            on: task.into(),
            words: words(),
            units: lead(),
            due: None,
        }
        .into(),
        NudgeTasks {
            programme: programme_id(),
            nudges: vec![Nudge { id: InstructionId(id("nudge")), task }],
            words: words(),
        }
        .into(),
        ConfirmInstruction { instruction: given_id() }.into(),
        SeeInstruction { instruction: given_id() }.into(),
        AcknowledgeInstruction { instruction: given_id(), unit: unit("lead") }.into(),
        AnswerInstruction { instruction: given_id(), unit: unit("lead"), words: words() }.into(),
        CloseInstruction { instruction: given_id(), words: words() }.into(),
        TurnIntoTask {
            instruction: given_id(),
            task: Box::new(CreateTask {
                id: task_id("from-instruction"),
                programme: programme_id(),
                parent: Some(chain_id().into()),
                title: "批示转办".into(),
                detail: String::new(),
                leaders: vec![],
                lead_units: lead(),
                support_units: vec![],
                start: None,
                due: None,
                visibility: Visibility::County,
            }),
        }
        .into(),
        AppointDelegate { id: DelegateId(id("appointed")), delegate: actor("lead-head") }.into(),
        WithdrawDelegate { delegate: delegate().id }.into(),
        MarkRead { messages: vec![given_id().into()], before: None }.into(),
        AddUnit {
            id: unit("new"),
            name: "新单位".into(),
            aliases: vec![],
            kind: UnitKind::Department,
        }
        .into(),
        EditUnit { unit: unit("support"), name: "配合单位".into(), aliases: vec![] }.into(),
        AddPerson { id: person("another"), name: "另一人".into() }.into(),
        RenamePerson { person: person("newcomer"), name: "新来的人".into() }.into(),
        AddPost {
            id: PostId(id("post/new")),
            person: Some(person("newcomer")),
            title: "经办人".into(),
            role: Role::UnitClerk,
            seat: Seat::Unit(unit("stranger")),
        }
        .into(),
        HoldPost {
            post: PostId(actor("lead-head").0),
            person: Some(person("newcomer")),
            hand_over: None,
        }
        .into(),
        report_period("period-report", "2022-10-11").into(),
    ]
}

/// The lead unit's report on the ten days that begin with `from`.
pub fn report_period(name: &str, from: &str) -> ReportPeriod {
    ReportPeriod {
        id: PeriodReportId(id(name)),
        programme: programme_id(),
        chain: chain_id(),
        unit: unit("lead"),
        every: Every::TenDays,
        period_from: day(from),
        words: "已会商".into(),
        figures: Figures { tasks: 2, done: 0, overdue: 1, blocked: 0 },
        corrects: None,
    }
}

/// The name of a mutation's kind, as in JSON.
pub fn name_of(mutation: &Mutation) -> String {
    let json = serde_json::to_value(mutation).unwrap();
    json.as_object().unwrap().keys().next().unwrap().clone()
}

pub fn get(county: &Memory, name: &str) -> Task {
    use shared::rules::Entities;
    Task::of(&county.get(task_id(name).into()).unwrap()).unwrap().clone()
}
