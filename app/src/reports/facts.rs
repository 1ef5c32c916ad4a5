//! One report that a chain owes or has delivered, in everything that is shown of it. Free of web
//! types.

use std::hash::Hash;

use shared::calendar::{Day, Every, Period};
use shared::id::{ChainId, PeriodReportId, Seq};
use shared::model::{Chain, Entity, Figures, PeriodReport, Programme};
use shared::rules::Entities;
use shared::rules::dues::{Due, Standing};
use shared::rules::light::Light;

use super::owed;
use crate::tasks::delivery::Delivery;
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// What of which chain: tells dues apart.
pub type Place = (ChainId, Every, Day);

/// A report that is owed or was delivered.
#[derive(Clone, PartialEq, Debug)]
pub struct DueFact {
    /// The chain.
    pub chain: ChainId,
    /// Its name.
    pub chain_name: String,
    /// Its name on a page where everything is a chain.
    pub short_name: String,
    /// Its lead units.
    pub lead: Vec<String>,
    /// The rhythm.
    pub every: Every,
    /// What the document calls it.
    pub title: String,
    /// The period.
    pub period: Period,
    /// The last day on which it is in time.
    pub last: Day,
    /// Whether the holidays of that day are known.
    pub known: bool,
    /// Days until then; negative when it is over.
    pub left: i32,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is to be delivered by the end of these ten days.
    pub near: bool,
    /// Whether the viewer's own unit owes it.
    pub own: bool,
    /// Whether the viewer may report.
    pub may_report: bool,
    /// What was delivered, latest first.
    pub rows: Vec<RowFact>,
}

/// One delivered report.
#[derive(Clone, PartialEq, Debug)]
pub struct RowFact {
    /// Which.
    pub id: PeriodReportId,
    /// The unit that delivered it.
    pub unit: String,
    /// Who wrote it.
    pub who: Who,
    /// When.
    pub day: Day,
    /// What it says.
    pub words: String,
    /// Its figures.
    pub figures: Figures,
    /// Whether it corrects the one before.
    pub corrects: bool,
    /// How far it has come, where it is the viewer's own.
    pub delivery: Option<Delivery>,
}

impl DueFact {
    /// Which it is.
    pub fn place(&self) -> Place {
        (self.chain, self.every, self.period.from)
    }

    /// Tells it from others, and from itself in another state.
    pub fn key(&self) -> impl Hash + use<> {
        let row = |row: &RowFact| (row.id, row.delivery);
        let rows: Vec<_> = self.rows.iter().map(row).collect();
        (self.place(), self.standing, self.left, self.may_report, rows)
    }

    /// The light that its standing would be.
    pub fn light(&self) -> Option<Light> {
        match self.standing {
            Standing::Missing => Some(Light::Red),
            Standing::Owed if self.near => Some(Light::Amber),
            Standing::Owed => None,
            Standing::Late => Some(Light::Amber),
            Standing::Delivered => Some(Light::Green),
        }
    }

    /// Whether a further row corrects the first.
    pub fn is_corrected(&self) -> bool {
        self.rows.len() > 1
    }

    /// Days after the last day on which it came; 0 where it came in time.
    pub fn days_late(&self) -> i32 {
        self.rows.last().map_or(0, |first| first.day.since(self.last).max(0))
    }

    /// How far the latest row has come, where it is not in yet.
    pub fn under_way(&self) -> Option<Delivery> {
        let latest = self.rows.first()?.delivery;
        latest.filter(|delivery| !matches!(delivery, Delivery::Receipt(_)))
    }
}

/// Of each rhythm the latest `count` periods of a chain.
pub fn of_chain(viewer: &Viewer<'_>, entity: &Entity, count: usize) -> Vec<DueFact> {
    let Some(chain) = Chain::of(entity) else { return Vec::new() };
    let above = viewer.memory.get(chain.programme.into());
    let title = |every: Every| {
        let programme = above.as_deref().and_then(Programme::of);
        let cadences = programme.map(|programme| programme.cadences.as_slice());
        let mut cadences = cadences.unwrap_or_default().iter();
        cadences.find(|cadence| cadence.every == every).map(|cadence| cadence.title.clone())
    };
    let own = owed::is_own(viewer, entity);
    let may_report = !owed::units(viewer, entity).is_empty();
    let short = names::short_chain(&chain.name);
    let lead = names::units(viewer.memory, &chain.lead_units);
    let fact = |due: Due| DueFact {
        chain: chain.id,
        chain_name: chain.name.clone(),
        short_name: short.to_owned(),
        lead: lead.clone(),
        every: due.every,
        title: title(due.every).unwrap_or_default(),
        period: due.period,
        last: due.last.day,
        known: due.last.known,
        left: due.last.day.since(viewer.today),
        standing: due.standing,
        near: due.is_near(viewer.today),
        own,
        may_report,
        rows: due.reports.iter().rev().filter_map(|id| row(viewer, *id)).collect(),
    };
    owed::of_chain(viewer, entity, count).into_iter().map(fact).collect()
}

fn row(viewer: &Viewer<'_>, id: PeriodReportId) -> Option<RowFact> {
    let entity = viewer.memory.get(id.into())?;
    let report = PeriodReport::of(&entity)?;
    Some(RowFact {
        id,
        unit: names::label(viewer.memory, report.unit.into()).unwrap_or_default(),
        who: names::who(viewer.memory, report.meta.created.by),
        day: report.day,
        words: report.words.clone(),
        figures: report.figures,
        corrects: report.corrects.is_some(),
        delivery: delivery(viewer, report),
    })
}

/// How far the viewer's own report has come; nothing for others' and for what came with the seed.
fn delivery(viewer: &Viewer<'_>, report: &PeriodReport) -> Option<Delivery> {
    let stamp = report.meta.created;
    if stamp.by != viewer.actor {
        return None;
    }
    if stamp.seq.is_pending() {
        let at = viewer.deliveries.at(report.chain.into(), stamp.at);
        return Some(at.unwrap_or(Delivery::Waiting));
    }
    (stamp.seq > Seq(0)).then_some(Delivery::Receipt(stamp.seq))
}
