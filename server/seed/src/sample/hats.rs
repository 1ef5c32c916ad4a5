//! Who in 示例县 leads fields and watches rivers: people who have a post already and get another (C4),
//! and a party secretary in each township.

use shared::id::{ActorId, FieldId, PersonId, RiverId, UnitId};
use shared::model::{Programme, Role, Seat};

use super::campaign::Campaign;
use super::chains::Plan;
use super::people::People;
use super::rivers::{Rivers, SECRETARY};
use super::units::Units;

/// 县长 and 常务副县长 among the county's leaders.
const HEAD: usize = 1;
const DEPUTY: usize = 3;
/// The field with the number 0 is the deputy's, the next one that of the first chief of this chain,
/// and so on. 光伏 is never reached: `chief` has no other hat.
const FIRST_CHAIN: usize = 2;
/// The same for rivers: most of these chiefs lead a field, too.
const FIRST_CHAIN_OF_RIVERS: usize = 3;

impl People {
    /// Gives the campaign its leading group and each field a leader: every third is the deputy's,
    /// every fifth has two.
    pub fn lead_campaign(&mut self, campaign: &Campaign, plans: &[Plan]) {
        self.head(&campaign.programme, "组长");
        let deputy = self.leader(DEPUTY);
        for (index, area) in campaign.areas.iter().enumerate() {
            let chief = self.chief_of(plans, FIRST_CHAIN + index);
            let (first, second) = if index % 3 == 0 { (deputy, chief) } else { (chief, deputy) };
            let both = first.into_iter().chain(second.filter(|_| index % 5 == 4));
            for person in both {
                let title = format!("{} 责任领导", area.name());
                self.post(person, &title, Role::FieldLeader, Seat::Field(area.id));
                self.field_leaders.entry(area.id).or_default().push(person);
            }
        }
    }

    /// Gives each river a chief of the county and one of each township.
    pub fn watch_rivers(&mut self, rivers: &Rivers, plans: &[Plan], units: &Units) {
        self.head(&rivers.programme, "总河长");
        for (_, township) in &units.townships {
            let person = self.hire(SECRETARY, Role::Member, Seat::Unit(*township));
            self.secretaries.insert(*township, person);
        }
        for (index, course) in rivers.courses.iter().enumerate() {
            let seat = Seat::River(course.id);
            if let Some(chief) = self.chief_of(plans, FIRST_CHAIN_OF_RIVERS + index) {
                let title = format!("{} 县级河长", course.name());
                self.post(chief, &title, Role::RiverChief, seat);
                self.river_chiefs.insert(course.id, chief);
            }
            for township in &course.townships {
                if let Some(person) = self.secretary(*township) {
                    let title = format!("{} 乡镇级河长", course.name());
                    self.post(person, &title, Role::RiverChief, seat);
                }
            }
        }
    }

    /// 责任领导
    pub fn field_leaders(&self, field: FieldId) -> &[PersonId] {
        self.field_leaders.get(&field).map_or(&[], Vec::as_slice)
    }

    /// 县级河长
    pub fn river_chief(&self, river: RiverId) -> Option<PersonId> {
        self.river_chiefs.get(&river).copied()
    }

    /// The township's party secretary.
    pub fn secretary(&self, township: UnitId) -> Option<PersonId> {
        self.secretaries.get(&township).copied()
    }

    /// The county's head leads the programme, and its office is where the programme says.
    fn head(&mut self, programme: &Programme, title: &str) {
        let seat = Seat::Programme(programme.id);
        if let Some(head) = self.leader(HEAD) {
            self.post(head, title, Role::ProgrammeLeader, seat);
        }
        if let Some(office) = programme.office {
            let ActorId(head) = self.staff(office).head;
            self.post(PersonId(head), "办公室主任", Role::ProgrammeOffice, seat);
        }
    }

    fn leader(&self, place: usize) -> Option<PersonId> {
        self.leaders.get(place).map(|leader| PersonId(leader.0))
    }

    /// The first chief of the chain at this place, counted round.
    fn chief_of(&self, plans: &[Plan], place: usize) -> Option<PersonId> {
        let plan = plans.get(place % plans.len().max(1))?;
        self.chiefs(plan.id).first().copied()
    }
}
