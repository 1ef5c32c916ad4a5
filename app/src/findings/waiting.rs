//! Findings that wait for this person, each with what for; drawn cases to visit and letters to
//! acknowledge as well. Free of web types.

use shared::calendar::Day;
use shared::id::{EscalationId, ProgrammeId, RecheckId};
use shared::model::{Entity, Escalation, Finding, Flow, Kind, Recheck, Rung, Severity, Stage};
use shared::order::sort_by_key;
use shared::policy::{self, Action, Hat};
use shared::rules::findings::flow;

use super::facts::{self, FindingRow};
use super::offers;
use crate::tasks::viewer::Viewer;

/// What a finding waits for, in the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Wait {
    /// 待接收移送
    Receive,
    /// 待会签
    Sign,
    /// 待验收
    Accept,
    /// 待摘牌
    Lift,
    /// 待销号
    Close,
    /// 待挂牌
    List,
    /// 待整改
    Rectify,
    /// 待认定
    Recognise,
    /// 待定措施
    Plan,
    /// 待认领、分派
    Place,
}

/// A drawn finding that is to be visited.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ToVisit {
    /// The drawing.
    pub recheck: RecheckId,
    /// What it is called.
    pub title: String,
    /// How many are still to be visited.
    pub left: usize,
    /// By when.
    pub due: Option<Day>,
}

/// A letter that a unit has not acknowledged.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ToAcknowledge {
    /// The letter.
    pub letter: EscalationId,
    /// Its programme's list, where it stands.
    pub programme: ProgrammeId,
    /// Which rung.
    pub rung: Rung,
    /// The letter's first words.
    pub words: String,
}

/// All that waits.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Waiting {
    /// Findings, those most pressing first.
    pub findings: Vec<(Wait, FindingRow)>,
    /// Drawings.
    pub visits: Vec<ToVisit>,
    /// Letters.
    pub letters: Vec<ToAcknowledge>,
}

impl Waiting {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.findings.len() + self.visits.len() + self.letters.len()
    }
}

/// What waits for `viewer`.
pub fn waiting(viewer: &Viewer<'_>) -> Waiting {
    let all = viewer.memory.all(Kind::Finding);
    let mut findings: Vec<(Wait, FindingRow)> = all
        .filter_map(|entity| {
            let finding = Finding::of(entity)?;
            let wait = wait(viewer, entity, finding)?;
            Some((wait, facts::row(viewer, finding)))
        })
        .collect();
    sort_by_key(&mut findings, |(wait, row)| (row.rank(), *wait));
    Waiting { findings, visits: visits(viewer), letters: letters(viewer) }
}

fn wait(viewer: &Viewer<'_>, entity: &Entity, finding: &Finding) -> Option<Wait> {
    if !offers::waiting_cases(viewer.memory, viewer.actor, finding).is_empty() {
        return Some(Wait::Receive);
    }
    if !finding.status.is_open() {
        return None;
    }
    let hats = viewer.hats(entity);
    let has = |hat| hats.contains(&hat);
    let leads = has(Hat::Lead) || has(Hat::Chief);
    let may = |action| policy::can(viewer.memory, viewer.actor, action, entity).is_ok();
    let flow = flow(viewer.memory, finding.programme)?;
    let unsigned = || !offers::unsigned_units(viewer.memory, viewer.actor, finding).is_empty();
    let major = finding.severity == Severity::Major;
    match finding.status {
        Stage::Submitted if unsigned() => return Some(Wait::Sign),
        Stage::Submitted if has(Hat::Assessor) && may(Action::AcceptFinding) => {
            return Some(Wait::Accept);
        }
        Stage::Accepted if has(Hat::Lister) => return Some(Wait::Lift),
        Stage::Accepted
            if has(Hat::Assessor)
                && finding.listed_under().is_none()
                && may(Action::CloseFinding) =>
        {
            return Some(Wait::Close);
        }
        _ => {}
    }
    if major && finding.listing.is_none() && (leads || has(Hat::Office)) {
        return Some(Wait::List);
    }
    match finding.status {
        Stage::Planned | Stage::Rectifying if has(Hat::Rectifier) => Some(Wait::Rectify),
        Stage::Registered if flow == Flow::River && leads => Some(Wait::Recognise),
        Stage::Registered if flow == Flow::Campaign && leads => Some(Wait::Plan),
        Stage::Recognised | Stage::Reopened if leads => Some(Wait::Plan),
        Stage::Registered
            if finding.charge.is_none() && (has(Hat::Office) || has(Hat::Support)) =>
        {
            Some(Wait::Place)
        }
        _ => None,
    }
}

fn visits(viewer: &Viewer<'_>) -> Vec<ToVisit> {
    let all = viewer.memory.all(Kind::Recheck);
    let mine = all.filter(|entity| viewer.hats(entity).contains(&Hat::Visitor));
    let mut visits: Vec<ToVisit> = mine
        .filter_map(|entity| {
            let recheck = Recheck::of(entity)?;
            let left = recheck.waiting().count();
            let title = recheck.title.clone();
            (left > 0).then_some(ToVisit { recheck: recheck.id, title, left, due: recheck.due })
        })
        .collect();
    sort_by_key(&mut visits, |visit| (visit.due.unwrap_or(Day(i32::MAX)), visit.recheck));
    visits
}

fn letters(viewer: &Viewer<'_>) -> Vec<ToAcknowledge> {
    let all = viewer.memory.all(Kind::Escalation);
    let mine = all.filter(|entity| viewer.hats(entity).contains(&Hat::Addressee));
    let mut letters: Vec<(Day, ToAcknowledge)> = mine
        .filter_map(|entity| {
            let letter = Escalation::of(entity).filter(|letter| letter.acknowledged.is_none())?;
            let row = ToAcknowledge {
                letter: letter.id,
                programme: letter.programme,
                rung: letter.rung,
                words: letter.words.clone(),
            };
            Some((letter.day, row))
        })
        .collect();
    sort_by_key(&mut letters, |(day, row)| (*day, row.letter));
    letters.into_iter().map(|(_, row)| row).collect()
}
