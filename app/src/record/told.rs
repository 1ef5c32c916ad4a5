//! A row of the log as people read it, with names in place of ids. Free of web types.

use shared::api::{Payload, Row, Told as Maybe};
use shared::calendar::Day;
use shared::id::{ActorId, Id, Millis, Seq};
use shared::log::Act;
use shared::model::{Charge, Entity, Role};
use shared::mutation::MutationKind;
use shared::rules::{Entities, Memory, Refusal, posts};

use crate::address::of_charge;
use crate::tasks::names;
use crate::text::{self, format};

/// A row, with names in place of ids.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// Its number: the receipt.
    pub seq: Seq,
    /// The server's time.
    pub at: Millis,
    /// The day on the device, where that is known.
    pub day: Option<Day>,
    /// Who acted, with the delegate who entered it.
    pub who: String,
    /// What was done.
    pub what: Deed,
    /// What was said with it.
    pub words: String,
    /// What it was done to.
    pub about: Option<About>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why the words are not there, where they are not.
    pub gap: Option<Gap>,
}

/// What a row records, as one filters by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// An act on the county's content.
    Content(MutationKind),
    /// An administrative act.
    Admin(Act),
    /// An act that this version does not know.
    Unknown,
}

/// What an act was done to.
#[derive(Clone, PartialEq, Debug)]
pub struct About {
    /// What a list calls it.
    pub title: String,
    /// The address of its page, where it has one.
    pub address: Option<String>,
}

/// What became of an act.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Outcome {
    /// It is in effect.
    Accepted,
    /// It is not, and why, where that can be read.
    Refused(Option<Refusal>),
    /// An administrative act: done.
    Done,
}

/// Why a row keeps its words back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// They were redacted.
    Redacted,
    /// The reader may not see them.
    Hidden,
}

impl Told {
    /// The row with the names that this device holds.
    pub fn of(memory: &Memory, row: &Row) -> Told {
        let header = row.header;
        let said = match &row.payload {
            Some(Payload::Act(envelope)) => Some(&**envelope),
            _ => None,
        };
        let words = match &row.payload {
            Some(Payload::Act(envelope)) => format::act_summary(&envelope.mutation),
            Some(Payload::Account { account }) => (text::record().account)(account),
            Some(Payload::Brought { first, last }) => (text::record().brought)(*first, *last),
            Some(Payload::Other(_)) | None => String::new(),
        };
        let named = said.map_or(header.actor, |envelope| envelope.actor);
        Told {
            seq: header.seq,
            at: header.at,
            day: said.map(|envelope| envelope.day),
            who: who(memory, named, header.actor),
            what: deed(header.act, header.kind),
            words,
            about: about(memory, header.subject),
            outcome: match header.act {
                Act::Accepted => Outcome::Accepted,
                Act::Refused => Outcome::Refused(row.reason.and_then(Maybe::known)),
                _ => Outcome::Done,
            },
            gap: gap(row),
        }
    }
}

/// Whether `actor` may read the log as a whole.
pub fn may_read_log(memory: &Memory, actor: ActorId) -> bool {
    posts(memory, actor).iter().any(|post| matches!(post.role, Role::Admin | Role::Auditor))
}

/// What an act records, by the numbers of its header.
fn deed(act: Act, kind: u16) -> Deed {
    match act.is_judged() {
        true => MutationKind::from_number(kind).map_or(Deed::Unknown, Deed::Content),
        false => Deed::Admin(act),
    }
}

fn gap(row: &Row) -> Option<Gap> {
    match (row.redacted, &row.payload) {
        (true, _) => Some(Gap::Redacted),
        (false, None) if row.header.act.is_judged() => Some(Gap::Hidden),
        _ => None,
    }
}

/// In whose name, and by whose hand.
fn who(memory: &Memory, named: ActorId, hand: ActorId) -> String {
    let name = |actor: ActorId| match names::who(memory, actor).name {
        name if !name.is_empty() => name,
        _ if actor == ActorId::default() => text::record().operator.to_owned(),
        _ => text::record().stranger.to_owned(),
    };
    match named == hand {
        true => name(named),
        false => (text::common().entered_for)(&name(hand), &name(named)),
    }
}

