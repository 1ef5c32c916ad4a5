//! What judging comes to, written in one transaction: all of it or nothing.

use std::collections::BTreeSet;

use shared::id::{ActorId, Id, ReplicaId, Seq};
use shared::model::Entity;
use shared::policy;
use shared::sync::county::Judgement;
use shared::wire::encode;

use super::sql::Sql;
use super::{log, rights, rows};
use crate::problem::Result;

const ENVELOPE: &str = "insert into envelope (replica, counter, digest, verdict, seq) \
    values (?1, ?2, ?3, ?4, ?5)";

/// What a commit touched: enough to know whom it concerns.
pub struct Touched {
    /// The first log row of it.
    pub first: Seq,
    /// Whose audiences decide who sees what changed.
    pub subjects: BTreeSet<Id>,
    /// Scopes that something of it is no longer in.
    pub left: BTreeSet<rights::Key>,
    /// Whose rights may have changed.
    pub actors: BTreeSet<ActorId>,
}

impl Touched {
    /// What two commits touched.
    pub fn add(&mut self, other: Touched) {
        self.first = self.first.min(other.first);
        self.subjects.extend(other.subjects);
        self.left.extend(other.left);
        self.actors.extend(other.actors);
    }
}

/// Writes `judgement`; nothing where it brought nothing new.
pub fn commit(sql: &Sql, replica: ReplicaId, judgement: &Judgement) -> Result<Option<Touched>> {
    let (Some(first), Some(last)) = (judgement.rows.first(), judgement.rows.last()) else {
        return Ok(None);
    };
    let (first, last) = (first.header.seq, last.header.seq);
    let left = sql.transaction(|| {
        let mut left = BTreeSet::new();
        for row in &judgement.rows {
            log::insert(sql, &row.header, &row.salt, &row.payload, &row.hash)?;
            let (counter, seq) = (row.header.counter, row.header.seq);
            let verdict = encode(&row.verdict);
            sql.run(ENVELOPE, &[&replica, &counter, &row.digest, &verdict, &seq])?;
        }
        // A rule that forgot the stamp must not hide its change from those who read on.
        let place = |entity: &Entity| {
            let seq = entity.meta().updated.seq;
            if (first..=last).contains(&seq) { seq } else { last }
        };
        for entity in judgement.changed.values() {
            rows::put(sql, entity, place(entity))?;
        }
        for (subject, wanted) in &judgement.audiences {
            let changed = judgement.changed.get(subject);
            let seq = changed.map_or(last, |entity| place(entity));
            left.extend(rights::set_audience(sql, *subject, wanted, seq)?);
        }
        regrant(sql, &judgement.actors, last)?;
        Ok(left)
    })?;
    let subjects = judgement.changed.values().map(|entity| policy::subject(entity));
    let subjects = subjects.chain(judgement.audiences.keys().copied()).collect();
    Ok(Some(Touched { first, subjects, left, actors: judgement.actors.clone() }))
}

/// Follows up changed posts for those who have an account.
fn regrant(sql: &Sql, actors: &BTreeSet<ActorId>, seq: Seq) -> Result<()> {
    for actor in actors {
        if rights::has_account(sql, *actor)? {
            rights::regrant(sql, *actor, seq)?;
        }
    }
    Ok(())
}
