//! The table of rights, and that rules and visibility follow it.

use shared::model::{Status, Task};
use shared::policy::{self, Action, Denial, Hat, allows};
use shared::rules::{Entities, Refusal};

use crate::world::*;

#[test]
fn the_table_of_hats_and_actions_is_this_one() {
    let expected = "\
              Leader Office Chief Parent Lead Support Reader Admin Auditor Owner
  CreateTask    .      x      x     .      x     .       .      .      .       .
   SplitTask    .      x      x     x      x     .       .      .      .       .
  AssignTask    .      x      x     x      x     .       .      .      .       .
    EditTask    .      x      x     x      x     .       .      .      .       .
   ChangeDue    .      x      x     x      .     .       .      .      .       .
      Report    .      .      .     .      x     x       .      .      .       .
       Block    .      x      x     .      x     x       .      .      .       .
     Unblock    .      x      x     .      x     .       .      .      .       .
      Submit    .      .      .     .      x     .       .      .      .       .
      Accept    .      x      x     x      .     .       .      .      .       .
      Return    .      x      x     x      .     .       .      .      .       .
      Reopen    .      x      x     x      .     .       .      .      .       .
      Cancel    .      x      x     x      .     .       .      .      .       .
     Comment    x      x      x     x      x     x       x      .      .       .
     MarkOne    .      x      x     .      x     .       .      .      .       .
    Instruct    x      x      x     .      .     .       .      .      .       .
 Acknowledge    .      .      .     .      x     x       .      .      .       .
AnswerInstruction .    .      .     .      x     x       .      .      .       .
CloseInstruction  .    .      .     .      .     .       .      .      .       x
ReportPeriod    .      x      .     .      x     .       .      .      .       .
";
    let marks = |action| Hat::ALL.map(|hat| if allows(hat, action) { "x" } else { "." });
    let expected: Vec<Vec<&str>> =
        expected.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    for (row, action) in expected.iter().zip(Action::ALL) {
        assert_eq!(row[0], format!("{action:?}"));
        assert_eq!(row[1..], marks(action), "{action:?}");
    }
    assert_eq!(expected.len(), Action::ALL.len());
}

/// What each actor of the small county may do to a task of the chain, mutation by mutation.
#[test]
fn every_actor_and_mutation_is_judged_by_the_table() {
    let may: &[(&str, &str)] = &[
        (
            "leader",
            "add_comment give_instruction nudge_tasks confirm_instruction see_instruction \
             close_instruction appoint_delegate mark_read",
        ),
        (
            "deputy",
            "add_comment give_instruction nudge_tasks see_instruction appoint_delegate mark_read",
        ),
        ("other-chief", "add_comment appoint_delegate mark_read"),
        ("stranger", "add_comment mark_read"),
        (
            "admin",
            "see_instruction mark_read add_unit edit_unit add_person rename_person add_post \
             hold_post",
        ),
        ("auditor", "mark_read"),
        (
            "field-officer",
            "report_progress block_task add_comment see_instruction acknowledge_instruction \
             answer_instruction withdraw_delegate mark_read",
        ),
        ("support-clerk", "report_progress block_task add_comment mark_read"),
        (
            "lead-clerk",
            "create_task split_task assign_task edit_task report_progress block_task \
             unblock_task submit_task add_comment mark_one see_instruction \
             acknowledge_instruction answer_instruction turn_into_task mark_read report_period",
        ),
        (
            "chief",
            "create_task split_task assign_task edit_task change_due block_task unblock_task \
             accept_task return_task reopen_task cancel_task add_comment mark_one \
             give_instruction nudge_tasks see_instruction turn_into_task appoint_delegate \
             withdraw_delegate mark_read",
        ),
    ];
    for (actor, allowed) in may {
        for mutation in every_mutation("open") {
            let name = name_of(&mutation);
            let outcome = judge(&mut fitting(&name), &act(actor, 1, mutation), 1);
            let denied = matches!(outcome, Err(Refusal::Denied(_)));
            let expected = !allowed.split_whitespace().any(|allowed| allowed == name);
            assert_eq!(denied, expected, "{actor} {name}: {outcome:?}");
            if !denied {
                assert_eq!(outcome, Ok(()), "{actor} {name}");
            }
        }
    }
}

/// The county with the open task in a status that fits the mutation.
fn fitting(mutation: &str) -> shared::rules::Memory {
    let mut county = county();
    let mut task = task("open", Default::default());
    task.status = match mutation {
        "unblock_task" => Status::Blocked,
        "accept_task" | "return_task" => Status::Submitted,
        "reopen_task" => Status::Done,
        _ => Status::InProgress,
    };
    county.put(std::rc::Rc::new(task.into()));
    county
}

#[test]
fn who_submitted_may_not_accept() {
    let mut county = county();
    let mut head = act("lead-head", 1, every_mutation("open")[8].clone());
    assert_eq!(judge(&mut county, &head, 1), Ok(()));
    // The head of the lead unit is made a leader of the task by the office, and still may not.
    let mut task = get(&county, "open");
    task.leaders = vec![shared::id::PersonId(actor("lead-head").0)];
    county.put(std::rc::Rc::new(task.into()));
    head.mutation = every_mutation("open")[9].clone();
    assert_eq!(judge(&mut county, &head, 2), Err(Refusal::Denied(Denial::OwnSubmission)));
    let chief = act("chief", 1, every_mutation("open")[9].clone());
    assert_eq!(judge(&mut county, &chief, 3), Ok(()));
}

#[test]
fn a_named_task_is_seen_by_those_it_names_and_by_leaders_and_offices_only() {
    let county = county();
    let named = county.get(task_id("named").into()).unwrap();
    assert!(Task::of(&named).is_some());
    let seen = |post: &&str| policy::sees(&county, actor(post), &named);
    let all: Vec<&str> = posts().into_iter().map(|(name, ..)| name).collect();
    let blind: Vec<&str> = all.iter().copied().filter(|post| !seen(post)).collect();
    assert_eq!(blind, ["auditor", "other-chief", "stranger"]);
    let outcome =
        judge(&mut county.clone(), &act("stranger", 1, every_mutation("named")[13].clone()), 1);
    assert_eq!(outcome, Err(Refusal::Denied(Denial::NotVisible)));
}

#[test]
fn an_actor_without_a_post_sees_and_does_nothing() {
    let county = county();
    let open = county.get(task_id("open").into()).unwrap();
    assert!(!policy::sees(&county, actor("nobody"), &open));
    for mutation in every_mutation("open") {
        let outcome = judge(&mut county.clone(), &act("nobody", 1, mutation), 1);
        assert!(matches!(outcome, Err(Refusal::Denied(_))), "{outcome:?}");
    }
}
