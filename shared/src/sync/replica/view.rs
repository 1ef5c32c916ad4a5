//! What is shown: confirmed rows with the outbox applied on top.

use std::collections::HashMap;
use std::rc::Rc;

use super::disk::Rows;
use crate::id::{ActorId, Id, Seq};
use crate::model::Entity;
use crate::mutation::Envelope;
use crate::order::sort_by_key;
use crate::rules::{self, Entities, Memory, Refusal};
use crate::wire::Frame;

/// Entities in a chunk.
const CHUNK_ROWS: usize = 500;

/// Confirmed rows, with pending acts on top and a way back.
#[derive(Default)]
pub struct View {
    /// Who is logged in here.
    hand: ActorId,
    rows: Memory,
    /// What is confirmed, for each id that pending acts have touched.
    shadow: HashMap<Id, Option<Rc<Entity>>>,
    /// Frames of kinds this version does not know: kept and passed on.
    foreign: Vec<Frame>,
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

    /// Whether `envelope` would be accepted as things stand here.
    pub fn trial(&self, envelope: &Envelope) -> Result<(), Refusal> {
        let changes = rules::apply(&self.rows, envelope, self.hand, envelope.at, Seq::PENDING)?;
        rules::check_size(&changes)
    }

    /// Applies a pending act on top. One that no longer fits has no effect here; the server judges.
    pub fn overlay(&mut self, envelope: &Envelope) {
        let Ok(changes) = rules::apply(&self.rows, envelope, self.hand, envelope.at, Seq::PENDING)
        else {
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
            match frame.entity() {
                Ok(entity) => drop(self.rows.put(Rc::new(entity))),
                Err(_) => self.foreign.push(frame.clone()),
            }
        }
        for id in &rows.gone {
            self.rows.remove(*id);
        }
    }

    /// Applies the pending acts anew.
    pub fn rebuild<'a>(&mut self, pending: impl Iterator<Item = &'a Envelope>) {
        self.restore();
        pending.for_each(|envelope| self.overlay(envelope));
    }

    /// Everything confirmed, as chunks. Nothing may be pending.
    pub fn chunks(&self) -> Vec<Rows> {
        let mut frames: Vec<(Id, Frame)> =
            self.rows.iter().map(|entity| (entity.id(), Frame::from(&**entity))).collect();
        sort_by_key(&mut frames, |(id, _)| *id);
        let known = frames.into_iter().map(|(_, frame)| frame);
        let all: Vec<Frame> = known.chain(self.foreign.iter().cloned()).collect();
        all.chunks(CHUNK_ROWS)
            .map(|frames| Rows { changed: frames.to_vec(), gone: Vec::new() })
            .collect()
    }

    /// Back to what is confirmed.
    fn restore(&mut self) {
        for (id, before) in self.shadow.drain() {
            match before {
                Some(entity) => drop(self.rows.put(entity)),
                None => drop(self.rows.remove(id)),
            }
        }
    }

    /// The entity as confirmed, without what is pending.
    pub fn confirmed(&self, id: Id) -> Option<Rc<Entity>> {
        self.shadow.get(&id).cloned().unwrap_or_else(|| self.rows.get(id))
    }
}
