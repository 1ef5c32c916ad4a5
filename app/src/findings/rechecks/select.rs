//! Drawings, proposals and letters as pages show them. Free of web types.

use shared::calendar::Day;
use shared::id::{EscalationId, FindingId, Id, ProgrammeId, RecheckId, UnitId};
use shared::model::{Entity, Escalation, Finding, Kind, Recheck, Rung, SampleSize, VisitResult};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::Entities;
use shared::rules::proposals::{self, Ground};

use crate::findings::facts::{self, FindingRow};
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;

/// A drawing as a row.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Drawing {
    /// Which.
    pub id: RecheckId,
    /// What it is called.
    pub title: String,
    /// How many were drawn.
    pub drawn: usize,
    /// Of them, visited.
    pub visited: usize,
    /// By when.
    pub due: Option<Day>,
}

/// A letter that the records call for.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposed {
    /// To which unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// On which rung.
    pub rung: Rung,
    /// Why: each with the title of what it is about.
    pub grounds: Vec<(Ground, String)>,
    /// Whether a letter about the same had no effect.
    pub again: bool,
}

/// A letter that was sent.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter {
    /// Which.
    pub id: EscalationId,
    /// To which unit.
    pub unit: String,
    /// Which rung.
    pub rung: Rung,
    /// 文号
    pub letter: String,
    /// The letter.
    pub words: String,
    /// On which day.
    pub day: Day,
    /// By when an answer is wanted.
    pub due: Option<Day>,
    /// Who answers for it.
    pub who: Who,
    /// Who acknowledged it, and what the unit said.
    pub acknowledged: Option<(Who, String)>,
    /// Whether the person may acknowledge it.
    pub may_acknowledge: bool,
}

/// What the section under the list of findings shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Supervised {
    /// Drawings, the latest first.
    pub drawings: Vec<Drawing>,
    /// Whether the person may draw.
    pub may_draw: bool,
    /// What the records call for; nothing for who may not write.
    pub proposed: Vec<Proposed>,
    /// Whether the person may write letters.
    pub may_write: bool,
    /// Letters, the latest first.
    pub letters: Vec<Letter>,
}

/// The drawings, proposals and letters of a programme.
pub fn supervised(viewer: &Viewer<'_>, programme: ProgrammeId) -> Supervised {
    let entity = viewer.memory.get(programme.into());
    let may = |action| {
        let can = |entity: &Entity| policy::can(viewer.memory, viewer.actor, action, entity);
        entity.as_deref().is_some_and(|entity| can(entity).is_ok())
    };
    let (may_draw, may_write) = (may(Action::DrawRecheck), may(Action::Escalate));
    let proposed = match may_write {
        true => proposals::proposals(viewer.memory, programme, viewer.today),
        false => Vec::new(),
    };
    Supervised {
        drawings: drawings(viewer, programme),
        may_draw,
        proposed: proposed.into_iter().map(|one| told(viewer, one)).collect(),
        may_write,
        letters: letters(viewer, programme),
    }
}

fn told(viewer: &Viewer<'_>, proposal: proposals::Proposal) -> Proposed {
    let title = |id: Id| names::label(viewer.memory, id).unwrap_or_default();
    Proposed {
        unit: proposal.unit,
        name: title(proposal.unit.into()),
        rung: proposal.rung,
        grounds: proposal.grounds.into_iter().map(|ground| (ground, title(ground.about))).collect(),
        again: proposal.after.is_some(),
    }
}

/// The letter that the records call for to this unit, if they do.
pub fn proposal(viewer: &Viewer<'_>, programme: ProgrammeId, unit: UnitId) -> Option<Proposed> {
    let all = proposals::proposals(viewer.memory, programme, viewer.today);
    all.into_iter().find(|one| one.unit == unit).map(|one| told(viewer, one))
}

