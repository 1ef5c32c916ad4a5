//! 提醒: whom a thing may have a message for, how many are unread, and when that is worth a notice.

use std::collections::BTreeSet;

use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Scope};
use shared::rules::messages::{KEPT_MS, SPEAKING, messages, messages_about};
use shared::rules::notice::{Named, Told, Unread, Worth, concerned, worth};
use shared::rules::{Entities, Memory};

use crate::world::*;

const NOW: Millis = Millis(1_700_000_000_100);

fn named(county: &Memory) -> Vec<Named> {
    let all = county.all(Kind::Unit).chain(county.all(Kind::Person));
    all.filter_map(|entity| Named::of(entity)).collect()
}

/// Does one thing after the other as rows 1, 2, …; the county before each, and after the last.
fn days(acts: Vec<(&str, Mutation)>) -> Vec<Memory> {
    let mut counties = vec![county()];
    for (seq, (who, mutation)) in (1..).zip(acts) {
        let mut next = counties.last().unwrap().clone();
        judge(&mut next, &act(who, seq, mutation), seq).unwrap();
        counties.push(next);
    }
    counties
}

fn busy() -> Vec<Memory> {
    let task = task_id("open");
    let words = || "已会商".to_owned();
    let comment = |name: &str, words: &str| AddComment {
        id: CommentId(id(name)),
        on: task.into(),
        words: words.into(),
    };
    let give = |name: &str| GiveInstruction {
        id: InstructionId(id(name)),
        on: task.into(),
        words: words(),
        units: vec![unit("lead"), unit("support")],
        due: None,
    };
    let answer = |unit| AnswerInstruction { instruction: given_id(), unit, words: words() };
    let part = Part {
        id: task_id("part"),
        title: "一部分".into(),
        lead_units: vec![unit("support")],
        support_units: vec![],
        due: None,
    };
    days(vec![
        ("leader", give("one").into()),
        ("lead-clerk", answer(unit("lead")).into()),
        ("lead-head", SplitTask { task, parts: vec![part] }.into()),
        ("support-clerk", SubmitTask { task: task_id("part"), words: words() }.into()),
        ("lead-head", ReturnTask { task: task_id("part"), reason: words() }.into()),
        ("support-clerk", SubmitTask { task: task_id("part"), words: words() }.into()),
        ("lead-head", AcceptTask { task: task_id("part"), words: words() }.into()),
        ("lead-clerk", SubmitTask { task, words: words() }.into()),
        ("chief", ReturnTask { task, reason: words() }.into()),
        ("lead-head", SubmitTask { task, words: words() }.into()),
        ("office", AcceptTask { task, words: words() }.into()),
        ("support-clerk", comment("first", "请 @lead 和 @新人 补充").into()),
        ("lead-clerk", comment("second", "@support：已补充").into()),
    ])
}

/// Who holds one of these scopes.
fn holders(county: &Memory, scopes: &BTreeSet<Scope>) -> BTreeSet<&'static str> {
    let holds = |name| !policy::scopes(county, actor(name)).is_disjoint(scopes);
    posts().into_iter().map(|(name, ..)| name).filter(|name| holds(name)).collect()
}

#[test]
fn nobody_has_a_message_of_a_thing_that_does_not_concern_them() {
    let mut found = 0;
    for county in busy() {
        let named = named(&county);
        let labels: Vec<&str> = named.iter().map(|named| named.label.as_str()).collect();
        for entity in county.iter() {
            let concerned = concerned(&county, entity, &named, NOW);
            for (name, ..) in posts() {
                let theirs = policy::scopes(&county, actor(name));
                let told = messages_about(&county, actor(name), NOW, &labels, [&**entity]);
                for message in told {
                    let latest = concerned
                        .iter()
                        .filter(|(scope, _)| theirs.contains(scope))
                        .map(|(_, stamp)| stamp.seq)
                        .max();
                    assert!(latest >= Some(message.stamp.seq), "{name}: {message:?}");
                    found += 1;
                }
            }
        }
    }
    assert!(found > 100, "{found} messages are enough to prove something");
}

#[test]
fn a_thing_concerns_those_whom_it_tells_something_new() {
    let counties = busy();
    let table: [(usize, Id, &[&str]); 6] = [
        // Given: the addressed units, and of answers whoever gave it.
        (1, id("one"), &["field-officer", "lead-clerk", "lead-head", "support-clerk"]),
        // Answered.
        (2, given_id().into(), &["leader"]),
        // Submitted, part of a task: who may accept, and who sees everything.
        (
            4,
            task_id("part").into(),
            &[
                "admin",
                "chief",
                "deputy",
                "field-officer",
                "leader",
                "lead-clerk",
                "lead-head",
                "office",
                "programme-office",
            ],
        ),
        // Sent back to the unit that leads the part.
        (5, task_id("part").into(), &["support-clerk"]),
        // Accepted.
        (11, task_id("open").into(), &["field-officer", "lead-clerk", "lead-head"]),
        // Mentioned: a unit. The person has no account here.
        (12, id("first"), &["field-officer", "lead-clerk", "lead-head"]),
    ];
    for (at, on, expected) in table {
        let county = &counties[at];
        let entity = county.get(on).unwrap();
        let told = concerned(county, &entity, &named(county), NOW);
        let new: BTreeSet<Scope> = told
            .iter()
            .filter(|(_, stamp)| stamp.seq == Seq(at as u64))
            .map(|(scope, _)| *scope)
            .collect();
        let expected: BTreeSet<&str> = expected.iter().copied().collect();
        assert_eq!(holders(county, &new), expected, "row {at}");
        let person = Scope::Person(person("newcomer"));
        assert_eq!(new.contains(&person), on == id("first"));
    }
}

