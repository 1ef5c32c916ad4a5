//! The tasks of 示例县 and all that happened to them in a year.
//!
//! A task draws its end (`fate`), gets the days that lead there (`course`), a name (`titles`) and
//! people (`crew`), and then lives (`life`) day by day through the rules. Some are split; whole
//! and parts are a `family` and live together. What they hang under is their `ground`.

mod course;
mod crew;
mod family;
mod fate;
mod ground;
mod life;
mod titles;

use shared::calendar::Day;
use shared::model::{Entity, Programme};
use shared::rules::Memory;

use super::people::People;
use super::rng::Rng;
use super::units::Units;
use super::words::Words;
use crate::Error;
use course::Calendar;
use family::{Family, Place};
use fate::{Deck, Mood};

pub use ground::Ground;

/// What the tasks of one programme are made of.
pub struct Material<'a> {
    /// The county without tasks.
    pub county: &'a Memory,
    /// Its units.
    pub units: &'a Units,
    /// Its people.
    pub people: &'a People,
    /// What the tasks hang under.
    pub grounds: &'a [Ground<'a>],
    /// The programme.
    pub programme: &'a Programme,
    /// Its last day, where it has one.
    pub until: Option<Day>,
    /// What people write.
    pub words: &'a Words,
}

/// So many tasks, parts included, evenly over the grounds; each family followed by its reports and
/// comments.
pub fn tasks<'a>(
    material: &'a Material<'a>,
    count: usize,
    today: Day,
    rng: &mut Rng,
) -> Result<Vec<Entity>, Error> {
    let calendar = Calendar::new(material.programme, material.until, today);
    let grounds = material.grounds.len().max(1);
    let mut decks = Mood::ALL.map(Deck::new);
    let mut entities = Vec::new();
    for (index, ground) in material.grounds.iter().enumerate() {
        let mut left = count / grounds + usize::from(index < count % grounds);
        let mut made = 0;
        let deck = &mut decks[index % Mood::ALL.len()];
        while left > 0 {
            let place = Place { ground, index: made, room: left };
            let family = Family::plan(material, &calendar, &place, deck, rng)?;
            left -= family.len().min(left);
            made += 1;
            entities.extend(family.live(today, rng)?);
        }
    }
    Ok(entities)
}
