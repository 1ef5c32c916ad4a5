//! Units, programmes, chains, fields and rivers with their posts, and people without one. Free of web types.

use std::collections::HashMap;

use shared::id::{ActorId, ChainId, FieldId, Id, PersonId, PostId, ProgrammeId, RiverId, UnitId};
use shared::model::{Entity, Kind, Person, Post, Role, Seat, Tier, Unit, UnitKind};
use shared::order::sort_by_key;
use shared::rules::{Memory, posts};

use crate::tasks::delivery::{Deliveries, Delivery};
use crate::tasks::names;
use crate::text::{self, format};

/// What holds posts; last, those who hold none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The county as a whole.
    County,
    /// A unit.
    Unit(UnitId),
    /// A programme.
    Programme(ProgrammeId),
    /// A chain.
    Chain(ChainId),
    /// A campaign's field.
    Field(FieldId),
    /// A river.
    River(RiverId),
    /// Nothing: people without a post.
    Nowhere,
}

/// A place with what is in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Group {
    /// Which.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// Its kind, and the other names it goes by.
    pub note: String,
    /// How far the last act on it has come.
    pub delivery: Option<Delivery>,
    /// Its posts.
    pub posts: Vec<PostRow>,
    /// People without a post.
    pub people: Vec<PersonRow>,
}

/// A post.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct PostRow {
    /// Which.
    pub id: PostId,
    /// The title.
    pub title: String,
    /// What it lets its holder do.
    pub role: Role,
    /// Who holds it.
    pub holder: Option<String>,
    /// How far the last act on it has come.
    pub delivery: Option<Delivery>,
}

/// A person without a post.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// How far the last act on them has come.
    pub delivery: Option<Delivery>,
}

/// Which places are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Which {
    /// Every one.
    #[default]
    All,
    /// The county.
    County,
    /// Units.
    Units,
    /// Programmes.
    Programmes,
    /// Chains.
    Chains,
    /// Fields.
    Fields,
    /// Rivers.
    Rivers,
    /// People without a post.
    Idle,
}

impl Which {
    /// Every choice, in the order it is offered.
    pub const ALL: [Which; 8] = [
        Which::All,
        Which::County,
        Which::Units,
        Which::Programmes,
        Which::Chains,
        Which::Fields,
        Which::Rivers,
        Which::Idle,
    ];

    fn holds(self, place: Place) -> bool {
        match place {
            _ if self == Which::All => true,
            Place::County => self == Which::County,
            Place::Unit(_) => self == Which::Units,
            Place::Programme(_) => self == Which::Programmes,
            Place::Chain(_) => self == Which::Chains,
            Place::Field(_) => self == Which::Fields,
            Place::River(_) => self == Which::Rivers,
            Place::Nowhere => self == Which::Idle,
        }
    }
}

/// What the list is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narrow {
    /// What answers to these words.
    pub words: String,
    /// Only posts that nobody holds.
    pub vacant: bool,
    /// Only places of this kind.
    pub which: Which,
}

/// The list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roll {
    /// What is shown.
    pub groups: Vec<Group>,
    /// Posts in all.
    pub posts: usize,
    /// Of them, vacant.
    pub vacant: usize,
}

/// The list of everything, narrowed.
pub fn roll(memory: &Memory, deliveries: &Deliveries, narrow: &Narrow) -> Roll {
    let mut rows: HashMap<Place, Vec<PostRow>> = HashMap::new();
    let mut roll = Roll::default();
    for post in memory.all(Kind::Post).filter_map(|entity| Post::of(entity)) {
        roll.posts += 1;
        roll.vacant += usize::from(post.person.is_none());
        rows.entry(place(post.seat)).or_default().push(row(memory, deliveries, post));
    }
    let words = plain(&narrow.words);
    for mut group in places(memory, deliveries) {
        group.posts = rows.remove(&group.place).unwrap_or_default();
        if !narrow.which.holds(group.place) {
            continue;
        }
        let named = plain(&group.name).contains(&words) || plain(&group.note).contains(&words);
        sort_by_key(&mut group.posts, |post| (rank(post.role), post.title.clone()));
        group.posts.retain(|post| !narrow.vacant || post.holder.is_none());
        if narrow.vacant {
            group.people.clear();
        }
        if !named {
            group.posts.retain(|post| answers(post, &words));
            group.people.retain(|person| plain(&person.name).contains(&words));
        }
        let is_empty = group.posts.is_empty() && group.people.is_empty();
        let unit = matches!(group.place, Place::Unit(_));
        if !is_empty || (unit && named && !narrow.vacant) {
            roll.groups.push(group);
        }
    }
    roll
}

