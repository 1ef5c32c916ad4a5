//! The log in its table: one row for every judged envelope and every administrative act, chained.

use shared::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use shared::log::{Act, Head, Header, payload_digest};
use shared::mutation::Digest;
use shared::wire::encode;

use super::sql::Sql;
use crate::problem::Result;
use crate::random;

const HEAD: &str = "select seq, hash from log order by seq desc limit 1";
const HASH_AT: &str = "select hash from log where seq = ?1";
const INSERT: &str = "insert into log (seq, header, salt, payload, payload_digest, hash) \
    values (?1, ?2, ?3, ?4, ?5, ?6)";

/// The last row.
pub fn head(sql: &Sql) -> Result<Head> {
    match sql.row(HEAD, &[])? {
        Some(row) => Ok(Head { seq: Seq(row.number(0)?), hash: row.fixed(1)? }),
        None => Ok(Head::default()),
    }
}

/// Whether `witness` is a head that this log has had.
pub fn knows(sql: &Sql, witness: &Head) -> Result<bool> {
    let row = sql.row(HASH_AT, &[&witness.seq])?;
    let hash = row.map(|row| row.fixed(0)).transpose()?;
    Ok(hash == Some(witness.hash) || *witness == Head::default())
}

/// Adds a row that was chained already.
pub fn insert(
    sql: &Sql,
    header: &Header,
    salt: &[u8; 16],
    payload: &Vec<u8>,
    hash: &Digest,
) -> Result<()> {
    let digest = payload_digest(salt, payload);
    sql.run(INSERT, &[&header.seq, &encode(header), salt, payload, &digest, hash])
}

/// An administrative act.
pub struct Deed {
    /// What it is.
    pub act: Act,
    /// When.
    pub at: Millis,
    /// Who; nil for whoever knows the setup secret.
    pub actor: ActorId,
    /// What it was done to; nil where that is nothing in particular.
    pub subject: Id,
}

impl Deed {
    /// Adds its row; returns the new head.
    pub fn append(&self, sql: &Sql, payload: &Vec<u8>) -> Result<Head> {
        let head = head(sql)?;
        let salt = random::bytes()?;
        let header = Header {
            seq: Seq(head.seq.0 + 1),
            at: self.at,
            actor: self.actor,
            act: self.act,
            replica: ReplicaId::default(),
            counter: Counter(0),
            kind: 0,
            subject: self.subject,
        };
        let head = head.then(&header, &payload_digest(&salt, payload));
        insert(sql, &header, &salt, payload, &head.hash)?;
        Ok(head)
    }
}
