//! An act as people read it, with names in place of ids, and what can be done about it. Free of web
//! types.

use std::hash::Hash;

use shared::calendar::Day;
use shared::id::{ChainId, FieldId, Id, PersonId, UnitId};
use shared::model::{Charge, Entity, Parent, ParentKind, Task};
use shared::mutation::{self, AddComment, Envelope, GiveInstruction, Mutation};
use shared::rules::{Entities, Memory, Refusal};
use shared::sync::replica::Refused;

use crate::address::of_charge;
use crate::findings::offers::Form;
use crate::tasks::delivery::Delivery;
use crate::tasks::names;

/// An act, with names in place of ids.
#[derive(Clone, PartialEq, Debug)]
pub struct Act {
    /// The act itself.
    pub envelope: Envelope,
    /// How far it has come.
    pub delivery: Delivery,
    /// Why and when it was refused.
    pub refused: Option<Refused>,
    /// What it was done to, or made.
    pub target: Target,
    /// Where that belongs.
    pub board: Option<String>,
    /// Whom it names.
    pub named: Named,
    /// The parts of a split.
    pub parts: Vec<Part>,
}

/// Something that an act is about.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Target {
    /// Its title; `None` once this device does not hold it.
    pub title: Option<String>,
    /// The address of its page; `None` where there is none.
    pub address: Option<String>,
}

/// People and units that an act names.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Named {
    /// 责任领导
    pub leaders: Vec<String>,
    /// 牵头单位
    pub lead: Vec<String>,
    /// 配合单位
    pub support: Vec<String>,
    /// Addressees of an instruction.
    pub addressees: Vec<String>,
}

/// One part of a split.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Part {
    /// The task it makes.
    pub target: Target,
    /// Its last day.
    pub due: Option<Day>,
    /// Whom it names.
    pub named: Named,
}

impl Act {
    /// The act with the names that this device holds.
    pub fn of(memory: &Memory, envelope: &Envelope, delivery: Delivery) -> Act {
        Act {
            envelope: envelope.clone(),
            delivery,
            refused: None,
            target: target(memory, &envelope.mutation),
            board: board(memory, &envelope.mutation),
            named: named(memory, &envelope.mutation),
            parts: parts(memory, &envelope.mutation),
        }
    }

    /// Tells it from others, and from itself in another state.
    pub fn key(&self) -> impl Hash {
        let Act { envelope, delivery, refused, target, board, named, parts } = self;
        (envelope.counter, delivery, refused, target, board, named, parts)
    }

    /// The address where its form opens to be corrected, where that can help at all.
    pub fn fix_address(&self) -> Option<String> {
        let reason = self.refused?.reason;
        let mends = matches!(
            reason,
            Refusal::Invalid { .. }
                | Refusal::WrongStatus(_)
                | Refusal::OpenParts { .. }
                | Refusal::WrongStage(_)
                | Refusal::NotAssured
        );
        mends.then(|| {
            let page = self.form_page();
            let sign = if page.contains('?') { '&' } else { '?' };
            format!("{page}{sign}fix={}", self.envelope.counter.0)
        })
    }

    /// Whether sending it again as it is can help.
    pub fn may_resend(&self) -> bool {
        self.refused.is_some_and(|refused| refused.reason != Refusal::IdTaken)
    }

    /// The page that holds the form it was made with.
    fn form_page(&self) -> String {
        match &self.envelope.mutation {
            Mutation::CreateTask(act) => match act.parent {
                Some(Parent { kind: ParentKind::Chain, id }) => of_charge(ChainId(id).into()),
                Some(Parent { kind: ParentKind::Field, id }) => of_charge(FieldId(id).into()),
                _ => format!("/boards/{}", act.programme),
            },
            Mutation::MarkOne(act) => of_charge(act.chain.into()),
            Mutation::ReportPeriod(_) => "/reports".to_owned(),
            Mutation::AddComment(AddComment { on, .. })
            | Mutation::GiveInstruction(GiveInstruction { on, .. }) => {
                self.target.address.clone().unwrap_or_else(|| format!("/tasks/{on}"))
            }
            Mutation::NudgeTasks(act) => match act.nudges.as_slice() {
                [only] => format!("/tasks/{}", only.task),
                _ => format!("/boards/{}", act.programme),
            },
            Mutation::AnswerInstruction(_)
            | Mutation::CloseInstruction(_)
            | Mutation::TurnIntoTask(_) => {
                format!("/instructions/{}", self.envelope.mutation.subject())
            }
            Mutation::RegisterFinding(_) => "/capture".to_owned(),
            Mutation::VisitRecheck(act) => format!("/rechecks/{}", act.recheck),
            Mutation::DrawRecheck(act) => format!("/findings?programme={}", act.programme),
            Mutation::Escalate(act) => format!("/findings?programme={}", act.programme),
            act if Form::of(act).is_some() => format!("/findings/{}", act.subject()),
            act if keeps(act) => "/people".to_owned(),
            act => format!("/tasks/{}", act.subject()),
        }
    }
}

