//! Who looks at what is kept, and on which day: the ground of every selector. Free of web types.

use std::collections::BTreeSet;
use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ActorId, Id, UnitId};
use shared::model::{Charge, Entity, Kind, Post, Programme, Role, Seat, Task};
use shared::policy::{self, Hat};
use shared::rules::light::{self, Signal};
use shared::rules::{Entities, Memory, posts};

use super::delivery::Deliveries;
use super::facts::{Facts, TaskFacts};
use super::names;

/// One person's look at the replica.
pub struct Viewer<'a> {
    /// What is shown.
    pub memory: &'a Memory,
    /// The day that counts.
    pub today: Day,
    /// Who looks.
    pub actor: ActorId,
    /// How far this person's own acts have come.
    pub deliveries: Deliveries,
    posts: Vec<Post>,
}

/// What a person is to a task, in the one word to show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Named as 责任领导.
    Responsible,
    /// 链长 of its chain.
    Chief,
    /// 责任领导 of its field.
    FieldLeader,
    /// 河长 of its river.
    RiverChief,
    /// Of a lead unit.
    Lead,
    /// Of a supporting unit.
    Support,
    /// Of the unit that split it off.
    Parent,
    /// Of the county's or the programme's office.
    Office,
    /// A leader who sees everything.
    Leader,
}

impl<'a> Viewer<'a> {
    /// `actor`'s look at `memory` on `today`.
    pub fn new(memory: &'a Memory, today: Day, actor: ActorId, deliveries: Deliveries) -> Self {
        Viewer { memory, today, actor, deliveries, posts: posts(memory, actor) }
    }

    /// Whether any of the person's posts comes with work.
    pub fn holds_work(&self) -> bool {
        let idle = |role| matches!(role, Role::Admin | Role::Auditor | Role::Member);
        self.posts.iter().any(|post| !idle(post.role))
    }

    /// The units in which the person holds a post.
    pub fn units(&self) -> Vec<UnitId> {
        let unit = |post: &Post| match post.seat {
            Seat::Unit(unit) => Some(unit),
            _ => None,
        };
        self.posts.iter().filter_map(unit).collect()
    }

    /// The hats this person wears towards `entity`.
    pub fn hats(&self, entity: &Entity) -> BTreeSet<Hat> {
        policy::hats(self.memory, self.actor, &self.posts, entity)
    }

    /// The one word for this person's part in `task`, if they have one.
    pub fn standing(&self, task: &Task, hats: &BTreeSet<Hat>) -> Option<Standing> {
        let named = task.leaders.iter().any(|leader| leader.0 == self.actor.0);
        let chief = match task.charge {
            _ if named => Standing::Responsible,
            Some(Charge::Field(_)) => Standing::FieldLeader,
            Some(Charge::River(_)) => Standing::RiverChief,
            Some(Charge::Chain(_)) | None => Standing::Chief,
        };
        let order = [
            (Hat::Chief, chief),
            (Hat::Lead, Standing::Lead),
            (Hat::Support, Standing::Support),
            (Hat::Parent, Standing::Parent),
            (Hat::Office, Standing::Office),
            (Hat::Leader, Standing::Leader),
        ];
        order.into_iter().find(|(hat, _)| hats.contains(hat)).map(|(_, standing)| standing)
    }

    /// The task's programme.
    pub fn programme(&self, task: &Task) -> Option<Rc<Entity>> {
        self.memory.get(task.programme.into())
    }

    /// The task's light today.
    pub fn signal(&self, task: &Task) -> Option<Signal> {
        let programme = self.programme(task)?;
        light::of_task(task, Programme::of(&programme)?, self.today)
    }

    /// The task as a row or a card shows it.
    pub fn facts(&self, entity: &Entity, task: &Task) -> TaskFacts {
        let hats = self.hats(entity);
        self.facts_with(task, self.signal(task), self.standing(task, &hats))
    }

    /// The same, where light and standing are known already.
    pub fn facts_with(
        &self,
        task: &Task,
        signal: Option<Signal>,
        standing: Option<Standing>,
    ) -> TaskFacts {
        let (light, reasons) = match signal {
            Some(signal) => (Some(signal.light), signal.reasons),
            None => (None, Vec::new()),
        };
        TaskFacts::from(Facts {
            id: task.id,
            title: task.title.clone(),
            light,
            reasons: reasons.into_iter().take(2).collect(),
            percent: task.progress,
            status: task.status,
            due: task.due,
            stuck_on: task.block.as_ref().map(|block| block.reason.clone()),
            board: names::board(self.memory, task),
            standing,
            lead: names::units(self.memory, &task.lead_units),
            delivery: self.deliveries.of(task.id.into()),
        })
    }

    /// Every task of a chain, a field or a river, parts included.
    pub fn tasks_of(&self, charge: Charge) -> Vec<Rc<Entity>> {
        match charge {
            Charge::Chain(_) | Charge::Field(_) => self.tasks_under(charge.id()),
            // A task on a river hangs under its programme.
            Charge::River(_) => {
                let all = self.memory.all(Kind::Task);
                let of = |entity: &&Rc<Entity>| {
                    Task::of(entity).is_some_and(|task| task.charge == Some(charge))
                };
                all.filter(of).cloned().collect()
            }
        }
    }

    /// Every task under `parent`, parts included, each whole before its parts.
    pub fn tasks_under(&self, parent: Id) -> Vec<Rc<Entity>> {
        let mut found = Vec::new();
        let mut waiting = self.memory.children(parent, Kind::Task);
        waiting.reverse();
        while let Some(id) = waiting.pop() {
            let Some(entity) = self.memory.get(id) else { continue };
            found.push(entity);
            waiting.extend(self.memory.children(id, Kind::Task).into_iter().rev());
        }
        found
    }
}
