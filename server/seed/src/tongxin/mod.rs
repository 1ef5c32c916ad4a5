//! 同心县 as its documents of 2022 state it. The campaign (《01》), the river-chief programme (《02》) and
//! the chain programme (《03》) are whole boards; of the others only the posts they name. No progress,
//! no day, no word that a document does not give.

mod blueprint;
mod chains;
mod documents;
mod fields;
mod goals;
mod mechanisms;
mod posts;
mod river_tasks;
mod rivers;
mod seats;
mod units;

use std::collections::BTreeSet;

use shared::calendar::Day;
use shared::model::{Entity, Person};

use crate::{Error, blank, ids};

pub use seats::demo_accounts;

/// Everything in the county, in an order in which each thing comes after what it hangs under.
/// Lights and owed reports count from `tracked_from`.
pub fn tongxin(tracked_from: Day) -> Result<Vec<Entity>, Error> {
    let directory = units::Directory::read()?;
    let documents = documents::Documents::read()?;
    let chains = chains::read(&directory)?;
    let campaign = fields::read(&directory, &documents)?;
    let rivers = rivers::read(&documents)?;
    let posts = posts::read(&directory, &documents, &chains, &campaign, &rivers)?;

    let mut entities: Vec<Entity> = directory.units().map(Entity::from).collect();
    entities.extend(people(posts.iter().filter_map(|post| post.holder.as_deref())));
    entities.extend(documents.programmes(tracked_from, &directory)?.map(Entity::from));
    let programme = documents.get("03")?;
    for chain in &chains {
        entities.push(chain.entity(programme).into());
    }
    entities.extend(campaign.standing());
    entities.extend(rivers.rivers(&directory)?.into_iter().map(Entity::from));
    entities.extend(posts.iter().map(|post| post.entity().into()));
    entities.extend(demo_accounts().into_iter().map(|account| account.post.into()));
    for chain in &chains {
        entities.extend(blueprint::draw(chain, programme)?);
        entities.extend(chain.indicators(programme).map(Entity::from));
        entities.extend(chain.tasks(programme).map(Entity::from));
    }
    entities
        .extend(mechanisms::tasks(&directory, programme, &chains)?.into_iter().map(Entity::from));
    entities.extend(campaign.work());
    entities.extend(river_tasks::entities(&directory, &documents)?);
    Ok(entities)
}

/// Each name once, in the order of appearance.
fn people<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Entity> {
    let mut seen = BTreeSet::new();
    let once = names.filter(|name| seen.insert(*name));
    once.map(|name| {
        Person { id: ids::person(name), name: name.to_owned(), meta: blank::meta() }.into()
    })
    .collect()
}
