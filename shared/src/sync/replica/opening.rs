//! A replica being read from its disk: chunk after chunk, so that whoever reads can see to other
//! things in between; and before that, its first page.

use std::collections::BTreeSet;

use super::disk::sort_outbox;
use super::housekeeping::Housekeeping;
use super::stored::{Front, Meta, Rows, Stored};
use super::view::View;
use super::{Effect, Link, Outbox, Replica, Snapshot, Upkeep};
use crate::id::{ActorId, Id, ReplicaId, Seq};
use crate::model::{Answering, Charge, Entity, Seat};
use crate::rules::Entities;
use crate::wire::Unreadable;

/// A replica that is being read.
pub struct Opening {
    view: View,
}

impl Opening {
    /// Nothing is read yet. `actor` is who is logged in.
    pub fn new(actor: ActorId) -> Opening {
        Opening { view: View::of(actor) }
    }

    /// Takes over the bytes of the next chunk, in order of key.
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        self.view.take_chunk(bytes)
    }

    /// The replica, with everything else that its disk holds.
    pub fn finish(self, id: ReplicaId, actor: ActorId, rest: Snapshot) -> Replica {
        let mut replica = Replica::unread(id, actor);
        replica.view = self.view;
        for (_, rows) in &rest.tail {
            replica.view.confirm(rows);
        }
        replica.housekeeping = Housekeeping::of(&rest.tail);
        replica.meta = rest.meta;
        replica.business_day = replica.meta.business_day;
        replica.outbox.take_rows(id, rest.outbox, rest.unreadable, Seq(0));
        replica.view.rebuild(replica.outbox.pending());
        replica.whole = true;
        replica
    }
}

impl Replica {
    /// A replica from everything that its disk holds.
    pub fn open(id: ReplicaId, actor: ActorId, snapshot: Snapshot) -> Replica {
        let mut opening = Opening::new(actor);
        snapshot.chunks.iter().for_each(|rows| opening.view.confirm(rows));
        opening.finish(id, actor, snapshot)
    }

    /// What can be shown before everything is read: the first page as it was kept, with what came
    /// since and the outbox on top. It is only to be looked at; events are for the whole replica.
    /// `rest` holds no chunks, and of the tail at least what is newer than `front`.
    ///
    /// `None` where that would not be how things stand: the kept page is older than the tail
    /// reaches, or an act of the outbox has no effect on what it holds, or might have none if what is
    /// new and not on the page were there.
    pub fn front(id: ReplicaId, actor: ActorId, front: Front, rest: Snapshot) -> Option<Replica> {
        let Snapshot { tail, outbox, unreadable, meta, .. } = rest;
        if !outbox.is_empty() && !front.holds_all(&tail) {
            return None;
        }
        let mut replica = Replica::front_at_rest(id, actor, front, meta, tail)?;
        replica.outbox.take_rows(id, outbox, unreadable, Seq(0));
        let fits = replica.view.rebuild(replica.outbox.pending());
        fits.then_some(replica)
    }

    /// [`Replica::front`] where the outbox is empty: that can be shown before the rules are there.
    pub fn front_at_rest(
        id: ReplicaId,
        actor: ActorId,
        front: Front,
        meta: Meta,
        tail: Vec<(u64, Rows)>,
    ) -> Option<Replica> {
        if front.generation != meta.generation || front.next_tail < meta.first_tail {
            return None;
        }
        let mut replica = Replica::unread(id, actor);
        replica.view.confirm(&Rows { changed: front.changed, gone: Vec::new() });
        let held: BTreeSet<Id> = replica.view.ids().collect();
        for (_, mut rows) in tail.into_iter().filter(|(key, _)| *key >= front.next_tail) {
            // Of what is new, more would be needed than came with it.
            rows.changed.retain(|frame| held.contains(&frame.as_ref().id()));
            replica.view.confirm(&rows);
        }
        replica.meta = meta;
        replica.business_day = replica.meta.business_day;
        replica.aside = Some(front.aside);
        Some(replica)
    }

    /// Takes over what the disk holds.
    pub(super) fn take(&mut self, snapshot: Snapshot, effects: &mut Vec<Effect>) {
        if snapshot.after.is_some_and(|place| place != self.place()) {
            // Rows have come in meanwhile that this snapshot knows nothing of.
            effects.push(Effect::Reload);
            return;
        }
        if snapshot.after.is_none() {
            self.view = View::of(self.actor);
        }
        let tail = snapshot.tail.iter().map(|(_, rows)| rows);
        snapshot.chunks.iter().chain(tail).for_each(|rows| self.view.confirm(rows));
        match snapshot.after {
            Some(_) => self.housekeeping.read_on(snapshot.meta.first_tail, &snapshot.tail),
            None => self.housekeeping.read(&snapshot.tail),
        }
        // A verdict that this tab has heard counts as far as the witness reaches that the disk holds,
        // for only that far does the next exchange show a server that was restored from a backup. And
        // not where another tab has started over. What counts no longer is said again: where the
        // server does remember, it gives the same verdict.
        let is_same = snapshot.meta.generation == self.meta.generation;
        let witnessed = if is_same { snapshot.meta.head.seq } else { Seq(0) };
        self.meta = snapshot.meta;
        self.business_day = self.meta.business_day;
        self.outbox.take_rows(self.id, snapshot.outbox, snapshot.unreadable, witnessed);
        self.view.rebuild(self.outbox.pending());
        self.link.has_read();
    }

