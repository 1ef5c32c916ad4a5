//! What the page of reports shows to whom. Free of web types.

use std::rc::Rc;

use shared::calendar::{Every, Period};
use shared::id::ChainId;
use shared::model::{Chain, Entity, Kind, Programme, Tier};
use shared::order::sort_by_key;
use shared::policy::Hat;
use shared::rules::Entities;
use shared::rules::dues::Standing;

use super::facts::{self, DueFact, Place};
use super::owed::{self, RECENT};
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// Where all of a chain's reports are listed, so many periods back of each rhythm.
const ALL_OF_CHAIN: usize = 36;

/// The page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// What the viewer's own units owe and have delivered, where they lead a chain.
    pub mine: Option<Mine>,
    /// Chains by period, for who oversees them.
    pub table: Option<Table>,
    /// One chain, where the address names it.
    pub chain: Option<OneChain>,
    /// The rhythms there are.
    pub rhythms: Vec<Every>,
    /// Whether a last day was worked out without knowing its holidays.
    pub unsure: bool,
}

/// What the viewer's units owe and have delivered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Mine {
    /// To be delivered by the end of these ten days, the nearest first.
    pub near: Vec<DueFact>,
    /// Overdue, the latest period first.
    pub missing: Vec<DueFact>,
    /// Owed later.
    pub later: Vec<DueFact>,
    /// Delivered, the latest period first.
    pub delivered: Vec<DueFact>,
}

/// Chains by the recent periods of one rhythm.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// The rhythm.
    pub every: Every,
    /// The periods, latest first.
    pub periods: Vec<Period>,
    /// A row for each chain.
    pub rows: Vec<Row>,
    /// Overdue in these periods, the latest first.
    pub missing: Vec<DueFact>,
}

/// A chain in the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Which.
    pub chain: ChainId,
    /// Its name in short.
    pub name: String,
    /// Its lead units.
    pub lead: Vec<String>,
    /// One for each period.
    pub cells: Vec<DueFact>,
}

/// One chain and all its reports.
#[derive(Clone, PartialEq, Debug)]
pub struct OneChain {
    /// Which.
    pub id: ChainId,
    /// Its name.
    pub name: String,
    /// The latest first.
    pub dues: Vec<DueFact>,
}

/// The page for the viewer: of one chain, or else what they owe and what they oversee.
pub fn page(viewer: &Viewer<'_>, every: Every, only: Option<ChainId>) -> Page {
    let chains = chains(viewer);
    let mut page = Page { rhythms: rhythms(viewer, &chains), ..Page::default() };
    if let Some(only) = only {
        let found = chains.iter().find(|chain| chain.id() == only.0);
        page.chain = found.map(|entity| one_chain(viewer, entity));
    } else {
        page.mine = mine(viewer, &chains);
        page.table = table(viewer, every, &chains, page.mine.is_some());
    }
    let unsure = dues_of(&page).any(|due| !due.known);
    Page { unsure, ..page }
}

/// One due, as it stands now.
pub fn one(viewer: &Viewer<'_>, (chain, every, from): Place) -> Option<DueFact> {
    let entity = viewer.memory.get(chain.into())?;
    let dues = facts::of_chain(viewer, &entity, usize::MAX);
    dues.into_iter().find(|due| (due.every, due.period.from) == (every, from))
}

/// Every chain, in the order of the wall.
fn chains(viewer: &Viewer<'_>) -> Vec<Rc<Entity>> {
    let mut chains: Vec<Rc<Entity>> = viewer.memory.all(Kind::Chain).cloned().collect();
    sort_by_key(&mut chains, |entity| {
        let chain = Chain::of(entity);
        chain.map(|chain| (chain.programme, chain.tier == Tier::Emerging, chain.no))
    });
    chains
}

fn rhythms(viewer: &Viewer<'_>, chains: &[Rc<Entity>]) -> Vec<Every> {
    let mut rhythms: Vec<Every> = Vec::new();
    for chain in chains.iter().filter_map(|chain| Chain::of(chain)) {
        let above = viewer.memory.get(chain.programme.into());
        let programme = above.as_deref().and_then(Programme::of);
        rhythms.extend(programme.into_iter().flat_map(|found| &found.cadences).map(|c| c.every));
    }
    sort_by_key(&mut rhythms, |every| *every);
    rhythms.dedup();
    rhythms
}

fn one_chain(viewer: &Viewer<'_>, entity: &Rc<Entity>) -> OneChain {
    let mut dues = facts::of_chain(viewer, entity, ALL_OF_CHAIN);
    sort_by_key(&mut dues, latest_first);
    OneChain { id: ChainId(entity.id()), name: entity.label().to_owned(), dues }
}

