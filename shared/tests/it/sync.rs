//! Synchronising, under everything that can go wrong between a phone and the county.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;
use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::Denial;
use shared::rules::{Entities, Refusal};
use shared::sync::county::Ledger;
use shared::sync::replica::{Effect, Event, Failure, State, Wake};
use shared::sync::{Cursor, Verdict};

use crate::county::County;
use crate::simulation::{Device, Dice};
use crate::world::*;

pub fn start() -> County {
    let mut start = County::new(county());
    for (post, ..) in posts() {
        start.regrant(actor(post), Seq(0));
    }
    start
}

/// Exchanges until the device has nothing more to say or to ask.
pub fn settle(county: &mut County, device: &mut Device) {
    device.happen(Event::Wake(Wake::Now));
    for _ in 0..200 {
        let Some(request) = device.request.take() else { return };
        let answer = county.answer(device.replica.actor, &request, Millis(1));
        device.answered(answer);
    }
    panic!("{} never comes to rest", device.name);
}

pub fn shown(device: &Device) -> Vec<Rc<Entity>> {
    let mut all: Vec<Rc<Entity>> = device.replica.entities().iter().cloned().collect();
    all.sort_by_key(|entity| entity.id());
    all
}

pub fn report(name: &str, number: u64, percent: u8, on: &str) -> ReportProgress {
    ReportProgress {
        id: ReportId(id(&format!("report/{name}/{number}"))),
        task: task_id("open"),
        percent,
        words: "已会商".into(),
        observed: day(on),
    }
}

#[test]
fn a_first_sync_brings_everything_visible_in_pages_and_nothing_else() {
    let mut county = start();
    for post in ["leader", "stranger", "lead-clerk", "auditor"] {
        let mut device = Device::new(post);
        settle(&mut county, &mut device);
        assert_eq!(shown(&device), county.visible(actor(post)), "{post}");
        assert!(device.replica.is_filled());
    }
}

#[test]
fn an_act_is_shown_once_stored_and_delivered_with_a_receipt() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.request = None;
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    assert_eq!(get(clerk.replica.entities(), "open").progress, 40);
    assert_eq!(clerk.replica.outbox.waiting(), 1);
    settle(&mut county, &mut clerk);
    assert_eq!(clerk.replica.outbox.waiting(), 0);
    let [(_, sent)] = clerk.disk.sent().try_into().unwrap();
    assert_eq!(sent.seq, county.head().seq);
    let mut leader = Device::new("leader");
    settle(&mut county, &mut leader);
    assert_eq!(get(leader.replica.entities(), "open").progress, 40);
}

#[test]
fn an_act_of_a_tab_that_was_closed_before_it_could_say_so_is_sent_when_the_page_is_looked_at() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let mut other = Device::new("lead-clerk");
    settle(&mut county, &mut other);
    other.request = None;
    other.act(report("clerk", 1, 40, "2022-10-19"));
    let [(_, row)] = other.disk.snapshot().outbox.try_into().unwrap();
    clerk.disk.append(row.bytes, None);
    settle(&mut county, &mut clerk);
    assert_eq!(county.delivered(), 1);
}

#[test]
fn an_act_survives_a_kill_right_after_it_was_stored() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    clerk.crash(0);
    assert_eq!(clerk.replica.outbox.waiting(), 1);
    settle(&mut county, &mut clerk);
    assert_eq!(county.delivered(), 1);
    assert_eq!(get(&county.entities, "open").progress, 40);
}

#[test]
fn an_answer_that_is_lost_leads_to_the_same_verdict_and_no_second_row() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    let request = clerk.request.take().unwrap();
    let first = county.answer(actor("lead-clerk"), &request, Millis(1));
    clerk.failed(Failure::Unreachable);
    clerk.wait();
    let request = clerk.request.take().unwrap();
    let second = county.answer(actor("lead-clerk"), &request, Millis(99));
    assert_eq!(first.verdicts, second.verdicts);
    assert_eq!(county.delivered(), 1);
    clerk.answered(second);
    assert_eq!(clerk.replica.outbox.waiting(), 0);
}

