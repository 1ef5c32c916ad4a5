//! The act that proposes again what the conflict box kept aside: an ordinary act, judged like any
//! other. Free of web types.

use shared::id::{ChainId, FindingId, TaskId};
use shared::model::{Conflict, One, Property, Value};
use shared::mutation::{
    AssignTask, ChangeDue, EditFinding, EditTask, MarkOne, Mutation, PlaceFinding,
};

/// What would set the lost value, for the person to look over before it is saved.
pub fn act(conflict: &Conflict) -> Option<Mutation> {
    let task = TaskId(conflict.on);
    let edit = EditTask { task, title: None, detail: None, visibility: None };
    let mutation = match (conflict.property, conflict.lost.clone()) {
        (Property::Title, Value::Text(text)) => EditTask { title: Some(text), ..edit }.into(),
        (Property::Detail, Value::Text(text)) => EditTask { detail: Some(text), ..edit }.into(),
        (Property::Visibility, Value::Visibility(visibility)) => {
            EditTask { visibility: Some(visibility), ..edit }.into()
        }
        (Property::Due, Value::Day(due)) => ChangeDue { task, due, reason: String::new() }.into(),
        (Property::Assignment, Value::Assignment { leaders, lead_units, support_units }) => {
            AssignTask { task, leaders, lead_units, support_units }.into()
        }
        (Property::Team, Value::Text(text)) => mark(conflict, One::Team, &text),
        (Property::Plan, Value::Text(text)) => mark(conflict, One::Plan, &text),
        (Property::Blueprint, Value::Text(text)) => mark(conflict, One::Blueprint, &text),
        _ => return None,
    };
    Some(mutation)
}

/// The same, for a finding.
pub fn act_on_finding(conflict: &Conflict) -> Option<Mutation> {
    let finding = FindingId(conflict.on);
    let none = (None, None);
    let ((title, detail), (inspected, visibility)) =
        match (conflict.property, conflict.lost.clone()) {
            (Property::Title, Value::Text(text)) => ((Some(text), None), none),
            (Property::Detail, Value::Text(text)) => ((None, Some(text)), none),
            (Property::Inspected, Value::Text(text)) => ((None, None), (Some(text), None)),
            (Property::Visibility, Value::Visibility(visibility)) => {
                ((None, None), (None, Some(visibility)))
            }
            (Property::Place, Value::Place { charge, township }) => {
                return Some(PlaceFinding { finding, charge, township }.into());
            }
            _ => return None,
        };
    Some(EditFinding { finding, title, detail, inspected, visibility }.into())
}

/// A mark's value is kept as its day and its note in one text; an empty one took the mark back.
fn mark(conflict: &Conflict, one: One, text: &str) -> Mutation {
    let (day, note) = text.split_once(' ').unwrap_or((text, ""));
    let day = day.parse().ok();
    let note = if day.is_some() { note } else { text };
    MarkOne { chain: ChainId(conflict.on), one, day, note: note.to_owned() }.into()
}

#[cfg(test)]
mod tests {
    use shared::calendar::Day;
    use shared::id::Id;
    use shared::model::Meta;

    use super::*;

    fn conflict(property: Property, lost: Value) -> Conflict {
        Conflict {
            id: Default::default(),
            on: Id::derived("事"),
            programme: Default::default(),
            property,
            kept: lost.clone(),
            lost,
            lost_day: Day(0),
            lost_by: None,
            meta: Meta::default(),
        }
    }

    #[test]
    fn a_lost_value_becomes_an_ordinary_act() {
        let title = act(&conflict(Property::Title, Value::Text("旧题".to_owned())));
        assert!(
            matches!(title, Some(Mutation::EditTask(edit)) if edit.title.as_deref() == Some("旧题"))
        );
        let due = act(&conflict(Property::Due, Value::Day(Day::new(2022, 10, 20))));
        assert!(matches!(due, Some(Mutation::ChangeDue(due)) if due.due == Day::new(2022, 10, 20)));
        assert_eq!(act(&conflict(Property::Due, Value::Text(String::new()))), None);
    }

    #[test]
    fn a_lost_mark_keeps_its_day_and_note() {
        let table = [
            ("2022-10-20 专班 三人", Day::new(2022, 10, 20), "专班 三人"),
            ("2022-10-20", Day::new(2022, 10, 20), ""),
            ("", None, ""),
        ];
        for (text, day, note) in table {
            let again = act(&conflict(Property::Team, Value::Text(text.to_owned())));
            let Some(Mutation::MarkOne(mark)) = again else { panic!("{text}") };
            assert_eq!((mark.day, mark.note.as_str()), (day, note));
        }
    }
}
