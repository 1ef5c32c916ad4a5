//! A device's disk under housekeeping: whatever is folded, rewritten or kept for the first page, and
//! wherever a crash cuts in, a replica opens as it stood.

use std::collections::BTreeMap;

use proptest::prelude::*;
use shared::id::*;
use shared::model::Entity;
use shared::mutation::*;
use shared::rules::{Entities, Memory, Refusal};
use shared::sync::Verdict;
use shared::sync::replica::*;

use crate::county::County;
use crate::simulation::{Device, Dice};
use crate::sync::{random_act, settle, start};
use crate::world::*;

/// Small enough that a few acts need housekeeping.
const SMALL: Upkeep = Upkeep { tail_rows_max: 2, chunk_rows: 3, replaced_min: 4 };

fn confirmed(replica: &Replica) -> BTreeMap<Id, Entity> {
    let ids = replica.entities().iter().map(|entity| entity.id());
    ids.filter_map(|id| Some((id, (*replica.view.confirmed(id)?).clone()))).collect()
}

fn shown(memory: &Memory) -> BTreeMap<Id, Entity> {
    memory.iter().map(|entity| (entity.id(), (**entity).clone())).collect()
}

fn reopened(device: &Device, disk: &MemoryDisk) -> Replica {
    Replica::open(device.replica.id, device.replica.actor, disk.snapshot())
}

/// A device that remembers what was confirmed after each of its writes.
struct Witnessed {
    device: Device,
    after_write: Vec<BTreeMap<Id, Entity>>,
}

impl Witnessed {
    fn new(post: &'static str) -> Witnessed {
        let mut device = Device::new(post);
        device.replica.upkeep = SMALL;
        Witnessed { device, after_write: vec![BTreeMap::new()] }
    }

    /// Lets something happen; it writes once at most.
    fn step(&mut self, step: impl FnOnce(&mut Device)) {
        let before = self.device.relaxed();
        step(&mut self.device);
        let now = confirmed(&self.device.replica);
        match self.device.relaxed() {
            // An act was stored strictly, and everything before it with it.
            0 => self.after_write = vec![now],
            after => {
                assert!(after <= before + 1, "more than one write in a step");
                self.after_write.truncate(after);
                self.after_write.push(now);
            }
        }
    }

    /// Opens what would be there, were the process killed after any number of writes.
    fn check_every_crash(&self) {
        for (kept, expected) in self.after_write.iter().enumerate() {
            let mut disk = self.device.disk.clone();
            disk.crash(kept);
            let replica = reopened(&self.device, &disk);
            assert_eq!(&confirmed(&replica), expected, "killed after {kept} writes");
        }
    }
}

fn exchange(county: &mut County, device: &mut Device) {
    if let Some(request) = device.request.take() {
        let answer = county.answer(device.replica.actor, &request, Millis(1));
        device.answered(answer);
    }
}

/// The ids that a page might show.
fn on_page(device: &Device) -> Vec<Id> {
    let all = device.replica.entities().all(shared::model::Kind::Task);
    all.map(|task| task.id()).take(3).collect()
}

/// What could be shown first, read from the disk as the app reads it.
fn front(device: &Device) -> Option<(Front, Replica)> {
    let kept = device.disk.front()?;
    let whole = device.disk.snapshot();
    let rest = Snapshot { chunks: Vec::new(), ..whole };
    let (id, actor) = (device.replica.id, device.replica.actor);
    let is_at_rest = rest.outbox.is_empty() && rest.unreadable.is_empty();
    let (meta, tail) = (rest.meta.clone(), rest.tail.clone());
    let replica = Replica::front(id, actor, kept.clone(), rest)?;
    if is_at_rest {
        let at_rest = Replica::front_at_rest(id, actor, kept.clone(), meta, tail).unwrap();
        assert_eq!(confirmed(&at_rest), confirmed(&replica), "no rule was needed");
    }
    Some((kept, replica))
}

