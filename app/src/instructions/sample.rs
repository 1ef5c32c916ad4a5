//! Instructions for tests, in the small county of the tasks' tests.

use std::rc::Rc;

use shared::id::{ActorId, InstructionId, Millis, ProgrammeId, Seq, UnitId};
use shared::model::{
    Acknowledgement, Feedback, Instruction, InstructionKind, Kind, Meta, Stamp, Task,
};
use shared::rules::Memory;

use crate::tasks::sample::{county, id, today};

/// The county with these tasks and instructions.
pub fn county_with(
    tasks: impl IntoIterator<Item = Task>,
    given: impl IntoIterator<Item = Instruction>,
) -> Memory {
    let mut county = county(tasks);
    given.into_iter().for_each(|given| drop(county.put(Rc::new(given.into()))));
    county
}

/// A stamp of somebody.
pub fn stamp(by: &str, at: u64) -> Stamp {
    Stamp { at: Millis(at), by: ActorId(id(by)), seq: Seq(at), via: None, brought: None }
}

/// 书记's directive on the task of this title to 园区, in these words.
pub fn given(words: &str, on: &str) -> Instruction {
    let stamp = stamp("书记", 100);
    Instruction {
        id: InstructionId(id(&format!("批示/{words}"))),
        on: id(on),
        on_kind: Kind::Task,
        programme: ProgrammeId(id("链长制")),
        kind: InstructionKind::Directive,
        by: stamp.by,
        words: words.to_owned(),
        units: vec![UnitId(id("园区"))],
        due: None,
        confirmed: Some(stamp),
        seen: Vec::new(),
        acknowledged: Vec::new(),
        feedback: Vec::new(),
        task: None,
        closed: None,
        meta: Meta::new(stamp),
    }
}

/// The same, taken on by a unit.
pub fn taken(mut given: Instruction, unit: &str) -> Instruction {
    let (unit, stamp) = (UnitId(id(unit)), stamp("园区经办", 200));
    given.acknowledged.push(Acknowledgement { unit, stamp });
    given
}

/// The same, answered by a unit.
pub fn answered(mut given: Instruction, unit: &str) -> Instruction {
    let (unit, stamp) = (UnitId(id(unit)), stamp("园区经办", 300));
    given.feedback.push(Feedback { unit, words: "已办".to_owned(), day: today(), stamp });
    given
}
