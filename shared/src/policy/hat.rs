//! What an actor is to one particular thing.

use std::collections::BTreeSet;

use super::finding::Parts;
use crate::id::{ActorId, Id, UnitId};
use crate::model::{Answering, Charge, Entity, Post, Role, Seat, Task};
use crate::rules::Entities;

/// What a post makes its holder to one task, chain, field, river or programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hat {
    /// A county leader, or leader or deputy of the programme's leading group.
    Leader,
    /// The county's or the programme's office.
    Office,
    /// The chain's or river's chief, the field's leader, or a 责任领导 of the task.
    Chief,
    /// Leads the task this one is a part of.
    Parent,
    /// Of a lead unit.
    Lead,
    /// Of a supporting unit; field officers of a lead unit, too.
    Support,
    /// Of some unit of the county, and sees it.
    Reader,
    /// Manages accounts.
    Admin,
    /// Reads the log.
    Auditor,
    /// Whose instruction it is.
    Owner,
    /// Registered the finding, or is of the unit that found it.
    Finder,
    /// Is to put the finding right: of that unit, or the person in charge.
    Rectifier,
    /// Assesses what was done about the finding.
    Assessor,
    /// Signs a joint acceptance.
    Signer,
    /// Speaks for the body that the finding stands listed under.
    Lister,
    /// Is to look again.
    Visitor,
    /// An inspector of some unit.
    Inspector,
    /// Speaks for the unit that a case or a letter goes to.
    Addressee,
}

impl Hat {
    /// Every hat.
    pub const ALL: [Hat; 18] = [
        Hat::Leader,
        Hat::Office,
        Hat::Chief,
        Hat::Parent,
        Hat::Lead,
        Hat::Support,
        Hat::Reader,
        Hat::Admin,
        Hat::Auditor,
        Hat::Owner,
        Hat::Finder,
        Hat::Rectifier,
        Hat::Assessor,
        Hat::Signer,
        Hat::Lister,
        Hat::Visitor,
        Hat::Inspector,
        Hat::Addressee,
    ];
}

/// What is needed of a target to tell hats.
struct Target {
    programme: Option<Id>,
    charge: Option<Charge>,
    leaders: Vec<Id>,
    lead: Vec<UnitId>,
    support: Vec<UnitId>,
    parent_lead: Vec<UnitId>,
    owner: Option<ActorId>,
    parts: Parts,
}

/// The hats that `posts` give `actor` towards `target`.
pub fn hats<E: Entities + ?Sized>(
    entities: &E,
    actor: ActorId,
    posts: &[Post],
    target: &Entity,
) -> BTreeSet<Hat> {
    let target = describe(entities, target);
    let mut hats = BTreeSet::new();
    posts.iter().for_each(|post| hats.extend(worn(post, &target)));
    if target.leaders.contains(&actor.0) {
        hats.insert(Hat::Chief);
    }
    if target.owner == Some(actor) {
        hats.insert(Hat::Owner);
    }
    hats.extend(target.parts.of(actor, posts));
    hats
}

fn describe<E: Entities + ?Sized>(entities: &E, target: &Entity) -> Target {
    let programme = target.programme().map(Id::from);
    let nobody = Target {
        programme,
        charge: None,
        leaders: Vec::new(),
        lead: Vec::new(),
        support: Vec::new(),
        parent_lead: Vec::new(),
        owner: None,
        parts: Parts::in_(target),
    };
    match target {
        Entity::Task(task) => {
            let above = task.parent.and_then(|parent| entities.get(parent.id));
            let above = above.as_deref().and_then(Task::of);
            Target {
                charge: task.charge,
                leaders: task.leaders.iter().map(|person| person.0).collect(),
                lead: task.lead_units.clone(),
                support: task.support_units.clone(),
                parent_lead: above.map(|task| task.lead_units.clone()).unwrap_or_default(),
                ..nobody
            }
        }
        Entity::Instruction(given) => {
            Target { lead: given.units.clone(), owner: Some(given.by), ..nobody }
        }
        Entity::Finding(finding) => Target {
            support: finding.township.into_iter().collect(),
            ..charged(entities, finding.charge, nobody)
        },
        Entity::Inspection(inspection) => Target {
            support: inspection.township.into_iter().collect(),
            ..charged(entities, inspection.charge, nobody)
        },
        Entity::Recheck(recheck) => charged(entities, recheck.charge, nobody),
        Entity::LedgerEntry(line) => {
            let river = line.river.map(Charge::from);
            let task = line.task.and_then(|task| entities.get(task.into()));
            let found = charged(entities, river, nobody);
            match task.as_deref().and_then(Task::of) {
                Some(task) => Target {
                    lead: task.lead_units.clone(),
                    support: task.support_units.iter().copied().chain([line.keeper]).collect(),
                    ..found
                },
                None => Target { support: vec![line.keeper], ..found },
            }
        }
        other => match (Answering::of(other), Charge::of(other)) {
            (Some(answering), charge) => Target {
                charge,
                leaders: answering.leaders.iter().map(|person| person.0).collect(),
                lead: answering.lead_units,
                support: answering.support_units,
                ..nobody
            },
            _ => nobody,
        },
    }
}

/// What falls to a field, a river or a chain: those who answer for that.
fn charged<E: Entities + ?Sized>(entities: &E, charge: Option<Charge>, nobody: Target) -> Target {
    let found = charge.and_then(|charge| entities.get(charge.id()));
    match found.as_deref().and_then(Answering::of) {
        Some(answering) => Target {
            charge,
            leaders: answering.leaders.iter().map(|person| person.0).collect(),
            lead: answering.lead_units,
            ..nobody
        },
        None => nobody,
    }
}

fn worn(post: &Post, target: &Target) -> Vec<Hat> {
    let here = |id: Id| target.programme == Some(id);
    match (post.role, post.seat) {
        (Role::CountyLeader, _) => vec![Hat::Leader],
        (Role::CountyOffice, _) => vec![Hat::Office],
        (Role::ProgrammeLeader | Role::ProgrammeDeputy, Seat::Programme(id)) if here(id.0) => {
            vec![Hat::Leader]
        }
        (Role::ProgrammeOffice, Seat::Programme(id)) if here(id.0) => vec![Hat::Office],
        (Role::ChainChief | Role::FieldLeader | Role::RiverChief, seat)
            if seat.charge().is_some() && seat.charge() == target.charge =>
        {
            vec![Hat::Chief]
        }
        (Role::UnitHead | Role::UnitClerk, Seat::Unit(unit)) => {
            let mut hats = vec![Hat::Reader];
            hats.extend(target.parent_lead.contains(&unit).then_some(Hat::Parent));
            hats.extend(target.lead.contains(&unit).then_some(Hat::Lead));
            hats.extend(target.support.contains(&unit).then_some(Hat::Support));
            hats
        }
        (Role::FieldOfficer | Role::Inspector | Role::Patroller, Seat::Unit(unit)) => {
            let named = target.lead.contains(&unit) || target.support.contains(&unit);
            vec![if named { Hat::Support } else { Hat::Reader }]
        }
        (Role::Admin, _) => vec![Hat::Admin],
        (Role::Auditor, _) => vec![Hat::Auditor],
        (Role::ChainChief | Role::FieldLeader | Role::RiverChief, _) => vec![Hat::Reader],
        _ => Vec::new(),
    }
}