fn mine(viewer: &Viewer<'_>, chains: &[Rc<Entity>]) -> Option<Mine> {
    let own = chains.iter().filter(|chain| owed::is_own(viewer, chain));
    let dues: Vec<DueFact> = own.flat_map(|chain| facts::of_chain(viewer, chain, RECENT)).collect();
    if dues.is_empty() {
        return None;
    }
    let mut mine = Mine::default();
    for due in dues {
        match due.standing {
            Standing::Missing => mine.missing.push(due),
            Standing::Owed if due.near => mine.near.push(due),
            Standing::Owed => mine.later.push(due),
            Standing::Late | Standing::Delivered => mine.delivered.push(due),
        }
    }
    sort_by_key(&mut mine.near, |due| (due.last, due.every));
    sort_by_key(&mut mine.later, |due| (due.last, due.every));
    sort_by_key(&mut mine.missing, latest_first);
    sort_by_key(&mut mine.delivered, latest_first);
    Some(mine)
}

/// Leaders and offices oversee everything, chiefs their chains; whoever neither oversees nor owes
/// anything reads along.
fn table(viewer: &Viewer<'_>, every: Every, chains: &[Rc<Entity>], owes: bool) -> Option<Table> {
    let oversees = |chain: &&Rc<Entity>| {
        let hats = viewer.hats(chain);
        hats.iter().any(|hat| matches!(hat, Hat::Leader | Hat::Office | Hat::Chief))
    };
    let mut shown: Vec<&Rc<Entity>> = chains.iter().filter(oversees).collect();
    if shown.is_empty() && !owes {
        shown = chains.iter().collect();
    }
    let rows: Vec<Row> = shown.into_iter().filter_map(|chain| row(viewer, chain, every)).collect();
    let periods = rows.iter().max_by_key(|row| row.cells.len())?;
    let periods = periods.cells.iter().map(|due| due.period).collect();
    let cells = rows.iter().flat_map(|row| &row.cells);
    let mut missing: Vec<DueFact> =
        cells.filter(|due| due.standing == Standing::Missing).cloned().collect();
    sort_by_key(&mut missing, latest_first);
    Some(Table { every, periods, rows, missing })
}

fn row(viewer: &Viewer<'_>, entity: &Rc<Entity>, every: Every) -> Option<Row> {
    let chain = Chain::of(entity)?;
    let mut cells = facts::of_chain(viewer, entity, RECENT);
    cells.retain(|due| due.every == every);
    (!cells.is_empty()).then(|| Row {
        chain: chain.id,
        name: names::short_chain(&chain.name).to_owned(),
        lead: names::units(viewer.memory, &chain.lead_units),
        cells,
    })
}

/// Every due on the page.
fn dues_of(page: &Page) -> impl Iterator<Item = &DueFact> {
    let mine = page.mine.iter().flat_map(|mine| {
        [&mine.near, &mine.missing, &mine.later, &mine.delivered].into_iter().flatten()
    });
    let table = page.table.iter().flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
    mine.chain(table).chain(page.chain.iter().flat_map(|chain| &chain.dues))
}

fn latest_first(due: &DueFact) -> impl Ord + use<> {
    std::cmp::Reverse((due.period.to, std::cmp::Reverse(due.every)))
}

/// For each rhythm of a chain its running period, and how many recent ones are missing.
pub fn latest(viewer: &Viewer<'_>, chain: ChainId) -> Vec<(DueFact, usize)> {
    let Some(entity) = viewer.memory.get(chain.into()) else { return Vec::new() };
    let dues = facts::of_chain(viewer, &entity, RECENT);
    let mut latest: Vec<(DueFact, usize)> = Vec::new();
    for due in dues {
        let missing = usize::from(due.standing == Standing::Missing);
        match latest.last_mut() {
            Some((first, count)) if first.every == due.every => *count += missing,
            _ => latest.push((due, missing)),
        }
    }
    latest
}

#[cfg(test)]
mod tests {
    use shared::calendar::Day;
    use shared::id::{ActorId, Millis, PeriodReportId, ProgrammeId, Seq, UnitId};
    use shared::model::{Figures, Meta, PeriodReport, Stamp};
    use shared::rules::Memory;

    use super::*;
    use crate::reports::owed::Owed;
    use crate::tasks::delivery::Delivery;
    use crate::tasks::sample::{county, day, id, viewer};

