//! A small made-up county: four units, two chains, a post of every rank, tasks open and named.

use shared::calendar::{Day, Every};
use shared::id::*;
use shared::model::*;

/// The first day of the simulation.
pub fn day_one() -> Day {
    Day::new(2022, 10, 20).unwrap_or(Day(0))
}

fn id(words: &str) -> Id {
    Id::derived(words)
}

/// The unit of this name.
pub fn unit(name: &str) -> UnitId {
    UnitId(id(&format!("unit/{name}")))
}

fn person(number: u32) -> PersonId {
    PersonId(id(&format!("person/{number}")))
}

fn programme() -> ProgrammeId {
    ProgrammeId(id("programme"))
}

fn chain(name: &str) -> ChainId {
    ChainId(id(&format!("chain/{name}")))
}

/// Title, role, seat, and the number of the person who holds it.
type Seated = (&'static str, Role, Seat, Option<u32>);

fn posts() -> Vec<Seated> {
    let programme = Seat::Programme(programme());
    let (a, b) = (Seat::Chain(chain("a")), Seat::Chain(chain("b")));
    let of = |name| Seat::Unit(unit(name));
    vec![
        ("leader", Role::CountyLeader, Seat::County, Some(0)),
        ("office", Role::CountyOffice, Seat::County, Some(1)),
        ("admin", Role::Admin, Seat::County, None),
        ("auditor", Role::Auditor, Seat::County, Some(2)),
        ("deputy", Role::ProgrammeDeputy, programme, Some(3)),
        ("programme-office", Role::ProgrammeOffice, programme, Some(4)),
        ("chief-a", Role::ChainChief, a, Some(5)),
        ("chief-b", Role::ChainChief, b, Some(6)),
        ("lead-head", Role::UnitHead, of("lead"), Some(7)),
        ("lead-clerk", Role::UnitClerk, of("lead"), Some(8)),
        ("support-clerk", Role::UnitClerk, of("support"), Some(9)),
        ("field-officer", Role::FieldOfficer, of("lead"), Some(10)),
        ("stranger", Role::UnitClerk, of("stranger"), None),
        ("spare", Role::UnitHead, of("support"), None),
    ]
}

/// People who hold a post, or will.
const PEOPLE: u32 = 13;

/// Everybody who has an account, by what they are at the beginning.
pub fn actors() -> Vec<(&'static str, ActorId)> {
    let mut actors: Vec<(&str, ActorId)> = posts()
        .into_iter()
        .map(|(title, _, _, holder)| {
            let actor = holder.map_or(id(&format!("post/{title}")), |number| person(number).0);
            (title, ActorId(actor))
        })
        .collect();
    actors.push(("newcomer", ActorId(person(11).0)));
    actors
}

/// The county before anybody does anything.
pub fn entities() -> Vec<Entity> {
    let mut all: Vec<Entity> = Vec::new();
    for name in ["lead", "support", "stranger", "office"] {
        let (id, kind) = (unit(name), UnitKind::Department);
        all.push(
            Unit { id, name: name.into(), aliases: vec![], kind, meta: Meta::default() }.into(),
        );
    }
    for number in 0..PEOPLE {
        let name = format!("人{number}");
        all.push(Person { id: person(number), name, meta: Meta::default() }.into());
    }
    for (title, role, seat, holder) in posts() {
        let post = Post {
            id: PostId(id(&format!("post/{title}"))),
            person: holder.map(person),
            title: title.into(),
            role,
            seat,
            source: None,
            meta: Meta::default(),
        };
        all.push(post.into());
    }
    all.push(the_programme().into());
    all.push(a_chain("a", 1, person(5), "lead").into());
    all.push(a_chain("b", 2, person(6), "support").into());
    for number in 0..10 {
        all.push(a_task(number).into());
    }
    for number in 0..3 {
        all.push(an_instruction(number).into());
    }
    let delegate = Delegate {
        id: DelegateId(id("delegate")),
        leader: ActorId(person(5).0),
        delegate: ActorId(person(10).0),
        since: day_one(),
        until: None,
        meta: Meta::default(),
    };
    all.push(delegate.into());
    all
}

fn the_programme() -> Programme {
    Programme {
        id: programme(),
        title: "链长制".into(),
        kind: ProgrammeKind::Chain,
        doc_no: "示例〔2022〕1号".into(),
        issued_on: Day::new(2022, 9, 1).unwrap_or(Day(0)),
        issuer: "示例县".into(),
        public: false,
        tracked_from: Day::new(2022, 9, 21).unwrap_or(Day(0)),
        cadences: vec![
            Cadence { every: Every::TenDays, title: "旬调度".into() },
            Cadence { every: Every::Month, title: "月总结".into() },
        ],
        thresholds: Thresholds::default(),
        office: Some(unit("office")),
        statement: String::new(),
        meta: Meta::default(),
    }
}

fn a_chain(name: &str, no: u16, chief: PersonId, lead: &str) -> Chain {
    Chain {
        id: chain(name),
        no,
        name: format!("{name}链"),
        tier: Tier::Key,
        programme: programme(),
        chiefs: vec![chief],
        lead_units: vec![unit(lead)],
        support_units: vec![unit("stranger")],
        five_ones: FiveOnes::default(),
        statement: String::new(),
        source: None,
        edits: vec![],
        meta: Meta::default(),
    }
}

fn a_task(number: u32) -> Task {
    let on = chain(if number.is_multiple_of(2) { "a" } else { "b" });
    let is_named = !number.is_multiple_of(3);
    Task {
        id: TaskId(id(&format!("task/{number}"))),
        no: number,
        title: format!("任务{number}"),
        detail: String::new(),
        programme: programme(),
        parent: Some(on.into()),
        charge: Some(on.into()),
        leaders: vec![person(5 + number % 2)],
        lead_units: vec![unit(if number < 6 { "lead" } else { "support" })],
        support_units: vec![unit(if number < 4 { "support" } else { "stranger" })],
        start: None,
        due: None,
        progress: 0,
        progress_day: None,
        progress_seq: Seq(0),
        status: Status::NotStarted,
        block: None,
        visibility: if is_named { Visibility::Named } else { Visibility::County },
        steps: vec![],
        source: None,
        edits: vec![],
        meta: Meta::default(),
    }
}

fn an_instruction(number: u32) -> Instruction {
    let by = Stamp { by: ActorId(person(number % 2 * 5).0), ..Stamp::default() };
    Instruction {
        id: InstructionId(id(&format!("instruction/{number}"))),
        on: id(&format!("task/{number}")),
        on_kind: Kind::Task,
        programme: programme(),
        kind: InstructionKind::Directive,
        by: by.by,
        words: "抓紧办".into(),
        units: vec![unit("lead"), unit("support")],
        due: None,
        confirmed: (number < 2).then_some(by),
        seen: vec![],
        acknowledged: vec![],
        feedback: vec![],
        task: None,
        closed: None,
        meta: Meta::new(by),
    }
}
