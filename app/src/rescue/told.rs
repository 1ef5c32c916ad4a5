//! What is in a package, in words. Free of web types.

use shared::id::{ActorId, Counter, Millis, ReplicaId};
use shared::rules::Memory;
use shared::sync::replica::Refused;

use super::package::{Origin, Package, Row};
use crate::delivery::act::Act;
use crate::delivery::words;
use crate::replica::Salvage;
use crate::tasks::delivery::Delivery;
use crate::tasks::names;
use crate::text::{self, format};

/// An act in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// Its number.
    pub counter: Counter,
    /// What was done.
    pub what: &'static str,
    /// To what.
    pub on: String,
    /// Where that belongs.
    pub board: Option<String>,
    /// What it says, in lines.
    pub content: Vec<String>,
    /// In whose name, where that is a leader's.
    pub for_leader: Option<String>,
    /// When it was filled in.
    pub at: Millis,
    /// Why it was refused, where it was.
    pub refused: Option<Refused>,
    /// It only says what was read: no list shows it.
    pub is_quiet: bool,
}

/// A row of a package: in words, or no more than its number where this version cannot read it.
pub type Line = Result<Told, Counter>;

/// Every row of a package, with as many names as this device holds.
pub fn lines(memory: &Memory, package: &Package) -> Vec<Line> {
    let Origin { actor, replica, .. } = package.origin;
    package.rows.iter().map(|row| line(memory, actor, replica, row)).collect()
}

fn line(memory: &Memory, owner: ActorId, replica: ReplicaId, row: &Row) -> Line {
    let opened = row.open().and_then(|(act, refused)| Some((act.open(replica).ok()?, refused)));
    let (envelope, refused) = opened.ok_or(row.counter)?;
    let act = Act::of(memory, &envelope, Delivery::Waiting);
    let leader = envelope.actor;
    let for_leader = (leader != owner).then(|| names::entered(memory, leader, Some(owner)).name);
    Ok(Told {
        counter: row.counter,
        what: format::mutation(&envelope.mutation),
        on: words::title(&act.target),
        board: act.board.clone(),
        content: words::content(&act),
        for_leader: for_leader.filter(|names| !names.is_empty()),
        at: envelope.at,
        refused,
        is_quiet: envelope.mutation.is_quiet(),
    })
}

/// How many rows wait, were refused, and cannot be read; quiet ones aside.
pub fn count(lines: &[Line]) -> (usize, usize, usize) {
    let listed = || lines.iter().flatten().filter(|told| !told.is_quiet);
    let refused = listed().filter(|told| told.refused.is_some()).count();
    let unreadable = lines.iter().filter(|line| line.is_err()).count();
    (listed().count() - refused, refused, unreadable)
}

/// A package of what was found on this device, sealed where that can be.
pub fn pack(salvage: &Salvage, made_at: Millis) -> Package {
    let me = salvage.me.as_ref();
    let origin = Origin {
        county: me.map(|me| me.county.clone()).unwrap_or_default(),
        account: me.map(|me| me.name.clone()).unwrap_or_default(),
        actor: salvage.actor,
        replica: salvage.replica,
        last: salvage.last,
        made_at,
        app: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let rows = salvage.rows.iter().map(|(counter, bytes)| Row {
        counter: *counter,
        bytes: bytes.clone(),
        seal: None,
    });
    let files = salvage
        .files
        .iter()
        .map(|(name, bytes)| super::package::Attached { name: name.clone(), bytes: bytes.clone() });
    let mut package = Package { origin, key: None, rows: rows.collect(), files: files.collect() };
    if let Some(key) = &salvage.key {
        package.seal(key);
    }
    package
}

/// Whose work it is: the person as far as this device knows them, with the account as far as the file
/// names it.
pub fn whose(memory: &Memory, origin: &Origin) -> String {
    let words = text::rescue();
    let name = names::who(memory, origin.actor).name;
    match (name.as_str(), origin.account.as_str()) {
        ("", "") => words.nameless.to_owned(),
        ("", account) => account.to_owned(),
        (name, "") => name.to_owned(),
        (name, account) => (words.named)(name, account),
    }
}

#[cfg(test)]
mod tests {
    use shared::api::Me;
    use shared::id::{Seq, TaskId};
    use shared::mutation::{CancelTask, Envelope, MarkRead};
    use shared::rescue::Key;
    use shared::sync::replica::{OutboxRow, Stored};

    use super::*;
    use crate::tasks::sample::{county, id, task, today};

    fn row(mutation: impl Into<shared::mutation::Mutation>) -> Vec<u8> {
        let envelope = Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(0),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: Millis(1),
            base: Seq(1),
            mutation: mutation.into(),
        };
        OutboxRow { bytes: envelope.bytes(), refused: None }.to_bytes()
    }

    fn salvage() -> Salvage {
        let cancel =
            CancelTask { task: TaskId(id("甲事")), reason: "并入<b>乙</b>".to_owned() };
        let me = Me {
            name: "园区经办".to_owned(),
            actor: ActorId(id("园区经办")),
            county: "同心县".to_owned(),
            business_day: None,
            must_change: false,
            reset_at: None,
        };
        Salvage {
            actor: me.actor,
            me: Some(me),
            replica: ReplicaId(id("手机")),
            last: Counter(3),
            rows: vec![
                (Counter(1), row(cancel)),
                (Counter(2), vec![0xff]),
                (Counter(3), row(MarkRead { messages: vec![], before: None })),
            ],
            files: Vec::new(),
            key: Some(Key::of("token")),
        }
    }

    #[test]
    fn a_package_tells_what_can_be_read_and_counts_the_rest() {
        let package = pack(&salvage(), Millis(5));
        assert!(package.rows[0].seal.is_some() && package.rows[1].seal.is_none());
        let lines = lines(&county([task("甲事")]), &package);
        let told = lines[0].as_ref().unwrap();
        assert_eq!((told.on.as_str(), told.content[0].as_str()), ("甲事", "并入<b>乙</b>"));
        assert_eq!(lines[1], Err(Counter(2)));
        assert!(lines[2].as_ref().unwrap().is_quiet);
        assert_eq!(count(&lines), (1, 0, 1));
    }

    #[test]
    fn the_list_is_whole_and_says_nothing_as_markup() {
        let package = pack(&salvage(), Millis(5));
        let lines = lines(&Memory::default(), &package);
        let list = super::super::list::page(&package.origin, "园区经办", &lines, |at| {
            at.0.to_string()
        });
        for part in ["园区经办", "同心县", "并入&lt;b&gt;乙&lt;/b&gt;", "对象已不在本机"]
        {
            assert!(list.contains(part), "{part} in {list}");
        }
        assert!(!list.contains("<b>乙"));
    }
}