    fn report(name: &str, from: &str, on: &str, corrects: Option<&str>) -> Entity {
        let stamp = Stamp {
            at: Millis(1),
            by: ActorId(id("园区经办")),
            seq: Seq(5),
            via: None,
            brought: None,
        };
        PeriodReport {
            id: PeriodReportId(id(name)),
            programme: ProgrammeId(id("链长制")),
            chain: ChainId(id("枸杞产业链")),
            unit: UnitId(id("园区")),
            every: Every::TenDays,
            period_from: day(from),
            words: name.to_owned(),
            figures: Figures::default(),
            corrects: corrects.map(|name| PeriodReportId(id(name))),
            day: day(on),
            meta: Meta::new(stamp),
        }
        .into()
    }

    fn with(reports: impl IntoIterator<Item = Entity>) -> Memory {
        let mut county = county([]);
        reports.into_iter().for_each(|report| {
            county.put(Rc::new(report));
        });
        county
    }

    fn at(memory: &Memory, who: &str) -> Page {
        page(&viewer(memory, who), Every::TenDays, None)
    }

    fn places(dues: &[DueFact]) -> Vec<(&str, Day)> {
        dues.iter().map(|due| (due.short_name.as_str(), due.period.from)).collect()
    }

    #[test]
    fn a_lead_units_clerk_sees_what_is_owed_then_what_is_missing_then_what_came() {
        let county = with([
            report("上旬", "2022-10-01", "2022-10-13", None),
            report("上旬改", "2022-10-01", "2022-10-14", Some("上旬")),
        ]);
        let page = at(&county, "园区经办");
        assert!(page.table.is_none(), "a clerk oversees nothing");
        let mine = page.mine.unwrap();
        let (first, middle, last) = ("2022-09-21", "2022-10-01", "2022-10-11");
        assert_eq!(places(&mine.near), [("枸杞", day(last)), ("玉米", day(last))]);
        let missing = [("玉米", day(middle)), ("枸杞", day(first)), ("玉米", day(first))];
        assert_eq!(places(&mine.missing), missing);
        let [late] = mine.delivered.try_into().unwrap();
        assert_eq!(
            (late.standing, late.days_late(), late.is_corrected()),
            (Standing::Late, 3, true)
        );
        let rows: Vec<&str> = late.rows.iter().map(|row| row.words.as_str()).collect();
        assert_eq!(rows, ["上旬改", "上旬"], "the latest first");
        assert_eq!(late.rows[0].delivery, Some(Delivery::Receipt(Seq(5))));
        let owed = owed::by_viewer(&viewer(&county, "园区经办"));
        assert_eq!(owed, Owed { near: 2, missing: 3 });
    }

    #[test]
    fn who_oversees_sees_chains_by_period_and_who_is_missing() {
        let county = with([report("上旬", "2022-10-01", "2022-10-10", None)]);
        for (who, chains, missing) in [("督查室", 2, 3), ("书记", 2, 3), ("甲", 1, 1)] {
            let page = at(&county, who);
            assert!(page.mine.is_none(), "{who} owes nothing");
            let table = page.table.unwrap();
            assert_eq!((table.rows.len(), table.missing.len()), (chains, missing), "{who}");
            assert_eq!(table.periods.len(), 3);
            let standings: Vec<Standing> =
                table.rows[0].cells.iter().map(|due| due.standing).collect();
            assert_eq!(standings, [Standing::Owed, Standing::Delivered, Standing::Missing]);
            assert_eq!(owed::by_viewer(&viewer(&county, who)), Owed::default());
        }
        let reader = at(&county, "农业经办").table.unwrap();
        assert_eq!(reader.rows.len(), 2, "anybody may read along");
        assert!(!reader.rows[0].cells[0].may_report);
    }

    #[test]
    fn the_office_may_enter_what_came_on_paper_and_owes_nothing_itself() {
        let county = with([]);
        let table = at(&county, "督查室").table.unwrap();
        let due = &table.rows[0].cells[0];
        assert!(due.may_report && !due.own);
    }

    #[test]
    fn one_chain_lists_everything_latest_first() {
        let county = with([report("上旬", "2022-10-01", "2022-10-10", None)]);
        let only = Some(ChainId(id("枸杞产业链")));
        let page = page(&viewer(&county, "农业经办"), Every::TenDays, only);
        assert!(page.mine.is_none() && page.table.is_none());
        let chain = page.chain.unwrap();
        let from: Vec<Day> = chain.dues.iter().map(|due| due.period.from).collect();
        assert_eq!(from, ["2022-10-11", "2022-10-01", "2022-09-21"].map(day));
        let latest = latest(&viewer(&county, "农业经办"), ChainId(id("枸杞产业链")));
        let [(running, missing)] = latest.try_into().unwrap();
        assert_eq!((running.standing, missing), (Standing::Owed, 1));
    }
}
