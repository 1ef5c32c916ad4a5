//! 批示 and 催办 in 示例县: what leaders and chiefs want done about tasks that are late, and how far
//! it has come today.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ActorId, ChainId, Id, InstructionId, UnitId};
use shared::model::{Entity, Kind, Programme, Status, Task};
use shared::mutation::{
    AcknowledgeInstruction, AnswerInstruction, CloseInstruction, GiveInstruction, Mutation, Nudge,
    NudgeTasks, SeeInstruction,
};
use shared::rules::Memory;
use shared::rules::light::{self, Light, Reason, Signal};

use super::chains::Plan;
use super::desk::{Act, Desk, hours, time};
use super::people::{People, Staff};
use super::rng::Rng;
use super::words::{Words, one_of};
use crate::Error;

/// How far an instruction has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Given,
    Seen,
    TakenOn,
    Answered,
    Closed,
}

/// In this order over the chains that are late or may be.
const STAGES: [Stage; 5] =
    [Stage::TakenOn, Stage::Closed, Stage::Answered, Stage::Given, Stage::Seen];
/// They were given so many days ago.
const GIVEN_AGO: i32 = 4;
/// An answer is wanted within so many days.
const ANSWER_WITHIN: i32 = 7;
/// At most so many tasks are hurried along at once.
const NUDGED: usize = 3;

/// What was given up to today.
pub fn instructions(
    entities: &[Entity],
    people: &People,
    plans: &[Plan],
    programme: &Programme,
    words: &Words,
    today: Day,
    rng: &mut Rng,
) -> Result<Vec<Entity>, Error> {
    let county: Memory = entities.iter().cloned().collect();
    let mut story = Story { people, programme, words, today, acts: Vec::new() };
    let troubled = |plan: &Plan| worst(&county, programme, plan.id, today);
    for (number, task) in plans.iter().filter_map(troubled).enumerate() {
        story.tell(&task, STAGES[number % STAGES.len()], number, rng);
    }
    let most = plans.iter().map(|plan| overdue(&county, programme, plan.id, today));
    story.nudge(&most.max_by_key(Vec::len).unwrap_or_default(), rng);
    story.acts.sort_by_key(|act| act.at);
    let mut desk = Desk::on(&county);
    story.acts.into_iter().try_for_each(|act| desk.act(act))?;
    let mut given: Vec<Entity> =
        desk.clear().filter(|entity| entity.kind() == Kind::Instruction).collect();
    given.sort_by_key(|entity| (entity.meta().created.at, entity.id()));
    Ok(given)
}

/// The task of a chain that a leader would ask about, if any is red or amber.
fn worst(county: &Memory, programme: &Programme, chain: ChainId, today: Day) -> Option<Task> {
    let lit = |signal: &Signal| matches!(signal.light, Light::Red | Light::Amber);
    lit_tasks(county, programme, chain, today, lit).into_iter().next()
}

/// The open tasks of a chain that are past their last day, the longest first.
fn overdue(county: &Memory, programme: &Programme, chain: ChainId, today: Day) -> Vec<Task> {
    let late = |signal: &Signal| matches!(signal.reason(), Reason::Overdue { .. });
    lit_tasks(county, programme, chain, today, late)
}

fn lit_tasks(
    county: &Memory,
    programme: &Programme,
    chain: ChainId,
    today: Day,
    fits: impl Fn(&Signal) -> bool,
) -> Vec<Task> {
    let lit = |task: &Task| light::of_task(task, programme, today).is_some_and(|it| fits(&it));
    let on_chain = |entity: &Rc<Entity>| {
        let task = Task::of(entity).filter(|task| task.chain() == Some(chain));
        task.filter(|task| task.status == Status::InProgress && lit(task)).cloned()
    };
    let mut found: Vec<Task> = county.all(Kind::Task).filter_map(on_chain).collect();
    found.sort_by_key(|task| (task.due, task.id));
    found
}

struct Story<'a> {
    people: &'a People,
    programme: &'a Programme,
    words: &'a Words,
    today: Day,
    acts: Vec<Act>,
}

impl Story<'_> {
    /// One instruction, as far as it has come.
    fn tell(&mut self, task: &Task, stage: Stage, number: usize, rng: &mut Rng) {
        let Some(unit) = task.lead_units.first().copied() else { return };
        let given_on = self.today.plus(-GIVEN_AGO);
        let at = time(given_on, hours::VERDICT, rng);
        let id = InstructionId(Id::timed(at, rng.bytes()));
        let give = GiveInstruction {
            id,
            on: task.id.into(),
            words: one_of(&self.words.instructions.given, rng),
            units: task.lead_units.clone(),
            due: Some(given_on.plus(ANSWER_WITHIN)),
        };
        let owner = self.owner(task, number);
        self.acts.push(Act { at, day: given_on, actor: owner, mutation: give.into() });
        let staff = self.people.staff(unit);
        let then = Then { id, unit, staff, owner };
        for (step, (day, actor, mutation)) in then.steps(self.words, rng).into_iter().enumerate() {
            if stage as usize > step {
                let day = given_on.plus(day).min(self.today);
                self.acts.push(Act { at: time(day, span(step), rng), day, actor, mutation });
            }
        }
    }

    /// Leaders and the chain's chief take turns.
    fn owner(&self, task: &Task, number: usize) -> ActorId {
        let chief = task.chain().and_then(|chain| self.people.chiefs(chain).first());
        let leader = self.people.leaders.first().copied();
        let chief = chief.map(|chief| ActorId(chief.0));
        if number % 3 == 2 { chief.or(leader) } else { leader.or(chief) }.unwrap_or_default()
    }

    /// The office hurries along what has been late for longest.
    fn nudge(&mut self, late: &[Task], rng: &mut Rng) {
        let day = self.today.plus(-1);
        let at = time(day, hours::VERDICT, rng);
        let nudges = late
            .iter()
            .take(NUDGED)
            .map(|task| Nudge { id: InstructionId(Id::timed(at, rng.bytes())), task: task.id });
        let nudges: Vec<Nudge> = nudges.collect();
        let Some(office) = self.people.offices.first().copied() else { return };
        if nudges.is_empty() {
            return;
        }
        let programme = self.programme.id;
        let words = one_of(&self.words.instructions.nudged, rng);
        let mutation = NudgeTasks { programme, nudges, words }.into();
        self.acts.push(Act { at, day, actor: office, mutation });
    }
}

/// What happens to an instruction once it is given.
struct Then {
    id: InstructionId,
    unit: UnitId,
    staff: Staff,
    owner: ActorId,
}

impl Then {
    /// Day after it was given, who, and what: seen, taken on, answered, closed.
    fn steps(&self, words: &Words, rng: &mut Rng) -> [(i32, ActorId, Mutation); 4] {
        let (instruction, unit) = (self.id, self.unit);
        let clerk = self.staff.clerks[0];
        let said = one_of(&words.instructions.answered, rng);
        let closed = one_of(&words.instructions.closed, rng);
        [
            (1, clerk, SeeInstruction { instruction }.into()),
            (1, clerk, AcknowledgeInstruction { instruction, unit }.into()),
            (2, clerk, AnswerInstruction { instruction, unit, words: said }.into()),
            (3, self.owner, CloseInstruction { instruction, words: closed }.into()),
        ]
    }
}

/// The time of day of each step: on one day the earlier comes first.
fn span(step: usize) -> hours::Span {
    [hours::ENTRY, hours::REPORT, hours::SUBMIT, hours::VERDICT][step.min(3)]
}
