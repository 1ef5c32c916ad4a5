//! A county in memory: the same judge as the server's, over maps instead of rows.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use shared::id::*;
use shared::log::{Head, Header, payload_digest, verify};
use shared::model::{Entity, Kind};
use shared::mutation::{Digest, Sealed};
use shared::policy::{self, Scope, scopes};
use shared::rules::{Entities, Memory};
use shared::sync::county::{Arrival, Judgement, Ledger, Row, audiences, judge};
use shared::sync::{Answer, Cursor, Request, Verdict, Walk};
use shared::wire::Frame;

/// From when to when a right holds.
#[derive(Clone, Copy)]
struct Right {
    since: Seq,
    until: Option<Seq>,
}

/// Rows in a page: small, so that walks take several.
const PAGE: usize = 3;

#[derive(Default)]
pub struct County {
    pub entities: Memory,
    pub rows: Vec<Row>,
    judged: HashMap<(ReplicaId, Counter), (Digest, Verdict)>,
    audience: HashMap<(Scope, Id), Right>,
    granted: HashMap<(ActorId, Scope), Right>,
    salts: u128,
}

impl County {
    /// A county that holds `entities` from the start.
    pub fn new(entities: Memory) -> County {
        let mut county = County { entities, ..County::default() };
        let all: Vec<Rc<Entity>> = county.entities.iter().cloned().collect();
        let open = audiences(&county.entities, &all);
        county.set_audiences(open, Seq(0));
        county.administer(crate::world::programme().into());
        county
    }

    /// How many envelopes were judged.
    pub fn delivered(&self) -> usize {
        self.rows.iter().filter(|row| row.header.counter > Counter(0)).count()
    }

    /// Grants an actor what their posts give from row `seq` on, and withdraws what they don't.
    pub fn regrant(&mut self, actor: ActorId, seq: Seq) {
        let now = scopes(&self.entities, actor);
        for ((who, scope), right) in &mut self.granted {
            if *who == actor && right.until.is_none() && !now.contains(scope) {
                right.until = Some(seq);
            }
        }
        for scope in now {
            open(&mut self.granted, (actor, scope), seq);
        }
    }

    /// An administrative act that changes an entity: takes a row of the order, as a real one would.
    pub fn administer(&mut self, entity: Entity) {
        let seq = Seq(self.head().seq.0 + 1);
        let mut entity = entity;
        entity.meta_mut().updated.seq = seq;
        let entity = Rc::new(entity);
        let header = Header {
            seq,
            at: Millis(seq.0),
            actor: ActorId::default(),
            act: shared::log::Act::Seed,
            replica: ReplicaId::default(),
            counter: Counter(0),
            kind: 0,
            subject: entity.id(),
        };
        let salt = [0; 16];
        let hash = self.head().then(&header, &payload_digest(&salt, &[])).hash;
        let verdict = Verdict::Accepted { seq, at: Millis(seq.0) };
        self.rows.push(Row { header, salt, payload: vec![], hash, digest: [0; 32], verdict });
        self.entities.put(entity.clone());
        let open = audiences(&self.entities, [&entity]);
        self.set_audiences(open, seq);
    }

    /// Answers a request of `actor`.
    pub fn answer(&mut self, actor: ActorId, request: &Request, at: Millis) -> Answer {
        if !self.remembers(request.witness) {
            return self.page(actor, request.cursor, at, true);
        }
        let arrival = Arrival {
            replica: request.replica,
            actor,
            brought: None,
            at,
            envelopes: &request.envelopes,
        };
        let mut salts = self.salts;
        let judgement = judge(self, &arrival, || {
            salts += 1;
            salts.to_le_bytes()
        });
        self.salts = salts;
        let verdicts = judgement.verdicts.clone();
        self.keep(judgement);
        Answer { verdicts, ..self.page(actor, request.cursor, at, false) }
    }

