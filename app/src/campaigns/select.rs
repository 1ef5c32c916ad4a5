//! Whose sub-board a campaign's wall can be, and a field in everything its page shows. Free of web
//! types.

use std::collections::BTreeSet;

use shared::id::{FieldId, ProgrammeId, UnitId};
use shared::model::{Charge, Field, Indicator, Kind, Source, Task, Unit, UnitKind};
use shared::order::sort_by_key;
use shared::rules::Entities;

use crate::charges::select::{IndicatorFact, Overview, indicator, overview};
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// A unit that has a sub-board.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SubBoard {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it is a township or a development zone.
    pub is_place: bool,
    /// Whether the viewer is of it.
    pub is_own: bool,
}

/// Every unit that leads a field or a task of the campaign: townships and zones, then the others,
/// each by how much it leads.
pub fn sub_boards(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<SubBoard> {
    let mut units: BTreeSet<UnitId> = BTreeSet::new();
    for id in viewer.memory.children(programme.into(), Kind::Field) {
        let entity = viewer.memory.get(id);
        units.extend(
            entity
                .as_deref()
                .and_then(Field::of)
                .into_iter()
                .flat_map(|field| field.lead_units.iter().copied()),
        );
    }
    for entity in viewer.memory.all(Kind::Task) {
        if let Some(task) = Task::of(entity).filter(|task| task.programme == programme) {
            units.extend(&task.lead_units);
        }
    }
    let own = viewer.units();
    let mut boards: Vec<SubBoard> = units
        .into_iter()
        .filter_map(|id| {
            let entity = viewer.memory.get(id.into())?;
            let unit = Unit::of(&entity)?;
            Some(SubBoard {
                unit: id,
                name: unit.name.clone(),
                is_place: matches!(unit.kind, UnitKind::Township | UnitKind::Zone),
                is_own: own.contains(&id),
            })
        })
        .collect();
    sort_by_key(&mut boards, |board| (!board.is_place, board.name.clone()));
    boards
}

/// A field's page, but for its tasks and the feed.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldPage {
    /// Which field.
    pub id: FieldId,
    /// Its number.
    pub no: u16,
    /// Its name.
    pub title: String,
    /// 责任领导
    pub leaders: Vec<String>,
    /// 牵头单位, the first one first.
    pub lead: Vec<String>,
    /// In our own words, what the clause asks of it.
    pub statement: String,
    /// The clause.
    pub source: Option<Source>,
    /// How it stands.
    pub overview: Overview,
    /// Numbers to reach: its own, then its measures'.
    pub indicators: Vec<IndicatorFact>,
}

/// The page of a field.
pub fn field_page(viewer: &Viewer<'_>, id: FieldId) -> Option<FieldPage> {
    let entity = viewer.memory.get(id.into())?;
    let field = Field::of(&entity)?;
    Some(FieldPage {
        id,
        no: field.no,
        title: field.title.clone(),
        leaders: names::people(viewer.memory, &field.leaders),
        lead: names::units(viewer.memory, &field.lead_units),
        statement: field.statement.clone(),
        source: field.source.clone(),
        overview: overview(viewer, &entity)?,
        indicators: indicators(viewer, field),
    })
}

/// Those that rest on the field's own clause, and those of its tasks.
fn indicators(viewer: &Viewer<'_>, field: &Field) -> Vec<IndicatorFact> {
    let under = |parent| {
        let ids = viewer.memory.children(parent, Kind::Indicator);
        ids.into_iter().filter_map(|id| viewer.memory.get(id))
    };
    let own = under(field.programme.into());
    let own = own
        .filter(|entity| Indicator::of(entity).is_some_and(|found| found.source == field.source));
    let tasks = viewer.tasks_of(Charge::Field(field.id));
    let theirs = tasks.iter().flat_map(|task| under(task.id()));
    let mut facts: Vec<(bool, IndicatorFact)> = own
        .chain(theirs)
        .filter_map(|entity| Indicator::of(&entity).map(|found| indicator(viewer, found)))
        .map(|fact| (fact.task.is_some(), fact))
        .collect();
    sort_by_key(&mut facts, |(of_task, fact)| (*of_task, fact.by, fact.title.clone()));
    facts.into_iter().map(|(_, fact)| fact).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::{IndicatorId, ProgrammeId};
    use shared::model::{Comparator, Entity, Meta, Parent, Quantity};
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, id, task, viewer};

    fn source() -> Option<Source> {
        Some(Source { doc_no: "示例〔2022〕1号".to_owned(), path: "二（六）".to_owned() })
    }

    fn number(title: &str, of: Option<&Task>, source: Option<Source>) -> Entity {
        Entity::from(Indicator {
            id: IndicatorId(id(title)),
            title: title.to_owned(),
            programme: ProgrammeId(id("链长制")),
            chain: None,
            task: of.map(|task| task.id),
            comparator: Comparator::Exactly,
            target: Some(Quantity::whole(9)),
            upper: None,
            unit: "家".to_owned(),
            by: None,
            baseline: None,
            soft: false,
            source,
            meta: Meta::default(),
        })
    }

    fn with_field() -> Memory {
        let field = FieldId(id("燃气"));
        let measure = Task {
            parent: Some(Parent::from(field)),
            charge: Some(field.into()),
            lead_units: vec![UnitId(id("农业农村局"))],
            ..task("排查")
        };
        let mut county = county([measure.clone(), task("别处")]);
        county.put(Rc::new(Entity::from(Field {
            id: field,
            no: 6,
            title: "燃气领域".to_owned(),
            programme: ProgrammeId(id("链长制")),
            leaders: Vec::new(),
            lead_units: vec![UnitId(id("园区"))],
            statement: String::new(),
            source: source(),
            meta: Meta::default(),
        })));
        county.put(Rc::new(number("矿山", Some(&measure), None)));
        county.put(Rc::new(number("方面", None, source())));
        county.put(Rc::new(number("别的条文", None, None)));
        county
    }

    #[test]
    fn a_field_has_its_measures_and_the_numbers_of_its_clause() {
        let county = with_field();
        let page = field_page(&viewer(&county, "督查室"), FieldId(id("燃气"))).unwrap();
        assert_eq!(page.overview.tasks, 1);
        assert!(page.overview.may_create);
        let titles: Vec<&str> = page.indicators.iter().map(|fact| fact.title.as_str()).collect();
        assert_eq!(titles, ["方面", "矿山"]);
        assert_eq!(page.indicators[1].task.as_ref().unwrap().1, "排查");
        assert_eq!(field_page(&viewer(&county, "督查室"), FieldId(id("无"))), None);
    }

    #[test]
    fn whoever_leads_a_field_or_a_measure_has_a_sub_board() {
        let county = with_field();
        let boards = sub_boards(&viewer(&county, "园区经办"), ProgrammeId(id("链长制")));
        let told: Vec<_> = boards.iter().map(|board| (board.name.as_str(), board.is_own)).collect();
        assert_eq!(told, [("农业农村局", false), ("园区", true)]);
    }
}
