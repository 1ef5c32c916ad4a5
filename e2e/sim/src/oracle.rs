//! The county as it must be: its log, replayed from the beginning with the same rules, one act after
//! the other, in memory. What the server's rows hold is measured against this.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use server::core::{Core, LogRow};
use shared::id::{ActorId, Counter, Id, ReplicaId};
use shared::log::{Act, Head, verify};
use shared::model::Entity;
use shared::mutation::{Digest, Sealed};
use shared::policy;
use shared::rules::{self, Memory, Refusal};
use shared::wire::Frame;

use crate::breach::{Breach, Outcome, Rule, server_failed};

/// An act as the log has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Name {
    /// Where it was done.
    pub replica: ReplicaId,
    /// Its number there.
    pub counter: Counter,
    /// Its content.
    pub digest: Digest,
}

/// What a replayed row came to.
pub struct Judged {
    /// Which act.
    pub name: Name,
    /// The envelope's bytes.
    pub bytes: Vec<u8>,
    /// Why it is not in effect, where it is not.
    pub refused: Option<Refusal>,
}

/// What somebody may see, as it must stand on their device.
pub type Sight = BTreeMap<Id, Frame>;

/// The log, replayed.
pub struct Oracle {
    /// The county before the first act, with the log's head then.
    base: (Memory, Head),
    rows: Memory,
    head: Head,
    verdicts: BTreeMap<Name, bool>,
    contents: BTreeSet<(ReplicaId, Digest)>,
    numbers: BTreeSet<(ReplicaId, Counter)>,
    /// Every act that some log of this county has had in effect.
    ever: BTreeSet<Name>,
}

impl Oracle {
    /// An oracle of a county that nobody has worked in.
    pub fn of(core: &Core) -> Outcome<Oracle> {
        let mut rows = Memory::default();
        for (id, _, frame) in core.entities().map_err(server_failed)? {
            let entity = frame
                .entity()
                .map_err(|error| Breach { rule: Rule::Replay, words: format!("{id}: {error}") })?;
            rows.put(Rc::new(entity));
        }
        let head = core.head().map_err(server_failed)?;
        Ok(Oracle {
            base: (rows.clone(), head),
            rows,
            head,
            verdicts: BTreeMap::new(),
            contents: BTreeSet::new(),
            numbers: BTreeSet::new(),
            ever: BTreeSet::new(),
        })
    }

    /// How far it has read.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Whether the act was judged, and is in effect.
    pub fn verdict(&self, name: &Name) -> Option<bool> {
        self.verdicts.get(name).copied()
    }

    /// Whether the act has ever been in effect, in a log that was lost since perhaps.
    pub fn ever(&self, name: &Name) -> bool {
        self.ever.contains(name)
    }

    /// Begins anew, with a county that was set back.
    pub fn set_back(&mut self, log: &[LogRow]) -> Outcome<Vec<Judged>> {
        (self.rows, self.head) = (self.base.0.clone(), self.base.1);
        self.verdicts.clear();
        self.contents.clear();
        self.numbers.clear();
        let known = (self.base.1.seq.0 as usize).min(log.len());
        self.read(&log[known..])
    }

    /// Reads on.
    pub fn read(&mut self, rows: &[LogRow]) -> Outcome<Vec<Judged>> {
        let links = rows.iter().map(|row| (row.header, row.payload_digest, row.hash));
        if let Err(broken) = verify(self.head, links) {
            return Breach::of(Rule::Chain, broken.to_string());
        }
        let mut judged = Vec::new();
        for row in rows {
            self.head = Head { seq: row.header.seq, hash: row.hash };
            if row.header.act.is_judged() {
                judged.push(self.replay(row)?);
            }
        }
        Ok(judged)
    }

    fn replay(&mut self, row: &LogRow) -> Outcome<Judged> {
        let header = &row.header;
        let sealed = Sealed { counter: header.counter, bytes: row.payload.clone() };
        let (replica, counter, digest) = (header.replica, header.counter, sealed.digest());
        let name = Name { replica, counter, digest };
        let shown = format!("row {} (act {} of {replica})", header.seq.0, counter.0);
        if !self.numbers.insert((replica, counter)) || !self.contents.insert((replica, digest)) {
            return Breach::of(Rule::Once, format!("{shown}: judged before"));
        }
        let outcome = match sealed.open(replica) {
            Err(_) => Err(Refusal::Unreadable),
            Ok(envelope) => {
                rules::apply(&self.rows, &envelope, header.actor, header.at, header.seq)
            }
        };
        let is_accepted = header.act == Act::Accepted;
        if outcome.is_ok() != is_accepted {
            let (log, again) = (header.act, outcome.err());
            return Breach::of(Rule::Replay, format!("{shown}: {log:?}, but replayed {again:?}"));
        }
        let refused = outcome.as_ref().err().copied();
        for entity in outcome.into_iter().flat_map(BTreeMap::into_values) {
            self.rows.put(entity);
        }
        self.verdicts.insert(name, is_accepted);
        if is_accepted {
            self.ever.insert(name);
        }
        Ok(Judged { name, bytes: row.payload.clone(), refused })
    }

    /// All that `actor` may see now, by policy alone.
    pub fn sight(&self, actor: ActorId) -> Sight {
        let granted = policy::scopes(&self.rows, actor);
        let sees = |entity: &&Rc<Entity>| {
            let audience = policy::audience(&self.rows, entity);
            audience.iter().any(|scope| granted.contains(scope))
        };
        let seen = self.rows.iter().filter(sees);
        seen.map(|entity| (entity.id(), Frame::from(&**entity))).collect()
    }

    /// Compares what the county's rows hold.
    pub fn check(&self, core: &Core) -> Outcome {
        let stored = core.entities().map_err(server_failed)?;
        for (id, seq, frame) in &stored {
            let Some(entity) = rules::Entities::get(&self.rows, *id) else {
                return Breach::of(Rule::Replay, format!("{id} is stored, but no row makes it"));
            };
            if Frame::from(&*entity) != *frame {
                return Breach::of(Rule::Replay, format!("{id} is stored otherwise: {entity:?}"));
            }
            if entity.meta().updated.seq != *seq && *seq > self.base.1.seq {
                let place = entity.meta().updated.seq;
                let words = format!("{id} stands at row {}, its stamp at {}", seq.0, place.0);
                return Breach::of(Rule::Replay, words);
            }
        }
        if stored.len() != self.rows.len() {
            let words = format!("{} things stored, {} made", stored.len(), self.rows.len());
            return Breach::of(Rule::Replay, words);
        }
        let remembered = core.envelopes().map_err(server_failed)?;
        let known = |row: &server::core::Remembered| {
            let (replica, counter, digest) = (row.replica, row.counter, row.digest);
            self.verdicts.contains_key(&Name { replica, counter, digest })
        };
        if remembered.len() != self.verdicts.len() || !remembered.iter().all(known) {
            let words = "the table of identities does not fit the log";
            return Breach::of(Rule::Once, words);
        }
        Ok(())
    }
}
