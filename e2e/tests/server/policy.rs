//! For every account and every mutation, what the server says over HTTP is what the policy says.

use std::collections::BTreeMap;

use e2e::{Client, Content, County, today};
use shared::calendar::{Every, Period};
use shared::id::{
    ActorId, ChainId, CommentId, DelegateId, Id, InstructionId, Millis, PeriodReportId, PersonId,
    PostId, ReportId, Seq, TaskId, UnitId,
};
use shared::model::{
    Chain, Figures, Kind, One, Parent, Post, Role, Seat, Task, UnitKind, Visibility,
};
use shared::mutation::*;
use shared::rules::{self, Entities, Memory, Refusal, dues};
use shared::sync::Verdict;

const KINDS: [&str; 30] = [
    "create", "split", "assign", "edit", "due", "report", "block", "unblock", "submit", "accept",
    "return", "reopen", "cancel", "comment", "mark", "give", "nudge", "confirm", "see", "ack",
    "answer", "close", "to-task", "appoint", "read", "unit", "person", "post", "hold", "period",
];

/// The instruction that the leader gives on a task where a test needs one.
fn instruction_on(task: TaskId) -> InstructionId {
    InstructionId(Id::derived(&format!("instruction on {task}")))
}

/// The person who is there for a task's test.
fn newcomer(task: TaskId) -> PersonId {
    PersonId(Id::derived(&format!("newcomer of {task}")))
}

/// The county as this test knows it: every accepted act is applied here, too.
struct Bench {
    mirror: Memory,
    clients: BTreeMap<String, Client>,
    chain: Chain,
    /// A chain that the clerk's unit leads.
    led: Chain,
    unit: UnitId,
    made: u64,
}

impl Bench {
    fn new(county: &County) -> Bench {
        let clients: BTreeMap<String, Client> = county
            .accounts
            .iter()
            .map(|account| (account.name.clone(), county.login(&account.name)))
            .collect();
        let mirror = clients["office"].entities();
        let seat = |name: &str| {
            let posts = mirror.held(clients[name].actor());
            Post::of(posts.first().expect("a demo account has a post")).unwrap().seat
        };
        let Seat::Chain(chain) = seat("chief") else { panic!("the chief sits in a chain") };
        let Seat::Unit(unit) = seat("clerk") else { panic!("the clerk sits in a unit") };
        let chain = Chain::of(&mirror.get(chain.into()).unwrap()).unwrap().clone();
        let led = mirror
            .all(Kind::Chain)
            .filter_map(|chain| Chain::of(chain))
            .find(|chain| chain.lead_units.contains(&unit))
            .cloned()
            .expect("the clerk's unit leads a chain");
        Bench { mirror, clients, chain, led, unit, made: 0 }
    }

    fn fresh(&mut self) -> Id {
        self.made += 1;
        Id::derived(&format!("policy/{}", self.made))
    }

    /// Does `mutation` as `name`: what the server says, after checking it against the rules here.
    fn act(&mut self, name: &str, mutation: Mutation) -> Result<(), Refusal> {
        let client = self.clients.get_mut(name).unwrap();
        let sealed = client.seal(mutation);
        let verdict = client.deliver(vec![sealed.clone()])[0];
        let envelope = sealed.open(client.replica).unwrap();
        let (seq, at, said) = match verdict {
            Verdict::Accepted { seq, at } => (seq, at, Ok(())),
            Verdict::Refused { seq, at, reason } => (seq, at, Err(reason)),
            Verdict::IdentityReused => (Seq(0), Millis(0), Err(Refusal::IdentityReused)),
        };
        let expected = rules::apply(&self.mirror, &envelope, envelope.actor, at, seq);
        assert_eq!(
            said,
            expected.as_ref().map(|_| ()).map_err(|refusal| *refusal),
            "{name} {envelope:?}"
        );
        for (_, entity) in expected.unwrap_or_default() {
            self.mirror.put(entity);
        }
        said
    }