/// Whether an act is one of the admin's.
fn keeps(act: &Mutation) -> bool {
    use Mutation::*;
    matches!(
        act,
        AddUnit(_) | EditUnit(_) | AddPerson(_) | RenamePerson(_) | AddPost(_) | HoldPost(_)
    )
}

fn target(memory: &Memory, act: &Mutation) -> Target {
    match act {
        Mutation::CreateTask(act) => made(memory, act.id.into(), &act.title),
        Mutation::RegisterFinding(act) => made(memory, act.id.into(), &act.title),
        Mutation::DrawRecheck(act) => made(memory, act.id.into(), &act.title),
        Mutation::AddUnit(act) => made(memory, act.id.into(), &act.name),
        Mutation::AddPerson(act) => made(memory, act.id.into(), &act.name),
        Mutation::AddPost(act) => made(memory, act.id.into(), &act.title),
        Mutation::TurnIntoTask(act) => made(memory, act.task.id.into(), &act.task.title),
        Mutation::GiveInstruction(act) => instructed(memory, act.on),
        act => Target {
            title: names::label(memory, act.subject()),
            address: address(memory, act.subject()),
        },
    }
}

/// Something that an act makes: it has a title even where it does not come about.
fn made(memory: &Memory, id: Id, title: &str) -> Target {
    Target { title: Some(title.trim().to_owned()), address: address(memory, id) }
}

/// What an instruction is given on; a report stands for its task.
fn instructed(memory: &Memory, on: Id) -> Target {
    let id = match memory.get(on).as_deref() {
        Some(Entity::Report(report)) => report.task.into(),
        _ => on,
    };
    Target { title: names::label(memory, id), address: address(memory, id) }
}

fn address(memory: &Memory, id: Id) -> Option<String> {
    match &*memory.get(id)? {
        Entity::Task(task) => Some(format!("/tasks/{}", task.id)),
        Entity::Finding(finding) => Some(format!("/findings/{}", finding.id)),
        Entity::Recheck(recheck) => Some(format!("/rechecks/{}", recheck.id)),
        Entity::Escalation(letter) => Some(format!("/findings?programme={}", letter.programme)),
        Entity::Programme(programme) => Some(format!("/boards/{}", programme.id)),
        Entity::Unit(_) | Entity::Person(_) | Entity::Post(_) => Some("/people".to_owned()),
        Entity::Instruction(given) => Some(format!("/instructions/{}", given.id)),
        other => Charge::of(other).map(of_charge),
    }
}

fn board(memory: &Memory, act: &Mutation) -> Option<String> {
    if let Mutation::CreateTask(act) = act {
        let place = act.parent.map_or(act.programme.into(), |parent| parent.id);
        return names::label(memory, place);
    }
    let entity = memory.get(act.subject())?;
    Some(names::board(memory, Task::of(&entity)?)).filter(|board| !board.is_empty())
}

fn named(memory: &Memory, act: &Mutation) -> Named {
    let read = |leaders: &[PersonId], lead: &[UnitId], support: &[UnitId]| Named {
        leaders: names::people(memory, leaders),
        lead: names::units(memory, lead),
        support: names::units(memory, support),
        addressees: Vec::new(),
    };
    match act {
        Mutation::CreateTask(act) => read(&act.leaders, &act.lead_units, &act.support_units),
        Mutation::AssignTask(act) => read(&act.leaders, &act.lead_units, &act.support_units),
        Mutation::TurnIntoTask(act) => {
            read(&act.task.leaders, &act.task.lead_units, &act.task.support_units)
        }
        Mutation::GiveInstruction(act) => {
            Named { addressees: names::units(memory, &act.units), ..Named::default() }
        }
        _ => Named::default(),
    }
}

