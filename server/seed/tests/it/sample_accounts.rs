//! Every account of 示例县 can do what it is for, and no more.

use std::rc::Rc;

use seed::{DemoAccount, Sample};
use shared::model::*;
use shared::policy::{self, Action, Denial};
use shared::rules::Memory;

use crate::sample::sample;

struct County {
    memory: Memory,
    accounts: Vec<DemoAccount>,
}

impl County {
    fn of(tasks: usize) -> County {
        let Sample { entities, accounts } = sample(tasks);
        County { memory: entities.into_iter().collect(), accounts }
    }

    fn account(&self, name: &str) -> &DemoAccount {
        self.accounts.iter().find(|account| account.name == name).unwrap()
    }

    fn can(&self, name: &str, action: Action, target: &Entity) -> Result<(), Denial> {
        policy::can(&self.memory, self.account(name).actor, action, target)
    }

    fn sees(&self, name: &str, target: &Entity) -> bool {
        policy::sees(&self.memory, self.account(name).actor, target)
    }

    fn tasks(&self) -> impl Iterator<Item = (&Rc<Entity>, &Task)> {
        let tasks = self.memory.all(Kind::Task);
        tasks.filter_map(|entity| Task::of(entity).map(|task| (entity, task)))
    }

    /// The tasks in progress that fit.
    fn going(&self, fits: impl Fn(&Task) -> bool) -> Vec<&Rc<Entity>> {
        let going = self.tasks().filter(|(_, task)| task.status == Status::InProgress);
        going.filter(|(_, task)| fits(task)).map(|(entity, _)| entity).collect()
    }
}

#[test]
fn accounts_are_people_with_the_post_that_is_theirs() {
    let county = County::of(120);
    let names: Vec<&str> = county.accounts.iter().map(|account| account.name.as_str()).collect();
    let expected = [
        "admin",
        "office",
        "leader",
        "chief",
        "head",
        "clerk",
        "clerk2",
        "township",
        "inspector",
        "patroller",
        "auditor",
        "clerk-yuanqu",
        "clerk-gongxin",
        "clerk-fagai",
        "clerk-ziran",
        "clerk-nongye",
        "clerk-wenlv",
        "clerk-minzheng",
        "chief-field",
        "chief-river",
        "clerk-yingji",
        "clerk-shuiwu",
    ];
    assert_eq!(names, expected);
    let mut actors = std::collections::BTreeSet::new();
    for account in &county.accounts {
        let person = account.post.person.unwrap();
        assert_eq!(account.actor.0, person.0, "{}", account.name);
        let mut known = county.memory.all(Kind::Post).filter_map(|post| Post::of(post));
        assert!(known.any(|post| *post == account.post), "{}", account.name);
        assert!(actors.insert(account.actor), "{} is somebody else, too", account.name);
    }
}

#[test]
fn clerks_report_on_their_units_tasks() {
    for size in [120, 340] {
        let county = County::of(size);
        for account in county.accounts.iter().filter(|account| account.role == "clerk") {
            let Seat::Unit(unit) = account.post.seat else {
                panic!("{} sits nowhere", account.name)
            };
            let own = county.going(|task| task.lead_units.contains(&unit));
            assert!(!own.is_empty(), "{} has nothing to do at {size}", account.name);
            for task in own {
                assert_eq!(county.can(&account.name, Action::Report, task), Ok(()));
            }
            let whole = |task: &Task| task.parent.is_none_or(|p| p.kind != ParentKind::Task);
            for task in county.going(|task| whole(task) && task.lead_units.contains(&unit)) {
                let denied = county.can(&account.name, Action::Accept, task);
                assert_eq!(denied, Err(Denial::NoRight), "{}", account.name);
            }
            let foreign = county.going(|task| {
                task.visibility == Visibility::County
                    && !task.lead_units.contains(&unit)
                    && !task.support_units.contains(&unit)
            });
            for task in foreign {
                let denied = county.can(&account.name, Action::Report, task);
                assert_eq!(denied, Err(Denial::NoRight), "{}", account.name);
            }
        }
    }
}

