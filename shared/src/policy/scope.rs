//! Who sees what, as sets that can stand in rows: a thing is open to scopes (its *audience*), an
//! actor holds scopes (their *grants*), and sees what they share.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::leaders_of;
use crate::id::{ActorId, ChainId, FieldId, Id, PersonId, ProgrammeId, RiverId, UnitId};
use crate::model::{
    Answering, Body, Charge, Entity, Escalation, Finding, Instruction, Post, Programme, Role, Rung,
    Seat, Task, Visibility,
};
use crate::rules::{Entities, posts, task_of};

/// A set of people by what they hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everyone in the county's units.
    County,
    /// County leaders, county offices and the admin: they see everything.
    Everything,
    /// Leaders and office of a programme.
    Programme(ProgrammeId),
    /// Chiefs of a chain.
    Chain(ChainId),
    /// A unit.
    Unit(UnitId),
    /// One person.
    Person(PersonId),
    /// Leaders of a campaign's field.
    Field(FieldId),
    /// Chiefs of a river.
    River(RiverId),
}

impl From<Charge> for Scope {
    fn from(charge: Charge) -> Scope {
        match charge {
            Charge::Chain(id) => Scope::Chain(id),
            Charge::Field(id) => Scope::Field(id),
            Charge::River(id) => Scope::River(id),
        }
    }
}

impl Scope {
    /// 17 bytes that stand for it in rows.
    pub fn key(self) -> [u8; 17] {
        let (tag, id) = match self {
            Scope::County => (0, Id::default()),
            Scope::Everything => (1, Id::default()),
            Scope::Programme(id) => (2, id.0),
            Scope::Chain(id) => (3, id.0),
            Scope::Unit(id) => (4, id.0),
            Scope::Person(id) => (5, id.0),
            Scope::Field(id) => (6, id.0),
            Scope::River(id) => (7, id.0),
        };
        let mut key = [0; 17];
        key[0] = tag;
        key[1..].copy_from_slice(&id.0);
        key
    }
}

/// The scopes an actor holds through `posts`. Without a post, nothing.
pub fn grants(actor: ActorId, posts: &[Post]) -> BTreeSet<Scope> {
    if posts.is_empty() {
        return BTreeSet::new();
    }
    let mut scopes = BTreeSet::from([Scope::County, Scope::Person(PersonId(actor.0))]);
    for post in posts {
        let scope = match (post.role, post.seat) {
            (Role::CountyLeader | Role::CountyOffice | Role::Admin, _) => Scope::Everything,
            (
                Role::ProgrammeLeader | Role::ProgrammeDeputy | Role::ProgrammeOffice,
                Seat::Programme(programme),
            ) => Scope::Programme(programme),
            (Role::ChainChief, Seat::Chain(chain)) => Scope::Chain(chain),
            (Role::FieldLeader, Seat::Field(field)) => Scope::Field(field),
            (Role::RiverChief, Seat::River(river)) => Scope::River(river),
            (_, Seat::Unit(unit)) => Scope::Unit(unit),
            _ => continue,
        };
        scopes.insert(scope);
    }
    scopes
}

/// The scopes an actor holds: through their own posts, and through those of the leaders they enter
/// for, without which they could not.
pub fn scopes<E: Entities + ?Sized>(entities: &E, actor: ActorId) -> BTreeSet<Scope> {
    let mut scopes = grants(actor, &posts(entities, actor));
    for leader in leaders_of(entities, actor) {
        scopes.extend(grants(leader, &posts(entities, leader)));
    }
    scopes
}

/// The id whose audience decides who sees `entity`: a report's is its task.
pub fn subject(entity: &Entity) -> Id {
    match entity {
        Entity::Report(report) => report.task.into(),
        Entity::Comment(comment) => comment.on,
        Entity::Conflict(conflict) => conflict.on,
        Entity::PeriodReport(report) => report.chain.into(),
        Entity::Attachment(attachment) => attachment.on,
        other => other.id(),
    }
}

/// The scopes that `entity` is open to.
pub fn audience<E: Entities + ?Sized>(entities: &E, entity: &Entity) -> BTreeSet<Scope> {
    let id = subject(entity);
    if id != entity.id() {
        let above = entities.get(id);
        return above.map(|above| audience(entities, &above)).unwrap_or_default();
    }
    match entity {
        Entity::Task(task) => task_audience(entities, task),
        Entity::Instruction(given) => instruction_audience(entities, given),
        Entity::ReadMark(mark) => BTreeSet::from([Scope::Person(PersonId(mark.actor.0))]),
        Entity::Finding(finding) => finding_audience(entities, finding),
        Entity::Inspection(inspection) => {
            let units = inspection.unit.into_iter().chain(inspection.township);
            kept_close(entities, inspection.programme, inspection.charge, units)
        }
        Entity::LedgerEntry(line) => {
            kept_close(entities, line.programme, line.river.map(Charge::from), [line.keeper])
        }
        Entity::Recheck(recheck) => {
            let mut scopes = BTreeSet::from([Scope::Everything]);
            scopes.insert(Scope::Programme(recheck.programme));
            scopes.extend(recheck.charge.map(Scope::from));
            scopes.extend(recheck.visitors.iter().copied().map(Scope::Unit));
            scopes
        }
        Entity::Escalation(escalation) => escalation_audience(escalation),
        _ => BTreeSet::from([Scope::County]),
    }
}