#[test]
fn the_loser_of_a_conflict_hears_of_it_and_the_owner_of_what_a_delegate_entered() {
    let county = county();
    let stamp = Stamp { at: NOW, by: actor("leader"), seq: Seq(7), via: None, brought: None };
    let conflict = Conflict {
        id: ConflictId(id("conflict")),
        on: task_id("open").into(),
        programme: programme_id(),
        property: Property::Title,
        kept: Value::Text("甲".into()),
        lost: Value::Text("乙".into()),
        lost_day: day("2022-10-19"),
        lost_by: Some(actor("lead-clerk")),
        meta: Meta::new(stamp),
    };
    let draft = Instruction { confirmed: None, meta: Meta::new(stamp), ..given() };
    for (entity, who) in [(Entity::from(conflict), "lead-clerk"), (draft.into(), "leader")] {
        let told = concerned(&county, &entity, &[], NOW);
        let only = Scope::Person(PersonId(actor(who).0));
        assert_eq!(told.into_iter().collect::<Vec<_>>(), [(only, stamp)]);
        let later = Millis(NOW.0 + KEPT_MS + 1);
        assert!(concerned(&county, &entity, &[], later).is_empty(), "that is history");
    }
}

#[test]
fn what_is_counted_is_what_the_person_sees_as_unread() {
    let mut county = busy().pop().unwrap();
    let labels: Vec<String> = named(&county).into_iter().map(|named| named.label).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let count = |county: &Memory, who: &str| {
        let all = SPEAKING.into_iter().flat_map(|kind| county.all(kind)).map(|entity| &**entity);
        let told = messages_about(county, actor(who), NOW, &labels, all);
        let seen = messages(county, actor(who), NOW);
        assert_eq!(told.len(), seen.len(), "{who}");
        Unread::of(&told)
    };
    assert_eq!(count(&county, "lead-clerk"), Unread { count: 4, latest: Seq(12) });
    assert_eq!(count(&county, "leader"), Unread { count: 1, latest: Seq(2) });
    assert_eq!(count(&county, "stranger"), Unread::default());
    let all = MarkRead { messages: vec![], before: Some(Seq(11)) };
    judge(&mut county, &act("lead-clerk", 20, all), 20).unwrap();
    assert_eq!(count(&county, "lead-clerk"), Unread { count: 1, latest: Seq(12) });
}

#[test]
fn a_notice_is_worth_it_once_for_what_is_new_and_not_too_often() {
    const PAUSE: u64 = 600_000;
    let unread = |count, latest| Unread { count, latest: Seq(latest) };
    let told = |count, latest, at, has_looked| Told {
        unread: unread(count, latest),
        at: Millis(at),
        has_looked,
    };
    let later = Worth::NotBefore(Millis(1_000 + PAUSE));
    let table = [
        ("nothing unread", unread(0, 0), told(0, 5, 0, true), 9, Worth::Nothing),
        ("from before there were notices", unread(3, 5), told(0, 5, 0, true), 9, Worth::Nothing),
        ("the first", unread(1, 6), told(0, 5, 0, true), 9, Worth::Now),
        ("told already", unread(1, 6), told(1, 6, 1_000, true), 2_000, Worth::Nothing),
        ("another, too soon", unread(2, 7), told(1, 6, 1_000, false), 2_000, later),
        ("just too soon", unread(2, 7), told(1, 6, 1_000, true), 1_000 + PAUSE - 1, later),
        ("another", unread(2, 7), told(1, 6, 1_000, false), 1_000 + PAUSE, Worth::Now),
        (
            "the same count, unseen",
            unread(1, 7),
            told(1, 6, 1_000, false),
            9_999_999,
            Worth::Nothing,
        ),
        ("the same count, seen", unread(1, 7), told(1, 6, 1_000, true), 9_999_999, Worth::Now),
        ("fewer and older", unread(1, 6), told(2, 7, 1_000, true), 9_999_999, Worth::Nothing),
    ];
    for (what, unread, told, now, expected) in table {
        assert_eq!(worth(unread, told, Millis(now), PAUSE), expected, "{what}");
    }
}
