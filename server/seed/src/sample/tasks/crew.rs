//! Who acts on one task.

use shared::id::{ActorId, PersonId, UnitId};

use super::super::people::People;
use super::super::rng::Rng;

/// One person for each part in a task's life.
#[derive(Clone, Copy, Default)]
pub struct Crew {
    /// Of the county's offices.
    pub office: ActorId,
    /// A county leader.
    pub leader: ActorId,
    /// Who answers for what the task hangs under; where nobody does, the office.
    pub chief: ActorId,
    /// Head of the lead unit.
    pub head: ActorId,
    /// Clerk of the lead unit.
    pub clerk: ActorId,
    /// Clerk of a supporting unit.
    pub helper: Option<ActorId>,
    /// Who accepts or returns.
    pub judge: ActorId,
}

impl Crew {
    /// People of the first lead unit and of the first supporting unit, and one of the chiefs.
    pub fn of(
        people: &People,
        chiefs: &[PersonId],
        lead: &[UnitId],
        support: &[UnitId],
        rng: &mut Rng,
    ) -> Crew {
        let staff = lead.first().map(|unit| people.staff(*unit)).unwrap_or_default();
        let chief = rng.pick(chiefs).map(|chief| ActorId(chief.0));
        let office = rng.pick(&people.offices).copied().unwrap_or_default();
        let chief = chief.unwrap_or(office);
        Crew {
            office,
            leader: rng.pick(&people.leaders).copied().unwrap_or_default(),
            chief,
            head: staff.head,
            clerk: rng.pick(&staff.clerks).copied().unwrap_or_default(),
            helper: support.first().map(|unit| people.staff(*unit).clerks[0]),
            judge: if rng.chance(70) { chief } else { office },
        }
    }
}
