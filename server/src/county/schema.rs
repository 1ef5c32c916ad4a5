//! The tables, in steps: each step runs once and never changes; a new need is a new step.

use shared::id::Millis;

use super::rows;
use super::sql::Sql;
use crate::problem::Result;

/// How many steps make this program's tables.
pub const STEPS_NOW: usize = MIGRATIONS.len();

/// How many steps there have been once it is noted whose work things are.
pub const STEP_OF_NAMING: usize = 3;

/// Brings the database up to this program's tables.
pub fn migrate(sql: &Sql, now: Millis) -> Result<()> {
    migrate_to(sql, STEPS_NOW, now)
}

/// Brings the database up to the tables of the program that had this many steps.
pub fn migrate_to(sql: &Sql, last: usize, now: Millis) -> Result<()> {
    sql.run(STEPS, &[])?;
    let done = sql.row("select count(*) from migration", &[])?;
    let done = done.map_or(Ok(0), |row| row.number(0))?;
    for (number, step) in (1_u64..).zip(MIGRATIONS).take(last).skip(done as usize) {
        sql.transaction(|| {
            step(sql)?;
            sql.run("insert into migration (number, at) values (?1, ?2)", &[&number, &now])
        })?;
    }
    Ok(())
}

/// The table of the steps themselves.
pub const STEPS: &str =
    "create table if not exists migration (number integer primary key, at integer not null) strict";

type Step = fn(&Sql) -> Result<()>;

const MIGRATIONS: [Step; 7] = [
    |sql| sql.run(FIRST, &[]),
    |sql| sql.run(SECOND, &[]),
    add_naming,
    |sql| sql.run(NOTICES, &[]),
    |sql| sql.run(ENDED, &[]),
    |sql| sql.run(RESCUE, &[]),
    add_photos,
];

/// `entity.subject` is whose audience decides who sees it; `entity.actor` is, for a post, who acts
/// through it. Rows of rights are closed (`until`) and opened again (`since`); what closed long ago
/// is forgotten (`compact`).
const FIRST: &str = "
create table meta (
    key text primary key,
    value any not null
) strict, without rowid;

create table entity (
    id blob primary key not null,
    kind integer not null,
    version integer not null,
    seq integer not null,
    subject blob not null,
    parent blob,
    actor blob,
    bytes blob not null
) strict;
create index entity_seq on entity (seq);
create index entity_subject on entity (subject);
create index entity_parent on entity (parent, kind, id) where parent is not null;
create index entity_actor on entity (actor) where actor is not null;
create index entity_kind on entity (kind, id);

create table audience (
    scope blob not null,
    subject blob not null,
    since integer not null,
    until integer,
    primary key (scope, subject)
) strict, without rowid;
create index audience_open on audience (subject, scope, since) where until is null;
create index audience_opened on audience (scope, since, subject) where until is null;
create index audience_closed on audience (scope, until, subject) where until is not null;

create table granted (
    actor blob not null,
    scope blob not null,
    since integer not null,
    until integer,
    primary key (actor, scope)
) strict, without rowid;

create index granted_scope on granted (scope, actor);

create table log (
    seq integer primary key,
    header blob not null,
    salt blob,
    payload blob,
    payload_digest blob not null,
    hash blob not null
) strict;
create trigger log_grows before insert on log
when new.seq is not (select coalesce(max(seq), 0) + 1 from log)
begin select raise(abort, 'a log row takes the next number'); end;
create trigger log_keeps before update on log
when new.salt is not null or new.payload is not null or new.seq is not old.seq
    or new.header is not old.header or new.payload_digest is not old.payload_digest
    or new.hash is not old.hash
begin select raise(abort, 'a log row can lose salt and payload, nothing else'); end;
create trigger log_stays before delete on log
begin select raise(abort, 'a log row never goes'); end;

create table envelope (
    replica blob not null,
    counter integer not null,
    digest blob not null,
    verdict blob not null,
    seq integer not null,
    primary key (replica, counter)
) strict, without rowid;

create table replica (
    id blob primary key not null,
    actor blob not null,
    bound_at integer not null
) strict, without rowid;

create table account (
    name text primary key not null,
    actor blob not null,
    scheme integer not null,
    salt blob not null,
    hash blob not null,
    must_change integer not null,
    disabled integer not null default 0,
    made_at integer not null
) strict, without rowid;
create index account_actor on account (actor);

