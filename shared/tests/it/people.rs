//! Units, people and posts as the admin keeps them; a change of post hands the work over.

use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Denial};
use shared::rules::{self, Entities, Fault, Memory, Part, Refusal};

use crate::ground::*;
use crate::world::*;

/// The small county with two people; the first holds the post of chain chief.
fn staffed() -> Memory {
    let mut county = county();
    let mut add = |entity: Entity| drop(county.put(std::rc::Rc::new(entity)));
    for name in ["old", "new"] {
        add(Person { id: person(name), name: name.into(), meta: Meta::default() }.into());
    }
    add(Post {
        id: PostId(id("chair")),
        person: Some(person("old")),
        title: "链长".into(),
        role: Role::ChainChief,
        seat: Seat::Chain(chain_id()),
        source: None,
        meta: Meta::default(),
    }
    .into());
    for (name, status) in [("hers", Status::InProgress), ("done", Status::Done)] {
        add(Task { leaders: vec![person("old")], status, ..task(name, Visibility::County) }.into());
    }
    let elsewhere = ChainId(id("chain/other"));
    let parent = Some(Parent::from(elsewhere));
    let leaders = vec![person("old")];
    add(Task {
        leaders,
        charge: Some(elsewhere.into()),
        parent,
        ..task("elsewhere", Visibility::County)
    }
    .into());
    county
}

fn change(person_now: Option<&str>, hand_over: Option<&str>) -> HoldPost {
    HoldPost {
        post: PostId(id("chair")),
        person: person_now.map(person),
        hand_over: hand_over.map(person),
    }
}

fn leaders(county: &Memory, name: &str) -> Vec<PersonId> {
    get(county, name).leaders
}

#[test]
fn a_change_of_post_hands_over_open_work_within_the_seat_and_nothing_else() {
    let mut county = staffed();
    let mut instruction = given();
    (instruction.id, instruction.by) = (InstructionId(id("hers")), ActorId(person("old").0));
    county.put(std::rc::Rc::new(instruction.into()));
    let post = Post::of(&county.get(id("chair")).unwrap()).unwrap().clone();
    assert_eq!(rules::open_work(&county, &post, person("old")), 2, "a task and an instruction");

    judge(&mut county, &act("admin", 1, change(Some("new"), Some("old"))), 1).unwrap();
    assert_eq!(leaders(&county, "hers"), [person("new")]);
    assert_eq!(leaders(&county, "done"), [person("old")], "what is done stays as it was");
    assert_eq!(leaders(&county, "elsewhere"), [person("old")], "another chain is another post's");
    let step = get(&county, "hers").steps.pop().unwrap();
    assert_eq!((step.kind, step.words.as_str()), (StepKind::HandedOver, "old"));
    let given = county.get(id("hers")).unwrap();
    assert_eq!(Instruction::of(&given).unwrap().by, ActorId(person("new").0));
    let chain = county.get(chain_id().into()).unwrap();
    assert_eq!(Chain::of(&chain).unwrap().chiefs, [person("new")]);
    assert!(
        policy::can(
            &county,
            ActorId(person("new").0),
            policy::Action::Cancel,
            &county.get(task_id("hers").into()).unwrap()
        )
        .is_ok()
    );
    assert_eq!(rules::posts(&county, ActorId(person("old").0)).len(), 0);
}

#[test]
fn a_post_may_stand_vacant_and_the_work_waits_for_the_successor() {
    let mut county = staffed();
    judge(&mut county, &act("admin", 1, change(None, None)), 1).unwrap();
    assert_eq!(leaders(&county, "hers"), [person("old")]);
    let chain = county.get(chain_id().into()).unwrap();
    assert_eq!(Chain::of(&chain).unwrap().chiefs, []);
    judge(&mut county, &act("admin", 2, change(Some("new"), Some("old"))), 2).unwrap();
    assert_eq!(leaders(&county, "hers"), [person("new")]);
    let again = judge(&mut county, &act("admin", 3, change(Some("new"), None)), 3);
    assert_eq!(again, Err(Refusal::invalid(Part::Holder, Fault::Unchanged)));
}

#[test]
fn who_manages_accounts_is_never_the_auditor() {
    let mut county = staffed();
    let post = |name: &str, role| AddPost {
        id: PostId(id(name)),
        person: Some(person("new")),
        title: name.into(),
        role,
        seat: Seat::County,
    };
    judge(&mut county, &act("admin", 1, post("second admin", Role::Admin)), 1).unwrap();
    let refused = judge(&mut county, &act("admin", 2, post("second auditor", Role::Auditor)), 2);
    assert_eq!(refused, Err(Refusal::Denied(Denial::Apart)));
}

