//! 三个清单 and the ledger: four tables of the same findings. Free of web types.

use std::collections::HashMap;

use shared::calendar::Day;
use shared::id::{FindingId, UnitId};
use shared::model::{Charge, Finding};
use shared::rules::findings::lists;

use super::facts;
use super::filter::{self, Query};
use crate::tasks::names;
use crate::tasks::viewer::Viewer;
use crate::text::{self, format};

/// How findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    /// As rows.
    #[default]
    Rows,
    /// 问题清单
    Problems,
    /// 任务清单
    Work,
    /// 责任清单
    Responsibilities,
    /// 台账
    Ledger,
}

impl View {
    /// All of them.
    pub const ALL: [View; 5] =
        [View::Rows, View::Problems, View::Work, View::Responsibilities, View::Ledger];

    /// Its name in the address; rows have none.
    pub fn value(self) -> Option<&'static str> {
        match self {
            View::Rows => None,
            View::Problems => Some("problems"),
            View::Work => Some("work"),
            View::Responsibilities => Some("duties"),
            View::Ledger => Some("ledger"),
        }
    }

    /// What a name in the address means.
    pub fn of(value: Option<&str>) -> View {
        View::ALL.into_iter().find(|view| view.value() == value).unwrap_or_default()
    }
}

/// A table: its columns, and each line with the finding it is about.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// What stands in the columns.
    pub columns: Vec<&'static str>,
    /// The lines: the finding, its title's column apart, in the order of the columns.
    pub lines: Vec<(FindingId, Vec<String>)>,
    /// Which column leads to the finding.
    pub title: usize,
}

/// The table that the query asks for. Lists hold what was planned; the problems and the ledger hold
/// everything.
pub fn table(viewer: &Viewer<'_>, query: &Query, view: View) -> Table {
    let found = filter::selected(viewer, query);
    match view {
        View::Rows => Table::default(),
        View::Problems => problems(viewer, &found),
        View::Work => work(&found),
        View::Responsibilities => responsibilities(viewer, &found),
        View::Ledger => ledger(viewer, &found),
    }
}

fn number(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_else(|| "—".to_owned())
}

fn unit(viewer: &Viewer<'_>, unit: Option<UnitId>) -> String {
    unit.and_then(|unit| names::label(viewer.memory, unit.into())).unwrap_or_default()
}

fn place(viewer: &Viewer<'_>, charge: Option<Charge>) -> String {
    let named = charge.and_then(|charge| names::label(viewer.memory, charge.id()));
    named.unwrap_or_else(|| text::findings().unplaced.to_owned())
}

fn problems(viewer: &Viewer<'_>, found: &[Finding]) -> Table {
    let words = text::findings();
    let line = |one: lists::Problem| {
        let cells = vec![
            number(one.number),
            one.title,
            one.inspected,
            place(viewer, one.charge),
            unit(viewer, one.township),
            format::severity(one.severity).to_owned(),
            format::sort(one.sort).to_owned(),
            format::origin(one.origin).to_owned(),
            format::day_short(one.found_on),
            format::stage(one.status).to_owned(),
        ];
        (one.id, cells)
    };
    Table {
        columns: vec![
            words.no,
            words.what,
            words.inspected,
            words.place,
            words.township,
            words.severity,
            words.sort,
            words.origin,
            words.found_on,
            words.standing,
        ],
        lines: lists::problems(found).into_iter().map(line).collect(),
        title: 1,
    }
}

fn work(found: &[Finding]) -> Table {
    let words = text::findings();
    let line = |one: lists::Work| {
        let listed =
            one.listed.map(|(demands, due)| format!("{demands}（{}）", format::day_short(due)));
        let cells = vec![
            number(one.number),
            one.title,
            one.outcome,
            format::day_short(one.due),
            listed.unwrap_or_default(),
            format::stage(one.status).to_owned(),
        ];
        (one.id, cells)
    };
    Table {
        columns: vec![
            words.no,
            words.what,
            words.outcome,
            words.due,
            words.listing,
            words.standing,
        ],
        lines: lists::work(found).into_iter().map(line).collect(),
        title: 1,
    }
}

