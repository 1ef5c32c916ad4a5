//! Who made and changed a thing, when, and in which order.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{ActorId, Millis, ReplicaId, Seq};

/// One act upon an entity. On a phone, before the verdict, `at` is the device's time and `seq` is
/// pending; in the verdict both are the server's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct Stamp {
    /// When.
    pub at: Millis,
    /// Who.
    pub by: ActorId,
    /// Its place in the county's order.
    pub seq: Seq,
    /// The delegate who entered it in that name: shown as 「×× 代 ×× 录入」.
    #[serde(default)]
    pub via: Option<ActorId>,
    /// Who brought it in as a file, where that was somebody else than whoever entered it: shown as
    /// 「×× 代交」. They say nothing by it and answer for nothing in it.
    #[serde(default)]
    pub brought: Option<ActorId>,
}

/// The first and the latest act upon an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
pub struct Meta {
    /// When and by whom it was made.
    pub created: Stamp,
    /// When and by whom it was last changed.
    pub updated: Stamp,
}

impl Meta {
    /// A new thing's.
    pub fn new(stamp: Stamp) -> Meta {
        Meta { created: stamp, updated: stamp }
    }
}

/// A property two people may edit at once. (A *field* is a campaign's field, never this.)
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Property {
    /// A title.
    Title,
    /// The longer text.
    Detail,
    /// The due day.
    Due,
    /// Leaders, lead and supporting units.
    Assignment,
    /// Who may see it.
    Visibility,
    /// One of the five-ones: the task force.
    Team,
    /// One of the five-ones: the work plan.
    Plan,
    /// One of the five-ones: the blueprint.
    Blueprint,
    /// What was inspected.
    Inspected,
    /// The field or river, and the township.
    Place,
}

/// The latest edit of one property: what a later edit is measured against.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// Which property.
    pub property: Property,
    /// Its place in the county's order.
    pub seq: Seq,
    /// The editor's day on their device.
    pub day: Day,
    /// Which replica it came from: a replica's own edits follow each other, they never collide.
    pub replica: ReplicaId,
    /// Who edited.
    pub by: ActorId,
}
