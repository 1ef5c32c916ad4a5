//! Bodies as the values of a list: the county, the programme's office, a unit.

use shared::id::{Id, ProgrammeId, UnitId};
use shared::model::Body;
use shared::rules::Memory;

use crate::findings::facts;
use crate::text;
use crate::ui::{OptionGroup, units};

/// The value of a body.
pub fn value(body: Body) -> String {
    match body {
        Body::County => "county".to_owned(),
        Body::Programme(_) => "programme".to_owned(),
        Body::Unit(id) => id.to_string(),
    }
}

/// The body of a value; none where nothing is chosen.
pub fn body(value: &str, programme: ProgrammeId) -> Option<Body> {
    match value {
        "county" => Some(Body::County),
        "programme" => Some(Body::Programme(programme)),
        id => id.parse::<Id>().ok().map(|id| Body::Unit(UnitId(id))),
    }
}

/// Every body there is to choose from: the offices first, then units.
pub fn groups(memory: &Memory, programme: ProgrammeId) -> Vec<OptionGroup> {
    let words = text::finding_forms();
    let named = |body| (value(body), facts::body(memory, body));
    let unit = units(memory).into_iter().map(|unit| (unit.id.to_string(), unit.name));
    vec![
        OptionGroup::plain(vec![named(Body::Programme(programme)), named(Body::County)]),
        OptionGroup { label: words.units.to_owned(), options: unit.collect() },
    ]
}
