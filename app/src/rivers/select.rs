//! Rivers in the facts of the programme's table, and one river in everything its page shows. Free of
//! web types.

use shared::id::{ProgrammeId, RiverId, UnitId};
use shared::model::{Kind, Quantity, River, Source, TownshipChief};
use shared::order::sort_by_key;
use shared::rules::{Entities, Memory};

use crate::charges::select::{Overview, overview};
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// A river as a row of the table.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct RiverFacts {
    /// Which.
    pub id: RiverId,
    /// Its number in the table.
    pub no: u16,
    /// Its name.
    pub name: String,
    /// Another name of it, or nothing.
    pub alias: String,
    /// 县级河（湖）长
    pub county_chief: Option<String>,
    /// 乡镇级河长
    pub township_chiefs: Vec<ChiefFact>,
    /// 责任单位
    pub units: Vec<String>,
    /// 责任部门
    pub department: Option<(UnitId, String)>,
    /// 流经地
    pub flows_through: Vec<(UnitId, String)>,
    /// In kilometres.
    pub length: Option<Quantity>,
    /// In hectares (hm²).
    pub area: Option<Quantity>,
    /// Where it begins, or a lake's place.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// The townships it has to do with.
    pub places: Vec<UnitId>,
}

/// A township's post for a river.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ChiefFact {
    /// The township.
    pub unit: String,
    /// Which post there.
    pub title: String,
    /// The stretch, or nothing.
    pub stretch: String,
    /// Who holds it, where that is known.
    pub person: Option<String>,
}

/// The rivers of a programme, in the order of the table.
pub fn rivers(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<RiverFacts> {
    let ids = viewer.memory.children(programme.into(), Kind::River);
    let found = ids.into_iter().filter_map(|id| viewer.memory.get(id));
    let mut rivers: Vec<RiverFacts> = found
        .filter_map(|entity| River::of(&entity).map(|river| facts(viewer.memory, river)))
        .collect();
    sort_by_key(&mut rivers, |river| (river.no, river.id));
    rivers
}

fn facts(memory: &Memory, river: &River) -> RiverFacts {
    let named = |id: UnitId| names::label(memory, id.into()).map(|name| (id, name));
    let townships = river.township_chiefs.iter().map(|chief| chief.unit);
    let mut places: Vec<UnitId> = townships.chain(river.flows_through.iter().copied()).collect();
    sort_by_key(&mut places, |unit| *unit);
    places.dedup();
    RiverFacts {
        id: river.id,
        no: river.no,
        name: river.name.clone(),
        alias: river.alias.clone(),
        county_chief: river.county_chief.and_then(|chief| names::label(memory, chief.into())),
        township_chiefs: river.township_chiefs.iter().map(|seat| chief(memory, seat)).collect(),
        units: names::units(memory, &river.units),
        department: river.department.and_then(named),
        flows_through: river.flows_through.iter().copied().filter_map(named).collect(),
        length: river.length_km,
        area: river.area_hm2,
        from: river.from.clone(),
        to: river.to.clone(),
        places,
    }
}

fn chief(memory: &Memory, seat: &TownshipChief) -> ChiefFact {
    ChiefFact {
        unit: names::label(memory, seat.unit.into()).unwrap_or_default(),
        title: seat.title.clone(),
        stretch: seat.stretch.clone(),
        person: seat.person.and_then(|person| names::label(memory, person.into())),
    }
}

/// How long and how wide rivers are together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Extent {
    /// How many.
    pub count: usize,
    /// In kilometres.
    pub length: i64,
    /// In hectares (hm²).
    pub area: i64,
}

impl Extent {
    /// The sums of these rivers.
    pub fn of<'a>(rivers: impl IntoIterator<Item = &'a RiverFacts>) -> Extent {
        let thousandths =
            |quantity: Option<Quantity>| quantity.map_or(0, |found| found.thousandths);
        let mut sums = Extent::default();
        for river in rivers {
            sums.count += 1;
            sums.length += thousandths(river.length);
            sums.area += thousandths(river.area);
        }
        sums
    }

    /// In kilometres; `None` where nothing has a length.
    pub fn kilometres(self) -> Option<Quantity> {
        (self.length > 0).then_some(Quantity { thousandths: self.length })
    }

    /// In hectares; `None` where nothing has an area.
    pub fn hectares(self) -> Option<Quantity> {
        (self.area > 0).then_some(Quantity { thousandths: self.area })
    }
}

/// A river's page, but for its tasks and the feed: 一河一档.
#[derive(Clone, PartialEq, Debug)]
pub struct RiverPage {
    /// The line of the table.
    pub facts: RiverFacts,
    /// The clause.
    pub source: Option<Source>,
    /// How it stands.
    pub overview: Overview,
    /// The rivers of the table that it ends in: one, or one for each stretch.
    pub into: Vec<(RiverId, String)>,
    /// The rivers of the table that end in this one.
    pub from_others: Vec<(RiverId, String)>,
}

