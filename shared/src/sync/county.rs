//! The server's half: judges what arrives, in the county's one order.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Judged, Verdict};
use crate::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use crate::log::{Act, Head, Header, payload_digest};
use crate::model::{Answering, Entity, Kind, Visibility};
use crate::mutation::{Digest, Mutation, Sealed};
use crate::policy::{self, Scope};
use crate::rules::{self, Draft, Entities, Refusal};

/// What the county keeps, as far as judging needs it.
pub trait Ledger: Entities {
    /// The log's head.
    fn head(&self) -> Head;

    /// The digest and verdict of an envelope that was judged before.
    fn judged(&self, replica: ReplicaId, counter: Counter) -> Option<(Digest, Verdict)>;
}

/// Envelopes of one replica, with who is logged in and when they came.
pub struct Arrival<'a> {
    /// Which replica.
    pub replica: ReplicaId,
    /// Who is logged in there.
    pub actor: ActorId,
    /// Who brought the envelopes in as a file, where that was somebody else.
    pub brought: Option<ActorId>,
    /// The server's time.
    pub at: Millis,
    /// What came.
    pub envelopes: &'a [Sealed],
}

/// A row for the log and for the table of identities.
#[derive(Clone, Debug)]
pub struct Row {
    /// The part that never goes.
    pub header: Header,
    /// Hides the payload's digest from guessing.
    pub salt: [u8; 16],
    /// What was said; of what is too large to be kept, its digest.
    pub payload: Vec<u8>,
    /// The row's hash.
    pub hash: Digest,
    /// The envelope's identity beyond its number.
    pub digest: Digest,
    /// What was answered.
    pub verdict: Verdict,
}

/// What judging comes to: to be written in one transaction, then answered.
#[derive(Default)]
pub struct Judgement {
    /// One for each envelope.
    pub verdicts: Vec<Judged>,
    /// New rows.
    pub rows: Vec<Row>,
    /// Entities as they are now.
    pub changed: BTreeMap<Id, Rc<Entity>>,
    /// Whose rights may have changed, by another post or another delegate.
    pub actors: BTreeSet<ActorId>,
    /// Who sees what, as it is now, for everything whose audience may have changed.
    pub audiences: BTreeMap<Id, BTreeSet<Scope>>,
    /// The log's head after the rows.
    pub head: Head,
}

/// Judges `arrival`. `salt` gives 16 random bytes at each call.
pub fn judge<L: Ledger>(
    ledger: &L,
    arrival: &Arrival<'_>,
    mut salt: impl FnMut() -> [u8; 16],
) -> Judgement {
    let mut order: Vec<&Sealed> = arrival.envelopes.iter().collect();
    order.sort_by_key(|sealed| sealed.counter);
    let mut work = Draft::on(ledger);
    let mut judgement = Judgement { head: ledger.head(), ..Judgement::default() };
    let mut fresh: BTreeMap<Counter, (Digest, Verdict)> = BTreeMap::new();
    for sealed in order {
        let digest = sealed.digest();
        let known = fresh
            .get(&sealed.counter)
            .copied()
            .or_else(|| ledger.judged(arrival.replica, sealed.counter));
        let verdict = match known {
            Some((same, verdict)) if same == digest => verdict,
            Some(_) => Verdict::IdentityReused,
            None => {
                let row = judge_one(&mut work, arrival, sealed, judgement.head, salt());
                judgement.head = Head { seq: row.header.seq, hash: row.hash };
                let verdict = row.verdict;
                fresh.insert(sealed.counter, (digest, verdict));
                judgement.rows.push(row);
                verdict
            }
        };
        judgement.verdicts.push(Judged { counter: sealed.counter, verdict });
    }
    judgement.audiences = audiences(&work, work.changed());
    let renamed = work.changed().filter(|entity| is_renamed(ledger, entity));
    let named: Vec<Rc<Entity>> =
        renamed.flat_map(|charge| named_under(&work, charge.id())).collect();
    judgement.audiences.extend(audiences(&work, &named));
    judgement.actors = actors(ledger, &work);
    judgement.changed = work.changes();
    judgement
}