create table session (
    token_hash blob primary key not null,
    account text not null,
    made_at integer not null,
    seen_at integer not null,
    expires_at integer not null
) strict, without rowid;
create index session_account on session (account);
create index session_expires on session (expires_at);

create table attempt (
    key blob primary key not null,
    failures integer not null,
    last_at integer not null
) strict, without rowid;
create index attempt_last on attempt (last_at);

create table ticket (
    hash blob primary key not null,
    actor blob not null,
    session blob not null,
    expires_at integer not null
) strict, without rowid;
create index ticket_expires on ticket (expires_at);
";

/// `account.reset_at` is set while the password is one that an admin gave; `session.agent` is the
/// browser in its own words. `log.subject` is the last field of the header and takes no room: it is
/// read from there, for the rows that stand already, too. Its index ends in `seq`.
const SECOND: &str = "
alter table account add column reset_at integer;
alter table session add column agent text not null default '';
alter table log add column subject blob generated always as (substr(header, -16)) virtual;
create index log_subject on log (subject);
";

/// Whose work a thing is, so that a change of post finds it.
const NAMING: &str = "
create table naming (
    person blob not null,
    id blob not null,
    primary key (person, id)
) strict, without rowid;
create index naming_id on naming (id);
";

/// `notice_about` is whom a thing may have a message for, as scopes; `notice` is who was told what,
/// and for whom something may be new; `notice_state` has one row. All of it is of use only to the
/// server that sends notices, and is made anew from the entities where it is missing.
const NOTICES: &str = "
create table notice_about (
    scope blob not null,
    id blob not null,
    at integer not null,
    primary key (scope, id)
) strict, without rowid;
create index notice_about_id on notice_about (id);
create index notice_about_at on notice_about (at);

create table notice (
    actor blob primary key not null,
    waits integer not null,
    count integer not null,
    latest integer not null,
    at integer not null,
    has_looked integer not null
) strict, without rowid;
create index notice_waits on notice (actor) where waits = 1;

create table notice_state (
    key integer primary key check (key = 1),
    began integer not null,
    read_seq integer not null,
    read_id blob not null,
    failures integer not null default 0,
    next_at integer not null default 0,
    sent_at integer,
    failed_at integer,
    failed_status integer
) strict;
";

/// Rights by when they ended: what `compact` forgets, the oldest first.
const ENDED: &str = "
create index audience_ended on audience (until) where until is not null;
create index granted_ended on granted (until) where until is not null;
";

/// What sealed acts are checked with. A key outlives its session where that merely expires.
const RESCUE: &str = "
create table rescue_key (
    name blob primary key not null,
    key blob not null,
    account text not null,
    actor blob not null,
    session blob not null,
    made_at integer not null
) strict, without rowid;
create index rescue_key_account on rescue_key (account);
create index rescue_key_session on rescue_key (session);
create index rescue_key_made_at on rescue_key (made_at);
";

/// Photos and files, without their bytes: `upload` is who sent what, with `stored_at` once all of it is
/// there and verified; until then its bytes wait in `upload_part`. `attached` is which attachments name
/// a file, and who did so.
const PHOTOS: &str = "
create table upload (
    actor blob not null,
    hash blob not null,
    size integer not null,
    mime text not null,
    begun_at integer not null,
    at integer not null,
    stored_at integer,
    primary key (actor, hash)
) strict, without rowid;
create index upload_stored on upload (hash, actor) where stored_at is not null;
create index upload_waits on upload (at) where stored_at is null;
create index upload_waits_of on upload (actor, at) where stored_at is null;

create table upload_part (
    actor blob not null,
    hash blob not null,
    start integer not null,
    bytes blob not null,
    primary key (actor, hash, start)
) strict;

create table attached (
    hash blob not null,
    id blob not null,
    actor blob not null,
    primary key (hash, id, actor)
) strict, without rowid;
";

/// The statements of all the steps, for whoever looks at how others are planned over them.
#[cfg(test)]
pub const STATEMENTS: [&str; 7] = [FIRST, SECOND, NAMING, NOTICES, ENDED, RESCUE, PHOTOS];

fn add_photos(sql: &Sql) -> Result<()> {
    sql.run(PHOTOS, &[])?;
    rows::each(sql, |entity| rows::attach(sql, entity))
}

fn add_naming(sql: &Sql) -> Result<()> {
    sql.run(NAMING, &[])?;
    rows::each(sql, |entity| rows::name(sql, entity))
}