/// The open work of each person that a change of `post` would hand over, the most first.
pub fn busy(memory: &Memory, post: &Post) -> Vec<(PersonId, usize)> {
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let mut busy: Vec<(PersonId, usize)> = people
        .map(|person| (person.id, shared::rules::open_work(memory, post, person.id)))
        .filter(|(_, count)| *count > 0)
        .collect();
    sort_by_key(&mut busy, |(_, count)| std::cmp::Reverse(*count));
    busy
}

/// Names are compared without case and gaps: 袁 波 is 袁波.
pub fn plain(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn answers(post: &PostRow, words: &str) -> bool {
    let holder = post.holder.as_deref().unwrap_or_default();
    [&post.title, holder, format::role(post.role)].iter().any(|text| plain(text).contains(words))
}

fn place(seat: Seat) -> Place {
    match seat {
        Seat::County => Place::County,
        Seat::Unit(id) => Place::Unit(id),
        Seat::Programme(id) => Place::Programme(id),
        Seat::Chain(id) => Place::Chain(id),
        Seat::Field(id) => Place::Field(id),
        Seat::River(id) => Place::River(id),
    }
}

fn row(memory: &Memory, deliveries: &Deliveries, post: &Post) -> PostRow {
    PostRow {
        id: post.id,
        title: post.title.clone(),
        role: post.role,
        holder: post.person.map(|person| names::label(memory, person.into()).unwrap_or_default()),
        delivery: deliveries.of(post.id.into()),
    }
}

/// Every place in order, still without its posts.
fn places(memory: &Memory, deliveries: &Deliveries) -> Vec<Group> {
    let mut all: Vec<((u8, u8, u16, String), Group)> = Vec::new();
    let group = |place, name: &str, note: String, id: Option<Id>| Group {
        place,
        name: name.to_owned(),
        note,
        delivery: id.and_then(|id| deliveries.of(id)),
        posts: Vec::new(),
        people: Vec::new(),
    };
    let county = group(Place::County, text::people().whole_county, String::new(), None);
    all.push(((0, 0, 0, String::new()), county));
    for kind in [Kind::Unit, Kind::Programme, Kind::Chain, Kind::Field, Kind::River] {
        for entity in memory.all(kind) {
            let id = Some(entity.id());
            let (order, found) = match &**entity {
                Entity::Unit(unit) => {
                    let found = group(Place::Unit(unit.id), &unit.name, note(unit), id);
                    ((1, order(unit.kind), 0, unit.name.clone()), found)
                }
                Entity::Programme(programme) => {
                    let place = Place::Programme(programme.id);
                    let found = group(place, &programme.title, programme.doc_no.clone(), id);
                    ((2, 0, 0, programme.doc_no.clone()), found)
                }
                Entity::Chain(chain) => {
                    let tier = u8::from(chain.tier != Tier::Key);
                    let found = group(Place::Chain(chain.id), &chain.name, String::new(), id);
                    ((3, tier, chain.no, String::new()), found)
                }
                Entity::Field(field) => {
                    let found = group(Place::Field(field.id), &field.title, String::new(), id);
                    ((4, 0, field.no, String::new()), found)
                }
                Entity::River(river) => {
                    let found = group(Place::River(river.id), &river.name, String::new(), id);
                    ((5, 0, river.no, String::new()), found)
                }
                _ => continue,
            };
            all.push((order, found));
        }
    }
    let mut idle =
        group(Place::Nowhere, text::people().idle, text::people().idle_note.into(), None);
    idle.people = without_post(memory, deliveries);
    all.push(((6, 0, 0, String::new()), idle));
    sort_by_key(&mut all, |(order, _)| order.clone());
    all.into_iter().map(|(_, group)| group).collect()
}

fn without_post(memory: &Memory, deliveries: &Deliveries) -> Vec<PersonRow> {
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let idle = people.filter(|person| posts(memory, ActorId(person.id.into())).is_empty());
    let mut idle: Vec<PersonRow> = idle
        .map(|person| PersonRow {
            id: person.id,
            name: person.name.clone(),
            delivery: deliveries.of(person.id.into()),
        })
        .collect();
    sort_by_key(&mut idle, |person| person.name.clone());
    idle
}

fn note(unit: &Unit) -> String {
    let words = text::people();
    let mut parts = vec![(words.kind)(unit.kind).to_owned()];
    if !unit.aliases.is_empty() {
        parts.push((words.also)(&unit.aliases.join(words.comma)));
    }
    parts.join(" · ")
}

fn order(kind: UnitKind) -> u8 {
    match kind {
        UnitKind::Office => 0,
        UnitKind::Department => 1,
        UnitKind::Zone => 2,
        UnitKind::Township => 3,
        UnitKind::Enterprise => 4,
        UnitKind::Other => 5,
    }
}

/// Posts that decide before posts that belong.
fn rank(role: Role) -> u8 {
    match role {
        Role::CountyLeader
        | Role::ProgrammeLeader
        | Role::ChainChief
        | Role::FieldLeader
        | Role::RiverChief
        | Role::UnitHead => 0,
        Role::ProgrammeDeputy => 1,
        Role::CountyOffice | Role::ProgrammeOffice => 2,
        Role::UnitClerk => 3,
        Role::FieldOfficer | Role::Inspector | Role::Patroller => 4,
        Role::Admin | Role::Auditor => 5,
        Role::Member => 6,
    }
}

#[cfg(test)]
mod tests {
    use shared::rules::Entities;

    use super::*;
    use crate::tasks::sample::{county, id, task};
    use crate::text::{Language, set_language};

    fn shown(narrow: &Narrow) -> Vec<(String, Vec<String>)> {
        set_language(Language::Chinese);
        let roll = roll(&county([]), &Deliveries::default(), narrow);
        let titles = |group: &Group| {
            let posts = group.posts.iter().map(|post| post.title.clone());
            posts.chain(group.people.iter().map(|person| person.name.clone())).collect()
        };
        roll.groups.iter().map(|group| (group.name.clone(), titles(group))).collect()
    }

    fn only(groups: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        let own = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect();
        groups.iter().map(|(name, rows)| ((*name).to_owned(), own(rows))).collect()
    }

    #[test]
    fn the_list_narrows_to_what_answers() {
        let words = |words: &str| Narrow { words: words.to_owned(), ..Narrow::default() };
        let vacant = Narrow { vacant: true, which: Which::County, ..Narrow::default() };
        let units = Narrow { which: Which::Units, ..Narrow::default() };
        for (narrow, groups) in [
            (words("工业 园区"), only(&[("园区", &["园区经办"])])),
            (words("书记"), only(&[("全县", &["书记职务"])])),
            (words("链长"), only(&[("链长制", &[]), ("枸杞产业链", &["甲职务"])])[1..].to_vec()),
            (vacant, only(&[("全县", &["督查室", "管理员"])])),
            (units, only(&[("农业农村局", &["农业经办"]), ("园区", &["园区经办"])])),
            (words("没有"), only(&[])),
        ] {
            assert_eq!(shown(&narrow), groups, "{narrow:?}");
        }
        let all = roll(&county([]), &Deliveries::default(), &Narrow::default());
        assert_eq!((all.posts, all.vacant), (6, 4));
    }

    #[test]
    fn whose_work_waits_for_a_vacant_post_is_found() {
        let mut hers = task("事");
        hers.leaders = vec![PersonId(id("书记"))];
        let county = county([hers]);
        let post = Post::of(&county.get(id("甲职务")).unwrap()).unwrap().clone();
        assert_eq!(busy(&county, &post), [(PersonId(id("书记")), 1)]);
    }
}