    /// Judges acts of `owner`'s replica that `brought` brings in as a file.
    pub fn bring(
        &mut self,
        replica: ReplicaId,
        owner: ActorId,
        brought: ActorId,
        envelopes: &[Sealed],
    ) -> Vec<Verdict> {
        let (brought, at) = (Some(brought), Millis(9));
        let arrival = Arrival { replica, actor: owner, brought, at, envelopes };
        let judgement = judge(self, &arrival, || [9; 16]);
        let verdicts = judgement.verdicts.iter().map(|judged| judged.verdict).collect();
        self.keep(judgement);
        verdicts
    }

    fn remembers(&self, witness: Option<Head>) -> bool {
        witness.is_none_or(|head| {
            head.seq.0.checked_sub(1).is_none_or(|index| {
                self.rows.get(index as usize).is_some_and(|row| row.hash == head.hash)
            })
        })
    }

    fn keep(&mut self, judgement: Judgement) {
        for row in judgement.rows {
            let identity = (row.header.replica, row.header.counter);
            self.judged.insert(identity, (row.digest, row.verdict));
            self.rows.push(row);
        }
        for (_, entity) in judgement.changed {
            self.entities.put(entity);
        }
        let seq = judgement.head.seq;
        self.set_audiences(judgement.audiences, seq);
        judgement.actors.into_iter().for_each(|actor| self.regrant(actor, seq));
    }

    fn set_audiences(
        &mut self,
        audiences: std::collections::BTreeMap<Id, BTreeSet<Scope>>,
        seq: Seq,
    ) {
        for (subject, scopes) in audiences {
            for ((scope, about), right) in &mut self.audience {
                if *about == subject && right.until.is_none() && !scopes.contains(scope) {
                    right.until = Some(seq);
                }
            }
            for scope in scopes {
                open(&mut self.audience, (scope, subject), seq);
            }
        }
    }

    /// Everything `actor` sees now.
    pub fn visible(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        let mut all: Vec<Rc<Entity>> =
            self.entities.iter().filter(|entity| self.sees(actor, entity)).cloned().collect();
        all.sort_by_key(|entity| entity.id());
        all
    }

    fn sees(&self, actor: ActorId, entity: &Entity) -> bool {
        !self.ways(actor, entity).is_empty()
    }

    /// By which rights: (the audience's, the actor's).
    fn ways(&self, actor: ActorId, entity: &Entity) -> Vec<(Right, Right)> {
        let subject = policy::subject(entity);
        let active = |right: &Right| right.until.is_none();
        self.granted
            .iter()
            .filter(|((who, _), right)| *who == actor && active(right))
            .filter_map(|((_, scope), grant)| {
                let open = self.audience.get(&(*scope, subject)).filter(|right| active(right))?;
                Some((*open, *grant))
            })
            .collect()
    }

    fn page(&self, actor: ActorId, mut cursor: Cursor, at: Millis, rebuild: bool) -> Answer {
        let head = self.head();
        let (mut changed, mut more, mut gone) = (Vec::new(), false, Vec::new());
        if !rebuild {
            let newest = self
                .granted
                .iter()
                .filter(|((who, _), right)| *who == actor && right.until.is_none())
                .map(|(_, right)| right.since)
                .max();
            let fresh = cursor == Cursor::default();
            if cursor.walk.is_none()
                && (fresh || newest.is_some_and(|since| since > cursor.granted))
            {
                cursor.walk = Some(Walk { to: head.seq, after: Id::default() });
            }
            match cursor.walk {
                Some(walk) => more = self.walk(actor, &mut cursor, walk, &mut changed),
                None => more = self.step(actor, &mut cursor, &mut changed),
            }
            gone = self.gone(actor, cursor);
        }
        let business_day = None;
        Answer {
            verdicts: vec![],
            rebuild,
            changed,
            gone,
            cursor,
            more,
            head,
            business_day,
            now: at,
        }
    }