fn judge_one<L: Ledger>(
    work: &mut Draft<'_, L>,
    arrival: &Arrival<'_>,
    sealed: &Sealed,
    head: Head,
    salt: [u8; 16],
) -> Row {
    let seq = Seq(head.seq.0 + 1);
    let opened = sealed.open(arrival.replica);
    let fits = sealed.check_size();
    let outcome = match (&opened, fits) {
        (_, Err(reason)) => Err(reason),
        (Err(_), _) => Err(Refusal::Unreadable),
        (Ok(envelope), _) => {
            let Arrival { actor, brought, at, .. } = *arrival;
            rules::apply_brought(work, envelope, actor, brought, at, seq)
                .and_then(|changes| rules::check_size(&changes).map(|()| changes))
        }
    };
    let mutation = opened.as_ref().ok().map(|envelope| &envelope.mutation);
    let header = Header {
        seq,
        at: arrival.at,
        actor: arrival.actor,
        act: if outcome.is_ok() { Act::Accepted } else { Act::Refused },
        replica: arrival.replica,
        counter: sealed.counter,
        kind: mutation.map_or(0, Mutation::number),
        subject: mutation.map_or(Id::default(), Mutation::subject),
    };
    // What is too large to be kept leaves its digest.
    let payload = if fits.is_ok() { sealed.bytes.clone() } else { sealed.digest().to_vec() };
    let hash = head.then(&header, &payload_digest(&salt, &payload)).hash;
    let at = arrival.at;
    let verdict = match outcome {
        Ok(changes) => {
            work.absorb(changes);
            Verdict::Accepted { seq, at }
        }
        Err(reason) => Verdict::Refused { seq, at, reason },
    };
    Row { header, salt, payload, hash, digest: sealed.digest(), verdict }
}

/// Whether a chain, a field or a river names other people or units than before: they see what is
/// Named under it.
fn is_renamed<L: Ledger>(before: &L, entity: &Entity) -> bool {
    let names = |found: Answering| (found.leaders, found.lead_units);
    let now = Answering::of(entity).map(names);
    now.is_some() && now != before.get(entity.id()).as_deref().and_then(Answering::of).map(names)
}

/// The Named tasks under `charge`, however deep, its Named findings, and what is kept as close.
fn named_under<E: Entities>(entities: &E, charge: Id) -> Vec<Rc<Entity>> {
    let mut named = Vec::new();
    let mut open = vec![charge];
    while let Some(parent) = open.pop() {
        let tasks = entities.children(parent, Kind::Task);
        open.extend(&tasks);
        let tasks = tasks.into_iter().filter_map(|id| entities.get(id));
        named.extend(tasks.filter(|task| is_named(task)));
    }
    for kind in [Kind::Finding, Kind::Inspection, Kind::LedgerEntry] {
        let found = entities.children(charge, kind).into_iter();
        named.extend(found.filter_map(|id| entities.get(id)).filter(|found| is_named(found)));
    }
    named
}

fn is_named(entity: &Entity) -> bool {
    match entity {
        Entity::Task(task) => task.visibility == Visibility::Named,
        Entity::Finding(finding) => finding.visibility == Visibility::Named,
        Entity::Inspection(_) | Entity::LedgerEntry(_) => true,
        _ => false,
    }
}

/// Who acted or acts by something that changed, and who enters for them.
fn actors<L: Ledger>(before: &L, now: &Draft<'_, L>) -> BTreeSet<ActorId> {
    let mut actors = BTreeSet::new();
    for entity in now.changed().filter(|entity| rules::holder(entity).is_some()) {
        actors.extend(before.get(entity.id()).as_deref().and_then(rules::holder));
        actors.extend(rules::holder(entity));
    }
    let entered = actors.iter().flat_map(|actor| delegates(now, *actor)).collect::<Vec<_>>();
    actors.extend(entered);
    actors
}

/// Who enters for `leader`.
pub fn delegates<E: Entities>(entities: &E, leader: ActorId) -> Vec<ActorId> {
    let found = entities.children(leader.into(), Kind::Delegate);
    let found = found.into_iter().filter_map(|id| entities.get(id));
    found.filter_map(|entity| rules::holder(&entity)).collect()
}

/// The audiences of `changed` things, and of the named parts of changed tasks, which follow them.
pub fn audiences<'a, E: Entities>(
    entities: &E,
    changed: impl IntoIterator<Item = &'a Rc<Entity>>,
) -> BTreeMap<Id, BTreeSet<Scope>> {
    let mut audiences = BTreeMap::new();
    for entity in changed {
        if policy::subject(entity) != entity.id() {
            continue;
        }
        audiences.insert(entity.id(), policy::audience(entities, entity));
        if entity.kind() != Kind::Task {
            continue;
        }
        let parts = entities.children(entity.id(), Kind::Task);
        for part in parts.into_iter().filter_map(|id| entities.get(id)) {
            if is_named(&part) {
                audiences.insert(part.id(), policy::audience(entities, &part));
            }
        }
    }
    audiences
}
