//! What a new finding begins with: where one comes from, and what one registered last. Free of web
//! types.

use shared::calendar::Day;
use shared::id::{FindingId, Id, ProgrammeId};
use shared::model::{
    Charge, Finding, Flow, Kind, Origin, Programme, ProgrammeKind, Role, Severity, Sort, Unit,
    UnitKind,
};
use shared::mutation::RegisterFinding;
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::{Entities, posts};

use super::forms::charge_of;
use crate::tasks::viewer::Viewer;

/// Remembered places and things that were looked at, offered at a press.
const RECENT: usize = 4;

/// A programme in which the person may register what they find.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// Which.
    pub id: ProgrammeId,
    /// Its title.
    pub title: String,
    /// Which way its findings go.
    pub flow: Flow,
}

/// The programmes in which `viewer` may register what they find.
pub fn open(viewer: &Viewer<'_>) -> Vec<Open> {
    let may = |entity: &std::rc::Rc<shared::model::Entity>| {
        policy::can(viewer.memory, viewer.actor, Action::RegisterFinding, entity).is_ok()
    };
    let found = viewer.memory.all(Kind::Programme).filter(|entity| may(entity));
    let mut open: Vec<(Day, Open)> = found
        .filter_map(|entity| {
            let programme = Programme::of(entity)?;
            let kept =
                matches!(programme.kind, ProgrammeKind::Campaign | ProgrammeKind::RiverChief);
            kept.then(|| {
                let title = programme.title.clone();
                let open = Open { id: programme.id, title, flow: programme.kind.into() };
                (programme.issued_on, open)
            })
        })
        .collect();
    sort_by_key(&mut open, |(day, open)| (std::cmp::Reverse(*day), open.id));
    open.into_iter().map(|(_, open)| open).collect()
}

/// The person's own findings, the latest first.
fn own<'a>(viewer: &'a Viewer<'_>) -> Vec<&'a Finding> {
    let all = viewer.memory.all(Kind::Finding).filter_map(|entity| Finding::of(entity));
    let mut own: Vec<&Finding> =
        all.filter(|finding| finding.meta.created.by == viewer.actor).collect();
    sort_by_key(&mut own, |finding| std::cmp::Reverse((finding.meta.created.at, finding.id)));
    own
}

/// What the person looked at lately, the latest first, each once.
pub fn inspected(viewer: &Viewer<'_>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for finding in own(viewer) {
        if !finding.inspected.is_empty() && !seen.contains(&finding.inspected) {
            seen.push(finding.inspected.clone());
        }
        if seen.len() == RECENT {
            break;
        }
    }
    seen
}

/// A new finding, as much of it as is known. `programme` and `charge` are where the person comes
/// from; the rest is as in what they registered last.
pub fn blank(
    viewer: &Viewer<'_>,
    id: FindingId,
    programme: Option<ProgrammeId>,
    charge: Option<&str>,
) -> RegisterFinding {
    let open = open(viewer);
    let charge: Option<Charge> = charge.and_then(|value| charge_of(viewer.memory, value));
    let of_charge = charge.and_then(|charge| viewer.memory.get(charge.id())?.programme());
    let own = own(viewer);
    let known = |id: &ProgrammeId| open.iter().any(|open| open.id == *id);
    let last_of_all = own.iter().map(|finding| finding.programme).find(known);
    let programme = of_charge.or(programme).or(last_of_all);
    let programme = programme.or(open.first().map(|open| open.id)).unwrap_or_default();
    let last = own.into_iter().find(|finding| finding.programme == programme);
    let flow = open.iter().find(|open| open.id == programme).map(|open| open.flow);
    let posts = posts(viewer.memory, viewer.actor);
    let units = viewer.units();
    let township = units.iter().copied().find(|unit| {
        let found = viewer.memory.get((*unit).into());
        let kind = found.as_deref().and_then(Unit::of).map(|unit| unit.kind);
        matches!(kind, Some(UnitKind::Township | UnitKind::Zone))
    });
    let sort = last.map(|last| last.sort).unwrap_or(sorts(flow)[0]);
    let role = posts.first().map(|post| post.role);
    RegisterFinding {
        id,
        programme,
        charge: charge.or_else(|| last.and_then(|last| last.charge)),
        title: String::new(),
        detail: String::new(),
        inspected: last.map(|last| last.inspected.clone()).unwrap_or_default(),
        township: township.or_else(|| last.and_then(|last| last.township)),
        severity: Severity::Ordinary,
        sort,
        origin: last.map_or_else(|| origin(role), |last| last.origin),
        found_by: units.first().copied(),
        found_on: viewer.today,
        fix: None,
        inspection: None,
        patrol: None,
        evidence: Vec::new(),
    }
}

/// How somebody in this post finds things, as a rule.
fn origin(role: Option<Role>) -> Origin {
    match role {
        Some(Role::Patroller | Role::RiverChief) => Origin::Patrol,
        Some(Role::Inspector | Role::CountyOffice | Role::CountyLeader) => Origin::Inspection,
        _ => Origin::SelfCheck,
    }
}

/// The sorts that findings of this flow are of, the likeliest first.
pub fn sorts(flow: Option<Flow>) -> &'static [Sort] {
    match flow {
        Some(Flow::River) => &[
            Sort::Occupation,
            Sort::Extraction,
            Sort::Dumping,
            Sort::Building,
            Sort::FloodObstruction,
            Sort::Other,
        ],
        Some(Flow::Campaign) | None => &[Sort::Hazard, Sort::Other],
    }
}

/// The id in a value of a list.
pub fn programme_of(value: &str) -> Option<ProgrammeId> {
    value.parse::<Id>().ok().map(ProgrammeId)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::ChainId;
    use shared::model::{Entity, Stage};

    use super::super::sample::{finding, with};
    use super::*;
    use crate::tasks::sample::{id, viewer};

    #[test]
    fn a_new_finding_begins_with_what_was_registered_last() {
        let mut county = with([finding("前一个", Stage::Registered)]);
        let programme = ProgrammeId(id("链长制"));
        let mut campaign = Programme::of(&county.get(programme.into()).unwrap()).cloned().unwrap();
        campaign.kind = ProgrammeKind::Campaign;
        county.put(Rc::new(Entity::from(campaign)));
        let blank = |who: &str| blank(&viewer(&county, who), FindingId(id("新")), None, None);
        let again = blank("农业经办");
        assert_eq!(again.programme, programme);
        assert_eq!(again.inspected, "某店");
        assert_eq!(again.charge, Some(ChainId(id("枸杞产业链")).into()));
        assert_eq!(inspected(&viewer(&county, "农业经办")), ["某店"]);
        let first = blank("园区经办");
        assert_eq!((first.programme, first.inspected.as_str()), (programme, ""));
        assert_eq!(open(&viewer(&county, "管理员")), []);
    }
}
