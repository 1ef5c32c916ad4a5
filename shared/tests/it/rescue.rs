//! A device's acts come by itself and as a file, in any order and in any pieces: each is in effect
//! once, and the device learns of it.

use proptest::prelude::*;
use shared::id::*;
use shared::mutation::{AddComment, Sealed};
use shared::sync::Verdict;
use shared::sync::replica::{Event, Failure, Wake};

use crate::county::County;
use crate::simulation::Device;
use crate::sync::{settle, start};
use crate::world::{actor, id, task_id};

/// One act in the meantime.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// Somebody brings in some of the acts.
    File { from: usize, count: usize },
    /// The device asks, and hears the answer.
    Exchange,
    /// The device asks, and the answer is lost.
    Lost,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        (0..6usize, 1..6usize).prop_map(|(from, count)| Turn::File { from, count }),
        Just(Turn::Exchange),
        Just(Turn::Lost),
    ]
}

fn ask(device: &mut Device, county: &mut County, is_lost: bool) {
    device.happen(Event::Wake(Wake::Now));
    let Some(request) = device.request.take() else { return };
    let answer = county.answer(device.replica.actor, &request, Millis(9));
    match is_lost {
        true => device.failed(Failure::Unreachable),
        false => device.answered(answer),
    }
}

proptest! {
    #[test]
    fn each_act_is_in_effect_once(turns in prop::collection::vec(turn(), 0..12)) {
        let (mut county, mut device) = (start(), Device::new("lead-clerk"));
        settle(&mut county, &mut device);
        device.happen(Event::Wake(Wake::Offline));
        for number in 0..6 {
            let words = format!("第 {number} 条");
            device.act(AddComment { id: CommentId(id(&words)), on: task_id("open").into(), words });
        }
        let rows = device.disk.snapshot().outbox.into_iter();
        let acts: Vec<Sealed> =
            rows.map(|(counter, row)| Sealed { counter, bytes: row.bytes }).collect();
        prop_assert_eq!(acts.len(), 6);
        let before = county.delivered();
        for turn in turns {
            match turn {
                Turn::File { from, count } => {
                    let some = &acts[from..(from + count).min(6)];
                    let owner = actor("lead-clerk");
                    let verdicts = county.bring(device.replica.id, owner, actor("chief"), some);
                    let is_in = |verdict: &Verdict| matches!(verdict, Verdict::Accepted { .. });
                    prop_assert!(verdicts.iter().all(is_in), "{:?}", verdicts);
                }
                Turn::Exchange => ask(&mut device, &mut county, false),
                Turn::Lost => ask(&mut device, &mut county, true),
            }
        }
        settle(&mut county, &mut device);
        prop_assert_eq!(county.delivered() - before, 6);
        prop_assert_eq!(device.replica.outbox.items().count(), 0);
        prop_assert!(device.disk.snapshot().outbox.is_empty());
    }
}
