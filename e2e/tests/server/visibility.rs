//! What an account may not see never leaves the server.

use std::collections::BTreeSet;

use e2e::{Content, County, Device};
use shared::id::Id;
use shared::model::{Entity, Kind, Task, Visibility};
use shared::policy;
use shared::rules::{Entities, Memory};

#[test]
fn a_clerks_export_holds_no_named_entity_of_other_units() {
    let county = County::start(Content::Sample(340));
    let all: Memory = county.login("office").entities();
    let named = |task: &&Task| task.visibility == Visibility::Named;
    let total = all.all(Kind::Task).filter_map(|task| Task::of(task)).filter(named).count();
    assert!(total > 0, "the sample has named tasks");
    for name in ["clerk", "township", "inspector"] {
        let client = county.login(name);
        let theirs = client.entities();
        let mine = theirs.held(client.actor());
        let granted = policy::grants(
            client.actor(),
            &mine
                .iter()
                .filter_map(|post| shared::model::Post::of(post).cloned())
                .collect::<Vec<_>>(),
        );
        let mut seen = 0;
        for entity in theirs.iter() {
            let open = policy::audience(&all, entity);
            assert!(open.iter().any(|scope| granted.contains(scope)), "{name} sees {entity:?}");
            seen += usize::from(Task::of(entity).is_some_and(|task| named(&task)));
        }
        println!(
            "{name}: {seen} of {total} named tasks, {} entities of {}",
            theirs.len(),
            all.len()
        );
        assert!(seen < total, "{name} sees every named task");
        let hidden = all.iter().filter(|entity| !policy::sees(&all, client.actor(), entity));
        assert_eq!(hidden.count() + theirs.len(), all.len(), "{name} misses what they may see");
    }
}

#[test]
fn a_first_sync_in_pages_equals_the_export_for_every_account() {
    let county = County::start(Content::Sample(900));
    for account in &county.accounts {
        let client = county.login(&account.name);
        let mut device = Device::new(client.clone());
        device.settle();
        let ids = |memory: &Memory| -> BTreeSet<Id> {
            memory.iter().map(|e: &std::rc::Rc<Entity>| e.id()).collect()
        };
        let export = client.entities();
        assert_eq!(ids(device.replica.entities()), ids(&export), "{}", account.name);
        for entity in export.iter() {
            assert_eq!(device.replica.entities().get(entity.id()).as_ref(), Some(entity));
        }
    }
}