/// The page of a river.
pub fn river_page(viewer: &Viewer<'_>, id: RiverId) -> Option<RiverPage> {
    let entity = viewer.memory.get(id.into())?;
    let river = River::of(&entity)?;
    let all = rivers(viewer, river.programme);
    let this = facts(viewer.memory, river);
    let named = |river: &RiverFacts| (river.id, river.name.clone());
    let others = || all.iter().filter(|other| other.id != id);
    Some(RiverPage {
        into: others().filter(|other| ends_in(&this.to, other)).map(named).collect(),
        from_others: others().filter(|other| ends_in(&other.to, &this)).map(named).collect(),
        facts: this,
        source: river.source.clone(),
        overview: overview(viewer, &entity)?,
    })
}

/// Whether a place, or that of one of its stretches, is a river of the table, by its own name or the
/// other one: 张家井沟（下游）, 清水河入河口, 上游甲沟；下游乙沟.
fn ends_in(place: &str, river: &RiverFacts) -> bool {
    place.split('；').any(|place| {
        let stretch = ["上游", "中游", "下游"].into_iter();
        let place = stretch.fold(place.trim(), |place, name| place.trim_start_matches(name));
        let named = |name: &str| {
            let rest = (!name.is_empty()).then(|| place.strip_prefix(name)).flatten();
            rest.is_some_and(|rest| matches!(rest, "" | "入河口") || rest.starts_with('（'))
        };
        named(&river.name) || named(&river.alias)
    })
}

#[cfg(test)]
pub mod tests {
    use std::rc::Rc;

    use shared::id::PersonId;
    use shared::model::{Entity, Meta};

    use super::*;
    use crate::tasks::sample::{county, id, viewer};

    /// A river of the programme of samples, through 园区.
    pub fn river(no: u16, name: &str) -> River {
        River {
            id: RiverId(id(name)),
            no,
            name: name.to_owned(),
            alias: String::new(),
            programme: ProgrammeId(id("链长制")),
            county_chief: None,
            township_chiefs: vec![TownshipChief {
                unit: UnitId(id("园区")),
                title: "党工委书记".to_owned(),
                stretch: String::new(),
                person: None,
            }],
            units: vec![UnitId(id("园区"))],
            department: Some(UnitId(id("农业农村局"))),
            flows_through: vec![UnitId(id("园区"))],
            length_km: Some(Quantity { thousandths: 1_500 }),
            area_hm2: None,
            from: "山脚".to_owned(),
            to: String::new(),
            source: None,
            meta: Meta::default(),
        }
    }

    /// A county with these rivers.
    pub fn with(rivers: impl IntoIterator<Item = River>) -> Memory {
        let mut county = county([]);
        for river in rivers {
            county.put(Rc::new(Entity::from(river)));
        }
        county
    }

    #[test]
    fn rivers_stand_in_the_order_of_the_table_with_their_sums() {
        let lake = River {
            length_km: None,
            area_hm2: Some(Quantity::whole(200)),
            county_chief: Some(PersonId(id("甲"))),
            ..river(1, "湖")
        };
        let county = with([river(3, "丙"), river(2, "乙"), lake]);
        let all = rivers(&viewer(&county, "督查室"), ProgrammeId(id("链长制")));
        assert_eq!(all.iter().map(|river| river.no).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(all[0].county_chief.as_deref(), Some("甲"));
        let sums = Extent::of(&all);
        assert_eq!(sums.count, 3);
        assert_eq!(sums.kilometres().map(|found| found.to_string()).as_deref(), Some("3"));
        assert_eq!(sums.hectares().map(|found| found.to_string()).as_deref(), Some("200"));
        assert_eq!(Extent::of([&all[0]]).kilometres(), None);
    }

    #[test]
    fn a_river_knows_what_it_ends_in_and_what_ends_in_it() {
        let main = River { alias: "大河".to_owned(), ..river(1, "折沟") };
        let to = |no, name, to: &str| River { to: to.to_owned(), ..river(no, name) };
        let county = with([
            main,
            to(2, "甲沟", "折沟入河口"),
            to(3, "乙沟", "大河（下游）"),
            to(4, "丙沟", "折沟村"),
            to(5, "丁沟", "上游折沟；下游甲沟"),
        ]);
        let viewer = viewer(&county, "督查室");
        let page = |name: &str| river_page(&viewer, RiverId(id(name))).unwrap();
        let ends: Vec<String> =
            page("折沟").from_others.into_iter().map(|(_, name)| name).collect();
        assert_eq!(ends, ["甲沟", "乙沟", "丁沟"]);
        let into = |name: &str| -> Vec<String> {
            page(name).into.into_iter().map(|(_, name)| name).collect()
        };
        assert_eq!(into("乙沟"), ["折沟"]);
        assert_eq!(into("丙沟"), [""; 0]);
        assert_eq!(into("丁沟"), ["折沟", "甲沟"]);
        assert!(!page("丙沟").overview.may_create, "tasks hang under the programme");
    }
}