#[test]
fn one_bad_envelope_never_blocks_the_next_and_refused_is_not_lost() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    let mut chief = Device::new("chief");
    settle(&mut county, &mut clerk);
    settle(&mut county, &mut chief);
    // While the clerk is offline the chief cancels the task.
    let task = task_id("open");
    chief.act(CancelTask { task, reason: "并入其他任务".into() });
    settle(&mut county, &mut chief);
    clerk.act(BlockTask { task, reason: "环评批复".into(), since: day("2022-10-18") });
    clerk.act(AddComment {
        id: CommentId(id("c")),
        on: task_id("named").into(),
        words: "已联系".into(),
    });
    settle(&mut county, &mut clerk);
    let refused: Vec<State> = clerk.replica.outbox.items().map(|item| item.state).collect();
    let [State::Refused(refused)] = refused[..] else { panic!("{refused:?}") };
    assert_eq!(refused.reason, Refusal::WrongStatus(Status::Cancelled));
    assert!(county.entities.get(id("c")).is_some());
    clerk.crash(clerk.relaxed());
    assert_eq!(clerk.replica.outbox.refused(), 1, "still there after a restart");
    let counter = clerk.replica.outbox.items().next().unwrap().envelope.counter;
    clerk.happen(Event::Discard(counter));
    assert_eq!(clerk.replica.outbox.refused(), 0);
}

#[test]
fn the_same_number_with_other_content_is_sent_again_under_a_new_one() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("first", 1, 40, "2022-10-19"));
    settle(&mut county, &mut clerk);
    // The disk is set back to before, as by a restored phone; the counter is given once more.
    let mut twin = Device::new("lead-clerk");
    settle(&mut county, &mut twin);
    twin.act(report("second", 1, 50, "2022-10-20"));
    settle(&mut county, &mut twin);
    assert_eq!(county.delivered(), 2);
    assert_eq!(get(&county.entities, "open").progress, 50);
    assert_eq!(twin.replica.outbox.items().count(), 0);
}

#[test]
fn nobody_acts_in_anothers_name() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    let request = clerk.request.take().unwrap();
    let answer = county.answer(actor("leader"), &request, Millis(1));
    let Verdict::Refused { reason, .. } = answer.verdicts[0].verdict else { panic!() };
    assert_eq!(reason, Refusal::Denied(Denial::NotYourself));
}

#[test]
fn a_new_right_brings_old_entities_and_a_lost_one_takes_them() {
    let mut county = start();
    let mut stranger = Device::new("stranger");
    settle(&mut county, &mut stranger);
    let named: Id = task_id("named").into();
    assert!(stranger.replica.entities().get(named).is_none());
    let post = |unit: UnitId| {
        let entity = county_post("stranger");
        Entity::Post(Post { seat: Seat::Unit(unit), ..entity })
    };
    county.administer(post(unit("support")));
    county.regrant(actor("stranger"), county.head().seq);
    settle(&mut county, &mut stranger);
    assert!(stranger.replica.entities().get(named).is_some());
    county.administer(post(unit("stranger")));
    county.regrant(actor("stranger"), county.head().seq);
    settle(&mut county, &mut stranger);
    assert!(stranger.replica.entities().get(named).is_none());
    assert_eq!(shown(&stranger), county.visible(actor("stranger")));
}

#[test]
fn a_chief_who_leaves_the_chain_no_longer_sees_its_named_tasks() {
    let mut county = start();
    let mut admin = Device::new("admin");
    settle(&mut county, &mut admin);
    let (newcomer, post) = (person("newcomer"), PostId(actor("chief").0));
    let sees = |county: &County| {
        let seen = county.visible(ActorId(newcomer.0));
        seen.iter().any(|entity| entity.id() == Id::from(task_id("named")))
    };
    admin.act(HoldPost { post, person: Some(newcomer), hand_over: None });
    let (id, title) = (PostId(id("post/other")), "经办人".to_owned());
    let (role, seat) = (Role::UnitClerk, Seat::Unit(unit("stranger")));
    admin.act(AddPost { id, person: Some(newcomer), title, role, seat });
    settle(&mut county, &mut admin);
    assert!(sees(&county));
    admin.act(HoldPost { post, person: None, hand_over: None });
    settle(&mut county, &mut admin);
    assert!(!sees(&county));
}

