//! Names for any number of tasks: first those of the file, then the same by township, then by
//! township and batch.

use super::super::units::Units;
use super::super::words::Work;
use super::Ground;
use shared::id::UnitId;

/// What a task is called.
pub struct Title {
    /// The kind of work.
    pub work: Work,
    /// The words.
    pub words: String,
    /// The township it is about, if it is about one.
    pub township: Option<UnitId>,
}

/// The name of task number `index` on this ground, from 0; `None` where the file has no work for it.
pub fn title(ground: &Ground<'_>, units: &Units, index: usize) -> Option<Title> {
    let titles = &ground.titles;
    let round = index.checked_div(titles.len())?;
    let place = index - round * titles.len();
    let (work, words) = *titles.get(place)?;
    let Some(turn) = round.checked_sub(1) else {
        return Some(Title { work, words: words.to_owned(), township: None });
    };
    // Each title meets every township once in a batch; neighbours are of different townships.
    let (name, unit) = units.townships.get((turn + place) % units.townships.len().max(1))?;
    let words = match turn / units.townships.len() {
        0 => format!("{words}（{name}）"),
        batch => format!("{words}（{name}第{}批）", batch + 1),
    };
    Some(Title { work, words, township: Some(*unit) })
}
