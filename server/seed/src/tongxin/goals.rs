//! The numbers that clauses give (C15): a line of `indicators` in any of the files.

use serde::Deserialize;
use shared::calendar::Day;
use shared::id::{ChainId, TaskId};
use shared::model::{Comparator, Indicator, Quantity};

use super::documents::Document;
use crate::{blank, ids};

/// A number to reach, as a file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    title: String,
    comparator: Comparator,
    /// None where the document sets it elsewhere.
    target: Option<Quantity>,
    /// The upper end of a span.
    upper: Option<Quantity>,
    unit: String,
    #[serde(default)]
    soft: bool,
}

/// Where a number stands in its document.
pub struct Standing<'a> {
    /// The document.
    pub programme: &'a Document,
    /// The section path.
    pub path: &'a str,
    /// What tells it from the same words under another clause: the chain's or field's name, a path.
    pub under: &'a str,
    /// The chain, where it belongs to one.
    pub chain: Option<ChainId>,
    /// The task, where it belongs to one.
    pub task: Option<TaskId>,
    /// By when.
    pub by: Option<Day>,
}

impl Goal {
    /// The indicator.
    pub fn indicator(&self, at: &Standing<'_>) -> Indicator {
        Indicator {
            id: ids::indicator(at.under, &self.title),
            title: self.title.clone(),
            programme: at.programme.id(),
            chain: at.chain,
            task: at.task,
            comparator: self.comparator,
            target: self.target,
            upper: self.upper,
            unit: self.unit.clone(),
            by: at.by,
            baseline: None,
            soft: self.soft,
            source: Some(at.programme.clause(at.path)),
            meta: blank::meta(),
        }
    }
}
