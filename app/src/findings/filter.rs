//! Which findings are listed: kept in the address, so that a list can be passed on. Free of web
//! types.

use std::collections::BTreeMap;

use shared::calendar::Day;
use shared::id::{Id, ProgrammeId, UnitId};
use shared::model::{Finding, Kind, Programme, Severity, Stage};
use shared::order::sort_by_key;
use shared::policy::Hat;
use shared::rules::Entities;
use shared::rules::findings::tally::Tally;
use shared::rules::light;

use super::facts::{self, FindingRow};
use super::recall;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// What of the findings is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Show {
    /// What is still to be done.
    #[default]
    Open,
    /// All of them.
    All,
    /// Past the last day.
    Overdue,
    /// Open, and major.
    Major,
    /// Open, major, and not listed.
    Unlisted,
    /// What the person has a part in.
    Mine,
    /// Found before the count began, and open.
    Stock,
    /// Found since.
    Added,
    /// Those that stand so.
    Stage(Stage),
}

impl Show {
    /// Those that are no stage, in the order of the switches.
    pub const PLAIN: [Show; 6] =
        [Show::Open, Show::Overdue, Show::Major, Show::Unlisted, Show::Mine, Show::All];

    /// Its name in the address; the usual one has none.
    pub fn value(self) -> Option<String> {
        let plain = match self {
            Show::Open => return None,
            Show::All => "all",
            Show::Overdue => "overdue",
            Show::Major => "major",
            Show::Unlisted => "unlisted",
            Show::Mine => "mine",
            Show::Stock => "stock",
            Show::Added => "added",
            Show::Stage(stage) => return Some(format!("{stage:?}").to_lowercase()),
        };
        Some(plain.to_owned())
    }

    /// What a name in the address means.
    pub fn of(value: Option<&str>) -> Show {
        let others = [Show::Stock, Show::Added];
        let stages = Stage::ALL.into_iter().map(Show::Stage);
        let all = Show::PLAIN.into_iter().chain(others).chain(stages);
        all.into_iter().find(|show| show.value().as_deref() == value).unwrap_or_default()
    }
}

/// Of which programme and place, and what of that.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// The programme; none: the first one there is.
    pub programme: Option<ProgrammeId>,
    /// The field or river.
    pub charge: Option<Id>,
    /// What is shown.
    pub show: Show,
    /// Only what this unit puts right.
    pub unit: Option<UnitId>,
    /// Only what lies in this township.
    pub township: Option<UnitId>,
}

/// A unit by which the list can be narrowed, with how many there are.
pub type Choice = (UnitId, String, usize);

/// The findings of a programme or a place, counted and listed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Listed {
    /// The programme.
    pub programme: Option<(ProgrammeId, String)>,
    /// The field or river.
    pub charge: Option<(Id, String)>,
    /// All of them, counted.
    pub tally: Tally,
    /// Those shown, the worst first.
    pub rows: Vec<FindingRow>,
    /// Units that put findings right.
    pub units: Vec<Choice>,
    /// Townships they lie in.
    pub townships: Vec<Choice>,
}

/// The findings of `programme`, or of what of it `charge` names.
pub fn of_place(viewer: &Viewer<'_>, programme: ProgrammeId, charge: Option<Id>) -> Vec<Finding> {
    let all = shared::rules::findings::of_programme(viewer.memory, programme);
    let here = |finding: &&Finding| charge.is_none() || finding.charge.map(|it| it.id()) == charge;
    all.iter().filter_map(|entity| Finding::of(entity)).filter(here).cloned().collect()
}

/// Counts findings of a programme as they stand today.
pub fn count(viewer: &Viewer<'_>, programme: ProgrammeId, findings: &[Finding]) -> Tally {
    let found = viewer.memory.get(programme.into());
    let programme = found.as_deref().and_then(Programme::of);
    let of = |programme: &Programme| {
        Tally::of(findings, programme, programme.tracked_from, viewer.today)
    };
    programme.map(of).unwrap_or_default()
}

/// The findings that the query asks for.
pub fn selected(viewer: &Viewer<'_>, query: &Query) -> Vec<Finding> {
    let Some(programme) = query.programme.or_else(|| first(viewer)) else { return Vec::new() };
    let all = of_place(viewer, programme, query.charge);
    let since = since(viewer, programme);
    all.into_iter().filter(|finding| shows(viewer, query, since, finding)).collect()
}

/// The list that the query asks for.
pub fn listed(viewer: &Viewer<'_>, query: &Query) -> Listed {
    let Some(programme) = query.programme.or_else(|| first(viewer)) else {
        return Listed::default();
    };
    let all = of_place(viewer, programme, query.charge);
    let since = since(viewer, programme);
    let shown = all.iter().filter(|finding| shows(viewer, query, since, finding));
    let mut rows: Vec<FindingRow> = shown.map(|finding| facts::row(viewer, finding)).collect();
    sort_by_key(&mut rows, FindingRow::rank);
    let named = |id: Id| names::label(viewer.memory, id).map(|name| (id, name));
    Listed {
        programme: named(programme.into()).map(|(_, title)| (programme, title)),
        charge: query.charge.and_then(named),
        tally: count(viewer, programme, &all),
        rows,
        units: choices(viewer, all.iter().filter_map(|it| Some(it.plan.as_ref()?.unit))),
        townships: choices(viewer, all.iter().filter_map(|it| it.township)),
    }
}

