//! What tasks hang under: an industry chain, a campaign's field, or a programme itself.

use shared::id::{PersonId, UnitId};
use shared::model::{Parent, Source};

use super::super::words::Work;

/// Where tasks grow.
pub struct Ground<'a> {
    /// What they hang under; none: the programme itself.
    pub parent: Option<Parent>,
    /// Its clause in the invented document.
    pub source: Source,
    /// Whether each task has a clause of its own under it.
    pub numbered: bool,
    /// What is said of each task at length.
    pub detail: String,
    /// Who answers for it.
    pub chiefs: Vec<PersonId>,
    /// 牵头单位
    pub lead: Vec<UnitId>,
    /// 配合单位
    pub support: Vec<UnitId>,
    /// What there is to do, with the kind of work it is.
    pub titles: Vec<(Work, &'a str)>,
}

impl Ground<'_> {
    /// The clause of task number `no`.
    pub fn clause(&self, no: u32) -> Source {
        let Source { doc_no, path } = self.source.clone();
        let path = if self.numbered { format!("{path}{no}") } else { path };
        Source { doc_no, path }
    }
}
