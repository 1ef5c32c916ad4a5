//! What is wrong with rows of new accounts, before the server is asked. Free of web types.

use std::collections::BTreeMap;

use shared::api::{Account, NAME_MAX, PASSWORD_MIN, RowFault};
use shared::id::ActorId;
use shared::model::{Entity, Kind, Person, Post, Seat, Unit};
use shared::order::sort_by_key;
use shared::rules::{Memory, posts};

use super::table::{Column, Row};
use crate::people::select::plain;
use crate::tasks::names;
use crate::text::format;

/// Somebody who could act with an account.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Actor {
    /// Who: a person, or a post without one.
    pub id: ActorId,
    /// The name.
    pub name: String,
    /// The unit, or else what they are.
    pub place: String,
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Fault {
    /// It has so many cells.
    Cells(usize),
    /// It says neither who nor which post.
    NobodyNamed,
    /// Nobody of this name.
    PersonUnknown,
    /// No unit of this name.
    UnitUnknown,
    /// No such post there.
    PostUnknown,
    /// Several answer: the person must say which.
    Several,
    /// What the server calls it.
    Code(String),
}

/// What should be known about a row that can be sent.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Remark {
    /// Without a post they would see nothing.
    NoPost,
    /// They have these accounts already.
    HasAccounts(Vec<String>),
}

/// A row and what was found.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Checked {
    /// The row.
    pub row: Row,
    /// Who acts, where that is clear.
    pub actor: Option<Actor>,
    /// Who could be meant, where several could.
    pub choices: Vec<Actor>,
    /// What is wrong, at which column.
    pub faults: Vec<(Column, Fault)>,
    /// What should be known.
    pub remarks: Vec<Remark>,
}

/// Checks rows against the county's people and the accounts that there are. `picks` says, by line,
/// who is meant where several are called the same.
pub fn check(
    memory: &Memory,
    accounts: &[Account],
    rows: &[Row],
    picks: &BTreeMap<usize, ActorId>,
) -> Vec<Checked> {
    let mut seen: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for row in rows {
        let twice = seen.contains(&row.account.as_str());
        seen.push(&row.account);
        all.push(one(memory, accounts, row, twice, picks.get(&row.line).copied()));
    }
    all
}

/// Adds what the server found, by the order in which the rows were sent.
pub fn add_faults(checked: &mut [Checked], faults: &[RowFault]) {
    for RowFault { index, member, code } in faults {
        let Some(row) = checked.get_mut(*index as usize) else { continue };
        let column = match member.as_str() {
            "name" => Column::Account,
            "password" => Column::Password,
            _ if row.row.name.is_empty() => Column::Post,
            _ => Column::Name,
        };
        let fault = (column, Fault::Code(code.clone()));
        if !row.faults.contains(&fault) {
            row.faults.push(fault);
        }
    }
}

/// Who acts, by name and place.
pub fn actor(memory: &Memory, id: ActorId) -> Actor {
    let names::Who { name, place } = names::who(memory, id);
    Actor { id, name, place }
}

fn one(
    memory: &Memory,
    accounts: &[Account],
    row: &Row,
    twice: bool,
    pick: Option<ActorId>,
) -> Checked {
    let mut checked = Checked {
        row: row.clone(),
        actor: None,
        choices: Vec::new(),
        faults: Vec::new(),
        remarks: Vec::new(),
    };
    if let Some(count) = row.cells {
        checked.faults.push((Column::Account, Fault::Cells(count)));
        return checked;
    }
    let taken = accounts.iter().any(|account| account.name == row.account);
    if let Some(code) = name_fault(&row.account, taken, twice) {
        checked.faults.push((Column::Account, Fault::Code(code.to_owned())));
    }
    if !row.password.is_empty() && row.password.chars().count() < PASSWORD_MIN {
        let code = "password_too_short".to_owned();
        checked.faults.push((Column::Password, Fault::Code(code)));
    }
    match meant(memory, row) {
        Err(fault) => checked.faults.push(fault),
        Ok(ids) => {
            let found = match ids.as_slice() {
                [only] => Some(*only),
                several => pick.filter(|pick| several.contains(pick)),
            };
            checked.actor = found.map(|id| actor(memory, id));
            if ids.len() > 1 {
                checked.choices = ids.iter().map(|id| actor(memory, *id)).collect();
            }
            if found.is_none() {
                let column = if row.name.is_empty() { Column::Post } else { Column::Name };
                checked.faults.push((column, Fault::Several));
            }
        }
    }
    if let Some(actor) = &checked.actor {
        checked.remarks = remarks(memory, accounts, actor.id);
    }
    checked
}