/// The programme that is meant where none is named: the one one registers in, or any with findings.
fn first(viewer: &Viewer<'_>) -> Option<ProgrammeId> {
    let open = recall::open(viewer).first().map(|open| open.id);
    let any = || {
        let mut all = viewer.memory.all(Kind::Finding);
        all.find_map(|entity| Finding::of(entity).map(|finding| finding.programme))
    };
    open.or_else(any).or_else(|| kept(viewer).first().map(|(id, _)| *id))
}

/// Every programme that has findings by its kind.
pub fn kept(viewer: &Viewer<'_>) -> Vec<(ProgrammeId, String)> {
    use shared::model::ProgrammeKind::{Campaign, RiverChief};
    let all = viewer.memory.all(Kind::Programme).filter_map(|entity| Programme::of(entity));
    let kept = all.filter(|found| matches!(found.kind, Campaign | RiverChief));
    let mut all: Vec<(Day, ProgrammeId, String)> =
        kept.map(|found| (found.issued_on, found.id, found.title.clone())).collect();
    sort_by_key(&mut all, |(day, id, _)| (std::cmp::Reverse(*day), *id));
    all.into_iter().map(|(_, id, title)| (id, title)).collect()
}

fn since(viewer: &Viewer<'_>, programme: ProgrammeId) -> Day {
    let found = viewer.memory.get(programme.into());
    found.as_deref().and_then(Programme::of).map(|found| found.tracked_from).unwrap_or_default()
}

fn shows(viewer: &Viewer<'_>, query: &Query, since: Day, finding: &Finding) -> bool {
    let plan = finding.plan.as_ref();
    let narrow = (query.unit.is_none() || plan.map(|plan| plan.unit) == query.unit)
        && (query.township.is_none() || finding.township == query.township);
    if !narrow || (finding.status == Stage::Void && query.show != Show::Stage(Stage::Void)) {
        return false;
    }
    let open = finding.status.is_open();
    let major = open && finding.severity == Severity::Major;
    match query.show {
        Show::Open => open,
        Show::All => true,
        Show::Overdue => is_overdue(viewer, finding),
        Show::Major => major,
        Show::Unlisted => major && finding.listing.is_none(),
        Show::Mine => open && is_own(viewer, finding),
        Show::Stock => open && finding.found_on < since,
        Show::Added => finding.found_on >= since,
        Show::Stage(stage) => finding.status == stage,
    }
}

/// Whether its last day has passed, as its light says.
fn is_overdue(viewer: &Viewer<'_>, finding: &Finding) -> bool {
    let found = viewer.memory.get(finding.programme.into());
    let programme = found.as_deref().and_then(Programme::of);
    let signal = programme.and_then(|found| light::of_finding(finding, found, viewer.today));
    signal.is_some_and(|signal| signal.is_overdue())
}

/// Whether the person has a part in it, beyond overseeing everything.
fn is_own(viewer: &Viewer<'_>, finding: &Finding) -> bool {
    let Some(entity) = viewer.memory.get(finding.id.into()) else { return false };
    let idle = [Hat::Office, Hat::Leader, Hat::Reader, Hat::Admin, Hat::Auditor, Hat::Inspector];
    viewer.hats(&entity).iter().any(|hat| !idle.contains(hat))
}

fn choices(viewer: &Viewer<'_>, units: impl Iterator<Item = UnitId>) -> Vec<Choice> {
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    units.for_each(|unit| *counts.entry(unit).or_default() += 1);
    let named = counts.into_iter().filter_map(|(unit, count)| {
        names::label(viewer.memory, unit.into()).map(|name| (unit, name, count))
    });
    let mut choices: Vec<Choice> = named.collect();
    sort_by_key(&mut choices, |(_, name, count)| (std::cmp::Reverse(*count), name.clone()));
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::sample::{finding, with};
    use crate::tasks::sample::{day, id, viewer};

    #[test]
    fn every_choice_has_its_name_in_the_address() {
        let others = [Show::Stock, Show::Added];
        let stages = Stage::ALL.map(Show::Stage);
        for show in Show::PLAIN.into_iter().chain(others).chain(stages) {
            assert_eq!(Show::of(show.value().as_deref()), show);
        }
        assert_eq!(Show::of(Some("nothing")), Show::Open);
    }

    #[test]
    fn findings_are_counted_narrowed_and_the_worst_come_first() {
        let late = |title: &str| {
            let mut late = finding(title, Stage::Rectifying);
            late.plan.as_mut().unwrap().due = day("2022-10-10");
            late
        };
        let mut major = finding("大", Stage::Registered);
        major.severity = Severity::Major;
        let county = with([
            finding("新", Stage::Registered),
            late("迟"),
            major,
            finding("完", Stage::Closed),
            finding("误", Stage::Void),
        ]);
        let programme = Some(ProgrammeId(id("链长制")));
        let titles = |who: &str, show: Show| {
            let query = Query { programme, show, ..Query::default() };
            let listed = listed(&viewer(&county, who), &query);
            listed.rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
        };
        assert_eq!(titles("督查室", Show::Open), ["迟", "大", "新"]);
        assert_eq!(titles("督查室", Show::Overdue), ["迟"]);
        assert_eq!(titles("督查室", Show::Unlisted), ["大"]);
        assert_eq!(titles("督查室", Show::All).len(), 4, "one by mistake is none");
        assert_eq!(titles("督查室", Show::Mine).len(), 0, "an office oversees");
        assert_eq!(titles("园区经办", Show::Mine).len(), 3);
        assert_eq!(titles("督查室", Show::Stage(Stage::Void)), ["误"]);
        let query = Query { programme, ..Query::default() };
        let tally = listed(&viewer(&county, "督查室"), &query).tally;
        assert_eq!((tally.total, tally.open, tally.overdue, tally.unlisted), (4, 3, 1, 1));
    }
}