/// Runs random steps on a device and another that works beside it.
fn run(seed: u64, steps: u32, mut check: impl FnMut(&Witnessed, &mut Replica)) {
    let mut dice = Dice(seed);
    let mut county = start();
    let mut other = Device::new("chief");
    let mut phone = Witnessed::new("lead-clerk");
    settle(&mut county, &mut other);
    let mut tab = reopened(&phone.device, &phone.device.disk);
    for step in 0..steps {
        let number = u64::from(step);
        match dice.roll(10) {
            0 => phone.step(|device| device.act(random_act(&mut dice, number))),
            1..=2 => {
                other.act(random_act(&mut dice, number));
                settle(&mut county, &mut other);
            }
            3 => phone.step(|device| {
                let shown = on_page(device);
                device.happen(Event::Front { shown, aside: vec![7] });
            }),
            4 => phone.step(|device| device.happen(Event::Wake(Wake::Now))),
            5..=6 => phone.step(|device| exchange(&mut county, device)),
            7 if dice.roll(4) == 0 => {
                let kept = dice.roll(phone.device.relaxed() as u64 + 1) as usize;
                phone.device.crash(kept);
                phone.device.replica.upkeep = SMALL;
                phone.after_write = vec![confirmed(&phone.device.replica)];
            }
            _ => phone.step(|device| device.happen(Event::Idle)),
        }
        check(&phone, &mut tab);
    }
    for _ in 0..2 {
        phone.device.wait();
        settle(&mut county, &mut phone.device);
    }
    let expected: BTreeMap<Id, Entity> = county
        .visible(phone.device.replica.actor)
        .iter()
        .map(|entity| (entity.id(), (**entity).clone()))
        .collect();
    assert_eq!(shown(reopened(&phone.device, &phone.device.disk).entities()), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_crash_at_any_point_leaves_what_had_been_written(seed in any::<u64>(), steps in 20u32..120) {
        run(seed, steps, |phone, _| phone.check_every_crash());
    }

    /// Another tab reads only what is new, through every fold and rewriting.
    #[test]
    fn a_tab_that_reads_on_sees_the_same(seed in any::<u64>(), steps in 20u32..120) {
        run(seed, steps, |phone, tab| {
            let snapshot = phone.device.disk.snapshot_after(tab.place());
            let asked = tab.handle(Millis(1), 1, Event::Reloaded(Box::new(snapshot)));
            assert!(!asked.contains(&Effect::Reload));
            let whole = reopened(&phone.device, &phone.device.disk);
            assert_eq!(shown(tab.entities()), shown(whole.entities()));
        });
    }

    /// What is shown first is never older than what is on the disk, and the outbox is on top.
    #[test]
    fn the_first_page_shows_how_things_stand(seed in any::<u64>(), steps in 20u32..120) {
        run(seed, steps, |phone, _| {
            let Some((kept, first)) = front(&phone.device) else { return };
            let whole = reopened(&phone.device, &phone.device.disk);
            assert!(!first.is_whole() && whole.is_whole());
            for frame in &kept.changed {
                let id = frame.as_ref().id();
                assert_eq!(first.entities().get(id), whole.entities().get(id), "{id}");
            }
            assert_eq!(first.outbox.waiting(), whole.outbox.waiting());
        });
    }
}

#[test]
fn housekeeping_ends_and_leaves_little_behind() {
    let mut county = start();
    let (mut chief, mut phone) = (Device::new("chief"), Device::new("lead-clerk"));
    settle(&mut county, &mut chief);
    settle(&mut county, &mut phone);
    phone.replica.upkeep = SMALL;
    for number in 0..60 {
        let due = Some(day("2022-11-01").plus(number));
        chief.act(ChangeDue { task: task_id("open"), due, reason: "调整".into() });
        settle(&mut county, &mut chief);
        settle(&mut county, &mut phone);
        let mut written = usize::MAX;
        while phone.relaxed() != written {
            written = phone.relaxed();
            phone.happen(Event::Idle);
        }
    }
    let snapshot = phone.disk.snapshot();
    let frames: usize = snapshot.chunks.iter().map(|rows| rows.changed.len()).sum();
    let held = phone.replica.entities().len();
    assert!(snapshot.tail.len() <= 2, "{} tail rows", snapshot.tail.len());
    assert!(frames <= 2 * held + 4 + 3, "{frames} frames for {held} entities");
    assert_eq!(shown(reopened(&phone, &phone.disk).entities()), shown(phone.replica.entities()));
}

#[test]
fn delivered_acts_are_kept_for_sixty_days() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.act(AddComment {
        id: CommentId(id("c")),
        on: task_id("open").into(),
        words: "已联系".into(),
    });
    settle(&mut county, &mut clerk);
    let [(_, sent)] = clerk.disk.sent().try_into().unwrap();
    // The server's time counts, whatever the device's clock says.
    let mut idle_at = |at: u64| {
        clerk.happen(Event::Wake(Wake::Now));
        let request = clerk.request.take().unwrap();
        clerk.answered(county.answer(actor("lead-clerk"), &request, Millis(at)));
        for effect in clerk.replica.handle(Millis(u64::MAX / 2), 7, Event::Idle) {
            let Effect::Write(write) = effect else { panic!("{effect:?}") };
            clerk.disk.write(write);
        }
        clerk.disk.sent().len()
    };
    assert_eq!(idle_at(sent.at.0 + SENT_KEPT_MS), 1);
    assert_eq!(idle_at(sent.at.0 + SENT_KEPT_MS + 1_000), 1, "looked through once a day");
    assert_eq!(idle_at(sent.at.0 + SENT_KEPT_MS + 25 * 60 * 60 * 1_000), 0);
}

#[test]
fn a_row_of_the_outbox_that_cannot_be_read_is_kept_and_counted_but_not_sent() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.disk.write(Write(vec![Change::Put(Store::Outbox, 9, vec![255, 255, 1])]));
    clerk.crash(usize::MAX);
    assert_eq!(clerk.replica.outbox.waiting(), 1);
    let kept: Vec<_> = clerk.replica.outbox.sealed().collect();
    assert_eq!(kept, [(Counter(9), &[255, 255, 1][..])]);
    settle(&mut county, &mut clerk);
    assert_eq!(county.delivered(), 0);
    assert_eq!(clerk.disk.snapshot().unreadable.len(), 1);
}

#[test]
fn an_act_of_an_unknown_kind_that_is_refused_stays_and_is_not_sent_again() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    clerk.disk.append(vec![1, 2, 3], None);
    clerk.crash(usize::MAX);
    let request = clerk.request.take().unwrap();
    assert_eq!(request.envelopes.len(), 1);
    let answer = county.answer(actor("lead-clerk"), &request, Millis(1));
    let Verdict::Refused { reason: Refusal::Unreadable, .. } = answer.verdicts[0].verdict else {
        panic!("{:?}", answer.verdicts)
    };
    clerk.answered(answer);
    settle(&mut county, &mut clerk);
    assert_eq!(clerk.replica.outbox.sealed().count(), 1);
    clerk.crash(usize::MAX);
    let request = clerk.request.take().unwrap();
    assert!(request.envelopes.is_empty(), "the disk knows that it was refused");
    assert_eq!(clerk.replica.outbox.sealed().count(), 1);
}