    /// A replica of which nothing is read yet.
    pub fn unread(id: ReplicaId, actor: ActorId) -> Replica {
        Replica {
            id,
            actor,
            acting: actor,
            view: View::of(actor),
            outbox: Outbox::default(),
            link: Link::default(),
            business_day: None,
            upkeep: Upkeep::default(),
            meta: Meta::default(),
            acts: Vec::new(),
            housekeeping: Housekeeping::default(),
            aside: None,
            whole: false,
        }
    }

    /// The first page's row. None where an act of the outbox has no effect: on the page, which holds
    /// less, it might have one.
    pub(super) fn front_of(&self, shown: &[Id], aside: &[u8]) -> Option<Front> {
        self.view.fits().then(|| self.page_of(shown, aside))
    }

    /// The first page's row: these entities, what pending acts have touched, what the person acts
    /// by, and whatever of all this is needed to show it.
    fn page_of(&self, shown: &[Id], aside: &[u8]) -> Front {
        let held = self.view.rows().held(self.actor);
        let mut waiting: Vec<Id> = shown.to_vec();
        waiting.extend(held.iter().map(|entity| entity.id()));
        waiting.extend(self.view.touched());
        waiting.push(self.actor.0);
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if seen.insert(id)
                && let Some(entity) = self.view.confirmed(id)
            {
                waiting.extend(needs(&entity));
                // A person is named with their post.
                let posts = self.view.rows().held(ActorId(id));
                waiting.extend(posts.iter().map(|post| post.id()));
            }
        }
        Front {
            generation: self.meta.generation,
            next_tail: self.meta.next_tail,
            aside: aside.to_vec(),
            changed: seen.into_iter().filter_map(|id| self.view.frame(id)).collect(),
        }
    }
}

impl Front {
    /// Whether everything that the tail has beyond this page is a later state of what it holds.
    fn holds_all(&self, tail: &[(u64, Rows)]) -> bool {
        let held: BTreeSet<Id> = self.changed.iter().map(|frame| frame.as_ref().id()).collect();
        let newer = tail.iter().filter(|(key, _)| *key >= self.next_tail);
        let mut frames = newer.flat_map(|(_, rows)| &rows.changed);
        frames.all(|frame| held.contains(&frame.as_ref().id()))
    }
}

/// What an entity cannot be judged or shown without.
fn needs(entity: &Entity) -> Vec<Id> {
    let mut ids: Vec<Id> = entity.parent().into_iter().collect();
    ids.extend(entity.programme().map(Id::from));
    match entity {
        Entity::Task(task) => {
            ids.extend(task.charge.map(Charge::id));
            ids.extend(task.leaders.iter().map(|person| person.0));
            ids.extend(task.lead_units.iter().chain(&task.support_units).map(|unit| unit.0));
        }
        Entity::Programme(programme) => ids.extend(programme.office.map(Id::from)),
        Entity::Post(post) => {
            ids.extend(post.person.map(Id::from));
            ids.extend(match post.seat {
                Seat::County => None,
                seat => seat.holder(),
            });
        }
        Entity::Delegate(delegate) => ids.extend([delegate.leader.0, delegate.delegate.0]),
        Entity::Instruction(given) => {
            ids.push(given.by.0);
            ids.extend(given.units.iter().map(|unit| unit.0));
            ids.extend(given.task.map(Id::from));
        }
        other => {
            if let Some(answering) = Answering::of(other) {
                let units = answering.lead_units.iter().chain(&answering.support_units);
                ids.extend(units.map(|unit| unit.0));
                ids.extend(answering.leaders.iter().map(|person| person.0));
            }
        }
    }
    ids
}

impl Snapshot {
    /// A snapshot without chunks, from rows' bytes. Rows of the outbox that cannot be read are in it
    /// as they stand; `None` where a row of the tail cannot be read.
    pub fn of_rows(
        tail: impl IntoIterator<Item = (u64, Vec<u8>)>,
        outbox: impl IntoIterator<Item = (u64, Vec<u8>)>,
        meta: Meta,
    ) -> Option<Snapshot> {
        Some(Snapshot { tail: read_tail(tail)?, meta, ..Snapshot::default() }.with_outbox(outbox))
    }

    /// With these rows of the outbox, as bytes; those that cannot be read as they stand.
    pub fn with_outbox(self, rows: impl IntoIterator<Item = (u64, Vec<u8>)>) -> Snapshot {
        let (outbox, unreadable) = sort_outbox(rows);
        Snapshot { outbox, unreadable, ..self }
    }
}

/// Rows of the tail from their bytes; `None` where one cannot be read.
pub fn read_tail(rows: impl IntoIterator<Item = (u64, Vec<u8>)>) -> Option<Vec<(u64, Rows)>> {
    rows.into_iter().map(|(key, bytes)| Some((key, Rows::from_bytes(&bytes)?))).collect()
}
