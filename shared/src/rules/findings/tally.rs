//! 清存量、遏增量: findings counted (《02》二(三)7).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::light::{self, Light, Signal};
use crate::calendar::Day;
use crate::id::{Id, UnitId};
use crate::model::{Entity, Finding, Programme, Severity, Stage};

/// Findings counted. Those registered by mistake do not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// All of them.
    pub total: u32,
    /// 存量: found before the day the count goes from, and open.
    pub stock: u32,
    /// 增量: found since that day, open or not.
    pub added: u32,
    /// Struck off since that day.
    pub cleared: u32,
    /// Struck off, ever.
    pub closed: u32,
    /// Of the closed ones, put right on the spot.
    pub on_spot: u32,
    /// Open.
    pub open: u32,
    /// Past the last day, as their lights say.
    pub overdue: u32,
    /// Open, and major.
    pub major: u32,
    /// Open, major, and not listed.
    pub unlisted: u32,
    /// Opened again after having been struck off.
    pub reopened: u32,
    /// Red lights.
    pub red: u32,
    /// Amber lights.
    pub amber: u32,
}

impl Tally {
    /// 销号率: closed of all, in percent, rounded down; none where there is nothing to count.
    pub fn percent(&self) -> Option<u32> {
        (self.closed * 100).checked_div(self.total)
    }

    /// Counts these findings of one programme, as they stand on `today`, from the day `since` on.
    pub fn of<'a>(
        findings: impl IntoIterator<Item = &'a Finding>,
        programme: &Programme,
        since: Day,
        today: Day,
    ) -> Tally {
        let mut tally = Tally::default();
        for finding in findings {
            tally.add(finding, programme, since, today);
        }
        tally
    }

    fn add(&mut self, finding: &Finding, programme: &Programme, since: Day, today: Day) {
        use crate::model::FindingStepKind::{FixedOnSpot, Reopened};
        if finding.status == Stage::Void {
            return;
        }
        let open = finding.status.is_open();
        let major = open && finding.severity == Severity::Major;
        let signal = light::of_finding(finding, programme, today);
        let late = signal.as_ref().is_some_and(Signal::is_overdue);
        let count = |number: &mut u32, counts: bool| *number += u32::from(counts);
        count(&mut self.total, true);
        count(&mut self.stock, open && finding.found_on < since);
        count(&mut self.added, finding.found_on >= since);
        count(&mut self.cleared, finding.closed_on().is_some_and(|day| day >= since));
        count(&mut self.closed, !open);
        count(&mut self.on_spot, !open && finding.last_step(FixedOnSpot).is_some());
        count(&mut self.open, open);
        count(&mut self.overdue, late);
        count(&mut self.major, major);
        count(&mut self.unlisted, major && finding.listing.is_none());
        count(&mut self.reopened, finding.last_step(Reopened).is_some());
        let light = signal.map(|signal| signal.light);
        count(&mut self.red, light == Some(Light::Red));
        count(&mut self.amber, light == Some(Light::Amber));
    }
}

/// By what findings are counted apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Field, river or chain.
    Charge,
    /// The township they lie in.
    Township,
    /// The unit that puts them right.
    Unit,
}

impl By {
    fn of(self, finding: &Finding) -> Option<Id> {
        match self {
            By::Charge => finding.charge.map(crate::model::Charge::id),
            By::Township => finding.township.map(Id::from),
            By::Unit => finding.plan.as_ref().map(|plan| UnitId::into(plan.unit)),
        }
    }
}

/// The findings in groups; under none, those that belong to no group yet.
pub fn apart(findings: &[Rc<Entity>], by: By) -> BTreeMap<Option<Id>, Vec<&Finding>> {
    let mut groups: BTreeMap<Option<Id>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter_map(|entity| Finding::of(entity)) {
        groups.entry(by.of(finding)).or_default().push(finding);
    }
    groups
}
