//! What is shown: confirmed rows with the outbox applied on top.

use std::collections::HashMap;
use std::rc::Rc;

use super::stored::Rows;
use crate::id::{ActorId, Id, Seq};
use crate::model::Entity;
use crate::mutation::Envelope;
use crate::rules::{self, Entities, Memory, Refusal};
use crate::wire::{Frame, FrameRef, Packed, Unreadable};

/// Confirmed rows, with pending acts on top and a way back.
#[derive(Default)]
pub struct View {
    /// Who is logged in here.
    hand: ActorId,
    rows: Memory,
    /// What is confirmed, for each id that pending acts have touched.
    shadow: HashMap<Id, Option<Rc<Entity>>>,
    /// Frames that this version cannot read: kept and passed on.
    foreign: HashMap<Id, Frame>,
    /// How many pending acts have no effect on what is confirmed.
    idle: usize,
}

impl View {
    /// Nothing yet, on a device where `hand` is logged in.
    pub fn of(hand: ActorId) -> View {
        View { hand, ..View::default() }
    }

    /// What is shown.
    pub fn rows(&self) -> &Memory {
        &self.rows
    }

    /// Whether nothing is confirmed yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a pending act has touched `id`.
    pub fn is_pending(&self, id: Id) -> bool {
        self.shadow.contains_key(&id)
    }

    /// The ids that pending acts have touched.
    pub(super) fn touched(&self) -> impl Iterator<Item = Id> {
        self.shadow.keys().copied()
    }

    /// Whether `envelope` would be accepted as things stand here.
    pub fn trial(&self, envelope: &Envelope) -> Result<(), Refusal> {
        let changes = rules::apply(&self.rows, envelope, self.hand, envelope.at, Seq::PENDING)?;
        rules::check_size(&changes)
    }

    /// Applies a pending act on top. One that no longer fits has no effect here; the server judges.
    pub fn overlay(&mut self, envelope: &Envelope) {
        let Ok(changes) = rules::apply(&self.rows, envelope, self.hand, envelope.at, Seq::PENDING)
        else {
            self.idle += 1;
            return;
        };
        for (id, entity) in changes {
            let before = self.rows.put(entity);
            self.shadow.entry(id).or_insert(before);
        }
    }

    /// Takes over confirmed rows. [`View::rebuild`] must follow.
    pub fn confirm(&mut self, rows: &Rows) {
        self.restore();
        for frame in &rows.changed {
            let frame = frame.as_ref();
            match Packed::of(frame) {
                // What cannot be opened is not kept closed.
                Some(packed) if packed.entity().is_ok() => self.keep(packed),
                _ => self.open(frame),
            }
        }
        self.let_go(&rows.gone);
    }

    /// Takes over a chunk's bytes from this device's own disk, before anything is pending. Where
    /// they cannot be read, some of it may have been taken over.
    pub(super) fn take_chunk(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let gone = Rows::visit(bytes, |frame| match Packed::of(frame) {
            Some(packed) => self.keep(packed),
            None => self.open(frame),
        })?;
        self.let_go(&gone);
        Ok(())
    }

    fn keep(&mut self, packed: Packed) {
        self.foreign.remove(&packed.id());
        self.rows.put_packed(packed);
    }

    fn open(&mut self, frame: FrameRef<'_>) {
        match frame.entity() {
            Ok(entity) => {
                self.foreign.remove(&frame.id());
                self.rows.put(Rc::new(entity));
            }
            Err(_) => drop(self.foreign.insert(frame.id(), frame.to_frame())),
        }
    }

    fn let_go(&mut self, gone: &[Id]) {
        for id in gone {
            self.foreign.remove(id);
            self.rows.forget(*id);
        }
    }

    /// Applies the pending acts anew. Returns whether each has an effect.
    pub fn rebuild<'a>(&mut self, pending: impl Iterator<Item = &'a Envelope>) -> bool {
        self.restore();
        for envelope in pending {
            self.overlay(envelope);
        }
        self.fits()
    }

    /// Whether each pending act has an effect.
    pub(super) fn fits(&self) -> bool {
        self.idle == 0
    }

    /// Back to what is confirmed.
    fn restore(&mut self) {
        self.idle = 0;
        for (id, before) in self.shadow.drain() {
            match before {
                Some(entity) => drop(self.rows.put(entity)),
                None => self.rows.forget(id),
            }
        }
    }

    /// The entity as confirmed, without what is pending.
    pub fn confirmed(&self, id: Id) -> Option<Rc<Entity>> {
        self.shadow.get(&id).cloned().unwrap_or_else(|| self.rows.get(id))
    }

    /// What is confirmed under `id`, as it is kept on disk.
    pub(super) fn frame(&self, id: Id) -> Option<Frame> {
        if let Some(frame) = self.foreign.get(&id) {
            return Some(frame.clone());
        }
        match self.rows.packed(id).filter(|_| !self.shadow.contains_key(&id)) {
            Some(packed) => Some(packed.frame().to_frame()),
            None => self.confirmed(id).map(|entity| Frame::from(&*entity)),
        }
    }

    /// How much is confirmed or shown.
    pub(super) fn len(&self) -> usize {
        self.rows.len() + self.foreign.len()
    }

    /// Every id under which something is confirmed or shown.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        self.rows.ids().chain(self.foreign.keys().copied())
    }
}
