//! What was typed and not saved yet: kept as the act it would make, per person, name, form and
//! subject. A device without such storage keeps drafts only while the form is open.

use leptos::prelude::window;
use shared::id::{ActorId, Id};
use shared::mutation::Mutation;
use shared::wire::Frame;

use super::desk::{Opening, Subject};

/// Where the draft of a form is kept. A form that was opened with a value of its own, such as one
/// from the conflict box, has none: closing it loses nothing that was not there before.
pub fn key(hand: ActorId, actor: ActorId, opening: &Opening) -> Option<String> {
    let place = match (opening.corrects, &opening.start) {
        (Some((counter, _)), _) => format!("fix/{}", counter.0),
        (None, Some(_)) => return None,
        (None, None) => subject_place(opening.subject),
    };
    // What a delegate types in a leader's name is neither the leader's draft nor their own.
    Some(match hand == actor {
        true => format!("guatu/draft/{actor}/{place}"),
        false => format!("guatu/draft/{hand}/for/{actor}/{place}"),
    })
}

fn subject_place(subject: Subject) -> String {
    match subject {
        Subject::Task(task, form) => format!("{form:?}/{task}"),
        Subject::Create(programme, parent) => {
            format!("Create/{}", parent.map_or(Id::from(programme), |parent| parent.id))
        }
        Subject::Comment(on) => format!("Comment/{on}"),
        Subject::People(keeping) => format!("People/{keeping:?}"),
        Subject::Mark(chain, one) => format!("Mark/{chain}/{one:?}"),
        Subject::Period(chain, every, from) => format!("Period/{chain}/{every:?}/{from}"),
        Subject::Instruct(on) => format!("Instruct/{on}"),
        Subject::Answer(instruction) => format!("Answer/{instruction}"),
        Subject::Close(instruction) => format!("Close/{instruction}"),
        Subject::ToTask(instruction) => format!("ToTask/{instruction}"),
        Subject::Nudge(place) => format!("Nudge/{place:?}"),
        Subject::Finding(finding, form) => format!("Finding/{form:?}/{finding}"),
        Subject::Register => "Register".to_owned(),
        Subject::Draw(programme) => format!("Draw/{programme}"),
        Subject::Visit(recheck, finding) => format!("Visit/{recheck}/{finding}"),
        Subject::Letter(programme, unit) => format!("Letter/{programme}/{unit}"),
        Subject::AcknowledgeLetter(letter) => format!("AcknowledgeLetter/{letter}"),
    }
}

/// The draft, if one is kept.
pub fn read(key: &str) -> Option<Mutation> {
    let kept = window().local_storage().ok()??.get_item(key).ok()??;
    let bytes: Option<Vec<u8>> = (0..kept.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(kept.get(at..at + 2)?, 16).ok())
        .collect();
    Mutation::try_from(&Frame::read(&mut bytes?.as_slice()).ok()?).ok()
}

/// Keeps a draft, as the frame it would be sent in.
pub fn write(key: &str, act: &Mutation) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let mut bytes = Vec::new();
    Frame::from(act).write(&mut bytes);
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    // A full or forbidden storage loses only the draft; saving the form does not pass here.
    let _kept = storage.set_item(key, &text);
}

/// Throws a draft away.
pub fn remove(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // What cannot be removed was not kept.
        let _gone = storage.remove_item(key);
    }
}

#[cfg(test)]
mod tests {
    use shared::id::{Counter, TaskId};
    use shared::mutation::CancelTask;
    use shared::rules::Refusal;

    use super::*;
    use crate::tasks::offers::Form;
    use crate::tasks::sample::id;

    #[test]
    fn every_name_has_drafts_of_its_own() {
        let task = TaskId(id("甲事"));
        let plain = Opening::of_task(task, Form::Report);
        let fix = Opening { corrects: Some((Counter(7), Refusal::Parked)), ..plain.clone() };
        let given = Opening::of(CancelTask { task, reason: String::new() }.into()).unwrap();
        let (clerk, chief) = (ActorId(id("园区经办")), ActorId(id("甲")));
        let table = [
            (clerk, &plain, Some(format!("guatu/draft/{clerk}/Report/{task}"))),
            (chief, &plain, Some(format!("guatu/draft/{clerk}/for/{chief}/Report/{task}"))),
            (clerk, &fix, Some(format!("guatu/draft/{clerk}/fix/7"))),
            (clerk, &given, None),
        ];
        for (actor, opening, expected) in table {
            assert_eq!(key(clerk, actor, opening), expected);
        }
    }
}
