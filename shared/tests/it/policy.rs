//! The table of rights, and that rules and visibility follow it.

use shared::model::{Status, Task};
use shared::policy::{self, Action, Denial, Hat, allows};
use shared::rules::{Entities, Refusal};

use crate::world::*;

/// The table as people read it: a line for each action, a column for each hat.
fn drawn() -> String {
    let wide = |word: &str| format!("{word:>21}");
    let column = |hat: Hat| format!(" {:>9}", format!("{hat:?}"));
    let head: String = Hat::ALL.map(column).concat();
    let mut text = format!("{}{head}\n", wide(""));
    for action in Action::ALL {
        let mark = |hat| format!(" {:>9}", if allows(hat, action) { "x" } else { "." });
        let marks: String = Hat::ALL.map(mark).concat();
        text.push_str(&format!("{}{marks}\n", wide(&format!("{action:?}"))));
    }
    text
}

#[test]
fn the_table_of_hats_and_actions_is_this_one() {
    println!("{}", drawn());
    assert_eq!(drawn(), include_str!("../tables/rights.txt"));
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
    assert_eq!(
        blind,
        ["auditor", "other-chief", "stranger", "field-leader", "river-chief", "inspector"]
    );
    let outcome =
        judge(&mut county.clone(), &act("stranger", 1, every_mutation("named")[13].clone()), 1);
    assert_eq!(outcome, Err(Refusal::Denied(Denial::NotVisible)));
}

#[test]
fn an_actor_without_a_post_sees_and_does_nothing() {
    let county = county();
    let open = county.get(task_id("open").into()).unwrap();
    assert!(!policy::sees(&county, actor("nobody"), &open));
    for mutation in all_mutations("open") {
        let outcome = judge(&mut county.clone(), &act("nobody", 1, mutation), 1);
        let is_refused = matches!(outcome, Err(Refusal::Denied(_) | Refusal::NotFound(_)));
        assert!(is_refused, "{outcome:?}");
    }
}