fn parts(memory: &Memory, act: &Mutation) -> Vec<Part> {
    let Mutation::SplitTask(act) = act else { return Vec::new() };
    let read = |part: &mutation::Part| Part {
        target: made(memory, part.id.into(), &part.title),
        due: part.due,
        named: Named {
            leaders: Vec::new(),
            lead: names::units(memory, &part.lead_units),
            support: names::units(memory, &part.support_units),
            addressees: Vec::new(),
        },
    };
    act.parts.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use shared::id::{
        ActorId, ChainId, CommentId, Counter, InstructionId, Millis, ProgrammeId, ReplicaId, Seq,
        TaskId,
    };
    use shared::model::Visibility;
    use shared::mutation::{
        AnswerInstruction, AssignTask, CancelTask, CloseInstruction, CreateTask, Nudge, NudgeTasks,
        Part as NewPart, SplitTask,
    };
    use shared::policy::Denial;
    use shared::rules::{Fault, Part as Value};

    use super::*;
    use crate::tasks::sample::{county, id, task, today};

    fn envelope(counter: u64, mutation: impl Into<Mutation>) -> Envelope {
        Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(counter),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: Millis(counter),
            base: Seq(1),
            mutation: mutation.into(),
        }
    }

    fn cancel(title: &str) -> CancelTask {
        CancelTask { task: TaskId(id(title)), reason: "并入其他任务".to_owned() }
    }

    fn create(title: &str) -> CreateTask {
        CreateTask {
            id: TaskId(id(title)),
            programme: ProgrammeId(id("链长制")),
            parent: Some(Parent::from(ChainId(id("枸杞产业链")))),
            title: title.to_owned(),
            detail: String::new(),
            leaders: vec![PersonId(id("甲"))],
            lead_units: vec![UnitId(id("园区")), UnitId(id("看不见的单位"))],
            support_units: Vec::new(),
            start: None,
            due: None,
            visibility: Visibility::County,
        }
    }

    fn refused(memory: &Memory, act: impl Into<Mutation>, reason: Refusal) -> Act {
        let refused = Some(Refused { seq: Some(Seq(9)), at: Millis(9), reason });
        Act { refused, ..Act::of(memory, &envelope(7, act), Delivery::Refused) }
    }

    #[test]
    fn a_form_opens_where_it_was_filled_in_and_only_where_it_can_help() {
        let county = county([task("甲事")]);
        let missing = Refusal::invalid(Value::Words, Fault::Missing);
        let comment = |on: Id| AddComment { id: CommentId(id("言")), on, words: String::new() };
        let (chain, work) = (id("枸杞产业链"), id("甲事"));
        let instruct = |on: Id| GiveInstruction {
            id: InstructionId(id("批")),
            on,
            words: String::new(),
            units: vec![UnitId(id("园区"))],
            due: None,
        };
        let given = InstructionId(id("旧批"));
        let answer = AnswerInstruction {
            instruction: given,
            unit: UnitId(id("园区")),
            words: String::new(),
        };
        let close = CloseInstruction { instruction: given, words: String::new() };
        let nudge = |tasks: &[&str]| NudgeTasks {
            programme: ProgrammeId(id("链长制")),
            nudges: tasks
                .iter()
                .map(|task| Nudge { id: InstructionId(id(task)), task: TaskId(id(task)) })
                .collect(),
            words: "抓紧".to_owned(),
        };
        let wall = id("链长制");
        let field = FieldId(id("煤矿领域"));
        let measure = CreateTask { parent: Some(Parent::from(field)), ..create("措施") };
        let closed = Refusal::WrongStatus(shared::model::Status::Done);
        let cases = [
            (refused(&county, cancel("甲事"), missing), Some(format!("/tasks/{work}?fix=7"))),
            (refused(&county, comment(chain), missing), Some(format!("/chains/{chain}?fix=7"))),
            (refused(&county, comment(work), missing), Some(format!("/tasks/{work}?fix=7"))),
            (refused(&county, create("新"), missing), Some(format!("/chains/{chain}?fix=7"))),
            (refused(&county, measure, missing), Some(format!("/fields/{field}?fix=7"))),
            (refused(&county, instruct(work), missing), Some(format!("/tasks/{work}?fix=7"))),
            (refused(&county, instruct(chain), missing), Some(format!("/chains/{chain}?fix=7"))),
            (refused(&county, answer, missing), Some(format!("/instructions/{given}?fix=7"))),
            (refused(&county, close, missing), Some(format!("/instructions/{given}?fix=7"))),
            (refused(&county, nudge(&["甲事"]), closed), Some(format!("/tasks/{work}?fix=7"))),
            (
                refused(&county, nudge(&["甲事", "乙"]), closed),
                Some(format!("/boards/{wall}?fix=7")),
            ),
            (refused(&county, cancel("甲事"), Denial::NoRight.into()), None),
            (refused(&county, cancel("甲事"), Refusal::Parked), None),
        ];
        for (act, address) in cases {
            assert_eq!(act.fix_address(), address);
            assert!(act.may_resend());
        }
        assert!(!refused(&county, create("新"), Refusal::IdTaken).may_resend());
    }

    #[test]
    fn what_an_act_makes_has_a_title_and_a_page_only_once_it_is_there() {
        let county = county([task("整"), task("在")]);
        let act = Act::of(&county, &envelope(1, create("新")), Delivery::Waiting);
        assert_eq!(act.target, Target { title: Some("新".to_owned()), address: None });
        assert_eq!(act.named.leaders, ["甲"]);
        assert_eq!(act.named.lead, ["园区"]);

        let part = |title: &str| NewPart {
            id: TaskId(id(title)),
            title: title.to_owned(),
            lead_units: vec![UnitId(id("农业农村局"))],
            support_units: Vec::new(),
            due: Some(today()),
        };
        let split = SplitTask { task: TaskId(id("整")), parts: vec![part("在"), part("不在")] };
        let act = Act::of(&county, &envelope(1, split), Delivery::Waiting);
        assert_eq!(act.target.title.as_deref(), Some("整"));
        let pages: Vec<bool> = act.parts.iter().map(|part| part.target.address.is_some()).collect();
        assert_eq!(pages, [true, false]);
        assert_eq!(act.parts[1].named.lead, ["农业农村局"]);

        let (leaders, support_units) = (Vec::new(), Vec::new());
        let lead_units = vec![UnitId(id("农业农村局"))];
        let task = TaskId(id("整"));
        let assign = AssignTask { task, leaders, lead_units, support_units };
        let act = Act::of(&county, &envelope(1, assign), Delivery::Waiting);
        assert_eq!(act.named.lead, ["农业农村局"]);
    }
}