fn county_post(name: &str) -> Post {
    Post::of(&county().get(actor(name).0).unwrap()).unwrap().clone()
}

#[test]
fn a_task_that_becomes_named_leaves_those_it_does_not_name() {
    let mut county = start();
    let (mut stranger, mut chief) = (Device::new("stranger"), Device::new("chief"));
    settle(&mut county, &mut stranger);
    settle(&mut county, &mut chief);
    let task = task_id("open");
    let hide = EditTask { task, title: None, detail: None, visibility: Some(Visibility::Named) };
    chief.act(hide);
    settle(&mut county, &mut chief);
    settle(&mut county, &mut stranger);
    assert!(stranger.replica.entities().get(task.into()).is_none());
}

#[test]
fn a_server_set_back_is_noticed_and_healed_from_what_devices_sent() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 40, "2022-10-19"));
    settle(&mut county, &mut clerk);
    let mut restored = start();
    settle(&mut restored, &mut clerk);
    assert_eq!(restored.delivered(), 1);
    assert_eq!(get(&restored.entities, "open").progress, 40);
    assert_eq!(shown(&clerk), restored.visible(actor("lead-clerk")));
}

#[test]
fn that_the_network_has_gone_is_shown_at_once() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let mut tell = |wake| {
        let effects = clerk.replica.handle(Millis(1), 0, Event::Wake(wake));
        effects.into_iter().filter(|effect| matches!(effect, Effect::Changed)).count()
    };
    assert_eq!(tell(Wake::Offline), 1);
    assert_eq!(tell(Wake::Offline), 0, "nothing has changed since");
    assert!(tell(Wake::Now) > 0);
}

#[test]
fn a_hint_from_before_a_server_was_set_back_is_not_asked_for_again_and_again() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let beyond = Seq(county.head().seq.0 + 5);
    clerk.happen(Event::Wake(Wake::Hint { seq: beyond, within: 0 }));
    let request = clerk.request.take().expect("asks once");
    let answer = county.answer(clerk.replica.actor, &request, Millis(1));
    clerk.answered(answer);
    assert_eq!(clerk.request, None);
}

#[test]
fn after_failures_a_batch_is_halved_and_a_single_bad_act_is_set_aside() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.request = None;
    clerk.happen(Event::Wake(Wake::Offline));
    for number in 0..8 {
        clerk.act(report("clerk", number, 40, "2022-10-19"));
    }
    clerk.happen(Event::Wake(Wake::Now));
    let mut sizes = Vec::new();
    while clerk.replica.outbox.refused() == 0 {
        let request = clerk.request.take().unwrap();
        sizes.push(request.envelopes.len());
        clerk.failed(Failure::Status(500));
        clerk.wait();
    }
    assert_eq!(sizes, [8, 8, 4, 2, 1, 1, 1]);
    settle(&mut county, &mut clerk);
    assert_eq!(county.delivered(), 7, "the others are delivered");
}

#[test]
fn writes_that_failed_leave_no_hole_once_the_disk_has_been_read_anew() {
    let mut county = start();
    let mut device = Device::new("leader");
    settle(&mut county, &mut device);
    device.disk.crash(usize::MAX);
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(report("clerk", 1, 10, "2022-10-20"));
    settle(&mut county, &mut clerk);
    // The next write of the device fails, and by then it has asked for what comes after.
    settle(&mut county, &mut device);
    device.disk.crash(0);
    clerk.act(report("clerk", 2, 20, "2022-10-20"));
    settle(&mut county, &mut clerk);
    device.happen(Event::Wake(Wake::Now));
    let late = device.request.take().expect("asks");
    device.happen(Event::Reloaded(Box::new(device.disk.snapshot())));
    device.answered(county.answer(actor("leader"), &late, Millis(1)));
    settle(&mut county, &mut device);
    let before = shown(&device);
    device.crash(usize::MAX);
    assert_eq!(shown(&device), before);
    let mut fresh = Device::numbered("leader", 1);
    settle(&mut county, &mut fresh);
    assert_eq!(shown(&device), shown(&fresh));
}