/// A Named finding is open to those who found it, to the township it lies in, to those who answer for
/// its field or river, to whoever puts it right, assesses and signs that, to the body it is listed
/// under, to those a case goes to or who look again, to its programme's leaders and office, and to
/// whoever sees everything.
fn finding_audience<E: Entities + ?Sized>(entities: &E, finding: &Finding) -> BTreeSet<Scope> {
    if finding.visibility == Visibility::County {
        return BTreeSet::from([Scope::County]);
    }
    let finder = PersonId(finding.meta.created.by.0);
    let mut scopes = BTreeSet::from([
        Scope::Everything,
        Scope::Programme(finding.programme),
        Scope::Person(finder),
    ]);
    let mut units: Vec<UnitId> = finding.found_by.into_iter().chain(finding.township).collect();
    units.extend(&finding.visitors);
    units.extend(finding.hand_overs.iter().map(|case| case.unit));
    if let Some(plan) = &finding.plan {
        units.push(plan.unit);
        units.extend(&plan.signers);
        scopes.insert(plan.assessor.into());
    }
    scopes.extend(finding.listing.as_ref().map(|listing| Scope::from(listing.body)));
    let owner: Vec<PersonId> = finding.owner().into_iter().collect();
    name(&mut scopes, &owner, [&units, &[]]);
    if let Some(charge) = finding.charge {
        name_charge(entities, &mut scopes, charge);
    }
    scopes
}

impl From<Body> for Scope {
    fn from(body: Body) -> Scope {
        match body {
            Body::County => Scope::Everything,
            Body::Programme(programme) => Scope::Programme(programme),
            Body::Unit(unit) => Scope::Unit(unit),
        }
    }
}

/// What names enterprises and people: open to everyone only where the document is published.
fn kept_close<E: Entities + ?Sized>(
    entities: &E,
    programme: ProgrammeId,
    charge: Option<Charge>,
    units: impl IntoIterator<Item = UnitId>,
) -> BTreeSet<Scope> {
    let found = entities.get(programme.into());
    if found.as_deref().and_then(Programme::of).is_some_and(|found| found.public) {
        return BTreeSet::from([Scope::County]);
    }
    let mut scopes = BTreeSet::from([Scope::Everything, Scope::Programme(programme)]);
    scopes.extend(units.into_iter().map(Scope::Unit));
    if let Some(charge) = charge {
        name_charge(entities, &mut scopes, charge);
    }
    scopes
}

/// A letter is between the unit and those who lead; praise is for everyone.
fn escalation_audience(escalation: &Escalation) -> BTreeSet<Scope> {
    match escalation.rung {
        Rung::Praise => BTreeSet::from([Scope::County]),
        _ => BTreeSet::from([
            Scope::Everything,
            Scope::Programme(escalation.programme),
            Scope::Unit(escalation.unit),
        ]),
    }
}

/// A Named task is open to those it names itself, those named by the task it is a part of and by
/// its chain, field or river, to its programme's leaders and office, and to whoever sees everything.
fn task_audience<E: Entities + ?Sized>(entities: &E, task: &Task) -> BTreeSet<Scope> {
    if task.visibility == Visibility::County {
        return BTreeSet::from([Scope::County]);
    }
    let mut scopes = BTreeSet::from([Scope::Everything, Scope::Programme(task.programme)]);
    name(&mut scopes, &task.leaders, [&task.lead_units, &task.support_units]);
    let above = task.parent.and_then(|parent| entities.get(parent.id));
    if let Some(above) = above.as_deref().and_then(Task::of) {
        name(&mut scopes, &above.leaders, [&above.lead_units, &above.support_units]);
    }
    if let Some(charge) = task.charge {
        name_charge(entities, &mut scopes, charge);
    }
    scopes
}

/// Those who answer for a chain, a field or a river.
fn name_charge<E: Entities + ?Sized>(entities: &E, scopes: &mut BTreeSet<Scope>, charge: Charge) {
    if let Some(answering) = entities.get(charge.id()).as_deref().and_then(Answering::of) {
        scopes.insert(charge.into());
        name(scopes, &answering.leaders, [&answering.lead_units, &[]]);
    }
}

/// An instruction is with its owner alone until it is confirmed; then it is open to its addressees,
/// to those in charge of its chain, field or river, to its programme's leaders and office, and to whoever sees everything.
fn instruction_audience<E: Entities + ?Sized>(
    entities: &E,
    given: &Instruction,
) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::from([Scope::Person(PersonId(given.by.0))]);
    if given.confirmed.is_some() {
        scopes.extend([Scope::Everything, Scope::Programme(given.programme)]);
        scopes.extend(given.units.iter().copied().map(Scope::Unit));
        let on = entities.get(given.on);
        let charge = on.as_deref().and_then(Charge::of).or_else(|| {
            task_of(entities, given).as_deref().and_then(Task::of).and_then(|task| task.charge)
        });
        scopes.extend(charge.map(Scope::from));
    }
    scopes
}

fn name(scopes: &mut BTreeSet<Scope>, people: &[PersonId], units: [&[UnitId]; 2]) {
    scopes.extend(people.iter().copied().map(Scope::Person));
    scopes.extend(units.into_iter().flatten().copied().map(Scope::Unit));
}
