//! Instructions: who sees them when, what is recorded once, and how they end.

use shared::id::{InstructionId, TaskId};
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Denial};
use shared::rules::{self, Entities, Memory, Refusal};

use crate::world::*;

fn the_instruction(county: &Memory, id: InstructionId) -> Instruction {
    Instruction::of(&county.get(id.into()).unwrap()).unwrap().clone()
}

fn fresh() -> InstructionId {
    InstructionId(id("fresh"))
}

fn give(units: Vec<&str>) -> GiveInstruction {
    let units = units.into_iter().map(unit).collect();
    GiveInstruction {
        id: fresh(),
        on: task_id("open").into(),
        words: "速办".into(),
        units,
        due: None,
    }
}

/// Does `mutation` in the chief's name by the hand of the field officer, the chief's delegate.
fn by_delegate(
    county: &mut Memory,
    mutation: impl Into<Mutation>,
    seq: u64,
) -> Result<(), Refusal> {
    let envelope = act("chief", seq, mutation);
    let (hand, at) = (actor("field-officer"), envelope.at);
    let changes = rules::apply(county, &envelope, hand, at, shared::id::Seq(seq))?;
    changes.into_values().for_each(|entity| drop(county.put(entity)));
    Ok(())
}

#[test]
fn what_a_delegate_enters_stays_with_the_leader_until_the_leader_confirms() {
    let mut county = county();
    by_delegate(&mut county, give(vec!["lead"]), 1).unwrap();
    let seen = |county: &Memory, who: &str| {
        policy::sees(county, actor(who), &county.get(fresh().into()).unwrap())
    };
    for (who, sees) in
        [("chief", true), ("field-officer", true), ("lead-clerk", false), ("office", false)]
    {
        assert_eq!(seen(&county, who), sees, "before: {who}");
    }
    let confirm = ConfirmInstruction { instruction: fresh() };
    let refused = by_delegate(&mut county, confirm.clone(), 2);
    assert_eq!(refused, Err(Refusal::Denied(Denial::InPersonOnly)));
    judge(&mut county, &act("chief", 3, confirm), 3).unwrap();
    for who in ["chief", "field-officer", "lead-clerk", "office"] {
        assert!(seen(&county, who), "after: {who}");
    }
    assert!(!seen(&county, "stranger"));
    let given = the_instruction(&county, fresh());
    assert_eq!(given.meta.created.by, actor("chief"));
    assert_eq!(given.meta.created.via, Some(actor("field-officer")));
    assert_eq!(given.confirmed.unwrap().via, None);
}

#[test]
fn nobody_enters_for_somebody_who_has_not_asked_them_to() {
    let mut county = county();
    let envelope = act("leader", 1, give(vec!["lead"]));
    let outcome =
        rules::apply(&county, &envelope, actor("field-officer"), envelope.at, shared::id::Seq(1));
    assert_eq!(outcome.err(), Some(Refusal::Denied(Denial::NotYourself)));
    // Withdrawn, the delegate is a stranger again.
    judge(&mut county, &act("chief", 1, WithdrawDelegate { delegate: delegate().id }), 1).unwrap();
    let refused = by_delegate(&mut county, give(vec!["lead"]), 2);
    assert_eq!(refused, Err(Refusal::Denied(Denial::NotYourself)));
}

#[test]
fn a_delegate_sees_what_the_leader_sees_while_the_appointment_stands() {
    let mut county = county();
    let appointment =
        AppointDelegate { id: shared::id::DelegateId(id("new")), delegate: actor("stranger") };
    let named = county.get(task_id("named").into()).unwrap();
    assert!(!policy::sees(&county, actor("stranger"), &named));
    judge(&mut county, &act("chief", 1, appointment.clone()), 1).unwrap();
    assert!(policy::sees(&county, actor("stranger"), &named));
    let twice = AppointDelegate { id: shared::id::DelegateId(id("newer")), ..appointment.clone() };
    assert!(matches!(
        judge(&mut county, &act("chief", 2, twice), 2),
        Err(Refusal::Invalid { part: rules::Part::Holder, fault: rules::Fault::Twice })
    ));
    judge(&mut county, &act("stranger", 1, WithdrawDelegate { delegate: appointment.id }), 3)
        .unwrap();
    assert!(!policy::sees(&county, actor("stranger"), &named));
}

