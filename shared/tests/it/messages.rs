//! 消息: who hears of what, and that reading on one device counts on all.

use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::Denial;
use shared::rules::Refusal;
use shared::rules::messages::{Matter, messages};
use shared::rules::{Entities, Memory};

use crate::simulation::Device;
use crate::sync::{settle, start};
use crate::world::*;

const NOW: Millis = Millis(1_700_000_000_100);

fn heard(county: &Memory, who: &str) -> Vec<(Matter, bool)> {
    let told = messages(county, actor(who), NOW);
    told.iter().map(|message| (message.matter, message.is_read)).collect()
}

fn busy() -> Memory {
    let mut county = county();
    let task = task_id("open");
    let words = || "已会商".to_owned();
    let acts: Vec<(&str, Mutation)> = vec![
        (
            "leader",
            GiveInstruction {
                id: InstructionId(id("one")),
                on: task.into(),
                words: words(),
                units: vec![unit("lead")],
                due: None,
            }
            .into(),
        ),
        (
            "lead-clerk",
            AnswerInstruction {
                instruction: InstructionId(id("one")),
                unit: unit("lead"),
                words: words(),
            }
            .into(),
        ),
        ("lead-clerk", SubmitTask { task, words: words() }.into()),
        ("chief", ReturnTask { task, reason: words() }.into()),
        ("lead-head", SubmitTask { task, words: words() }.into()),
        (
            "support-clerk",
            AddComment {
                id: CommentId(id("mention")),
                on: task.into(),
                words: "请 @lead 补充".into(),
            }
            .into(),
        ),
    ];
    for (seq, (who, mutation)) in (1..).zip(acts) {
        judge(&mut county, &act(who, seq, mutation), seq).unwrap();
    }
    county
}

#[test]
fn everybody_hears_of_what_concerns_them_the_latest_first() {
    let county = busy();
    use Matter::*;
    for (who, expected) in [
        ("lead-clerk", vec![Mentioned, Returned, Instructed]),
        ("lead-head", vec![Mentioned, Returned, Instructed]),
        ("leader", vec![Answered]),
        ("chief", vec![Submitted]),
        ("support-clerk", vec![]),
        ("stranger", vec![]),
    ] {
        let heard: Vec<Matter> =
            heard(&county, who).into_iter().map(|(matter, _)| matter).collect();
        assert_eq!(heard, expected, "{who}");
    }
}

#[test]
fn an_unconfirmed_instruction_waits_for_its_leader() {
    let mut county = county();
    let mut given = given();
    given.confirmed = None;
    given.by = actor("chief");
    let (at, by, via) = (NOW, actor("chief"), Some(actor("field-officer")));
    given.meta.created = Stamp { at, by, seq: Seq(1), via, brought: None };
    county.put(std::rc::Rc::new(given.into()));
    assert_eq!(heard(&county, "chief"), [(Matter::ToConfirm, false)]);
    assert_eq!(heard(&county, "lead-clerk"), []);
}

#[test]
fn what_was_read_one_by_one_or_all_at_once_stays_read() {
    let mut county = busy();
    let told = messages(&county, actor("lead-clerk"), NOW);
    let read = MarkRead { messages: vec![told[1].key], before: None };
    judge(&mut county, &act("lead-clerk", 10, read), 10).unwrap();
    let read: Vec<bool> = heard(&county, "lead-clerk").into_iter().map(|(_, read)| read).collect();
    assert_eq!(read, [false, true, false]);
    assert!(heard(&county, "lead-head").iter().all(|(_, read)| !read), "each reads for themselves");
    let read = MarkRead { messages: vec![], before: Some(Seq(6)) };
    judge(&mut county, &act("lead-clerk", 11, read), 11).unwrap();
    assert!(heard(&county, "lead-clerk").iter().all(|(_, read)| *read));
    let mark = county.get(shared::rules::read_mark(actor("lead-clerk")).into()).unwrap();
    assert!(shared::policy::sees(&county, actor("lead-clerk"), &mark));
    assert!(!shared::policy::sees(&county, actor("leader"), &mark), "nobody else's business");
}

#[test]
fn reading_is_quiet_and_always_ones_own() {
    let mut county = start();
    county.entities.put(std::rc::Rc::new(
        Delegate { leader: actor("leader"), delegate: actor("lead-clerk"), ..delegate() }.into(),
    ));
    county.regrant(actor("lead-clerk"), Seq(0));
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.replica.acting = actor("leader");
    clerk.act(AddComment {
        id: CommentId(id("for the leader")),
        on: task_id("open").into(),
        words: "请加快".into(),
    });
    clerk.act(MarkRead { messages: vec![id("one")], before: None });
    let outbox = &clerk.replica.outbox;
    assert_eq!((outbox.waiting(), outbox.listed().count(), outbox.items().count()), (1, 1, 2));
    settle(&mut county, &mut clerk);
    assert_eq!(county.delivered(), 2, "it is sent all the same");
    let said = county.entities.get(id("for the leader")).unwrap();
    let said = said.meta().created;
    assert_eq!((said.by, said.via), (actor("leader"), Some(actor("lead-clerk"))));
    let mark = |who| county.entities.get(shared::rules::read_mark(actor(who)).into()).is_some();
    assert!(mark("lead-clerk") && !mark("leader"), "nobody reads for somebody else");
    let forged = act("leader", 9, MarkRead { messages: vec![id("one")], before: None });
    let (at, seq) = (forged.at, Seq::PENDING);
    let refused = shared::rules::apply(&county.entities, &forged, actor("lead-clerk"), at, seq);
    assert_eq!(refused.unwrap_err(), Refusal::Denied(Denial::InPersonOnly));
}

#[test]
fn a_mention_means_the_longest_name_that_fits() {
    let mut county = county();
    let kind = UnitKind::Office;
    let longer = Unit {
        id: unit("longer"),
        name: "lead group".into(),
        aliases: vec![],
        kind,
        meta: Meta::default(),
    };
    county.put(std::rc::Rc::new(longer.into()));
    let table =
        [("@lead", true), ("@lead group", false), ("@lead group @lead", true), ("lead", false)];
    for (seq, (words, hears)) in (1..).zip(table) {
        let mut county = county.clone();
        let (id, on) = (CommentId(id(words)), task_id("open").into());
        let comment = AddComment { id, on, words: words.into() };
        judge(&mut county, &act("support-clerk", seq, comment), seq).unwrap();
        assert_eq!(!heard(&county, "lead-clerk").is_empty(), hears, "{words}");
    }
}