#[test]
fn folding_a_long_tail_loses_nothing() {
    let mut county = start();
    let (mut clerk, mut leader) = (Device::new("lead-clerk"), Device::new("leader"));
    settle(&mut county, &mut clerk);
    settle(&mut county, &mut leader);
    for number in 0..210 {
        clerk.act(report("clerk", number, (number % 100) as u8, "2022-10-19"));
        settle(&mut county, &mut clerk);
        settle(&mut county, &mut leader);
    }
    leader.request = None;
    leader.happen(Event::Failed(Failure::Unreachable));
    let mut written = usize::MAX;
    while leader.relaxed() != written {
        written = leader.relaxed();
        leader.happen(Event::Idle);
    }
    leader.crash(leader.relaxed());
    let snapshot = leader.disk.snapshot();
    assert!(snapshot.tail.is_empty(), "folded when nothing else was to be done");
    leader.crash(leader.relaxed());
    assert_eq!(shown(&leader), county.visible(actor("leader")));
}

/// What a person may do at random, on either task.
pub fn random_act(dice: &mut Dice, number: u64) -> Mutation {
    let name = if dice.roll(2) == 0 { "open" } else { "named" };
    let fresh = |kind: &str| id(&format!("{kind}/{number}"));
    let mut mutation = {
        let acts = all_mutations(name);
        acts[dice.roll(acts.len() as u64) as usize].clone()
    };
    match &mut mutation {
        Mutation::CreateTask(act) => act.id = TaskId(fresh("task")),
        Mutation::SplitTask(act) => act.parts[0].id = TaskId(fresh("part")),
        Mutation::ReportProgress(act) => {
            act.id = ReportId(fresh("report"));
            act.percent = dice.roll(101) as u8;
            act.observed = day("2022-10-20").plus(-(dice.roll(20) as i32));
        }
        Mutation::ChangeDue(act) => act.due = Some(day("2022-11-01").plus(dice.roll(30) as i32)),
        Mutation::EditTask(act) => {
            act.visibility =
                [None, Some(Visibility::Named), Some(Visibility::County)][dice.roll(3) as usize];
        }
        Mutation::AddComment(act) => act.id = CommentId(fresh("comment")),
        Mutation::ReportPeriod(act) => {
            act.id = PeriodReportId(fresh("period"));
            act.period_from = day(["2022-10-01", "2022-10-11"][dice.roll(2) as usize]);
            let other = PeriodReportId(id(&format!("period/{}", dice.roll(number + 1))));
            act.corrects = (dice.roll(2) == 0).then_some(other);
        }
        other => crate::ground::freshen(other, fresh, dice.roll(6)),
    }
    mutation
}

/// One exchange with whatever the network makes of it.
fn exchange(dice: &mut Dice, county: &mut County, device: &mut Device, faults: &mut [u32; 5]) {
    device.wait();
    let Some(request) = device.request.take() else { return };
    let actor = device.replica.actor;
    let fate = dice.roll(6);
    match fate {
        0 => device.failed(Failure::Unreachable),
        1 => {
            // The request arrives, the answer does not.
            county.answer(actor, &request, Millis(2));
            device.failed(Failure::Unreachable);
        }
        2 => {
            // It arrives twice, the device hears the first answer.
            let answer = county.answer(actor, &request, Millis(3));
            county.answer(actor, &request, Millis(4));
            device.answered(answer);
        }
        3 => {
            // Cut short: only some envelopes arrive, out of order.
            let mut short = request.clone();
            short.envelopes.reverse();
            short.envelopes.truncate(dice.roll(3) as usize);
            county.answer(actor, &short, Millis(5));
            device.failed(Failure::Status(0));
        }
        _ => {
            let answer = county.answer(actor, &request, Millis(6));
            device.answered(answer);
        }
    }
    faults[(fate as usize).min(4)] += 1;
}