    fn walk(
        &self,
        actor: ActorId,
        cursor: &mut Cursor,
        walk: Walk,
        changed: &mut Vec<Frame>,
    ) -> bool {
        let opened = |entity: &Rc<Entity>| {
            let ways = self.ways(actor, entity);
            let first = cursor.seq == Seq(0);
            ways.iter().any(|(_, grant)| first || grant.since > cursor.granted)
        };
        let all = self.visible(actor);
        let mut rest = all.iter().filter(|entity| entity.id() > walk.after).filter(|e| opened(e));
        let page: Vec<&Rc<Entity>> = rest.by_ref().take(PAGE).collect();
        changed.extend(page.iter().map(|entity| Frame::from(&***entity)));
        if rest.next().is_some() {
            let after = page.last().unwrap().id();
            cursor.walk = Some(Walk { to: walk.to, after });
        } else {
            cursor.granted = walk.to;
            cursor.walk = None;
            if cursor.seq == Seq(0) {
                cursor.seq = walk.to;
            }
        }
        true
    }

    fn step(&self, actor: ActorId, cursor: &mut Cursor, changed: &mut Vec<Frame>) -> bool {
        let mut news: Vec<(Seq, Rc<Entity>)> = self
            .visible(actor)
            .into_iter()
            .filter_map(|entity| {
                let opened = self.ways(actor, &entity).iter().map(|(open, _)| open.since).min()?;
                let seq = entity.meta().updated.seq.max(opened);
                (seq > cursor.seq).then_some((seq, entity))
            })
            .collect();
        news.sort_by_key(|(seq, entity)| (*seq, entity.id()));
        let Some((last, _)) = news.get(PAGE - 1).cloned() else {
            changed.extend(news.iter().map(|(_, entity)| Frame::from(&**entity)));
            cursor.seq = self.head().seq;
            return false;
        };
        let page = news.iter().take_while(|(seq, _)| *seq <= last);
        changed.extend(page.map(|(_, entity)| Frame::from(&**entity)));
        cursor.seq = last;
        true
    }

    /// Ids whose visibility ended. (A test double may say too much: everything invisible that was
    /// ever visible.)
    fn gone(&self, actor: ActorId, _cursor: Cursor) -> Vec<Id> {
        let held: BTreeSet<Scope> =
            self.granted.keys().filter(|(who, _)| *who == actor).map(|(_, scope)| *scope).collect();
        let ever = |entity: &Rc<Entity>| {
            let subject = policy::subject(entity);
            held.iter().any(|scope| self.audience.contains_key(&(*scope, subject)))
        };
        let hidden = self.entities.iter().filter(|entity| !self.sees(actor, entity));
        hidden.filter(|entity| ever(entity)).map(|entity| entity.id()).collect()
    }

    /// The log's chain holds from row one.
    pub fn verify(&self) -> Result<Head, shared::log::Broken> {
        let rows = self
            .rows
            .iter()
            .map(|row| (row.header, payload_digest(&row.salt, &row.payload), row.hash));
        verify(Head::default(), rows)
    }
}

fn open<K: std::hash::Hash + Eq>(rights: &mut HashMap<K, Right>, key: K, seq: Seq) {
    let right = rights.entry(key).or_insert(Right { since: seq, until: None });
    if right.until.is_some() {
        *right = Right { since: seq, until: None };
    }
}

impl Entities for County {
    fn get(&self, id: Id) -> Option<Rc<Entity>> {
        self.entities.get(id)
    }

    fn children(&self, parent: Id, kind: Kind) -> Vec<Id> {
        self.entities.children(parent, kind)
    }

    fn held(&self, actor: ActorId) -> Vec<Rc<Entity>> {
        self.entities.held(actor)
    }

    fn naming(&self, person: PersonId) -> Vec<Id> {
        self.entities.naming(person)
    }
}

impl Ledger for County {
    fn head(&self) -> Head {
        self.rows.last().map_or(Head::default(), |row| Head { seq: row.header.seq, hash: row.hash })
    }

    fn judged(&self, replica: ReplicaId, counter: Counter) -> Option<(Digest, Verdict)> {
        self.judged.get(&(replica, counter)).copied()
    }
}
