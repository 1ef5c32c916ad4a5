//! Who of 示例县 can log in, each through the post that gives the account its rights.

use shared::id::UnitId;
use shared::model::{Post, Role, Seat};

use super::campaign::Campaign;
use super::chains::Plan;
use super::people::People;
use super::rivers::Rivers;
use super::units::Units;
use crate::{DemoAccount, Error};

/// The chain of the `chief`; `clerk` belongs to one of its lead units.
const CHAIN: &str = "光伏产业链";

/// The field and the river of a `chief-…`, by their places: the first ones are somebody else's.
const PLACE: usize = 1;

/// One account for each role, one clerk for each unit that leads a chain, and those who lead a
/// field, watch a river, and do the daily work of both.
pub fn accounts(
    people: &People,
    units: &Units,
    plans: &[Plan],
    campaign: &Campaign,
    rivers: &Rivers,
) -> Result<Vec<DemoAccount>, Error> {
    let unit = |name: &str| units.get(name).map(Seat::Unit);
    let chain = plans.iter().find(|plan| plan.entry.name == CHAIN).map(|plan| plan.id);
    let chain = chain.ok_or_else(|| Error::UnknownPost(CHAIN.to_owned()))?;
    let commerce = unit("工业信息化和商务局")?;
    let township = units.townships.first().map(|(_, unit)| Seat::Unit(*unit));
    let township = township.ok_or_else(|| Error::UnknownPost("township".to_owned()))?;
    let seats = [
        ("admin", Role::Admin, Seat::County),
        ("office", Role::CountyOffice, unit("县委办公室")?),
        ("leader", Role::CountyLeader, Seat::County),
        ("chief", Role::ChainChief, Seat::Chain(chain)),
        ("head", Role::UnitHead, commerce),
        ("clerk", Role::UnitClerk, commerce),
        ("clerk2", Role::UnitClerk, unit("农业农村局")?),
        ("township", Role::FieldOfficer, township),
        ("inspector", Role::Inspector, unit("应急管理局")?),
        ("patroller", Role::Patroller, unit("水务局")?),
        ("auditor", Role::Auditor, Seat::County),
    ];
    let mut accounts = Vec::new();
    for (name, role, seat) in seats {
        let word = name.trim_end_matches('2');
        let post = held(people, role, seat).next();
        let post = post.ok_or_else(|| Error::UnknownPost(name.to_owned()))?;
        accounts.push(DemoAccount::new(name, word, post.clone()));
    }
    for (login, unit) in &units.lead {
        let name = format!("clerk-{login}");
        let post = second_clerk(people, *unit).ok_or_else(|| Error::UnknownPost(name.clone()))?;
        accounts.push(DemoAccount::new(name, "clerk", post.clone()));
    }
    let field = campaign.areas.get(PLACE).map(|area| (Role::FieldLeader, Seat::Field(area.id)));
    let river = rivers.courses.get(PLACE).map(|one| (Role::RiverChief, Seat::River(one.id)));
    let clerk = |name: &str| unit(name).map(|seat| (Role::UnitClerk, seat));
    let seats = [
        ("chief-field", "chief", field),
        ("chief-river", "chief", river),
        ("clerk-yingji", "clerk", Some(clerk("应急管理局")?)),
        ("clerk-shuiwu", "clerk", Some(clerk("水务局")?)),
    ];
    for (name, word, seat) in seats {
        let post = seat.and_then(|(role, seat)| held(people, role, seat).next());
        let post = post.ok_or_else(|| Error::UnknownPost(name.to_owned()))?;
        accounts.push(DemoAccount::new(name, word, post.clone()));
    }
    Ok(accounts)
}

fn held(people: &People, role: Role, seat: Seat) -> impl Iterator<Item = &Post> {
    people.posts.iter().filter(move |post| post.role == role && post.seat == seat)
}

/// The first clerk of two of these units is `clerk` or `clerk2`.
fn second_clerk(people: &People, unit: UnitId) -> Option<&Post> {
    held(people, Role::UnitClerk, Seat::Unit(unit)).last()
}
