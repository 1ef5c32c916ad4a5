//! Who sees what, as rows: a thing's audience and an actor's grants, each open since a log row and,
//! when closed, until one. What they are is for `shared::policy` to say.

use std::collections::BTreeSet;

use shared::id::{ActorId, Id, Seq};
use shared::model::Role;
use shared::policy::{self, Scope};
use shared::rules::posts;

use super::ledger::SqlLedger;
use super::sql::{Bind, Sql};
use crate::problem::Result;

/// True in a query over `entity e` if the actor `?1` sees `e` now.
macro_rules! visible {
    () => {
        "exists (select 1 from audience a join granted g on g.actor = ?1 and g.scope = a.scope \
         where a.subject = e.subject and a.until is null and g.until is null)"
    };
}
pub(super) use visible;

const AUDIENCE: &str = "select scope from audience where subject = ?1 and until is null";
const AUDIENCE_OPEN: &str = "insert into audience (scope, subject, since) values (?1, ?2, ?3) \
    on conflict (scope, subject) do update set since = excluded.since, until = null";
const AUDIENCE_CLOSE: &str = "update audience set until = ?3 where scope = ?1 and subject = ?2";

const GRANTS: &str = "select scope from granted where actor = ?1 and until is null";
const GRANT_OPEN: &str = "insert into granted (actor, scope, since) values (?1, ?2, ?3) \
    on conflict (actor, scope) do update set since = excluded.since, until = null";
const GRANT_CLOSE: &str = "update granted set until = ?3 where actor = ?1 and scope = ?2";

const ACCOUNT_OF: &str = "select 1 from account where actor = ?1";

/// A scope as it stands in rows.
pub type Key = [u8; 17];

/// Makes `wanted` the audience of `subject`, from log row `seq` on; returns the scopes that it left.
pub fn set_audience(
    sql: &Sql,
    subject: Id,
    wanted: &BTreeSet<Scope>,
    seq: Seq,
) -> Result<Vec<Key>> {
    let (open, close) = difference(sql, AUDIENCE, &subject, wanted)?;
    for key in open {
        sql.run(AUDIENCE_OPEN, &[&key, &subject, &seq])?;
    }
    for key in &close {
        sql.run(AUDIENCE_CLOSE, &[key, &subject, &seq])?;
    }
    Ok(close)
}

/// Makes the grants of `actor` what their posts and the leaders they enter for give, from log row
/// `seq` on.
pub fn regrant(sql: &Sql, actor: ActorId, seq: Seq) -> Result<()> {
    let ledger = SqlLedger::open(sql)?;
    let scopes = policy::scopes(&ledger, actor);
    ledger.check()?;
    let (open, close) = difference(sql, GRANTS, &actor, &scopes)?;
    for key in open {
        sql.run(GRANT_OPEN, &[&actor, &key, &seq])?;
    }
    for key in close {
        sql.run(GRANT_CLOSE, &[&actor, &key, &seq])?;
    }
    Ok(())
}

/// The roles that the posts of `actor` give.
pub fn roles(sql: &Sql, actor: ActorId) -> Result<BTreeSet<Role>> {
    let ledger = SqlLedger::open(sql)?;
    let roles = posts(&ledger, actor).iter().map(|post| post.role).collect();
    ledger.check()?;
    Ok(roles)
}

/// Whether somebody can log in as `actor`: only then are there rows of grants.
pub fn has_account(sql: &Sql, actor: ActorId) -> Result<bool> {
    Ok(sql.row(ACCOUNT_OF, &[&actor])?.is_some())
}

/// Which scopes to open and which to close so that `wanted` stands.
fn difference(
    sql: &Sql,
    query: &str,
    of: &dyn Bind,
    wanted: &BTreeSet<Scope>,
) -> Result<(Vec<Key>, Vec<Key>)> {
    let wanted: BTreeSet<Key> = wanted.iter().map(|scope| scope.key()).collect();
    let standing = sql.rows(query, &[of])?;
    let standing = standing.iter().map(|row| row.fixed(0)).collect::<Result<BTreeSet<Key>>>()?;
    let open = wanted.difference(&standing).copied().collect();
    let close = standing.difference(&wanted).copied().collect();
    Ok((open, close))
}