/// What should be known about an account for `actor`.
pub fn remarks(memory: &Memory, accounts: &[Account], actor: ActorId) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if posts(memory, actor).is_empty() {
        remarks.push(Remark::NoPost);
    }
    let theirs = accounts.iter().filter(|account| account.actor == actor);
    let theirs: Vec<String> = theirs.map(|account| account.name.clone()).collect();
    if !theirs.is_empty() {
        remarks.push(Remark::HasAccounts(theirs));
    }
    remarks
}

/// What is wrong with an account's name, as the server would call it.
fn name_fault(name: &str, taken: bool, twice: bool) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("name_empty"),
        length if length > NAME_MAX => Some("name_too_long"),
        _ if taken => Some("name_taken"),
        _ if twice => Some("name_twice"),
        _ => None,
    }
}

/// Everybody whom a row can mean.
fn meant(memory: &Memory, row: &Row) -> Result<Vec<ActorId>, (Column, Fault)> {
    let within = match row.unit.is_empty() {
        true => None,
        false => match units(memory, &row.unit) {
            units if units.is_empty() => return Err((Column::Unit, Fault::UnitUnknown)),
            units => Some(units),
        },
    };
    let fits = |post: &Post| {
        let sits = within.as_ref().is_none_or(|units| units.contains(&post.seat));
        sits && (row.post.is_empty() || titled(memory, post, &row.post))
    };
    if !row.name.is_empty() {
        return named(memory, row, fits);
    }
    if row.post.is_empty() {
        let column = if within.is_some() { Column::Post } else { Column::Name };
        return Err((column, Fault::NobodyNamed));
    }
    let found =
        memory.all(Kind::Post).filter_map(|entity| Post::of(entity)).filter(|post| fits(post));
    let mut actors: Vec<ActorId> = found.map(acting).collect();
    sort_by_key(&mut actors, |actor| *actor);
    actors.dedup();
    if actors.is_empty() { Err((Column::Post, Fault::PostUnknown)) } else { Ok(actors) }
}

/// People of the row's name; a unit or a post beside it tells those of one name apart.
fn named(
    memory: &Memory,
    row: &Row,
    fits: impl Fn(&Post) -> bool,
) -> Result<Vec<ActorId>, (Column, Fault)> {
    let wanted = plain(&row.name);
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let same = people.filter(|person| plain(&person.name) == wanted);
    let mut actors: Vec<ActorId> = same.map(|person| ActorId(person.id.into())).collect();
    if actors.is_empty() {
        return Err((Column::Name, Fault::PersonUnknown));
    }
    if row.unit.is_empty() && row.post.is_empty() {
        return Ok(actors);
    }
    actors.retain(|actor| posts(memory, *actor).iter().any(&fits));
    let column = if row.post.is_empty() { Column::Unit } else { Column::Post };
    if actors.is_empty() { Err((column, Fault::PostUnknown)) } else { Ok(actors) }
}

/// Who acts through a post: its holder, or the post itself where it has none.
fn acting(post: &Post) -> ActorId {
    ActorId(post.person.map_or(post.id.into(), Into::into))
}

/// Whether a unit is called this, or has this among its other names.
pub fn is_unit(memory: &Memory, name: &str) -> bool {
    !units(memory, name).is_empty()
}

fn units(memory: &Memory, name: &str) -> Vec<Seat> {
    let wanted = plain(name);
    let called = |unit: &&Unit| {
        std::iter::once(&unit.name).chain(&unit.aliases).any(|name| plain(name) == wanted)
    };
    let units = memory.all(Kind::Unit).filter_map(|entity| Unit::of(entity)).filter(called);
    units.map(|unit| Seat::Unit(unit.id)).collect()
}

/// Whether a post is called this: its title, with or without its unit's name before it, or what the
/// post is.
fn titled(memory: &Memory, post: &Post, wanted: &str) -> bool {
    let (wanted, title) = (plain(wanted), plain(&post.title));
    let unit = post.seat.holder().and_then(|id| names::label(memory, id)).unwrap_or_default();
    let short = title.strip_prefix(&plain(&unit)).unwrap_or(&title);
    title == wanted || short == wanted || plain(format::role(post.role)) == wanted
}

