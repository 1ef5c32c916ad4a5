//! Things as they are before anybody in the county has touched them.

use shared::id::{ChainId, Millis, ProgrammeId, Seq, TaskId};
use shared::model::{Meta, Stamp, Status, Task, Visibility};

use crate::ids;

/// Made with the seed. Time and sequence number are filled in by the county that loads it.
pub fn meta() -> Meta {
    Meta::new(Stamp { at: Millis(0), by: ids::system(), seq: Seq(0), via: None, brought: None })
}

/// A task that nobody has started and that names nobody.
pub fn task(id: TaskId, no: u32, title: &str, programme: ProgrammeId) -> Task {
    Task {
        id,
        no,
        title: title.to_owned(),
        detail: String::new(),
        programme,
        parent: None,
        charge: None,
        leaders: Vec::new(),
        lead_units: Vec::new(),
        support_units: Vec::new(),
        start: None,
        due: None,
        progress: 0,
        progress_day: None,
        progress_seq: Seq(0),
        status: Status::NotStarted,
        block: None,
        visibility: Visibility::County,
        steps: Vec::new(),
        source: None,
        edits: Vec::new(),
        meta: meta(),
    }
}

/// A task that hangs under a chain.
pub fn chain_task(
    id: TaskId,
    no: u32,
    title: &str,
    (programme, chain): (ProgrammeId, ChainId),
) -> Task {
    Task {
        parent: Some(chain.into()),
        charge: Some(chain.into()),
        ..task(id, no, title, programme)
    }
}
