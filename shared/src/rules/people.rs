//! What the admin keeps: units, people, posts, and who holds them (C2, C3, C4).

use std::rc::Rc;

use super::check::{self, TITLE_MAX, UNITS_MAX};
use super::{Draft, Entities, Fault, Part, Refusal, Scene, posts, task_of};
use crate::id::{ActorId, Id, PersonId, PostId};
use crate::model::{
    Entity, Kind, Meta, Person, Post, River, Role, Seat, StepKind, Task, TownshipChief, Unit,
};
use crate::mutation::{AddPerson, AddPost, AddUnit, EditUnit, HoldPost, RenamePerson};
use crate::policy;

/// Adds a unit.
pub fn add_unit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddUnit,
) -> Result<(), Refusal> {
    scene.manages(act.id.into())?;
    let (name, aliases) = names(&act.name, &act.aliases)?;
    let meta = Meta::new(scene.stamp);
    scene.draft.put(Unit { id: act.id, name, aliases, kind: act.kind, meta });
    Ok(())
}

/// Renames a unit.
pub fn edit_unit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &EditUnit,
) -> Result<(), Refusal> {
    policy::manages(&scene.draft, scene.envelope.actor)?;
    let found = scene.draft.get(act.unit.into());
    let mut unit =
        found.as_deref().and_then(Unit::of).cloned().ok_or(Refusal::NotFound(Kind::Unit))?;
    (unit.name, unit.aliases) = names(&act.name, &act.aliases)?;
    unit.meta.updated = scene.stamp;
    scene.draft.put(unit);
    Ok(())
}

fn names(name: &str, aliases: &[String]) -> Result<(String, Vec<String>), Refusal> {
    let name = check::required(name, Part::Name, TITLE_MAX)?;
    if aliases.len() > UNITS_MAX as usize {
        return Err(Refusal::invalid(Part::Aliases, Fault::TooLong { max: UNITS_MAX }));
    }
    let aliases = aliases.iter().map(|alias| check::required(alias, Part::Aliases, TITLE_MAX));
    Ok((name, aliases.collect::<Result<Vec<String>, Refusal>>()?))
}

/// Adds a person.
pub fn add_person<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddPerson,
) -> Result<(), Refusal> {
    scene.manages(act.id.into())?;
    let name = check::required(&act.name, Part::Name, TITLE_MAX)?;
    scene.draft.put(Person { id: act.id, name, meta: Meta::new(scene.stamp) });
    Ok(())
}

/// Corrects a person's name.
pub fn rename<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &RenamePerson,
) -> Result<(), Refusal> {
    policy::manages(&scene.draft, scene.envelope.actor)?;
    let mut person = scene.person(act.person)?;
    person.name = check::required(&act.name, Part::Name, TITLE_MAX)?;
    person.meta.updated = scene.stamp;
    scene.draft.put(person);
    Ok(())
}

/// Adds a post, filled or vacant.
pub fn add_post<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddPost,
) -> Result<(), Refusal> {
    scene.manages(act.id.into())?;
    seated(scene, act.role, act.seat)?;
    if let Some(person) = act.person {
        scene.person(person)?;
        apart(scene, act.role, person)?;
    }
    let post = Post {
        id: act.id,
        person: act.person,
        title: check::required(&act.title, Part::Title, TITLE_MAX)?,
        role: act.role,
        seat: act.seat,
        source: None,
        meta: Meta::new(scene.stamp),
    };
    follow_chief(scene, &post, None);
    scene.draft.put(post);
    Ok(())
}

/// Whether a post of this role can sit there, by the kind of the seat.
pub fn fits(role: Role, seat: Seat) -> bool {
    use Role::*;
    match role {
        CountyLeader | CountyOffice | Admin | Auditor => seat == Seat::County,
        ProgrammeLeader | ProgrammeDeputy | ProgrammeOffice => matches!(seat, Seat::Programme(_)),
        ChainChief => matches!(seat, Seat::Chain(_)),
        FieldLeader => matches!(seat, Seat::Field(_)),
        RiverChief => matches!(seat, Seat::River(_)),
        UnitHead | UnitClerk | FieldOfficer | Inspector | Patroller => {
            matches!(seat, Seat::Unit(_))
        }
        Member => true,
    }
}

