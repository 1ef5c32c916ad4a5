//! What a person has done, and how far each act has come. Free of web types.

use std::cmp::Reverse;

use shared::id::{Counter, Millis, Seq};
use shared::mutation::Envelope;
use shared::order::sort_by_key;
use shared::rules::Memory;
use shared::sync::replica::{Item, Replica, State};

use super::act::Act;
use crate::tasks::delivery::Delivery;

/// Everything that has not left the outbox.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Queue {
    /// Refused, in the order they were done.
    pub refused: Vec<Act>,
    /// To be sent, in the order they will be.
    pub waiting: Vec<Act>,
    /// With the server already; their rows have not been read yet.
    pub accepted: Vec<Delivered>,
    /// To be sent, but made by a newer version: this one cannot show them.
    pub unreadable: usize,
    /// Cannot be read and is not sent: damaged on the disk, or refused by the server unread.
    pub stuck: usize,
}

impl Queue {
    /// Everything that the county has not.
    pub fn unsent(&self) -> impl Iterator<Item = &Act> {
        self.refused.iter().chain(&self.waiting)
    }
}

/// An act that the county has, as the disk keeps it: number, act, receipt, time of the server.
pub type Delivered = (Counter, Envelope, Seq, Millis);

/// An act with its receipt.
#[derive(Clone, PartialEq, Debug)]
pub struct Receipt {
    /// The act.
    pub act: Act,
    /// The receipt's number.
    pub seq: Seq,
    /// When the server judged it.
    pub at: Millis,
}

/// Reads the outbox.
pub fn queue(replica: &Replica) -> Queue {
    let memory = replica.entities();
    let mut queue = Queue::default();
    for item in replica.outbox.listed() {
        let Item { envelope, state } = item;
        match *state {
            State::Refused(refused) => {
                let act = Act::of(memory, envelope, Delivery::Refused);
                queue.refused.push(Act { refused: Some(refused), ..act });
            }
            State::Accepted { seq, at } => {
                queue.accepted.push((envelope.counter, envelope.clone(), seq, at));
            }
            State::Stored => {
                let sending = replica.link.is_sending(envelope.counter);
                let delivery = if sending { Delivery::Sending } else { Delivery::Waiting };
                queue.waiting.push(Act::of(memory, envelope, delivery));
            }
        }
    }
    let shown = queue.waiting.len() + queue.accepted.len();
    queue.stuck = replica.outbox.stuck();
    queue.unreadable = replica.outbox.waiting().saturating_sub(shown + queue.stuck);
    queue
}

/// The latest `limit` receipts, newest first, and how many there are.
pub fn receipts(
    memory: &Memory,
    sent: &[Delivered],
    accepted: &[Delivered],
    limit: usize,
) -> (Vec<Receipt>, usize) {
    let listed = |(_, envelope, ..): &&Delivered| !envelope.mutation.is_quiet();
    let mut all: Vec<&Delivered> = sent.iter().chain(accepted).filter(listed).collect();
    sort_by_key(&mut all, |(_, _, seq, _)| Reverse(*seq));
    // An act on its way from the outbox to the sent ones may be read in both places.
    all.dedup_by_key(|(_, _, seq, _)| *seq);
    let count = all.len();
    let receipt = |(_, envelope, seq, at): &Delivered| {
        let act = Act::of(memory, envelope, Delivery::Receipt(*seq));
        Receipt { act, seq: *seq, at: *at }
    };
    (all.into_iter().take(limit).map(receipt).collect(), count)
}

#[cfg(test)]
mod tests {
    use shared::id::{ActorId, ReplicaId, TaskId};
    use shared::model::Status;
    use shared::mutation::{CancelTask, Mutation};
    use shared::rules::Refusal;
    use shared::sync::replica::{OutboxRow, Refused, Rows, Snapshot};
    use shared::wire::Frame;

    use super::*;
    use crate::delivery::act::Target;
    use crate::tasks::sample::{county, id, task, today};

    fn envelope(counter: u64, mutation: impl Into<Mutation>) -> Envelope {
        Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(counter),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: Millis(counter),
            base: Seq(1),
            mutation: mutation.into(),
        }
    }

    fn cancel(title: &str) -> CancelTask {
        CancelTask { task: TaskId(id(title)), reason: "并入其他任务".to_owned() }
    }

    #[test]
    fn the_outbox_falls_into_refused_and_waiting_in_order() {
        let county = county([task("甲事"), task("乙事")]);
        let changed = county.iter().map(|entity| Frame::from(&**entity)).collect();
        let reason = Refusal::WrongStatus(Status::Cancelled);
        let no = Some(Refused { seq: Some(Seq(9)), at: Millis(9), reason });
        let row = |counter, title, refused| {
            let bytes = envelope(counter, cancel(title)).bytes();
            (Counter(counter), OutboxRow { bytes, refused })
        };
        let newer = (Counter(4), OutboxRow { bytes: vec![0, 1, 2], refused: None });
        let snapshot = Snapshot {
            chunks: vec![Rows { changed, gone: Vec::new() }],
            outbox: vec![row(1, "甲事", None), row(2, "乙事", no), row(3, "无", None), newer],
            ..Snapshot::default()
        };
        let replica = Replica::open(ReplicaId(id("手机")), ActorId(id("园区经办")), snapshot);
        let queue = queue(&replica);
        let counters =
            |acts: &[Act]| -> Vec<u64> { acts.iter().map(|act| act.envelope.counter.0).collect() };
        assert_eq!((counters(&queue.refused), counters(&queue.waiting)), (vec![2], vec![1, 3]));
        assert_eq!(queue.unreadable, 1);
        assert_eq!(queue.refused[0].target.title.as_deref(), Some("乙事"));
        assert_eq!(queue.refused[0].board.as_deref(), Some("枸杞产业链"));
        assert_eq!(queue.waiting[1].target, Target::default());
    }

    #[test]
    fn receipts_come_newest_first_and_once() {
        let county = county([task("甲事")]);
        let row = |counter, seq| {
            (Counter(counter), envelope(counter, cancel("甲事")), Seq(seq), Millis(seq))
        };
        let (shown, count) =
            receipts(&county, &[row(1, 10), row(2, 30)], &[row(2, 30), row(3, 40)], 2);
        let seqs: Vec<u64> = shown.iter().map(|receipt| receipt.seq.0).collect();
        assert_eq!((seqs, count), (vec![40, 30], 3));
        assert_eq!(shown[0].act.delivery, Delivery::Receipt(Seq(40)));
    }
}
