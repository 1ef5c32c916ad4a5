//! What the server forgets of rights that ended, and how a phone that was away longer is told.

use e2e::{Client, Content, County, Device};
use shared::id::{Id, TaskId};
use shared::model::{Entity, Kind, Task, Visibility};
use shared::mutation::EditTask;
use shared::policy::{self, Action};
use shared::rules::{Entities, Memory};
use shared::sync::{Cursor, PROTOCOL, Request, Verdict};

use crate::restore::{carry, scratch, told};

/// Open tasks that `by` may name, and of which `client` would then see nothing.
fn to_hide(all: &Memory, by: &Client, client: &Client) -> Vec<TaskId> {
    let tasks = all.all(Kind::Task).filter_map(|task| Task::of(task));
    let open =
        tasks.filter(|task| task.visibility == Visibility::County && !task.status.is_closed());
    let hidden = open.filter(|task| {
        let named = Task { visibility: Visibility::Named, ..(*task).clone() };
        let task = Entity::from((*task).clone());
        policy::can(all, by.actor(), Action::EditTask, &task).is_ok()
            && !policy::sees(all, client.actor(), &named.into())
    });
    hidden.map(|task| task.id).collect()
}

fn hide(chief: &mut Client, task: TaskId) {
    let visibility = Some(Visibility::Named);
    let verdict = chief.act(EditTask { task, title: None, detail: None, visibility });
    assert!(matches!(verdict, Verdict::Accepted { .. }), "{verdict:?}");
}

/// How many rows of ended audiences the county's backup holds.
fn ended(county: &County) -> usize {
    let file = scratch(&format!("{}.backup", county.url.replace([':', '/'], "")));
    told(carry("backup", county, &file));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(file).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let (mut is_audience, mut count) = (false, 0);
    for line in lines {
        if let Some(table) = line.get("table") {
            is_audience = table["name"] == "audience";
        }
        // scope, subject, since, until
        count += usize::from(is_audience && line["row"][3].is_u64());
    }
    count
}

#[test]
fn ended_rights_are_kept_for_those_who_were_away() {
    let county = County::start(Content::Sample(340));
    let mut chief = county.login("chief");
    let mut clerk = Device::new(county.login("township"));
    clerk.settle();
    let task = to_hide(&chief.entities(), &chief, &county.login("township"))[0];
    hide(&mut chief, task);
    assert!(ended(&county) > 0);
    clerk.settle();
    assert!(clerk.replica.entities().get(Id::from(task)).is_none());
}

#[test]
fn a_phone_from_before_the_horizon_starts_over_and_holds_nothing_it_may_not_see() {
    // No day at all: what ended is forgotten with the next act.
    let county = County::start_with(Content::Sample(340), &[("HORIZON_DAYS", "0")]);
    let mut chief = county.login("chief");
    let township = county.login("township");
    let mut away = Device::new(township.clone());
    away.settle();
    let stood = away.replica.cursor();
    let tasks = to_hide(&chief.entities(), &chief, &township);
    for task in &tasks[..3] {
        hide(&mut chief, *task);
    }
    assert_eq!(ended(&county), 0, "forgotten");

    let request = |cursor: Cursor| Request {
        protocol: PROTOCOL,
        replica: away.replica.id,
        cursor,
        witness: None,
        envelopes: Vec::new(),
    };
    let answer = township.sync(&request(stood)).unwrap();
    assert!(answer.rebuild, "it could not be told what went");
    let now = Cursor { seq: answer.head.seq, granted: answer.head.seq, walk: None };
    assert!(!township.sync(&request(now)).unwrap().rebuild);
    assert!(!township.sync(&request(Cursor::default())).unwrap().rebuild);

    // The phone's own replica does as it is told.
    assert!(away.replica.entities().get(Id::from(tasks[0])).is_some());
    away.settle();
    away.settle();
    let mut fresh = Device::new(township.clone());
    fresh.settle();
    let ids = |device: &Device| {
        let mut ids: Vec<Id> = device.replica.entities().iter().map(|e| e.id()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&away), ids(&fresh));
    assert!(away.replica.entities().get(Id::from(tasks[0])).is_none());
}
