//! What of a wall is shown, and in which order. Free of web types.

use shared::model::Tier;
use shared::order::sort_by_key;
use shared::rules::light::Light;
use shared::rules::summary::severity;

use super::select::Tile;
use crate::tasks::facts::TaskFacts;

/// Which tiles a wall shows, and in which order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// Only red and amber.
    pub attention: bool,
    /// The worst first, within each tier.
    pub worst_first: bool,
}

impl Choice {
    /// The tiles of `tier`, or those that know none, by this choice.
    pub fn of(self, tiles: &[Tile], tier: Option<Tier>) -> Vec<Tile> {
        let shown = |tile: &&Tile| tile.tier == tier && self.shows(tile.light);
        let mut tiles: Vec<Tile> = tiles.iter().filter(shown).cloned().collect();
        if self.worst_first {
            sort_by_key(&mut tiles, |tile| {
                let (light, weight) = match &tile.worst {
                    Some((_, _, reason)) => severity(*reason),
                    None => (tile.light.unwrap_or(Light::Blue), 0),
                };
                (tile.light.is_none(), light, weight, tile.no)
            });
        }
        tiles
    }

    /// Whether what stands at this light is shown.
    pub fn shows(self, light: Option<Light>) -> bool {
        !self.attention || matches!(light, Some(Light::Red | Light::Amber))
    }

    /// The tasks by this choice; they are sorted by rank already.
    pub fn of_tasks(self, tasks: &[TaskFacts]) -> Vec<TaskFacts> {
        tasks.iter().filter(|task| self.shows(task.light)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use shared::id::ProgrammeId;

    use super::*;
    use crate::boards::select::wall;
    use crate::tasks::sample::{county, id, overdue, viewer};

    #[test]
    fn a_choice_keeps_what_needs_attention_and_sorts_it() {
        let county = county([overdue("超五", 5)]);
        let wall = wall(&viewer(&county, "书记"), ProgrammeId(id("链长制")), None).unwrap();
        let only = Choice { attention: true, worst_first: false };
        assert_eq!(only.of(&wall.tiles, Some(Tier::Key)).len(), 1);
        assert_eq!(Choice::default().of(&wall.tiles, Some(Tier::Key)).len(), 2);
        let swapped: Vec<Tile> = wall.tiles.iter().rev().cloned().collect();
        let sorted = Choice { attention: false, worst_first: true }.of(&swapped, Some(Tier::Key));
        assert_eq!(sorted[0].name, "枸杞");
    }
}