    /// A task of the chain, led by the clerk's unit, brought to the status that `kind` needs.
    fn task_for(&mut self, kind: &str, visibility: Visibility) -> TaskId {
        let id = TaskId(self.fresh());
        let create = CreateTask {
            id,
            programme: self.chain.programme,
            parent: Some(Parent::from(self.chain.id)),
            title: format!("核对权限：{kind}"),
            detail: String::new(),
            leaders: vec![],
            lead_units: vec![self.unit],
            support_units: vec![],
            start: None,
            due: None,
            visibility,
        };
        self.act("office", create.into()).unwrap();
        let words = || "核对".to_owned();
        match kind {
            "unblock" => {
                let since = today();
                self.act("office", BlockTask { task: id, reason: words(), since }.into()).unwrap();
            }
            "accept" | "return" => {
                self.act("clerk", SubmitTask { task: id, words: words() }.into()).unwrap();
            }
            "reopen" => {
                self.act("office", CancelTask { task: id, reason: words() }.into()).unwrap();
            }
            "confirm" | "see" | "ack" | "answer" | "close" | "to-task" => {
                let give = self.give(instruction_on(id), id);
                self.act("leader", give).unwrap();
            }
            "appoint" | "hold" => {
                let person = AddPerson { id: newcomer(id), name: words() };
                self.act("admin", person.into()).unwrap();
                let post = self.post(PostId(id.0));
                self.act("admin", post).unwrap();
            }
            _ => {}
        }
        id
    }

    fn give(&self, id: InstructionId, task: TaskId) -> Mutation {
        let (on, units) = (task.into(), vec![self.unit]);
        GiveInstruction { id, on, words: "核对".to_owned(), units, due: None }.into()
    }

    /// A vacant post in the clerk's unit. Its id is made from a task's, which it must not equal.
    fn post(&self, of: PostId) -> Mutation {
        AddPost {
            id: PostId(Id::derived(&format!("post of {of}"))),
            person: None,
            title: "核对".to_owned(),
            role: Role::FieldOfficer,
            seat: Seat::Unit(self.unit),
        }
        .into()
    }

    /// A report of the clerk's unit on the running ten days, correcting what is there already.
    fn period_report(&mut self) -> ReportPeriod {
        let (every, today) = (Every::TenDays, today());
        let period_from = Period::containing(every, today).from;
        let reports = dues::reports(&self.mirror, self.led.id);
        let before = dues::of_period(&reports, every, period_from);
        ReportPeriod {
            id: PeriodReportId(self.fresh()),
            programme: self.led.programme,
            chain: self.led.id,
            unit: self.unit,
            every,
            period_from,
            words: "核对".to_owned(),
            figures: Figures::default(),
            corrects: before.last().map(|report| report.id),
        }
    }

    fn mutation(&mut self, kind: &str, task: TaskId) -> Mutation {
        let instruction = instruction_on(task);
        let unit = self.unit;
        match kind {
            "give" => {
                let id = InstructionId(self.fresh());
                self.give(id, task)
            }
            "nudge" => {
                let nudges = vec![Nudge { id: InstructionId(self.fresh()), task }];
                let words = "核对".to_owned();
                NudgeTasks { programme: self.chain.programme, nudges, words }.into()
            }
            "confirm" => ConfirmInstruction { instruction }.into(),
            "see" => SeeInstruction { instruction }.into(),
            "ack" => AcknowledgeInstruction { instruction, unit }.into(),
            "answer" => AnswerInstruction { instruction, unit, words: "核对".to_owned() }.into(),
            "close" => CloseInstruction { instruction, words: String::new() }.into(),
            "to-task" => {
                let Mutation::CreateTask(task) = self.task_mutation("create", task) else {
                    panic!("that kind creates a task")
                };
                TurnIntoTask { instruction, task: Box::new(task) }.into()
            }
            "appoint" => {
                let delegate = ActorId(newcomer(task).0);
                AppointDelegate { id: DelegateId(self.fresh()), delegate }.into()
            }
            "read" => MarkRead { messages: vec![task.into()], before: None }.into(),
            "unit" => {
                let (id, kind) = (UnitId(self.fresh()), UnitKind::Other);
                AddUnit { id, name: "核对".to_owned(), aliases: vec![], kind }.into()
            }
            "person" => AddPerson { id: PersonId(self.fresh()), name: "核对".to_owned() }.into(),
            "post" => {
                let id = PostId(self.fresh());
                self.post(id)
            }
            "hold" => HoldPost {
                post: PostId(Id::derived(&format!("post of {task}"))),
                person: Some(newcomer(task)),
                hand_over: None,
            }
            .into(),
            kind => self.task_mutation(kind, task),
        }
    }

