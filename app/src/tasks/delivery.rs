//! How far a person's own acts have come: saved here, on the way, or in, with a receipt. Free of
//! web types.

use std::collections::HashMap;

use shared::id::{Id, Millis, Seq};
use shared::mutation::{Envelope, Mutation, Nudge};
use shared::sync::replica::{Item, Replica, State};

/// How far an act has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Delivery {
    /// Saved on this device, not delivered.
    Waiting,
    /// On its way right now.
    Sending,
    /// Refused; the person decides.
    Refused,
    /// In: the number of the receipt.
    Receipt(Seq),
}

/// What is not fully delivered, by what it was done to.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Deliveries {
    by_subject: HashMap<Id, Delivery>,
    by_time: HashMap<(Id, Millis), Delivery>,
}

impl Deliveries {
    /// Reads the outbox.
    pub fn of_replica(replica: &Replica) -> Deliveries {
        let sending = |item: &Item| replica.link.is_sending(item.envelope.counter);
        let items = replica.outbox.items();
        Deliveries::of_items(items.map(|item| (&item.envelope, state(item, sending(item)))))
    }

    /// From acts and how far each has come, in the order they were done.
    pub fn of_items<'a>(items: impl Iterator<Item = (&'a Envelope, Delivery)>) -> Deliveries {
        let mut all = Deliveries::default();
        for (envelope, delivery) in items {
            for id in touched(&envelope.mutation) {
                all.by_subject.insert(id, delivery);
                all.by_time.insert((id, envelope.at), delivery);
            }
        }
        all
    }

    /// The latest act on `subject`; `None` once nothing about it is under way.
    pub fn of(&self, subject: Id) -> Option<Delivery> {
        self.by_subject.get(&subject).copied()
    }

    /// The act on `subject` at that time of the device.
    pub fn at(&self, subject: Id, at: Millis) -> Option<Delivery> {
        self.by_time.get(&(subject, at)).copied()
    }
}

/// What an act changes or makes: a split touches its parts, too, a nudge every task it hurries.
fn touched(mutation: &Mutation) -> Vec<Id> {
    let mut ids = vec![mutation.subject()];
    match mutation {
        Mutation::SplitTask(act) => ids.extend(act.parts.iter().map(|part| Id::from(part.id))),
        Mutation::TurnIntoTask(act) => ids.push(act.task.id.into()),
        Mutation::NudgeTasks(act) => {
            let made = |nudge: &Nudge| [Id::from(nudge.id), Id::from(nudge.task)];
            ids.extend(act.nudges.iter().flat_map(made));
        }
        _ => {}
    }
    ids
}

fn state(item: &Item, sending: bool) -> Delivery {
    match item.state {
        State::Refused(_) => Delivery::Refused,
        State::Accepted { seq, .. } => Delivery::Receipt(seq),
        State::Stored if sending => Delivery::Sending,
        State::Stored => Delivery::Waiting,
    }
}