/// The seat exists and is of the kind that the role needs.
fn seated<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    role: Role,
    seat: Seat,
) -> Result<(), Refusal> {
    let fits = fits(role, seat);
    let kind = match seat {
        Seat::County => None,
        Seat::Unit(_) => Some(Kind::Unit),
        Seat::Programme(_) => Some(Kind::Programme),
        Seat::Chain(_) => Some(Kind::Chain),
        Seat::Field(_) => Some(Kind::Field),
        Seat::River(_) => Some(Kind::River),
    };
    let found = seat.holder().map(|id| scene.draft.get(id).map(|entity| entity.kind()));
    match (fits, found) {
        (false, _) => Err(Refusal::invalid(Part::Seat, Fault::WrongKind)),
        (true, Some(found)) if found != kind => Err(Refusal::invalid(Part::Seat, Fault::Unknown)),
        _ => Ok(()),
    }
}

/// Whoever manages accounts does not read the log as auditor, and the other way round.
fn apart<E: Entities + ?Sized>(
    scene: &Scene<'_, E>,
    role: Role,
    person: PersonId,
) -> Result<(), Refusal> {
    let other = match role {
        Role::Admin => Role::Auditor,
        Role::Auditor => Role::Admin,
        _ => return Ok(()),
    };
    let held = posts(&scene.draft, ActorId(person.into()));
    match held.iter().any(|post| post.role == other) {
        true => Err(policy::Denial::Apart.into()),
        false => Ok(()),
    }
}

/// Changes who holds a post, and hands over the open work that comes with it.
pub fn hold<E: Entities + ?Sized>(scene: &mut Scene<'_, E>, act: &HoldPost) -> Result<(), Refusal> {
    policy::manages(&scene.draft, scene.envelope.actor)?;
    let mut post = scene.post(act.post)?;
    if post.person == act.person {
        return Err(Refusal::invalid(Part::Holder, Fault::Unchanged));
    }
    if let Some(person) = act.person {
        scene.person(person)?;
        apart(scene, post.role, person)?;
    }
    let before = std::mem::replace(&mut post.person, act.person);
    post.meta.updated = scene.stamp;
    follow_chief(scene, &post, before);
    if let (Some(from), Some(to)) = (act.hand_over, act.person) {
        scene.person(from)?;
        hand_over(scene, post.seat, from, to);
    }
    scene.draft.put(post);
    Ok(())
}

/// A chain, a field and a river name those who answer for them: they are who holds the posts.
fn follow_chief<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    post: &Post,
    before: Option<PersonId>,
) {
    let leads = matches!(post.role, Role::ChainChief | Role::FieldLeader | Role::RiverChief);
    let Some(charge) = post.seat.charge().filter(|_| leads) else { return };
    let Some(found) = scene.draft.get(charge.id()) else { return };
    let mut entity = (*found).clone();
    let changed = match &mut entity {
        Entity::Chain(chain) => succeed(&mut chain.chiefs, before, post.person),
        Entity::Field(field) => succeed(&mut field.leaders, before, post.person),
        Entity::River(river) => {
            let chief = chief_of(&scene.draft, river, post, before);
            std::mem::replace(chief, post.person) != post.person
        }
        _ => false,
    };
    if changed {
        entity.meta_mut().updated = scene.stamp;
        scene.draft.put(entity);
    }
}

/// One name in place of another in a list. Whether that changes it.
fn succeed(people: &mut Vec<PersonId>, before: Option<PersonId>, now: Option<PersonId>) -> bool {
    let at = people.iter().position(|person| Some(*person) == before);
    match (at, now) {
        (_, Some(person)) if people.contains(&person) => return false,
        (Some(at), Some(person)) => people[at] = person,
        (Some(at), None) => drop(people.remove(at)),
        (None, Some(person)) => people.push(person),
        (None, None) => return false,
    }
    true
}

/// The place of this post's holder in a river's line: of the township that its title names, or else
/// of the county's chief.
fn chief_of<'a, E: Entities + ?Sized>(
    entities: &Draft<'_, E>,
    river: &'a mut River,
    post: &Post,
    before: Option<PersonId>,
) -> &'a mut Option<PersonId> {
    let is_called = |chief: &TownshipChief| {
        let unit = entities.get(chief.unit.into());
        let names = unit.as_deref().and_then(Unit::of);
        let named = names.is_some_and(|unit| {
            post.title.contains(&unit.name)
                || unit.aliases.iter().any(|alias| post.title.contains(alias.as_str()))
        });
        named || (before.is_some() && chief.person == before && river.county_chief != before)
    };
    let at = river.township_chiefs.iter().position(is_called);
    match at {
        Some(at) => &mut river.township_chiefs[at].person,
        None => &mut river.county_chief,
    }
}

