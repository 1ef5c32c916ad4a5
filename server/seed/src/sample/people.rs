//! Who works in 示例县. Everybody is called as in a textbook, by a surname and one of 甲乙丙丁…,
//! so that nobody takes them for somebody real.

use std::collections::BTreeMap;

use shared::id::{ActorId, ChainId, FieldId, PersonId, PostId, RiverId, UnitId};
use shared::model::{Person, Post, Programme, Role, Seat, UnitKind};

use super::chains::Plan;
use super::id;
use super::units::Units;
use crate::{Error, blank};

/// 37 surnames: their number shares no factor with that of the given names, so 370 pairs differ.
const SURNAMES: [char; 37] = [
    '赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨',
    '朱', '秦', '尤', '许', '何', '吕', '施', '张', '孔', '曹', '严', '华', '金', '魏', '陶', '姜',
    '戚', '谢', '邹', '喻', '柏',
];
const GIVEN: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
/// What chain chiefs are besides.
const CHIEF_TITLES: [&str; 4] = ["县委常委", "副县长", "县人大常委会副主任", "县政协副主席"];
/// 光伏: two units lead it, and two chiefs.
const CHIEFS_MAX: usize = 2;

/// Who acts for a unit.
#[derive(Clone, Copy, Default, Debug)]
pub struct Staff {
    /// Its head.
    pub head: ActorId,
    /// Its clerks; a unit that leads no chain has one, twice.
    pub clerks: [ActorId; 2],
}

/// People, their posts, and who acts where.
#[derive(Default)]
pub struct People {
    seed: u64,
    /// Everybody.
    pub people: Vec<Person>,
    /// Every post.
    pub posts: Vec<Post>,
    /// County leaders.
    pub leaders: Vec<ActorId>,
    /// The county's offices.
    pub offices: Vec<ActorId>,
    chiefs: BTreeMap<ChainId, Vec<PersonId>>,
    /// Who leads which field.
    pub field_leaders: BTreeMap<FieldId, Vec<PersonId>>,
    /// The county's chief of each river.
    pub river_chiefs: BTreeMap<RiverId, PersonId>,
    /// The party secretary of each township.
    pub secretaries: BTreeMap<UnitId, PersonId>,
    staff: BTreeMap<UnitId, Staff>,
}

impl People {
    /// Fills every post of the county, of its units and of its chains.
    pub fn appoint(
        seed: u64,
        units: &Units,
        plans: &[Plan],
        programme: &Programme,
    ) -> Result<People, Error> {
        let mut people = People { seed, ..People::default() };
        people.appoint_leaders(programme);
        people.appoint_chiefs(plans, programme);
        for unit in &units.all {
            people.appoint_staff(units, unit.id, unit.kind, programme);
        }
        people.appoint_field(units)?;
        people.hire("系统管理员", Role::Admin, Seat::County);
        people.hire("审计联络员", Role::Auditor, Seat::County);
        Ok(people)
    }

    /// Who leads the chain.
    pub fn chiefs(&self, chain: ChainId) -> &[PersonId] {
        self.chiefs.get(&chain).map_or(&[], Vec::as_slice)
    }

    /// Who acts for the unit.
    pub fn staff(&self, unit: UnitId) -> Staff {
        self.staff.get(&unit).copied().unwrap_or_default()
    }

    fn appoint_leaders(&mut self, programme: &Programme) {
        let group = Seat::Programme(programme.id);
        for (title, role, place) in [
            ("县委书记", Role::ProgrammeLeader, "组长"),
            ("县长", Role::ProgrammeLeader, "组长"),
            ("县委副书记", Role::ProgrammeDeputy, "副组长"),
            ("常务副县长", Role::ProgrammeDeputy, "副组长"),
        ] {
            let person = self.hire(title, Role::CountyLeader, Seat::County);
            self.post(person, place, role, group);
            self.leaders.push(ActorId(person.0));
        }
    }

    /// Chiefs belong to the leading group, too, and see no more for it.
    fn appoint_chiefs(&mut self, plans: &[Plan], programme: &Programme) {
        for (index, plan) in plans.iter().enumerate() {
            for _ in 0..plan.lead.len().min(CHIEFS_MAX) {
                let title = CHIEF_TITLES[index % CHIEF_TITLES.len()];
                let person = self.hire(title, Role::Member, Seat::County);
                let chief = format!("{} 链长", plan.entry.name);
                self.post(person, &chief, Role::ChainChief, Seat::Chain(plan.id));
                self.post(person, "成员", Role::Member, Seat::Programme(programme.id));
                self.chiefs.entry(plan.id).or_default().push(person);
            }
        }
    }

    fn appoint_staff(
        &mut self,
        units: &Units,
        unit: UnitId,
        kind: UnitKind,
        programme: &Programme,
    ) {
        let seat = Seat::Unit(unit);
        if kind == UnitKind::Office {
            let head = self.hire("主任", Role::CountyOffice, seat);
            let clerk = self.hire("工作人员", Role::CountyOffice, seat);
            if self.offices.is_empty() {
                let group = Seat::Programme(programme.id);
                self.post(head, "办公室主任", Role::ProgrammeOffice, group);
            }
            self.offices.extend([head, clerk].map(|person| ActorId(person.0)));
            self.staff.insert(unit, Staff::of(head, [clerk, clerk]));
            return;
        }
        let title = match kind {
            UnitKind::Township => "乡镇长",
            UnitKind::Zone => "主任",
            _ => "局长",
        };
        let head = self.hire(title, Role::UnitHead, seat);
        let first = self.hire("经办人", Role::UnitClerk, seat);
        let leads = units.lead.iter().any(|(_, lead)| *lead == unit);
        let second = if leads { self.hire("经办人", Role::UnitClerk, seat) } else { first };
        if leads {
            let group = Seat::Programme(programme.id);
            self.post(head, "成员", Role::Member, group);
        }
        self.staff.insert(unit, Staff::of(head, [first, second]));
    }

    fn appoint_field(&mut self, units: &Units) -> Result<(), Error> {
        for (_, township) in &units.townships {
            self.hire("工作人员", Role::FieldOfficer, Seat::Unit(*township));
        }
        self.hire("检查员", Role::Inspector, Seat::Unit(units.get("应急管理局")?));
        self.hire("巡河员", Role::Patroller, Seat::Unit(units.get("水务局")?));
        Ok(())
    }

    /// A new person in a post.
    pub fn hire(&mut self, title: &str, role: Role, seat: Seat) -> PersonId {
        let number = self.people.len();
        let name: String =
            [SURNAMES[number % SURNAMES.len()], GIVEN[number % GIVEN.len()]].iter().collect();
        let person = PersonId(id(self.seed, &format!("person/{number}")));
        self.people.push(Person { id: person, name, meta: blank::meta() });
        self.post(person, title, role, seat);
        person
    }

    /// A further post of somebody.
    pub fn post(&mut self, person: PersonId, title: &str, role: Role, seat: Seat) {
        let number = self.posts.len();
        self.posts.push(Post {
            id: PostId(id(self.seed, &format!("post/{number}"))),
            person: Some(person),
            title: title.to_owned(),
            role,
            seat,
            source: None,
            meta: blank::meta(),
        });
    }
}

impl Staff {
    fn of(head: PersonId, clerks: [PersonId; 2]) -> Staff {
        Staff { head: ActorId(head.0), clerks: clerks.map(|clerk| ActorId(clerk.0)) }
    }
}
