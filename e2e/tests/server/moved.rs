//! Somebody is moved to another unit while their phone is offline.

use e2e::{Client, Content, County, Device, today};
use serde_json::json;
use shared::id::{Id, PersonId, PostId, ReportId, TaskId, UnitId};
use shared::model::{Entity, Post, Role, Seat, Visibility};
use shared::mutation::*;
use shared::policy::Denial;
use shared::rules::{Entities, Memory, Refusal};
use shared::sync::Verdict;
use shared::sync::replica::State;

fn unit_of(memory: &Memory, client: &Client) -> UnitId {
    let posts = memory.held(client.actor());
    match posts.first().and_then(|post| Post::of(post)).map(|post| post.seat) {
        Some(Seat::Unit(unit)) => unit,
        other => panic!("a clerk sits in a unit, not in {other:?}"),
    }
}

fn id(words: &str) -> Id {
    Id::derived(&format!("moved/{words}"))
}

fn accepted(client: &mut Client, mutation: impl Into<Mutation>) {
    let verdict = client.act(mutation);
    assert!(matches!(verdict, Verdict::Accepted { .. }), "{verdict:?}");
}

fn clerk_of(unit: UnitId, post: &str) -> AddPost {
    AddPost {
        id: PostId(id(post)),
        person: Some(PersonId(id("person"))),
        title: "经办人".to_owned(),
        role: Role::UnitClerk,
        seat: Seat::Unit(unit),
    }
}

fn named_task(memory: &Memory, unit: UnitId, name: &str) -> CreateTask {
    let programme =
        memory.all(shared::model::Kind::Programme).next().expect("there is a programme");
    CreateTask {
        id: TaskId(id(name)),
        programme: programme.programme().expect("a programme is its own"),
        parent: None,
        title: name.to_owned(),
        detail: String::new(),
        leaders: vec![],
        lead_units: vec![unit],
        support_units: vec![],
        start: None,
        due: None,
        visibility: Visibility::Named,
    }
}

fn report(task: &str, name: &str) -> ReportProgress {
    ReportProgress {
        id: ReportId(id(name)),
        task: TaskId(id(task)),
        percent: 40,
        words: name.to_owned(),
        observed: today(),
    }
}

#[test]
fn what_was_delivered_is_judged_what_is_refused_comes_back_and_the_view_follows_the_post() {
    let county = County::start(Content::Sample(120));
    let (mut admin, mut office) = (county.login("admin"), county.login("office"));
    let memory = office.entities();
    let (old, new) =
        (unit_of(&memory, &county.login("clerk")), unit_of(&memory, &county.login("clerk2")));
    assert_ne!(old, new);
    accepted(&mut office, named_task(&memory, old, "of the old unit"));
    accepted(&mut office, named_task(&memory, new, "of the new unit"));
    accepted(&mut admin, AddPerson { id: PersonId(id("person")), name: "调动人".to_owned() });
    accepted(&mut admin, clerk_of(old, "old post"));
    let account = json!({ "name": "moved", "password": "a long password", "actor": id("person"), "must_change": false });
    assert_eq!(admin.post("accounts", &json!({ "accounts": [account] })).status, 200);

    let mut phone = Device::new(Client::login(&county.url, "moved", "a long password"));
    phone.settle();
    let has = |phone: &Device, name: &str| phone.replica.entities().get(id(name)).is_some();
    assert!(has(&phone, "of the old unit") && !has(&phone, "of the new unit"));
    phone.act(report("of the old unit", "before the move"));
    phone.settle();

    phone.go_offline();
    phone.act(report("of the old unit", "after the move"));
    let words = "完成".to_owned();
    phone.act(SubmitTask { task: TaskId(id("of the old unit")), words });
    assert_eq!(phone.rejected, None, "the phone does not know yet");
    let leave = HoldPost { post: PostId(id("old post")), person: None, hand_over: None };
    accepted(&mut admin, leave);
    accepted(&mut admin, clerk_of(new, "new post"));

    phone.settle();
    assert!(!has(&phone, "of the old unit"), "the old unit's named task has left the phone");
    assert!(has(&phone, "of the new unit"), "the new unit's has come");
    let refused: Vec<Refusal> = phone
        .replica
        .outbox
        .items()
        .filter_map(|item| match item.state {
            State::Refused(refused) => Some(refused.reason),
            _ => None,
        })
        .collect();
    assert_eq!(refused, [Refusal::Denied(Denial::NotVisible); 2], "both wait for the person");
    let everything = office.entities();
    let words = |name: &str| everything.get(id(name)).map(|entity| entity.label().to_owned());
    assert_eq!(words("before the move").as_deref(), Some("before the move"));
    assert_eq!(words("after the move"), None);
    let Some(Entity::Task(task)) = everything.get(id("of the old unit")).as_deref().cloned() else {
        panic!("the task is still there")
    };
    assert_eq!(task.progress, 40);
    // Handed over: a colleague of the old unit enters what the phone still shows in full.
    let mut colleague = county.login("clerk");
    accepted(&mut colleague, report("of the old unit", "after the move"));
    phone.settle();
    assert_eq!(phone.replica.outbox.refused(), 2, "until the person says that it is done");
}
