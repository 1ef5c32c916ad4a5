//! What is too large to be kept is refused, on the device already, and says which it is.

use shared::model::{Kind, Status};
use shared::mutation::{AddComment, BlockTask, ENVELOPE_MAX, Sealed, UnblockTask};
use shared::rules::{self, ENTITY_MAX, Fault, Part, Refusal, TEXT_MAX};
use shared::sync::Verdict;
use shared::sync::county::{Arrival, judge as judge_all};

use crate::simulation::Device;
use crate::sync::{settle, start};
use crate::world::*;
use shared::id::{CommentId, Counter, Millis};

#[test]
fn a_task_whose_record_is_full_takes_no_more_and_stays_readable() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let task = task_id("open");
    let reason = "阻".repeat(TEXT_MAX as usize);
    let full = Refusal::TooLarge { kind: Some(Kind::Task), max: ENTITY_MAX as u32 };
    let mut steps = 0;
    while clerk.rejected.is_none() {
        let since = day("2022-10-18");
        clerk.act(BlockTask { task, reason: reason.clone(), since });
        if clerk.rejected.is_none() {
            clerk.act(UnblockTask { task, words: reason.clone() });
        }
        settle(&mut county, &mut clerk);
        steps += 1;
        assert!(steps < 1_000, "it never fills");
    }
    assert_eq!(clerk.rejected, Some(full), "after {steps} rounds");
    assert!(steps > 20);
    assert_eq!(clerk.replica.outbox.items().count(), 0, "all that was stored was accepted");
    let kept = get(&county.entities, "open");
    assert!(matches!(kept.status, Status::Blocked | Status::InProgress));
    // The server refuses it, too, whatever a device thinks.
    let envelope = match kept.status {
        Status::Blocked => act("lead-clerk", 1, UnblockTask { task, words: reason }),
        _ => act("lead-clerk", 1, BlockTask { task, reason, since: day("2022-10-18") }),
    };
    let sealed = Sealed { counter: Counter(1), bytes: envelope.bytes() };
    let arrival = Arrival {
        replica: envelope.replica,
        actor: envelope.actor,
        brought: None,
        at: Millis(1),
        envelopes: &[sealed],
    };
    let judgement = judge_all(&county, &arrival, || [0; 16]);
    let Verdict::Refused { reason, .. } = judgement.verdicts[0].verdict else { panic!() };
    assert_eq!(reason, full);
    assert!(judgement.changed.is_empty());
}

#[test]
fn an_act_of_too_many_bytes_is_refused_by_its_field_on_the_device_and_as_a_whole_by_the_server() {
    let mut county = start();
    let mut clerk = Device::new("lead-clerk");
    settle(&mut county, &mut clerk);
    let words = "长".repeat(ENVELOPE_MAX);
    let comment = AddComment { id: CommentId(id("huge")), on: task_id("open").into(), words };
    clerk.act(comment.clone());
    let too_long = Refusal::invalid(Part::Words, Fault::TooLong { max: TEXT_MAX });
    assert_eq!(clerk.rejected, Some(too_long));
    let envelope = act("lead-clerk", 1, comment);
    let sealed = Sealed { counter: Counter(1), bytes: envelope.bytes() };
    let max = ENVELOPE_MAX as u32;
    assert_eq!(sealed.check_size(), Err(Refusal::TooLarge { kind: None, max }));
    let arrival = Arrival {
        replica: envelope.replica,
        actor: envelope.actor,
        brought: None,
        at: Millis(1),
        envelopes: std::slice::from_ref(&sealed),
    };
    let judgement = judge_all(&county, &arrival, || [0; 16]);
    let Verdict::Refused { reason, .. } = judgement.verdicts[0].verdict else { panic!() };
    assert_eq!(reason, Refusal::TooLarge { kind: None, max });
    // The row keeps the digest in place of the bytes, and binds it.
    let row = &judgement.rows[0];
    assert_eq!(row.payload, sealed.digest());
    assert_eq!((row.digest, row.header.act), (sealed.digest(), shared::log::Act::Refused));
    // Small ones are none of this.
    assert_eq!(rules::check_size(&Default::default()), Ok(()));
}

/// Every entity in memory takes the room of the largest kind: a kind that is larger than a task and
/// an instruction is boxed (`entities!`).
#[test]
fn no_kind_makes_all_others_larger() {
    use shared::model::{Entity, Instruction, Task};
    let most = size_of::<Task>().max(size_of::<Instruction>());
    assert!(size_of::<Entity>() <= most + 16, "{} bytes", size_of::<Entity>());
}