/// Everything open within `seat` that names `from` names `to` instead.
fn hand_over<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    seat: Seat,
    from: PersonId,
    to: PersonId,
) {
    let name = scene.draft.get(from.into()).map(|person| person.label().to_owned());
    for entity in open_of(&scene.draft, seat, from) {
        match &*entity {
            Entity::Task(task) => {
                let mut task = task.clone();
                replace(&mut task.leaders, from, to);
                scene.keep(task, StepKind::HandedOver, name.clone().unwrap_or_default());
            }
            Entity::Instruction(given) => {
                let mut given = given.clone();
                given.by = ActorId(to.into());
                given.meta.updated = scene.stamp;
                scene.draft.put(given);
            }
            Entity::Finding(finding) => scene.succeed((**finding).clone(), to, name.as_deref()),
            _ => {}
        }
    }
}

fn replace(people: &mut Vec<PersonId>, from: PersonId, to: PersonId) {
    let both = people.contains(&to);
    match people.iter().position(|person| *person == from) {
        Some(at) if both => drop(people.remove(at)),
        Some(at) => people[at] = to,
        None => {}
    }
}

/// How much open work a change of `post` would hand over from `from`: for the form that asks.
pub fn open_work<E: Entities + ?Sized>(entities: &E, post: &Post, from: PersonId) -> usize {
    open_of(entities, post.seat, from).len()
}

/// The open tasks, instructions and findings of `person` that belong to a post in this seat.
fn open_of<E: Entities + ?Sized>(entities: &E, seat: Seat, person: PersonId) -> Vec<Rc<Entity>> {
    let is_open = |entity: &Rc<Entity>| match &**entity {
        Entity::Task(task) => !task.status.is_closed(),
        Entity::Instruction(given) => given.is_open(),
        Entity::Finding(finding) => finding.status.is_open(),
        _ => false,
    };
    let named = entities.naming(person).into_iter().filter_map(|id| entities.get(id));
    named.filter(|entity| is_open(entity) && belongs(entities, seat, entity)).collect()
}

fn belongs<E: Entities + ?Sized>(entities: &E, seat: Seat, entity: &Entity) -> bool {
    let about = match entity {
        Entity::Task(task) => Some(task.clone()),
        Entity::Instruction(given) => {
            task_of(entities, given).as_deref().and_then(Task::of).cloned()
        }
        _ => None,
    };
    if let Entity::Finding(finding) = entity {
        let unit = finding.plan.as_ref().map(|plan| Seat::Unit(plan.unit));
        let charge = finding.charge.is_some() && finding.charge == seat.charge();
        let programme = seat == Seat::Programme(finding.programme);
        return seat == Seat::County || programme || charge || unit == Some(seat);
    }
    match seat {
        Seat::County => true,
        Seat::Programme(programme) => entity.programme() == Some(programme),
        Seat::Chain(_) | Seat::Field(_) | Seat::River(_) => {
            entity.parent() == seat.holder()
                || about.is_some_and(|task| task.charge == seat.charge())
        }
        Seat::Unit(unit) => about.is_some_and(|task| {
            task.lead_units.contains(&unit) || task.support_units.contains(&unit)
        }),
    }
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// The actor keeps people and posts, and nothing has this id yet.
    fn manages(&self, id: Id) -> Result<(), Refusal> {
        policy::manages(&self.draft, self.envelope.actor)?;
        if self.draft.get(id).is_some() { Err(Refusal::IdTaken) } else { Ok(()) }
    }

    fn person(&self, id: PersonId) -> Result<Person, Refusal> {
        let found = self.draft.get(id.into());
        found.as_deref().and_then(Person::of).cloned().ok_or(Refusal::NotFound(Kind::Person))
    }

    fn post(&self, id: PostId) -> Result<Post, Refusal> {
        let found = self.draft.get(id.into());
        found.as_deref().and_then(Post::of).cloned().ok_or(Refusal::NotFound(Kind::Post))
    }
}