#[test]
fn who_submitted_may_not_accept_in_the_leaders_name_either() {
    let mut county = county();
    judge(
        &mut county,
        &act(
            "chief",
            1,
            AppointDelegate {
                id: shared::id::DelegateId(id("clerk")),
                delegate: actor("lead-clerk"),
            },
        ),
        1,
    )
    .unwrap();
    let submit = SubmitTask { task: task_id("open"), words: "完成".into() };
    judge(&mut county, &act("lead-clerk", 1, submit), 2).unwrap();
    let accept = act("chief", 2, AcceptTask { task: task_id("open"), words: String::new() });
    let by = |county: &Memory, hand: &str| {
        rules::apply(county, &accept, actor(hand), accept.at, shared::id::Seq(3)).map(|_| ())
    };
    assert_eq!(by(&county, "lead-clerk"), Err(Refusal::Denied(Denial::OwnSubmission)));
    assert_eq!(by(&county, "chief"), Ok(()));
}

#[test]
fn seeing_and_taking_on_are_recorded_once_and_a_second_time_is_no_error() {
    let mut county = county();
    for seq in 1..=3 {
        let see = act("lead-clerk", seq, SeeInstruction { instruction: given_id() });
        judge(&mut county, &see, seq).unwrap();
    }
    let take_on = AcknowledgeInstruction { instruction: given_id(), unit: unit("lead") };
    judge(&mut county, &act("lead-clerk", 4, take_on.clone()), 4).unwrap();
    judge(&mut county, &act("lead-head", 1, take_on), 5).unwrap();
    let given = the_instruction(&county, given_id());
    assert_eq!(given.seen.len(), 1);
    let taken: Vec<_> = given.acknowledged.iter().map(|ack| (ack.unit, ack.stamp.by)).collect();
    assert_eq!(taken, [(unit("lead"), actor("lead-clerk"))]);
    assert_eq!(given.unacknowledged().count(), 0);
}

#[test]
fn an_answer_takes_on_and_a_closed_instruction_stays_closed() {
    let mut county = county();
    let answer =
        AnswerInstruction { instruction: given_id(), unit: unit("lead"), words: "已办".into() };
    judge(&mut county, &act("lead-clerk", 1, answer.clone()), 1).unwrap();
    let given = the_instruction(&county, given_id());
    assert_eq!((given.acknowledged.len(), given.feedback.len()), (1, 1));
    let close = CloseInstruction { instruction: given_id(), words: String::new() };
    judge(&mut county, &act("leader", 1, close.clone()), 2).unwrap();
    assert!(!the_instruction(&county, given_id()).is_open());
    assert_eq!(judge(&mut county, &act("lead-clerk", 2, answer), 3), Err(Refusal::AlreadyClosed));
    assert_eq!(judge(&mut county, &act("leader", 2, close), 4), Err(Refusal::AlreadyClosed));
}

#[test]
fn an_instruction_becomes_one_task_and_no_second() {
    let mut county = county();
    let turn = |name: &str| {
        let Mutation::TurnIntoTask(mut turn) = every_mutation("open")[22].clone() else {
            panic!("the mutation at this place turns an instruction into a task")
        };
        turn.task.id = TaskId(id(name));
        turn
    };
    judge(&mut county, &act("lead-clerk", 1, turn("first")), 1).unwrap();
    assert_eq!(the_instruction(&county, given_id()).task, Some(TaskId(id("first"))));
    let second = judge(&mut county, &act("lead-clerk", 2, turn("second")), 2);
    assert!(matches!(second, Err(Refusal::Invalid { fault: rules::Fault::Twice, .. })));
    assert!(county.get(id("second")).is_none());
}

#[test]
fn a_nudge_reaches_the_lead_units_of_every_task_or_of_none() {
    let mut county = county();
    let nudge = |names: &[&str]| NudgeTasks {
        programme: programme_id(),
        nudges: names
            .iter()
            .map(|name| Nudge {
                id: InstructionId(id(&format!("nudge/{name}"))),
                task: task_id(name),
            })
            .collect(),
        words: "请抓紧".into(),
    };
    let mut done = task("done", Visibility::County);
    done.status = Status::Done;
    county.put(std::rc::Rc::new(done.into()));
    let refused = judge(&mut county, &act("office", 1, nudge(&["open", "done"])), 1);
    assert_eq!(refused, Err(Refusal::WrongStatus(Status::Done)));
    assert_eq!(county.all(Kind::Instruction).count(), 1, "nothing of it took effect");
    judge(&mut county, &act("office", 2, nudge(&["open", "named"])), 2).unwrap();
    let nudges: Vec<Instruction> = county
        .all(Kind::Instruction)
        .filter_map(|entity| Instruction::of(entity).cloned())
        .filter(|given| given.kind == InstructionKind::Nudge)
        .collect();
    assert_eq!(nudges.len(), 2);
    assert!(nudges.iter().all(|given| given.units == [unit("lead")] && given.confirmed.is_some()));
}
