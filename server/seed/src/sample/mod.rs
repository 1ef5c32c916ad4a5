//! 示例县: invented units, people, chains, a campaign and rivers, and a year of invented activity up
//! to `today`.
//!
//! The same seed gives the same county, byte by byte. What there is comes from `sample/*.toml`;
//! what happens is drawn (`rng`) and then judged by the rules (`desk`), so nothing stands in the
//! county that its people could not have done themselves.
//!
//! Reading order: `units`, `chains`, `programme`, `campaign`, `rivers`, `people`, `hats`,
//! `blueprint`, `five_ones`, `words`, `tasks`, `period_reports`, `instructions`, `accounts`. What is
//! about chains happens first and does not depend on the rest; what is found in fields and on rivers
//! has its place after their tasks.

mod accounts;
mod blueprint;
mod campaign;
mod chains;
mod desk;
mod five_ones;
mod hats;
mod instructions;
mod people;
mod period_reports;
mod programme;
mod rivers;
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
use campaign::Campaign;
use chains::Plan;
use desk::Desk;
use people::People;
use period_reports::Chronicle;
use rivers::Rivers;
use rng::Rng;
use tasks::{Ground, Material};
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

/// What stands in the county, whoever is asked.
struct County {
    units: Units,
    people: People,
    words: Words,
    programme: Programme,
    plans: Vec<Plan>,
    campaign: Campaign,
    rivers: Rivers,
}

/// 示例县 on `today`, with so many tasks of chains, parts of tasks included; the campaign and the
/// rivers have some of their own. Lights and owed reports count from `tracked_from`.
pub fn sample(seed: u64, tasks: usize, today: Day, tracked_from: Day) -> Result<Sample, Error> {
    let mut rng = Rng::new(seed);
    let county = County::found(seed, tasks, today, tracked_from)?;
    let County { people, programme, plans, .. } = &county;
    let accounts =
        accounts::accounts(people, &county.units, plans, &county.campaign, &county.rivers)?;

    let mut entities = county.standing();
    register(&mut entities, plans, people, (programme.issued_on, today), &mut rng)?;
    let memory: Memory = entities.iter().cloned().collect();
    for plan in plans {
        entities.extend(blueprint::draw(seed, plan, programme, &mut rng)?);
        entities.push(plan.indicator(seed, programme, today, &mut rng).into());
    }
    let grounds: Vec<Ground<'_>> = plans.iter().map(|plan| plan.ground(people)).collect();
    let material = county.material(&memory, programme, &grounds);
    entities.extend(tasks::tasks(&material, tasks, today, &mut rng)?);
    let chronicle = Chronicle::of(&memory, people, programme, &entities, today);
    let reports = chronicle.write(plans, &mut rng)?;
    entities.extend(reports);
    let given = instructions::instructions(
        &entities,
        people,
        plans,
        programme,
        &county.words,
        today,
        &mut rng,
    )?;
    entities.extend(given);
    entities.extend(county.campaign_work(&memory, today, &mut rng)?);
    entities.extend(county.river_work(&memory, today, &mut rng)?);
    Ok(Sample { entities, accounts })
}

impl County {
    /// Reads every file and fills every post.
    fn found(seed: u64, tasks: usize, today: Day, tracked_from: Day) -> Result<County, Error> {
        let units = Units::read(seed)?;
        let programme = programme::programme(seed, &units, today, tracked_from);
        let plans = chains::read_all(seed, &units, &programme.doc_no)?;
        let campaign = Campaign::read(seed, &units, &programme, tasks, today)?;
        let rivers = Rivers::read(seed, &units, &programme, tasks)?;
        let mut people = People::appoint(seed, &units, &plans, &programme)?;
        people.lead_campaign(&campaign, &plans);
        people.watch_rivers(&rivers, &plans, &units);
        Ok(County { units, people, words: Words::read()?, programme, plans, campaign, rivers })
    }

    /// What is there before anybody does anything.
    fn standing(&self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = self.units.all.iter().cloned().map(Entity::from).collect();
        entities.extend(self.people.people.iter().cloned().map(Entity::from));
        entities.push(self.programme.clone().into());
        for plan in &self.plans {
            entities.push(plan.chain(&self.programme, self.people.chiefs(plan.id).to_vec()).into());
        }
        entities.extend(self.campaign.standing(&self.people));
        entities.extend(self.rivers.standing(&self.people));
        entities.extend(self.people.posts.iter().cloned().map(Entity::from));
        entities
    }

    /// What was done about the campaign's measures.
    fn campaign_work(
        &self,
        memory: &Memory,
        today: Day,
        rng: &mut Rng,
    ) -> Result<Vec<Entity>, Error> {
        let grounds = self.campaign.grounds(&self.people, &self.units);
        let until = Some(self.campaign.until);
        let material = self.material(memory, &self.campaign.programme, &grounds);
        tasks::tasks(&Material { until, ..material }, self.campaign.tasks(), today, rng)
    }

    /// What was done about the tasks of the river-chief programme.
    fn river_work(&self, memory: &Memory, today: Day, rng: &mut Rng) -> Result<Vec<Entity>, Error> {
        let grounds = self.rivers.grounds(&self.units);
        let material = self.material(memory, &self.rivers.programme, &grounds);
        tasks::tasks(&material, self.rivers.tasks, today, rng)
    }

    fn material<'a>(
        &'a self,
        memory: &'a Memory,
        programme: &'a Programme,
        grounds: &'a [Ground<'a>],
    ) -> Material<'a> {
        Material {
            county: memory,
            units: &self.units,
            people: &self.people,
            grounds,
            programme,
            until: None,
            words: &self.words,
        }
    }
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
