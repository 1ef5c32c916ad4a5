//! What the account page reads from the replica. Free of web types.

use std::cmp::Reverse;

use shared::calendar::Day;
use shared::id::{ActorId, DelegateId};
use shared::model::{Delegate, Kind, Post, Role, Seat};
use shared::order::sort_by_key;
use shared::rules::{Memory, posts};

use crate::tasks::names::{self, Who};
use crate::text::{self, format};

/// A post as its holder reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The title as the document has it.
    pub title: String,
    /// What it lets one do.
    pub role: &'static str,
    /// The unit, programme or chain it sits in.
    pub seat: String,
}

/// The name of whoever acts, and every post held, those with rights first.
pub fn identity(memory: &Memory, actor: ActorId) -> (String, Vec<Held>) {
    let mut all = posts(memory, actor);
    sort_by_key(&mut all, |post| (rank(post.role), Reverse(post.title.chars().count())));
    let held = all.iter().map(|post| held(memory, post)).collect();
    (names::who(memory, actor).name, held)
}

/// Whether `actor` leads or administers the county as a whole.
pub fn runs_county(memory: &Memory, actor: ActorId) -> bool {
    let runs =
        |post: &Post| matches!(post.role, Role::CountyLeader | Role::CountyOffice | Role::Admin);
    posts(memory, actor).iter().any(runs)
}

/// An appointment as one of its two sides reads it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Appointed {
    /// The appointment.
    pub id: DelegateId,
    /// The other side: the leader's delegate, or the delegate's leader.
    pub actor: ActorId,
    /// Who that is.
    pub who: Who,
    /// From this day.
    pub since: Day,
}

/// Who enters for `leader`, the earliest first.
pub fn delegates(memory: &Memory, leader: ActorId) -> Vec<Appointed> {
    appointed(memory, |delegate| (delegate.leader == leader).then_some(delegate.delegate))
}

/// For whom `hand` may enter, the earliest first.
pub fn leaders(memory: &Memory, hand: ActorId) -> Vec<Appointed> {
    appointed(memory, |delegate| (delegate.delegate == hand).then_some(delegate.leader))
}

fn appointed(memory: &Memory, other: impl Fn(&Delegate) -> Option<ActorId>) -> Vec<Appointed> {
    let all = memory.all(Kind::Delegate).filter_map(|entity| Delegate::of(entity));
    let open = all.filter(|delegate| delegate.is_open());
    let mut found: Vec<Appointed> = open
        .filter_map(|delegate| {
            let actor = other(delegate)?;
            let (who, since) = (names::who(memory, actor), delegate.since);
            Some(Appointed { id: delegate.id, actor, who, since })
        })
        .collect();
    sort_by_key(&mut found, |appointed| (appointed.since, appointed.id));
    found
}

fn held(memory: &Memory, post: &Post) -> Held {
    let seat = match post.seat {
        Seat::County => text::account().whole_county.to_owned(),
        seat => seat.holder().and_then(|id| names::label(memory, id)).unwrap_or_default(),
    };
    Held { title: post.title.clone(), role: format::role(post.role), seat }
}

/// Lower comes first: posts that decide before posts that belong.
fn rank(role: Role) -> u8 {
    match role {
        Role::CountyLeader => 0,
        Role::CountyOffice => 1,
        Role::Admin | Role::Auditor => 2,
        Role::ProgrammeLeader | Role::ProgrammeDeputy => 3,
        Role::ProgrammeOffice => 4,
        Role::ChainChief | Role::FieldLeader | Role::RiverChief => 5,
        Role::UnitHead => 6,
        Role::UnitClerk => 7,
        Role::FieldOfficer | Role::Inspector | Role::Patroller => 8,
        Role::Member => 9,
    }
}

#[cfg(test)]
mod tests {
    use shared::id::{Id, PersonId, PostId, ProgrammeId, UnitId};
    use shared::model::{Entity, Meta, Person, Unit, UnitKind};

    use super::*;
    use crate::text::{Language, set_language};

    fn post(title: &str, role: Role, seat: Seat) -> Entity {
        Post {
            id: PostId(Id::derived(title)),
            person: Some(PersonId(Id::derived("person"))),
            title: title.into(),
            role,
            seat,
            source: None,
            meta: Meta::default(),
        }
        .into()
    }

    #[test]
    fn posts_that_decide_come_first_and_say_where_they_sit() {
        set_language(Language::Chinese);
        let person = PersonId(Id::derived("person"));
        let unit = UnitId(Id::derived("unit"));
        let elsewhere = ProgrammeId(Id::derived("not on this device"));
        let memory: Memory = [
            Person { id: person, name: "某甲".into(), meta: Meta::default() }.into(),
            Unit {
                id: unit,
                name: "农业农村局".into(),
                aliases: Vec::new(),
                kind: UnitKind::Department,
                meta: Meta::default(),
            }
            .into(),
            post("成员", Role::Member, Seat::Programme(elsewhere)),
            post("局长", Role::UnitHead, Seat::Unit(unit)),
            post("副县长", Role::CountyLeader, Seat::County),
        ]
        .into_iter()
        .collect();
        let (name, held) = identity(&memory, ActorId(person.into()));
        assert_eq!(name, "某甲");
        assert!(runs_county(&memory, ActorId(person.into())));
        assert!(!runs_county(&memory, ActorId(Id::derived("somebody else"))));
        let seats: Vec<_> =
            held.iter().map(|held| (held.title.as_str(), held.seat.as_str())).collect();
        assert_eq!(seats, [("副县长", "全县"), ("局长", "农业农村局"), ("成员", "")]);
    }

    #[test]
    fn both_sides_see_an_appointment_until_it_is_withdrawn() {
        use crate::tasks::sample::{county, id, today};

        let appointment = |name: &str, leader: &str, until| Delegate {
            id: DelegateId(id(name)),
            leader: ActorId(id(leader)),
            delegate: ActorId(id("园区经办")),
            since: today(),
            until,
            meta: Meta::default(),
        };
        let mut county = county([]);
        county.put(std::rc::Rc::new(appointment("one", "甲", None).into()));
        county.put(std::rc::Rc::new(appointment("two", "书记", Some(today())).into()));
        let actors = |found: Vec<Appointed>| -> Vec<ActorId> {
            found.into_iter().map(|appointed| appointed.actor).collect()
        };
        let of = |name: &str| ActorId(id(name));
        assert_eq!(actors(leaders(&county, of("园区经办"))), [of("甲")]);
        assert_eq!(actors(delegates(&county, of("甲"))), [of("园区经办")]);
        assert_eq!(actors(delegates(&county, of("书记"))), [], "withdrawn");
    }
}