/// Everybody who can have an account: people, and posts that have none.
pub fn everybody(memory: &Memory) -> Vec<Actor> {
    let people = memory.all(Kind::Person).map(|entity| ActorId(entity.id()));
    let vacant = memory.all(Kind::Post).filter_map(|entity| match &**entity {
        Entity::Post(post) if post.person.is_none() => Some(ActorId(post.id.into())),
        _ => None,
    });
    people.chain(vacant).map(|id| actor(memory, id)).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::{Id, Millis, PersonId, PostId, UnitId};
    use shared::model::{Meta, Role};

    use super::super::table;
    use super::*;
    use crate::tasks::sample::{county, id};
    use crate::text::{Language, set_language};

    fn account(name: &str, who: &str) -> Account {
        Account {
            name: name.to_owned(),
            actor: ActorId(id(who)),
            disabled: false,
            must_change: false,
            made_at: Millis(0),
            last_seen: None,
            sessions: 0,
        }
    }

    /// The sample county with two people called 赵一; the second is 园区's 主任.
    fn with_namesakes() -> Memory {
        let mut county = county([]);
        for key in ["赵一", "另一个"] {
            let person = PersonId(id(key));
            let entity = Person { id: person, name: "赵 一".into(), meta: Meta::default() };
            county.put(Rc::new(entity.into()));
        }
        let post = Post {
            id: PostId(id("主任")),
            person: Some(PersonId(id("另一个"))),
            title: "园区主任".into(),
            role: Role::UnitHead,
            seat: Seat::Unit(UnitId(id("园区"))),
            source: None,
            meta: Meta::default(),
        };
        county.put(Rc::new(post.into()));
        county
    }

    fn checked(text: &str, picks: &[(usize, Id)]) -> Vec<Checked> {
        set_language(Language::Chinese);
        let county = with_namesakes();
        let rows = table::read(text, &|name| is_unit(&county, name));
        let picks = picks.iter().map(|(line, id)| (*line, ActorId(*id))).collect();
        check(&county, &[account("old", "书记")], &rows, &picks)
    }

    fn who(text: &str) -> Option<Id> {
        checked(text, &[])[0].actor.as_ref().map(|actor| actor.id.0)
    }

    #[test]
    fn a_row_finds_who_acts_by_name_or_by_unit_and_post() {
        for (text, actor) in [
            ("a\t书 记", Some(id("书记"))),
            ("a\t园区\t园区经办", Some(id("园区经办"))),
            ("a\t工业园区\t经办", Some(id("园区经办"))),
            ("a\t园区\t经办人", Some(id("园区经办"))),
            ("a\t园区\t主任", Some(id("另一个"))),
            ("账号\t姓名\t单位\na\t赵一\t园区", Some(id("另一个"))),
            ("账号\t职务\na\t督查室", Some(id("督查室"))),
            ("a\t赵一", None),
        ] {
            assert_eq!(who(text), actor, "{text}");
        }
    }

    #[test]
    fn every_fault_is_told_at_its_row_and_column() {
        use Column::*;
        let code = |code: &str| Fault::Code(code.to_owned());
        for (text, faults) in [
            ("old\t书记", vec![(Account, code("name_taken"))]),
            ("\t书记", vec![(Account, code("name_empty"))]),
            ("a\t没有此人", vec![(Name, Fault::PersonUnknown)]),
            ("a\t赵一", vec![(Name, Fault::Several)]),
            ("a\t园区\t没有此职", vec![(Post, Fault::PostUnknown)]),
            ("a\t书记\tshort", vec![(Password, code("password_too_short"))]),
            ("账号\t单位\t职务\na\t没有单位\t经办", vec![(Unit, Fault::UnitUnknown)]),
            ("账号\t单位\na\t园区", vec![(Post, Fault::NobodyNamed)]),
            ("a", vec![(Account, Fault::Cells(1))]),
            ("a\t书记", vec![]),
        ] {
            assert_eq!(checked(text, &[])[0].faults, faults, "{text}");
        }
        let twice = checked("a\t书记\na\t甲", &[]);
        assert_eq!(twice[0].faults, []);
        assert_eq!(twice[1].faults, [(Account, code("name_twice"))]);
    }

    #[test]
    fn who_of_two_is_meant_is_for_the_person_to_say() {
        let asked = checked("a\t赵一", &[]);
        assert_eq!(asked[0].choices.len(), 2);
        let picked = checked("a\t赵一", &[(1, id("赵一"))]);
        assert_eq!(picked[0].actor.as_ref().map(|actor| actor.id.0), Some(id("赵一")));
        assert_eq!((picked[0].faults.len(), picked[0].choices.len()), (0, 2));
        assert_eq!(picked[0].remarks, [Remark::NoPost]);
        let held = checked("a\t书记", &[]);
        assert_eq!(held[0].remarks, [Remark::HasAccounts(vec!["old".to_owned()])]);
    }

    #[test]
    fn what_the_server_finds_stands_at_its_row() {
        let mut rows = checked("a\t书记\nb\t甲", &[]);
        let fault = |index, member: &str, code: &str| RowFault {
            index,
            member: member.to_owned(),
            code: code.to_owned(),
        };
        let faults = [fault(1, "name", "name_taken"), fault(1, "actor", "actor_unknown")];
        add_faults(&mut rows, &faults);
        assert_eq!(rows[0].faults, []);
        assert_eq!(
            rows[1].faults,
            [
                (Column::Account, Fault::Code("name_taken".to_owned())),
                (Column::Name, Fault::Code("actor_unknown".to_owned())),
            ]
        );
    }
}