fn about(memory: &Memory, subject: Id) -> Option<About> {
    let entity = memory.get(subject)?;
    let title = entity.label().to_owned();
    (!title.is_empty()).then(|| About { title, address: address(&entity) })
}

/// Where a thing's page is.
pub fn address(entity: &Entity) -> Option<String> {
    match entity {
        Entity::Task(task) => Some(format!("/tasks/{}", task.id)),
        Entity::Programme(programme) => Some(format!("/boards/{}", programme.id)),
        Entity::Finding(finding) => Some(format!("/findings/{}", finding.id)),
        Entity::Recheck(recheck) => Some(format!("/rechecks/{}", recheck.id)),
        other => Charge::of(other).map(of_charge),
    }
}

#[cfg(test)]
mod tests {
    use shared::id::{Counter, ReplicaId, TaskId};
    use shared::log::Header;
    use shared::mutation::{CancelTask, Envelope};
    use shared::policy::Denial;

    use super::*;
    use crate::tasks::sample::{county, id, task, today};
    use crate::text::{Language, set_language};

    fn row(act: Act, hand: &str, named: Option<&str>) -> Row {
        let (seq, at, replica) = (Seq(7), Millis(1_000), ReplicaId(id("手机")));
        let actor = ActorId(id(hand));
        let subject = id("甲事");
        let kind = if act.is_judged() { 113 } else { 0 };
        let header = Header { seq, at, actor, act, replica, counter: Counter(1), kind, subject };
        let payload = named.map(|named| {
            let mutation = CancelTask { task: TaskId(subject), reason: "并入".to_owned() }.into();
            let actor = ActorId(id(named));
            let (counter, day, base) = (Counter(1), today(), Seq(1));
            Payload::Act(Box::new(Envelope { replica, counter, actor, day, at, base, mutation }))
        });
        Row { header, redacted: false, payload, reason: None }
    }

    #[test]
    fn a_row_says_who_did_what_to_what() {
        set_language(Language::Chinese);
        let county = county([task("甲事")]);
        let told = Told::of(&county, &row(Act::Accepted, "甲", Some("甲")));
        assert_eq!((told.who.as_str(), told.words.as_str()), ("甲", "并入"));
        assert_eq!(told.what, Deed::Content(MutationKind::CancelTask));
        assert_eq!((told.outcome, told.gap), (Outcome::Accepted, None));
        assert_eq!(told.day, Some(today()));
        let about = told.about.unwrap();
        assert_eq!(about.title, "甲事");
        assert_eq!(about.address, Some(format!("/tasks/{}", id("甲事"))));
        let by_hand = Told::of(&county, &row(Act::Accepted, "园区经办", Some("甲")));
        assert!(by_hand.who.contains("代") && by_hand.who.contains('甲'), "{}", by_hand.who);
    }

    #[test]
    fn a_row_says_why_it_says_nothing() {
        let county = county([task("甲事")]);
        let hidden = row(Act::Accepted, "甲", None);
        let redacted = Row { redacted: true, ..hidden.clone() };
        let reset = row(Act::PasswordReset, "管理员", None);
        let table = [(hidden, Some(Gap::Hidden)), (redacted, Some(Gap::Redacted)), (reset, None)];
        for (row, gap) in table {
            assert_eq!(Told::of(&county, &row).gap, gap);
        }
    }

    #[test]
    fn a_refused_row_says_why_and_an_unknown_one_that_it_is_unknown() {
        let county = county([]);
        let reason = Refusal::Denied(Denial::NoRight);
        let refused = Row { reason: Some(Maybe::Known(reason)), ..row(Act::Refused, "谁", None) };
        let told = Told::of(&county, &refused);
        assert_eq!(told.outcome, Outcome::Refused(Some(reason)));
        assert_eq!((told.who.as_str(), told.about), (text::record().stranger, None));
        let mut newer = refused.clone();
        newer.header.kind = 9_999;
        assert_eq!(Told::of(&county, &newer).what, Deed::Unknown);
    }

    #[test]
    fn only_admin_and_auditor_read_the_log() {
        let county = county([]);
        for (who, may) in [("管理员", true), ("督查室", false), ("园区经办", false), ("无", false)]
        {
            assert_eq!(may_read_log(&county, ActorId(id(who))), may, "{who}");
        }
    }
}
