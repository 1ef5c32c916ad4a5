//! What an actor is to one particular thing.

use std::collections::BTreeSet;

use crate::id::{ActorId, ChainId, Id, UnitId};
use crate::model::{Entity, Post, Role, Seat, Task};
use crate::rules::Entities;

/// What a post makes its holder to one task, chain or programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hat {
    /// A county leader, or leader or deputy of the programme's leading group.
    Leader,
    /// The county's or the programme's office.
    Office,
    /// The chain's chief, or a 责任领导 of the task.
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
}

impl Hat {
    /// Every hat.
    pub const ALL: [Hat; 10] = [
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
    ];
}

/// What is needed of a target to tell hats.
struct Target<'a> {
    programme: Option<Id>,
    chain: Option<ChainId>,
    leaders: Vec<Id>,
    lead: &'a [UnitId],
    support: &'a [UnitId],
    parent_lead: Vec<UnitId>,
    owner: Option<ActorId>,
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
    hats
}

fn describe<'a, E: Entities + ?Sized>(entities: &E, target: &'a Entity) -> Target<'a> {
    let programme = target.programme().map(Id::from);
    let nobody = Target {
        programme,
        chain: None,
        leaders: Vec::new(),
        lead: &[],
        support: &[],
        parent_lead: Vec::new(),
        owner: None,
    };
    match target {
        Entity::Chain(chain) => Target {
            chain: Some(chain.id),
            leaders: chain.chiefs.iter().map(|person| person.0).collect(),
            lead: &chain.lead_units,
            support: &chain.support_units,
            ..nobody
        },
        Entity::Task(task) => {
            let above = task.parent.and_then(|parent| entities.get(parent.id));
            let above = above.as_deref().and_then(Task::of);
            Target {
                chain: task.chain,
                leaders: task.leaders.iter().map(|person| person.0).collect(),
                lead: &task.lead_units,
                support: &task.support_units,
                parent_lead: above.map(|task| task.lead_units.clone()).unwrap_or_default(),
                ..nobody
            }
        }
        Entity::Instruction(given) => {
            Target { lead: &given.units, owner: Some(given.by), ..nobody }
        }
        _ => nobody,
    }
}

fn worn(post: &Post, target: &Target<'_>) -> Vec<Hat> {
    let here = |id: Id| target.programme == Some(id);
    match (post.role, post.seat) {
        (Role::CountyLeader, _) => vec![Hat::Leader],
        (Role::CountyOffice, _) => vec![Hat::Office],
        (Role::ProgrammeLeader | Role::ProgrammeDeputy, Seat::Programme(id)) if here(id.0) => {
            vec![Hat::Leader]
        }
        (Role::ProgrammeOffice, Seat::Programme(id)) if here(id.0) => vec![Hat::Office],
        (Role::ChainChief, Seat::Chain(id)) if target.chain == Some(id) => vec![Hat::Chief],
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
        (Role::ChainChief, _) => vec![Hat::Reader],
        _ => Vec::new(),
    }
}