fn drawings(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<Drawing> {
    let ids = viewer.memory.children(programme.into(), Kind::Recheck);
    let mut drawings: Vec<(shared::id::Millis, Drawing)> = ids
        .into_iter()
        .filter_map(|id| {
            let entity = viewer.memory.get(id)?;
            let recheck = Recheck::of(&entity)?;
            let drawing = Drawing {
                id: recheck.id,
                title: recheck.title.clone(),
                drawn: recheck.drawn.len(),
                visited: recheck.drawn.len() - recheck.waiting().count(),
                due: recheck.due,
            };
            Some((recheck.meta.created.at, drawing))
        })
        .collect();
    sort_by_key(&mut drawings, |(at, drawing)| (std::cmp::Reverse(*at), drawing.id));
    drawings.into_iter().map(|(_, drawing)| drawing).collect()
}

fn letters(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<Letter> {
    let ids = viewer.memory.children(programme.into(), Kind::Escalation);
    let mut letters: Vec<Letter> = ids
        .into_iter()
        .filter_map(|id| {
            let entity = viewer.memory.get(id)?;
            let letter = Escalation::of(&entity)?;
            let action = Action::AcknowledgeEscalation;
            let may = policy::can(viewer.memory, viewer.actor, action, &entity).is_ok();
            let who = |stamp| names::stamped(viewer.memory, stamp);
            let seen = letter.acknowledged.as_ref();
            Some(Letter {
                id: letter.id,
                unit: names::label(viewer.memory, letter.unit.into()).unwrap_or_default(),
                rung: letter.rung,
                letter: letter.letter.clone(),
                words: letter.words.clone(),
                day: letter.day,
                due: letter.due,
                who: who(letter.meta.created),
                acknowledged: seen.map(|seen| (who(seen.stamp), letter.answer.clone())),
                may_acknowledge: may && seen.is_none(),
            })
        })
        .collect();
    sort_by_key(&mut letters, |letter| (std::cmp::Reverse(letter.day), letter.id));
    letters
}

/// A drawing in everything its page shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// Its programme.
    pub programme: (ProgrammeId, String),
    /// What the drawing began with.
    pub seed: String,
    /// How many were to be drawn.
    pub size: SampleSize,
    /// Among how many.
    pub population: u32,
    /// The hash over all their ids, in hexadecimal digits.
    pub hash: String,
    /// The units that go and look.
    pub visitors: Vec<String>,
    /// By when.
    pub due: Option<Day>,
    /// Who drew.
    pub who: Who,
    /// Whether the person may say what a visit showed.
    pub may_visit: bool,
    /// Those drawn, in the order of the lot.
    pub drawn: Vec<Drawn>,
}

/// One of those drawn.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct Drawn {
    /// Which.
    pub id: FindingId,
    /// As its row shows it; none where this device does not hold it.
    pub row: Option<FindingRow>,
    /// The visit: on which day, what it showed, in which words, and who was there.
    pub visit: Option<(Day, bool, String, Who)>,
}

/// The page of a drawing.
pub fn page(viewer: &Viewer<'_>, id: RecheckId) -> Option<Page> {
    let entity = viewer.memory.get(id.into())?;
    let recheck = Recheck::of(&entity)?;
    let may = policy::can(viewer.memory, viewer.actor, Action::VisitRecheck, &entity).is_ok();
    let drawn = |finding: &FindingId| {
        let entity = viewer.memory.get((*finding).into());
        let row = entity.as_deref().and_then(Finding::of).map(|it| facts::row(viewer, it));
        let visit = recheck.visits.iter().rev().find(|visit| visit.finding == *finding);
        let visit = visit.map(|visit| {
            let holds = visit.result == VisitResult::Holds;
            (visit.day, holds, visit.words.clone(), names::stamped(viewer.memory, visit.stamp))
        });
        Drawn { id: *finding, row, visit }
    };
    let title = names::label(viewer.memory, recheck.programme.into()).unwrap_or_default();
    let hash = recheck.population_sha256.0.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(Page {
        title: recheck.title.clone(),
        programme: (recheck.programme, title),
        seed: recheck.seed.clone(),
        size: recheck.size,
        population: recheck.population,
        hash,
        visitors: names::units(viewer.memory, &recheck.visitors),
        due: recheck.due,
        who: names::stamped(viewer.memory, recheck.meta.created),
        may_visit: may,
        drawn: recheck.drawn.iter().map(drawn).collect(),
    })
}
