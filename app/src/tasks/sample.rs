//! A small county for the tests of selectors: one programme, two chains, a handful of people.

use shared::calendar::{Day, Every};
use shared::id::{ActorId, ChainId, Id, PersonId, PostId, ProgrammeId, TaskId, UnitId};
use shared::model::{
    Cadence, Chain, Entity, FiveOnes, Meta, Parent, Person, Post, Programme, ProgrammeKind, Role,
    Seat, Status, Task, Thresholds, Tier, Unit, UnitKind, Visibility,
};
use shared::rules::Memory;

use super::delivery::Deliveries;
use super::viewer::Viewer;

/// 20 October 2022, a Thursday: the last day of its ten-day period.
pub fn today() -> Day {
    day("2022-10-20")
}

/// A day by its ISO text.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The id that follows from a name.
pub fn id(name: &str) -> Id {
    Id::derived(name)
}

/// Someone's view of `county` today.
pub fn viewer<'a>(county: &'a Memory, who: &str) -> Viewer<'a> {
    Viewer::new(county, today(), ActorId(id(who)), Deliveries::default())
}

/// A county with `tasks` in it.
///
/// People: 甲 is chief of 枸杞产业链, 书记 a county leader, 督查室 a county office, 园区经办 the clerk of
/// 园区, 农业经办 the clerk of 农业农村局, 管理员 the admin.
pub fn county(tasks: impl IntoIterator<Item = Task>) -> Memory {
    let mut all: Vec<Entity> = vec![programme().into()];
    all.extend([unit("园区", &["工业园区"]), unit("农业农村局", &["农业局"])]);
    all.extend([person("甲"), person("书记")]);
    all.extend([
        post("书记职务", Some("书记"), Role::CountyLeader, Seat::County),
        post("督查室", None, Role::CountyOffice, Seat::County),
        post("甲职务", Some("甲"), Role::ChainChief, Seat::Chain(ChainId(id("枸杞产业链")))),
        post("园区经办", None, Role::UnitClerk, Seat::Unit(UnitId(id("园区")))),
        post("农业经办", None, Role::UnitClerk, Seat::Unit(UnitId(id("农业农村局")))),
        post("管理员", None, Role::Admin, Seat::County),
    ]);
    all.extend([chain("枸杞产业链", 1, &["甲"]), chain("玉米产业链", 2, &[])]);
    all.extend(tasks.into_iter().map(Entity::from));
    all.into_iter().collect()
}

/// An open task of 枸杞产业链, led by 园区, tracked and reported today.
pub fn task(title: &str) -> Task {
    Task {
        id: TaskId(id(title)),
        no: 1,
        title: title.to_owned(),
        detail: String::new(),
        programme: ProgrammeId(id("链长制")),
        parent: Some(Parent::from(ChainId(id("枸杞产业链")))),
        charge: Some(ChainId(id("枸杞产业链")).into()),
        leaders: Vec::new(),
        lead_units: vec![UnitId(id("园区"))],
        support_units: Vec::new(),
        start: None,
        due: Some(day("2022-12-31")),
        progress: 10,
        progress_day: Some(today()),
        progress_seq: Default::default(),
        status: Status::InProgress,
        block: None,
        visibility: Visibility::County,
        steps: Vec::new(),
        source: None,
        edits: Vec::new(),
        meta: Meta::default(),
    }
}

/// The same, `days` over its last day.
pub fn overdue(title: &str, days: i32) -> Task {
    Task { due: Some(today().plus(-days)), ..task(title) }
}

fn programme() -> Programme {
    Programme {
        id: ProgrammeId(id("链长制")),
        title: "链长制".to_owned(),
        kind: ProgrammeKind::Chain,
        doc_no: "示例〔2022〕1号".to_owned(),
        issued_on: day("2022-09-16"),
        issuer: "示例县".to_owned(),
        public: true,
        tracked_from: day("2022-09-21"),
        cadences: vec![Cadence { every: Every::TenDays, title: "旬调度".to_owned() }],
        thresholds: Thresholds::default(),
        office: None,
        statement: String::new(),
        meta: Meta::default(),
    }
}

fn unit(name: &str, aliases: &[&str]) -> Entity {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    let kind = UnitKind::Department;
    Unit { id: UnitId(id(name)), name: name.to_owned(), aliases, kind, meta: Meta::default() }
        .into()
}

fn person(name: &str) -> Entity {
    Person { id: PersonId(id(name)), name: name.to_owned(), meta: Meta::default() }.into()
}

fn post(title: &str, holder: Option<&str>, role: Role, seat: Seat) -> Entity {
    Post {
        id: PostId(id(title)),
        person: holder.map(|name| PersonId(id(name))),
        title: title.to_owned(),
        role,
        seat,
        source: None,
        meta: Meta::default(),
    }
    .into()
}

fn chain(name: &str, no: u16, chiefs: &[&str]) -> Entity {
    Chain {
        id: ChainId(id(name)),
        no,
        name: name.to_owned(),
        tier: Tier::Key,
        programme: ProgrammeId(id("链长制")),
        chiefs: chiefs.iter().map(|chief| PersonId(id(chief))).collect(),
        lead_units: vec![UnitId(id("园区"))],
        support_units: Vec::new(),
        five_ones: FiveOnes::default(),
        statement: String::new(),
        source: None,
        edits: Vec::new(),
        meta: Meta::default(),
    }
    .into()
}
