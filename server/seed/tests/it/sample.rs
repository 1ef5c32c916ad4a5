//! 示例县 as a whole: the same for the same seed, whole in itself, and lit as it should be.

use std::collections::{BTreeMap, BTreeSet};

use seed::Sample;
use shared::calendar::{Day, Every};
use shared::id::{ActorId, Id, Millis, Seq};
use shared::model::*;
use shared::rules::dues::{self, Standing};
use shared::rules::light::{self, Light};
use shared::wire::Frame;

use crate::tongxin::{all, county as tongxin, mentions};

pub const SEED: u64 = 57;

pub fn today() -> Day {
    Day::new(2022, 10, 20).unwrap()
}

pub fn sample(tasks: usize) -> Sample {
    seed::sample(SEED, tasks, today(), today().plus(-300)).unwrap()
}

fn bytes(entities: &[Entity]) -> Vec<u8> {
    let mut bytes = Vec::new();
    entities.iter().for_each(|entity| Frame::from(entity).write(&mut bytes));
    bytes
}

/// The programme of this kind.
fn programme(entities: &[Entity], kind: ProgrammeKind) -> Programme {
    let found = all(entities, Programme::of).into_iter().find(|programme| programme.kind == kind);
    found.unwrap()
}

/// The tasks of the programme of this kind.
fn tasks_of(entities: &[Entity], kind: ProgrammeKind) -> Vec<Task> {
    let programme = programme(entities, kind).id;
    all(entities, Task::of).into_iter().filter(|task| task.programme == programme).collect()
}

