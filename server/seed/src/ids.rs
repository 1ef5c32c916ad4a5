//! Ids that follow from words, so that the same data always gets the same ids.

use shared::id::{
    ActorId, ChainId, FieldId, Id, IndicatorId, LinkId, NodeId, PersonId, PhaseId, PostId,
    ProgrammeId, RiverId, TaskId, UnitId,
};

/// Who made what comes with the seed: nobody in the county.
pub fn system() -> ActorId {
    ActorId(Id::derived("actor/seed"))
}

pub fn unit(name: &str) -> UnitId {
    UnitId(Id::derived(&format!("unit/{name}")))
}

pub fn person(name: &str) -> PersonId {
    PersonId(Id::derived(&format!("person/{name}")))
}

/// A post by where it sits, its title and who holds it (or nobody).
pub fn post(seat: &str, title: &str, person: Option<&str>) -> PostId {
    PostId(Id::derived(&format!("post/{seat}/{title}/{}", person.unwrap_or_default())))
}

pub fn programme(doc_no: &str) -> ProgrammeId {
    ProgrammeId(Id::derived(&format!("programme/{doc_no}")))
}

pub fn chain(name: &str) -> ChainId {
    ChainId(Id::derived(&format!("chain/{name}")))
}

pub fn field(name: &str) -> FieldId {
    FieldId(Id::derived(&format!("field/{name}")))
}

pub fn phase(programme: &str, number: u16) -> PhaseId {
    PhaseId(Id::derived(&format!("phase/{programme}/{number}")))
}

pub fn river(name: &str) -> RiverId {
    RiverId(Id::derived(&format!("river/{name}")))
}

pub fn node(chain: &str, name: &str) -> NodeId {
    NodeId(Id::derived(&format!("node/{chain}/{name}")))
}

pub fn link(chain: &str, from: &str, to: &str) -> LinkId {
    LinkId(Id::derived(&format!("link/{chain}/{from}/{to}")))
}

/// A task by its clause and its number there; a part of a task has two numbers.
pub fn task(clause: &str, number: &str) -> TaskId {
    TaskId(Id::derived(&format!("task/{clause}/{number}")))
}

/// An indicator by its chain, field or clause and its title.
pub fn indicator(under: &str, title: &str) -> IndicatorId {
    IndicatorId(Id::derived(&format!("indicator/{under}/{title}")))
}
