//! Forms for what an admin keeps: ordinary acts, saved and delivered like any other.

mod host;
mod name;
mod post;
mod seat;
mod succession;
mod unit;

use shared::id::{PersonId, PostId, UnitId};
use shared::model::Seat;

use crate::tasks::forms::{Opening, Subject};

pub use host::PeopleForms;
pub use seat::SeatKind;

/// What is kept with a form.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Keeping {
    /// 新增单位
    NewUnit,
    /// 单位改名
    Unit(UnitId),
    /// 新增人员
    NewPerson,
    /// 更正姓名
    Person(PersonId),
    /// 新增职务, perhaps in a seat that is known.
    NewPost(Option<Seat>),
    /// 职务变动
    Post(PostId),
}

impl Keeping {
    /// Its form, empty or with the draft that was left of it.
    pub fn opening(self) -> Opening {
        Opening::new(Subject::People(self))
    }
}