/// How many tasks of chains in 1,000 show each light; `None` for those without one.
fn lights(entities: &[Entity], today: Day) -> BTreeMap<Option<Light>, usize> {
    let programme = programme(entities, ProgrammeKind::Chain);
    let tasks = tasks_of(entities, ProgrammeKind::Chain);
    let mut lights: BTreeMap<Option<Light>, usize> = BTreeMap::new();
    for task in &tasks {
        let light = light::of_task(task, &programme, today).map(|signal| signal.light);
        *lights.entry(light).or_default() += 1;
    }
    lights.values_mut().for_each(|count| *count = *count * 1_000 / tasks.len());
    lights
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_other_ids() {
    let (first, second) = (sample(340), sample(340));
    assert_eq!(bytes(&first.entities), bytes(&second.entities));
    assert_eq!(first.accounts, second.accounts);
    let other = seed::sample(SEED + 1, 340, today(), today().plus(-300)).unwrap();
    let ids = |entities: &[Entity]| entities.iter().map(Entity::id).collect::<BTreeSet<Id>>();
    assert!(ids(&first.entities).is_disjoint(&ids(&other.entities)));
    assert!(ids(&first.entities).is_disjoint(&ids(&tongxin())));
}

#[test]
fn lights_are_in_their_bands() {
    for tasks in [340, 2_000] {
        let lights = lights(&sample(tasks).entities, today());
        let of = |light| lights.get(&light).copied().unwrap_or_default();
        assert!((100..=140).contains(&of(Some(Light::Red))), "{lights:?}");
        assert!((175..=225).contains(&of(Some(Light::Amber))), "{lights:?}");
        assert!((380..=480).contains(&of(Some(Light::Green))), "{lights:?}");
        assert!((190..=270).contains(&of(Some(Light::Blue))), "{lights:?}");
        assert!((15..=45).contains(&of(None)), "{lights:?}");
    }
}

#[test]
fn any_seed_any_day_of_a_month_and_any_length_of_tracking_will_do() {
    for day in 0..40 {
        let today = today().plus(day);
        let sample = seed::sample(day as u64, 340, today, today.plus(-300)).unwrap();
        let lights = lights(&sample.entities, today);
        assert!((100..=140).contains(&lights[&Some(Light::Red)]), "{today}: {lights:?}");
        assert!((165..=235).contains(&lights[&Some(Light::Amber)]), "{today}: {lights:?}");
    }
    for tracked in [-3_000, -90, -20, 0, 30] {
        seed::sample(SEED, 340, today(), today().plus(tracked)).unwrap();
    }
}

#[test]
fn it_can_be_counted_at_any_size() {
    for tasks in [0, 1, 16, 120, 340, 5_000] {
        let entities = sample(tasks).entities;
        assert_eq!(tasks_of(&entities, ProgrammeKind::Chain).len(), tasks);
        assert_eq!(all(&entities, Chain::of).len(), 17);
        assert_eq!(all(&entities, Programme::of).len(), 3);
        let ids: BTreeSet<Id> = entities.iter().map(Entity::id).collect();
        assert_eq!(ids.len(), entities.len(), "every id once");
    }
    let entities = sample(5_000).entities;
    let tasks = tasks_of(&entities, ProgrammeKind::Chain);
    let titles: BTreeSet<(Option<Id>, &str)> = tasks
        .iter()
        .map(|task| (task.parent.map(|parent| parent.id), task.title.as_str()))
        .collect();
    assert_eq!(titles.len(), tasks.len(), "no two of a chain are called the same");
}

#[test]
fn everything_comes_after_what_it_speaks_of() {
    let mut seen = BTreeSet::from([seed::system().0]);
    for entity in sample(2_000).entities {
        let mut spoken = mentions(&entity);
        spoken.extend([entity.meta().created.by.0, entity.meta().updated.by.0]);
        match &entity {
            Entity::Task(task) => spoken.extend(task.steps.iter().map(|step| step.stamp.by.0)),
            Entity::Chain(chain) => {
                let marks = One::ALL.iter().filter_map(|one| chain.five_ones.get(*one));
                // Whoever registered it is in the directory, before the chain.
                spoken.extend(marks.map(|mark| mark.by.0));
            }
            _ => {}
        }
        for id in spoken {
            assert!(id == entity.id() || seen.contains(&id), "{} {id}", entity.label());
        }
        assert!(seen.insert(entity.id()), "{} twice", entity.label());
    }
}

#[test]
fn nothing_happens_after_today_and_nothing_is_numbered() {
    let end = Millis((today().plus(1).0 as u64) * 86_400_000 - 8 * 3_600_000);
    let past = |day: Day, what: &str| assert!(day <= today(), "{what} {day}");
    for entity in sample(2_000).entities {
        for stamp in [entity.meta().created, entity.meta().updated] {
            assert!(stamp.at < end, "{}", entity.label());
            assert_eq!(stamp.seq, Seq(0));
        }
        match &entity {
            Entity::Task(task) => {
                task.steps.iter().for_each(|step| past(step.day, &task.title));
                assert!(task.steps.iter().all(|step| step.stamp.at < end));
                assert!(task.steps.is_sorted_by_key(|step| step.stamp.at), "{}", task.title);
                task.progress_day.iter().for_each(|day| past(*day, &task.title));
                task.block.iter().for_each(|block| past(block.since, &task.title));
            }
            Entity::Report(report) => past(report.observed, &report.words),
            Entity::PeriodReport(report) => past(report.day, &report.words),
            Entity::Chain(chain) => {
                let marks = One::ALL.iter().filter_map(|one| chain.five_ones.get(*one));
                marks.for_each(|mark| past(mark.day, &mark.note));
            }
            Entity::Programme(programme) => past(programme.issued_on, &programme.title),
            _ => {}
        }
    }
}

#[test]
fn tasks_are_as_their_steps_and_reports_left_them() {
    let entities = sample(2_000).entities;
    let mut latest: BTreeMap<Id, (Day, u8)> = BTreeMap::new();
    for report in all(&entities, Report::of) {
        let place = latest.entry(report.task.0).or_insert((report.observed, report.percent));
        *place = (*place).max((report.observed, report.percent));
        assert!(!report.words.contains('{') && report.words.ends_with('。'), "{}", report.words);
    }
    for task in all(&entities, Task::of) {
        let last = task.steps.last().unwrap().kind;
        let reported = latest.get(&task.id.0);
        assert_eq!(task.steps[0].kind, StepKind::Created);
        assert_eq!(task.block.is_some(), task.status == Status::Blocked, "{}", task.title);
        match task.status {
            Status::NotStarted => assert_eq!((task.progress, reported), (0, None)),
            Status::Submitted => assert_eq!((task.progress, last), (100, StepKind::Submitted)),
            Status::Done => assert_eq!((task.progress, last), (100, StepKind::Accepted)),
            Status::Cancelled => assert_eq!(last, StepKind::Cancelled),
            Status::InProgress | Status::Blocked => {
                let (day, percent) = *reported.unwrap();
                assert_eq!((task.progress_day, task.progress), (Some(day), percent));
                assert!((1..100).contains(&percent), "{} {percent}", task.title);
            }
        }
        if let Some(step) = task.last_step(StepKind::Accepted) {
            assert_ne!(step.stamp.by, task.last_step(StepKind::Submitted).unwrap().stamp.by);
        }
        if let (Some(start), Some(due)) = (task.start, task.due) {
            assert!(start < due, "{}", task.title);
        }
    }
}

#[test]
fn a_year_has_everything_in_it() {
    let entities = sample(2_000).entities;
    let tasks = tasks_of(&entities, ProgrammeKind::Chain);
    for status in Status::ALL {
        assert!(tasks.iter().any(|task| task.status == status), "{status:?}");
    }
    for kind in [
        StepKind::Created,
        StepKind::Split,
        StepKind::Assigned,
        StepKind::DueChanged,
        StepKind::Blocked,
        StepKind::Unblocked,
        StepKind::Submitted,
        StepKind::Accepted,
        StepKind::Returned,
        StepKind::Reopened,
        StepKind::Cancelled,
    ] {
        assert!(tasks.iter().any(|task| task.last_step(kind).is_some()), "{kind:?}");
    }
    let named = tasks.iter().filter(|task| task.visibility == Visibility::Named).count();
    assert!((30..=100).contains(&named), "{named} of 2000 are named");
    let parts = tasks
        .iter()
        .filter(|task| task.parent.is_some_and(|parent| parent.kind == ParentKind::Task))
        .count();
    assert!((100..=500).contains(&parts), "{parts} of 2000 are parts");
    assert!(all(&entities, Report::of).len() > 4 * tasks.len());
    let writers: BTreeSet<ActorId> =
        all(&entities, Comment::of).iter().map(|comment| comment.meta.created.by).collect();
    assert!(writers.len() > 20, "{} people comment", writers.len());
    let marks = |one: One| {
        let chains = all(&entities, Chain::of).into_iter();
        chains.filter(|chain| chain.five_ones.get(one).is_some()).count()
    };
    for one in One::ALL {
        assert!((3..=17).contains(&marks(one)), "{one:?}");
    }
    assert!(One::ALL.iter().any(|one| marks(*one) < 17), "something is left to register");
}

#[test]
fn chains_are_drawn_and_led() {
    let entities = sample(17).entities;
    let chains = all(&entities, Chain::of);
    let key = chains.iter().filter(|chain| chain.tier == Tier::Key).count();
    assert_eq!((key, chains.len()), (13, 17));
    let (nodes, links) = (all(&entities, Node::of), all(&entities, Link::of));
    let find = |id| nodes.iter().find(|node| node.id == id).unwrap();
    for link in &links {
        let (from, to) = (find(link.from), find(link.to));
        assert_eq!((from.column + 1, from.chain), (to.column, to.chain));
    }
    for node in nodes.iter().filter(|node| node.column > 0) {
        assert!(links.iter().any(|link| link.to == node.id), "{} comes from nowhere", node.name);
    }
    for chain in &chains {
        assert!(!chain.chiefs.is_empty() && !chain.lead_units.is_empty(), "{}", chain.name);
        let indicators = all(&entities, Indicator::of);
        assert!(indicators.iter().any(|indicator| indicator.chain == Some(chain.id)));
        assert!(chain.source.as_ref().unwrap().doc_no.starts_with("示例发"));
    }
}

#[test]
fn other_programmes_come_on_top_and_stay_small() {
    for (tasks, fields, rivers, river_tasks) in
        [(0, 3, 3, 3), (120, 6, 6, 4), (340, 15, 12, 10), (5_000, 15, 12, 10)]
    {
        let entities = sample(tasks).entities;
        let counts = (all(&entities, Field::of).len(), all(&entities, River::of).len());
        assert_eq!(counts, (fields, rivers), "at {tasks}");
        let measures = tasks_of(&entities, ProgrammeKind::Campaign);
        assert_eq!(measures.len(), 3 * fields, "at {tasks}");
        assert_eq!(tasks_of(&entities, ProgrammeKind::RiverChief).len(), river_tasks);
    }
}

#[test]
fn the_campaign_is_in_its_second_phase_and_its_measures_end_with_it() {
    let entities = sample(340).entities;
    let phases = all(&entities, Phase::of);
    assert_eq!(phases.len(), 3);
    assert!(phases.is_sorted_by(|one, next| one.to.plus(1) == next.from));
    assert!(phases[1].from <= today() && today() <= phases[1].to);
    let fields = all(&entities, Field::of);
    let measures = tasks_of(&entities, ProgrammeKind::Campaign);
    for task in &measures {
        let field = fields.iter().find(|field| task.parent == Some(field.id.into())).unwrap();
        assert_eq!(task.charge, Some(field.id.into()));
        assert!(field.leaders.iter().all(|leader| task.leaders.contains(leader)), "{}", task.title);
        assert!(task.lead_units.iter().all(|unit| field.lead_units.contains(unit)));
        let clause = format!("{}{}", field.source.as_ref().unwrap().path, task.no);
        assert_eq!(task.source.as_ref().unwrap().path, clause);
        assert!(task.due.unwrap() <= phases[2].to, "{}", task.title);
    }
    let programme = programme(&entities, ProgrammeKind::Campaign);
    let lit = |wanted: Light| {
        let light = |task: &&Task| light::of_task(task, &programme, today());
        measures.iter().filter(|task| light(task).is_some_and(|it| it.light == wanted)).count()
    };
    for light in [Light::Red, Light::Amber, Light::Green, Light::Blue] {
        assert!(lit(light) > 2, "{light:?}");
    }
    assert!(measures.iter().filter(|task| task.status == Status::InProgress).count() > 10);
}

#[test]
fn leaders_of_chains_lead_fields_and_watch_rivers_too() {
    let entities = sample(340).entities;
    let posts = all(&entities, Post::of);
    let who = |role: Role| {
        let posts = posts.iter().filter(|post| post.role == role);
        posts.map(|post| post.person.unwrap()).collect::<BTreeSet<_>>()
    };
    let (chains, fields) = (who(Role::ChainChief), who(Role::FieldLeader));
    let rivers: BTreeSet<_> =
        all(&entities, River::of).iter().filter_map(|river| river.county_chief).collect();
    assert_eq!(rivers.len(), 12);
    assert!(fields.intersection(&chains).count() > 8);
    assert!(rivers.is_subset(&chains));
    assert!(rivers.intersection(&fields).count() > 6);
    for river in all(&entities, River::of) {
        let chiefs = river.chiefs();
        assert_eq!(chiefs.len(), 1 + river.township_chiefs.len(), "{}", river.name);
        for chief in chiefs {
            let seat = Seat::River(river.id);
            let mut own = posts.iter().filter(|post| post.person == Some(chief));
            assert!(own.any(|post| post.seat == seat && post.role == Role::RiverChief));
        }
    }
}

#[test]
fn people_are_called_as_in_a_textbook_and_none_twice() {
    let people = all(&sample(0).entities, Person::of);
    let names: BTreeSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names.len(), people.len());
    for name in &names {
        assert_eq!(name.chars().count(), 2, "{name}");
        assert!("甲乙丙丁戊己庚辛壬癸".contains(name.chars().last().unwrap()), "{name}");
    }
    let real: Vec<String> =
        all(&tongxin(), Person::of).into_iter().map(|person| person.name).collect();
    assert!(real.iter().all(|name| !names.contains(name.as_str())));
}

