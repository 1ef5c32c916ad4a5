//! A server that is restored to before something that a phone had heard was accepted.

use shared::id::*;
use shared::mutation::*;
use shared::sync::replica::{Effect, Event, Failure, MemoryDisk, Replica, State, Wake};
use shared::sync::{Cursor, PROTOCOL, Request, Verdict};

use crate::county::County;
use crate::simulation::Device;
use crate::sync::{report, settle, shown, start};
use crate::world::*;

/// A county, the same each time, in which the chief has done more than a page holds.
fn busy() -> County {
    let mut county = start();
    let mut chief = Device::new("chief");
    settle(&mut county, &mut chief);
    for number in 0..9 {
        chief.act(AddComment {
            id: CommentId(id(&format!("busy/{number}"))),
            on: task_id("open").into(),
            words: "请抓紧".into(),
        });
        settle(&mut county, &mut chief);
    }
    county
}

/// A clerk who has read what stood in the county at first, and it is on disk; then they did
/// something, and have heard that it is accepted, and have not read its row.
fn heard_and_not_read(county: &mut County) -> Device {
    let mut clerk = Device::new("lead-clerk");
    settle(&mut start(), &mut clerk);
    clerk.act(report("heard", 1, 40, "2022-10-19"));
    let mut request = clerk.request.take().unwrap();
    assert_eq!(request.envelopes.len(), 1);
    request.witness = None;
    let answer = county.answer(actor("lead-clerk"), &request, Millis(1));
    assert!(answer.more, "its row is on a later page");
    clerk.answered(answer);
    clerk.request = None;
    let states: Vec<State> = clerk.replica.outbox.items().map(|item| item.state).collect();
    let [State::Accepted { seq, .. }] = states[..] else { panic!("{states:?}") };
    assert!(clerk.replica.cursor().seq < seq);
    clerk
}

/// The server is restored to before what the clerk did, and others work on. The clerk's act must be
/// in the county in the end, once.
fn restore(clerk: &mut Device) {
    let mut restored = busy();
    let mut chief = Device::numbered("chief", 1);
    settle(&mut restored, &mut chief);
    for number in 0..4 {
        let id = CommentId(id(&format!("after/{number}")));
        chief.act(AddComment { id, on: task_id("open").into(), words: "已恢复".into() });
        settle(&mut restored, &mut chief);
    }
    // What it was asking the server before comes to nothing.
    clerk.failed(Failure::Unreachable);
    clerk.wait();
    settle(&mut restored, clerk);
    settle(&mut restored, clerk);
    assert_eq!(clerk.replica.outbox.items().count(), 0);
    let reports = restored.rows.iter().filter(|row| {
        row.header.replica == clerk.replica.id && matches!(row.verdict, Verdict::Accepted { .. })
    });
    assert_eq!(reports.count(), 1, "the act was lost or doubled");
    assert_eq!(get(&restored.entities, "open").progress, 40);
    assert_eq!(shown(clerk), restored.visible(actor("lead-clerk")));
}

#[test]
fn an_act_accepted_and_not_read_outlives_a_server_set_back() {
    let mut clerk = heard_and_not_read(&mut busy());
    restore(&mut clerk);
}

#[test]
fn an_act_accepted_and_not_read_outlives_a_failed_write_and_a_server_set_back() {
    let mut clerk = heard_and_not_read(&mut busy());
    // The write of that answer fails, and the disk is read anew: the witness is an older one, which
    // the restored server knows.
    clerk.disk.crash(clerk.relaxed() - 1);
    clerk.happen(Event::Reloaded(Box::new(clerk.disk.snapshot())));
    clerk.request = None;
    restore(&mut clerk);
}

#[test]
fn an_act_that_one_tab_heard_of_outlives_another_tab_that_starts_over() {
    let mut clerk = heard_and_not_read(&mut busy());
    clerk.disk.crash(clerk.relaxed());
    // Another tab leads for a moment, meets the restored server, and starts over.
    let mut other = Replica::open(clerk.replica.id, clerk.replica.actor, clerk.disk.snapshot());
    other.handle(Millis(5_000_000), 7, Event::Wake(Wake::Lead));
    let read = Event::Reloaded(Box::new(clerk.disk.snapshot()));
    let asks = other.handle(Millis(5_000_000), 7, read);
    assert!(other.link.is_busy(), "{asks:?}");
    let nothing = Request {
        protocol: PROTOCOL,
        replica: other.id,
        cursor: Cursor::default(),
        witness: None,
        envelopes: Vec::new(),
    };
    let mut answer = busy().answer(other.actor, &nothing, Millis(1));
    answer.rebuild = true;
    for effect in other.handle(Millis(5_000_002), 7, Event::Answered(Box::new(answer))) {
        if let Effect::Write(write) = effect {
            clerk.disk.write(write);
        }
    }
    clerk.happen(Event::Reloaded(Box::new(clerk.disk.snapshot())));
    clerk.request = None;
    restore(&mut clerk);
}

#[test]
fn a_tab_that_takes_the_lead_sends_nothing_before_it_has_read_the_disk() {
    let mut county = busy();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("told", 1, 40, "2022-10-19"));
    // Another tab has read the act from the disk; the leading one delivers it, and is closed.
    let mut other = Replica::open(clerk.replica.id, clerk.replica.actor, clerk.disk.snapshot());
    settle(&mut county, &mut clerk);
    let begins = other.handle(Millis(9_000_000), 7, Event::Wake(Wake::Lead));
    assert!(begins.contains(&Effect::Reload) && !other.link.is_busy(), "{begins:?}");
    let begins = other.handle(Millis(9_000_001), 7, Event::Wake(Wake::Now));
    assert!(!other.link.is_busy(), "{begins:?}");
    let read = Event::Reloaded(Box::new(clerk.disk.snapshot()));
    let asks = other.handle(Millis(9_000_002), 7, read);
    let sent = asks.iter().find_map(|effect| match effect {
        Effect::Send(request) => Some(request.envelopes.len()),
        _ => None,
    });
    assert_eq!(sent, Some(0), "the act was delivered");
}

#[test]
fn an_act_is_renumbered_only_where_it_stands() {
    let mut disk = MemoryDisk::default();
    let first = disk.append(vec![1], None);
    assert_eq!(disk.renumber(vec![2], first), None, "another act stands there");
    let second = disk.renumber(vec![1], first).unwrap();
    assert_eq!(disk.renumber(vec![1], first), None, "it has gone already");
    let numbers: Vec<Counter> = disk.snapshot().outbox.iter().map(|(at, _)| *at).collect();
    assert_eq!(numbers, [second]);
}
