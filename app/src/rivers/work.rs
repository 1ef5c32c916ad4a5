//! The tasks of the river-chief programme by the section they stand in, and its numbers to reach.
//! Free of web types.

use shared::id::ProgrammeId;
use shared::model::{Indicator, Kind, Source, Task};
use shared::order::sort_by_key;
use shared::rules::Entities;

use crate::boards::choice::Choice;
use crate::charges::select::{IndicatorFact, indicator};
use crate::tasks::facts::TaskFacts;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;

/// A task as a row of its section.
#[derive(Clone, PartialEq, Hash, Debug)]
pub struct WorkRow {
    /// Its number in the document.
    pub no: u32,
    /// What every row shows.
    pub facts: TaskFacts,
    /// 配合单位
    pub support: Vec<String>,
}

/// Tasks of one section.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// The section; none for tasks without a clause.
    pub source: Option<Source>,
    /// Its tasks by number.
    pub rows: Vec<WorkRow>,
}

/// The programme's tasks by section, in the order of the document; parts stay with their wholes.
pub fn sections(viewer: &Viewer<'_>, programme: ProgrammeId, choice: Choice) -> Vec<Section> {
    let mut rows: Vec<(Option<Source>, WorkRow)> = Vec::new();
    for id in viewer.memory.children(programme.into(), Kind::Task) {
        let Some(entity) = viewer.memory.get(id) else { continue };
        let Some(task) = Task::of(&entity) else { continue };
        let row = WorkRow {
            no: task.no,
            facts: viewer.facts(&entity, task),
            support: names::units(viewer.memory, &task.support_units),
        };
        if choice.shows(row.facts.light) {
            rows.push((task.source.as_ref().map(section), row));
        }
    }
    sort_by_key(&mut rows, |(section, row)| (section.is_none(), row.no, row.facts.id));
    let mut sections: Vec<Section> = Vec::new();
    for (source, row) in rows {
        match sections.iter_mut().find(|section| section.source == source) {
            Some(section) => section.rows.push(row),
            None => sections.push(Section { source, rows: vec![row] }),
        }
    }
    if choice.worst_first {
        sections
            .iter_mut()
            .for_each(|section| sort_by_key(&mut section.rows, |row| row.facts.rank()));
    }
    sections
}

/// The section of a clause: 二（一） of 二（一）1.
fn section(source: &Source) -> Source {
    let numbered = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '．');
    let path = source.path.trim_end_matches(numbered).to_owned();
    Source { path, ..source.clone() }
}

/// Every number of the programme and of its tasks, in the order of the document.
pub fn targets(viewer: &Viewer<'_>, programme: ProgrammeId) -> Vec<IndicatorFact> {
    let all = viewer.memory.all(Kind::Indicator).filter_map(|entity| Indicator::of(entity));
    let of_this = all.filter(|found| found.programme == programme);
    let mut facts: Vec<((bool, u32), IndicatorFact)> = of_this
        .map(|found| {
            let task = found.task.and_then(|task| viewer.memory.get(task.into()));
            let no = task.as_deref().and_then(Task::of).map(|task| task.no);
            ((no.is_none(), no.unwrap_or_default()), indicator(viewer, found))
        })
        .collect();
    sort_by_key(&mut facts, |(place, fact)| (*place, fact.title.clone()));
    facts.into_iter().map(|(_, fact)| fact).collect()
}

#[cfg(test)]
mod tests {
    use shared::rules::light::Light;

    use super::*;
    use crate::tasks::sample::{county, id, overdue, task, viewer};

    fn clause(path: &str) -> Option<Source> {
        Some(Source { doc_no: "示例〔2022〕1号".to_owned(), path: path.to_owned() })
    }

    #[test]
    fn tasks_stand_in_the_sections_of_their_clauses() {
        let of = |no, path: &str, base: Task| Task {
            no,
            source: clause(path),
            parent: None,
            charge: None,
            ..base
        };
        let county = county([
            of(5, "二（二）5", task("节水")),
            of(1, "二（一）1", overdue("压实", 3)),
            of(2, "二（一）2", task("机制")),
            Task { parent: None, charge: None, ..task("新建") },
        ]);
        let told = |choice| {
            let sections = sections(&viewer(&county, "督查室"), ProgrammeId(id("链长制")), choice);
            let path = |section: &Section| {
                section.source.as_ref().map(|source| source.path.clone()).unwrap_or_default()
            };
            let rows = |section: &Section| section.rows.iter().map(|row| row.no).collect();
            sections.iter().map(|section| (path(section), rows(section))).collect::<Vec<_>>()
        };
        let expected: Vec<(String, Vec<u32>)> = vec![
            ("二（一）".to_owned(), vec![1, 2]),
            ("二（二）".to_owned(), vec![5]),
            (String::new(), vec![1]),
        ];
        assert_eq!(told(Choice::default()), expected);
        let late = told(Choice { attention: true, worst_first: false });
        assert_eq!(late, [("二（一）".to_owned(), vec![1])]);
        assert!(Choice::default().shows(Some(Light::Green)));
    }
}