/// Runs `steps` random steps on four devices, then lets the network be good.
fn run(seed: u64, steps: u32) -> (County, Vec<Device>, BTreeMap<(ReplicaId, Counter), u64>) {
    let mut dice = Dice(seed);
    let mut county = start();
    let mut devices = vec![
        Device::new("lead-clerk"),
        Device::numbered("lead-clerk", 1),
        Device::new("chief"),
        Device::new("stranger"),
    ];
    let mut stored = BTreeMap::new();
    let mut faults = [0; 5];
    for step in 0..steps {
        let device = &mut devices[dice.roll(4) as usize];
        match dice.roll(10) {
            0..=3 => device.act(random_act(&mut dice, u64::from(step))),
            4 => {
                let kept = dice.roll(device.relaxed() as u64 + 1) as usize;
                device.crash(kept);
            }
            _ => exchange(&mut dice, &mut county, device, &mut faults),
        }
        for item in device.replica.outbox.items() {
            let identity = (device.replica.id, item.envelope.counter);
            stored.entry(identity).or_insert(u64::from(step));
        }
    }
    for _ in 0..2 {
        devices.iter_mut().for_each(|device| {
            device.wait();
            settle(&mut county, device);
        });
    }
    (county, devices, stored)
}

fn check(seed: u64, steps: u32) {
    let (county, devices, stored) = run(seed, steps);
    assert_eq!(county.verify().map(|head| head.seq), Ok(county.head().seq));
    let judged: Vec<(ReplicaId, Counter)> =
        county.rows[1..].iter().map(|row| (row.header.replica, row.header.counter)).collect();
    let once: BTreeSet<_> = judged.iter().copied().collect();
    assert_eq!(once.len(), judged.len(), "judged twice");
    for identity in stored.keys() {
        assert!(once.contains(identity), "lost: {identity:?}");
    }
    for device in &devices {
        assert_eq!(device.replica.outbox.waiting(), 0, "{} has not drained", device.name);
        let expected = county.visible(device.replica.actor);
        assert_eq!(shown(device), expected, "{} differs", device.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever is lost, repeated, cut short or killed: every stored act is judged exactly once,
    /// queues drain, and each device shows what its person may see.
    #[test]
    fn devices_converge_and_nothing_is_lost_or_doubled(seed in any::<u64>(), steps in 10u32..80) {
        check(seed, steps);
    }

    /// Two replicas' acts, delivered in any interleaving: both end up the same.
    #[test]
    fn any_interleaving_of_two_replicas_converges(
        order in proptest::collection::vec(any::<bool>(), 1..30),
        seed in any::<u64>(),
    ) {
        let mut dice = Dice(seed);
        let mut county = start();
        let mut pair = [Device::new("lead-clerk"), Device::new("chief")];
        for device in &mut pair {
            settle(&mut county, device);
            device.happen(Event::Wake(Wake::Offline));
            for number in 0..10 {
                device.act(random_act(&mut dice, number + 100 * u64::from(device.name == "chief")));
            }
            device.happen(Event::Wake(Wake::Now));
        }
        for first in order {
            let device = &mut pair[usize::from(first)];
            if let Some(request) = device.request.take() {
                let mut one = request.clone();
                one.envelopes.truncate(1);
                let answer = county.answer(device.replica.actor, &one, Millis(1));
                device.answered(answer);
            }
        }
        for _ in 0..2 {
            pair.iter_mut().for_each(|device| settle(&mut county, device));
        }
        for device in &pair {
            prop_assert_eq!(shown(device), county.visible(device.replica.actor));
        }
    }
}

#[test]
fn the_same_seed_runs_the_same_way() {
    let trace = |seed| run(seed, 60).0.rows.iter().map(|row| row.hash).collect::<Vec<_>>();
    assert_eq!(trace(42), trace(42));
}

#[test]
fn an_empty_sync_changes_nothing() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let cursor = clerk.replica.cursor();
    assert_ne!(cursor, Cursor { seq: Seq(9), ..Cursor::default() });
    settle(&mut county, &mut clerk);
    assert_eq!(clerk.replica.cursor(), cursor);
    assert_eq!(county.delivered(), 0);
}