#[test]
fn the_chief_blocks_and_accepts_in_the_chain_and_nowhere_else() {
    for size in [120, 340] {
        let county = County::of(size);
        let Seat::Chain(chain) = county.account("chief").post.seat else { panic!("no chain") };
        let own = county.going(|task| task.chain() == Some(chain));
        assert!(!own.is_empty(), "at {size}");
        for task in own {
            assert_eq!(county.can("chief", Action::Block, task), Ok(()));
            assert_eq!(county.can("chief", Action::Accept, task), Ok(()));
        }
        let actor = county.account("chief").actor;
        let foreign = county.going(|task| {
            task.chain() != Some(chain) && !task.leaders.iter().any(|leader| leader.0 == actor.0)
        });
        for task in foreign {
            assert!(county.can("chief", Action::Block, task).is_err());
        }
    }
}

#[test]
fn a_field_leader_accepts_in_the_field_and_a_river_chief_answers_for_the_river() {
    let county = County::of(340);
    let Seat::Field(field) = county.account("chief-field").post.seat else { panic!("no field") };
    let own = county.going(|task| task.charge == Some(field.into()));
    assert!(!own.is_empty());
    assert!(own.iter().all(|task| county.can("chief-field", Action::Accept, task).is_ok()));
    let Seat::River(river) = county.account("chief-river").post.seat else { panic!("no river") };
    let river = county.memory.all(Kind::River).find(|one| one.id() == river.0).unwrap();
    let actor = county.account("chief-river").actor;
    assert_eq!(River::of(river).unwrap().county_chief.map(|person| person.0), Some(actor.0));
}

#[test]
fn office_and_leader_see_everything_and_the_office_creates() {
    let county = County::of(340);
    for name in ["office", "leader", "admin"] {
        assert!(county.memory.iter().all(|entity| county.sees(name, entity)), "{name}");
    }
    let targets = [Kind::Programme, Kind::Chain, Kind::Field];
    let targets = targets.into_iter().flat_map(|kind| county.memory.all(kind));
    for target in targets {
        assert_eq!(county.can("office", Action::CreateTask, target), Ok(()));
        assert_eq!(county.can("leader", Action::CreateTask, target), Err(Denial::NoRight));
    }
    for (task, _) in county.tasks() {
        assert_eq!(county.can("office", Action::Accept, task), Ok(()));
        assert_eq!(county.can("leader", Action::Comment, task), Ok(()));
    }
}

#[test]
fn the_head_submits_and_the_township_reports_on_what_names_it() {
    let county = County::of(340);
    let seat = |name: &str| match county.account(name).post.seat {
        Seat::Unit(unit) => unit,
        seat => panic!("{name} sits in {seat:?}"),
    };
    let (head, township) = (seat("head"), seat("township"));
    let own = county.going(|task| task.lead_units.contains(&head));
    assert!(!own.is_empty());
    assert!(own.iter().all(|task| county.can("head", Action::Submit, task).is_ok()));
    let named = county.going(|task| task.support_units.contains(&township));
    assert!(!named.is_empty(), "no task names the township");
    assert!(named.iter().all(|task| county.can("township", Action::Report, task).is_ok()));
}

#[test]
fn those_in_the_field_comment_and_admin_and_auditor_only_read() {
    let county = County::of(340);
    let open = county.going(|task| task.visibility == Visibility::County);
    for name in ["township", "inspector", "patroller"] {
        assert!(open.iter().all(|task| county.can(name, Action::Comment, task).is_ok()), "{name}");
        assert!(open.iter().all(|task| county.can(name, Action::Submit, task).is_err()), "{name}");
    }
    for name in ["admin", "auditor"] {
        for target in county.memory.iter() {
            for action in Action::ALL {
                assert!(county.can(name, action, target).is_err(), "{name} may {action:?}");
            }
        }
        assert!(open.iter().all(|task| county.sees(name, task)), "{name}");
    }
}

#[test]
fn named_tasks_are_hidden_from_those_they_do_not_name() {
    for size in [340, 2_000] {
        let county = County::of(size);
        let named: Vec<_> =
            county.tasks().filter(|(_, task)| task.visibility == Visibility::Named).collect();
        assert!(!named.is_empty());
        for name in ["clerk", "clerk2", "township", "inspector", "patroller", "auditor"] {
            let hidden = named.iter().filter(|(entity, _)| !county.sees(name, entity)).count();
            assert!(hidden > 0, "{name} sees all {} at {size}", named.len());
        }
        for (entity, task) in &named {
            let outsider = county.account("auditor").actor;
            assert!(!policy::sees(&county.memory, outsider, entity), "{}", task.title);
            for report in county.memory.all(Kind::Report) {
                if Report::of(report).is_some_and(|report| report.task == task.id) {
                    assert!(!policy::sees(&county.memory, outsider, report));
                }
            }
        }
    }
}