#[test]
fn a_post_sits_where_its_role_belongs() {
    use Role::*;
    let seats = [
        Seat::County,
        Seat::Unit(unit("lead")),
        Seat::Programme(programme_id()),
        Seat::Chain(chain_id()),
        Seat::Field(field_id()),
        Seat::River(river_id()),
    ];
    for (role, fits) in [
        (CountyLeader, [true, false, false, false, false, false]),
        (CountyOffice, [true, false, false, false, false, false]),
        (Admin, [true, false, false, false, false, false]),
        (Auditor, [true, false, false, false, false, false]),
        (ProgrammeLeader, [false, false, true, false, false, false]),
        (ProgrammeOffice, [false, false, true, false, false, false]),
        (ChainChief, [false, false, false, true, false, false]),
        (FieldLeader, [false, false, false, false, true, false]),
        (RiverChief, [false, false, false, false, false, true]),
        (UnitHead, [false, true, false, false, false, false]),
        (UnitClerk, [false, true, false, false, false, false]),
        (FieldOfficer, [false, true, false, false, false, false]),
        (Member, [true; 6]),
    ] {
        for (seat, fits) in seats.into_iter().zip(fits) {
            let post =
                AddPost { id: PostId(id("p")), person: None, title: "职务".into(), role, seat };
            let outcome = judge(&mut county(), &act("admin", 1, post), 1);
            let expected = match fits {
                true => Ok(()),
                false => Err(Refusal::invalid(Part::Seat, Fault::WrongKind)),
            };
            assert_eq!(outcome, expected, "{role:?} in {seat:?}");
        }
    }
    let nowhere = Seat::Unit(unit("nowhere"));
    let post = AddPost {
        id: PostId(id("p")),
        person: None,
        title: "职务".into(),
        role: UnitClerk,
        seat: nowhere,
    };
    let outcome = judge(&mut county(), &act("admin", 1, post), 1);
    assert_eq!(outcome, Err(Refusal::invalid(Part::Seat, Fault::Unknown)));
}

/// Adds a post that is held by nobody, then puts `people` in it one after the other.
fn hold_in_turn(county: &mut Memory, title: &str, role: Role, seat: Seat, people: &[Option<&str>]) {
    let id = PostId(id(title));
    let add = AddPost { id, person: None, title: title.into(), role, seat };
    judge(county, &act("admin", 1, add), 1).unwrap();
    for (at, who) in people.iter().enumerate() {
        let hold = HoldPost { post: id, person: who.map(person), hand_over: None };
        judge(county, &act("admin", 2, hold), 2 + at as u64).unwrap();
    }
}

#[test]
fn a_field_names_as_its_leaders_those_who_hold_the_posts() {
    let leaders = |county: &Memory| {
        Field::of(&county.get(field_id().into()).unwrap()).unwrap().leaders.clone()
    };
    let seat = Seat::Field(field_id());
    let mut county = staffed();
    hold_in_turn(&mut county, "责任领导", Role::FieldLeader, seat, &[Some("old")]);
    hold_in_turn(&mut county, "第二责任领导", Role::FieldLeader, seat, &[Some("new")]);
    assert_eq!(leaders(&county), [person("old"), person("new")]);
    let vacant = HoldPost { post: PostId(id("责任领导")), person: None, hand_over: None };
    judge(&mut county, &act("admin", 9, vacant), 9).unwrap();
    assert_eq!(leaders(&county), [person("new")]);
}

#[test]
fn a_river_names_its_county_chief_and_the_townships_chief_by_the_posts_title() {
    let river = |county: &Memory| {
        let found = county.get(river_id().into()).unwrap();
        let river = River::of(&found).unwrap();
        (river.county_chief, river.township_chiefs[0].person)
    };
    let seat = Seat::River(river_id());
    let mut county = staffed();
    hold_in_turn(&mut county, "县级河长", Role::RiverChief, seat, &[Some("old")]);
    assert_eq!(river(&county), (Some(person("old")), None));
    hold_in_turn(&mut county, "support党委书记", Role::RiverChief, seat, &[Some("new")]);
    assert_eq!(river(&county), (Some(person("old")), Some(person("new"))));
    let vacant =
        HoldPost { post: PostId(id("support党委书记")), person: None, hand_over: None };
    judge(&mut county, &act("admin", 9, vacant), 9).unwrap();
    assert_eq!(river(&county), (Some(person("old")), None));
    // Another role on the river changes none of them.
    hold_in_turn(&mut county, "成员", Role::Member, seat, &[Some("new")]);
    assert_eq!(river(&county), (Some(person("old")), None));
}

#[test]
fn the_findings_that_somebody_is_in_charge_of_go_over_with_the_post() {
    let mut county = staffed();
    let owned = |name: &str, status| {
        let owner = Owner::Person(person("old"));
        Finding { plan: Some(RectificationPlan { owner, ..plan() }), ..finding(name, status) }
    };
    for (name, status) in [("hers", Stage::Rectifying), ("done", Stage::Closed)] {
        county.put(std::rc::Rc::new(owned(name, status).into()));
    }
    hold_in_turn(
        &mut county,
        "责任人",
        Role::UnitHead,
        Seat::Unit(unit("support")),
        &[Some("old")],
    );
    let post = Post::of(&county.get(id("责任人")).unwrap()).unwrap().clone();
    let open = rules::open_work(&county, &post, person("old"));
    assert_eq!(open, 3, "the finding, and two tasks that the unit supports");
    let hold =
        HoldPost { post: post.id, person: Some(person("new")), hand_over: Some(person("old")) };
    judge(&mut county, &act("admin", 9, hold), 9).unwrap();
    let (hers, done) = (found(&county, "hers"), found(&county, "done"));
    assert_eq!((hers.owner(), done.owner()), (Some(person("new")), Some(person("old"))));
    let step = hers.steps.last().unwrap();
    assert_eq!((step.kind, step.words.as_str()), (FindingStepKind::Succeeded, "old"));
}
