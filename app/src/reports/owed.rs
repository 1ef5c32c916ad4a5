//! What one person's units owe by period, in two numbers: for 待办, which loads first, so this stands
//! apart from everything else here. Free of web types.

use shared::id::UnitId;
use shared::model::{Chain, Entity, Kind, Programme};
use shared::policy::{self, Hat};
use shared::rules::Entities;
use shared::rules::dues::{self, Due, Standing};

use crate::tasks::viewer::Viewer;

/// Of each rhythm so many periods back are looked at: two months of ten days, half a year of months.
pub const RECENT: usize = 6;

/// How many reports are owed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Owed {
    /// To be delivered by the end of these ten days.
    pub near: usize,
    /// Overdue.
    pub missing: usize,
}

/// What the viewer's own units owe.
pub fn by_viewer(viewer: &Viewer<'_>) -> Owed {
    let mut owed = Owed::default();
    for entity in viewer.memory.all(Kind::Chain).filter(|chain| is_own(viewer, chain)) {
        for due in of_chain(viewer, entity, RECENT) {
            owed.near += usize::from(due.is_near(viewer.today));
            owed.missing += usize::from(due.standing == Standing::Missing);
        }
    }
    owed
}

/// Whether it is the viewer's own unit that owes the chain's reports.
pub fn is_own(viewer: &Viewer<'_>, chain: &Entity) -> bool {
    viewer.hats(chain).contains(&Hat::Lead)
}

/// What a chain owes and has delivered: of each rhythm the latest `count` periods.
pub fn of_chain(viewer: &Viewer<'_>, chain: &Entity, count: usize) -> Vec<Due> {
    let Some(chain) = Chain::of(chain) else { return Vec::new() };
    let above = viewer.memory.get(chain.programme.into());
    let Some(programme) = above.as_deref().and_then(Programme::of) else { return Vec::new() };
    dues::of_chain(viewer.memory, chain, programme, viewer.today, count)
}

/// The lead units in whose name the viewer may report on the chain.
pub fn units(viewer: &Viewer<'_>, entity: &Entity) -> Vec<UnitId> {
    let units = Chain::of(entity).map(|chain| chain.lead_units.as_slice()).unwrap_or_default();
    let may = |unit: &UnitId| policy::can_report_for(viewer.memory, viewer.actor, *unit, entity);
    units.iter().copied().filter(|unit| may(unit).is_ok()).collect()
}