fn responsibilities(viewer: &Viewer<'_>, found: &[Finding]) -> Table {
    let words = text::findings();
    let comma = text::tasks().comma;
    let line = |one: lists::Responsibility| {
        let cells = vec![
            number(one.number),
            one.title,
            names::people(viewer.memory, &one.leaders).join(comma),
            names::units(viewer.memory, &one.lead_units).join(comma),
            unit(viewer, Some(one.unit)),
            facts::owner(viewer.memory, &one.owner),
            facts::body(viewer.memory, one.assessor),
            format::stage(one.status).to_owned(),
        ];
        (one.id, cells)
    };
    let tasks = text::tasks();
    Table {
        columns: vec![
            words.no,
            words.what,
            tasks.leaders,
            tasks.lead_units,
            words.unit,
            words.owner,
            words.assessor,
            words.standing,
        ],
        lines: lists::responsibilities(viewer.memory, found).into_iter().map(line).collect(),
        title: 1,
    }
}

/// Everything in one line: what the three lists say of a finding, and what became of it.
fn ledger(viewer: &Viewer<'_>, found: &[Finding]) -> Table {
    let words = text::findings();
    let day = |day: Option<Day>| day.map(format::day_short).unwrap_or_default();
    let by_id: HashMap<FindingId, &Finding> =
        found.iter().map(|finding| (finding.id, finding)).collect();
    let line = |one: lists::Problem| {
        let finding = by_id.get(&one.id)?;
        let plan = finding.plan.as_ref();
        let listed = finding.listing.as_ref().map(|listing| match &listing.lifted {
            Some(lifted) => (words.lifted_on)(&format::day_short(lifted.day)),
            None => facts::body(viewer.memory, listing.body),
        });
        let cells = vec![
            number(one.number),
            one.title,
            one.inspected,
            place(viewer, one.charge),
            unit(viewer, one.township),
            format::severity(one.severity).to_owned(),
            format::sort(one.sort).to_owned(),
            format::day_short(one.found_on),
            unit(viewer, plan.map(|plan| plan.unit)),
            plan.map(|plan| facts::owner(viewer.memory, &plan.owner)).unwrap_or_default(),
            day(plan.map(|plan| plan.due)),
            plan.map(|plan| plan.outcome.clone()).unwrap_or_default(),
            plan.map(|plan| facts::body(viewer.memory, plan.assessor)).unwrap_or_default(),
            listed.unwrap_or_default(),
            format::stage(one.status).to_owned(),
            day(finding.closed_on()),
        ];
        Some((one.id, cells))
    };
    Table {
        columns: vec![
            words.no,
            words.what,
            words.inspected,
            words.place,
            words.township,
            words.severity,
            words.sort,
            words.found_on,
            words.unit,
            words.owner,
            words.due,
            words.outcome,
            words.assessor,
            words.listing,
            words.standing,
            words.closed_on,
        ],
        lines: lists::problems(found).into_iter().filter_map(line).collect(),
        title: 1,
    }
}

#[cfg(test)]
mod tests {
    use shared::id::ProgrammeId;
    use shared::model::Stage;

    use super::super::filter::Show;
    use super::super::sample::{finding, with};
    use super::*;
    use crate::tasks::sample::{id, viewer};

    #[test]
    fn the_lists_are_views_of_the_same_findings() {
        for view in View::ALL {
            assert_eq!(View::of(view.value()), view);
        }
        let county = with([finding("新", Stage::Registered), finding("改", Stage::Rectifying)]);
        let viewer = viewer(&county, "督查室");
        let programme = Some(ProgrammeId(id("链长制")));
        let query = Query { programme, show: Show::All, ..Query::default() };
        for (view, count) in
            [(View::Problems, 2), (View::Work, 1), (View::Responsibilities, 1), (View::Ledger, 2)]
        {
            let Table { columns, lines, .. } = table(&viewer, &query, view);
            assert_eq!(lines.len(), count, "{view:?}");
            assert!(lines.iter().all(|(_, cells)| cells.len() == columns.len()), "{view:?}");
        }
    }
}