#[test]
fn reports_by_period_come_in_time_late_or_not_at_all() {
    let county = sample(340).entities;
    let programme = programme(&county, ProgrammeKind::Chain);
    let memory: shared::rules::Memory = county.iter().cloned().collect();
    let mut counts: BTreeMap<Standing, usize> = BTreeMap::new();
    let mut corrected = 0;
    for chain in all(&county, Chain::of) {
        let dues = dues::of_chain(&memory, &chain, &programme, today(), usize::MAX);
        for due in dues {
            *counts.entry(due.standing).or_default() += 1;
            corrected += usize::from(due.is_corrected());
            let is_over = due.last.day < today();
            assert_eq!(due.standing == Standing::Owed, !is_over && due.reports.is_empty());
            assert!(is_over || due.every == Every::TenDays || due.reports.is_empty());
        }
    }
    let all_of = |standing| counts.get(&standing).copied().unwrap_or_default();
    assert!(all_of(Standing::Delivered) > 400, "{counts:?}");
    assert!((20..=120).contains(&all_of(Standing::Missing)), "{counts:?}");
    assert!((20..=120).contains(&all_of(Standing::Late)), "{counts:?}");
    assert!(all_of(Standing::Owed) > 17, "{counts:?}");
    assert!(corrected > 5, "{corrected}");
    for report in all(&county, PeriodReport::of) {
        let Figures { tasks, done, overdue, blocked } = report.figures;
        assert!(done + overdue <= tasks && blocked <= tasks, "{report:?}");
    }
}

#[test]
fn instructions_are_at_every_stage_and_late_tasks_are_hurried_along() {
    let entities = sample(340).entities;
    let given = all(&entities, Instruction::of);
    let some =
        |fits: &dyn Fn(&Instruction) -> bool| given.iter().filter(|given| fits(given)).count();
    let directive = |given: &Instruction| given.kind == InstructionKind::Directive;
    assert!(some(&|given| directive(given) && given.seen.is_empty()) > 0, "not seen yet");
    assert!(some(&|given| directive(given) && given.acknowledged.len() == 1) > 0, "taken on");
    assert!(some(&|given| given.is_open() && !given.feedback.is_empty()) > 0, "answered");
    assert!(some(&|given| given.closed.is_some()) > 0, "closed");
    assert!(some(&|given| given.kind == InstructionKind::Nudge) > 1, "hurried along");
    let written: Vec<&str> = given
        .iter()
        .flat_map(|given| given.feedback.iter().map(|said| said.words.as_str()))
        .chain(given.iter().map(|given| given.words.as_str()))
        .collect();
    assert!(written.iter().all(|words| !words.contains('{') && words.ends_with('。')));
    assert!(all(&tongxin(), Instruction::of).is_empty(), "nobody in the real county said a word");
}
