//! 示例县: invented units, people and chains, and a year of invented activity up to `today`.
//!
//! The same seed gives the same county, byte by byte. What there is comes from `sample/*.toml`;
//! what happens is drawn (`rng`) and then judged by the rules (`desk`), so nothing stands in the
//! county that its people could not have done themselves.
//!
//! Reading order: `units`, `chains`, `programme`, `people`, `blueprint`, `five_ones`, `words`,
//! `tasks`, `period_reports`, `instructions`, `accounts`.

mod accounts;
mod blueprint;
mod chains;
mod desk;
mod five_ones;
mod instructions;
mod people;
mod period_reports;
mod programme;
mod rng;
mod tasks;
mod units;
mod words;

use std::collections::BTreeMap;

use shared::calendar::Day;
use shared::id::Id;
use shared::model::{Entity, Programme};
use shared::rules::Memory;

use crate::{DemoAccount, Error};
use chains::Plan;
use desk::Desk;
use people::People;
use period_reports::Chronicle;
use rng::Rng;
use tasks::Material;
use units::Units;
use words::Words;

/// The generated county.
#[derive(Clone, PartialEq, Debug)]
pub struct Sample {
    /// Everything in it, in an order in which each thing comes after what it hangs under.
    pub entities: Vec<Entity>,
    /// Who can log in.
    pub accounts: Vec<DemoAccount>,
}

/// 示例县 on `today`, with so many tasks, parts of tasks included. Lights and owed reports count
/// from `tracked_from`.
pub fn sample(seed: u64, tasks: usize, today: Day, tracked_from: Day) -> Result<Sample, Error> {
    let mut rng = Rng::new(seed);
    let units = Units::read(seed)?;
    let programme = programme::programme(seed, &units, today, tracked_from);
    let plans = chains::read_all(seed, &units, &programme.doc_no)?;
    let people = People::appoint(seed, &units, &plans, &programme)?;
    let accounts = accounts::accounts(&people, &units, &plans)?;

    let mut entities = standing(&units, &programme, &plans, &people);
    register(&mut entities, &plans, &people, (programme.issued_on, today), &mut rng)?;
    let county: Memory = entities.iter().cloned().collect();
    for plan in &plans {
        entities.extend(blueprint::draw(seed, plan, &programme, &mut rng)?);
        entities.push(plan.indicator(seed, &programme, today, &mut rng).into());
    }
    let words = Words::read()?;
    let material = Material {
        county: &county,
        units: &units,
        people: &people,
        plans: &plans,
        programme: &programme,
        words: &words,
    };
    entities.extend(tasks::tasks(&material, tasks, today, &mut rng)?);
    let chronicle = Chronicle::of(&county, &people, &programme, &entities, today);
    let reports = chronicle.write(&plans, &mut rng)?;
    entities.extend(reports);
    let given = instructions::instructions(
        &entities, &people, &plans, &programme, &words, today, &mut rng,
    )?;
    entities.extend(given);
    Ok(Sample { entities, accounts })
}

/// What is there before anybody does anything.
fn standing(units: &Units, programme: &Programme, plans: &[Plan], people: &People) -> Vec<Entity> {
    let mut entities: Vec<Entity> = units.all.iter().cloned().map(Entity::from).collect();
    entities.extend(people.people.iter().cloned().map(Entity::from));
    entities.push(programme.clone().into());
    for plan in plans {
        entities.push(plan.chain(programme, people.chiefs(plan.id).to_vec()).into());
    }
    entities.extend(people.posts.iter().cloned().map(Entity::from));
    entities
}

/// Lets lead units register their five-ones.
fn register(
    entities: &mut [Entity],
    plans: &[Plan],
    people: &People,
    days: (Day, Day),
    rng: &mut Rng,
) -> Result<(), Error> {
    let county: Memory = entities.iter().cloned().collect();
    let mut desk = Desk::on(&county);
    for plan in plans {
        five_ones::marks(plan, people, days, rng).into_iter().try_for_each(|act| desk.act(act))?;
    }
    let mut changed: BTreeMap<Id, Entity> =
        desk.clear().map(|entity| (entity.id(), entity)).collect();
    for entity in entities {
        if let Some(new) = changed.remove(&entity.id()) {
            *entity = new;
        }
    }
    Ok(())
}

/// An id that follows from the seed and these words, and that no other county has.
fn id(seed: u64, words: &str) -> Id {
    Id::derived(&format!("sample/{seed}/{words}"))
}
