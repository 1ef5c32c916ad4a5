//! The server's answer is held back until its commit is on disk; then workerd is killed. What the
//! device sent is in effect exactly once, and what was refused is on the device with its reason.

use std::collections::BTreeMap;
use std::thread;

use e2e::{Content, County, Device, HoldingProxy, today};
use serde_json::Value;
use shared::id::{CommentId, Id, TaskId};
use shared::model::{Kind, Status, Task};
use shared::mutation::{AddComment, BlockTask, CancelTask};
use shared::rules::Refusal;
use shared::sync::replica::State;

const ROUNDS: usize = 20;
const ENVELOPES: usize = 50;

#[test]
fn twenty_kills_between_commit_and_answer_lose_and_double_nothing() {
    let mut county = County::start(Content::Sample(600));
    let mut office = county.login("office");
    let mut device = Device::new(county.login("chief"));
    device.settle();
    let tasks = blockable(&device);
    assert!(tasks.len() >= ROUNDS, "{} tasks can be marked as stuck", tasks.len());
    for (round, task) in tasks.into_iter().take(ROUNDS).enumerate() {
        device.go_offline();
        for number in 0..ENVELOPES - 1 {
            let id = CommentId(Id::derived(&format!("kill/{round}/{number}")));
            device.act(AddComment {
                id,
                on: task.into(),
                words: format!("第{round}轮第{number}条"),
            });
        }
        // Meanwhile the office cancels the task that the device marks as stuck.
        office.act(CancelTask { task, reason: "合并".into() });
        device.act(BlockTask { task, reason: "用地".into(), since: today() });
        assert_eq!(device.rejected, None);
        let proxy = HoldingProxy::before(&county.url);
        let url = proxy.url.clone();
        let answered = thread::scope(|scope| {
            let killer = scope.spawn(|| {
                proxy.wait();
                county.kill();
                proxy.cut();
            });
            let answered = device.exchange(&url);
            killer.join().unwrap();
            answered
        });
        assert!(!answered, "the device must not have heard");
        county.restart();
        device.settle();
        assert_eq!(device.replica.outbox.waiting(), 0);
    }
    let refused: Vec<State> = device.replica.outbox.items().map(|item| item.state).collect();
    assert_eq!(refused.len(), ROUNDS);
    for state in refused {
        let State::Refused(refused) = state else { panic!("{state:?}") };
        assert_eq!(refused.reason, Refusal::WrongStatus(Status::Cancelled));
    }
    let mut rows: BTreeMap<u64, u32> = BTreeMap::new();
    for row in county.login("auditor").log() {
        if row["header"]["replica"] == device.replica.id.to_string() {
            *rows.entry(counter(&row)).or_default() += 1;
        }
    }
    assert_eq!(rows.len(), ROUNDS * ENVELOPES);
    assert!(rows.values().all(|count| *count == 1), "{rows:?}");
    println!(
        "{ROUNDS} kills, {} envelopes: each in the log once, {ROUNDS} refused on the device",
        rows.len()
    );
}

fn counter(row: &Value) -> u64 {
    row["header"]["counter"].as_u64().unwrap()
}

/// Tasks that the device's person may mark as stuck.
fn blockable(device: &Device) -> Vec<TaskId> {
    let entities = device.replica.entities();
    let actor = device.replica.actor;
    let open = |task: &Task| matches!(task.status, Status::NotStarted | Status::InProgress);
    let may = |entity: &shared::model::Entity| {
        shared::policy::can(entities, actor, shared::policy::Action::Block, entity).is_ok()
    };
    let mut tasks: Vec<TaskId> = entities
        .all(Kind::Task)
        .filter(|entity| may(entity))
        .filter_map(|entity| Task::of(entity))
        .filter(|task| open(task))
        .map(|task| task.id)
        .collect();
    tasks.sort();
    tasks
}
