//! Units, people and posts, as the admin keeps them.

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, PostId, UnitId};
use crate::model::{Role, Seat, UnitKind};

/// A new unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddUnit {
    /// The new unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// What kind.
    pub kind: UnitKind,
}

/// Another name for a unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
}

/// A new person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddPerson {
    /// The new person.
    pub id: PersonId,
    /// The name.
    pub name: String,
}

/// A person's name, corrected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RenamePerson {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
}

/// A new post, filled or vacant.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AddPost {
    /// The new post.
    pub id: PostId,
    /// Who holds it, or nobody yet.
    pub person: Option<PersonId>,
    /// The title.
    pub title: String,
    /// What it lets its holder do.
    pub role: Role,
    /// Where it sits.
    pub seat: Seat,
}

/// 职务变动: another holder, or none. All open work that names the predecessor because of this post
/// goes over in the same step.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HoldPost {
    /// The post.
    pub post: PostId,
    /// Who holds it from now on, or nobody.
    pub person: Option<PersonId>,
    /// Whose open work goes over to the new holder; none: nobody's.
    pub hand_over: Option<PersonId>,
}