    fn task_mutation(&mut self, kind: &str, task: TaskId) -> Mutation {
        let words = || "核对".to_owned();
        let (unit, chain): (UnitId, ChainId) = (self.unit, self.chain.id);
        match kind {
            "create" => CreateTask {
                id: TaskId(self.fresh()),
                programme: self.chain.programme,
                parent: Some(Parent::from(chain)),
                title: words(),
                detail: String::new(),
                leaders: Vec::<PersonId>::new(),
                lead_units: vec![unit],
                support_units: vec![],
                start: None,
                due: None,
                visibility: Visibility::County,
            }
            .into(),
            "split" => {
                let part = Part {
                    id: TaskId(self.fresh()),
                    title: words(),
                    lead_units: vec![unit],
                    support_units: vec![],
                    due: None,
                };
                SplitTask { task, parts: vec![part] }.into()
            }
            "assign" => {
                AssignTask { task, leaders: vec![], lead_units: vec![unit], support_units: vec![] }
                    .into()
            }
            "edit" => {
                EditTask { task, title: Some(words()), detail: None, visibility: None }.into()
            }
            "due" => ChangeDue { task, due: Some(today()), reason: words() }.into(),
            "report" => ReportProgress {
                id: ReportId(self.fresh()),
                task,
                percent: 10,
                words: words(),
                observed: today(),
            }
            .into(),
            "block" => BlockTask { task, reason: words(), since: today() }.into(),
            "unblock" => UnblockTask { task, words: words() }.into(),
            "submit" => SubmitTask { task, words: words() }.into(),
            "accept" => AcceptTask { task, words: words() }.into(),
            "return" => ReturnTask { task, reason: words() }.into(),
            "reopen" => ReopenTask { task, reason: words() }.into(),
            "cancel" => CancelTask { task, reason: words() }.into(),
            "comment" => {
                AddComment { id: CommentId(self.fresh()), on: task.into(), words: words() }.into()
            }
            "period" => self.period_report().into(),
            _ => MarkOne { chain, one: One::Team, day: Some(today()), note: words() }.into(),
        }
    }
}

#[test]
fn every_account_and_mutation_over_http_equals_the_policy() {
    let county = County::start(Content::Tongxin);
    let mut bench = Bench::new(&county);
    for visibility in [Visibility::County, Visibility::Named] {
        println!("\n{visibility:?} task of {}, led by the clerk's unit:", bench.chain.name);
        println!("{:<12}{}", "", KINDS.map(|kind| format!("{kind:<8}")).concat());
        let names: Vec<String> = bench.clients.keys().cloned().collect();
        let mut allowed = 0;
        for name in names {
            let mut line = format!("{name:<12}");
            for kind in KINDS {
                let task = bench.task_for(kind, visibility);
                let mutation = bench.mutation(kind, task);
                let said = bench.act(&name, mutation);
                allowed += u32::from(said.is_ok());
                let cell = match said {
                    Ok(()) => "yes".to_owned(),
                    Err(Refusal::Denied(denial)) => match denial {
                        shared::policy::Denial::NotVisible => "unseen".into(),
                        shared::policy::Denial::NoRight => "no".into(),
                        shared::policy::Denial::OwnSubmission => "own".into(),
                        shared::policy::Denial::NotYourself => "not-you".into(),
                        shared::policy::Denial::InPersonOnly => "person".into(),
                        shared::policy::Denial::Apart => "apart".into(),
                        shared::policy::Denial::OwnRectification => "own".into(),
                    },
                    Err(other) => panic!("{name} {kind}: {other:?}"),
                };
                line.push_str(&format!("{cell:<8}"));
            }
            println!("{line}");
        }
        assert!(allowed > 20, "the table is not empty");
    }
    assert!(bench.mirror.all(Kind::Task).filter_map(|task| Task::of(task)).count() > 300);
}
